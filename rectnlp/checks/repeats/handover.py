"""repeat: what an inspection handed over, and what was made of it, told again with how far it is.

反馈了66个问题,细化为127条措施 in the opening part; 66个问题中,已完成60个 or 127条措施已落实119条 there or at the end.
Nothing else is meant by such a number, told as a whole and with its progress, than the first one: any value that
is the same is told again, and values a little apart contradict each other. Farther ones do, too, where the later one
names what it means (反馈的43个问题) or shares a long noun with the first, unless the text has told it before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.lexicons import Lexicons, compiled

# Values of one thing told twice differ by less than this share; where the later one says what it is, less than that.
CLOSE, NAMED = 0.1, 0.4
# The words of a number that hand it over stand at most so many characters before it.
REACH = 14
# A noun of so many characters says what it counts.
LONG = 4

_NAMES = re.compile("反馈的$")

# The first figure, those that tell it again, their status, and the noun.
Told = tuple[Figure, list[Figure], str, str]


@dataclass(slots=True, frozen=True)
class Handover:
    """The problems of an inspection in words: the lexicon `handover_words` with where its words must stand."""

    problems: frozenset[str]
    problems_or_tasks: frozenset[str]
    measures: tuple[str, ...]
    made: re.Pattern[str]  # 细化为127条措施
    who: re.Pattern[str]  # another's problems are others
    given: re.Pattern[str]  # 反馈了66个问题
    received: re.Pattern[str]  # 收到巡察反馈意见,共58个问题
    handing: re.Pattern[str]  # 反馈: what makes a heading one of problems that were handed over
    whole: re.Pattern[str]  # told again as a whole: first in its clause, or 反馈的66个问题
    progress: re.Pattern[str]  # with how far they are


@compiled
def spoken(lexicons: Lexicons) -> Handover:
    """The words of handing over, compiled."""
    given, received, dealt, divided = (
        lexicons.pattern("handover_words", kind) for kind in ("given", "received", "dealt", "divided")
    )
    problems = frozenset(lexicons.surfaces("handover_words", "problem"))
    return Handover(
        problems,
        problems | frozenset(lexicons.surfaces("handover_words", "task")),
        tuple(word for word, row in lexicons.words("progress_bases").items() if row["basis"] == "measure"),
        re.compile(f"{divided}[^,。;\\n]{{0,8}}$"),
        lexicons.kinds("handover_words")["who"],
        re.compile(f"{given}[^,。;\\n0-9]{{0,6}}(?:[0-9]{{1,2}}个?(?:大?方面)[^,。;\\n0-9]{{0,4}})?$"),
        re.compile(f"{received}[^;。\\n]{{0,24}},[共计合总]{{0,2}}(?:有|涉及|梳理)?$"),
        lexicons.kinds("handover_words")["given"],
        re.compile(r"(?:[,;:。\n、]|反馈的?|[个大]方面的?|涉及的?|梳理的?)\s*$"),
        re.compile(f"(?:个|条|项)?[^,;。\\n]{{0,6}}?(?:问题)?(?:中|,?[^,;。\\n]{{0,12}}?{dealt}|,{divided})"),
    )


def told_again(analysis: Analysis, figures: Figures, sums: list[Breakdown]) -> Iterator[Told]:
    """Problems and measures told again; `sums` shows which numbers are told with what became of them."""
    norm, words = analysis.view.norm, spoken(analysis.lexicons)
    problems = [node for node in analysis.outline.nodes if node.problem is node]
    start, end = (problems[0].start, problems[-1].start) if problems else (len(norm), len(norm))
    whole = [f for f in figures.every if f.block < 0 and f.exact and not start <= f.start <= end and noun_of(norm, f)]
    broken_down = {id(breakdown.total) for breakdown in sums}

    def again(told: list[Figure], first: Figure) -> list[Figure]:
        return [
            f
            for f in told
            if f.start > first.end
            and not (f.status or f.cues)
            and (id(f) in broken_down or words.progress.match(norm, f.end))
            and words.whole.search(norm, max(0, f.start - REACH), f.start)
        ]

    told = [f for f in whole if noun_of(norm, f) in words.problems_or_tasks]
    first = next((f for f in told if handed_over(norm, f, words)), None)
    if first is not None:
        later = again(told, first)
        yield from _compared(
            analysis, first, later, [f for f in later if noun_of(norm, f) in words.problems], told, "问题"
        )
    made = [f for f in whole if noun_of(norm, f).endswith(words.measures)]
    first = next((f for f in made if words.made.search(norm, max(0, f.start - REACH), f.start)), None)
    if first is not None:
        later = again(made, first)
        yield from _compared(analysis, first, later, later, made, "措施")


def _compared(
    analysis: Analysis, first: Figure, later: list[Figure], alike: list[Figure], told: list[Figure], noun: str
) -> Iterator[Told]:
    """A figure with those that tell it again, or with the one that contradicts it."""
    odd = [f for f in alike if f.value != first.value and _near(analysis, first, f, told)]
    same = [f for f in later if f.value == first.value]
    if odd:
        yield first, odd[:1], "mismatch", noun
    elif same:
        yield first, same, "ok", noun


def _near(analysis: Analysis, first: Figure, later: Figure, told: list[Figure]) -> bool:
    """Whether two values are near enough to be of one thing, by how the later one names it."""
    norm, gap = analysis.view.norm, abs(later.value - first.value)
    if gap <= max(1, CLOSE * first.value):
        return True
    if gap > NAMED * max(first.value, later.value) or any(f is not later and f.value == later.value for f in told):
        return False  # 66个问题,其中涉及我局的38个: where the value stands elsewhere too, it is a number of its own
    words = spoken(analysis.lexicons)
    names = _NAMES.search(norm, max(0, later.start - REACH), later.start) is not None
    long = len(noun_of(norm, first)) >= LONG and noun_of(norm, first) == noun_of(norm, later)
    one, other = (norm[analysis.sentences.at(f.start)[0] : f.start] for f in (first, later))
    return (names or long) and set(words.who.findall(other)) <= set(words.who.findall(one))


def handed_over(norm: str, figure: Figure, words: Handover) -> bool:
    """Whether a number of problems is what the inspectors handed over: 反馈了66个问题, 指出问题66个."""
    handed = words.given.search(norm, max(0, figure.start - REACH), figure.start) or words.received.search(
        norm, figure.glue, figure.start
    )
    return handed is not None and noun_of(norm, figure) in words.problems


def noun_of(norm: str, figure: Figure) -> str:
    """The noun of a figure; empty where it has none."""
    span = figure.mention.noun if figure.mention is not None else None
    return norm[span[0] : span[1]] if span else ""


__all__ = ["Handover", "Told", "handed_over", "noun_of", "spoken", "told_again"]
