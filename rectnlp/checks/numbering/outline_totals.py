"""outline_total: totals of problems, headings and measures against what the bulletin lists.

A bulletin states how many problems were found and then numbers them. Where its own numbers end at the stated total but
one is missing or stands twice, the total and the list contradict each other. Any other difference stays open: a
bulletin may merge problems, or print a selection, unless it promises that all are told (现逐一公布). So do measures,
which nobody says are listed one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering.more import may_hold_more
from rectnlp.checks.numbering.runs import spelt
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count
from rectnlp.structure import Node

# Stated and listed farther apart than this share are not about the same list.
FAR = 0.2
# Fewer problems than this may be any three things.
FEW = 3
# How far off a list may be to contradict a number whose problems are promised one by one.
OFF = 2
# So many numbers before the first problem are looked at for the list's own length.
OTHERS = 60
_START = attrgetter("start")
_CASES = ("案例", "典型问题")
_OF_CASES = re.compile("(?<=起)[^,。;:\n0-9]{0,24}典型(?:案例|问题)")  # 4起违反中央八项规定精神典型案例
# How an entry that tells of a case is headed.
_CASE = re.compile("(?:问题|案|案件)[。:]?$")


@dataclass(slots=True, eq=False)
class OutlineTotal:
    """A stated total with the nodes it is compared with."""

    total: Count
    nodes: list[Node]
    status: str
    what: str  # problem, case, aspect or measure
    missing: list[int]


def find(analysis: Analysis) -> list[OutlineTotal]:
    """Totals that the outline can be held against; of each kind one statement only, the first of problems."""
    nodes = analysis.outline.nodes
    problems = [node for node in nodes if node.problem is node]
    found: dict[str, OutlineTotal] = {}
    few = len(problems) < FEW
    for count in analysis.rows.get("counts", ()):
        if not few and count.start >= problems[0].start:
            break
        if count.noun is None or count.bound != "exact" or count.value_high is not None:
            continue
        noun = analysis.view.norm[count.noun[0] : count.noun[1]]
        if any(word in noun for word in _CASES):
            cases = _cases(analysis, count, nodes) if "case" not in found else None
            if cases is not None:
                found["case"] = cases
        elif not few and count.part_of is None:
            total = (
                _problems(analysis, count, noun, problems)
                or _aspects(count, noun, problems)
                or _measures(count, noun, nodes)
            )
            if total is not None:
                found.setdefault(total.what, total)
    title = analysis.zones.title
    if "case" not in found and title is not None:  # where the title alone counts them, its noun may be read as 通报
        for count in analysis.rows.get("counts", ()):
            if title[0] <= count.start < title[1] and _OF_CASES.match(analysis.view.norm, count.end):
                cases = _cases(analysis, count, nodes)
                found.update({"case": cases} if cases is not None else {})
    return list(found.values())


def _problems(analysis: Analysis, count: Count, noun: str, problems: list[Node]) -> OutlineTotal | None:
    """N个问题 against the numbered problems."""
    if not noun.endswith("问题") or "方面" in noun or abs(len(problems) - count.value) > max(1, FAR * count.value):
        return None
    return _compare(analysis, count, problems, "problem")


def _cases(analysis: Analysis, count: Count, nodes: list[Node]) -> OutlineTotal | None:
    """N起典型案例通报如下 against the list that follows."""
    title = next((node for node in nodes if node.level == "title"), None)
    span = title.title if title is not None else None
    heads = span is not None and span[0] <= count.start < span[1]  # 关于五起典型案例的通报
    if not heads and "如下" not in analysis.view.norm[count.end : analysis.sentences.at(count.start)[1]]:
        return None
    for level in ("part", "section", "topic", "item"):
        listed = [node for node in nodes if node.level == level and node.start > count.end and node.number is not None]
        if len(listed) >= FEW and count.value in (len(listed), max(node.number or 0 for node in listed)):
            return _compare(analysis, count, listed, "case")
        if len(listed) >= FEW and abs(len(listed) - count.value) == 1 and _told_one_by_one(analysis, count, listed):
            return OutlineTotal(count, listed, "mismatch", "case", [])
    return None


def _told_one_by_one(analysis: Analysis, count: Count, listed: list[Node]) -> bool:
    """Whether entries are cases, one behind the other, and all that a notice tells of: 1.原局长张某收受礼金问题."""
    norm = analysis.view.norm
    heads = [norm[node.title[0] : node.title[1]] if node.title else "" for node in listed]
    numbers = [node.number or 0 for node in listed]
    picked = analysis.lexicons.kinds("listing_words")["picked"]
    return (
        all(_CASE.search(head) for head in heads)
        and numbers == list(range(1, len(numbers) + 1))
        and not picked.search(norm, *analysis.sentences.at(count.start))
        and not may_hold_more(analysis, count, [node.start for node in listed], numbers[-1])
    )


def _compare(analysis: Analysis, count: Count, nodes: list[Node], what: str) -> OutlineTotal:
    """A total against the nodes that it is the number of."""
    if len(nodes) == count.value:
        return OutlineTotal(count, nodes, "ok", what, [])
    numbers = [node.number or 0 for node in nodes]
    missing = sorted(set(range(1, int(count.value) + 1)) - set(numbers))
    runs_on = numbers[0] == 1 and max(numbers) == count.value and all(b >= a for a, b in pairwise(numbers))
    lost = any(
        spelt(analysis, number, before.start, after.start)  # it may be there, and our outline has lost it
        for before, after in pairwise(nodes)
        for number in range((before.number or 0) + 1, after.number or 0)
    )
    sure = (runs_on and not lost) or _promised(analysis, count, nodes)
    return OutlineTotal(count, nodes, "mismatch" if sure else "unclear", what, missing)


@compiled
def _one_by_one(lexicons: Lexicons) -> re.Pattern[str]:
    """现逐一公布, 逐条予以说明, 全部公示如下."""
    each, way, publish = (lexicons.pattern("listing_words", kind) for kind in ("each", "way", "publish"))
    return re.compile(f"{each}{way}?{publish}")


def _promised(analysis: Analysis, count: Count, nodes: list[Node]) -> bool:
    """Whether a total's sentence promises its problems one by one, and the list below it is whole in itself."""
    start, end = analysis.sentences.at(count.start)
    if abs(len(nodes) - count.value) > OFF or not _one_by_one(analysis.lexicons).search(analysis.view.norm, start, end):
        return False
    numbers = [node.number or 0 for node in nodes]
    on = numbers[0] == 1 and all(b - a == 1 or (b == 1 and count.value > len(nodes)) for a, b in pairwise(numbers))
    counts = analysis.rows.get("counts", [])
    before = bisect_left(counts, nodes[0].start, key=_START)
    others = [c for c in counts[max(0, before - OTHERS) : before] if c is not count]
    told = any(c.value == len(nodes) or (start <= c.start < end and _of_problems(analysis, c)) for c in others)
    return on and not told and not may_hold_more(analysis, count, [node.start for node in nodes], numbers[-1])


def _of_problems(analysis: Analysis, count: Count) -> bool:
    """Whether a count is of problems, and not of the sides that they have."""
    noun = analysis.view.norm[count.noun[0] : count.noun[1]] if count.noun else ""
    return noun.endswith("问题") and "方面" not in noun


def _aspects(count: Count, noun: str, problems: list[Node]) -> OutlineTotal | None:
    """N个方面问题 against the headings that the problems stand under, suggestions apart."""
    if not noun.startswith("方面") or "建议" in noun or "意见" in noun:
        return None
    headings: dict[int, Node] = {}
    for problem in problems:
        node = problem.parent
        while node is not None and node.level not in ("section", "part"):
            node = node.parent
        if node is not None:
            headings[id(node)] = node
    listed = list(headings.values())
    for nodes in (listed, listed[:-1]):  # the last heading may hold the inspectors' suggestions
        if len(nodes) > 1 and len(nodes) == count.value:
            return OutlineTotal(count, nodes, "ok", "aspect", [])
    return None


def _measures(count: Count, noun: str, nodes: list[Node]) -> OutlineTotal | None:
    if not noun.endswith(("措施", "举措")):
        return None
    measures = [n for n in nodes if n.level == "measure"]
    if len(measures) < FEW or len(measures) == count.value:
        return None
    return OutlineTotal(count, measures, "unclear", "measure", [])
