"""A grammar of rates written in words: 百分之九十, 近六成, 三分之二, 4/5, 过半.

Source: GB/T 15835-2011 出版物上数字用法, on fractions; 现代汉语八百词 (吕叔湘, 1980), on 成 and 分之.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rectnlp.grammars.numerals import ARABIC, CHINESE, Value, parse
from rectnlp.lexicons import Lexicons, compiled

_POWERS = {"百": 1e2, "佰": 1e2, "千": 1e3, "仟": 1e3, "万": 1e4}
_DIGIT = "[一二三四五六七八九]"
# A slash between two numbers is a fraction only where a word of comparison or share stands before (not 4/5G, 4/5月).
_FRACTION_CUE = re.compile("(?:比例|占比?|不足|达到?|超过|小于|大于|低于|高于|超|近|约|的)$")


# What every rate in words holds: looked for first, since hardly a position of a text begins one.
_CORE = re.compile("分(?=之)|成(?<=[0-9一二三四五六七八九十两半]成)|/(?=[0-9])|半")
_LONGEST_NUMBER = 4  # characters of a number before its core: 12.5成, 一百万分之


class Fraction(NamedTuple):
    """A rate in words: where it stands, its value in percent or points, its bound, and whether it is of points."""

    start: int
    end: int
    value: float
    bound: str
    points: bool


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    bounds: dict[str, str]
    reach: int  # how far before its core a rate begins at most


@compiled
def _grammar(lexicons: Lexicons) -> _Grammar:
    bounds = {row["word"]: row["bound"] for row in lexicons.rows("number_bounds")}
    places: dict[str, list[str]] = {"before": [], "inside": [], "behind": []}
    for row in sorted(lexicons.rows("number_bounds"), key=lambda row: -len(row["word"])):
        if row["word"] not in ("上", "内", "几", "来"):  # these bound whole numbers only
            places[row["place"].split("|")[0]].append(row["word"])
    before, behind = "|".join(places["before"]), "|".join([*places["behind"], *places["inside"]])
    first = "".join(sorted({word[0] for word in places["before"]}))
    return _Grammar(
        re.compile(
            rf"""
            (?=[百佰千仟万一二三四五六七八九十两0-9过半{first}])
            (?P<before>{before})?
            (?:
              (?P<base>一?[百佰千仟万]{{1,3}})分之(?P<part>{CHINESE}|{ARABIC})(?P<points>个?百分点)?
            | (?<![第十百千万0-9年月日])
              (?P<denominator>[二三四五六七八九十]|[0-9]{{1,2}})分之(?P<numerator>{_DIGIT}|[0-9]{{1,2}})
            | (?<![0-9/.第])(?P<over>[0-9]{{1,2}})/(?P<under>[0-9]{{1,2}})(?![0-9/.年月日a-zA-Z号])
            | (?<![0-9.一二三四五六七八九第完年点])
              (?P<tenths>[一二三四五六七八九两十](?:点{_DIGIT})?|半|[0-9]{{1,2}}(?:\.[0-9])?)成(?P<more>半|{_DIGIT})?
              (?![立员为果效绩功长本品人份型熟交群套器年事语都])
            | (?P<majority>过半数?|半数(?=以上|的)|一半)(?![天年小个月日生身])
            )
            (?P<behind>{behind})?
            """,
            re.VERBOSE,
        ),
        bounds,
        max(map(len, places["before"])) + _LONGEST_NUMBER,
    )


def scan(text: str, lexicons: Lexicons) -> Iterator[Fraction]:
    """Every rate in words, in order.

    >>> [(f.value, f.bound) for f in scan("近六成已完成，三分之二达标，百分之九十以上满意", Lexicons())]
    [(60.0, 'under'), (66.66666666666667, 'exact'), (90.0, 'over')]
    """
    grammar = _grammar(lexicons)
    for match in _matches(text, grammar):
        value = _value(text, match)
        if value is None:
            continue
        bound = grammar.bounds.get(match["before"] or match["behind"] or "", "exact")
        if match["majority"] and match["majority"] != "一半" and bound == "exact":
            bound = "over"
        yield Fraction(match.start(), match.end(), value, bound, bool(match["points"]))


def _matches(text: str, grammar: _Grammar) -> Iterator[re.Match[str]]:
    """What `grammar.pattern.finditer` finds, tried only before cores."""
    at = 0
    for core in _CORE.finditer(text):
        for start in range(max(at, core.start() - grammar.reach), core.end()):
            if match := grammar.pattern.match(text, start):
                yield match
                at = match.end()
                break


def _value(text: str, match: re.Match[str]) -> float | None:
    """In percent; None where it is no fraction."""
    if match["base"]:
        part = parse(match["part"])
        return part.low * 100.0 / _base(match["base"]) if part else None
    if match["denominator"]:
        below, above = parse(match["denominator"]), parse(match["numerator"])
        return 100.0 * above.low / below.low if below and above and 0 < above.low < below.low else None
    if match["over"]:
        over, under = int(match["over"]), int(match["under"])
        cue = match["before"] or _FRACTION_CUE.search(text, max(0, match.start() - 3), match.start())
        return 100.0 * over / under if 0 < over < under and cue else None
    if match["tenths"]:
        tenths = Value(0.5) if match["tenths"] == "半" else parse(match["tenths"])
        more = Value(0.5) if match["more"] == "半" else parse(match["more"] or "零")
        return tenths.low * 10 + (more.low * 10 if match["more"] == "半" else more.low) if tenths and more else None
    return 50.0


def _base(text: str) -> float:
    """百 → 100; 百万 → 1,000,000."""
    product = 1.0
    for character in text.lstrip("一"):
        product *= _POWERS[character]
    return product
