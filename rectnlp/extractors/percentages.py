"""Rates: 90.2%, 百分之九十, 近六成, 三分之二, 过半, 17个百分点."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.nouns import noun_of_rate
from rectnlp.mentions import Found, Percentage
from rectnlp.numerals import ARABIC, CHINESE, Value, parse

_DIGITS = "〇零一二三四五六七八九十百两"
_PREFIX = "(?P<bound>大?约|将?近|接近|超过?|逾|不足|不到|不低于|不少于|至少|低于|小于|高于|大于|不超过)?"
_WORDS = re.compile(
    rf"""
    (?=[百佰千仟万一二三四五六七八九十两0-9过半大小高低约近超逾不至将接])
    {_PREFIX}
    (?:
      (?P<base>一?[百佰千仟万]{{1,3}})分之(?P<part>{CHINESE}|{ARABIC})(?P<points>个?百分点)?
    | (?<![第十百千万0-9年月日])(?P<denominator>[二三四五六七八九十]|[0-9]{{1,2}})分之(?P<numerator>[一二三四五六七八九]|[0-9]{{1,2}})
    | (?<![0-9/.第])(?P<over>[0-9]{{1,2}})/(?P<under>[0-9]{{1,2}})(?![0-9/.年月日a-zA-Z号])
    | (?<![0-9.一二三四五六七八九第完年点])(?P<tenth>[一二三四五六七八九两十](?:点[一二三四五六七八九])?|半|[0-9]{{1,2}}(?:\.[0-9])?)成(?P<half>半|[一二三四五六七八九])?
      (?![立员为果效绩功长本品人份型熟交员群套器年事语都])
    | (?P<majority>过半数?|半数(?=以上|的)|一半)(?![天年小个月日生身])
    )
    (?P<behind>以上|以下|左右|多|以内)?
    """,
    re.VERBOSE,
)
_BOUND = {"约": "about", "大约": "about", "近": "under", "将近": "under", "接近": "under", "超": "over", "超过": "over",
          "逾": "over", "不足": "under", "不到": "under", "不低于": "over", "不少于": "over", "至少": "over",
          "低于": "under", "小于": "under", "高于": "over", "大于": "over", "不超过": "under",
          "以上": "over", "多": "over", "以下": "under", "以内": "under", "左右": "about"}  # fmt: skip
_FRACTION_CUE = re.compile("(?:比例|占比?|不足|达到?|超过|小于|大于|低于|高于|超|近|约|的)$")
_MINUS = re.compile("(?<![0-9%])[-−负]$")
_DASH = frozenset("-—–~至到")


def extract(analysis: Analysis) -> None:
    """Fill `percentages`."""
    body = analysis.body
    rows = _figures(analysis) + _in_words(body)
    rows.sort(key=lambda row: row.start)
    previous: Percentage | None = None
    for row in rows:
        _classify(body, row, analysis.lexicons)
        row.noun = noun_of_rate(analysis, row)
        if row.noun is None and previous is not None and row.start - previous.end < 40:
            row.noun = previous.noun
        if row.noun is not None:
            previous = row
    analysis.rows["percentages"] = rows


def _figures(analysis: Analysis) -> list[Percentage]:
    """Rates written with % or 百分点; two joined by a dash are a range."""
    rows: list[Percentage] = []
    last: Found | None = None
    for found in analysis.quantities:
        if found.kind not in ("rate", "points"):
            continue
        scale = 0.1 if found.measure == "‰" else 1.0
        if last is not None and found.start - last.end == 1 and analysis.body[last.end] in _DASH:
            rows[-1].value_high, rows[-1].end = found.value * scale, found.end
            continue
        if _MINUS.search(analysis.body, max(0, found.start - 2), found.start):
            found.start, scale = found.start - 1, -scale
        high = found.value_high * scale if found.value_high is not None else None
        row = Percentage(
            found.start, found.end, "percentages.sign", found.value * scale, value_high=high, bound=found.bound
        )
        if found.kind == "points":
            row.kind, row.rule = "points", "percentages.points"
        rows.append(row)
        last = found
    return rows


def _in_words(body: str) -> list[Percentage]:
    rows = []
    for match in _WORDS.finditer(body):
        value = _value(body, match)
        if value is None:
            continue
        bound = _BOUND.get(match["bound"] or match["behind"] or "", "exact")
        if match["majority"] and match["majority"] != "一半" and bound == "exact":
            bound = "over"
        row = Percentage(match.start(), match.end(), "percentages.words", value, bound=bound)
        if match["points"]:
            row.kind = "points"
        rows.append(row)
    return rows


def _value(body: str, match: re.Match[str]) -> float | None:
    if match["base"]:
        part = parse(match["part"])
        return part.low * 100.0 / _base(match["base"]) if part else None
    if match["denominator"]:
        below, above = parse(match["denominator"]), parse(match["numerator"])
        return 100.0 * above.low / below.low if below and above and 0 < above.low < below.low else None
    if match["over"]:
        above_, below_ = int(match["over"]), int(match["under"])
        if not 0 < above_ < below_ or not (
            match["bound"] or _FRACTION_CUE.search(body, max(0, match.start() - 3), match.start())
        ):
            return None
        return 100.0 * above_ / below_
    if match["tenth"]:
        tenth = Value(0.5) if match["tenth"] == "半" else parse(match["tenth"])
        half = match["half"]
        more = 5.0 if half == "半" else (parse(half).low if half else 0.0)  # type: ignore[union-attr]
        return tenth.low * 10 + more if tenth else None
    return 50.0


def _base(text: str) -> float:
    """百 → 100; 百万 → 1,000,000."""
    product = 1.0
    for character in text.lstrip("一"):
        product *= {"百": 1e2, "佰": 1e2, "千": 1e3, "仟": 1e3, "万": 1e4}[character]
    return product


@compiled
def _movements(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, str]]]:
    """The word of movement right before a rate, or before its noun (压减支出12%); and what each word says."""
    words = {row["word"]: (row["direction"], row["role"]) for row in lexicons.rows("movements")}
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    transitive = "|".join(word for word, (_, role) in words.items() if role == "verb" and len(word) > 1)
    apart = re.compile(rf"(?P<word>{transitive})(?P<level>)[一-鿿“”]{{2,12}}$")
    adjacent = re.compile(
        rf"""
        (?P<word>{longest_first})(?:幅度|比例|率)?(?:为|是|约|了|达到?|[,:])?(?P<level>[至到])?
        (?:约|近|超过?|不低于|不少于|近乎)?$
        """,
        re.VERBOSE,
    )
    return adjacent, apart, words


def _classify(body: str, row: Percentage, lexicons: Lexicons) -> None:
    """share, growth or points; and which way it moved."""
    adjacent, apart, words = _movements(lexicons)
    moved = adjacent.search(body, max(0, row.start - 12), row.start)
    if moved is None:
        moved = apart.search(body, max(0, row.start - 16), row.start)
    direction, role = words[moved["word"]] if moved else (None, "")
    if role == "points" and row.kind != "points":
        return
    if row.value < 0:
        row.kind, row.direction = ("points" if row.kind == "points" else "growth"), "down"
        return
    row.direction = direction
    if row.kind != "points" and moved:
        row.kind = "share" if moved["level"] else "growth"
        if role == "noun":
            row.kind = "growth"
