"""Numbers that Word counts itself: the text of a list label, by the formats of Office Open XML.

Source: ECMA-376-1:2016, 17.18.59 ST_NumberFormat; the Chinese formats as Word prints them.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_FORMAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def label(number: int, number_format: str) -> str:
    """A number as a list format writes it; a format that no label uses (a word in another script) as decimal.

    >>> [label(n, "chineseCountingThousand") for n in (1, 10, 12, 20, 101)]
    ['一', '十', '十二', '二十', '一百零一']
    >>> label(3, "ideographTraditional"), label(11, "decimalEnclosedCircle"), label(27, "lowerLetter")
    ('丙', '⑪', 'aa')
    """
    write = _FORMATS.get(number_format)
    return write(number) if write else str(number)


def _counting(n: int) -> str:
    """Below 100,000, as one counts: 一, 十二, 一百零一."""
    if not 0 < n < 100_000:
        return _DIGITS[0] if n == 0 else str(n)
    text, skipped = "", False
    for power, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            text += (_DIGITS[0] if skipped and text else "") + _DIGITS[digit] + name
            skipped = False
        else:
            skipped = True
    return text.removeprefix("一") if text.startswith("一十") else text


def _digital(n: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(n))


def _roman(n: int) -> str:
    if not 0 < n < 4000:
        return str(n)
    text = ""
    for value, letters in _ROMAN:
        times, n = divmod(n, value)
        text += letters * times
    return text


def _letters(n: int) -> str:
    """a … z, aa, bb …, as Word goes on."""
    return chr(ord("a") + (n - 1) % 26) * min((n - 1) // 26 + 1, 10) if n > 0 else str(n)


def _from(characters: str) -> Callable[[int], str]:
    return lambda n: characters[n - 1] if 0 < n <= len(characters) else str(n)


def _run(first: str, length: int) -> Callable[[int], str]:
    return _from("".join(chr(ord(first) + i) for i in range(length)))


def _full_width(n: int) -> str:
    return str(n).translate({ord("0") + i: ord("０") + i for i in range(10)})


_circled = _from("".join(chr(c) for c in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda n: "",
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "koreanDigital2": _digital,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": lambda n: _counting(n).translate(_FORMAL),
    "ideographLegalTraditional": lambda n: _counting(n).translate(_FORMAL_TRADITIONAL),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
}
