"""Headings without a number: 关于“…”问题, 问题:… above its 整改:…, and the name of a body above such pairs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from rectnlp.mentions import Span
from rectnlp.outlining.labels import Label
from rectnlp.structure import Passage

_ABOUT = re.compile(
    r"[ ]*(?:关于|对于?|针对)(?:“[^”\n]{2,100}”[^。,;:\n]{0,12}|[^。;:\n“]{3,80}(?:问题|方面))"
    r"(?:的整改(?:落实)?(?:情况)?)?[。:]?[ ]*"
)
# A line that names a body or a field of work: short, no marks.
_NAME = re.compile(r"[ ]*[^\s。,;:!?、0-9“”《》()]{3,30}[ ]*")


def add(text: str, lines: Sequence[Span], labels: Sequence[Label], passages: Sequence[Passage]) -> list[Label]:
    """The labels, and the headings that carry none, in order."""
    taken = {label.start for label in labels}
    questions = _questions(text, lines, labels, passages)
    about = [
        Label("about", None, start, start)
        for start, end in lines
        if end - start <= 130 and start not in taken and _ABOUT.fullmatch(text, start, end)
    ]
    if len(about) < 2 or any(label.style == "problem" for label in labels):
        about = []
    if not questions and not about:
        return list(labels)
    return sorted([*labels, *questions, *about], key=lambda label: label.start)


def _questions(text: str, lines: Sequence[Span], labels: Sequence[Label], passages: Sequence[Passage]) -> list[Label]:
    """问题: lines that stand for problems themselves: no numbered heading above them already is the problem.

    The line above such a pair, where it is a bare name, heads the pairs below it.
    """
    line_of = {start + len(text[start:end]) - len(text[start:end].lstrip()): i for i, (start, end) in enumerate(lines)}
    taken = {label.start for label in labels}
    starts = [
        passage
        for passage in passages
        if passage.kind == "problem" and passage.label_start in line_of and passage.label_start not in taken
    ]
    if not starts:
        return []
    borders = [label.start for label in labels if not label.inline]
    above = [bisect_right(borders, passage.label_start) for passage in starts]
    several = max(Counter(n for n in above if n).values(), default=0) > 1
    labelled = {passage.label_start for passage in passages}
    found: list[Label] = []
    for i, passage in enumerate(starts):
        if above[i] and not several:
            continue  # the numbered heading above is the problem, this line its wording
        line = line_of[passage.label_start]
        if line and lines[line - 1][0] not in labelled and _NAME.fullmatch(text, *lines[line - 1]):
            at = lines[line - 1][0]
            found.append(Label("unit", None, at, at))
        found.append(Label("question", None, passage.label_start, passage.start))
    return found
