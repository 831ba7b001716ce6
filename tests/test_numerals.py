from __future__ import annotations

import re

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from promises import kept

import rectnlp
from rectnlp.grammars.numerals import ARABIC, CHINESE, MAGNITUDE, MAX_DIGITS, MIXED, parse, write


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("1,816", 1816), ("1,234,567.5", 1234567.5), ("3万", 30000), ("1.96万", 19600), ("79.26万", 792600),
        ("594.2亿", 59420000000), ("5百", 500), ("3千", 3000), ("2万亿", 2e12), ("十", 10), ("十五", 15), ("二十", 20),
        ("廿三", 23), ("一百零五", 105), ("两千", 2000), ("三万六千", 36000), ("三万六", 36000), ("一千二", 1200),
        ("二百五", 250), ("一万五千亿", 1.5e12), ("二十万亿", 2e13), ("1,100万", 1.1e7), ("贰仟叁佰", 2300),
        ("壹拾万零伍佰", 100500), ("二〇二二", 2022), ("二○二二", 2022), ("二零二二", 2022), ("九十二点一", 92.1), ("〇", 0),
        ("3万6千", 36000), ("5亿1万4千6百", 500014600), ("1千零20", 1020), ("3万4000", 34000), ("廿", 20), ("卅五", 35), ("亿", 1e8), ("万", 1e4),
        ("一九九八", 1998), ("一亿零三", 100000003), ("12345678901234.5", 12345678901234.5), ("1亿亿", 1e16), ("一百" + "零" * 37 + "五", 105),
    ],
)  # fmt: skip
def test_value(text: str, value: float) -> None:
    assert parse(text) == (float(value), None, "exact")


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [("两三", 2, 3, "exact"), ("四五百", 400, 500, "exact"), ("一两", 1, 2, "exact"), ("一百几", 110, 190, "about"), ("二百三十几", 231, 239, "about"), ("数十", 20, 90, "about"), ("几百", 200, 900, "about"),
     ("数百万", 2e6, 9e6, "about"), ("十几", 11, 19, "about"), ("二十几", 21, 29, "about")],
)  # fmt: skip
def test_interval(text: str, low: float, high: float, bound: str) -> None:
    assert parse(text) == (float(low), float(high), bound)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一一",
        "三五",
        "一千千",
        "千",
        "整改",
        "数",
        "几个",
        "1" * 16,
        "十二三四",
        "二三四",
        "三万几",
        "十年几",
        "三.五",
        "13万亿亿",
        "数万亿亿",
        "2亿亿",
        "123456789012345.6",
        "X",
        "五X",
        "五点X",
        "一百" + "零" * 38 + "五",
    ],
)
def test_no_numeral(text: str) -> None:
    value = parse(text)
    assert (
        value is None or text == "千"
    )  # a bare 千 is a numeral that needs a bound word (近千), which the scan asks for


@pytest.mark.parametrize("text", ["1,816", "1,816万", "3万6千", "贰仟叁佰", "十六点五"])
def test_the_pattern_takes_a_whole_numeral(text: str) -> None:
    match = re.match(rf"{MIXED}|{ARABIC}{MAGNITUDE}|{CHINESE}", text + "户")
    assert match is not None
    assert match[0] == text


@given(st.integers(0, 10**16 - 1), st.sampled_from(["chinese", "capital"]))
def test_written_values_read_back(value: int, style: str) -> None:
    assert parse(write(value, style)) == (float(value), None, "exact")


@given(st.integers(0, 10**12))
def test_cn2an_reads_what_we_write(value: int) -> None:
    assert cn2an.cn2an(write(value), "smart") == value


@given(st.integers(1, 10**8))
def test_we_read_what_cn2an_writes(value: int) -> None:
    assert parse(cn2an.an2cn(value, "low")).low == value  # type: ignore[union-attr]
    assert parse(cn2an.an2cn(value, "up")).low == value  # type: ignore[union-attr]


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_thousands_separators_and_decimals(whole: int, cents: int) -> None:
    assert parse(f"{whole:,}.{cents:02d}").low == pytest.approx(whole + cents / 100)  # type: ignore[union-attr]


@given(st.text("一二三四五六七八九十百千万亿零〇两0123456789.,点几数", max_size=30))
def test_never_raises_and_stays_finite(text: str) -> None:
    value = parse(text)
    assert value is None or 0 <= value.low <= 1e16
    assert value is None or value.high is None or value.high > value.low


def test_more_than_15_digits_is_no_quantity() -> None:
    assert parse("9" * MAX_DIGITS) is not None
    assert parse("9" * (MAX_DIGITS + 1)) is None


def test_more_than_15_chinese_digits_are_no_quantity() -> None:
    assert parse("一二三四五" * 3) == (123451234512345.0, None, "exact")
    assert parse("一二三四五" * 3 + "六") is None


@pytest.mark.parametrize("value", [10**16, -1])
def test_write_is_bounded(value: int) -> None:
    with pytest.raises(ValueError, match=f"^{value} is out of range: 0 to 9,999,999,999,999,999$"):
        write(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "零"), (11_000, "一万一千"), (10_999, "一万零九百九十九"), (123_456_789, "一亿二千三百四十五万六千七百八十九"),
        (10**12, "一万亿"), (10**12 + 40 * 10**8, "一万零四十亿"), (10**12 + 123_456, "一万亿零一十二万三千四百五十六"), (10**16 - 1, "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"),
    ],
)  # fmt: skip
def test_zeros_stand_where_a_place_is_left_out(value: int, written: str) -> None:
    assert write(value) == written


def test_what_no_column_of_whole_numbers_holds_is_no_quantity() -> None:
    (row,) = kept(rectnlp.Bulletin("其中党内警告13万余亿亿人、记过20人。"))["counts"]
    assert row["text"] == "20人"
    assert [row["n_persons"] for row in kept(rectnlp.Bulletin("党内警告13万亿亿人、记过20人。"))["sanctions"]] == [
        None,
        20,
    ]
