"""Data sets in parts: what is done stays done, and the bytes do not tell how they came about."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import ROOT, numbered
from datasets import Here, once, tree

import rectnlp
from rectnlp.batch import parts
from rectnlp.batch.parts import Shard, cut
from rectnlp.batch.run import run
from rectnlp.batch.work import Settings, Task
from rectnlp.errors import InputError, OutputError
from rectnlp.export.lock import locked
from rectnlp.reading.inputs import expand


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SMALLEST", 4)
    monkeypatch.setattr(parts, "USUAL", 4)
    monkeypatch.setattr(parts, "LARGEST", 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return numbered(tmp_path / "in", 40, empty="017.txt")


def test_rows_are_those_of_extract_many(folder: Path, tmp_path: Path) -> None:
    summary, read = once(folder, tmp_path / "out")
    assert len(read) == 40
    assert (summary.progress.read, summary.progress.failed, summary.manifest["failed"]) == (40, 1, 1)
    assert summary.failures == [f"{folder}/017.txt: empty; there is no text to read"]
    from rectnlp.stacking import concat

    expected = concat(result.tables.to_arrow() for result in rectnlp.extract_many([folder]))
    found = rectnlp.load(tmp_path / "out").to_arrow()
    assert found["divisions"].num_rows > 0
    for name, table in expected.items():
        keys = [(column, "ascending") for column in table.column_names]
        assert found[name].sort_by(keys).equals(table.sort_by(keys)), name
        assert summary.manifest["rows"][name] == table.num_rows


def test_parts_are_cut_by_their_own_bulletins(folder: Path) -> None:
    before = [part.name("x") for part in cut(expand([folder]))]
    (folder / "020a.txt").write_text("约谈9人。", encoding="utf-8")
    after = [part.name("x") for part in cut(expand([folder]))]
    assert len(before) >= 4
    assert len(set(after) - set(before)) <= 2
    assert [part.name("y") for part in cut(expand([folder]))] != after


def test_a_second_run_reads_nothing_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    once(folder, tmp_path / "out")
    before = tree(tmp_path / "out")
    summary, read = once(folder, tmp_path / "out")
    assert read == []
    assert summary.progress.kept == 40
    assert tree(tmp_path / "out") == before
    assert len(once(folder, tmp_path / "out", rerun=True)[1]) == 40
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path, form: str) -> None:
    once(folder, tmp_path / "out", form=form)
    (folder / "005.txt").write_text("约谈99人。", encoding="utf-8")
    (folder / "020a.txt").write_text("公主岭市财政局约谈9人。", encoding="utf-8")
    (folder / "030.txt").unlink()
    (folder / "031.txt").unlink()
    summary, read = once(folder, tmp_path / "out", form=form)
    assert read == ["005", "020a"]
    assert (summary.removed, summary.progress.kept, summary.manifest["documents"]) == (2, 37, 39)
    once(folder, tmp_path / "anew", form=form)
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")
    assert "030" not in set(rectnlp.load(tmp_path / "out").texts.doc_id)


def test_a_run_that_is_stopped_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    once(folder, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        once(folder, tmp_path / "out", engine=Here(stop_after=20))
    assert not (tmp_path / "out" / "manifest.json").exists()
    _, read = once(folder, tmp_path / "out")
    assert 0 < len(read) < 40
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_damaged_or_lost_file_is_made_again(folder: Path, tmp_path: Path) -> None:
    once(folder, tmp_path / "out")
    before = tree(tmp_path / "out")
    next((tmp_path / "out" / "counts").iterdir()).unlink()
    next((tmp_path / "out" / ".rectnlp" / "parts").iterdir()).write_text("{", encoding="utf-8")
    _, read = once(folder, tmp_path / "out")
    assert read
    assert tree(tmp_path / "out") == before


def test_the_manifest_tells_versions_and_settings(folder: Path, tmp_path: Path) -> None:
    summary, _ = once(folder, tmp_path / "out", published="2024")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest == json.loads(json.dumps(summary.manifest))
    versions = manifest["made"]["versions"]
    assert versions["rectnlp"] == rectnlp.__version__
    assert len(versions["lexicons"]) == len(versions["gazetteer"]) == 64
    assert manifest["made"]["settings"]["published"] == "2024"
    assert manifest["inputs"] == [folder.as_posix()]
    assert sum(part["documents"] for part in manifest["parts"]) == 40


def test_another_version_does_not_mix(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once(folder, tmp_path / "out")
    before = tree(tmp_path / "out")
    monkeypatch.setattr("rectnlp.batch.versions.SCHEMA_VERSION", "9.0")
    with pytest.raises(OutputError, match=r"made differently \(versions schema: 1.0, now 9.0\); --rerun"):
        once(folder, tmp_path / "out")
    assert tree(tmp_path / "out") == before
    _, read = once(folder, tmp_path / "out", rerun=True)
    assert len(read) == 40
    names = {path.name for path in (tmp_path / "out" / "counts").iterdir()}
    assert len(names) == len([path for path in before if path.startswith("counts/")])


def test_other_settings_or_inputs_do_not_mix(folder: Path, tmp_path: Path) -> None:
    once(folder, tmp_path / "out")
    with pytest.raises(OutputError, match="settings published: none, now 2024"):
        once(folder, tmp_path / "out", published="2024")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "new.txt").write_text("约谈9人。", encoding="utf-8")
    with pytest.raises(OutputError, match="which this run would drop"):
        once(tmp_path / "more", tmp_path / "out")
    engine = Here()
    run([folder, tmp_path / "more"], tmp_path / "out", engine, Settings())
    assert engine.read == ["new"]


def test_the_second_run_into_a_folder_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    holder = (
        "import sys, time; from pathlib import Path; from rectnlp.export.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "out" / ".lock")], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert held.stdout
    assert held.stdout.readline() == b"held\n"
    with pytest.raises(OutputError, match=f"another run writes there .process {held.pid} on"):
        once(folder, tmp_path / "out")
    held.kill()  # which leaves the file, but no lock
    held.wait()
    held.stdout.close()
    with locked(tmp_path / "out" / ".lock"):
        pass
    assert once(folder, tmp_path / "out")[1]


def test_shards_are_the_whole(folder: Path, tmp_path: Path) -> None:
    read = [once(folder, tmp_path / "out", shard=Shard(i, 3))[1] for i in (1, 2, 3)]
    assert sorted(doc_id for shard in read for doc_id in shard) == [f"{i:03}" for i in range(40)]
    assert all(read)
    before = tree(tmp_path / "out")
    assert once(folder, tmp_path / "out", shard=Shard(2, 3))[1] == []
    assert tree(tmp_path / "out") == before
    once(folder, tmp_path / "whole")
    assert len(rectnlp.load(tmp_path / "out").units) == len(rectnlp.load(tmp_path / "whole").units)
    with pytest.raises(OutputError, match="another division into shards"):
        once(folder, tmp_path / "out")


@pytest.mark.parametrize("text", ["", "0/3", "4/3", "1", "a/b", "1/3/4"])
def test_what_is_no_shard(text: str) -> None:
    with pytest.raises(ValueError, match="is no shard"):
        Shard.parse(text)


def test_stopped_bulletins_are_tried_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once(folder, tmp_path / "whole")
    from rectnlp.batch import work
    from rectnlp.errors import StoppedError

    def stopping(task: Task, settings: Settings) -> object:
        return (
            work.failed(task.item, StoppedError("over its time limit"))
            if task.item.doc_id == "008"
            else real(task, settings)
        )

    real = work.extract_one
    with monkeypatch.context() as patched:
        patched.setattr(work, "extract_one", stopping)
        summary, _ = once(folder, tmp_path / "out")
    assert summary.manifest["failed"] == 2
    _, read = once(folder, tmp_path / "out")
    assert read == ["008"]
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_mixed_input_column_never_depends_on_bulletins_that_are_gone(tmp_path: Path) -> None:
    table = tmp_path / "in.jsonl"
    rows = [{"doc_id": str(i), "text": f"约谈{i + 2}人。", "year": 2020 + i} for i in range(5)]
    table.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {**rows[0], "doc_id": "x", "year": "?"}]))
    once(table, tmp_path / "out")
    assert rectnlp.load(tmp_path / "out").documents.year.tolist()[0] == "2020"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    once(table, tmp_path / "out")
    once(table, tmp_path / "anew")
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")
    assert rectnlp.load(tmp_path / "out").documents.year.tolist()[0] == 2020


def test_nothing_to_read_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError, match="no bulletin in this folder"):
        once(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(ValueError, match="not as xlsx"):
        once(tmp_path / "in", tmp_path / "out", form="xlsx")


def test_a_file_in_the_way(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        once(folder, tmp_path / "out")


def test_a_full_disk_loses_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once(folder, tmp_path / "whole")
    real = os.replace
    calls = []

    def full(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) > 60:
            raise OSError(28, "No space left on device")
        real(source, target)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(OutputError, match="No space left on device"):
            once(folder, tmp_path / "out")
    once(folder, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def command(folder: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "rectnlp", "extract", str(folder), "-o", str(out), "--workers", "2", *more]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough bulletins for several parts of the usual size."""
    return numbered(tmp_path / "many", 500)


@pytest.mark.parametrize("kills", [2, pytest.param(12, marks=pytest.mark.long)])
def test_killed_at_any_point_and_run_again(many: Path, tmp_path: Path, kills: int) -> None:
    subprocess.run(command(many, tmp_path / "whole"), cwd=ROOT, check=True, capture_output=True)
    chance = random.Random(kills)
    for _ in range(kills):
        started = subprocess.Popen(
            command(many, tmp_path / "out"), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 3.5))
        started.send_signal(signal.SIGKILL)
        started.wait()
    done = subprocess.run(command(many, tmp_path / "out"), cwd=ROOT, check=True, capture_output=True, text=True)
    assert "500 in" in done.stdout
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT there")
def test_ctrl_c_keeps_what_is_done(many: Path, tmp_path: Path) -> None:
    def heard() -> None:
        """A shell that runs the tests in the background has its children ignore the signal."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    started = subprocess.Popen(
        command(many, tmp_path / "out"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard
    )  # fmt: skip
    parts_done = tmp_path / "out" / ".rectnlp" / "parts"
    while started.poll() is None and not any(parts_done.glob("*.json")):
        time.sleep(0.02)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    # A slow machine gets to a line of progress first.
    assert said.splitlines()[-1] == "rectnlp: stopped; what is done stays, run the same command again to go on"
    again = subprocess.run(command(many, tmp_path / "out"), cwd=ROOT, check=True, capture_output=True, text=True)
    assert " 0 unchanged" not in again.stdout
    assert "500 in" in again.stdout


def test_the_command_sums_up_and_ends_with_its_status(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(command(folder, tmp_path / "out"), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "40 read, 0 unchanged, 1 failed; 40 in" in done.stdout
    # A slow machine tells its progress before.
    assert done.stderr.splitlines()[-1] == f"failed: {folder}/017.txt: empty; there is no text to read"
    (folder / "017.txt").unlink()
    done = subprocess.run(
        command(folder, tmp_path / "out", "--format", "csv"), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "settings format: parquet, now csv" in done.stderr
    done = subprocess.run(command(folder, tmp_path / "out"), cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 read, 39 unchanged, 1 removed, 0 failed; 39 in" in done.stdout
    assert pq.read_table(tmp_path / "out" / "texts").num_rows == 39
