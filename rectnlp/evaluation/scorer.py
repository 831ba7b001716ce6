"""Scores: how many rows of each table are right, with an interval that says how far the number can be trusted.

`row` is the figure that counts: F1 of pairs that overlap and agree on every key column; `found` asks for overlap
alone, `span` for equal spans. Intervals are 95 % percentile bootstrap intervals over bulletins, or over stretches of
2,000 characters where there is one bulletin alone.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rectnlp.evaluation.agreement import FURTHER, KEYS, Pairs, Row, agree, b_cubed, comparable, document_of, pair, right
from rectnlp.evaluation.gold import Gold, placed
from rectnlp.tables import Tables

_RESAMPLES = 1000
_STRETCH = 2000
# Columns of `documents` that gold does not decide.
_UNSCORED = frozenset(("doc_id", "doc", "source", "n_warnings", "kind"))


@dataclass(slots=True)
class Tally:
    """What a resampling unit adds up to."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class TableScore:
    """The scores of one table."""

    gold: int
    predicted: int
    row: float
    interval: tuple[float, float]
    precision: float
    recall: float
    found: float
    span: float
    columns: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CheckScore:
    """The scores of `checks`."""

    gold: int
    predicted: int
    mismatches_found: float
    mismatches_invented: int
    ok_found: float
    ok_precision: float


@dataclass(frozen=True, slots=True)
class SumScore:
    """Totals with parts: planted mismatches found, true sums confirmed, mismatches invented."""

    planted: int
    planted_found: int
    sums: int
    confirmed: int
    invented: int


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The share of columns of `documents` that are right, and those that are not."""

    columns: int
    right: float
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """All scores of one run against one gold."""

    tables: Mapping[str, TableScore]
    checks: CheckScore | None = None
    documents: DocumentScore | None = None
    sums: SumScore | None = None
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # kind of bulletin → table → row F1


@dataclass(frozen=True)
class Aligned:
    """A table's gold and predicted rows, with their pairs."""

    table: str
    gold: Sequence[Row]
    predicted: Sequence[Row]
    pairs: Pairs
    documents: Sequence[str | None]  # of each predicted row, as gold names it

    def right(self, i: int, j: int) -> bool:
        """Whether a pair is right."""
        return right(self.table, self.gold[i], self.predicted[j])


def score(tables: Tables, gold: Gold, low: int = 0, high: int | None = None, by: str = "kind") -> Scores:
    """Score a run.

    Parameters
    ----------
    tables
        The run; rows of bulletins that gold does not know are left out.
    gold
        See `load_gold`; `low` and `high` must be the same there.
    low, high
        Only rows that start in [low, high).
    by
        The column of `documents`, or of gold's documents, by whose values row F1 is also told.
    """
    aligned = {name: align(name, tables, gold, low, high) for name in gold.tables}
    kinds = _kinds(tables, gold, by)
    return Scores(
        {name: _table_score(found) for name, found in aligned.items() if name in KEYS},
        _check_score(aligned["checks"]) if "checks" in aligned else None,
        _document_score(tables, gold.documents) if gold.documents else None,
        _sum_score(tables, gold.sums) if gold.sums else None,
        {kind: _rows_of_kind(aligned, kinds, kind) for kind in sorted(set(kinds.values()))},
    )


def align(table: str, tables: Tables, gold: Gold, low: int = 0, high: int | None = None) -> Aligned:
    """Pair one table's predicted rows with gold's, document by document."""
    rows = gold.tables[table]
    named = {row["doc"] for row in rows if row["doc"]}
    kept, belongs = [], []
    for row in map(placed, tables.to_arrow()[table].to_pylist()):
        document = document_of(row["doc_id"], named)
        if (document or not named) and row["start"] >= low and (high is None or row["start"] < high):
            kept.append(row)
            belongs.append(document)
    pairs: Pairs = []
    if table in KEYS:
        for document in sorted({row["doc"] for row in rows}, key=str):
            i_s = [i for i, row in enumerate(rows) if row["doc"] == document]
            j_s = [j for j, of in enumerate(belongs) if of == document]
            pairs += [(i_s[i], j_s[j]) for i, j in pair(table, [rows[i] for i in i_s], [kept[j] for j in j_s])]
    return Aligned(table, rows, kept, pairs, belongs)


def f1(hits: int, gold: int, predicted: int) -> float:
    """F1; 1 where there is nothing to find and nothing was found."""
    return 2 * hits / (gold + predicted) if gold or predicted else 1.0


def _table_score(aligned: Aligned) -> TableScore:
    tallies = list(_tallies(aligned).values())
    n = Tally(*(sum(getattr(tally, name) for tally in tallies) for name in Tally.__slots__))
    return TableScore(
        n.gold,
        n.predicted,
        f1(n.right, n.gold, n.predicted),
        _interval(tallies),
        n.right / n.predicted if n.predicted else 0.0,
        n.right / n.gold if n.gold else 0.0,
        f1(n.found, n.gold, n.predicted),
        f1(n.exact, n.gold, n.predicted),
        _columns(aligned),
    )


def _tallies(aligned: Aligned) -> dict[object, Tally]:
    """Counts by bulletin, or by stretch where there is one bulletin."""
    several = len({row["doc"] for row in aligned.gold}) > 1
    tallies: dict[object, Tally] = defaultdict(Tally)
    for row in aligned.gold:
        tallies[row["doc"] if several else row["start"] // _STRETCH].gold += 1
    for row, document in zip(aligned.predicted, aligned.documents, strict=True):
        tallies[document if several else row["start"] // _STRETCH].predicted += 1
    for i, j in aligned.pairs:
        gold, predicted = aligned.gold[i], aligned.predicted[j]
        tally = tallies[gold["doc"] if several else gold["start"] // _STRETCH]
        tally.found += 1
        tally.exact += gold["start"] == predicted["start"] and gold["end"] == predicted["end"]
        tally.right += aligned.right(i, j)
    return tallies


def _interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """95 % percentile bootstrap interval of row F1. Source: Efron and Tibshirani 1993, chapter 13."""
    if not tallies:
        return 1.0, 1.0
    draw = random.Random(1)
    values = []
    for _ in range(_RESAMPLES):
        sample = draw.choices(tallies, k=len(tallies))
        values.append(f1(*(sum(getattr(tally, name) for tally in sample) for name in ("right", "gold", "predicted"))))
    values.sort()
    return values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES) - 1]


def _columns(aligned: Aligned) -> dict[str, float]:
    shares = {}
    for column in FURTHER[aligned.table]:
        if any(column in row for row in aligned.gold):
            agreeing = sum(agree(column, aligned.gold[i], aligned.predicted[j]) for i, j in aligned.pairs)
            shares[column] = agreeing / len(aligned.pairs) if aligned.pairs else 0.0
    if aligned.table == "units":
        gold = [aligned.gold[i] for i, _ in aligned.pairs]
        shares["cluster"] = b_cubed(
            [(row["doc"], comparable(row.get("canonical"))) for row in gold],
            [
                (row["doc"], comparable(aligned.predicted[j].get("unit_id")))
                for row, (_, j) in zip(gold, aligned.pairs, strict=True)
            ],
        )
    return shares


def _check_score(aligned: Aligned) -> CheckScore:
    def of(rows: Iterable[Row], status: str) -> list[Row]:
        return [row for row in rows if row.get("status") == status]

    predicted = [{**row, "doc": doc} for row, doc in zip(aligned.predicted, aligned.documents, strict=True)]
    bad, bad_predicted = of(aligned.gold, "mismatch"), of(predicted, "mismatch")
    ok, ok_predicted = of(aligned.gold, "ok"), of(predicted, "ok")
    core = [row for row in ok if row.get("tier", "core") == "core"]
    found = sum(_any_same(row, bad_predicted) for row in bad)
    confirmed = sum(_any_same(row, ok_predicted) for row in core)
    true = sum(any(_same_total(row, other) for row in ok) for other in ok_predicted)
    return CheckScore(
        len(aligned.gold),
        len(predicted),
        found / len(bad) if bad else 1.0,
        sum(not any(_same_total(row, other) for row in bad) for other in bad_predicted),
        confirmed / len(core) if core else 1.0,
        true / len(ok_predicted) if ok_predicted else 1.0,
    )


def _any_same(gold: Row, predicted: Iterable[Row]) -> bool:
    return any(_same_total(gold, other) for other in predicted)


def _same_total(gold: Row, predicted: Row) -> bool:
    start, other = gold.get("total_start"), predicted.get("total_start")
    if gold["kind"] != predicted["kind"] or start is None or other is None or gold["doc"] != predicted.get("doc"):
        return False
    end = predicted["total_end"] or other + 1
    return bool(min(gold["total_end"], end) > max(start, other))


def _sum_score(tables: Tables, sums: Sequence[Row]) -> SumScore:
    documents = {row["doc"] for row in sums}
    stated: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for row in tables.to_arrow()["checks"].to_pylist():
        document = document_of(row["doc_id"], documents)
        if document and row["kind"] == "parts_sum":
            stated[row["status"]].add((document, row["stated"]))
    wrong = {(row["doc"], float(row["total"])) for row in sums if not row["adds_up"]}
    true = {(row["doc"], float(row["total"])) for row in sums if row["adds_up"]}
    return SumScore(
        len(wrong),
        len(wrong & stated["mismatch"]),
        len(true),
        len(true & stated["ok"]),
        len(stated["mismatch"] - wrong),
    )


def _document_score(tables: Tables, documents: Sequence[Row]) -> DocumentScore:
    rows = tables.to_arrow()["documents"].to_pylist()
    n, wrong = 0, []
    for gold in documents:
        doc = gold["doc_id"]
        row: Row = next((row for row in rows if document_of(row["doc_id"], {doc})), {})
        columns = [column for column in gold if column not in _UNSCORED]
        n += len(columns)
        bad = [column for column in columns if not row or comparable(row.get(column)) != comparable(gold[column])]
        wrong += bad if len(documents) == 1 else [f"{doc}: {column}" for column in bad]
    return DocumentScore(n, (n - len(wrong)) / n if n else 1.0, tuple(wrong))


def _kinds(tables: Tables, gold: Gold, by: str) -> dict[str, str]:
    """The kind of each gold document, where gold or the run knows it."""
    names = {row["doc"] for rows in gold.tables.values() for row in rows if row["doc"]}
    kinds = {row["doc_id"]: str(row[by]) for row in gold.documents if row.get(by) is not None}
    for row in tables.to_arrow()["documents"].to_pylist():
        document = document_of(row["doc_id"], names)
        if document and row.get(by) is not None:
            kinds.setdefault(document, str(row[by]))
    return {document: kind for document, kind in kinds.items() if document in names}


def _rows_of_kind(aligned: Mapping[str, Aligned], kinds: Mapping[str, str], kind: str) -> dict[str, float]:
    found = {}
    for name, rows in aligned.items():
        if name in KEYS:
            tallies = [tally for document, tally in _tallies(rows).items() if kinds.get(str(document)) == kind]
            sums = [sum(getattr(tally, part) for tally in tallies) for part in ("right", "gold", "predicted")]
            found[name] = f1(*sums)
    return found
