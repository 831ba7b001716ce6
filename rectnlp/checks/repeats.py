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
from rectnlp.checks.sums import Breakdown
from rectnlp.lexicons import Lexicons, compiled

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


@compiled
def _totals(lexicons: Lexicons) -> tuple[str, ...]:
    """Ends of the nouns that progress is told in."""
    return tuple(lexicons.words("progress_bases"))


@dataclass(slots=True, frozen=True)
class Handover:
    """The problems of an inspection in words: the lexicon `handover_words` with where its words must stand."""

    problems: frozenset[str]
    problems_or_tasks: frozenset[str]
    given: re.Pattern[str]  # 反馈了66个问题
    received: re.Pattern[str]  # 收到巡察反馈意见,共58个问题
    whole: re.Pattern[str]  # told again as a whole: first in its clause, or 反馈的66个问题
    progress: re.Pattern[str]  # with how far they are


@compiled
def _handover(lexicons: Lexicons) -> Handover:
    given, received, dealt, divided = (
        lexicons.pattern("handover_words", kind) for kind in ("given", "received", "dealt", "divided")
    )
    problems = frozenset(lexicons.surfaces("handover_words", "problem"))
    return Handover(
        problems,
        problems | frozenset(lexicons.surfaces("handover_words", "task")),
        re.compile(f"{given}[^,。;\\n0-9]{{0,6}}(?:[0-9]{{1,2}}个?(?:大?方面)[^,。;\\n0-9]{{0,4}})?$"),
        re.compile(f"{received}[^;。\\n]{{0,24}},[共计合总]{{0,2}}(?:有|涉及|梳理)?$"),
        re.compile(r"(?:[,;:。\n、]|反馈的?|[个大]方面的?|涉及的?|梳理的?)\s*$"),
        re.compile(f"(?:个|条|项)?[^,;。\\n]{{0,6}}?(?:问题)?(?:中|,?[^,;。\\n]{{0,12}}?{dealt}|,{divided})"),
    )


def find(analysis: Analysis, figures: Figures, sums: list[Breakdown]) -> list[Repeat]:
    """Figures that are told more than once; `sums` shows which of them are told again with what became of them."""
    norm = analysis.view.norm
    totals = _totals(analysis.lexicons)
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
    found.extend(_problems_again(analysis, figures, sums, {(r.first.start, r.status) for r in found}))
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


def _problems_again(
    analysis: Analysis, figures: Figures, sums: list[Breakdown], known: set[tuple[int, str]]
) -> Iterator[Repeat]:
    """The number of problems handed over (反馈66个问题), told again where the bulletin says how far they are.

    Any value: nothing else is meant by 66个问题中,已完成60个 above the problems. Values a little apart contradict.
    """
    norm, words = analysis.view.norm, _handover(analysis.lexicons)
    problems = [node for node in analysis.outline.nodes if node.problem is node]
    end = problems[0].start if problems else len(norm)
    told = [
        f
        for f in figures.every
        if f.start < end and f.block < 0 and _noun(norm, f) in words.problems_or_tasks and f.exact
    ]
    first = next((figure for figure in told if _handed_over(norm, figure, words)), None)
    if first is None:
        return
    broken_down = {id(breakdown.total) for breakdown in sums}
    later = [
        f
        for f in told
        if f.start > first.end
        and not (f.status or f.cues)
        and (id(f) in broken_down or words.progress.match(norm, f.end))
    ]
    again = [f for f in later if words.whole.search(norm, max(0, f.start - REACH), f.start)]
    odd = [
        f
        for f in again
        if _noun(norm, f) in words.problems and 0 < abs(f.value - first.value) <= max(1, CLOSE * first.value)
    ]
    if odd and (first.start, "mismatch") not in known:
        yield Repeat(first, odd[:1], "mismatch", "问题")
    same = [f for f in again if f.value == first.value]
    if same and not odd and (first.start, "ok") not in known:
        yield Repeat(first, same, "ok", "问题")


def _handed_over(norm: str, figure: Figure, words: Handover) -> bool:
    """Whether a number of problems is what the inspectors handed over: 反馈了66个问题, 指出问题66个."""
    handed = words.given.search(norm, max(0, figure.start - REACH), figure.start) or words.received.search(
        norm, figure.glue, figure.start
    )
    return handed is not None and _noun(norm, figure) in words.problems


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
