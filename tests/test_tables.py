"""The result object: attributes, nodes, explanations, mismatches."""

from __future__ import annotations

import os
import subprocess
import sys

import pandas as pd
import pytest

import rectnlp
from rectnlp.schema import MENTIONS, TABLES
from rectnlp.tables import Tables


@pytest.fixture
def tables(bulletin: str) -> Tables:
    return rectnlp.extract(rectnlp.Bulletin(bulletin, "2024-11-08", doc_id="云岭县"))


def test_tables_are_frames_built_once(tables: Tables) -> None:
    assert isinstance(tables.counts, pd.DataFrame)
    assert tables.counts is tables["counts"]
    with pytest.raises(KeyError):
        tables["nothing"]


def test_offsets_point_into_the_text(tables: Tables, bulletin: str) -> None:
    for table in MENTIONS:
        for row in tables[table.name].itertuples():
            assert bulletin[row.start : row.end] == row.text
            assert row.sentence_start <= row.start < row.end <= row.sentence_end
            assert row.mention_id.startswith(f"云岭县:{table.name}:{row.start}-{row.end}")


def test_mention_ids_are_unique(tables: Tables) -> None:
    for table in MENTIONS:
        assert tables[table.name]["mention_id"].is_unique


def test_repr_says_what_is_there(tables: Tables) -> None:
    assert repr(tables).startswith("Tables of 1 bulletin: ")
    assert f"counts {len(tables.counts)}" in repr(tables)
    html = tables._repr_html_()
    assert all(f"<td>{name}</td>" in html for name in TABLES)


def test_a_node_holds_the_rows_of_its_stretch(tables: Tables) -> None:
    item = tables.outline[tables.outline["title"].str.contains("基层党建薄弱", na=False)].iloc[0]
    inside = tables.node(item["node_id"])
    assert set(inside.counts["text"]) == {"48个", "1,260余户", "2名"} | set(inside.counts["text"])
    assert inside.counts["start"].between(item["start"], item["end"]).all()
    assert len(inside.counts) < len(tables.counts)
    assert inside.outline.iloc[0]["node_id"] == item["node_id"]
    assert len(inside.texts) == 1
    with pytest.raises(KeyError, match="no node"):
        tables.node("nowhere")


def test_mismatches_are_the_checks_that_fail() -> None:
    wrong = rectnlp.extract("全县查处12人（甲镇5人、乙镇4人、丙镇2人）。")
    assert wrong.mismatches["stated"].tolist() == [12.0]
    assert rectnlp.extract("全县查处11人（甲镇5人、乙镇4人、丙镇2人）。").mismatches.empty


def test_every_row_can_be_explained(tables: Tables) -> None:
    n = 0
    for table in MENTIONS:
        for row in tables[table.name].itertuples():
            explanation = tables.explain(row.mention_id)
            assert (explanation.table, explanation.text, explanation.rule) == (table.name, row.text, row.rule)
            assert row.text in explanation.sentence or "\n" in row.text
            assert row.rule in str(explanation)
            n += 1
    assert n > 10


def test_an_explanation_names_the_headings_above(tables: Tables) -> None:
    row = tables.counts[tables.counts["text"] == "48个"].iloc[0]
    explanation = tables.explain(row["mention_id"])
    assert any("基层党建薄弱" in heading for heading in explanation.path)
    assert explanation.values["value"] == 48.0


def test_an_explanation_points_at_the_phrases_of_a_row(tables: Tables, bulletin: str) -> None:
    row = tables.counts[tables.counts["text"] == "3个"].iloc[0]
    explanation = tables.explain(row["mention_id"])
    start, end = explanation.where["noun"]
    assert bulletin[start:end] == row["noun"] == "问题"
    assert f"问题  [{start}:{end}]" in str(explanation)


def test_explaining_what_is_not_there(tables: Tables) -> None:
    with pytest.raises(KeyError, match="no mention"):
        tables.explain("云岭县:counts:0-1")
    arrow = tables.to_arrow()
    without = Tables({**arrow, "texts": arrow["texts"].slice(0, 0)})
    with pytest.raises(KeyError, match="not in texts"):
        without.explain(tables.counts["mention_id"].iloc[0])


def test_two_runs_give_the_same_rows_whatever_the_hash_seed(bulletin: str) -> None:
    code = (
        "import rectnlp, sys, hashlib\n"
        "tables = rectnlp.extract(sys.stdin.buffer.read().decode(), 2024).to_arrow()\n"
        "print(hashlib.sha256(repr([t.to_pylist() for t in tables.values()]).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=bulletin.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
