"""Numbers in the many forms in which bulletins print them, each with the keys that a mark needs beside it."""

from __future__ import annotations

import re
from random import Random

from annotate.values import quantity

RANGE = re.compile(r"(?P<lo>[0-9.]+)(?:-(?P<hi>[0-9.]+))?(?P<unit>\D.*)?")
DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
Form = tuple[str, dict[str, str]]


def chinese(number: int) -> str:
    """A number below ten thousand in Chinese.

    >>> [chinese(n) for n in (7, 10, 36, 105, 2300)]
    ['七', '十', '三十六', '一百零五', '二千三百']
    """
    words, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return words[1:] if words.startswith("一十") else words


def measured(number: int) -> str:
    """A number in Chinese as it stands before a measure word: 两 for 2."""
    return "两" if number == 2 else chinese(number)


def parse(spec: str) -> tuple[float, float, str]:
    """`12-60次` as its bounds and its unit."""
    found = RANGE.fullmatch(spec)
    if found is None:
        raise ValueError(f"no range of numbers: {spec!r}")
    low = float(found["lo"])
    return low, float(found["hi"] or low), found["unit"] or ""


def _keyed(surface: str, value: float, unit: str, bound: str = "exact", high: float | None = None) -> Form:
    keys = {"value": f"{value:g}" if value < 1e6 else str(int(value)), "bound": bound, "unit": unit}
    if high is not None:
        keys["high"] = f"{high:g}"
    return surface, keys


def _plain(surface: str) -> Form:
    if quantity(surface) is None:
        raise ValueError(f"{surface!r} can't be read back")
    return surface, {}


def digits(number: float, rng: Random, decimals: int = 0) -> str:
    """A number in digits, with or without separators."""
    separated = number >= 1000 and rng.random() < 0.4
    return f"{number:,.{decimals}f}" if separated else f"{number:.{decimals}f}"


def count(spec: str, rng: Random) -> Form:
    """A counted quantity: 35项 · 30余项 · 近40项 · 三十五项 · 两名 · 2至3次 · 1.2万户."""
    low, high, unit = parse(spec)
    scale = 10_000 if unit.startswith("万") else 1
    number = rng.randint(round(low), round(high))
    draw = rng.random()
    if scale > 1:
        return _plain(f"{rng.uniform(low, high):.{rng.choice((0, 1, 2))}f}{unit}" if low < high else f"{number}{unit}")
    if number == 2 and draw < 0.5 and len(unit) == 1:
        return _keyed(f"两{unit}", 2, unit)
    if number >= 10_000 and draw < 0.35:
        return _plain(f"{number / 10_000:.2f}万{unit}")
    step = 10 if number < 100 else 100 if number < 2000 else 1000
    rounded = number // step * step
    if rounded and draw < 0.24:
        forms = (
            f"{rounded}余{unit}",
            f"{rounded}多{unit}",
            f"近{rounded}{unit}",
            f"约{rounded}{unit}",
            f"超过{rounded}{unit}",
            f"不少于{rounded}{unit}",
            f"逾{rounded}{unit}",
            f"{rounded}{unit}以上",
            f"{rounded}{unit}左右",
        )
        return _plain(forms[min(rng.randrange(14), 8) if rng.random() < 0.5 else rng.randrange(3)])
    if draw < 0.31 and number < 1000 and "(" not in unit:
        return _keyed(f"{chinese(number)}{unit}", number, unit)
    if draw < 0.33 and low >= 10 and high < 1000 and "(" not in unit:
        word, value = (("十", 10), ("百", 100))[low >= 60]
        return _keyed(f"{word}余{unit}", value, unit, "over")
    if draw < 0.36 and 2 <= number < 9:
        return _plain(f"{number}{rng.choice(('至', '-', '—'))}{number + rng.randint(1, 2)}{unit}")
    if draw < 0.37 and low >= 20 and high < 200 and "(" not in unit:
        return _keyed(f"{rng.choice('数几')}十{unit}", 20, unit, "about", 90)
    return _plain(f"{digits(number, rng)}{unit}")


def amount(spec: str, rng: Random) -> Form:
    """Money or a measure: 86.35万元 · 约2.2亿元 · 460余万元 · 27115.54 元 · 三万六千元 · 1,260亩."""
    low, high, unit = parse(spec)
    number = rng.uniform(low, high)
    draw = rng.random()
    money = unit.endswith("元")
    if unit == "元":
        if draw < 0.04 and number < 10_000:
            hundreds = max(1, round(number / 100)) * 100
            return _keyed(chinese(hundreds).translate(CAPITALS) + "元", hundreds, "元")
        if draw < 0.12 and number < 10_000:
            hundreds = max(1, round(number / 100)) * 100
            return _keyed(f"{chinese(hundreds)}元", hundreds, "元")
        decimals = rng.choice((0, 0, 0, 1, 2))
        space = " " if rng.random() < 0.06 else ""
        return _plain(f"{digits(round(number, decimals), rng, decimals)}{space}元")
    if draw < 0.16 and number >= 10:
        step = 10 if number < 100 else 100
        rounded = int(number // step * step)
        forms = (f"{rounded}余{unit}", f"约{rounded}{unit}", f"近{rounded}{unit}", f"超{rounded}{unit}")
        return _plain(rng.choice(forms))
    decimals = rng.choice((0, 1, 2, 2, 3)) if money else rng.choice((0, 0, 1))
    if high - low < 8 and money:
        decimals = max(decimals, 1)
    if unit.startswith(("个", "天", "年", "岁", "分钟")):
        decimals = 0
    if high <= 20 and not money and unit[0] in "万公立吨":
        decimals = max(decimals, 1)
    number = max(round(number, decimals), 10**-decimals)
    space = " " if rng.random() < 0.03 and money else ""
    return _plain(f"{digits(number, rng, decimals)}{space}{unit}")


def percentage(spec: str, rng: Random, kind: str) -> Form:
    """A rate: 92.3% · 百分之九十二 · 九成 · 近九成 · 3.4个百分点."""
    low, high, unit = parse(spec)
    number = rng.uniform(low, high)
    draw = rng.random()
    if unit == "%" and draw < 0.07 and low < high:
        return _keyed(f"百分之{chinese(round(number))}", round(number), "%")
    if unit == "%" and draw < 0.14 and kind == "share" and 20 <= number <= 95:
        tens = int(number // 10)
        bound = rng.choice(("exact", "under", "over"))
        surface = {"exact": "", "under": "近", "over": "超"}[bound] + f"{DIGITS[tens]}成"
        return _keyed(surface, tens * 10, "", bound)
    decimals = rng.choice((0, 1, 1, 2)) if low < high else 0
    before = rng.choice(("近", "超", "约")) if draw > 0.95 else ""
    return _plain(f"{before}{number:.{decimals}f}{unit}")
