"""Extractors of other packages: registered by hand, and through a distribution that is really installed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import petitions
import pytest
from conftest import ROOT
from openpyxl import load_workbook

import rectnlp
from rectnlp.errors import ExtensionError
from rectnlp.schema import EXTRACTORS, TABLES, Column, Table, Type, mention_table

TEXT = "中共云岭县委关于巡察整改情况的通报\n一、整改情况\n县信访局办结信访件３６件，约谈12人。"


@pytest.fixture
def registered() -> Iterator[None]:
    rectnlp.register(petitions.EXTRACTOR)
    yield
    EXTRACTORS.remove(petitions.EXTRACTOR)
    del TABLES["petitions"]


@pytest.mark.usefixtures("registered")
def test_a_registered_table_is_there_like_ours(tmp_path: Path) -> None:
    tables = rectnlp.extract(TEXT)
    row = tables["petitions"].iloc[0]
    assert (row["text"], row["n"], row["kind"]) == ("信访件３６件", 36, "信访件")
    assert row["mention_id"] == f"text:petitions:{TEXT.index('信访件')}-{TEXT.index('件，') + 1}"
    assert tables.texts["text"][0][row["sentence_start"] : row["sentence_end"]] == TEXT[TEXT.index("县信访局") :]
    assert "petitions" in list(tables)
    assert tables.explain(row["mention_id"]).where["kind"] == (row["start"], row["start"] + 3)
    for form in ("csv", "parquet", "jsonl"):
        tables._save(tmp_path / form, form)
        assert rectnlp.load(tmp_path / form)["petitions"].equals(tables["petitions"]), form
    tables.to_excel(tmp_path / "xlsx")
    assert load_workbook(tmp_path / "xlsx" / "rectnlp.xlsx")["petitions"]["G2"].value == 36
    tables._save(tmp_path / "sqlite", "sqlite")
    with closing(sqlite3.connect(tmp_path / "sqlite" / "rectnlp.sqlite")) as database:
        assert database.execute("SELECT n, kind FROM petitions").fetchall() == [(36, "信访件")]


@pytest.mark.usefixtures("registered")
def test_a_table_without_rows_is_there_too() -> None:
    empty = rectnlp.extract("约谈12人。")["petitions"]
    assert len(empty) == 0
    assert empty["n"].dtype == "Int64"


def test_a_fault_in_another_package_costs_only_its_own_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(analysis: object) -> list[petitions.Petition]:
        raise RuntimeError("boom")

    extractor = rectnlp.Extractor(replace(petitions.EXTRACTOR.table, name="broken"), broken)
    monkeypatch.setitem(TABLES, "broken", extractor.table)
    monkeypatch.setattr("rectnlp.pipeline.EXTRACTORS", [extractor])
    tables = rectnlp.extract(TEXT)
    assert tables.counts["text"].tolist()[-1] == "12人"
    assert "step broken: boom" in tables.failures["message"][0]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (mention_table("counts", "", ""), "already"),
        (mention_table("no name", "", ""), "plain name"),
        (Table("bare", "", (Column("n", Type.INTEGER, ""),)), "mention_table"),
        (mention_table("twice", "", "", Column("text", Type.TEXT, "")), "two columns"),
    ],
)
def test_a_table_that_cannot_be_ours_is_refused(table: Table, said: str) -> None:
    before = list(TABLES)
    with pytest.raises(ExtensionError, match=said):
        rectnlp.register(rectnlp.Extractor(table, lambda analysis: []))
    assert list(TABLES) == before


def distribution(folder: Path, points: str) -> None:
    """What an installer leaves of a package: its module and its metadata."""
    (folder / "petitions.py").write_bytes(Path(petitions.__file__).read_bytes())
    metadata = folder / "petitions-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: petitions\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[rectnlp.extractors]\n{points}\n", encoding="utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(folder), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "rectnlp", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=folder)


def test_an_installed_package_brings_its_table(tmp_path: Path) -> None:
    distribution(tmp_path, "petitions = petitions:EXTRACTOR")
    (tmp_path / "yunling.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path, "extract", "yunling.txt", "-o", "out")
    assert done.returncode == 0, done.stderr
    header, row = (tmp_path / "out" / "petitions.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("doc_id,mention_id")
    assert ",36,信访件," in row
    assert "| `kind` | string | What they are called. |" in run(tmp_path, "schema").stdout


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("petitions = nowhere:EXTRACTOR", "nowhere:EXTRACTOR of the package petitions cannot be imported"),
        ("petitions = petitions:find", "petitions:find of the package petitions is no rectnlp.Extractor"),
    ],
)
def test_a_broken_package_is_named(tmp_path: Path, point: str, said: str) -> None:
    distribution(tmp_path, point)
    done = run(tmp_path, "schema")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
