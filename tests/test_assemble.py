"""From positions in the view to offsets in the text, and from spans to printed phrases."""

from __future__ import annotations

import pytest

import rectnlp
from rectnlp.analysis import Analysis, Warning_, mask
from rectnlp.assemble import assemble, mention_ids, phrase
from rectnlp.bulletin import Bulletin
from rectnlp.mentions import Count, Person, Sanction
from rectnlp.schema import TABLES

TEXT = "走访 １，２００戶（次）。發現“四風”問題3个。"


def analysis(*rows: Count) -> Analysis:
    made = Analysis(Bulletin(TEXT, doc_id="甲"))
    made.body = made.view.norm
    made.rows["counts"] = list(rows)
    return made


def test_view_positions_become_offsets_and_phrases_are_printed() -> None:
    norm = Bulletin(TEXT).view.norm
    start = norm.index("1,200")
    three = norm.index("3个")
    total = Count(start, start + 9, "r", 1200.0, unit=(start + 5, start + 9))
    part = Count(three, three + 2, "r", 3.0, unit=(three + 1, three + 2), noun=(three - 6, three), part_of=total)
    first, second = assemble(analysis(total, part))["counts"].to_pylist()
    assert first["text"] == TEXT[first["start"] : first["end"]] == "１，２００戶（次）"
    assert first["unit"] == "戶次"
    assert second["noun"] == "四風問題"
    assert second["part_of"] == first["mention_id"] == f"甲:counts:{first['start']}-{first['end']}"
    assert TEXT[second["sentence_start"] : second["sentence_end"]] == "發現“四風”問題3个。"


def test_a_faulty_row_costs_its_table_and_no_other() -> None:
    made = analysis(Count(0, 2, "r", 1.0))
    made.rows["warnings"] = [Warning_("code", 10_000, 10_001, "beyond the text")]
    tables = assemble(made)
    assert tables["warnings"].num_rows == 0
    assert tables["counts"].num_rows == 1
    (failure,) = tables["failures"].to_pylist()
    assert failure["error"] == "IndexError"
    assert failure["message"].startswith("table warnings: ")


def test_two_rows_on_one_span_have_two_ids() -> None:
    made = analysis(Count(0, 2, "r", 1.0), Count(0, 2, "r", 2.0), Count(0, 2, "r", 3.0))
    assert mention_ids(made, "counts") == ["甲:counts:0-2", "甲:counts:0-2~2", "甲:counts:0-2~3"]


def test_every_table_is_there_with_its_schema() -> None:
    tables = assemble(analysis())
    assert list(tables) == list(TABLES)
    assert [row["text"] for row in tables["texts"].to_pylist()] == [TEXT]


@pytest.mark.parametrize(
    ("printed", "column"),
    [
        ("“四风”问题", "四风问题"),
        ("《通报》", "通报"),
        ("《甲》《乙》", "《甲》《乙》"),
        ("人（次）", "人次"),
        ("“”", None),
    ],
)
def test_phrases(printed: str, column: str | None) -> None:
    assert phrase(printed) == column


@pytest.mark.parametrize(
    ("spans", "masked"),
    [([], "甲乙丙丁"), ([(1, 3)], "甲**丁"), ([(0, 2), (1, 4)], "****"), ([(0, 3), (1, 2)], "***丁")],
)
def test_mask(spans: list[tuple[int, int]], masked: str) -> None:
    assert mask("甲乙丙丁", spans, "*") == masked


def test_redaction_masks_every_occurrence_and_keeps_offsets() -> None:
    text = "赵大海受到党内警告处分，赵 大海已退赔2万元。李明出席。"
    made = Analysis(Bulletin(text, doc_id="甲"))
    made.body = made.view.norm
    made.rows["people"] = [
        Person(0, 3, "r", person_id="甲:赵大海", name=(0, 3)),
        Person(made.body.index("李明"), made.body.index("李明") + 2, "r", person_id="甲:李明", name=(23, 25)),
    ]
    made.rows["sanctions"] = [Sanction(5, 11, "r", "party_warning", "party", person_id="甲:赵大海", target=(0, 3))]
    tables = assemble(made, redact=True)
    assert tables["texts"].to_pylist()[0]["text"] == "赵某某受到党内警告处分，赵 某某已退赔2万元。李明出席。"
    assert "赵大海" not in repr([table.to_pylist() for table in tables.values()])
    assert tables["sanctions"].to_pylist()[0]["target"] == "赵某某"
    assert rectnlp.extract(text).texts.loc[0, "text"] == text
