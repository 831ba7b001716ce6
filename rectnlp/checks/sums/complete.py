"""Totals whose parts the text presents as all there: only these can contradict their sum.

A bracket with nothing but parts; a remainder (剩余5项); a sum (共16人); an equation; states that exclude each other and
leave none out (完成, 未完成). Whatever comes after 其中 stays open where it falls short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rectnlp.checks.figures import GRAINS, Figure, slack
from rectnlp.checks.sums import closed, criteria, exhaustive, following, partitions, remainders
from rectnlp.checks.sums.breakdowns import LONGEST, Breakdown
from rectnlp.checks.sums.exhaustive import Claim
from rectnlp.checks.sums.lists import Lists, without_nested

# A stated total and its computed sum farther apart than this share are not two readings of one thing.
FAR = 0.25
# Nor, farther than this, where done and left, or a bracket of parts, stand right behind a total: nothing else is meant.
FAR_LEFT = 0.4
# A list of states that is told as one, and closer to its total than this share, is meant to be complete.
HAIR = 0.02
# How many characters may stand behind the last part of a bracket (27人受到警告), or between two parts of a list.
REST = 24
# A total stands at most so many numbers before a list of states in its sentence.
NUMBERS = 4

# …4人,共16人; …18个问题,三项合计78个; …757家药店共823家.
_JOINT = re.compile(
    r"[^,、;:。\n0-9]{0,14}[,、;:]?(?:[一两二三四五六七八九十][项类者方]|以上)?(?:合计|总计|共计|总共|一共|共有|共)(?:为|是|达)?"
)
# …转租转借19户,合计清退承租户94户; …公车私用3起,以上15起典型问题; …第九轮15个,三轮共巡察46个.
_SUMMED = re.compile(
    r"[^,、;:。\n0-9]{0,14}[,、;。]\n?(?:[^,、;:。\n0-9]{0,12}(?:合计|总计|共计|共|总量|累计)[^,、;:。\n0-9]{0,14}|以上)(?:为|是|达)?"
)
# How near the parts of such a sum, which words separate from their total, must come to it.
NEAR = 0.1
# 4轮常规巡察、2轮交叉巡察,累计6轮: of an enumeration only, since 累计 may reach farther back.
_ROUNDS = re.compile("[^,、;:。\n0-9]{0,14},累计(?:为|达)?")
_EQUATION = re.compile("[:=(]|[,:]?(?:分别为|分别是)")
# 水务局、医院等县直单位7家: what stands before 等 are examples of one part.
_EXAMPLES = re.compile("[^,;()0-9]*等(?=[\u4e00-\u9fff]{1,12}[0-9])")
_SEGMENT = re.compile("[,、;+]")

_LEFT = frozenset(("open", "not_started", "ongoing"))


def contradicted(lists: Lists, chains: list[list[Figure]], known: list[Breakdown]) -> list[Breakdown]:
    """Totals with complete parts that no confirmed sum explains: mismatches, or right within rounding."""
    explained = {id(part) for breakdown in known for part in breakdown.parts}
    right = {(id(b.total), b.why) for b in known}
    found: dict[tuple[int, int, int], Breakdown] = {}
    every = (claim for chain in chains for claim in _claims(lists, without_nested(chain), explained))
    for total, parts, why in (*every, *remainders.claims(lists)):
        if len(parts) < 2 or (id(total), why) in right or any(id(part) in explained for part in parts):
            continue
        if (
            not total.exact
            or total.grains <= 0
            or not all(part.exact and not (why == "sum" and "open" in part.cues) for part in parts)
            or (_far(total, parts, why) == FAR and any(part.value > total.value for part in parts))
        ):
            continue
        gap = abs(sum(part.grains for part in parts) - total.grains) / GRAINS
        if gap <= max(2, _far(total, parts, why) * total.value):
            status = "ok" if gap < slack(lists.analysis, total, parts) else "mismatch"
            key = (total.start, parts[0].start, parts[-1].end)
            found.setdefault(key, Breakdown(total, parts, status, why))
    return list(found.values())


def _far(total: Figure, parts: list[Figure], why: str) -> float:
    """How far off a sum may be, as a share of its total, by the way its parts are told."""
    if why in exhaustive.HOW:
        return exhaustive.BEYOND
    alone = why in ("rest", "states", "bracket") and parts[-1].order - total.order == len(parts)
    return FAR_LEFT if alone else FAR


def left_open(lists: Lists, chains: list[list[Figure]], known: list[Breakdown]) -> list[Breakdown]:
    """Lists after 其中 that fall short of their total, or go beyond it."""
    explained = {id(part) for breakdown in known for part in breakdown.parts}
    totals = {id(breakdown.total) for breakdown in known}
    found = []
    for chain in chains:
        for i in range(len(chain) - 2):
            total, part = chain[i], chain[i + 1]
            if id(total) in totals or not total.exact or not lists.among(total, part):
                continue
            parts = _listed(lists, chain, i + 1)
            if len(parts) < 2 or any(id(p) in explained or not p.exact for p in parts):
                continue
            share = sum(p.grains for p in parts) / max(1, total.grains)
            if all(p.value <= total.value for p in parts) and (
                1 - FAR <= share <= 1 + FAR or (share < 1 and all(lists.same_kind(total, p) for p in parts))
            ):
                criterion = criteria.of(lists, total, parts) if 1 < share <= 1 + exhaustive.BEYOND else None
                apart = exhaustive.of_one_family(lists, parts) if criterion is None else criterion.excludes
                beyond = 1 < share <= 1 + exhaustive.BEYOND and apart and lists.parallel(parts)
                found.append(Breakdown(total, parts, *(("mismatch", "among") if beyond else ("unclear", "among"))))
    return found


def _listed(lists: Lists, chain: list[Figure], start: int) -> list[Figure]:
    """The parts that a list after 其中 names, told as its first one is told."""
    opens = lists.opens_clause(chain[start])
    stop = start + 1
    while stop < len(chain) and stop - start < LONGEST:
        if not opens and lists.begins_another_thought(chain[stop]):
            break
        if stop - start > 1 and lists.comma_ends(chain[stop - 2], chain[stop - 1]):
            break
        stop += 1
    return [part for part in chain[start:stop] if lists.opens_clause(part) == opens]


def _claims(lists: Lists, chain: list[Figure], explained: set[int]) -> Iterator[Claim]:
    """Totals with parts that are all there, by the words of the text."""
    norm = lists.norm
    if chain[0].bracket >= 0 and (total := _whole_bracket(lists, chain)) is not None:
        yield total, chain, "bracket"
    for i, figure in enumerate(chain):
        if i and ("rest" in figure.cues or lists.state(chain, i) in _LEFT):
            yield from _states(lists, chain, i, explained)
        if "rest" in figure.cues:
            yield from _rest_of_list(lists, chain, i)
        if figure.status == "done" and i and i + 3 <= len(chain):
            yield from _near_miss(lists, chain, i)
        if i and _JOINT.fullmatch(norm, chain[i - 1].end, figure.start):
            yield figure, _list_before(lists, chain, i), "sum"
        elif i and _SUMMED.fullmatch(norm, chain[i - 1].end, figure.start):
            parts = _list_before(lists, chain, i)
            if abs(sum(part.grains for part in parts) - figure.grains) <= NEAR * figure.grains:
                yield figure, parts, "sum"
        if i and _ROUNDS.fullmatch(norm, chain[i - 1].end, figure.start):
            parts = _list_before(lists, chain, i)
            if all("、" in norm[a.end : b.start] for a, b in pairwise(parts)):
                yield figure, parts, "sum"
        if i + 2 < len(chain) and _EQUATION.fullmatch(norm, figure.end, chain[i + 1].start):
            yield figure, _terms(norm, chain, i + 1), "equation"
    yield from exhaustive.claims(lists, chain, explained)
    yield from partitions.claims(lists, chain)
    yield from closed.claims(lists, chain)
    yield from following.claims(lists, chain)


def _whole_bracket(lists: Lists, chain: list[Figure]) -> Figure | None:
    """The total before a bracket that holds nothing but parts: 43人(党内警告25人,严重警告18人)."""
    norm = lists.norm
    total = lists.before_bracket(chain[0])
    closing = norm.find(")", chain[-1].end, chain[-1].end + 1 + REST)
    if total is None or closing < 0 or any("among" in f.cues or "open" in f.cues for f in chain):
        return None
    tail = norm[chain[-1].end : closing]
    segments = _SEGMENT.split(_EXAMPLES.sub("", norm[chain[0].bracket + 1 : closing]))
    whole = "等" not in tail and len(segments) == len(chain)
    return total if whole and not (len(chain) == 2 and exhaustive.overlap(lists, chain)) else None


def _states(lists: Lists, chain: list[Figure], last: int, explained: set[int]) -> Iterator[Claim]:
    """Done and left, against the number before them that is neither: 56项,已整改51项,剩余5项."""
    if last + 1 < len(chain) and (lists.state(chain, last + 1) or "rest" in chain[last + 1].cues):
        return  # the list of states goes on
    states: list[str] = []
    start = last + 1
    while start > 0 and (state := lists.state(chain, start - 1)):
        states.append(state)
        start -= 1
    parts = chain[start : last + 1]
    if len(parts) < 2:
        return
    rest = "rest" in parts[-1].cues
    told = set(states)
    named = lists.named_before(parts[0]) if not start and "done" in told and len(told) > 1 else None
    if named is not None:
        yield named, parts, "rest" if rest else "states"
        return
    # Done and not done leave nothing out; nor do three states in a row, by the way bulletins report.
    if rest or ("done" in told and ("open" in told or "not_started" in told or len(told) > 2)):
        if start:
            total = _nearest_whole(lists, chain, start, parts)
        elif states.count("done") == 1:  # done in one year, done in the next: parts of what, nobody says
            total = lists.stated_before(parts[0], explained)
        else:
            return
        if total is not None and "among" not in total.cues and "open" not in total.cues:
            yield total, parts, "rest" if rest else "states"


def _rest_of_list(lists: Lists, chain: list[Figure], last: int) -> Iterator[Claim]:
    """Parts after 其中 up to a remainder: 69名,其中处级54名,其余15名为科级."""
    for first in range(last - 1, max(0, last - LONGEST), -1):
        total = chain[first - 1]
        if lists.among(total, chain[first]):
            # What is left after a number that is done (已整改37项,其中提前6项,其余5项) is left of a larger one.
            if not total.status:
                yield total, chain[first : last + 1], "rest"
            return


def _near_miss(lists: Lists, chain: list[Figure], start: int) -> Iterator[Claim]:
    """A list that begins with states and misses its total by a hair: 196份,已整改158份,正在整改33份,涉诉4份."""
    total, parts = chain[start - 1], chain[start:]
    if len(parts) > LONGEST:
        return
    gap = abs(sum(part.grains for part in parts) - total.grains) / GRAINS
    if total.status or total.cues or gap > max(1, HAIR * total.value) or not lists.one_noun(total, parts[0]):
        return
    if lists.state(chain, start + 1) in _LEFT and lists.parallel(parts) and not any(part.cues for part in parts):
        yield total, parts, "states"


def _nearest_whole(lists: Lists, chain: list[Figure], start: int, parts: list[Figure]) -> Figure | None:
    """The nearest number before a list of states that may be their total: as large as each, and of their noun."""
    largest = max(part.value for part in parts)
    next_to_it = chain[start - 1]
    alone = next_to_it.order + 1 == parts[0].order and lists.noun(next_to_it) is not None
    if alone and (1 + FAR_LEFT) * next_to_it.value > largest:
        largest = next_to_it.value  # 27个问题中,已销号36个,未销号1个
    for total in reversed(chain[max(0, start - NUMBERS) : start]):
        if total.value >= largest:
            return total if not total.status and lists.one_noun(total, parts[0]) else None
    return None


def _list_before(lists: Lists, chain: list[Figure], end: int) -> list[Figure]:
    """The list that a sum closes: back to a semicolon, or to words that begin another thought.

    Numbers of another noun (四个村的42个问题) are none of its parts.
    """
    norm = lists.norm
    start = end - 1
    while start > 0 and end - start < LONGEST:
        between = norm[chain[start - 1].end : chain[start].start]
        if ";" in between or "among" in chain[start].cues or len(between) > REST:
            break
        if chain[start].order - chain[start - 1].order > 1:
            return []  # 11个县、47所高校、24个企业党委共82个: what is counted by other words may belong to the sum
        start -= 1
    parts = chain[start:end]
    kin = [part for part in parts if lists.one_noun(chain[end], part)]
    return kin if len(kin) > 1 else parts


def _terms(norm: str, chain: list[Figure], start: int) -> list[Figure]:
    """The terms of an equation: 94个:47+26+11."""
    stop = start + 1
    while stop < len(chain) and norm[chain[stop - 1].end : chain[stop].start] == "+":
        stop += 1
    return chain[start:stop]
