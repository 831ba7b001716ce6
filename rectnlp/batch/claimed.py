"""Numerals that no table claimed: the first sign that bulletins say something in a way that we do not read yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rectnlp.schema import TABLES

# A single Chinese numeral is more often a part of a word (统一, 三农) than a number.
_NUMERAL = re.compile("[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[〇零一二两三四五六七八九十百千万亿]{2,}")
_CONTACTS = ("phone", "email", "address")
Span = tuple[int, int]


def claims(files: Mapping[str, list[Path]]) -> Iterator[tuple[str, int, int]]:
    """The doc_id of every bulletin, its numerals, and those of them that no row of any table covers.

    Read part by part: the rows of a bulletin are in the files of one part.
    """
    parts: dict[str, dict[str, Path]] = {}
    for table, paths in files.items():
        for path in paths:
            parts.setdefault(path.name if path.name.startswith("part-") else "", {})[table] = path
    for part in parts.values():
        if "texts" in part:
            covered = _covered(part)
            contacts = _contacts(part)
            for row in pq.ParquetFile(part["texts"]).read(["doc_id", "text"]).to_pylist():
                doc_id, text = row["doc_id"], row["text"]
                spans = [*covered.get(doc_id, ()), *_where(text, contacts.get(doc_id, ()))]
                yield doc_id, *unclaimed(text, spans)


def unclaimed(text: str, spans: Iterable[Span]) -> tuple[int, int]:
    """How many numerals a text has, and how many of them no span touches.

    >>> unclaimed("约谈12人，文号不详的3号通知", [(2, 5)])
    (2, 1)
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    starts = [start for start, _ in merged]
    numerals = missed = 0
    for match in _NUMERAL.finditer(text):
        numerals += 1
        at = bisect_right(starts, match.end() - 1) - 1
        missed += at < 0 or merged[at][1] <= match.start()
    return numerals, missed


def _covered(part: Mapping[str, Path]) -> dict[str, list[Span]]:
    """What the rows of a part cover: mentions, statements of progress, and the labels of the outline."""
    spans: dict[str, list[Span]] = {}
    for name, path in part.items():
        if TABLES[name].mentions or name == "progress":
            for doc_id, start, end in _columns(path, "doc_id", "start", "end"):
                if start is not None and end is not None:
                    spans.setdefault(doc_id, []).append((start, end))
        elif name == "outline":
            for doc_id, start, label in _columns(path, "doc_id", "start", "label"):
                if start is not None and label:
                    spans.setdefault(doc_id, []).append((start, start + len(label)))
    return spans


def _contacts(part: Mapping[str, Path]) -> dict[str, list[str]]:
    if "documents" not in part:
        return {}
    rows = _columns(part["documents"], "doc_id", *_CONTACTS)
    return {doc_id: [value for value in values if value] for doc_id, *values in rows}


def _where(text: str, passages: Iterable[str]) -> Iterator[Span]:
    for passage in passages:
        at = text.find(passage)
        if at >= 0:
            yield at, at + len(passage)


def _columns(path: Path, *names: str) -> Iterator[tuple[Any, ...]]:
    table = pq.ParquetFile(path).read()
    columns = [table[name] if name in table.column_names else pa.nulls(len(table)) for name in names]
    return zip(*(column.to_pylist() for column in columns), strict=True)
