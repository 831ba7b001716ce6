"""Every example in the lexicons of checks and progress does what its row says."""

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.checks.figures import gather
from rectnlp.lexicons import Lexicons, Row
from rectnlp.pipeline import analyse

LEXICONS = Lexicons()


def word(row: Row) -> str:
    return row["word"]


@pytest.mark.parametrize("row", LEXICONS.rows("part_cues"), ids=word)
def test_part_cues(row: Row) -> None:
    figures = gather(analyse(Bulletin(row["example"] + "。")))
    cued = [cue for figure in figures.every for cue in figure.cues.split()]
    assert row["kind"] in cued if row["kind"] != "-" else not cued


@pytest.mark.parametrize("row", LEXICONS.rows("list_words"), ids=word)
def test_list_words(row: Row) -> None:
    """The word decides whether numbers are a list of all parts, which then contradict their total."""

    def contradicted(text: str) -> bool:
        return any(check.status == "mismatch" for check in analyse(Bulletin(text + "。")).rows["checks"])

    with_it, without = contradicted(row["example"]), contradicted(row["example"].replace(row["word"], ""))
    assert (with_it, without) == ((True, False) if row["kind"] in ("all", "closes", "result") else (False, True))


@pytest.mark.parametrize("row", LEXICONS.rows("criteria"), ids=word)
def test_criteria(row: Row) -> None:
    """Labels of one criterion make a list of all parts, which contradict their total."""
    assert row["word"] in row["example"]
    assert [c.status for c in analyse(Bulletin(row["example"] + "。")).rows["checks"]] == ["mismatch"]


@pytest.mark.parametrize("row", LEXICONS.rows("rate_words"), ids=word)
def test_rate_words(row: Row) -> None:
    assert row["word"] in row["example"]
    checks = analyse(Bulletin(row["example"] + "。")).rows["checks"]
    assert [check.status for check in checks if check.kind == "rate"] == ["ok"]


@pytest.mark.parametrize("row", LEXICONS.rows("progress_bases"), ids=word)
def test_progress_bases(row: Row) -> None:
    (statement,) = analyse(Bulletin(row["example"] + "。")).rows["progress"]
    assert statement.basis == row["basis"]


@pytest.mark.parametrize("row", [r for r in LEXICONS.rows("progress_words") if r["status"] != "-"], ids=word)
def test_progress_words(row: Row) -> None:
    """Directly before a number, every word says how far it is."""
    figures = gather(analyse(Bulletin(f"整改任务50项,{row['word']}12项。")))
    assert figures.every[-1].status == row["status"]


@pytest.mark.parametrize("word", LEXICONS.surfaces("event_words", "done"))
def test_what_is_told_as_done_is_not_later_than_its_telling(word: str) -> None:
    checks = analyse(Bulletin(f"2025年3月5日,县局{word}会议。", "2024-08-01")).rows["checks"]
    assert [(check.kind, check.status) for check in checks] == [("chronology", "mismatch")]


@pytest.mark.parametrize("word", LEXICONS.surfaces("event_words", "later"))
def test_words_that_make_a_later_day_a_plan(word: str) -> None:
    checks = analyse(Bulletin(f"2025年3月5日,县局召开了会议{word}。", "2024-08-01")).rows["checks"]
    assert checks == []


@pytest.mark.parametrize("row", LEXICONS.rows("handover_words"), ids=word)
def test_handover_words(row: Row) -> None:
    """The word makes a day one of feedback, or the problems those that were handed over."""
    rows = analyse(Bulletin(row["example"] + "。", "2024-08-01")).rows
    kinds = set(row["kind"].split("|"))
    assert row["word"] in row["example"]
    if kinds & {"day", "matter"}:
        assert [event.event_type for event in rows["events"]] == ["feedback"]
    repeats = [check.status for check in rows["checks"] if check.kind == "repeat"]
    if "who" in kinds:
        without = analyse(Bulletin(row["example"].replace(row["word"], "") + "。", "2024-08-01")).rows["checks"]
        assert (repeats, [c.status for c in without if c.kind == "repeat"]) == ([], ["mismatch"])
    elif kinds - {"day", "matter"}:
        assert repeats == ["ok" if "task" in kinds else "mismatch"]


@pytest.mark.parametrize("row", LEXICONS.rows("announce_words"), ids=word)
def test_announce_words(row: Row) -> None:
    """The word makes a number one of the items that follow; or makes it none above headings, or leaves the list open."""

    def told(text: str) -> list[str]:
        return [c.status for c in analyse(Bulletin(text + "。")).rows["checks"] if c.kind == "outline_total"]

    kinds = set(row["kind"].split("|"))
    assert told(row["example"]) == (["unclear"] if kinds == {"more"} else ["mismatch"])
    if "led" in kinds:
        assert told(row["example"].replace(row["word"], "").replace("有", "")) == []
    if "matter" in kinds:
        assert told(f"县委抓好四项{row['word']}。\n一、学习。\n二、督导。\n三、问责") == []
