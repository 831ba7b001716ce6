"""part_of and repeat_of: which rows a sum over a column must leave out.

A number is part of a total where they stand in a breakdown, or where the text says so by 其中 or by what is done of
the total (127项举措已完成113项). Sanctions take over the links of the counts that state their persons.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures
from rectnlp.checks.repeats.told_again import Repeat
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.linking.counted.parts import name_parts
from rectnlp.mentions import Amount, Count, Sanction

# A sanction's number of persons stands at most so many characters beside it.
BESIDE = 12


def link(analysis: Analysis, figures: Figures, breakdowns: Iterable[Breakdown], repeats: Iterable[Repeat]) -> None:
    """Fill part_of and repeat_of of counts, amounts and sanctions."""
    for breakdown in breakdowns:
        for part in breakdown.parts:
            _part(part, breakdown.total)
    for chain in figures.chains:
        _subsets(chain)
    for repeat in repeats:
        if repeat.status == "ok":
            for other in repeat.others:
                if isinstance(other.mention, Count) and isinstance(repeat.first.mention, Count):
                    other.mention.repeat_of = repeat.first.mention
    name_parts(analysis)
    _sanctions(analysis)


def _part(part: Figure, total: Figure) -> None:
    """Make a number part of a total, unless it is part of another or the total's own total."""
    one, whole = part.mention, total.mention
    if one is None or whole is None or one is whole or one.part_of is not None or _under(whole, one):
        return
    if type(one) is type(whole):
        one.part_of = whole  # both counts, or both amounts


def _under(mention: Count | Amount, above: Count | Amount) -> bool:
    """Whether a mention is, by any number of steps, part of another."""
    steps = 0
    whole = mention.part_of
    while whole is not None and steps < 10:
        if whole is above:
            return True
        whole, steps = whole.part_of, steps + 1
    return whole is not None


def _subsets(chain: list[Figure]) -> None:
    """Numbers behind 其中, and what is done of a total named before."""
    for total, part in pairwise(chain):
        if part.mention is None or total.mention is None or part.value > total.value or part.mention.part_of:
            continue
        shared = part.mention.noun is not None and part.mention.noun == total.mention.noun
        if "among" in part.cues or (part.status and not total.status and (part.mention.noun is None or shared)):
            _part(part, total)


def _sanctions(analysis: Analysis) -> None:
    """Sanctions follow the counts that state their persons."""
    sanctions: list[Sanction] = analysis.rows.get("sanctions", [])
    counts: list[Count] = [c for c in analysis.rows.get("counts", []) if c.part_of or c.repeat_of]
    wanted = {id(c) for c in counts} | {id(c.part_of) for c in counts} | {id(c.repeat_of) for c in counts}
    of_count: dict[int, Sanction] = {}
    taken: set[int] = set()
    at = 0
    for count in analysis.rows.get("counts", []):
        if id(count) not in wanted:
            continue
        while at < len(sanctions) and sanctions[at].end < count.start - 2 * BESIDE:
            at += 1
        near = [s for s in sanctions[at : at + 8] if s.n_persons == count.value and id(s) not in taken]
        nearest = min(near, key=lambda sanction: _gap(count, sanction), default=None)
        if nearest is not None and _gap(count, nearest) <= BESIDE:
            of_count[id(count)] = nearest
            taken.add(id(nearest))
    for count in counts:
        if (sanction := of_count.get(id(count))) is not None:
            sanction.part_of = of_count.get(id(count.part_of))
            sanction.repeat_of = of_count.get(id(count.repeat_of))


def _gap(count: Count, sanction: Sanction) -> int:
    """How many characters stand between a count and a sanction."""
    return max(count.start - sanction.end, sanction.start - count.end)
