"""numbering: lists whose labels the outline leaves alone: 下一步: ①…;②…;④…, and 案例一: over lines.

The outline numbers what structures a bulletin; of a list within a line it knows the labels no further than their count
goes on, and of names with numbers (案例一, 任务1) nothing. A run is told of here where it breaks once, by one number,
and the outline has no run that holds its labels. In a text that has no other numbering its lists are confirmed, too;
elsewhere that would be a row for each list of measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.runs import Run, spelt
from rectnlp.mentions import Span
from rectnlp.structure import Node

# Styles whose labels are measures to the outline: a number that stands twice hides from it.
_MEASURES = re.compile("一[是要]|[第其]一.")
# Styles that the outline knows none of at the head of a line.
_NAMED = re.compile("[\u4e00-\u9fff]+[一1][项条个件点类]?[:、.,]")
LEAST = 3
# An item has at least so many characters.
TEXT = 4

Labels = list[tuple[int, Span]]


def find(analysis: Analysis, known: frozenset[int] = frozenset()) -> Iterator[Run]:
    """Lists whose labels break; `known` is where the outline's own runs do."""
    norm = analysis.view.norm
    seen: set[tuple[str, int]] = set()
    for first, at, labels in _lists(analysis):
        steps = [after[0] - before[0] for before, after in pairwise(labels)]
        broken = [i for i, step in enumerate(steps) if step != 1]
        line = (first, norm.rfind("\n", 0, at))
        nested = line in seen  # 一是学习: 一是自学;二是集中学。二是督导: the outer list goes on behind the inner one
        seen.add(line)
        if len(labels) < LEAST or len(broken) != 1 or steps[broken[0]] not in (0, 2) or not _told(labels):
            continue
        nodes = _nodes(labels)
        last, node = nodes[broken[0]], nodes[broken[0] + 1]
        own = analysis.outline.at(node.start)
        if node.start in known or (own is not None and own.start == node.start and not _MEASURES.match(first)):
            continue
        number = (last.number or 0) + 1
        if steps[broken[0]] == 0:
            if not nested:
                yield Run(nodes, "mismatch", node, [], node.number)
        elif not spelt(analysis, number, last.end, node.start):
            yield Run(nodes, "mismatch", node, [number])


def whole(analysis: Analysis) -> Iterator[Run]:
    """Lists whose labels run on from the first to the last."""
    for _, _, labels in _lists(analysis):
        if len(labels) >= LEAST and all(number == i for i, (number, _) in enumerate(labels, start=1)) and _told(labels):
            nodes = _nodes(labels)
            yield Run(nodes, "ok", nodes[0], [])


def _lists(analysis: Analysis) -> Iterator[tuple[str, int, Labels]]:
    """Lists within a line, and those over lines whose labels are names with a number: how each begins, and where."""
    norm = analysis.view.norm
    for first, at in enumeration.firsts(analysis):
        if enumeration.goes_on(norm, first, at):
            yield first, at, enumeration.within_line(norm, first, at)
        elif norm[at - 1 : at] in ("\n", "") and (_NAMED.fullmatch(first) or _MEASURES.match(first)):
            yield first, at, enumeration.over_lines(norm, first, at)


def _told(labels: Labels) -> bool:
    """Whether every label has an item: 一、二、四季度 is no list."""
    return all(after[1][0] - before[1][1] >= TEXT for before, after in pairwise(labels))


def _nodes(labels: Labels) -> list[Node]:
    return [Node("item", span[0], span[1], span, number) for number, span in labels]


__all__ = ["find", "whole"]
