"""numbering, outline_total and chronology: the bulletin's own order."""

import datetime as dt

import pytest

from rectnlp import checks
from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.checks.numbering.runs import chinese_number
from rectnlp.mentions import Event
from rectnlp.pipeline import analyse


def bulletin(total: int, numbers: list[int], *, lost: str = "") -> str:
    items = "\n".join(f"({n})第{n % 7}类台账管理不规范。\n整改情况:一是清理台账。二是完善制度。{lost}" for n in numbers)
    return (
        "中共云岭县委关于巡察整改情况的通报\n"
        "一、组织推进情况\n县委召开会议,认真研究。\n"
        f"巡察组反馈1个方面{total}个具体问题,制定整改措施60项。\n"
        f"二、整改落实情况\n(一)履行主体责任不力\n{items}\n"
        "三、下一步打算\n持续抓好整改。\n"
    )


def rows(text: str, kind: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    norm = analysis.view.norm
    return [(c.status, norm[c.total_start : c.total_end]) for c in analysis.rows["checks"] if c.kind == kind]


def test_a_complete_bulletin_has_nothing_to_complain_of() -> None:
    text = bulletin(12, list(range(1, 13)))
    assert ("ok", "一、") in rows(text, "numbering")
    assert ("ok", "12个") in rows(text, "outline_total")
    assert "mismatch" not in [status for kind in ("numbering", "outline_total") for status, _ in rows(text, kind)]


def test_a_skipped_number() -> None:
    text = bulletin(12, [n for n in range(1, 13) if n != 8])
    assert ("mismatch", "(9)") in rows(text, "numbering")
    assert ("mismatch", "12个") in rows(text, "outline_total")


def test_a_repeated_number() -> None:
    assert ("mismatch", "(4)") in rows(bulletin(7, [1, 2, 3, 4, 4, 5, 6]), "numbering")


def across_parents(numbers: list[int]) -> str:
    """Items whose numbers run on across headings, one a heading."""
    heads = "".join(
        f"({'一二三四五六'[i]})第{i}方面\n({n})第{n}类台账管理不规范。\n整改情况:一是清理台账。二是完善制度。\n"
        for i, n in enumerate(numbers)
    )
    return f"中共云岭县委关于巡察整改情况的通报\n一、整改落实情况\n{heads}二、下一步打算\n持续抓好整改。\n"


def test_labels_of_headings_hide_no_gap() -> None:
    assert ("mismatch", "(3)") in rows(across_parents([1, 3, 4]), "numbering")


def test_a_number_repeated_under_the_next_heading() -> None:
    assert ("mismatch", "(3)") in rows(across_parents([1, 2, 3, 3]), "numbering")


def test_numbers_that_begin_again_under_every_heading_repeat_nothing() -> None:
    assert "mismatch" not in [status for status, _ in rows(across_parents([1, 1, 1]), "numbering")]


@pytest.mark.parametrize(("later", "status"), [(66, "ok"), (67, "mismatch")])
def test_the_number_of_problems_told_again(later: int, status: str) -> None:
    text = (
        f"中共云岭县委关于巡察整改情况的通报\n巡察组召开反馈会,指出问题66个。\n{later}个问题中,截至5月底已销号60个。\n"
    )
    assert (status, "66个") in rows(text, "repeat")


def test_cases_that_the_title_counts() -> None:
    text = "云岭县纪委关于三起典型案例的通报\n" + "".join(f"{n}.第{n}镇违规收费问题。某人收费。\n" for n in (1, 2, 3))
    assert ("ok", "三起") in rows(text, "outline_total")


def test_a_number_that_stands_in_the_text_is_not_missing() -> None:
    text = bulletin(6, [1, 2, 3, 5, 6]).replace(
        "(3)第3类台账管理不规范。", "(3)第3类台账管理不规范,(4)印章管理不规范。"
    )
    assert "mismatch" not in [status for status, _ in rows(text, "numbering")]
    assert "mismatch" not in [status for status, _ in rows(text, "outline_total")]


def test_fewer_problems_listed_than_stated_is_no_contradiction() -> None:
    assert "mismatch" not in [status for status, _ in rows(bulletin(12, list(range(1, 11))), "outline_total")]


def test_measures_that_are_not_all_listed_stay_open() -> None:
    assert ("unclear", "60项") in rows(bulletin(12, list(range(1, 13))), "outline_total")


def test_measures_begin_again_in_every_item() -> None:
    assert all(label not in ("一是", "二是") for _, label in rows(bulletin(5, [1, 2, 3, 4, 5]), "numbering"))


@pytest.mark.parametrize(("later", "found"), [(22, []), (23, [(22, 23)])])
def test_the_closing_part_refers_back_to_the_opening_part(later: int, found: list[tuple[int, int]]) -> None:
    text = bulletin(5, [1, 2, 3, 4, 5]).replace("认真研究。", "认真研究,新建制度22项。")
    text = text.replace("持续抓好整改。", f"对新建的{later}项制度开展回头看。")
    checked = analyse(Bulletin(text)).rows["checks"]
    assert [(c.stated, c.computed) for c in checked if c.kind == "repeat" and c.status == "mismatch"] == found


@pytest.mark.parametrize(("number", "chinese"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_chinese_number(number: int, chinese: str) -> None:
    assert chinese_number(number) == chinese


def chronology(text: str, events: list[Event], published: str) -> list[str]:
    analysis = Analysis(Bulletin(text, published))
    analysis.body = analysis.view.norm
    analysis.published, analysis.published_source = dt.date.fromisoformat(published), "given"
    analysis.rows["events"] = events
    checks.audit(analysis)
    return [c.status for c in analysis.rows["checks"] if c.kind == "chronology"]


def event(text: str, surface: str, first: str, last: str, **columns: str) -> Event:
    start = text.index(surface)
    days = {"date_start": dt.date.fromisoformat(first), "date_end": dt.date.fromisoformat(last)}
    return Event(start, start + len(surface), "test", **days, **columns)  # type: ignore[arg-type]


INSPECTED = "2024年3月5日至5月20日,市委巡察组开展巡察,2024年7月12日反馈。"


@pytest.mark.parametrize(("feedback", "status"), [("2024-07-12", "ok"), ("2024-04-12", "mismatch")])
def test_feedback_follows_inspection(feedback: str, status: str) -> None:
    inspection = event(
        INSPECTED, "2024年3月5日至5月20日", "2024-03-05", "2024-05-20",
        granularity="range", event_type="inspection", date_basis="stated",
    )  # fmt: skip
    told = event(INSPECTED, "2024年7月12日", feedback, feedback, event_type="feedback", date_basis="stated")
    assert chronology(INSPECTED, [inspection, told], "2024-12-01") == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2024年8月5日至9月20日开展督查。", "ok"),
        ("2023年11月5日至2024年1月20日开展督查。", "ok"),
        ("2023年11月5日至1月20日开展督查。", "ok"),
        ("2023年11月5日至2023年10月20日开展督查。", "mismatch"),
        ("2023年9月25日至9月12日开展督查。", "unclear"),
    ],
)
def test_a_range_ends_after_it_begins(text: str, status: str) -> None:
    checked = analyse(Bulletin(text, "2024-12-01")).rows["checks"]
    assert [check.status for check in checked if check.kind == "chronology"] == [status]


@pytest.mark.parametrize(
    ("text", "basis", "status"),
    [
        ("2025年3月8日已完成验收。", "stated", ["mismatch"]),
        ("2025年3月8日,县住建局已完成验收。", "stated", ["mismatch"]),
        ("3月8日已完成验收。", "published", ["unclear"]),
        ("计划2025年3月8日完成验收。", "stated", []),
    ],
)
def test_done_after_publication(text: str, basis: str, status: list[str]) -> None:
    surface = "2025年3月8日" if "2025" in text else "3月8日"
    late = event(text, surface, "2025-03-08", "2025-03-08", date_basis=basis)
    assert chronology(text, [late], "2024-12-01") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2023年8月15日至8月31日开展检查。", "ok"), ("2023年8月15日至8月1日开展检查。", "unclear"), ("2023年8月15日至2023年8月1日开展检查。", "mismatch"),
        ("2024年2月1日,县委召开了会议。", "mismatch"), ("2024年2月1日,县委已于会上通报。", "mismatch"), ("2024年2月1日,县委拟召开会议。", None),
    ],
)  # fmt: skip
def test_dates_against_each_other_and_the_publication(text: str, status: str | None) -> None:
    rows = analyse(Bulletin(text, "2024-01-05")).rows["checks"]
    assert [row.status for row in rows if row.kind == "chronology"] == ([status] if status else [])


@pytest.mark.parametrize("text", ["2023年2月30日至3月1日开展检查。", "2023年2月1日至2月30日开展检查。"])
def test_a_range_with_a_day_that_is_none_is_left_alone(text: str) -> None:
    assert analyse(Bulletin(text, "2024-01-05")).rows["checks"] == []


@pytest.mark.parametrize(("n", "found"), [(1, []), (2, ["2 : 2"]), (3, ["3 : 3"]), (4, [])])
def test_aspects_with_and_without_the_heading_of_suggestions(n: int, found: list[str]) -> None:
    text = (
        f"中共云岭县委关于巡察整改情况的通报\n市委巡察组反馈{n}个方面问题,认真整改。\n一、整改情况\n"
        "(一)主体责任方面\n1.制度不健全。\n2.检查不严格。\n(二)监督责任方面\n3.提醒不及时。\n4.处置不到位。\n"
        "(三)意见建议方面\n5.队伍不稳定。\n6.培训不经常。\n二、下一步打算\n持续整改。"
    )
    rows = analyse(Bulletin(text)).rows["checks"]
    assert [row.expression for row in rows if row.kind == "outline_total"] == found


@pytest.mark.parametrize("text", ["8月15日至8月1日开展检查。", "8月15日至2023年8月1日开展检查。"])
def test_a_range_without_a_year_is_left_alone(text: str) -> None:
    analysis = analyse(Bulletin(text))
    assert (analysis.rows["checks"], analysis.rows.get("failures")) == ([], None)
