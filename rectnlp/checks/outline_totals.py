"""outline_total: totals of problems, headings and measures against what the bulletin lists.

A bulletin states how many problems were found and then numbers them. Where its own numbers end at the stated total but
one is missing or stands twice, the total and the list contradict each other. Any other difference stays open: a
bulletin may merge problems, or print a selection. So do measures, which nobody says are listed one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import spelt
from rectnlp.mentions import Count
from rectnlp.structure import Node

# Stated and listed farther apart than this share are not about the same list.
FAR = 0.2
# Fewer problems than this may be any three things.
FEW = 3


@dataclass(slots=True, eq=False)
class OutlineTotal:
    """A stated total with the nodes it is compared with."""

    total: Count
    nodes: list[Node]
    status: str
    what: str  # problem, aspect or measure
    missing: list[int]


def find(analysis: Analysis) -> list[OutlineTotal]:
    """Totals that the outline can be held against; of each kind the first statement only."""
    nodes = analysis.outline.nodes
    problems = [n for n in nodes if n.problem is n]
    if len(problems) < FEW:
        return []
    found: list[OutlineTotal] = []
    taken: set[str] = set()
    for count in analysis.rows.get("counts", ()):
        if count.start >= problems[0].start:
            break
        if count.noun is None or count.bound != "exact" or count.value_high is not None:
            continue
        noun = analysis.view.norm[count.noun[0] : count.noun[1]]
        for what, total in (
            ("problem", _problems(analysis, count, noun, problems)),
            ("aspect", _aspects(count, noun, problems)),
            ("measure", _measures(count, noun, nodes)),
        ):
            if total is not None and what not in taken:
                taken.add(what)
                found.append(total)
                break
    return found


def _problems(analysis: Analysis, count: Count, noun: str, problems: list[Node]) -> OutlineTotal | None:
    if not noun.endswith("问题") or "方面" in noun:
        return None
    gap = len(problems) - count.value
    if abs(gap) > max(1, FAR * count.value):
        return None
    numbers = [node.number or 0 for node in problems]
    runs_on = all(b >= a for a, b in pairwise(numbers))
    if gap == 0:
        return OutlineTotal(count, problems, "ok", "problem", [])
    missing = sorted(set(range(1, int(count.value) + 1)) - set(numbers))
    contradicts = runs_on and numbers[0] == 1 and max(numbers) == count.value
    for before, after in pairwise(problems):
        between = range((before.number or 0) + 1, after.number or 0)
        if any(spelt(analysis, number, before.start, after.start) for number in between):
            contradicts = False  # it may be there, and our outline has lost it
    return OutlineTotal(count, problems, "mismatch" if contradicts else "unclear", "problem", missing)


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
