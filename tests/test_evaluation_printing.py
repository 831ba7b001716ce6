"""Scores as the lines that a reader sees."""

from __future__ import annotations

from rectnlp.evaluation.compare import Change
from rectnlp.evaluation.printing import changes, scores
from rectnlp.evaluation.scorer import CheckScore, DocumentScore, Scores, SumScore, TableScore


def test_a_line_a_table_and_one_for_each_further_score() -> None:
    table = TableScore(317, 315, 0.997, (0.991, 1.0), 1.0, 0.994, 0.998, 0.995, {"noun": 0.886})
    found = Scores(
        {"counts": table},
        CheckScore(96, 83, 0.889, 0, 0.956, 0.971),
        DocumentScore(196, 0.99, ("甲: region",)),
        SumScore(20, 18, 131, 127, 1),
        {"case_notice": {"counts": 1.0, "units": 0.5}},
    )
    assert list(scores(found)) == [
        "counts       gold  317 pred  315  row 0.997 [0.991, 1.000] (P 1.000 R 0.994)  found 0.998  span 0.995  noun 0.886",
        "checks       gold   96 pred   83  mismatches found 0.889  invented 0  core ok found 0.956  ok precision 0.971",
        "documents    0.990 of 196 columns right; wrong: 甲: region",
        "sums         planted mismatches found 18 of 20, sums confirmed 127 of 131, invented 1",
        "case_notice: counts 1.000  units 0.500",
    ]
    assert list(scores(Scores({}, documents=DocumentScore(38, 1.0, ())))) == [
        "documents    1.000 of 38 columns right; wrong: none"
    ]


def test_twenty_changes_are_listed_and_the_rest_counted() -> None:
    places = tuple(("甲", i, i + 2, "3人") for i in range(22))
    lines = list(changes({"counts": Change(places, places[:1])}))
    assert lines[0] == "counts       gained 22, lost 1"
    assert lines[1] == "  + 甲 0-2 3人"
    assert lines[20:] == ["  + 甲 19-21 3人", "  + and 2 more", "  - 甲 0-2 3人"]
