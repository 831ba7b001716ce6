"""Ready answers: nothing twice, zero apart from missing, and the views say what the functions say."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import rectnlp
from rectnlp import answers
from rectnlp.export import open_sink
from rectnlp.stacking import concat
from rectnlp.tables import Tables


@pytest.fixture
def bulletin(bulletin: str) -> str:
    """The common bulletin, with a plain statement of money that came back."""
    return bulletin.replace("追缴违规发放补贴", "追缴资金")


def run(*texts: tuple[str, str, int]) -> Tables:
    """The tables of several bulletins: doc_id, text, year of publication."""
    return Tables(
        concat(rectnlp.extract(rectnlp.Bulletin(text, year, doc_id=doc)).to_arrow() for doc, text, year in texts)
    )


def test_a_bulletin_in_a_row(bulletin: str) -> None:
    row = answers.bulletins(rectnlp.extract(bulletin)).iloc[0]
    assert row["region"] == "云岭县"
    assert (row["problems"], row["done"], row["completion_rate"]) == (3, 2, 66.7)
    assert row["money_recovered"] == 126_000
    assert row["mismatches"] == 0


def test_problems_stated_nowhere_are_counted_from_the_outline() -> None:
    text = "一、整改情况\n1.关于学习不深问题。已完成整改。\n2.关于督查不力问题。已完成整改。\n"
    tables = rectnlp.extract(text)
    assert pd.isna(tables.documents.loc[0, "n_problems"])
    assert answers.bulletins(tables).loc[0, "problems"] == 2 == len(tables.problems)


def test_a_problem_in_a_row(bulletin: str) -> None:
    rows = answers.problems(rectnlp.extract(bulletin)).set_index("number")
    assert rows.loc[1, "money_recovered"] == 126_000
    assert pd.isna(rows.loc[2, "money_recovered"])
    assert rows.loc[2, "sanctioned_persons"] == 5
    assert "云岭县财政局" in rows.loc[1, "units"]


def test_money_counts_neither_parts_nor_repeats() -> None:
    tables = rectnlp.extract("追缴资金12万元，其中甲镇追缴5万元、乙镇追缴7万元。为国家追缴资金12万元。").to_arrow()
    amounts = tables["amounts"]
    assert amounts.num_rows == 4
    ids = amounts["mention_id"].to_pylist()
    for column, values in {"part_of": [None, ids[0], ids[0], None], "repeat_of": [None, None, None, ids[0]]}.items():
        at = amounts.schema.get_field_index(column)
        amounts = amounts.set_column(at, column, pa.array(values, pa.string()))
    rows = answers.money(Tables({**tables, "amounts": amounts}))
    assert rows[["flow", "yuan", "n_figures"]].values.tolist() == [["recovered", 120_000.0, 1]]


def test_a_panel_keeps_zero_apart_from_missing() -> None:
    tables = run(
        ("a", "中共云岭县委关于巡察整改情况的通报\n反馈的30个问题已完成整改28个。", 2021),
        ("b", "中共云岭县委关于巡察整改情况的通报\n反馈的12个问题已完成整改9个，追缴资金3万元。", 2023),
        ("c", "中共青川县委关于巡察整改情况的通报\n反馈的20个问题已完成整改11个。", 2023),
    )
    panel = answers.county_years(tables).set_index(["region", "year"])
    assert len(panel) == 4  # two counties, two years
    assert panel.loc[("云岭县", 2021), ["n_bulletins", "sanctions"]].tolist() == [1, 0]
    assert pd.isna(panel.loc[("云岭县", 2021), "money_recovered"])
    assert panel.loc[("云岭县", 2023), "money_recovered"] == 30_000
    assert panel.loc[("青川县", 2021), "n_bulletins"] == 0
    assert pd.isna(panel.loc[("青川县", 2021), "sanctions"])
    assert answers.county_years(tables, "inspection").empty
    with pytest.raises(ValueError, match="choose publication or inspection"):
        answers.county_years(tables, "month")


def test_answers_have_their_dtypes_also_when_empty() -> None:
    frame = answers.problems(rectnlp.extract(""))
    assert frame.empty
    assert str(frame["title"].dtype) == "string"
    assert str(frame["number"].dtype) == "Int64"
    assert str(frame["money_recovered"].dtype) == "float64"
    assert str(frame["deadline"].dtype) == "datetime64[s]"


def test_sqlite_holds_tables_keys_and_views(bulletin: str, tmp_path: Path) -> None:
    tables = rectnlp.extract(rectnlp.Bulletin(bulletin, doc_id="云岭", extra={"select": 1, 'odd "name"': "x"}))
    with open_sink(tmp_path, "sqlite") as sink:
        sink.write(tables.to_arrow())
    assert sink.notes == []
    with closing(sqlite3.connect(tmp_path / "rectnlp.sqlite")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT COUNT(*) FROM counts").fetchone() == (len(tables.counts),)
        assert connection.execute("SELECT published FROM documents").fetchone() == ("2024-11-08",)
        assert connection.execute('SELECT "select", "odd ""name""" FROM documents').fetchone() == (1, "x")
        assert connection.execute("SELECT money_recovered FROM answer_bulletins").fetchone() == (126_000.0,)
        for view in ("answer_problems", "answer_money", "answer_county_years"):
            assert connection.execute(f"SELECT * FROM {view}").fetchall()
        connection.execute("BEGIN")
        connection.execute("DELETE FROM outline")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.commit()
