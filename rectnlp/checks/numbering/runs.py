"""numbering: labels that run on, skip a number or repeat one.

Labels of one level form runs: those of one parent, or a run that goes on across parents (items numbered 1 to 56
through the whole bulletin). A skipped or repeated number is a mismatch where the text between the two labels does not
hold the missing one in any spelling, since then it was the page that lost it and not our outline.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.structure import Node

# Levels whose complete runs are reported as ok; measures (一是, 二是) are reported only where they break.
_REPORTED = ("part", "section", "topic", "item")
# A jump of more numbers than this is another numbering or an excerpt.
JUMP = 3

_DIGITS = "零一二三四五六七八九"
_ARABIC, _CHINESE = re.compile("[0-9]+"), re.compile("[一二三四五六七八九十百零]+")
_START = attrgetter("start")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True, eq=False)
class Run:
    """Labels that follow each other. `at` is the label where it breaks: behind a gap, or the second of a repeat."""

    nodes: list[Node]
    status: str
    at: Node
    missing: list[int]
    repeated: int | None = None


def find(analysis: Analysis) -> list[Run]:
    """The runs of labels worth reporting."""
    found: list[Run] = []
    for level in ("part", "section", "topic", "item", "measure"):
        nodes = [n for n in analysis.outline.nodes if n.level == level and n.number is not None and n.label]
        before: list[Node] | None = None
        for run in _split(nodes):
            breaks = _breaks(analysis, run)
            if level == "measure" and before is not None:
                breaks = [each for each in breaks if not _goes_on(analysis, before, each)]
            found.extend(breaks or _whole(run, level))
            before = run
    found.sort(key=lambda run: run.at.start)
    return found


def _split(nodes: list[Node]) -> list[list[Node]]:
    """Cut a level's labels into runs: at a return to 1, and at a new parent where the numbers do not run on."""
    result: list[list[Node]] = []
    for node in nodes:
        last = result[-1][-1] if result else None
        if (
            last is None
            or node.number == 1
            or (node.parent is not last.parent and not _runs_on(result[-1], node))
            or _number(node) < _number(last)
            or (node.level == "measure" and node.parent is not last.parent)
        ):
            result.append([node])
        else:
            result[-1].append(node)
    return result


def _runs_on(run: list[Node], node: Node) -> bool:
    """Whether a number under a new parent continues a run: a step ahead, or a repeat of what ran on before."""
    step = _number(node) - _number(run[-1])
    return 0 < step <= JUMP or (step == 0 and any(b.parent is not a.parent for a, b in pairwise(run)))


def _breaks(analysis: Analysis, run: list[Node]) -> list[Run]:
    """Where a run skips or repeats a number."""
    found = []
    if len(run) < 3:
        return []
    for last, node in pairwise(run):
        step = _number(node) - _number(last)
        if step == 0:
            found.append(Run(run, "mismatch", node, [], node.number))
        elif 1 < step <= JUMP + 1:
            missing = list(range(_number(last) + 1, _number(node)))
            shown = any(spelt(analysis, number, last.start, node.start, node.level) for number in missing)
            found.append(Run(run, "unclear" if shown else "mismatch", node, missing))
    return found


def _goes_on(analysis: Analysis, before: list[Node], run: Run) -> bool:
    """Whether a number stands twice as a list goes on behind one within it: 一是学习: 一是自学;二是测试。二是督导."""
    near = analysis.paragraphs.at(before[-1].start) == analysis.paragraphs.at(run.at.start)
    return near and run.repeated is not None and run.repeated == _number(before[-1]) + 1


def _whole(run: list[Node], level: str) -> list[Run]:
    complete = len(run) > 1 and run[0].number == 1
    steps = all(_number(b) - _number(a) == 1 for a, b in pairwise(run))
    return [Run(run, "ok", run[0], [])] if complete and steps and level in _REPORTED else []


def _number(node: Node) -> int:
    return node.number or 0


def spelt(analysis: Analysis, number: int, start: int, end: int, level: str = "item") -> bool:
    """Whether a stretch holds a label of that number in any spelling, or says that something was left out.

    Labels that the outline reads as headings of another kind ((二) among items numbered (1), (3)) do not count.
    """
    chinese = chinese_number(number)
    circled = f"|{_CIRCLED[number - 1]}" if 0 < number <= len(_CIRCLED) else ""
    measure = f"|{chinese}[是要]" if level == "measure" else ""
    left_out = rf"(?<![^\n。])\(略\)|……|问题(?:{number}(?![0-9])|{chinese})"
    label = rf"(?<![0-9]){number}[.、)]|[(第]{number}[),]|{chinese}[、,)]|[(第其]{chinese}{circled}{measure}|{left_out}"
    norm, nodes = analysis.view.norm, analysis.outline.nodes
    own = _forms(analysis)[level]
    between = nodes[bisect_right(nodes, start, key=_START) : bisect_left(nodes, end, key=_START)]
    headings = [node.label for node in between if node.label and node.level != level and _form(norm, node) not in own]
    places = (match.start() + start for match in re.finditer(label, norm[start:end]))
    return any(not any(first <= place < last for first, last in headings) for place in places)


def _forms(analysis: Analysis) -> dict[str, set[str]]:
    """How the labels of each level are spelt; gathered when first asked for."""
    known: dict[str, set[str]] | None = analysis.notes.get("label_forms")
    if known is None:
        known = analysis.notes["label_forms"] = defaultdict(set)
        for node in analysis.outline.nodes:
            if node.label:
                known[node.level].add(_form(analysis.view.norm, node))
    return known


def _form(norm: str, node: Node) -> str:
    """How a label is spelt, whatever its number: (1) for (12), 一、 for 三、."""
    first, last = node.label or (0, 0)
    return _spelling(norm[first:last].strip())


@lru_cache(1024)
def _spelling(label: str) -> str:
    return _CHINESE.sub("一", _ARABIC.sub("1", label))


def chinese_number(number: int) -> str:
    """A label's number in Chinese, up to 99.

    >>> chinese_number(21), chinese_number(10), chinese_number(3)
    ('二十一', '十', '三')
    """
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
