"""Rates: 91.1%, 百分之九十, 近六成, 三分之二, 过半, 17个百分点."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.grammars import fractions
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.measured import moved_to, noun_of_rate
from rectnlp.mentions import Found, Percentage

_MINUS = re.compile("(?<![0-9%])[-−负]$")
_DASH = frozenset("-—–~至到")


def extract(analysis: Analysis) -> None:
    """Fill `percentages`."""
    body = analysis.body
    rows = _figures(analysis) + _in_words(body, analysis.lexicons)
    rows.sort(key=lambda row: row.start)
    previous: Percentage | None = None
    for row in rows:
        _classify(body, row, analysis.lexicons)
        if previous is not None and moved_to(analysis, previous.end, row.start):
            row.noun = previous.noun
            row.kind = previous.kind if row.kind == "growth" else row.kind
            continue
        row.noun = noun_of_rate(analysis, row, previous)
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
        joined = last is not None and found.start - last.end == 1 and analysis.body[last.end] in _DASH
        if joined and found.value * scale > rows[-1].value:  # 由62%至45% is a movement, of two levels
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


def _in_words(body: str, lexicons: Lexicons) -> list[Percentage]:
    """Rates written in words."""
    return [
        Percentage(
            found.start, found.end, "percentages.words", found.value, bound=found.bound,
            kind="points" if found.points else "share",
        )
        for found in fractions.scan(body, lexicons)
    ]  # fmt: skip


@compiled
def _movements(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, str]]]:
    """The word of movement right before a rate, or before its noun (压减支出12%); and what each word says."""
    words = {row["word"]: (row["direction"], row["role"]) for row in lexicons.rows("movements")}
    longest_first = "|".join(sorted(words, key=len, reverse=True))
    transitive = "|".join(word for word, (_, role) in words.items() if role == "verb" and len(word) > 1)
    apart = re.compile(rf"(?P<word>{transitive})(?P<level>)(?!率)[一-鿿“”]{{2,12}}$")
    adjacent = re.compile(
        rf"""
        (?P<word>{longest_first})(?:幅度|比例)?(?:为|是|约|了|达到?|[,:])?(?P<level>[至到])?
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
