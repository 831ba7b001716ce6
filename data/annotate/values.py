"""Numbers and dates of the marks: plain surfaces are read here, all others say their value in the mark.

Nothing of rectnlp is used: gold must not agree with the library only because it was made by it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

UNDER = (
    "近",
    "将近",
    "將近",
    "不足",
    "不到",
    "不超过",
    "不超過",
    "至多",
    "最多",
    "少于",
    "少於",
    "低于",
    "低於",
    "小于",
    "小於",
)
OVER = (
    "超",
    "超过",
    "超過",
    "逾",
    "不少于",
    "不少於",
    "不低于",
    "不低於",
    "至少",
    "大于",
    "大於",
    "高于",
    "高於",
    "突破",
)
BOUND_BEFORE = {
    **dict.fromkeys(UNDER, "under"),
    **dict.fromkeys(OVER, "over"),
    **dict.fromkeys(("约", "約", "大约", "大約"), "about"),
}
BOUND_AFTER = {
    **dict.fromkeys(("余", "餘", "多", "以上"), "over"),
    **dict.fromkeys(("以内", "以內", "以下"), "under"),
    **dict.fromkeys(("左右", "上下"), "about"),
}
NUMBER = re.compile(
    r"""
    (?P<before> [将將]近 | 不足 | 不到 | 不超[过過] | 至多 | 最多 | [少低小][于於]
                | 超[过過] | 不[少低][于於] | 至少 | [大高][于於] | 突破 | 大[约約] | [近超逾约約] )?
    (?P<number> [0-9０-９][0-9０-９,，.．]* )
    (?: [-—~至] (?P<high> [0-9]+(?:\.[0-9]+)? ) )?
    (?P<over1> [余餘多] )?  \s?
    (?P<scale> [万萬亿億] )?
    (?P<over2> [余餘多] )?
    (?P<unit> .*? )
    (?P<after> 以上|以[内內]|以下|左右|上下 )?
    """,
    re.VERBOSE,
)
BRACKETS = re.compile(r"[()（）]")  # 人(次) is the unit 人次
WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
SCALE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a surface in digits says."""

    value: float
    value_high: float | None
    bound: str
    unit: str | None
    printed: float  # without 万 and 亿


def quantity(surface: str) -> Quantity | None:
    """Read a surface in digits; nothing comes of any other surface.

    >>> quantity("1.96万余件")
    Quantity(value=19600.0, value_high=None, bound='over', unit='件', printed=1.96)
    >>> quantity("两名") is None
    True
    """
    found = NUMBER.fullmatch(surface)
    if found is None:
        return None
    printed = float(found["number"].translate(WIDE).replace(",", ""))
    scale = SCALE.get(found["scale"] or "", 1)
    bound = "exact"
    if found["before"]:
        bound = BOUND_BEFORE[found["before"]]
    elif found["over1"] or found["over2"]:
        bound = "over"
    elif found["after"]:
        bound = BOUND_AFTER[found["after"]]
    high = round(float(found["high"]) * scale, 4) if found["high"] else None
    return Quantity(round(printed * scale, 4), high, bound, BRACKETS.sub("", found["unit"]) or None, printed)


# unit as written: (dimension, factor to the SI unit, SI unit)
MEASURES: dict[str, tuple[str, float | None, str | None]] = {
    "元": ("money", 1, "元"),
    "平方米": ("area", 1, "m2"),
    "平方公里": ("area", 1_000_000, "m2"),
    "亩": ("area", 2000 / 3, "m2"),
    "畝": ("area", 2000 / 3, "m2"),
    "公顷": ("area", 10_000, "m2"),
    "米": ("length", 1, "m"),
    "公里": ("length", 1000, "m"),
    "千米": ("length", 1000, "m"),
    "吨": ("mass", 1000, "kg"),
    "噸": ("mass", 1000, "kg"),
    "公斤": ("mass", 1, "kg"),
    "立方米": ("volume", 1, "m3"),
    "公頃": ("area", 10_000, "m2"),
    "小時": ("duration", 3600, "s"),
    "分鐘": ("duration", 60, "s"),
    "個工作日": ("duration", None, None),
    "歲": ("age", 1, "年"),
    "小时": ("duration", 3600, "s"),
    "分钟": ("duration", 60, "s"),
    "天": ("duration", 1, "day"),
    "日": ("duration", 1, "day"),
    "周": ("duration", 7, "day"),
    "个月": ("duration", 1, "月"),
    "個月": ("duration", 1, "月"),
    "年": ("duration", 1, "年"),
    "个工作日": ("duration", None, None),
    "倍": ("other", None, None),
    "岁": ("age", 1, "年"),
}


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


POINT = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)|(?P<part>[上中下初底]))?|(?P<q>[QH]\d))?")


def _point(spec: str) -> tuple[dt.date, dt.date, str]:
    """First day, last day and granularity of one point in time."""
    found = POINT.fullmatch(spec)
    if found is None:
        raise ValueError(f"no date: {spec!r}")
    year = int(found["y"])
    if found["q"]:
        kind, n = found["q"][0], found["q"][1]
        months = {"Q": 3, "H": 6}[kind]
        last = int(n) * months
        return dt.date(year, last - months + 1, 1), _last(year, last), {"Q": "quarter", "H": "half"}[kind]
    if found["m"] is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"
    month = int(found["m"])
    if found["d"]:
        day = dt.date(year, month, int(found["d"]))
        return day, day, "day"
    if found["part"]:
        first, last_day = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 31), "底": (21, 31)}[found["part"]]
        end = _last(year, month)
        return dt.date(year, month, first), min(end, end.replace(day=min(last_day, end.day))), "tenday"
    return dt.date(year, month, 1), _last(year, month), "month"


def period(spec: str) -> tuple[dt.date | None, dt.date | None, str]:
    """Both ends and the granularity of a date as the marks write it.

    `2024-06-17` a day · `2024-06` a month · `2024-10底` ten days · `2024Q1` · `2024H1` · `2024` · `A..B` a range ·
    `A..` since A · `@A..B`, `@A..`, `@?` an anchor · `R` recurring · `?day` no year to be had.

    >>> period("2023-02底")[0].isoformat(), period("2023-02底")[1].isoformat(), period("2023-02底")[2]
    ('2023-02-21', '2023-02-28', 'tenday')
    """
    if spec == "R":
        return None, None, "recurring"
    if spec.startswith("?"):
        return None, None, spec[1:]
    anchor = spec.startswith("@")
    spec = spec.removeprefix("@")
    if anchor and spec == "?":
        return None, None, "anchor"
    first, dots, second = spec.partition("..")
    start, end, granularity = _point(first)
    if dots and second:
        return start, _point(second)[1], "anchor" if anchor else "range"
    if dots:
        return start, None, "anchor" if anchor else granularity
    return start, end, "anchor" if anchor else granularity
