"""Totals that a slip of one digit, or of two that changed places, parts from their sum.

腾退2437.6平方米,总部1108.3平方米,子公司依次为542.8平方米、431.5平方米、345.0平方米: the parts make 2427.6.
Unrelated numbers come within one digit of a total of four digits about four times in a thousand.
So a list needs no word here that says it is complete: that its numbers stand together behind the total, in the next
sentence, or before it, is enough; of a total of three digits there must be three, told alike. Only what says that the
list is of some (其中, 较多的有) forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rectnlp.checks.figures import PERSONS, Figure
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.checks.sums.lists import Lists

# The longest list looked at; the fewest digits of a total, of parts told alike and of others.
LONGEST = 12
FEW_DIGITS, DIGITS = 3, 4


def find(lists: Lists, known: list[Breakdown]) -> list[Breakdown]:
    """Totals that no other sum explains or contradicts."""
    sure = [breakdown for breakdown in known if breakdown.status != "unclear"]
    totals = {id(breakdown.total) for breakdown in sure}
    used = {id(part) for breakdown in sure for part in breakdown.parts}
    found = []
    for family in lists.families.values():
        for total in family:
            if id(total) in used | totals or not _is_total(total):
                continue
            for parts in _lists(lists, family, total):
                if not any(id(part) in used for part in parts) and _slipped(lists, total, parts):
                    found.append(Breakdown(total, parts, "mismatch", "nearly"))
                    break
    return found


def _is_total(figure: Figure) -> bool:
    return figure.exact and figure.mention is not None and not figure.cues.replace("sum ", "")


def _lists(lists: Lists, family: list[Figure], total: Figure) -> Iterator[list[Figure]]:
    """The lists that may be of a total, longest first: in the next sentence, behind it, before it."""
    behind = family[total.index + 1 : total.index + 2 + 2 * LONGEST]
    after = next((k for k, figure in enumerate(behind) if figure.sentence > total.sentence), len(behind))
    for start, sentence in ((after, total.sentence + 1), (0, total.sentence)):
        yield from _beginnings(lists, _run(behind[start : start + LONGEST], total, sentence))
    ahead: list[Figure] = []
    for figure in reversed(family[max(0, total.index - LONGEST) : total.index]):
        if figure.sentence != total.sentence or figure.bracket != total.bracket or not _may(figure, total):
            break
        ahead.insert(0, figure)
        if len(ahead) > 1:
            yield list(ahead)


def _run(figures: list[Figure], total: Figure, sentence: int) -> list[Figure]:
    """The numbers of one sentence that may be parts, without what is told of each in a bracket."""
    run: list[Figure] = []
    for figure in figures:
        if run and figure.bracket != run[0].bracket:
            continue
        if figure.sentence != sentence or figure.block != total.block or not _may(figure, total):
            break
        run.append(figure)
    return run


def _may(figure: Figure, total: Figure) -> bool:
    return figure.exact and 0 < figure.grains < total.grains and "among" not in figure.cues and "sum" not in figure.cues


def _beginnings(lists: Lists, run: list[Figure]) -> Iterator[list[Figure]]:
    """A run, and its beginnings that end where a list may."""
    for stop in range(len(run), 1, -1):
        if stop == len(run) or lists.closes(run, stop - 1):
            yield run[:stop]


def _slipped(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    """Whether a total and its sum, of as many digits, differ in one, or in two neighbours that changed places."""
    one, other = _digits(total.grains, sum(part.grains for part in parts))
    told = len(one.rstrip("0"))  # 100 says less than 103
    if len(one) != len(other) or told < FEW_DIGITS:
        return False
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]
    if len(apart) != 1 and not (swapped and one[apart[1]] == other[apart[0]]):
        return False
    together = all(b.order - a.order == 1 for a, b in pairwise(parts))
    alike = len(parts) > 2 and together and lists.parallel(parts) and total.family not in PERSONS
    return (alike or told >= DIGITS) and not lists.says("list", lists.norm[total.end : parts[0].start])


def _digits(one: int, other: int) -> tuple[str, str]:
    """The digits of two numbers, without the zeros that both end with."""
    while one % 10 == other % 10 == 0 and one:
        one, other = one // 10, other // 10
    return str(one), str(other)


__all__ = ["find"]
