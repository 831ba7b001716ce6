"""What rectnlp promises of every text, whatever was done to it, each promise as an assertion."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Mapping
from typing import Any

import rectnlp
from rectnlp.schema import MENTIONS, TABLES

Rows = dict[str, list[dict[str, Any]]]
_SPANS = (("start", "end"), ("total_start", "total_end"), ("sentence_start", "sentence_end"))
_DAYS = (("date_start", "date_end"), ("inspection_start", "inspection_end"))
_IDS = {"outline": "node_id", "problems": "problem_id", "checks": "check_id", "inspections": "inspection_id"} | {
    table.name: "mention_id" for table in MENTIONS
}


def rows_of(bulletin: rectnlp.Bulletin) -> Rows:
    """Every table of a bulletin, a row a dictionary."""
    return {name: table.to_pylist() for name, table in rectnlp.extract(bulletin).to_arrow().items()}


def kept(bulletin: rectnlp.Bulletin) -> Rows:
    """The rows of a bulletin, once every promise about them has been found true."""
    rows = rows_of(bulletin)
    assert not rows["failures"], rows["failures"]
    text = bulletin.text
    for table in MENTIONS:
        for row in rows[table.name]:
            assert text[row["start"] : row["end"]] == row["text"] != "", row
            assert row["sentence_start"] <= row["start"] < row["end"], row
    ids = {name: [row[column] for row in rows[name]] for name, column in _IDS.items()}
    for name, found in ids.items():
        assert len(set(found)) == len(found), (name, found)
    _lead_somewhere(rows, {name: {*found, None} for name, found in ids.items()})
    for name in TABLES:
        for row in rows[name]:
            _is_sound(row, len(text))
    return rows


def _lead_somewhere(rows: Rows, ids: Mapping[str, set[str | None]]) -> None:
    """Every id that a row names is the id of a row."""
    for name, table in rows.items():
        for row in table:
            for column in ("part_of", "repeat_of"):
                assert row.get(column) in ids.get(name, {None}), row
            assert row.get("node_id") in ids["outline"], row
            assert row.get("problem_id") in ids["problems"], row
    mentions = set().union(ids["outline"], *(ids[table.name] for table in MENTIONS))
    for row in rows["check_parts"]:
        assert row["check_id"] in ids["checks"], row
        assert row["mention_id"] in mentions, row


def _is_sound(row: Mapping[str, Any], length: int) -> None:
    for start, end in _SPANS:
        if row.get(start) is not None:
            assert 0 <= row[start] <= row[end] <= length, row
    for first, last in _DAYS:
        if isinstance(row.get(first), dt.date) and isinstance(row.get(last), dt.date):
            assert row[first] <= row[last], row
    if row.get("value") is not None and row.get("value_high") is not None:
        assert row["value"] <= row["value_high"], row
    assert all(math.isfinite(value) for value in row.values() if isinstance(value, float)), row


def digest(rows: Rows) -> str:
    """One fingerprint of every row, ids included."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()
