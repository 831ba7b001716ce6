"""The date of publication and where it came from."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.page import publication, zones

BODY = "县委认真整改，清退违规资金3万元。\n共完成12项。\n"


def dated(text: str, published: dt.date | str | int | None = None) -> Analysis:
    analysis = Analysis(Bulletin(text, published))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    publication.date(analysis)
    return analysis


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年10月17日", (2023, 10, 17)),
        ("2023-10-17 16:42", (2023, 10, 17)),
        ("2023/1/3", (2023, 1, 3)),
        ("2023.6.30", (2023, 6, 30)),
        ("29.12.2017", (2017, 12, 29)),
        ("20231017", (2023, 10, 17)),
        ("二〇二三年十月十七日", (2023, 10, 17)),
        ("二○二三年十月十日", (2023, 10, 10)),
        ("202448日", (2024, 4, 8)),
        ("20241021日", (2024, 10, 21)),
        ("2024111日", None),  # 1 November or 11 January
        ("2023年13月1日", None),
        ("2023年2月30日", None),
        ("xxxx年xx月xx日", None),
        ("3月5日", None),
        ("第20231017156号", None),
    ],
)
def test_read_date(text: str, day: tuple[int, int, int] | None) -> None:
    assert publication.read_date(text) == (dt.date(*day) if day else None)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["索引号: 11/2019-100 成文日期: 2019-11-22 发布日期: 2019-12-01"], (2019, 12, 1)),
        (["成文日期: 2019-11-22"], (2019, 11, 22)),
        (["2025-06-12 09:00 云河网", "来源:云河网"], (2025, 6, 12)),
        (["Posted: Fri, Oct 17, 2023"], (2023, 10, 17)),
        (["by admin 2 May 2019"], (2019, 5, 2)),
        (["发布时间: 昨天"], None),
        (["现在时间是:2024年11月22日", "来源:云河网 2023年2月10日"], (2023, 2, 10)),
        ([], None),
    ],
)
def test_posted(lines: list[str], day: tuple[int, int, int] | None) -> None:
    assert publication.posted(lines) == (dt.date(*day) if day else None)


def test_given_before_signed_before_posted() -> None:
    page = f"发布时间：2023-09-10\n{BODY}中共云河县委\n2023年9月8日"
    analysis = dated(page, "2023-09-12")
    assert (analysis.published, analysis.published_source) == (dt.date(2023, 9, 12), "given")
    analysis = dated(page)
    assert (analysis.published, analysis.published_source) == (dt.date(2023, 9, 8), "signed")
    assert (analysis.posted, analysis.signed) == (dt.date(2023, 9, 10), dt.date(2023, 9, 8))
    analysis = dated(f"发布时间：2023-09-10\n{BODY}")
    assert (analysis.published, analysis.published_source) == (dt.date(2023, 9, 10), "posted")


def test_a_bare_year_stands_alone() -> None:
    analysis = dated(f"{BODY}中共云河县委\n2023年9月8日", 2023)
    assert (analysis.published, analysis.published_year, analysis.published_source) == (None, 2023, "given")


def test_nothing_stated() -> None:
    analysis = dated(BODY)
    assert (analysis.published, analysis.published_year, analysis.published_source) == (None, None, None)


def test_a_form_nobody_filled_in_is_a_warning() -> None:
    analysis = dated(f"{BODY}中共云河县委\nxxxx年xx月xx日")
    assert analysis.signed is None
    assert [warning.code for warning in analysis.rows["warnings"]] == ["unreadable_date"]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_written_is_read(day: dt.date) -> None:
    for form in (f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}"):
        assert publication.read_date(f"发布时间:{form} 来源") == day
