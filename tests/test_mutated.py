"""What holds of any bulletin, however damaged; the long run is `python tests/mutated.py 20000 --workers 2`."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BULLETIN
from mutants import mutant, sources
from mutated import read, read_all, summary
from promises import Rows, digest, kept, rows_of

import rectnlp
from rectnlp.pipeline import analyse
from rectnlp.schema import MENTIONS, TABLES

COMMAND = Path(__file__).with_name("mutated.py")
PLACED = {
    "start", "end", "sentence_start", "sentence_end", "total_start", "total_end", "mention_id", "check_id",
    "part_of", "repeat_of",
}  # fmt: skip


def test_no_damage_breaks_a_promise() -> None:
    faults = io.StringIO()
    assert summary(map(read, range(500)), faults)[1] == 0, faults.getvalue()


HUGE = [(digit * 10_000, "") for digit in ("9", "０", "一", "百", "万", "1,")]
HUGE += [(pair[0] * 1000, pair[1] * n) for pair in ("()", "（）", "《》", "“”", "〔〕", "【】") for n in (0, 1000)]


@pytest.mark.parametrize(("opening", "closing"), HUGE, ids=[f"{o[:2]}-{c[:1]}" for o, c in HUGE])
def test_what_is_huge_breaks_no_promise(opening: str, closing: str) -> None:
    """Ten thousand digits, brackets a thousand deep: before the text, in a sentence, in a number, and at its end."""
    for at in (0, BULLETIN.index("反馈的"), BULLETIN.index("2.6万元"), len(BULLETIN)):
        kept(rectnlp.Bulletin(BULLETIN[:at] + opening + BULLETIN[at:] + closing, "2024-11-08"))


@pytest.mark.long
def test_no_damage_of_twenty_thousand_breaks_a_promise() -> None:
    faults = io.StringIO()
    line, n = summary(read_all(range(20_000), os.cpu_count() or 1), faults)
    assert n == 0, faults.getvalue()
    assert line.startswith("20,000 mutated bulletins")


def test_a_broken_promise_is_told_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run would be worth nothing if it could not fail."""
    monkeypatch.setattr("promises.rows_of", lambda bulletin: {**rows_of(bulletin), "failures": [{"error": "X"}]})
    faults = io.StringIO()
    assert summary([read(7)], faults)[1] == 1
    assert faults.getvalue().startswith("seed 7: Traceback")


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_the_rows_are_the_same_in_every_process(seed: str) -> None:
    """Whatever the process has hashed and read before: this one has read other texts, and reads these backwards."""
    command = [sys.executable, str(COMMAND), "60", "--first", "600"]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
    )
    ours, _ = summary(reversed([read(seed) for seed in reversed(range(600, 660))]))
    assert done.stdout.strip() == ours


def test_the_rows_are_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    path = tmp_path / "mutants.jsonl"
    bulletins = [mutant(seed) for seed in range(700, 760)]
    lines = ({"doc_id": f"m{i}", "text": each.text, "published": 2024} for i, each in enumerate(bulletins))
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = []
    for workers in (None, 1, 2):
        results = rectnlp.extract_many([path], workers=workers)
        found.append(
            [(r.doc_id, r.failure, digest({n: t.to_pylist() for n, t in r.tables.to_arrow().items()})) for r in results]
        )
    assert len(found[0]) == len(bulletins)
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_a_file_change_nothing(ending: str, tmp_path: Path) -> None:
    """Nor those of a text in memory, but that its offsets count the characters that it has."""
    for i, text in enumerate(sources()):
        other = text.replace("\n", ending)
        found = []
        for name, content in (("a", text), ("b", other)):
            path = tmp_path / name / f"{i}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode())
            found.append(rows_of(rectnlp.read(path)))
        assert digest(_without_source(found[0])) == digest(_without_source(found[1]))
        assert _unplaced(kept(rectnlp.Bulletin(text))) == _unplaced(kept(rectnlp.Bulletin(other)))


def _without_source(rows: Rows) -> Rows:
    return {**rows, "documents": [{**row, "source": None} for row in rows["documents"]]}


def _unplaced(rows: Rows) -> Rows:
    """Every row without its place, and with one kind of line break in its text."""
    return {
        name: [
            {key: re.sub("\r\n?", "\n", value) if isinstance(value, str) else value for key, value in row.items() if key not in PLACED}
            for row in rows[name]
        ]
        for name in TABLES
        if name not in ("texts", "documents", "warnings", "check_parts")
    }  # fmt: skip


SIGNED = [text.rstrip() for text in sources() if analyse(rectnlp.Bulletin(text)).zones.signature]
PARAGRAPHS = [line for text in sources() for line in re.findall(r"[^\n]{5,300}。(?=\n)", text)]


@pytest.mark.parametrize("text", SIGNED, ids=range(len(SIGNED)))
def test_a_paragraph_behind_the_signature_changes_no_earlier_row(text: str) -> None:
    """But the end of the title, which covers the whole text, and a check that tells of the paragraph too (4 times)."""
    before = rows_of(rectnlp.Bulletin(text, "2024-12-31"))
    assert before["counts"]
    for paragraph in PARAGRAPHS[::9]:
        after = rows_of(rectnlp.Bulletin(f"{text}\n{paragraph}", "2024-12-31"))
        wide = {row["check_id"] for row in after["check_parts"] if row["start"] >= len(text)}
        assert _earlier(after, len(text), wide) == _earlier(before, len(text), wide), paragraph


def _earlier(rows: Rows, length: int, wide: set[str]) -> Rows:
    names = (*(table.name for table in MENTIONS), "outline", "problems", "progress", "inspections", "fields", "checks")
    return {
        name: [
            {**row, "end": None} if row.get("level") == "title" else row
            for row in rows[name]
            if (row.get("start") or row.get("total_start") or 0) < length and row.get("check_id") not in wide
        ]
        for name in names
    }


def test_a_field_label_that_is_all_of_the_last_line_ends_with_the_text() -> None:
    (row,) = kept(rectnlp.Bulletin("（1）财务报销审核不到位。\n整改情况"))["fields"]
    assert (row["start"], row["end"]) == (18, 18)


@pytest.mark.parametrize(("damage", "code"), [("j年１6月38日", "impossible_date"), ("2024111日", "damaged_date")])
def test_a_warning_points_at_its_date_behind_deleted_damage(damage: str, code: str) -> None:
    text = f"完成<br>整改，&nbsp;于{damage}完成"
    (row,) = (row for row in kept(rectnlp.Bulletin(text))["warnings"] if row["code"] == code)
    assert text[row["start"] : row["end"]] == damage.removeprefix("j年")
