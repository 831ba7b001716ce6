"""Lists over sentences that a remainder closes: 异常记录47条。属于登记错误的23条,…。属于一卡多车的14条,…。其余8条….

The parts have no noun of their own; the total is the nearest number before them that has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectnlp.checks.figures import Figure
from rectnlp.checks.sums.exhaustive import BELOW, BEYOND, Claim
from rectnlp.checks.sums.lists import Lists

# A list has at most so many parts, each in the sentence behind the one before or the next but one.
LONGEST, SENTENCES = 12, 2


def claims(lists: Lists) -> Iterator[Claim]:
    """The totals of lists whose remainder stands in a sentence of its own, with their parts."""
    for family in lists.families.values():
        for rest in family:
            if (
                "rest" in rest.cues
                and rest.exact
                and rest.index > 2
                and family[rest.index - 1].sentence < rest.sentence
            ):
                yield from _closed_by(lists, family, rest)


def _closed_by(lists: Lists, family: list[Figure], rest: Figure) -> Iterator[Claim]:
    """The total of the list that a remainder closes."""
    parts = [rest]
    for figure in reversed(family[max(0, rest.index - LONGEST) : rest.index]):
        apart = parts[0].sentence - figure.sentence > SENTENCES or figure.block != rest.block
        if apart or not figure.exact or figure.bracket >= 0 or "among" in figure.cues:
            return
        if lists.noun_beside(figure) is not None:
            break
        parts.insert(0, figure)
    else:
        return
    told = len(parts) > 2 and parts[0].sentence < rest.sentence and all(p.grains < figure.grains for p in parts)
    share = sum(part.grains for part in parts) / figure.grains if figure.grains else 0.0
    if told and figure.status is None and lists.one_noun(figure, rest) and 1 - BELOW <= share <= 1 + BEYOND:
        yield figure, parts, "rest"


__all__ = ["claims"]
