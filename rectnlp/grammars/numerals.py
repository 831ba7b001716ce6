"""One grammar of numerals: Arabic, Chinese, capital and mixed; 万 and 亿; fractions; approximate numbers.

`ARABIC`, `CHINESE` and `MIXED` are the patterns of numerals, for other grammars to build on; `parse` gives their
value, `write` the inverse. Sources: GB/T 15835-2011 出版物上数字用法 (Arabic and Chinese numerals in print);
支付结算办法 (1997), annex 1 (capital numerals).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DIGIT = dict(
    zip("〇零○一二三四五六七八九两壹贰叁肆伍陆柒捌玖", (0, 0, 0, *range(1, 10), 2, *range(1, 10)), strict=True)
)
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
MAX_DIGITS = 15  # more is an identifier, not a quantity; and beyond what a double holds exactly
MAX_VALUE = 10**16  # 13万亿亿人 is a slip, and no column of whole numbers holds it

CHINESE_CHARACTERS = "".join([*_DIGIT, *_SMALL, *_LARGE, "廿", "卅"])
ARABIC = r"(?>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9,])|[0-9]++)(?:\.[0-9]++)?+"
CHINESE = rf"[{CHINESE_CHARACTERS}]++(?:点[{''.join(_DIGIT)}]++)?+"
# 3万6千, 5亿1万4千6百, 1千零20, 3万4000: Arabic digits between Chinese units.
MIXED = "(?>[0-9]{1,4}[千百万亿](?:零?[0-9]{1,4}[亿万千百十]){0,4}(?:零[0-9]{1,3}|(?<=万)[0-9]{4})?(?![0-9.,]))"
MAGNITUDE = "(?:[十百千]?+[万亿]{1,2}+|[百千](?![分克瓦米卡赫字]))?+"

_NUMBER = re.compile(rf"(?P<arabic>{ARABIC})(?P<magnitude>[十百千]?[万亿]{{0,2}})|(?P<mixed>{MIXED})|{CHINESE}")
_TOKEN = re.compile("[0-9]+|[^0-9]")


class Value(NamedTuple):
    """What a numeral says: a number or an interval, and whether the numeral itself is approximate."""

    low: float
    high: float | None = None
    bound: str = "exact"


def parse(numeral: str) -> Value | None:
    """The value of a numeral, None where it is not one.

    >>> parse("1,816"), parse("79.26万"), parse("贰仟叁佰"), parse("一百三十六")
    (Value(low=1816.0, high=None, bound='exact'), Value(low=792600.0, high=None, bound='exact'), \
Value(low=2300.0, high=None, bound='exact'), Value(low=136.0, high=None, bound='exact'))
    >>> parse("二〇二二"), parse("两三"), parse("一万五千亿"), parse("十六点五")
    (Value(low=2022.0, high=None, bound='exact'), Value(low=2.0, high=3.0, bound='exact'), \
Value(low=1500000000000.0, high=None, bound='exact'), Value(low=16.5, high=None, bound='exact'))
    >>> parse("数十"), parse("十几"), parse("百"), parse("一千千")
    (Value(low=20.0, high=90.0, bound='about'), Value(low=11.0, high=19.0, bound='about'), \
Value(low=100.0, high=None, bound='exact'), None)
    """
    value = _read(numeral) if numeral else None
    return value if value is None or (value.high or value.low) <= MAX_VALUE else None


def _read(numeral: str) -> Value | None:
    """The value of a numeral, however large."""
    if numeral.isascii() and numeral.isdigit():
        return Value(float(numeral)) if len(numeral) <= MAX_DIGITS else None
    if numeral[0] in "数几" or numeral[-1] == "几":
        return _approximate(numeral)
    match = _NUMBER.fullmatch(numeral)
    if match is None:
        return None
    if match["arabic"]:
        digits = match["arabic"].replace(",", "")
        if len(digits) - ("." in digits) > MAX_DIGITS:
            return None
        magnitude = match["magnitude"]
        return Value(_times(digits, _product(magnitude)) if magnitude else float(digits))
    if match["mixed"]:
        value = _sections(_TOKEN.findall(numeral))
        return Value(float(value)) if value is not None else None
    whole, point, fraction = numeral.partition("点")
    value = _chinese(whole)
    if value is None:
        pair = _neighbours(whole) if not point else None
        return Value(*pair) if pair else None
    if point:
        return Value(float(f"{value}." + "".join(str(_DIGIT[c]) for c in fraction)))
    return Value(float(value))


def _times(digits: str, factor: int) -> float:
    """A decimal times a power of ten without binary rounding: 79.26万 is 792600, not 792600.0000000001."""
    whole, _, fraction = digits.partition(".")
    scaled = int(whole + fraction) * factor
    return scaled / float(10 ** len(fraction))


def _product(magnitude: str) -> int:
    product = 1
    for character in magnitude:
        product *= _SMALL.get(character) or _LARGE[character]
    return product


def _chinese(text: str) -> int | None:
    """A Chinese numeral's value; None where its characters do not make one."""
    if not text or len(text) > 40:
        return None
    if all(c in _DIGIT for c in text):  # read digit by digit: 二〇二二
        if len(text) > 1 and not set(text) & set("〇零○") and len(text) < 4:
            return None
        return int("".join(str(_DIGIT[c]) for c in text)) if len(text) <= MAX_DIGITS else None
    return _sections(text.replace("廿", "二十").replace("卅", "三十"))


def _sections(tokens: Sequence[str]) -> int | None:
    """The value of digits and units in a row, myriad by myriad; a digit may be Arabic and of several places."""
    total = section = myriad = 0  # left of the last 亿, within the last myriad, and of the last 万
    digit: int | None = None
    last = _LARGE["万"]  # units fall within a section
    for token in tokens:
        if token in _DIGIT or token.isdigit():
            value = _DIGIT[token] if token in _DIGIT else int(token)
            if digit is not None:
                return None
            digit = value or None
        elif token in _SMALL:
            unit = _SMALL[token]
            if unit >= last:
                return None
            section += (1 if digit is None else digit) * unit
            digit, last = None, unit
        else:
            unit = _LARGE[token]
            section += digit or 0
            if token == "亿":
                total = (total + (section + myriad or 1)) * unit
                section = myriad = 0
            elif myriad and section:
                return None
            else:
                myriad, section = (myriad or section or 1) * unit, 0
            digit, last = None, _LARGE["万"]
    if digit is not None:
        # 三万六 and 一千二 drop the last unit in speech: it is a tenth of the one before.
        before = tokens[-2] if tokens[-1] in _DIGIT else ""
        spoken = {**_SMALL, **_LARGE}.get(before, 10)
        section += digit * (spoken // 10)
    return total + myriad + section


def _neighbours(text: str) -> tuple[float, float] | None:
    """Two neighbouring digits are a range: 两三 (名), 四五百."""
    if len(text) < 2 or text[0] not in _DIGIT or text[1] not in _DIGIT:
        return None
    low, high = _DIGIT[text[0]], _DIGIT[text[1]]
    if high != low + 1 or low == 0 or any(c in _DIGIT for c in text[2:]):
        return None
    factor = _product(text[2:])
    return float(low * factor), float(high * factor)


def _approximate(text: str) -> Value | None:
    """数十, 几百, 数百万 (2 to 9 times), 十几, 二十几."""
    if text[0] in "数几":
        rest = text[1:]
        if not rest or any(c not in _SMALL and c not in _LARGE for c in rest):
            return None
        unit = _product(rest)
        return Value(2.0 * unit, 9.0 * unit, "about")
    value = _chinese(text[:-1]) if all(c in CHINESE_CHARACTERS for c in text[:-1]) else None
    if not value or value % 10 or text[-2] not in _SMALL:
        return None
    unit = _SMALL[text[-2]] // 10
    return Value(float(value + unit), float(value + 9 * unit), "about")


def whole(numeral: str) -> int:
    """The whole number that a numeral says; 0 where it says none.

    >>> whole("十二"), whole("两"), whole("7"), whole("甲")
    (12, 2, 7, 0)
    """
    value = parse(numeral)
    return int(value.low) if value is not None else 0


def write(value: int, style: str = "chinese") -> str:
    """An integer below 10**16 as a Chinese numeral: `chinese` or `capital`.

    >>> write(2300, "capital"), write(10005), write(15), write(10**8)
    ('贰仟叁佰', '一万零五', '十五', '一亿')
    """
    if not 0 <= value < 10**16:
        raise ValueError(f"{value} is out of range: 0 to 9,999,999,999,999,999")
    digits = "零壹贰叁肆伍陆柒捌玖" if style == "capital" else "零一二三四五六七八九"
    units = ("", "拾", "佰", "仟") if style == "capital" else ("", "十", "百", "千")
    if value == 0:
        return "零"
    text = ""
    gap = False
    for power, large in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section = value // power % 10**4
        if section == 0:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += "零"
        # 万亿 shares its 亿 with the section of 亿 behind it.
        joined = large if not (large == "万亿" and value // 10**8 % 10**4) else "万"
        text += _section(section, digits, units) + joined
        gap = False
    if style == "chinese" and text.startswith("一十"):
        text = text[1:]
    return text


def _section(section: int, digits: str, units: tuple[str, ...]) -> str:
    text = ""
    zero = False
    for place in (3, 2, 1, 0):
        digit = section // 10**place % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[place]
            zero = False
        else:
            zero = True
    return text
