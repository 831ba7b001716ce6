"""What a report shows, as plain data: one part for the whole run, and one for each bulletin.

A bulletin's part is parsed only when the bulletin is opened, so a report of many opens as fast as one of few. Rows are
lists in the order of their table's columns, without `doc_id`, which is the same for all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from rectnlp import __version__, answers
from rectnlp.findings import Finding, findings
from rectnlp.labels import coded
from rectnlp.report.columns import SHOWN
from rectnlp.schema import SCHEMA_VERSION, TABLES
from rectnlp.stacking import Stacked

STATUSES = ("mismatch", "unclear", "ok")
_INDEX = (
    "doc_id", "title", "region", "issuer", "published", "problems", "measures", "done", "completion_rate",
    "completion_basis", "sanctions", "sanctioned_persons", "money_recovered", "mismatches", "n_chars",
)  # fmt: skip


def overview(tables: Stacked, words: Iterable[dict[str, str]]) -> dict[str, Any]:
    """What belongs to the whole run: labels, the index of bulletins, and every mismatch in a line."""
    return {
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "words": {word["key"]: [word["zh"], word["en"]] for word in words},
        "schema": {name: _schema(name, tables) for name in ("documents", "outline", *SHOWN)},
        "index": [{name: row[name] for name in _INDEX} for row in answers.plain(tables, "answer_bulletins")],
        "mismatches": [
            {"doc_id": found.doc_id, "id": found.check_id, "message": found.message, "message_en": found.message_en}
            for found in findings(tables)
        ],
        "failures": tables.to_arrow()["failures"].to_pylist(),
        "texts": tables.to_arrow()["texts"]["doc_id"].to_pylist(),
    }


def bulletins(tables: Stacked) -> Iterator[dict[str, Any]]:
    """What belongs to one bulletin, for each in the order of `texts`."""
    arrow = tables.to_arrow()
    passages: dict[str, dict[str, Any]] = {}
    for found in findings(tables, STATUSES):
        passages.setdefault(found.doc_id, {})[found.check_id] = _passages(found)
    rows = {name: _by_document(arrow[name]) for name in ("documents", "outline", "check_parts", *SHOWN)}
    for doc_id, text in zip(*(arrow["texts"][name].to_pylist() for name in ("doc_id", "text")), strict=True):
        yield {
            "doc_id": doc_id,
            "text": text,
            "tables": {name: rows[name].get(doc_id, []) for name in ("documents", "outline", *SHOWN)},
            "parts": _parts(rows["check_parts"].get(doc_id, [])),
            "passages": passages.get(doc_id, {}),
        }


def _schema(name: str, tables: Stacked) -> dict[str, Any]:
    table = TABLES[name]
    codes = coded(name, tables.lexicons)
    return {
        "zh": table.zh,
        "en": name,
        "description": table.description,
        "mentions": table.mentions,
        "shown": SHOWN.get(name, ()),
        "columns": [
            {
                "name": column.name,
                "zh": column.zh,
                "type": column.type.arrow,
                "description": column.description,
                "codes": {code: [label.zh, label.en] for code, label in codes.get(column.name, {}).items()},
            }
            for column in table.columns
            if column.name != "doc_id"
        ],
    }


def _by_document(table: pa.Table) -> dict[str, list[list[Any]]]:
    """A table's rows by bulletin, in the schema's columns without doc_id."""
    columns = [[_plain(value) for value in table[name].to_pylist()] for name in table.column_names if name != "doc_id"]
    found: dict[str, list[list[Any]]] = {}
    for doc_id, *row in zip(table["doc_id"].to_pylist(), *columns, strict=True):
        found.setdefault(doc_id, []).append(row)
    return found


def _parts(rows: list[list[Any]]) -> dict[str, list[list[Any]]]:
    """By check: the mentions (or nodes) that take part, with their role."""
    found: dict[str, list[list[Any]]] = {}
    for check_id, mention_id, role, *_ in rows:
        found.setdefault(check_id, []).append([mention_id, role])
    return found


def _passages(found: Finding) -> list[list[Any]]:
    """Passages as offset, length and marks; their text is in the bulletin's."""
    return [[passage.start, len(passage.text), passage.marks] for passage in found.passages]


def _plain(value: Any) -> Any:
    """A cell as JSON has it: dates are ISO days, and what is no number is missing."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value != value else value
