"""What it means that a row agrees with gold: which columns count, and when two cells are equal.

A predicted and a gold row pair up when their spans overlap, largest overlap first, one to one. A pair is right when all
key columns agree. Phrases agree when equal, or when the shorter is a suffix of the longer and at least half as long.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

Row = Mapping[str, Any]
Pairs = list[tuple[int, int]]

# The columns that make a row right.
KEYS: Mapping[str, tuple[str, ...]] = {
    "counts": ("value", "value_high", "bound", "unit"),
    "percentages": ("value", "value_high", "bound", "kind"),
    "amounts": ("dimension", "value", "value_high", "bound", "unit"),
    "events": ("date_start", "date_end", "relation"),
    "units": ("unit_type",),
    "sanctions": ("sanction", "n_persons", "n_cases"),
    "citations": ("title", "doc_number"),
    "outline": ("level", "number"),
    "people": ("name",),
    "fields": ("field",),
}
# Further columns, reported as the share of pairs that agree.
FURTHER: Mapping[str, tuple[str, ...]] = {
    "counts": ("noun", "predicate"),
    "percentages": ("direction", "noun"),
    "amounts": ("si_value", "si_unit", "noun"),
    "events": ("granularity", "trigger", "event_type", "actor", "status"),
    "units": ("level",),
    "sanctions": ("category", "target", "authority", "date", "status"),
    "citations": ("doc_type", "action"),
    "outline": ("title", "end"),
    "people": ("position",),
    "fields": (),
}
_PHRASES = frozenset(("noun", "predicate", "trigger", "actor", "target", "authority"))
_EMPTY = frozenset(("", "none", "null", "nan", "<na>", "nat"))
_LABEL_SLACK = 3  # characters by which the start of an outline node may differ


def comparable(value: Any) -> float | str | None:
    """A cell in one form: numbers as floats, dates as ISO days, missing as None.

    >>> comparable("236"), comparable(dt.date(2023, 6, 18)), comparable("<NA>")
    (236.0, '2023-06-18', None)
    """
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, int | float):
        return round(float(value), 6)
    text = str(value).strip()
    if text.lower() in _EMPTY:
        return None
    try:
        return round(float(text), 6)
    except ValueError:
        return text


def agree(column: str, gold: Row, predicted: Row) -> bool:
    """Whether one column agrees.

    >>> agree("noun", {"noun": "问题线索"}, {"noun": "移交问题线索"}), agree("unit", {"unit": "件"}, {"unit": "件次"})
    (True, False)
    """
    a, b = comparable(gold.get(column)), comparable(predicted.get(column))
    if column in _PHRASES and isinstance(a, str) and isinstance(b, str):
        short, long = sorted((a, b), key=len)
        return a == b or (len(short) >= 2 and 2 * len(short) >= len(long) and long.endswith(short))
    return a == b


def right(table: str, gold: Row, predicted: Row) -> bool:
    """Whether all key columns that gold states agree."""
    return all(agree(column, gold, predicted) for column in KEYS[table] if column in gold)


def document_of(doc_id: str, documents: Iterable[str]) -> str | None:
    """The gold document that a predicted row belongs to: its doc_id, or the last part of a doc_id that is a path."""
    known = set(documents)
    name = PurePath(doc_id)
    return next((candidate for candidate in (doc_id, name.name, name.stem) if candidate in known), None)


def pair(table: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Pairs:
    """Pairs of row numbers within one document, best first."""
    candidates = _by_level(gold, predicted) if table == "outline" else _by_overlap(gold, predicted)
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs


def _by_level(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[float, int, int, int]]:
    return [
        (abs(g["start"] - p["start"]), 0, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g["level"] == p["level"] and abs(g["start"] - p["start"]) <= _LABEL_SLACK
    ]


def _by_overlap(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[float, int, int, int]]:
    order = sorted(range(len(predicted)), key=lambda j: predicted[j]["start"])
    candidates = []
    for i, g in enumerate(gold):
        for j in order:
            p = predicted[j]
            if p["start"] >= g["end"]:
                break
            overlap = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if overlap > 0:
                union = max(g["end"], p["end"]) - min(g["start"], p["start"])
                candidates.append((-overlap / union, -overlap, i, j))
    return candidates


def b_cubed(gold: Sequence[object], predicted: Sequence[object]) -> float:
    """B-cubed F1 of two clusterings of the same mentions, given each mention's cluster.

    Source: Bagga and Baldwin 1998, Algorithms for scoring coreference chains.

    >>> b_cubed(["a", "a", "b"], [1, 1, 2])
    1.0
    """
    if not gold:
        return 0.0
    in_gold: dict[object, set[int]] = defaultdict(set)
    in_predicted: dict[object, set[int]] = defaultdict(set)
    for k, (g, p) in enumerate(zip(gold, predicted, strict=True)):
        in_gold[g].add(k)
        in_predicted[p].add(k)
    shared = [(len(in_gold[g] & in_predicted[p]), g, p) for g, p in zip(gold, predicted, strict=True)]
    precision = sum(n / len(in_predicted[p]) for n, _, p in shared) / len(gold)
    recall = sum(n / len(in_gold[g]) for n, g, _ in shared) / len(gold)
    return 2 * precision * recall / (precision + recall)
