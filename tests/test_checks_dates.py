"""chronology: which days are held against each other, and from which day on they contradict."""

from __future__ import annotations

import datetime as dt

import pytest
from checked import Said, said, said_of

from rectnlp import checks
from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.mentions import Event

INSPECTED = "2024年3月5日至5月20日,市委第二巡察组对云岭县委进行了巡察。"


def order(text: str, published: str | None = "2024-12-01") -> list[tuple[str, str, str]]:
    return [(each.status, each.expression, each.message) for each in said(text, "chronology", published)]


@pytest.mark.parametrize(
    ("text", "status", "days", "message"),
    [
        ("2023年1月5日至11月1日开展督查。", "ok", "2023-01-05 ≤ 2023-11-01", "2023-01-05至2023-11-01起止有序。"),
        (
            "2023年1月5日至11月2日开展督查。",
            "unclear",
            "2023-01-05 ≤ 2023-11-02",
            "2023-01-05至2023-11-02将近一年,止日年份未写明,可能有误。",
        ),
        ("2023年1月5日至2023年11月2日开展督查。", "ok", "2023-01-05 ≤ 2023-11-02", "2023-01-05至2023-11-02起止有序。"),
        (
            "2023年9月25日至12日开展督查。",
            "unclear",
            "2023-09-25 ≤ 2023-09-12",
            "2023-09-25至2023-09-12将近一年,止日年份未写明,可能有误。",
        ),
        (
            "2023年9月25日至2023年9月12日开展督查。",
            "mismatch",
            "2023-09-25 ≤ 2023-09-12",
            "2023-09-25至2023-09-12止日早于起日。",
        ),
        ("2023年9月5日至2023年9月5日开展督查。", "ok", "2023-09-05 ≤ 2023-09-05", "2023-09-05至2023-09-05起止有序。"),
    ],
)
def test_a_range_of_days(text: str, status: str, days: str, message: str) -> None:
    """Three hundred days may be meant; a day more, and the year that is not printed is doubtful."""
    assert order(text) == [(status, days, message)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "2024年5月20日,市委巡察组反馈了巡察意见。",
            ("ok", "2024-05-20 ≤ 2024-05-20 ≤ 2024-12-01"),
        ),
        (
            "2024年5月19日,市委巡察组反馈了巡察意见。",
            ("mismatch", "2024-05-20 ≤ 2024-05-19 ≤ 2024-12-01"),
        ),
        # a year that is not printed may be another
        ("3月19日,市委巡察组反馈了巡察意见。", ("unclear", "2024-05-20 ≤ 2024-03-19 ≤ 2024-12-01")),
        # the feedback of another paragraph is of another inspection: the range stands alone
        ("\n2024年7月12日,市委巡察组反馈了巡察意见。", ("ok", "2024-03-05 ≤ 2024-05-20")),
    ],
)
def test_the_feedback_comes_after_the_inspection(told: str, found: tuple[str, str]) -> None:
    (row,) = order(INSPECTED + told)
    assert row[:2] == found


def test_a_bulletin_published_before_its_feedback_leaves_open_which_day_is_wrong() -> None:
    text = f"{INSPECTED}2024年5月20日,市委巡察组反馈了巡察意见。"
    assert order(text, "2024-05-19")[0][:2] == ("unclear", "2024-05-20 ≤ 2024-05-20 ≤ 2024-05-19")
    assert [row[1] for row in order(text, None)] == ["2024-05-20 ≤ 2024-05-20"]


def test_the_days_of_inspection_feedback_and_signature_take_part() -> None:
    text = f"{INSPECTED}2024年7月12日,市委巡察组反馈了巡察意见。\n中共云岭县委\n2024年11月8日\n"
    assert said(text, "chronology")[0][:4] == (
        "ok", "2024年3月5日至5月20日", ("2024年7月12日", "中共云岭县委\n2024年11月8日"), "2024-05-20 ≤ 2024-07-12 ≤ 2024-11-08"
    )  # fmt: skip


def _event(text: str, surface: str, first: str, last: str, **columns: str) -> Event:
    start = text.index(surface)
    days = {"date_start": dt.date.fromisoformat(first), "date_end": dt.date.fromisoformat(last)}
    return Event(start, start + len(surface), "test", **days, **columns)  # type: ignore[arg-type]


def _of_events(text: str, events: list[Event], source: str = "given") -> list[Said]:
    analysis = Analysis(Bulletin(text, "2024-12-01"))
    analysis.body = analysis.view.norm
    analysis.published, analysis.published_source = dt.date(2024, 12, 1), source
    analysis.rows["events"] = events
    checks.audit(analysis)
    return said_of(analysis, "chronology")


def test_the_inspection_is_the_range_of_days_and_not_a_day_of_it() -> None:
    text = "2024年6月1日动员,2024年3月5日至5月20日巡察,2024年7月12日反馈。"
    events = [
        _event(text, "2024年6月1日", "2024-06-01", "2024-06-01", event_type="inspection"),
        _event(text, "2024年3月5日至5月20日", "2024-03-05", "2024-05-20", event_type="inspection", granularity="range"),
        _event(text, "2024年7月12日", "2024-07-12", "2024-07-12", event_type="feedback"),
    ]
    assert [(each.total, each.parts) for each in _of_events(text, events)] == [
        ("2024年3月5日至5月20日", ("2024年7月12日",))
    ]


def _late(text: str, *, day: str = "2025-03-08", source: str = "given", **columns: str) -> list[tuple[str, str]]:
    event = _event(text, "3月8日", day, day, **{"date_basis": "stated", **columns})
    return [(each.status, each.message) for each in _of_events(text, [event], source)]


def test_what_is_done_after_publication() -> None:
    assert _late("3月8日已完成验收。") == [("mismatch", "2025-03-08的事项写作已完成,晚于发布日2024-12-01。")]
    assert _late("3月8日已完成验收。", day="2024-12-02")[0][0] == "mismatch"
    assert _late("3月8日已完成验收。", day="2024-12-01") == []
    assert _late("3月8日已完成验收。", status="planned") == []
    assert _late("3月8日已完成验收。", relation="by") == []


@pytest.mark.parametrize(
    "why",
    [{"source": "posted"}, {"date_basis": "published"}, {"granularity": "month"}],
    ids=["the day of posting", "a year not printed", "a month"],
)
def test_a_day_that_is_not_sure_leaves_it_open(why: dict[str, str]) -> None:
    open_ = ("unclear", "2025-03-08晚于发布日2024-12-01,却未写“将”或“拟”,可能是计划。")
    assert _late("3月8日已完成验收。", **why) == [open_]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("3月8日,县住建局已完成验收。", ["mismatch"]),  # the clause behind the comma tells of the day too
        ("3月8日组织验收;已完成移交。", ["unclear"]),  # the next one does not
        ("3月8日组织验收。已完成移交。", ["unclear"]),
        # a word for a plan, up to twelve characters around
        ("计划一二三四五六七八九。3月8日已完成验收。", []),
        ("计划一二三四五六七八九十。3月8日已完成验收。", ["mismatch"]),
        ("3月8日已完成验收。一二三四五六七八九十甲将移交。", []),
        ("3月8日已完成验收。一二三四五六七八九十甲乙将移交。", ["mismatch"]),
    ],
)
def test_words_around_a_day_after_publication(text: str, status: list[str]) -> None:
    assert [each for each, _ in _late(text)] == status
