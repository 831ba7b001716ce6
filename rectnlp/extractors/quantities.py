"""One guarded scan for numbers with what makes them counts, rates or amounts; the extractors sort them.

A quantity is [bound] numeral [余|多] [– numeral] measure [bound]: 近17个百分点, 3万-10万, 460余万元, 10起以上.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from rectnlp.analysis import BARRED, Analysis, mask
from rectnlp.grammars.numerals import (
    ARABIC,
    CHINESE,
    CHINESE_CHARACTERS,
    MAGNITUDE,
    MAX_DIGITS,
    MAX_VALUE,
    MIXED,
    Value,
    parse,
)
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import words
from rectnlp.mentions import Found, Span

DASH = "-—–~～至到"

# A quoted phrase with a numeral is a name (“六统一”, “3710”工作法), unless it is long enough to be a sentence, or a
# holiday or plan that events read (“十一”假期, “十四五”期间).
_QUOTED_NAME = re.compile(
    r"“(?=[^”“\n]{0,9}[0-9一二三四五六七八九十百千万两])(?:[0-9]{1,6}(?:[+＋x×][0-9N]{1,6}){0,6}|[^”“\n0-9,。]{1,9})”"
    r"(?!(?:假期|期间|节|黄金周))"
)
_ONE_A_ONE_B = re.compile("一(?![个项次名家条])[一-鿿]{1,2}一[策案档表报议警品校码图册法卡员方专单账]")
_N_ONES = re.compile("[一二三四五六七八九十]个一(?:批|律|体|流)?(?=[”“、,。;])")
_PLUS = re.compile(r"[0-9N](?<![0-9.].)[0-9N]{0,2}(?:\+[0-9NX]{1,3}){1,6}(?![0-9.%])")
# Each with what no match is without: a cheap look.
_NAMES = (("“", _QUOTED_NAME), ("一", _ONE_A_ONE_B), ("个一", _N_ONES), ("+", _PLUS))
_ORDINAL_LIST = re.compile(r"第[0-9一二三四五六七八九十百、,和至到—–~-]{0,40}$")
_EXTENSION = re.compile(r"\([次套件册卷起户人项条例]\)")
_KILO = re.compile("[0-9]千$")
_BARE = frozenset("百千万亿")
_LISTING = frozenset("、,和及至到—–-~")  # what stands between the numbers of a list


class Measure(NamedTuple):
    """A row of the lexicon `measures`, ready for use."""

    word: str
    kind: str
    not_before: str
    numerals: tuple[str, ...]
    only_before: str


class _Grammar(NamedTuple):
    numeral: re.Pattern[str]
    measures: dict[str, list[Measure]]  # by first character, the longest first
    before: dict[str, str]
    inside: dict[str, str]
    behind: dict[str, str]
    # How words before end, and words behind begin: a cheap look.
    before_ends: frozenset[str]
    behind_starts: frozenset[str]
    names: AhoCorasick
    nouns: re.Pattern[str]  # that Arabic numerals count without a measure word
    nouns_of_few: re.Pattern[str]  # that 两, 三, 四, 多 count so
    found: re.Pattern[str]  # verbs behind which 一 counts


@compiled
def _grammar(lexicons: Lexicons) -> _Grammar:
    measures: dict[str, list[Measure]] = {}
    for row in sorted(lexicons.rows("measures"), key=lambda row: -len(row["measure"])):
        numerals = tuple(row["numerals"].split("|"))
        measure = Measure(row["measure"], row["kind"], row["not_before"], numerals, row["only_before"])
        measures.setdefault(measure.word[0], []).append(measure)
    bounds: dict[str, dict[str, str]] = {"before": {}, "inside": {}, "behind": {}}
    for row in lexicons.rows("number_bounds"):
        for place in row["place"].split("|"):
            bounds[place][row["word"]] = row["bound"]
    inside = "".join(bounds["inside"])
    next_up = "".join(sorted(set(measures) | set(inside) | set(DASH) | set("万亿")))
    one = rf"(?:{MIXED}|{ARABIC}{MAGNITUDE}|[数几][十百千万亿]{{1,3}}+|[二三四五六七八九]?十几|{CHINESE}|半)"
    numeral = re.compile(
        rf"""
        (?=[0-9{CHINESE_CHARACTERS}数几半])
        (?<![0-9.第a-zA-Z{CHINESE_CHARACTERS}])(?<!数(?=[十百千万亿]))(?<![0-9],)
        (?P<low>{one})
        (?=(?P<next>[{re.escape(next_up)}])?)
        (?(next)|(?<=[0-9万亿]))                     # a Chinese numeral needs a measure to be a quantity
        (?P<inside>[{inside}]?)(?P<large>[万亿]{{0,2}})
        (?:[{DASH}](?P<high>{one})(?P<inside_high>[{inside}]?))?
        """,
        re.VERBOSE,
    )
    names = [row["name"] for row in lexicons.rows("fixed_names")]
    cues = {row["role"]: row["words"] for row in lexicons.rows("noun_cues")}
    return _Grammar(
        numeral, measures, **bounds,
        before_ends=frozenset(word[-1] for word in bounds["before"]),
        behind_starts=frozenset(word[0] for word in bounds["behind"]),
        names=words(names),
        nouns=re.compile(f"{cues['bare']}|{cues['bare_person']}"),
        nouns_of_few=re.compile(f"(?:{cues['bare_few']})(?!数)"),
        found=re.compile(f"(?:{cues['found']})了?$"),
    )  # fmt: skip


def scan(analysis: Analysis) -> None:
    """Fill `analysis.quantities` with every number that has a measure, or a noun right behind it.

    Numbers inside fixed names (三会一课, “六统一”), ordinals and numbers over 15 digits are none; the last give a
    warning.
    """
    grammar = _grammar(analysis.lexicons)
    labels = [node.label for node in analysis.outline.nodes if node.label]  # 1.9个部门: a label, then a figure
    text = mask(analysis.body, sorted([*_fixed_names(analysis.body, grammar), *labels]), BARRED)
    found = []
    for match in grammar.numeral.finditer(text):
        quantity = _quantity(text, match, grammar)
        if quantity is not None:
            found.append(quantity)
        elif match.end() - match.start() > MAX_DIGITS and match["low"].isdigit():
            analysis.warn("long_number", f"{len(match['low'])} digits are no quantity", *match.span("low"))
    analysis.quantities = found


def _fixed_names(text: str, grammar: _Grammar) -> list[Span]:
    spans = [(start, end) for _, start, end in grammar.names.find_matches_as_indexes(text)]
    for sign, pattern in _NAMES:
        if sign in text:
            spans += [match.span() for match in pattern.finditer(text)]
    spans.sort()
    return spans


def _measure(text: str, at: int, grammar: _Grammar) -> Measure | None:
    """The longest measure word at a position that is not the beginning of another word."""
    for measure in grammar.measures.get(text[at : at + 1], ()):
        if text.startswith(measure.word, at):
            end = at + len(measure.word)
            following = text[end : end + 1]
            if following in measure.not_before and following:
                continue
            if measure.only_before and (not following or following not in measure.only_before):
                continue
            return measure
    return None


def _quantity(text: str, match: re.Match[str], grammar: _Grammar) -> Found | None:
    low_text, inside, large, high_text, inside_high = match.group("low", "inside", "large", "high", "inside_high")
    start, end = match.span()
    measure = _measure(text, end, grammar)
    if text[end - 1] == "千" and _KILO.search(text, start, end) and (longer := _measure(text, end - 1, grammar)):
        measure, end = longer, end - 1  # 35千米: kilometres, no thousands
        low_text, high_text = (low_text, high_text[:-1]) if high_text else (low_text[:-1], None)
    if measure is None and high_text is not None and not _noun_follows(text, end, high_text, "", grammar):
        # 5至今: what looked like a range is none; try the first number alone.
        end = match.start("high") - 1
        high_text = None
        measure = _measure(text, end, grammar)
    before = text[start - 1] if start else ""
    if measure is None and high_text is None and before in _CURRENCY_SIGNS:
        value = _value(low_text, inside, large, None)
        if value is None:
            return None
        sign = (start - 1, start)
        return Found(start - 1, end, match.span("low"), _CURRENCY_SIGNS[before], sign, "money", value.low)
    if measure is None and not _noun_follows(text, end, high_text or low_text, large, grammar):
        return None
    value = _value(low_text, inside, large, high_text)
    if value is None:
        return None
    chinese = not low_text[0].isdigit()
    if measure is not None and chinese and not _counts_in_chinese(low_text, measure, text, start, grammar):
        return None
    if before in _LISTING and _ORDINAL_LIST.search(text, max(0, start - 42), start):
        return None
    bound = value.bound
    if inside:
        bound = grammar.inside[inside]
    elif inside_high and high_text is not None:
        bound = grammar.inside[inside_high]
    if before in grammar.before_ends and (bounded := _bound_before(text, start, grammar)):
        bound, word = bounded
        start -= len(word)
    elif low_text in _BARE and not inside:
        return None
    unit = None
    if measure is not None:
        unit_end = end + len(measure.word)
        if text.startswith("(", unit_end) and (extension := _EXTENSION.match(text, unit_end)):
            unit_end = extension.end()
        unit = (end, unit_end)
        if "多" in measure.word:  # 一个多月
            bound = "over"
        end = unit_end
        if text[end : end + 1] in grammar.behind_starts and (bounded := _bound_behind(text, end, measure, grammar)):
            bound, word = bounded
            end += len(word)
    kind = measure.kind if measure is not None else "count"
    numeral = (match.start("low"), unit[0] if unit else end)
    return Found(
        start, end, numeral, measure.word if measure else "", unit, kind, value.low, value.high, bound
    )  # fmt: skip


def _value(low_text: str, inside: str, large: str, high_text: str | None) -> Value | None:
    """The value of numeral, 万 or 亿 behind 余, and the upper end of a range."""
    low = Value(0.5) if low_text == "半" else parse(low_text)
    if low is None:
        return None
    if large:
        factor = 10.0 ** sum(4 if character == "万" else 8 for character in large)
        low = Value(low.low * factor, low.high * factor if low.high is not None else None, low.bound)
        if (low.high or low.low) > MAX_VALUE:
            return None
    if high_text is None:
        return low
    high = parse(high_text)
    if high is None or low.high is not None or high.high is not None:
        return None
    shared = high_text[-1:]
    if shared in "万亿" and not large and low_text[-1:] not in "万亿":
        base = parse(high_text.rstrip("万亿"))
        if base is not None and low.low < base.low:  # 3至5万: both are 万
            low = Value(low.low * (high.low / base.low))
    return Value(low.low, high.low) if high.low > low.low else None


def _noun_follows(text: str, end: int, low_text: str, large: str, grammar: _Grammar) -> bool:
    """Whether a number without a measure counts the noun behind it: 10万居民, 7省市, 两部门."""
    if low_text in ("两", "三", "四", "多") and grammar.nouns_of_few.match(text, end):
        return True
    if not low_text[0].isdigit():
        return False
    if (large or low_text[-1] in "万亿") and _AFTER_MYRIAD.match(text, end):
        return True
    return bool(grammar.nouns.match(text, end))


_CURRENCY_SIGNS = {"¥": "元", "￥": "元", "$": "美元", "＄": "美元"}
_AFTER_MYRIAD = re.compile("(?=[一-鿿])(?![余多元个以以左上之内及与和至到年月日亿])")


def _counts_in_chinese(numeral: str, measure: Measure, text: str, start: int, grammar: _Grammar) -> bool:
    """Whether a Chinese numeral before this measure word counts: 两名干部 does; 二期工程, 一批, 上一轮 do not."""
    if "arabic" in measure.numerals:
        return False
    before = text[start - 1 : start]
    if numeral == "一":
        if "plural" in measure.numerals or before in _NO_ONE_AFTER:
            return False
        return "found" not in measure.numerals or bool(grammar.found.search(text, max(0, start - 4), start))
    if numeral == "二" and "ordinal" in measure.numerals:
        return False
    if numeral == "半":
        return measure.kind == "duration" and before not in _NO_HALF_AFTER
    return not (before == "前" and measure.word in "名位")


_NO_HALF_AFTER = frozenset("上下前后大多过")
_NO_ONE_AFTER = frozenset("统唯逐之单同每某这那任万进上下首头前再又另第哪不独归合如划为有")


def _bound_before(text: str, start: int, grammar: _Grammar) -> tuple[str, str] | None:
    """The bound that a word right before the number sets, and that word: 近, 不少于."""
    for length in (3, 2, 1):
        word = text[start - length : start] if start >= length else ""
        bound = grammar.before.get(word)
        if bound is None:
            continue
        before = text[start - length - 1 : start - length] if start > length else ""
        if before and before in _NO_BOUND.get(word, ""):  # nothing stands before a text
            continue
        if word == "上" and text[start] not in _BARE:
            continue
        return bound, word
    return None


# What makes a bound word part of another word: 节约3万元, 签约12个, 最近3次.
_NO_BOUND = {
    "约": "改续节签预违履邀特制公条契合失守立要集大誓规",
    "近": "最附临靠就亲邻接远贴",
    "超": "高赶反",
    "上": "以网线会马路",
    "逾": "",
}


# 上下级, 内部: no bounds.
_NOT_ABOUT = frozenset("级联班游楼")
_NOT_WITHIN = frozenset("部设容外审控")


def _bound_behind(text: str, end: int, measure: Measure, grammar: _Grammar) -> tuple[str, str] | None:
    """The bound that a word right behind the measure sets, and that word: 以上, 左右."""
    for length in (3, 2, 1):
        word = text[end : end + length]
        bound = grammar.behind.get(word)
        if bound is None or (word in ("内", "多") and measure.kind != "duration"):
            continue
        if word == "上下" and text[end + 2 : end + 3] in _NOT_ABOUT:
            continue
        if word == "内" and text[end + 1 : end + 2] in _NOT_WITHIN:
            continue
        return bound, word
    return None
