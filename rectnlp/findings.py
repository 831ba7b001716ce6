"""What a person should look at: every check with its passages, the numbers in them marked; mismatches unless told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rectnlp.mentions import Span
from rectnlp.stacking import Stacked

_PASSAGES = 4  # of sentences further from the total no more are shown: a run of labels goes through the whole bulletin


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, the line (from 1) and offset where it stands, and the stretches of it that take part in the check."""

    line: int
    start: int
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check."""

    doc_id: str
    check_id: str
    kind: str
    message: str
    message_en: str
    passages: tuple[Passage, ...]


def findings(tables: Stacked, statuses: Collection[str] = ("mismatch",)) -> Iterator[Finding]:
    """The checks of one or more bulletins that ended in one of these ways, in their order."""
    arrow = tables.to_arrow()
    texts = dict(zip(*(arrow["texts"][name].to_pylist() for name in ("doc_id", "text")), strict=True))
    parts: dict[tuple[str, str], list[Span]] = {}
    for row in arrow["check_parts"].to_pylist():
        parts.setdefault((row["doc_id"], row["check_id"]), []).append((row["start"], row["end"]))
    for row in arrow["checks"].to_pylist():
        if row["status"] in statuses:
            spans = {*parts.get((row["doc_id"], row["check_id"]), ())}
            if row["total_start"] is not None:
                spans.add((row["total_start"], row["total_end"]))
            shown = passages(texts[row["doc_id"]], sorted(spans), row["total_start"] or 0)
            yield Finding(
                row["doc_id"],
                row["check_id"],
                row["kind"],
                row["message"] or "",
                row["message_en"] or "",
                shown,
            )


def passages(text: str, spans: list[Span], total: int) -> tuple[Passage, ...]:
    """The sentences that hold the spans, each once; where there are many, those nearest to the total.

    >>> passages("查处3起。通报3人，其中甲1人、乙1人。", [(7, 9), (13, 15), (17, 19)], 7)
    (Passage(line=1, start=5, text='通报3人，其中甲1人、乙1人。', marks=((2, 4), (8, 10), (12, 14))),)
    """
    found: list[tuple[Span, list[Span]]] = []
    for start, end in spans:
        if not found or start >= found[-1][0][1]:
            found.append((_sentence(text, start), []))
        found[-1][1].append((start, min(end, found[-1][0][1])))
    nearest = sorted(found, key=lambda passage: abs(passage[1][0][0] - total))[:_PASSAGES]
    return tuple(
        Passage(
            bisect_right(_borders(text).lines, low) + 1,
            low,
            text[low:high],
            tuple((s - low, e - low) for s, e in marks),
        )
        for (low, high), marks in sorted(nearest)
    )


def _sentence(text: str, at: int) -> Span:
    """The sentence that holds an offset of the text as read, without the white space around it."""
    ends = _borders(text).ends
    behind = bisect_right(ends, at)
    low = ends[behind - 1] if behind else 0
    high = ends[behind] if behind < len(ends) else len(text)
    return at - len(text[low:at].lstrip()), low + len(text[low:high].rstrip("\n"))


class _Borders(NamedTuple):
    ends: list[int]  # behind every mark that ends a sentence
    lines: list[int]  # behind every line break


@lru_cache(maxsize=2)
def _borders(text: str) -> _Borders:
    """Where the sentences and lines of a text end; kept, because a text has many checks."""
    return _Borders(
        [mark.end() for mark in re.finditer("[。！？!?\n]", text)],
        [mark.end() for mark in re.finditer("\n", text)],
    )
