"""outline_total: a heading's own number of problems against those right under it: 基层组织建设方面(4个问题).

The problems stand under the heading itself, with no heading between, and their numbers run on. A number in brackets
says how many they are, and so does one that the heading ends with (已完成整改的5个问题); but not one of what was handed
over, of which several may be answered together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering.announced import Announced
from rectnlp.checks.numbering.more import may_hold_more
from rectnlp.mentions import Count
from rectnlp.structure import Node

# How far off a heading's number may be to be contradicted; of a number without brackets shorter lists say nothing.
OFF, LEAST = 2, 3
# (4个问题), (共4个), (问题4个) at the end of a heading that is of problems.
_BRACKETED = re.compile(r"\((?:共|合计|共计|计|涉及|问题|具体问题){0,2}$")
_CLOSED = re.compile(r"(?:具体|突出|反馈|整改)?(?:问题|事项|任务)?\)[:。]?$")
_ENDS = re.compile("[^,。;(]{0,6}问题[:。]?$")


def find(analysis: Analysis) -> Iterator[Announced]:
    """Numbers in headings of problems, with the labels of the problems."""
    norm = analysis.view.norm
    picked = analysis.lexicons.kinds("listing_words")["picked"]
    handed = analysis.lexicons.kinds("handover_words")["given"]
    below: dict[int, list[Node]] = {}
    mixed = set()
    for node in analysis.outline.nodes:
        if node.parent is None:
            continue
        if node.problem is node:
            below.setdefault(id(node.parent), []).append(node)
        elif node.label is not None:
            mixed.add(id(node.parent))
    for heading in analysis.outline.nodes:
        listed = below.get(id(heading), [])
        if heading.title is None or len(listed) < 2 or id(heading) in mixed or heading.problem is not None:
            continue
        start, end = heading.title
        inside: list[Count] = analysis.within("counts", start, end)
        if len(inside) != 1 or inside[0].bound != "exact" or picked.search(norm, start, end):
            continue
        count = inside[0]
        before, behind = norm[start : count.start], norm[count.end : end]
        bracketed = _BRACKETED.search(before) is not None and _CLOSED.match(behind) is not None
        if not bracketed and (not _ENDS.match(behind) or handed.search(before)):
            continue
        numbers = [node.number or 0 for node in listed]
        labels = [node.label for node in listed if node.label]
        if len(labels) != len(listed) or any(b - a != 1 for a, b in pairwise(numbers)):
            continue
        if len(listed) == count.value:
            yield Announced(count, labels, "ok")
            continue
        near = abs(len(listed) - count.value) <= OFF and (bracketed or len(listed) >= LEAST)
        if near and not may_hold_more(analysis, count, [first for first, _ in labels], numbers[-1]):
            yield Announced(count, labels, "mismatch")


__all__ = ["find"]
