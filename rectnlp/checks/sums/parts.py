"""parts_sum: totals against their parts.

First what adds up (`sums`), then what should and does not (`complete`, `bare`, `nearly`), last what the text leaves
open.
A number that a confirmed sum explains takes part in no contradiction.
"""

from __future__ import annotations

import re
from itertools import accumulate

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figures
from rectnlp.checks.sums import bare, exhaustive, lines, slips, summed
from rectnlp.checks.sums.breakdowns import Breakdown, confirmed
from rectnlp.checks.sums.complete import contradicted, left_open
from rectnlp.checks.sums.lists import Lists
from rectnlp.checks.sums.nearly import near_misses

# A number before a total is the total of both where they come so near to it together.
BESIDE = 0.1
# How labels end that name kinds of one thing, and the family of what was found of things, which are told to the last.
_KIND, _FOUND = "类", "finding"
# So many parts at the beginning of a list that are the total are no accident.
FEW = 3


def find(analysis: Analysis, figures: Figures) -> list[Breakdown]:
    """Every total with parts, in reading order of the totals."""
    lists = Lists(analysis, figures)
    chains = [chain for chain in figures.chains if len(chain) > 1]
    found = lines.find(lists)
    found += confirmed(lists, chains)
    found += summed.find(lists, found)
    found += contradicted(lists, chains, found)
    found += bare.lists_of_fates(lists, chains, found)
    found += near_misses(lists, chains, found)
    found += slips.find(lists, found)
    found += left_open(lists, chains, found)
    doubts = (_is_sibling, _is_class_beside, _begins_with_stage, _may_overlap, _tells_more)
    found = [_that_fits(breakdown) for breakdown in found]
    found = [breakdown for breakdown in found if not any(doubt(breakdown, lists) for doubt in doubts)]
    found = [breakdown for breakdown in found if not any(_within(breakdown, other) for other in found)]
    once = {(id(b.total), *map(id, b.parts)): b for b in reversed(found)}  # the first way in which a sum was found
    found = list(once.values())
    found.sort(key=lambda breakdown: (breakdown.total.start, breakdown.parts[0].start))
    return found


def _that_fits(doubtful: Breakdown) -> Breakdown:
    """The beginning of a list where it alone is the total: 203人:干部57人,村干部98人,职工48人,留置9人."""
    if doubtful.status == "mismatch":
        for i, value in enumerate(accumulate(part.grains for part in doubtful.parts)):
            if i >= FEW - 1 and value == doubtful.total.grains:
                return Breakdown(doubtful.total, doubtful.parts[: i + 1], "ok", doubtful.why)
    return doubtful


def _may_overlap(doubtful: Breakdown, lists: Lists) -> bool:
    """Whether the sentence says that one thing may be counted in several parts: 一人多类的重复计算."""
    if doubtful.status == "ok":
        return False
    start, end = lists.analysis.sentences.at(doubtful.parts[-1].start)
    return lists.says("overlap", lists.norm[start:end])


def _tells_more(doubtful: Breakdown, lists: Lists) -> bool:
    """Whether words behind a list that falls short tell of what its numbers leave out: 省级5项,市级8项,另有县级若干."""
    last, total = doubtful.parts[-1], doubtful.total
    if doubtful.status == "ok" or total.start > last.start or sum(p.grains for p in doubtful.parts) > total.grains:
        return False
    end = lists.analysis.sentences.at(last.start)[1]
    family = lists.families[last.family]
    after = family[last.index + 1].start if last.index + 1 < len(family) else end  # what is told of another number
    stops = [at for mark in ";)" if (at := lists.norm.find(mark, last.end, end)) >= 0]
    behind = lists.norm[last.end : min(end, after, *stops)]
    # 终止一项 is no count, but may be a part all the same.
    one = total.unit and re.search(f"[,;、][^,;、。]{{0,10}}一{re.escape(total.unit)}", lists.norm[last.end : end])
    return lists.says("more", behind) or bool(one)


def _is_sibling(doubtful: Breakdown, lists: Lists) -> bool:
    """Whether a total that does not add up is a part beside its parts: 12个,优化7个,合并4个,保留1个 is 12 = 7+4+1."""
    total = doubtful.total
    if doubtful.status == "ok" or not total.index:
        return False
    before = lists.families[total.family][total.index - 1]
    together = total.grains + sum(part.grains for part in doubtful.parts)
    return before.sentence == total.sentence and abs(before.grains - together) <= BESIDE * before.grains


def _is_class_beside(doubtful: Breakdown, lists: Lists) -> bool:
    """Whether a total that does not add up is a class beside its parts: 属实40件,失实30件; 学习类50人,环境类20人."""
    total, parts = doubtful.total, doubtful.parts
    if doubtful.status == "ok" or total.start > parts[0].start or total.sentence != parts[0].sentence:
        return False
    own, *labels = exhaustive.labels_of(lists, [total, *parts])
    if own.endswith(_KIND) and all(label.endswith(_KIND) for label in labels):
        return True
    found = exhaustive.classes(lists, own).get(_FOUND)
    return found is not None and any(exhaustive.classes(lists, label).get(_FOUND, found) != found for label in labels)


def _begins_with_stage(doubtful: Breakdown, lists: Lists) -> bool:
    """Whether a list that goes beyond its total opens with a stage of it: 200件,交办100件,属实70件,失实60件."""
    if doubtful.status == "ok" or sum(part.grains for part in doubtful.parts) <= doubtful.total.grains:
        return False
    first, *others = (exhaustive.families(lists, label) for label in exhaustive.labels_of(lists, doubtful.parts))
    return len(others) > 1 and _FOUND not in first and all(_FOUND in families for families in others)


def _within(breakdown: Breakdown, other: Breakdown) -> bool:
    """Whether a contradiction is told with more parts by another one."""
    if breakdown is other or breakdown.total is not other.total or "ok" in (breakdown.status, other.status):
        return False
    parts, more = ({id(part) for part in one.parts} for one in (breakdown, other))
    return parts < more
