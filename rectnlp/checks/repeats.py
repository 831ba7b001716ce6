"""repeat: one figure told in several places.

Two counts of one value, one measure word and one noun (or a noun and its longer form: 措施, 整改措施) are one figure
told twice, provided that it could not well be another: small numbers of common things (3次会议) are never the same.
Values that differ are a mismatch only where the company they keep shows that one thing is meant: 51个问题,208项措施 on
the first page, 51项任务,206项措施 on the last.
"""

from __future__ import annotations

from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures

# A figure is the same again from this value on, by the length of the noun: long nouns say what they count.
_ENOUGH = {2: 50, 3: 30, 4: 10}
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
# What is done over and over is never the same again.
_VISITS = frozenset(("人次", "次", "场", "期", "件次"))


@dataclass(slots=True, eq=False)
class Repeat:
    """The first statement of a figure and those that repeat it, or that contradict it."""

    first: Figure
    others: list[Figure]
    status: str
    noun: str


def find(analysis: Analysis, figures: Figures) -> list[Repeat]:
    """Figures that are told more than once."""
    norm = analysis.view.norm
    totals = tuple(analysis.lexicons.words("progress_bases"))
    groups: dict[tuple[str, float], list[tuple[str, list[Figure]]]] = {}
    company: dict[tuple[float, str, str], list[Figure]] = {}
    found: list[Repeat] = []
    before: Figure | None = None
    for figure in figures.every:
        mention = figure.mention
        noun = norm[mention.noun[0] : mention.noun[1]] if mention is not None and mention.noun else ""
        if figure.table != "counts" or not figure.exact:
            before = None
            continue
        if _telling(figure, noun, totals):
            group = groups.setdefault((figure.unit, figure.value), [])
            for known, members in group:
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
    found.sort(key=lambda repeat: repeat.first.start)
    return found


def _telling(figure: Figure, noun: str, totals: tuple[str, ...]) -> bool:
    """Whether value and noun are particular enough to know the figure by."""
    whole = noun.endswith(totals) and not figure.status and figure.block < 0  # of the bulletin, not of one problem
    if len(noun) < 2:
        return figure.value >= _ENOUGH_BARE and figure.family not in _VISITS and figure.family != "人"
    enough = _ENOUGH_TOTAL if whole else _ENOUGH.get(len(noun), _ENOUGH_LONG)
    return figure.value >= enough and figure.family not in _VISITS and "rest" not in figure.cues


def _companions(norm: str, a: Figure, b: Figure, totals: tuple[str, ...]) -> bool:
    """Whether two figures are told together, each of its own kind: 51个问题,208项措施."""
    if a.sentence != b.sentence or b.start - a.end > COMPANY or a.value < LEAST or b.value < LEAST:
        return False
    if a.status or b.status or b.cues or a.mention is None or b.mention is None:
        return False
    noun = a.mention.noun
    return noun is not None and noun != b.mention.noun and norm[noun[0] : noun[1]].endswith(totals)
