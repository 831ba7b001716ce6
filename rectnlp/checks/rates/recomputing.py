"""rate: percentages against the counts or levels that they are made of.

A share is recomputed from two numbers of its sentence (56 of 64 = 87.5%), a number of 百分点 from two levels (52% →
28.6%), a growth from two amounts (由180万元升至252万元). A rate that agrees at its printed precision, rounded or cut
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
from rectnlp.checks.figures import Figure, Figures, printed_number
from rectnlp.checks.model import Member
from rectnlp.checks.rates import levels as levels_of
from rectnlp.checks.rates import pairs
from rectnlp.checks.rates.pairs import NEAR_NAMED
from rectnlp.mentions import Percentage

# How many numbers before a rate are tried as its total and its part.
REACH = 8
# How many of them where the rate is printed roughly.
ROUGHLY = 2
# A rate with a bound (近五成, 超过三分之二) is contradicted from so many percentage points on: anyhow, and where its
# number lies on the wrong side of it.
ROUGH, CROSSED = 12, 5
# A rate that opens its sentence stands at most so many characters behind its head, and behind the number before it.
OPENING = 10

_DECIMALS = re.compile(r"[0-9]+(?:\.([0-9]+))?")
REACH_MOVE = 14


@dataclass(slots=True, eq=False)
class Rate:
    """A percentage with the two numbers it comes from: part and total, or level before and level after."""

    percentage: Percentage
    members: tuple[Member, Member]
    values: tuple[float, float]
    computed: float
    status: str
    how: str  # share, growth or points


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
    """A share against the pairs of numbers around it; a growth against two amounts or counts."""
    if percentage.value_high is not None or percentage.kind not in ("share", "growth"):
        return None
    grows = percentage.kind == "growth"
    near = [figure for figure in before if figure.start >= sentence[0]]
    if not near and before and percentage.start - sentence[0] <= OPENING:  # 违规机构27家。占比42.2%
        near = [figure for figure in before if figure.sentence == before[-1].sentence]
        near = near if sentence[0] - near[-1].end <= OPENING else []
    rough = _rough(analysis, percentage)
    by_chance = None
    for part, total in _pairs(near, before, after, sentence):
        if grows and percentage.direction and (part.value > total.value) != (percentage.direction == "up"):
            continue  # 由128万元降到96万元,下降33.3%: not of 96万元
        ratio = _ratio(part, total, grows)
        if _agrees(analysis, percentage, ratio) and ((part.exact and total.exact) or percentage.bound == "exact"):
            if not rough or _part_of(part, total) or (part in near[-ROUGHLY:] and total in before[-ROUGHLY - 1 :]):
                return _rate(analysis, percentage, part, total, "ok")
            by_chance = part, total
    if percentage.bound != "exact":
        pair = None if grows or by_chance else pairs.told(analysis, percentage, near, before)
        if pair is not None and pair.near == NEAR_NAMED:
            ratio = _ratio(pair.part, pair.total, grows)
            apart = ratio - percentage.value
            beyond = apart < -CROSSED if percentage.bound == "over" else apart > CROSSED
            if (
                (beyond or abs(apart) >= ROUGH)
                and abs(apart) <= 2 * NEAR_NAMED
                and not _agrees(analysis, percentage, ratio)
            ):
                return _rate(analysis, percentage, pair.part, pair.total, "mismatch")
    else:
        pair = (
            levels_of.of(analysis, percentage, near, after) if grows else pairs.told(analysis, percentage, near, before)
        )
        if pair is not None:
            part, total = pair.part, pair.total
            ratio = _ratio(part, total, grows)
            if _agrees(analysis, percentage, ratio):
                return _rate(analysis, percentage, part, total, "ok")
            near_miss = by_chance is None and abs(ratio - percentage.value) <= pair.near
            if near_miss and not _rounding_explains(analysis, percentage, part, total):
                return _rate(analysis, percentage, part, total, "mismatch")
    return None


def _ratio(part: Figure, total: Figure, grows: bool) -> float:
    """A part as percents of its total, or by how many it grew; without what floating point adds (57 of 100 is 57)."""
    return round(100 * abs(part.value / total.value - grows), 9)


def _part_of(part: Figure, total: Figure) -> bool:
    """Whether the text itself makes one number part of the other."""
    return part.mention is not None and part.mention.part_of is total.mention is not None


def _rough(analysis: Analysis, percentage: Percentage) -> bool:
    """Whether a rate is printed so roughly (47%, 近七成) that many pairs would meet it by chance."""
    return percentage.bound != "exact" or _last_digit(analysis, percentage) == 1


def _pairs(
    near: list[Figure], before: list[Figure], after: list[Figure], sentence: tuple[int, int]
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of part and total, nearest first: both before the rate, or the total behind it (占58项的76%)."""
    later = [figure for figure in after if figure.end <= sentence[1]]
    for part in reversed(near):
        for total in (*reversed(before), *later):
            if total is not part and total.family == part.family and total.value > 0:
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


def _rounding_explains(analysis: Analysis, percentage: Percentage, part: Figure, total: Figure) -> bool:
    """Whether numbers that are themselves rounded (1.1万 of 33万) leave room for the rate as printed."""
    scales = [printed_number(analysis, figure) for figure in (part, total)]
    one, other = (0.5 * digit if digit < scale else 0.0 for scale, digit in scales)  # whole numbers are exact
    base, digit = percentage.kind == "growth", _last_digit(analysis, percentage)
    if not one + other or total.value <= other:
        return False
    ends = [100 * ((part.value + a) / (total.value + b) - base) for a, b in ((-one, other), (one, -other))]
    low, high = sorted(map(abs, ends))
    return low - 0.5 * digit <= percentage.value < high + digit


def _last_digit(analysis: Analysis, percentage: Percentage) -> float:
    """The size of a rate's last printed digit: 0.1 for 91.1%."""
    match = _DECIMALS.search(analysis.view.norm, percentage.start, percentage.end)
    return 10.0 ** -len(match.group(1)) if match and match.group(1) else 1.0


def _rate(analysis: Analysis, percentage: Percentage, part: Figure, total: Figure, status: str) -> Rate:
    """A share as found; what was computed is rounded half up to the rate's digits, at least one."""
    scale = max(10, round(1 / _last_digit(analysis, percentage)))
    how = "growth" if percentage.kind == "growth" else "share"
    computed = math.floor(_ratio(part, total, how == "growth") * scale + 0.5) / scale
    scales = {printed_number(analysis, figure)[0] for figure in (part, total)}
    unit = scales.pop() if len(scales) == 1 else 1.0  # 355万元 and 210万元 are shown as 355 and 210
    return Rate(percentage, (part.member, total.member), (part.value / unit, total.value / unit), computed, status, how)


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
    near = max(start, old.start - REACH_MOVE)
    if points.bound == "exact" and len(levels) == 2 and levels_of.compare(analysis, near, old, new, points):
        return Rate(points, members, (old.value, new.value), change, "mismatch", "points")
    return None
