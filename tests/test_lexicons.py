"""Lexicon files: one format, and overlays of the user's own."""

from __future__ import annotations

import pickle
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import BULLETIN
from planted import bulletin as planted

import rectnlp
from rectnlp.errors import LexiconError
from rectnlp.lexicons import Lexicons, compiled, parse

FILES = sorted(
    (path for path in files("rectnlp.lexicons").iterdir() if path.name.endswith(".tsv")), key=lambda path: path.name
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_what_it_holds_and_keeps_the_format(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#"), "a lexicon begins with a comment that says what it holds"
    assert "\r" not in text
    assert text.endswith("\n")
    if path.name != "characters.tsv":  # the folding table has no header: it is read a character a line
        rows = parse(text, path.name)
        assert rows
        assert all(next(iter(row.values())) for row in rows), "an entry without a key"
        keys = [next(iter(row.values())) for row in rows]
        twice = sorted({key for key in keys if keys.count(key) > 1}) if path.name != "divisions.tsv" else []
        assert not twice, "the last of several entries with one key would hide the others"
        assert all(cell == cell.strip() for row in rows for cell in row.values()), "a cell with spaces around it"


def test_an_overlay_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "numerals.tsv").write_text("word\tkind\tvalue\n卌\tsmall\t40\n亿\tlarge\t7\n", encoding="utf-8")
    plain, ours = Lexicons(), Lexicons((tmp_path,))
    assert len(ours.rows("numerals")) == len(plain.rows("numerals")) + 1
    assert ours.words("numerals")["亿"]["value"] == "7"
    assert ours.words("numerals")["卌"]["value"] == "40"
    assert "卌" not in plain.words("numerals")


def test_aliases_lead_to_their_row() -> None:
    rows = parse("# c\nword\taliases\n诫勉谈话\t诫勉|诫勉教育\n", "x.tsv")
    assert rows == [{"word": "诫勉谈话", "aliases": "诫勉|诫勉教育"}]


def test_a_broken_overlay_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "numerals.tsv").write_text("# mine\nword\tkind\n廿\tsmall\t20\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"numerals\.tsv, line 3: 3 cells, but the header names 2"):
        Lexicons((tmp_path,)).rows("numerals")


def test_an_overlay_may_leave_columns_out_but_name_no_new_ones(tmp_path: Path) -> None:
    (tmp_path / "numerals.tsv").write_text("word\tvalue\n卌\t40\n", encoding="utf-8")
    assert Lexicons((tmp_path,)).words("numerals")["卌"] == {"word": "卌", "kind": "", "value": "40"}
    (tmp_path / "measures.tsv").write_text("measure\tweight\n网\t3\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"measures\.tsv: columns are measure, weight; ours are measure, kind"):
        Lexicons((tmp_path,)).rows("measures")


def test_what_is_wrong_with_an_overlay_is_told_before_any_text(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicons((tmp_path / "nowhere",)).check()
    (tmp_path / "measure.tsv").write_text("measure\tkind\n网\tcount\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"measure\.tsv: we have no lexicon of that name"):
        Lexicons((tmp_path,)).check()
    (tmp_path / "measure.tsv").rename(tmp_path / "measures.tsv")
    Lexicons((tmp_path,)).check()


def test_a_broken_overlay_is_an_error_and_no_failure_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "measures.tsv").write_text("measure\n网\tcount\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        rectnlp.extract("完成37项。", lexicons=Lexicons((tmp_path,)))


def test_short_lines_are_filled() -> None:
    assert parse("word\tkind\n廿\n", "x.tsv") == [{"word": "廿", "kind": ""}]


def test_what_is_compiled_is_kept_for_each_set_of_lexicons(tmp_path: Path) -> None:
    calls = []

    @compiled
    def build(lexicons: Lexicons) -> int:
        calls.append(lexicons)
        return len(calls)

    assert [build(Lexicons()), build(Lexicons()), build(Lexicons((tmp_path,)))] == [1, 1, 2]


def test_the_same_overlays_are_one_object() -> None:
    overlaid = Lexicons((Path("mine"),))
    assert Lexicons() is Lexicons()
    assert overlaid is Lexicons((Path("mine"),)) is pickle.loads(pickle.dumps(overlaid))
    assert (overlaid.overlays, Lexicons().overlays) == ((Path("mine"),), ())


def test_no_lexicon_is_gone_through_for_every_bulletin(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled from lexicons is compiled once: a second bulletin asks none of them for its words."""
    text = BULLETIN + planted(0, plant=True).text
    rectnlp.extract(text)
    asked: list[str] = []
    monkeypatch.setattr(Lexicons, "words", lambda _, name, key=None: asked.append(name) or {})
    monkeypatch.setattr(Lexicons, "pattern", lambda _, name, kind: asked.append(name) or "")
    assert len(rectnlp.extract(text).failures) == 0
    assert asked == []
