"""outline_total: a number that points back to the list right above it: 以上4项均已完成整改.

It may mean the list that ends there, any heading's part of it, or all of its measures: one that fits is confirmed. It
contradicts the list where it opens the line below its last item, fits none of these, and no item holds a list itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.announced import Announced
from rectnlp.checks.numbering.more import may_hold_more
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count, Span
from rectnlp.structure import Node

# How far off a list's length may be to be contradicted; shorter lists contradict nothing.
OFF, LEAST = 2, 3
# So many labels above a number are looked at, and so many lists within its line.
LONGEST, FEW = 100, 4
# What is counted where the noun is left out, or what any item of a list may be called.
_ITEMS = re.compile("(?:问题|事项|任务|项目|措施|举措|方面|工作|情形|情况|案例)$")
_UNITS = frozenset(("个", "项", "条", "件", "点", "起", "方面", "类"))
# Of these a list of problems holds one an item; measures may be told in their midst.
_PROBLEMS = re.compile("(?:问题|事项)$|^$")
_START = attrgetter("start")


@compiled
def _back(lexicons: Lexicons) -> re.Pattern[str]:
    return re.compile(f"(?:^|[\\n。;,]){lexicons.pattern('listing_words', 'back')}(?:的)?$")


def find(analysis: Analysis) -> Iterator[Announced]:
    """Numbers that point back to a list, with its labels."""
    norm = analysis.view.norm
    nodes = [node for node in analysis.outline.nodes if node.label and node.number is not None]
    starts = [node.start for node in nodes]
    for count in analysis.rows.get("counts", ()):
        if count.bound != "exact" or count.value < 2 or not _an_item(norm, count):
            continue
        back = _back(analysis.lexicons).search(norm, max(0, count.start - 5), count.start)
        if back is None:
            continue
        above = bisect_left(starts, count.start)
        listed = nodes[max(0, above - LONGEST) : above]
        runs = [*_runs(listed), *_within_line(analysis, count.start)]
        fitting = next((labels for labels in runs if len(labels) == count.value), None)
        if fitting is not None:
            yield Announced(count, fitting, "ok")
            continue
        flat = _flat(analysis, listed, count.start)
        if not flat or abs(len(flat) - count.value) > OFF or not _PROBLEMS.search(_noun(norm, count)):
            continue
        if not may_hold_more(analysis, count, [start for start, _ in flat], len(flat)):
            yield Announced(count, flat, "mismatch")


def _an_item(norm: str, count: Count) -> bool:
    """Whether a count is of items: 以上4项, 以上4个问题."""
    unit, noun = norm[count.unit[0] : count.unit[1]] if count.unit else "", _noun(norm, count)
    return unit in _UNITS and (not noun or _ITEMS.search(noun) is not None)


def _noun(norm: str, count: Count) -> str:
    """The noun behind a count; one before it is of another clause."""
    return norm[count.noun[0] : count.noun[1]] if count.noun and count.noun[0] >= count.end else ""


def _runs(listed: list[Node]) -> Iterator[list[Span]]:
    """The runs of labels that end above a place, from the innermost list to all of each level."""
    node: Node | None = listed[-1] if listed else None
    while node is not None:
        level = [n for n in listed if n.level == node.level]
        for begin in (len(level) - 1 - i for i, n in enumerate(reversed(level)) if n.number == 1):
            yield [n.label for n in level[begin:] if n.label]
        node = node.parent


def _within_line(analysis: Analysis, end: int) -> Iterator[list[Span]]:
    """Lists within the line of a place."""
    start = analysis.paragraphs.at(end)[0]
    firsts = enumeration.firsts(analysis)
    last = bisect_left(firsts, end, key=lambda found: found[1])
    for first, at in firsts[max(0, last - FEW) : last]:
        if start <= at:
            yield [span for _, span in enumeration.within_line(analysis.view.norm, first, at) if span[0] < end]


def _flat(analysis: Analysis, listed: list[Node], at: int) -> list[Span] | None:
    """The list of single lines that ends right above a line; None where there is none."""
    norm = analysis.view.norm
    if not listed or norm[at - 3 : at].count("\n") != 1 or listed[-1].level == "measure":
        return None
    last = listed[-1]
    run = [n for n in listed if n.level == last.level]
    numbers = [n.number or 0 for n in run]
    plain = numbers[0] == 1 and all(b - a == 1 for a, b in pairwise(numbers)) and len(run) >= LEAST
    if not plain or any(n.level == "measure" for n in listed):
        return None
    ends = norm.find("\n", last.start)
    if norm[ends:at].strip("\n \u3000")[2:].strip():
        return None  # lines between the list and what points back to it
    return [n.label for n in run if n.label]


__all__ = ["find"]
