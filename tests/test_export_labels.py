"""Exports for other tools and other readers: Chinese labels, and a data package that its own validator accepts."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import rectnlp
from rectnlp.export import open_sink
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables


@pytest.fixture
def tables(bulletin: str) -> Tables:
    """Two bulletins with a column of the input's own, and one that failed."""
    parts = [
        rectnlp.extract(rectnlp.Bulletin(text, doc_id=name, extra={"url": f"https://example.cn/{name}"})).to_arrow()
        for name, text in {"云岭": bulletin, "青川": "完成整改37项，=1+1，占比12%。"}.items()
    ]
    return Tables(concat(parts))


def test_labels_of_a_table_are_told_apart() -> None:
    for table in TABLES.values():
        labels = [column.zh for column in table.columns]
        assert len(labels) == len(set(labels)), table.name
    assert len({table.zh for table in TABLES.values()}) == len(TABLES)


def test_csv_in_chinese(tmp_path: Path, tables: Tables) -> None:
    with open_sink(tmp_path, "csv", labels="zh") as sink:
        sink.write(tables.to_arrow())
    with (tmp_path / "sanctions.csv").open(encoding="utf-8-sig", newline="") as handle:
        row = next(row for row in csv.DictReader(handle) if row["原文"] == "党内警告处分")
    assert row["措施"] == "党内警告"
    assert row["类别"] == "党纪处分"
    assert row["人数"] == "2"
    assert "给予2名党员干部" in row["原句"]
    assert "url" in (tmp_path / "documents.csv").read_text(encoding="utf-8-sig").split("\n")[0]
    assert not (tmp_path / "datapackage.json").exists()


def test_excel_in_chinese(tmp_path: Path, tables: Tables) -> None:
    with open_sink(tmp_path, "xlsx", labels="zh") as sink:
        sink.write(tables.to_arrow())
    sheet = openpyxl.load_workbook(tmp_path / "rectnlp.xlsx")["事件"]
    head, first = list(sheet.values)[:2]
    row = dict(zip(head, first, strict=True))
    assert row["时间关系"] == "当时"
    assert row["粒度"] == "时段"
    assert row["起始日"].isoformat().startswith("2024-03-05")


@pytest.mark.parametrize(("form", "labels"), [("parquet", "zh"), ("sqlite", "zh"), ("csv", "en")])
def test_labels_that_a_format_does_not_take(form: str, labels: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="takes no labels"):
        open_sink(tmp_path / "out", form, labels=labels)
    assert not (tmp_path / "out").exists()


def test_the_data_package_validates(tmp_path: Path, tables: Tables) -> None:
    """By the real validator: every header, type, code, primary key and foreign key."""
    pytest.importorskip("frictionless")
    tables.to_csv(tmp_path)
    script = (
        "from frictionless import validate; report = validate('datapackage.json');"
        "print(report.valid, len(report.tasks)); print(report.flatten(['name', 'type', 'message'])[:5])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stdout.startswith(f"True {len(TABLES)}"), done.stdout + done.stderr


def test_the_validator_sees_a_key_that_leads_nowhere(tmp_path: Path, tables: Tables) -> None:
    pytest.importorskip("frictionless")
    tables.to_csv(tmp_path)
    text = (tmp_path / "counts.csv").read_text(encoding="utf-8-sig")
    node = tables.counts["node_id"].dropna().iloc[0]
    (tmp_path / "counts.csv").write_text(text.replace(node, "nowhere", 1), encoding="utf-8-sig")
    script = "from frictionless import validate; print(validate('datapackage.json').flatten(['type']))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
    )
    assert "foreign-key" in done.stdout
