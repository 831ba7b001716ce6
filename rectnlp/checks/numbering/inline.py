"""numbering: lists within a line that skip a number or repeat one: 下一步: ①…;②…;④….

The outline numbers what structures a bulletin; of a list within a line it knows the labels no further than their count
goes on. A run is told of here where it breaks once, by one number, and the outline has no run that holds its labels. In
a text that has no other numbering, its lists within a line are confirmed, too; elsewhere that would be a row for each
list of measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.runs import Run, spelt
from rectnlp.structure import Node

# Styles whose labels the outline leaves to their line.
_STYLES = frozenset(("一要", "(一)", "(1)", "1.", "1、", "①"))
LEAST = 3
# An item of a list that is confirmed has at least so many characters.
TEXT = 4


def find(analysis: Analysis) -> Iterator[Run]:
    """Lists within a line whose labels break."""
    norm = analysis.view.norm
    for first, at in enumeration.firsts(analysis):
        if first not in _STYLES or not enumeration.goes_on(norm, first, at):
            continue
        labels = enumeration.within_line(norm, first, at)
        steps = [after[0] - before[0] for before, after in pairwise(labels)]
        broken = [i for i, step in enumerate(steps) if step != 1]
        if len(labels) < LEAST or len(broken) != 1 or steps[broken[0]] not in (0, 2):
            continue
        nodes = [Node("item", span[0], span[1], span, number) for number, span in labels]
        last, node = nodes[broken[0]], nodes[broken[0] + 1]
        known = analysis.outline.at(node.start)
        if known is not None and known.start == node.start:
            continue
        number = (last.number or 0) + 1
        if steps[broken[0]] == 0:
            yield Run(nodes, "mismatch", node, [], node.number)
        elif not spelt(analysis, number, last.end, node.start):
            yield Run(nodes, "mismatch", node, [number])


def whole(analysis: Analysis) -> Iterator[Run]:
    """Lists within a line whose labels run on from the first to the last."""
    norm = analysis.view.norm
    for first, at in enumeration.firsts(analysis):
        if not enumeration.goes_on(norm, first, at):
            continue
        labels = enumeration.within_line(norm, first, at)
        told = all(after[1][0] - before[1][1] >= TEXT for before, after in pairwise(labels))  # no 一、二、三季度
        if told and len(labels) >= LEAST and all(number == i for i, (number, _) in enumerate(labels, start=1)):
            nodes = [Node("item", span[0], span[1], span, number) for number, span in labels]
            yield Run(nodes, "ok", nodes[0], [])


__all__ = ["find", "whole"]
