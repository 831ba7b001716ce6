"""Exports, reports and sheets on a full disk, under `kill -9`, and beside another run: whole or not there at all."""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import BULLETIN, ROOT
from datasets import tree
from faults import at, full_from, kill, killed, no_file_over, watched

import rectnlp
from rectnlp.errors import OutputError
from rectnlp.export import FORMATS, open_sink
from rectnlp.export.lock import locked
from rectnlp.tables import Tables
from rectnlp.validation.sampling import draw
from rectnlp.validation.sheet import lines, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills as POSIX does")
TABLES = rectnlp.extract(BULLETIN)
OTHER = rectnlp.extract("追缴3万元，约谈5人。")
SAYS = r"out: cannot be written .*; (nothing was changed; make room, or choose another output|make room.*|run again)$"


def save(out: Path, form: str, tables: Tables = TABLES) -> None:
    with open_sink(out, form) as sink:
        sink.write(tables.to_arrow())


# XlsxWriter leaves the file open at which it failed.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("form", FORMATS)
def test_a_write_that_the_system_refuses(tmp_path: Path, form: str, bulletin: str) -> None:
    out = tmp_path / "out"
    tables = rectnlp.extract(bulletin).to_arrow()
    for size in (0, 1_000, 5_000):
        says = r"out: cannot be written .*; make room, or choose another output"
        with no_file_over(size), pytest.raises(OutputError, match=says), open_sink(out, form) as sink:
            sink.write(tables)
        assert list(out.iterdir()) == []
    gc.collect()


@pytest.mark.parametrize(
    ("form", "step"),
    [
        *({"csv": 17, "xlsx": 71, "parquet": 11, "jsonl": 17, "sqlite": 2}.items()),
        *(pytest.param(form, 1, marks=pytest.mark.long) for form in FORMATS),
    ],
)
def test_full_or_killed_at_any_time(tmp_path: Path, form: str, step: int) -> None:
    """Every file is the old one or the new one, whole; the next run leaves the new ones and nothing else."""
    with watched(tmp_path / "new") as watch:
        save(tmp_path / "new", form)
    save(tmp_path / "old", form, OTHER)
    new, old = tree(tmp_path / "new"), tree(tmp_path / "old")
    for k in range(7, watch.last + 1, step):
        out = tmp_path / f"{k}" / "out"
        save(out, form, OTHER)
        with watched(out, full_from(k)), pytest.raises(OutputError, match=SAYS):
            save(out, form)
        assert all(data in (old[name], new[name]) for name, data in tree(out).items())
        with watched(out, at(k, kill)):
            assert killed(lambda out=out: save(out, form))
        assert all(data in (old[name], new[name]) for name, data in tree(out).items() if not name.startswith("."))
        save(out, form)
        assert tree(out) == new, k
    gc.collect()


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_that_is_taken_away_does_not_come_back_half_full(tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"

    def write_on() -> None:
        with open_sink(out, form) as sink:
            sink.write(OTHER.to_arrow())
            shutil.rmtree(out)
            sink.write(TABLES.to_arrow())

    with pytest.raises(OutputError, match=SAYS):
        write_on()
    assert not out.exists()


def test_the_second_to_write_into_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    with open_sink(tmp_path / "out", "csv") as sink:
        sink.write(OTHER.to_arrow())
        with pytest.raises(OutputError, match=r"out: another run writes there .process .*; wait for it, or choose"):
            TABLES.to_csv(tmp_path / "out")
    assert rectnlp.load(tmp_path / "out").texts.equals(OTHER.texts)
    TABLES.to_csv(tmp_path / "out")
    assert not (tmp_path / "out" / ".lock").exists()


def test_a_lock_that_was_removed_meanwhile_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the moments when a second run opens the lock and takes it, the first may end and remove it."""
    from rectnlp.export import lock

    lock_file = tmp_path / ".lock"
    real, taken = lock._take, []

    def late(file: object) -> bool:
        if not taken:
            lock_file.unlink()
        taken.append(file)
        return real(file)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(lock, "_take", late)
        with locked(lock_file):
            assert len(taken) == 2
            patched.undo()
            with pytest.raises(OutputError, match="another run writes there"), locked(lock_file):
                pass


def test_a_folder_in_the_way_of_one_table_leaves_the_others_alone(tmp_path: Path) -> None:
    OTHER.to_csv(tmp_path)
    (tmp_path / "units.csv").unlink()
    (tmp_path / "units.csv").mkdir()
    before = tree(tmp_path)
    with pytest.raises(OutputError, match=r"units\.csv: cannot be written .a folder is there.; move it away"):
        TABLES.to_csv(tmp_path)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("what", ["report", "sheet"])
def test_a_report_and_a_sheet_are_whole_or_not_there(tmp_path: Path, what: str) -> None:
    def save_it(folder: Path) -> None:
        if what == "report":
            TABLES.to_html(folder / "out.html")
        else:
            write(folder / "out.csv", lines(TABLES, draw(TABLES, 20)))

    save_it(tmp_path / "whole")
    whole = tree(tmp_path / "whole")
    with no_file_over(1_000), pytest.raises(OutputError, match=r"out\.\w+: cannot be written .*make room, or choose"):
        save_it(tmp_path / "full")
    assert tree(tmp_path / "full") == {}
    with watched(tmp_path / "count") as watch:
        save_it(tmp_path / "count")
    for k in range(2, watch.count + 1):
        out = tmp_path / f"killed{k}"
        with watched(out, at(k, kill)):
            assert killed(lambda out=out: save_it(out))
        shown = {name: data for name, data in tree(out).items() if not name.startswith(".")}
        assert all(whole[name] == data for name, data in shown.items())
        if not shown:
            save_it(out)
            assert tree(out) == whole


def test_no_workbook_says_when_it_was_written(tmp_path: Path) -> None:
    save(tmp_path, "xlsx")
    write(tmp_path / "sheet.csv", lines(TABLES, draw(TABLES, 5)))
    for name in ("rectnlp.xlsx", "sheet.xlsx"):
        with zipfile.ZipFile(tmp_path / name) as book:
            assert set(re.findall(rb"\d{4}-\d\d-\d\dT", book.read("docProps/core.xml"))) == {b"1980-01-01T"}
            assert {entry.date_time[0] for entry in book.infolist()} == {1980}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_standard_output_on_a_full_disk_is_one_clear_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rectnlp", "schema"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.stderr == "rectnlp: standard output: cannot be written (No space left on device)\n"
    assert done.returncode == 2
