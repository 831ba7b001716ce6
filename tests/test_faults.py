"""A full disk, a folder that vanishes, `kill -9`, inputs that change: nothing is lost, nothing is half there, and a
second run gives the bytes of one that nothing disturbed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from datasets import Here, once, tree
from faults import Watch, at, full_from, kill, killed, no_file_over, watched

import rectnlp
from rectnlp.batch import parts
from rectnlp.batch.run import run
from rectnlp.batch.work import Settings, Task, extract_one
from rectnlp.batch.workers import Processes
from rectnlp.errors import InputError, OutputError
from rectnlp.reading.inputs import expand

FIRST = 7  # time at which there is something to take away
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills as POSIX does")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, bulletins in (("SMALLEST", 4), ("USUAL", 4), ("LARGEST", 6)):
        monkeypatch.setattr(parts, name, bulletins)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(10):
        text = f"追缴{i + 2}万元，约谈{i + 2}人。公主岭市财政局完成整改。"
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def whole(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a run gives that nothing disturbs."""
    once(folder, tmp_path / "whole", form="csv")
    return tree(tmp_path / "whole")


def watched_run(folder: Path, out: Path) -> Watch:
    """How often a run writes to its folder."""
    with watched(out) as watch:
        once(folder, out, form="csv")
    assert watch.last > 100
    return watch


def refusal(run: Callable[[], object]) -> str:
    """What a run says that cannot go on."""
    with pytest.raises(OutputError) as caught:
        run()
    return str(caught.value)


# A prime, so that the places fall on every kind of step.
@pytest.mark.parametrize("step", [37, pytest.param(1, marks=pytest.mark.long)])
def test_a_disk_that_is_full_from_any_time_on(folder: Path, tmp_path: Path, whole: dict[str, bytes], step: int) -> None:
    for k in range(1, watched_run(folder, tmp_path / "count").last + 1, step):
        out = tmp_path / f"out{k}"
        with watched(out, full_from(k)):
            said = refusal(lambda out=out: once(folder, out, form="csv"))
        assert re.fullmatch(rf"{out}: cannot be written \(No space left on device\); .*make room.*", said), k
        once(folder, out, form="csv")
        assert tree(out) == whole, k


@pytest.mark.parametrize("step", [37, pytest.param(1, marks=pytest.mark.long)])
def test_killed_at_any_time(folder: Path, tmp_path: Path, whole: dict[str, bytes], step: int) -> None:
    for k in range(1, watched_run(folder, tmp_path / "count").count + 1, step):
        out = tmp_path / f"out{k}"
        with watched(out, at(k, kill)):
            assert killed(lambda out=out: once(folder, out, form="csv"))
        once(folder, out, form="csv")
        assert tree(out) == whole, k


STAGES = {
    "reading": "rectnlp.reading.inputs.file_bytes",
    "extracting": "rectnlp.batch.work.analyse",
    "writing a part": "rectnlp.batch.dataset.DataSet._put",
    "writing its receipt": "rectnlp.batch.dataset.asdict",
    "finishing": "rectnlp.batch.dataset.DataSet.finish",
    "writing the manifest": "rectnlp.batch.dataset.describe",
    "sweeping": "rectnlp.batch.dataset.DataSet._sweep",
}


@pytest.mark.parametrize("stage", STAGES)
def test_killed_in_every_stage_of_a_run_that_renews_another(
    folder: Path, tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    once(folder, out, form="csv")
    before = rectnlp.load(out).texts
    for name in ("1.txt", "7.txt"):
        (folder / name).write_text("约谈99人。", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(STAGES[stage], kill if stage != "reading" else _kills_at("7.txt"))
        assert killed(lambda: once(folder, out, form="csv"))
    if stage != "sweeping":  # until the new manifest is there, the data set is the old one, whatever lies beside it
        assert rectnlp.load(out).texts.equals(before)
    once(folder, out, form="csv")
    once(folder, tmp_path / "anew", form="csv")
    assert tree(out) == tree(tmp_path / "anew")
    assert rectnlp.load(out).texts.text.tolist().count("约谈99人。") == 2


def _kills_at(name: str) -> Callable[[Path], bytes]:
    return lambda path: kill() if path.name == name else path.read_bytes()  # type: ignore[func-returns-value]


def test_a_data_set_that_is_not_finished_is_not_taken_for_one(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        once(folder, tmp_path / "out", engine=Here(stop_after=5))
    with pytest.raises(InputError, match="out: a run that has not ended; run the same command again"):
        rectnlp.load(tmp_path / "out")


def test_a_manifest_that_is_damaged_or_leads_elsewhere_is_refused(folder: Path, tmp_path: Path) -> None:
    once(folder, tmp_path / "out", form="csv")
    manifest = tmp_path / "out" / "manifest.json"
    said = manifest.read_text(encoding="utf-8")
    for now in ("{", "[]", "{}"):
        manifest.write_text(now, encoding="utf-8")
        with pytest.raises(InputError, match=r"manifest\.json: damaged; run"):
            rectnlp.load(tmp_path / "out")
    manifest.write_text(said.replace('"name": "', '"name": "/../../../'), encoding="utf-8")
    with pytest.raises(InputError, match="is not there"):
        rectnlp.load(tmp_path / "out")
    (tmp_path / "out" / ".rectnlp" / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(OutputError, match=r"run\.json: damaged; --rerun makes the data set anew"):
        once(folder, tmp_path / "out", form="csv")
    once(folder, tmp_path / "out", form="csv", rerun=True)
    assert manifest.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("step", [53, pytest.param(1, marks=pytest.mark.long)])
def test_the_folder_is_taken_away(folder: Path, tmp_path: Path, whole: dict[str, bytes], step: int) -> None:
    for k in range(FIRST, watched_run(folder, tmp_path / "count").last + 1, step):
        out = tmp_path / f"out{k}"
        gone = at(k, partial(shutil.rmtree, out, ignore_errors=True))
        with watched(out, gone):
            said = refusal(lambda out=out: once(folder, out, form="csv"))
        assert re.fullmatch(rf"{out}: .*(run again|make room).*", said), k
        once(folder, out, form="csv")
        assert tree(out) == whole, k


def test_a_folder_that_is_gone_does_not_come_back_half_full(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    class Removing(Here):
        def map(self, batches):  # type: ignore[no-untyped-def]
            for batch in super().map(batches):
                shutil.rmtree(out)
                yield batch

    with pytest.raises(OutputError, match="out: was taken away while the run went on; run again, and it is made anew"):
        once(folder, out, engine=Removing())
    assert not out.exists()


def test_inputs_that_change_or_go_while_they_are_read(folder: Path, tmp_path: Path) -> None:
    """Every way in which a file may be another one when its turn comes: its row says so, and the next run reads it."""
    changes: dict[str, Callable[[Path], object]] = {
        "1.txt": lambda path: path.write_text("约谈88人。", encoding="utf-8"),
        "2.txt": lambda path: path.write_bytes(b""),  # about to be written
        "3.txt": lambda path: path.write_bytes(b"\xff\xfe\x00"),  # half written
        "4.txt": Path.unlink,
    }
    saved = {name: (folder / name).read_bytes() for name in changes}

    class Changing(Here):
        def map(self, batches):  # type: ignore[no-untyped-def]
            for batch in batches:  # planned, not read yet
                for name, change in [*changes.items()]:
                    if name[0] in [task.item.doc_id for task in batch]:
                        change(folder / name)
                yield from super().map([batch])

    summary, _ = once(folder, tmp_path / "out", engine=Changing())
    assert summary.failures == [f"{folder / name}: changed while it was being read; run again" for name in changes]
    for name, data in saved.items():
        (folder / name).write_bytes(data)
    _, read = once(folder, tmp_path / "out")
    assert read == ["1", "2", "3", "4"]
    once(folder, tmp_path / "anew")
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")


def test_an_input_that_comes_back_is_read(folder: Path) -> None:
    (item,) = expand([folder / "1.txt"])
    assert extract_one(Task(item, ""), Settings()).error == "StoppedError"  # it could not be read when it was planned
    (folder / "1.txt").unlink()
    assert extract_one(Task(item, ""), Settings()).error == "InputError"  # nor can it now


def test_too_little_memory_is_tried_again_on_any_engine(
    folder: Path, tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hungry(bulletin: object, **how: object) -> object:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("rectnlp.batch.work.analyse", hungry)
        summary, _ = once(folder, tmp_path / "out", form="csv")
    assert summary.failures == ["out of memory"] * 10
    once(folder, tmp_path / "out", form="csv")
    assert tree(tmp_path / "out") == whole


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_worker_out_of_memory_costs_one_bulletin_and_more_memory_brings_it_back(folder: Path, tmp_path: Path) -> None:
    (folder / "5.txt").write_text("整改" * 500_000, encoding="utf-8")
    once_in = partial(run, [folder], settings=Settings())
    summary = once_in(tmp_path / "out", engine=Processes(1, Settings(), memory=60))
    (failure,) = summary.failures
    assert failure.startswith(f"{folder}/5.txt: ")
    assert "over its memory limit of 60 MB" in failure
    assert summary.manifest["documents"] == 10
    once_in(tmp_path / "out", engine=Processes(1, Settings(), memory=4000))
    once(folder, tmp_path / "whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_data_set_that_the_system_refuses(folder: Path, tmp_path: Path) -> None:
    for size in (0, 500, 2_000):
        with no_file_over(size), pytest.raises(OutputError, match=r"out: cannot be written .*make room"):
            once(folder, tmp_path / "out")
    once(folder, tmp_path / "out")
    once(folder, tmp_path / "whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_small_disk(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    for kilobytes in (8, 64, 128, 200, 240):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(disk)])
        if mounted.returncode:
            pytest.skip("nor may root here")
        try:
            with pytest.raises(OutputError, match="No space left on device"):
                once(folder, disk / "out")
            subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
            once(folder, disk / "out")
            once(folder, tmp_path / "whole")
            assert tree(disk / "out") == tree(tmp_path / "whole")
        finally:
            subprocess.run(["umount", str(disk)], check=True)
