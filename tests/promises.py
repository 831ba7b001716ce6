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
    for name, column in _IDS.items():
        ids = [row[column] for row in rows[name]]
        assert len(set(ids)) == len(ids), (name, ids)
    for name in TABLES:
        for row in rows[name]:
            _is_sound(row, len(text))
    return rows


def _is_sound(row: Mapping[str, Any], length: int) -> None:
    for start, end in _SPANS:
        if row.get(start) is not None:
            assert 0 <= row[start] <= row[end] <= length, row
    for first, last in _DAYS:
        if isinstance(row.get(first), dt.date) and isinstance(row.get(last), dt.date):
            assert row[first] <= row[last], row
    assert all(math.isfinite(value) for value in row.values() if isinstance(value, float)), row


def digest(rows: Rows) -> str:
    """One fingerprint of every row, ids included."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()
