from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.grammars.calendar import Expression, Point, covered, scan


def spans(text: str) -> list[tuple[str, str]]:
    return [(text[e.start : e.end], e.granularity) for e in scan(text)]


def days(text: str, year: int = 2023) -> list[tuple[str, str] | None]:
    read = []
    for expression in scan(text):
        first = covered(expression.first, year)
        last = covered(expression.last, year) if expression.last else first
        read.append((first[0].isoformat(), last[1].isoformat()) if first and last else None)
    return read


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("2022年3月7日至4月29日", "range"), ("2021年11月8日—12月20日", "range"), ("5月9日-20日", "range"), ("9月8日至19日", "range"),
        ("2020年10月29日开始至12月30日", "range"), ("2020年10月19日(星期一)至12月21日", "range"), ("去年10月至12月", "range"),
        ("2017年至2019年", "range"), ("2017至2019年", "range"), ("2019—2022年", "range"), ("8月下旬至9月底", "range"),
        ("1-9月份", "range"), ("1至6月", "range"), ("9-11月", "range"), ("一至三季度", "range"), ("前三季度", "range"), ("前10个月", "range"),
        ("2023.3—2023.6", "range"), ("2021.03-2022.05", "range"), ("2022年12月至次年2月", "range"), ("2023.6.30—2023.7.2", "range"),
        ("二〇二二年九月三十日", "day"), ("二○二一年十二月三十一日", "day"), ("2020/1/3", "day"), ("29.12.2017", "day"), ("2023.6.30", "day"),
        ("2023-06-30", "day"), ("6月20日", "day"), ("6月20号", "day"), ("次日", "day"), ("昨日", "day"), ("202448日", "day"),
        ("10月底", "tenday"), ("2020年12月末", "tenday"), ("8月中旬", "tenday"), ("10月中下旬", "tenday"), ("次年6月底", "tenday"), ("3月初", "tenday"),
        ("2021年底", "month"), ("去年年底", "month"), ("年初", "month"), ("三季度末", "month"), ("2023年3月", "month"), ("11月份", "month"), ("同年10月", "month"),
        ("第一季度", "quarter"), ("2024年一季度", "quarter"), ("4季度", "quarter"), ("上半年", "half"), ("2019年下半年", "half"), ("2022年", "year"), ("今年", "year"),
    ],
)  # fmt: skip
def test_a_printed_form_is_one_expression(text: str, granularity: str) -> None:
    assert spans(text) == [(text, granularity)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年3月7日至4月29日", "2022-03-07", "2023-04-29"), ("二〇二二年九月三十日", "2022-09-30", "2022-09-30"), ("29.12.2017", "2017-12-29", "2017-12-29"),
        ("10月底", "2023-10-21", "2023-10-31"), ("2月末", "2023-02-21", "2023-02-28"), ("8月中旬", "2023-08-11", "2023-08-20"), ("月初", None, None),
        ("12月中下旬", "2023-12-11", "2023-12-31"), ("2021年底", "2021-12-01", "2021-12-31"), ("2022年初", "2022-01-01", "2022-01-31"),
        ("第一季度", "2023-01-01", "2023-03-31"), ("前三季度", "2023-01-01", "2023-09-30"), ("前10个月", "2023-01-01", "2023-10-31"),
        ("三季度末", "2023-09-01", "2023-09-30"), ("下半年", "2023-07-01", "2023-12-31"), ("2024年2月", "2024-02-01", "2024-02-29"),
        ("98年3月", "1998-03-01", "1998-03-31"), ("21年6月", "2021-06-01", "2021-06-30"),
    ],
)  # fmt: skip
def test_days(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == [(first, last) if first else None]


@pytest.mark.parametrize(
    "text",
    [
        "4/5", "1/3", "版本2.1.3", "10.2.3.4", "〔2023〕9号", "0900-1234567", "2019-10077", "24小时", "第一时间", "三个月", "3个月内", "统一部署",
        "2023年初步核查"[7:], "12023年", "1.5万元", "2021.03万元", "第3页", "5G", "近期", "目前", "年度", "同年级", "以前年度", "一月一次"[2:],
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [e for e in scan(text) if not e.first.bare_day] == []


def test_a_list_is_an_expression_each() -> None:
    assert spans("9月10日、11日和3月、4月") == [("9月10日", "day"), ("11日", "day"), ("3月", "month"), ("4月", "month")]


def test_初_that_begins_a_word_closes_no_date() -> None:
    assert spans("2023年初步核查") == [("2023年", "year")]


def test_lost_signs_are_mended_where_one_reading_is_a_date() -> None:
    assert scan("202448日至826日") == [
        Expression(0, 12, Point(2024, 4, 8, damaged=True), Point(None, 8, 26, damaged=True)),
    ]
    assert scan("2024111日")[0].first == Point(2024, damaged=True)  # 1 November or 11 January
    assert scan("2月1日至229日")[0].last == Point(None, 2, 29, damaged=True)  # of a leap year, as no year is printed
    assert scan("2024 8日")[0].first == Point(2024, damaged=True)


def test_impossible_dates_say_so() -> None:
    assert [e.first.impossible for e in scan("13月45日,2月30日,2023年2月29日,2024年2月29日,6月31日")] == [
        True,
        True,
        True,
        False,
        True,
    ]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    numerals = "〇一二三四五六七八九"
    small = [
        "",
        *numerals[1:],
        "十",
        *(f"十{n}" for n in numerals[1:]),
        "二十",
        *(f"二十{n}" for n in numerals[1:]),
        "三十",
        "三十一",
    ]
    year = "".join(numerals[int(digit)] for digit in str(day.year))
    for printed in (
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month:02}月{day.day:02}日", day.isoformat(),
        f"{day.year}/{day.month}/{day.day}", f"{day.year}.{day.month}.{day.day}", f"{day.day}.{day.month}.{day.year}",
        f"{year}年{small[day.month]}月{small[day.day]}日",
    ):  # fmt: skip
        [expression] = scan(f"于{printed}召开")
        assert covered(expression.first, 1) == (day, day), printed


@given(st.text(alphabet="0123456789〇一二三十年月日号季度上下半前第底末初旬至到-—./~、 今去同次", max_size=60))
def test_any_text_is_read(text: str) -> None:
    at = 0
    for expression in scan(text):
        assert at <= expression.start < expression.end <= len(text)
        at = expression.end
        for point in (expression.first, expression.last):
            found = covered(point, 2023) if point else None
            assert found is None or found[0] <= found[1]


def small(n: int) -> list[str]:
    """Every way to print a number of a month or day."""
    tens, ones = divmod(n, 10)
    digit = " 一二三四五六七八九"[ones].strip()
    forms = {
        0: [digit],
        1: [f"十{digit}", f"一十{digit}"],
        2: [f"二十{digit}", f"廿{digit}"],
        3: [f"三十{digit}", f"卅{digit}"],
    }
    return [str(n), f"{n:02}", *forms[tens]]


@pytest.mark.parametrize("n", range(1, 32))
def test_numbers_of_days_and_months(n: int) -> None:
    for form in small(n):
        [expression] = scan(f"于3月{form}日召开")
        assert (expression.first.month, expression.first.day) == (3, n), form
        if n <= 12:
            [expression] = scan(f"于{form}月召开")
            assert expression.first == Point(month=n, unit="month"), form


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("初", 1, 10), ("上旬", 1, 10), ("上中旬", 1, 20), ("中旬", 11, 20), ("中下旬", 11, 30), ("下旬", 21, 30), ("底", 21, 30), ("末", 21, 30)],
)  # fmt: skip
def test_parts_of_a_month(part: str, first: int, last: int) -> None:
    assert days(f"4月{part}") == [(f"2023-04-{first:02}", f"2023-04-{last:02}")]


@pytest.mark.parametrize(
    ("text", "year"),
    [("两千年3月", 2000), ("两千零八年3月", 2008), ("两千一十二年3月", 2012), ("两千十五年3月", 2015), ("49年3月", 2049), ("50年3月", 1950), ("99年3月", 1999), ("零八年", 2008),
     ("二○○八年", 2008), ("二零一五年", 2015), ("2O15年", None)],
)  # fmt: skip
def test_years(text: str, year: int | None) -> None:
    assert [expression.first.year for expression in scan(text)] == ([year] if year else [])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("一季度初", Point(month=1, unit="month")), ("一季度末", Point(month=3, unit="month")), ("四季度初", Point(month=10, unit="month")),
        ("前半年", Point(part=1, unit="half")), ("后半年", Point(part=2, unit="half")), ("下半年", Point(part=2, unit="half")),
        ("前两季度", Point(part=6, unit="span")), ("前2个月", Point(part=2, unit="span")), ("前12个月", Point(part=12, unit="span")), ("前10月", Point(part=10, unit="span")),
        ("29/12/2017", Point(2017, 12, 29)), ("2023.04", Point(2023, 4, unit="month")), ("同年底", Point(month=12, unit="month", year_word="同年")),
        ("2024110日", Point(2024, 1, 10, damaged=True)), ("20241231日", Point(2024, 12, 31, damaged=True)), ("2024012日", Point(2024, damaged=True)),
        ("2024108日", Point(2024, 10, 8, damaged=True)), ("2024135日", Point(2024, damaged=True)), ("2024 48日", Point(2024, damaged=True)),
        ("10月月底", Point(month=10, part="底", unit="tenday")), ("2024230日", Point(2024, damaged=True)), ("20245日", Point(2024, damaged=True)), ("本月底", Point(part="底", unit="tenday", month_word="本月")),
        ("今年31日", Point(day=31)),
        ("月底", Point(part="底", unit="tenday", month_word="月")), ("31日", Point(day=31)), ("2024年度", Point(2024, unit="year")),
    ],
)  # fmt: skip
def test_points(text: str, first: Point) -> None:
    assert [expression.first for expression in scan(text)] == [first]


@pytest.mark.parametrize("text", ["前1个月", "前13个月", "12023年3"])
def test_no_point(text: str) -> None:
    assert [expression.first for expression in scan(text) if expression.first.unit in ("span", "day")] == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [("3月1日(星期日),直至3月5日", [(1, 5)]), ("3月1日上午至3月5日", [(1, 5)]), ("3月1日(星期日晚),直至3月5日", [(1, None), (5, None)]), ("3月1日3月5日", [(1, None), (5, None)])],
)  # fmt: skip
def test_what_may_stand_inside_a_range(text: str, ends: list[tuple[int, int | None]]) -> None:
    assert [(e.first.day, e.last.day if e.last else None) for e in scan(text)] == ends


def test_a_range_ends_once() -> None:
    assert [(e.first.month, e.last and e.last.month) for e in scan("1月至2月至3月")] == [(1, 2), (3, None)]


@pytest.mark.parametrize(
    ("point", "impossible", "bare"),
    [
        (Point(month=1, day=1), False, False), (Point(month=12, day=31), False, False), (Point(month=0, day=1), True, False), (Point(month=13), True, False),
        (Point(day=31), False, True), (Point(day=32), True, True), (Point(day=0), True, True), (Point(month=2, day=29), False, False),
        (Point(2023, 2, 29), True, False), (Point(day_word="次日"), False, False), (Point(day=5, month_word="同月"), False, False),
        (Point(2024, damaged=True), False, False), (Point(2024, unit="year"), False, False), (Point(month=4), False, False),
    ],
)  # fmt: skip
def test_what_a_point_says_of_itself(point: Point, impossible: bool, bare: bool) -> None:
    assert (point.impossible, point.bare_day) == (impossible, bare)


@pytest.mark.parametrize(
    ("point", "year", "found"),
    [
        (Point(unit="year"), 1, (dt.date(1, 1, 1), dt.date(1, 12, 31))), (Point(unit="year"), 9999, (dt.date(9999, 1, 1), dt.date(9999, 12, 31))),
        (Point(unit="year"), 0, None), (Point(unit="year"), 10000, None), (Point(month=1, day=1), 2023, (dt.date(2023, 1, 1),) * 2),
        (Point(month=12, unit="month"), 2023, (dt.date(2023, 12, 1), dt.date(2023, 12, 31))), (Point(month=13, unit="month"), 2023, None), (Point(month=0, unit="month"), 2023, None),
        (Point(month=4, day=31), 2023, None), (Point(month=4, day=0), 2023, None), (Point(day=31), 2023, None), (Point(part=4, unit="quarter"), 2023, (dt.date(2023, 10, 1), dt.date(2023, 12, 31))),
        (Point(unit="quarter"), 2023, (dt.date(2023, 1, 1), dt.date(2023, 3, 31))), (Point(part=2, unit="half"), 2023, (dt.date(2023, 7, 1), dt.date(2023, 12, 31))),
    ],
)  # fmt: skip
def test_covered(point: Point, year: int, found: tuple[dt.date, dt.date] | None) -> None:
    assert covered(point, year) == found


def test_a_point_shows_what_it_states() -> None:
    assert repr(Point(2024, 3, unit="month")) == "Point(year=2024, month=3, unit='month')"
    assert covered(Point(day=31), 2023, 3) == (dt.date(2023, 3, 31),) * 2
