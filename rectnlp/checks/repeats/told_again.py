"""repeat: one figure told in several places.

Two counts of one value, one measure word and one noun (or a noun and its longer form: 措施, 整改措施) are one figure
told twice, provided that it could not well be another: small numbers of common things (3次会议) are never the same.
Values that differ are a mismatch only where the text shows that one thing is meant: by the company they keep (56个问题,
236项措施 on the first page, 56项任务,234项措施 on the last), or by a phrase behind the problems that refers back to one
before them (新建制度11项 … 新建的12项制度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures
from rectnlp.checks.repeats import handover, in_heading, pointing_back
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.checks.sums.lists import bases

# A figure is the same again from this value on, by the length of the noun: long nouns say what they count.
_ENOUGH = {2: 100, 3: 30, 4: 10}
_ENOUGH_LONG = 5
# So is a number as particular as this whose noun one of the places leaves out (查处312起 … 312起问题中).
_ENOUGH_BARE = 100
# Totals of rectification (问题, 任务, 措施) are told again and again: from this value on they are known by it.
_ENOUGH_TOTAL = 9
# Values of one thing told twice differ by less than this share.
CLOSE = 0.1
# A companion is at most so many characters away.
COMPANY = 24
LEAST = 10
# Among so many nouns of one number, the last ones, the same noun is looked for; all would be the square of a long list.
_DISTINCT = 50
# The verb of a phrase stands at most so many characters before its number.
REACH = 14
# A bulletin with fewer problems has no opening and closing part.
FEW = 3
_DEFINITE = re.compile("([\u4e00-\u9fff]{2})的")  # 新建的12项制度
# What is done over and over is never the same again.
_VISITS = frozenset(("人次", "次", "场", "期", "件次"))


@dataclass(slots=True, eq=False)
class Repeat:
    """The first statement of a figure and those that repeat it, or that contradict it."""

    first: Figure
    others: list[Figure]
    status: str
    noun: str


def find(analysis: Analysis, figures: Figures, sums: list[Breakdown]) -> list[Repeat]:
    """Figures that are told more than once; `sums` shows which of them are told again with what became of them."""
    norm = analysis.view.norm
    totals = bases(analysis.lexicons)
    groups: dict[tuple[str, float], list[tuple[str, list[Figure]]]] = {}
    company: dict[tuple[float, str, str], list[Figure]] = {}
    found: list[Repeat] = []
    before: Figure | None = None
    for figure in figures.every:
        if figure.table != "counts" or not figure.exact or figure.value < _ENOUGH_LONG:
            continue
        noun = _noun(norm, figure)
        if _telling(figure, noun, totals):
            group = groups.setdefault((figure.unit, figure.value), [])
            for known, members in group[-_DISTINCT:]:
                if known.endswith(noun) or noun.endswith(known):
                    members.append(figure)
                    break
            else:
                group.append((noun, [figure]))
        if before is not None and noun.endswith(totals) and _companions(norm, before, figure, totals):
            company.setdefault((before.value, figure.family, noun[-2:]), []).append(figure)
        before = figure
    for group in groups.values():
        for noun, members in group:
            if len(members) > 1:
                found.append(Repeat(members[0], members[1:], "ok", noun))
    for (_, _, noun), members in company.items():
        others = [m for m in members[1:] if 0 < abs(m.value - members[0].value) <= CLOSE * members[0].value]
        if others:
            found.append(Repeat(members[0], others, "mismatch", noun))
    found.extend(_referring_back(analysis, figures))
    seen = {(repeat.first.start, repeat.status) for repeat in found}
    for first, others, status, noun in (
        *handover.told_again(analysis, figures, sums),
        *in_heading.told_again(analysis, figures),
        *pointing_back.told_again(analysis, figures),
    ):
        if (first.start, status) not in seen:
            seen.add((first.start, status))
            found.append(Repeat(first, others, status, noun))
    found.sort(key=lambda repeat: repeat.first.start)
    return found


def _referring_back(analysis: Analysis, figures: Figures) -> Iterator[Repeat]:
    """Definite phrases in the closing part (新建的12项制度) whose number is not the opening part's (新建制度11项)."""
    norm = analysis.view.norm
    problems = [node for node in analysis.outline.nodes if node.problem is node]
    if len(problems) < FEW:
        return
    whole = [f for f in figures.every if f.block < 0 and f.exact and f.mention is not None and f.mention.noun]
    opening = [f for f in whole if f.start <= problems[0].start]
    for later in whole:
        definite = _DEFINITE.fullmatch(norm, max(0, later.start - 3), later.start)
        if definite is None or later.start < problems[-1].start:
            continue
        for first in opening:
            if first.unit != later.unit or not _same_noun(norm, first, later):
                continue
            if definite.group(1) in norm[max(0, first.start - REACH) : first.start]:
                if 0 < abs(first.value - later.value) <= max(1, CLOSE * first.value) and first.value >= LEAST:
                    yield Repeat(first, [later], "mismatch", _noun(norm, later))
                break


def _noun(norm: str, figure: Figure) -> str:
    span = figure.mention.noun if figure.mention is not None else None
    return norm[span[0] : span[1]] if span else ""


def _same_noun(norm: str, one: Figure, other: Figure) -> bool:
    return _noun(norm, one)[-2:] == _noun(norm, other)[-2:]


def _telling(figure: Figure, noun: str, totals: tuple[str, ...]) -> bool:
    """Whether value and noun are particular enough to know the figure by."""
    whole = noun.endswith(totals) and not figure.status and figure.block < 0  # of the bulletin, not of one problem
    if len(noun) < 2:
        return figure.value >= _ENOUGH_BARE and figure.family not in _VISITS and figure.family != "人"
    enough = _ENOUGH_TOTAL if whole else _ENOUGH.get(len(noun), _ENOUGH_LONG)
    return figure.value >= enough and figure.family not in _VISITS and "rest" not in figure.cues


def _companions(norm: str, a: Figure, b: Figure, totals: tuple[str, ...]) -> bool:
    """Whether two figures are told together, each of its own kind: 56个问题,236项措施."""
    if a.sentence != b.sentence or b.start - a.end > COMPANY or a.value < LEAST or b.value < LEAST:
        return False
    if a.status or b.status or b.cues or a.mention is None or b.mention is None:
        return False
    noun = a.mention.noun
    return noun is not None and noun != b.mention.noun and norm[noun[0] : noun[1]].endswith(totals)
