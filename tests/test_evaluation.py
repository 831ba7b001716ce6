"""The scorer: what it counts, and that it agrees with the one outside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectnlp
from rectnlp.errors import InputError
from rectnlp.evaluation.agreement import KEYS, agree, b_cubed, comparable, document_of
from rectnlp.evaluation.compare import compare
from rectnlp.evaluation.gold import Gold, load_gold
from rectnlp.evaluation.scorer import Scores, score
from rectnlp.tables import Tables


def counts(*rows: tuple[str, int, int, float]) -> Tables:
    """A run of counts alone: doc, start, end, value."""
    schema = Tables({}).to_arrow()["counts"].schema
    filled = [
        {**dict.fromkeys(schema.names), "doc_id": doc, "start": s, "end": e, "text": "x", "value": v, "bound": "exact"}
        for doc, s, e, v in rows
    ]
    return Tables({"counts": pa.Table.from_pylist(filled, schema=schema)})


def gold(*rows: tuple[str, int, int, float]) -> Gold:
    return Gold({"counts": [{"doc": d, "start": s, "end": e, "value": v, "bound": "exact"} for d, s, e, v in rows]})


def test_right_found_and_exact_are_told_apart() -> None:
    true = gold(("a", 0, 3, 1), ("a", 5, 8, 2), ("a", 10, 12, 3), ("b", 0, 2, 4))
    run = counts(("a", 0, 3, 1), ("a", 5, 9, 2), ("a", 10, 12, 9), ("a", 20, 22, 5), ("unknown", 0, 2, 4))
    table = score(run, true).tables["counts"]
    assert (table.gold, table.predicted) == (4, 4)
    assert table.row == pytest.approx(2 * 2 / 8)
    assert table.found == pytest.approx(2 * 3 / 8)
    assert table.span == pytest.approx(2 * 2 / 8)
    assert table.precision == pytest.approx(0.5)
    low, high = table.interval
    assert 0 <= low <= table.row <= high <= 1


def test_a_row_pairs_once_with_its_largest_overlap() -> None:
    table = score(counts(("a", 0, 4, 1), ("a", 3, 6, 2)), gold(("a", 3, 6, 2))).tables["counts"]
    assert (table.found, table.precision) == (pytest.approx(2 / 3), 0.5)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert score(counts(), gold()).tables["counts"].row == 1.0


@pytest.mark.parametrize(
    ("value", "expected"),
    [("236", 236.0), (236, 236.0), (2.0000001, 2.0), (" ", None), ("NaN", None), (float("nan"), None), ("三", "三")],
)
def test_cells_are_compared_in_one_form(value: object, expected: object) -> None:
    assert comparable(value) == expected


def test_phrases_agree_by_a_long_enough_suffix() -> None:
    for a, b, same in (("问题线索", "线索", True), ("移交问题线索", "线索", False), ("线索", "索", False)):
        assert agree("noun", {"noun": a}, {"noun": b}) is same
        assert agree("noun", {"noun": b}, {"noun": a}) is same


def test_a_path_is_known_by_its_stem() -> None:
    assert document_of("2023/003", {"003"}) == "003"
    assert document_of("3", {"003"}) is None


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_b_cubed_is_one_for_the_same_clusters_and_less_for_others(clusters: list[int]) -> None:
    assert b_cubed(clusters, [str(cluster) for cluster in clusters]) == pytest.approx(1)
    if len(set(clusters)) > 1:
        assert b_cubed(clusters, [0] * len(clusters)) < 1


def test_kinds_are_told_apart() -> None:
    documents = pa.table({"doc_id": ["a", "b"], "kind": ["县", "医院"]})
    run = Tables({**counts(("a", 0, 2, 1)).to_arrow(), "documents": documents})
    assert score(run, gold(("a", 0, 2, 1), ("b", 0, 2, 1))).kinds == {"县": {"counts": 1.0}, "医院": {"counts": 0.0}}


def test_gains_and_losses_against_an_older_run() -> None:
    true = gold(("a", 0, 2, 1), ("a", 4, 6, 2))
    change = compare(counts(("a", 0, 2, 1), ("a", 8, 9, 7)), counts(("a", 4, 6, 2)), true)["counts"]
    assert change.gained == (("a", 0, 2, ""),)
    assert change.lost == (("a", 4, 6, ""), ("a", 8, 9, "spurious x"))


def test_gold_is_read_from_one_folder_or_from_many(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "document.json").write_text(json.dumps({"doc_id": name}), encoding="utf-8")
        (tmp_path / name / "counts.jsonl").write_text('{"start": 3, "end": 5}\n{"start": 90, "end": 95}\n')
    assert [row["doc"] for row in load_gold(tmp_path).tables["counts"]] == ["乙", "乙", "甲", "甲"]
    assert [row["start"] for row in load_gold(tmp_path / "甲", 0, 50).tables["counts"]] == [3]
    with pytest.raises(InputError, match="no gold"):
        load_gold(tmp_path / "丙")
    (tmp_path / "甲" / "counts.jsonl").write_text("{")
    with pytest.raises(InputError, match=r"counts\.jsonl: not JSON Lines"):
        load_gold(tmp_path)


def by_the_other(out: Path, folder: Path, shared: Path, *limits: str) -> dict[str, dict[str, object]]:
    command = [sys.executable, str(shared / "eval" / "score.py"), "--pred", str(out), "--gold", str(folder), "--json"]
    return json.loads(subprocess.run([*command, *limits], capture_output=True, check=True, text=True).stdout)


def assert_same(ours: Scores, theirs: dict[str, dict[str, object]]) -> None:
    for name, expected in theirs.items():
        if name in KEYS:
            table = ours.tables[name]
            found = {
                "gold": table.gold, "pred": table.predicted, "span": table.span, "found": table.found,
                "row": table.row, "precision": table.precision, "recall": table.recall, **table.columns,
            }  # fmt: skip
            assert found == pytest.approx(expected), name
    if "checks" in theirs:
        checks = ours.checks
        assert checks.mismatches_found == theirs["checks"]["mismatch_found"]
        assert checks.mismatches_invented == theirs["checks"]["mismatch_invented"]
        assert checks.ok_found == pytest.approx(theirs["checks"]["ok_found"])
        assert checks.ok_precision == pytest.approx(theirs["checks"]["ok_precision"])
    if "documents" in theirs:
        assert ours.documents.right == pytest.approx(theirs["documents"]["right"])
        assert list(ours.documents.wrong) == theirs["documents"]["wrong"]
    if "sums" in theirs:
        assert ours.sums.planted_found == theirs["sums"]["planted_found"]
        assert ours.sums.confirmed == theirs["sums"]["sums_confirmed"]
        assert ours.sums.invented == theirs["sums"]["invented"]


def test_agrees_with_the_other_scorer_on_one_bulletin(shared: Path, tmp_path: Path) -> None:
    rectnlp.extract(next((shared / "gold").glob("*.txt"))).to_csv(tmp_path)
    folder = shared / "gold" / "dev"
    ours = score(rectnlp.load(tmp_path), load_gold(folder, 0, 10698), 0, 10698)
    assert_same(ours, by_the_other(tmp_path, folder, shared, "--to", "10698"))


def test_agrees_with_the_other_scorer_on_many(shared: Path, tmp_path: Path) -> None:
    from rectnlp.export import open_sink

    with open_sink(tmp_path, "csv") as sink:
        for result in rectnlp.extract_many([shared / "gold" / "variants" / "bulletins.csv"]):
            sink.write(result.tables.to_arrow())
    folder = shared / "gold" / "variants" / "gold"
    assert_same(score(rectnlp.load(tmp_path), load_gold(folder)), by_the_other(tmp_path, folder, shared))
