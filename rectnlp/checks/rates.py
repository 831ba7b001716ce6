"""rate: percentages against the counts or levels that they are made of.

A share is recomputed from two numbers of its sentence (46 of 51 = 90.2%), a number of 百分点 from two levels (50% →
33.1%), a growth from two amounts (由210万元升至355万元). A rate that agrees at its printed precision, rounded or cut
off, is ok. It is a mismatch only where the text leaves one reading: the total and what is done of it stand before the
rate, and their ratio comes close to it without meeting it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures
from rectnlp.checks.model import Member
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Percentage

# How many numbers before a rate are tried as its total and its part.
REACH = 8
# A rate and a ratio farther apart, in percentage points, are not two readings of one thing.
NEAR = 3.0

_DECIMALS = re.compile(r"[0-9]+(?:\.([0-9]+))?")
# What stands between the last number and its rate: a state (正在办理), then the rate's noun.
_LEAD = re.compile("[^,。;\n]{0,16}[,;(]?(?:目前)?([^,。;()\n]{1,10}?)(?:达到|达|为|是)?")
_OVERALL = frozenset(("", "总体", "整体", "综合", "总", "整改", "阶段性"))
_MOVES = re.compile("由|从|自")  # 由50%下降到33.1%


@dataclass(slots=True, eq=False)
class Rate:
    """A percentage with the two numbers it comes from: part and total, or level before and level after."""

    percentage: Percentage
    members: tuple[Member, Member]
    values: tuple[float, float]
    computed: float
    status: str
    how: str  # share or points


@compiled
def _words(lexicons: Lexicons) -> tuple[str, ...]:
    return tuple(sorted(lexicons.words("rate_words"), key=len, reverse=True))


def find(analysis: Analysis, figures: Figures) -> list[Rate]:
    """Every percentage that can be recomputed."""
    every = figures.every
    starts = [figure.start for figure in every]
    percentages = analysis.rows.get("percentages", [])
    found: list[Rate] = []
    for i, percentage in enumerate(percentages):
        sentence = analysis.sentences.at(percentage.start)
        if percentage.kind == "points":
            rate = _points(analysis, percentages, i, sentence[0])
        else:
            at = bisect_left(starts, percentage.start)
            rate = _share(analysis, percentage, every[max(0, at - REACH) : at], every[at : at + 2], sentence)
        if rate is not None:
            found.append(rate)
    return found


def _share(
    analysis: Analysis, percentage: Percentage, before: list[Figure], after: list[Figure], sentence: tuple[int, int]
) -> Rate | None:
    """A share against the pairs of numbers around it."""
    if percentage.kind != "share" or percentage.value_high is not None:
        return None
    pairs = [
        (part, total)
        for part, total in _pairs(before, after, sentence)
        if total.value > 0 and part.family == total.family and part.start != total.start
    ]
    for part, total in pairs:
        ratio = 100 * part.value / total.value
        if _agrees(analysis, percentage, ratio) and ((part.exact and total.exact) or percentage.bound == "exact"):
            return _rate(analysis, percentage, part, total, "ok")
    plain = _plain_pair(analysis, percentage, before, sentence)
    if plain is not None:
        part, total = plain
        if abs(100 * part.value / total.value - percentage.value) <= NEAR:
            return _rate(analysis, percentage, part, total, "mismatch")
    return None


def _pairs(before: list[Figure], after: list[Figure], sentence: tuple[int, int]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of part and total, nearest first: both before the rate, or the total behind it (占58项的76%)."""
    near = [figure for figure in before if figure.start >= sentence[0]]
    later = [figure for figure in after if figure.end <= sentence[1]]
    for part in reversed(near):
        for total in reversed(before):
            if total.start != part.start:
                yield part, total
        for total in later:
            yield part, total


def _agrees(analysis: Analysis, percentage: Percentage, ratio: float) -> bool:
    """Whether a ratio is the rate at its printed precision, rounded or cut off, or on its side of a bound."""
    value = percentage.value
    if percentage.bound == "under":
        return value - max(5.0, value * 0.1) <= ratio < value
    if percentage.bound == "over":
        return value <= ratio <= value + max(5.0, value * 0.1)
    if percentage.bound == "about":
        return abs(ratio - value) <= max(1.0, value * 0.05)
    digit = _last_digit(analysis, percentage)
    return value - 0.5 * digit - 1e-9 <= ratio < value + digit - 1e-9


def _last_digit(analysis: Analysis, percentage: Percentage) -> float:
    """The size of a rate's last printed digit: 0.1 for 90.2%."""
    match = _DECIMALS.search(analysis.view.norm, percentage.start, percentage.end)
    return 10.0 ** -len(match.group(1)) if match and match.group(1) else 1.0


def _plain_pair(
    analysis: Analysis, percentage: Percentage, before: list[Figure], sentence: tuple[int, int]
) -> tuple[Figure, Figure] | None:
    """The one pair a rate can be of: a total and the first number done of it, before the rate in its sentence."""
    if percentage.bound != "exact":
        return None
    near = [figure for figure in before if figure.start >= sentence[0] and figure.exact]
    families = {figure.family for figure in near}
    for family in families:
        members = [figure for figure in near if figure.family == family]
        total = members[0]
        done = [figure for figure in members[1:] if figure.status == "done" or "among" in figure.cues]
        alone = not any(not (figure.status or figure.cues) for figure in members[1:])
        if alone and len(done) == 1 and total.status is None and 0 < done[0].value <= total.value:
            return (done[0], total) if _of_total(analysis, percentage, total, members[-1]) else None
    return None


def _of_total(analysis: Analysis, percentage: Percentage, total: Figure, last: Figure) -> bool:
    """Whether a rate is worded as one of the total before it: 整改率 or 问题整改率 of problems, not 资金到位率."""
    norm = analysis.view.norm
    lead = _LEAD.fullmatch(norm, last.end, percentage.start)
    if lead is None:
        return False
    wording = lead.group(1)
    word = next((word for word in _words(analysis.lexicons) if wording.endswith(word)), None)
    if word is None:
        return False
    of = wording.removesuffix(word)
    noun = total.mention.noun if total.mention is not None else None
    return of in _OVERALL or (noun is not None and of in norm[noun[0] : noun[1]])


def _rate(analysis: Analysis, percentage: Percentage, part: Figure, total: Figure, status: str) -> Rate:
    """A share as found; what was computed is rounded half up to the rate's digits, at least one."""
    scale = max(10, round(1 / _last_digit(analysis, percentage)))
    computed = math.floor(100 * part.value / total.value * scale + 0.5 + 1e-9) / scale
    return Rate(percentage, (part.member, total.member), (part.value, total.value), computed, status, "share")


def _points(analysis: Analysis, percentages: list[Percentage], i: int, start: int) -> Rate | None:
    """A number of 百分点 against the two levels before it in its sentence."""
    points = percentages[i]
    levels = []
    for level in reversed(percentages[max(0, i - 4) : i]):
        if level.start < start:
            break
        if level.kind == "share" and level.bound == "exact" and level.value_high is None:
            levels.append(level)
    if len(levels) < 2:
        return None
    new, old = levels[0], levels[1]
    change = round(abs(new.value - old.value), 4)
    members = (Member(old.start, old.end, "percentages"), Member(new.start, new.end, "percentages"))
    if _agrees(analysis, points, change):
        return Rate(points, members, (old.value, new.value), change, "ok", "points")
    moves = _MOVES.search(analysis.view.norm, max(start, old.start - 6), old.start)
    if moves and len(levels) == 2 and points.bound == "exact" and abs(change - points.value) <= NEAR:
        return Rate(points, members, (old.value, new.value), change, "mismatch", "points")
    return None
