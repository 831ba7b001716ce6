"""Two runs against the same gold: which rows were gained, lost, or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rectnlp.evaluation.agreement import KEYS, Row
from rectnlp.evaluation.gold import Gold
from rectnlp.evaluation.scorer import Aligned, align
from rectnlp.tables import Tables

Place = tuple[str, int, int, str]  # doc, start, end, text


@dataclass(frozen=True, slots=True)
class Change:
    """One table's difference. A spurious row that is gone is a gain, a new one a loss."""

    gained: tuple[Place, ...]
    lost: tuple[Place, ...]


def compare(new: Tables, old: Tables, gold: Gold, low: int = 0, high: int | None = None) -> dict[str, Change]:
    """What the newer run does better and worse than the older one, table by table."""
    changes = {}
    for table in gold.tables:
        if table in KEYS:
            now, before = (align(table, run, gold, low, high) for run in (new, old))
            right_now, right_before = _right(now), _right(before)
            false_now, false_before = _spurious(now), _spurious(before)
            changes[table] = Change(
                tuple(sorted((right_now - right_before) | (false_before - false_now))),
                tuple(sorted((right_before - right_now) | (false_now - false_before))),
            )
    return changes


def _right(aligned: Aligned) -> set[Place]:
    return {_place(aligned.gold[i], aligned.gold[i]["doc"]) for i, j in aligned.pairs if aligned.right(i, j)}


def _spurious(aligned: Aligned) -> set[Place]:
    paired = {j for _, j in aligned.pairs}
    return {
        _place(row, aligned.documents[j], "spurious ") for j, row in enumerate(aligned.predicted) if j not in paired
    }


def _place(row: Row, document: Any, remark: str = "") -> Place:
    return str(document or ""), row["start"], row["end"], f"{remark}{row.get('text') or row.get('title') or ''}"
