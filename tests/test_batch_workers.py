"""Worker processes: the same rows as without them, in order; what goes wrong with a bulletin costs that bulletin."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT

import rectnlp
from rectnlp.batch.work import Batch, Settings, Task, extract_batch, extract_one, from_bytes, pack, to_bytes
from rectnlp.batch.workers import Processes, in_batches
from rectnlp.bulletin import Bulletin
from rectnlp.errors import InputError
from rectnlp.reading.records import Input


def good(doc_id: str, n: int = 46) -> Input:
    text = f"完成整改{n}项。"
    return Input(doc_id, f"{doc_id}.txt", partial(Bulletin, text, doc_id=doc_id), text.encode)


def bad(doc_id: str, *what: object) -> Input:
    """An input whose loading does something."""
    return Input(doc_id, f"{doc_id}.txt", partial(*what), bytes)


def through(items: list[Input], workers: int = 1, size: int = 16, **limits: float) -> list[tuple[str, str | None]]:
    """What becomes of inputs: doc_ids and failures, in order."""
    engine = Processes(workers, Settings(), **limits)
    batches = engine.map(in_batches(map(Task, items), size))
    return [(outcome.doc_id, outcome.failure) for batch in batches for outcome in batch.outcomes()]


@pytest.fixture
def folder(tmp_path: Path, bulletin: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i:02}.txt").write_text(f"{bulletin}另约谈{i + 2}人。", encoding="utf-8")
    (folder / "17.txt").write_bytes(b"")
    table = tmp_path / "table.csv"
    table.write_text("doc_id,text,url\n甲,完成整改3项。,http://a\n00,重复。,\n", encoding="utf-8")
    return folder


def test_workers_change_nothing(folder: Path) -> None:
    inputs = [folder, folder.parent / "table.csv"]
    alone = list(rectnlp.extract_many(inputs))
    assert [result.doc_id for result in alone] == [*(f"{i:02}" for i in range(40)), "甲", "00"]
    assert [result.doc_id for result in alone if result.failure] == ["17", "00"]
    assert alone[40].tables.documents.loc[0, "url"] == "http://a"
    for workers in (1, 2):
        together = list(rectnlp.extract_many(inputs, workers=workers))
        for one, other in zip(alone, together, strict=True):
            assert (one.doc_id, one.source, one.failure) == (other.doc_id, other.source, other.failure)
            for name, table in one.tables.to_arrow().items():
                assert table.equals(other.tables.to_arrow()[name]), (one.doc_id, name)


def test_it_is_lazy(folder: Path) -> None:
    results = rectnlp.extract_many([folder], workers=1)
    assert next(results).doc_id == "00"
    (folder / "39.txt").unlink()  # named already, but not read yet: its failure is a row
    results.close()


def test_standard_input_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import rectnlp; print([len(r.tables.counts) for r in rectnlp.extract_many(['-'], workers=1)])"
    done = subprocess.run(
        [sys.executable, "-c", script], input="完成整改37项。".encode(), capture_output=True, cwd=ROOT
    )
    assert done.stdout.split() == [b"[1]"], done.stderr


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ((time.sleep, 60), "stopped, over its time limit of 0.4 s; raise it and run again"),
        ((bytearray, 2_000_000_000), "stopped, over its memory limit of 500 MB; raise it and run again"),
        ((signal.raise_signal, signal.SIGSEGV), "its worker was ended by SIGSEGV"),
        (
            (os.abort,),
            "its worker was ended by SIGABRT, probably over its memory limit of 500 MB or the machine's; "
            "raise it or take fewer workers",
        ),
        ((os._exit, 3), "its worker ended with status 3"),
    ],
    ids=["time", "memory", "crash", "abort", "exit"],
)
def test_a_stopped_bulletin_costs_itself(what: tuple[object, ...], says: str) -> None:
    if "memory" in says and sys.platform != "linux":
        pytest.skip("only Linux limits a process's memory")
    items = [good("a"), good("b"), bad("c", *what), good("d"), good("e")]
    found = through(items, timeout=0.4, memory=500)
    assert found == [("a", None), ("b", None), ("c", f"c.txt: {says}"), ("d", None), ("e", None)]


def test_stopped_at_both_ends_and_twice_in_a_batch() -> None:
    items = [bad("a", os._exit, 1), good("b"), bad("c", os._exit, 1), bad("d", os._exit, 1)]
    assert [failure is not None for _, failure in through(items, workers=2, size=3)] == [True, False, True, True]


def test_what_a_bulletin_prints_does_not_get_into_the_pipe() -> None:
    assert [failure for _, failure in through([bad("a", print, "x" * 100), good("b")])][1] is None


def test_a_failure_row_says_what_happened() -> None:
    engine = Processes(1, Settings())
    (batch,) = engine.map([[Task(bad("a", os._exit, 3))]])
    (row,) = batch.tables["failures"].to_pylist()
    assert (row["doc_id"], row["source"], row["stage"], row["error"]) == ("a", "a.txt", "extract", "StoppedError")


def test_workers_that_cannot_start_say_why(tmp_path: Path) -> None:
    from rectnlp.errors import RectnlpError
    from rectnlp.lexicons import Lexicons

    (tmp_path / "measures.tsv").write_text("nonsense\nx\n", encoding="utf-8")
    engine = Processes(1, Settings(Lexicons((tmp_path,))))
    with pytest.raises(RectnlpError, match=r"measures\.tsv: columns are nonsense"):
        list(engine.map([[Task(good("a"))]]))


def test_limits_need_workers_and_numbers_above_zero() -> None:
    with pytest.raises(ValueError, match="workers=1"):
        rectnlp.extract_many(["-"], timeout=3)
    for limits in ({"workers": 0}, {"workers": 1, "timeout": 0}, {"workers": 1, "memory": -1}):
        with pytest.raises(ValueError, match="above 0"):
            rectnlp.extract_many(["-"], **limits)


def test_an_input_that_changes_while_it_is_read_is_told() -> None:
    outcome = extract_one(Task(good("a"), "0" * 64), Settings())
    assert outcome.error == "StoppedError"
    assert outcome.failure == "a.txt: changed while it was being read; run again"


def test_batches_come_apart_as_they_went_in() -> None:
    items = [good("a"), Input.broken("b", "b.txt", InputError("no")), good("c", 3)]
    batch = extract_batch([Task(item) for item in items], Settings())
    crossed = from_bytes(*to_bytes(batch))
    assert isinstance(crossed, Batch)
    for item, outcome in zip(items, crossed.outcomes(), strict=True):
        alone = extract_one(Task(item), Settings())
        assert (outcome.doc_id, outcome.failure) == (alone.doc_id, alone.failure)
        for name, table in alone.tables.items():
            assert outcome.tables[name].equals(table), name


def test_input_columns_of_several_types_become_text() -> None:
    def with_extra(doc_id: str, value: object) -> Input:
        return bad(doc_id, partial(Bulletin, "整改。", doc_id=doc_id, extra={"year": value}))

    tasks = [Task(with_extra("a", 2023)), Task(with_extra("b", "二〇")), Task(with_extra("c", None))]
    batch = pack([extract_one(task, Settings()) for task in tasks])
    assert batch.mixed
    assert batch.tables["documents"]["year"].to_pylist() == ["2023", "二〇", None]


def test_workers_end_with_their_parent() -> None:
    script = (
        "import time, os, sys\nfrom functools import partial\n"
        "from rectnlp.batch.workers import Processes\nfrom rectnlp.batch.work import Settings, Task\n"
        "from rectnlp.reading.records import Input\n"
        "engine = Processes(1, Settings())\n"
        "pid = Input('a', 'a', partial(os.system, 'echo $PPID > ' + sys.argv[1]), bytes)\n"
        "hang = Input('b', 'b', partial(time.sleep, 60), bytes)\n"
        "list(engine.map([[Task(pid), Task(hang)]]))\n"
    )
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        noted = Path(place, "pid")
        parent = subprocess.Popen([sys.executable, "-c", script, str(noted)], cwd=ROOT)
        worker = _wait_for(lambda: int(noted.read_text()) if noted.exists() and noted.read_text() else None)
        parent.kill()
        parent.wait()
        assert _wait_for(lambda: not _alive(worker) or None)


def _wait_for(found: object, seconds: float = 20) -> int:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = found()  # type: ignore[operator]
        if value is not None:
            return value
        time.sleep(0.05)
    raise AssertionError("it never happened")


def _alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().split(") ")[1][0] != "Z"
