"""Lists whose own words say that they are all of their total, and that nothing is counted twice.

互不交叉, 再无其他类别, 无一遗漏 close the list before them; 同一案例不重复计, said of a total, the list behind it
(lexicon `list_words`, kind `closes`). The total of a closed list is the nearest number before it that is larger than
each part.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectnlp.checks.figures import Figure
from rectnlp.checks.sums.exhaustive import BELOW, BEYOND, CLAUSE, LONGEST, Claim
from rectnlp.checks.sums.lists import Lists

# A total stands at most so many sentences, and numbers of its family, before its list.
SENTENCES, NUMBERS = 3, 8
# The words that close a list stand at most so many characters behind its last part, or behind the total.
BEHIND = 24


def claims(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """Totals with a list that the text closes."""
    if len(chain) > 1:
        yield from _closed_behind(lists, chain)
        yield from _closed_ahead(lists, chain)


def _closed_behind(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """Lists with words behind them that close them."""
    end = lists.analysis.sentences.at(chain[0].start)[1]
    for last in range(1, len(chain)):
        stop = chain[last + 1].start if last + 1 < len(chain) else end
        if lists.says("closes", lists.norm[chain[last].end : min(stop, chain[last].end + BEHIND)]):
            parts = list_to(lists, chain, last)
            total = _total(lists, parts) if len(parts) > 1 else None
            if total is not None:
                yield total, parts, "closed"


def _closed_ahead(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """Lists whose total has such words behind it: in the list's sentence, or in the one before."""
    family = lists.families[chain[0].family]
    before = family[chain[0].index - 1 : chain[0].index] if chain[0].index else []
    parts = list_to(lists, chain, len(chain) - 1)
    for total in (*before, *chain[:-2]):
        first = family[total.index + 1]
        near = 0 <= first.sentence - total.sentence <= 1 and first in parts
        if near and lists.says("closes", lists.norm[total.end : min(total.end + BEHIND, first.start)]):
            listed = parts[parts.index(first) :]
            if _fits(lists, total, listed):
                yield total, listed, "closed"


def list_to(lists: Lists, chain: list[Figure], last: int) -> list[Figure]:
    """The list that ends with a figure: each part in a clause of its own."""
    first = last
    while first and last - first < LONGEST:
        between = lists.without_asides(lists.norm[chain[first - 1].end : chain[first].start])
        apart = len(lists.marks(between)) != 1 or len(between) > CLAUSE or lists.says("list", between)
        if apart or "among" in chain[first].cues or "sum" in chain[first].cues:
            break
        first -= 1
    return chain[first : last + 1]


def _total(lists: Lists, parts: list[Figure]) -> Figure | None:
    """The number that a list is all of: the list's own first one, where it alone has its noun, else one before it."""
    first, *others = parts
    alone = lists.noun_beside(first) is not None and all(lists.noun_beside(part) is None for part in others)
    if alone and len(others) > 1 and _fits(lists, first, others):
        del parts[0]
        return first
    family = lists.families[first.family]
    for total in reversed(family[max(0, first.index - NUMBERS) : first.index]):
        if first.sentence - total.sentence > SENTENCES or not lists.same_passage(total, first):
            break
        if _fits(lists, total, parts):
            return total
    if len(others) > 1 and _fits(lists, first, others):
        del parts[0]
        return first
    return None


def _fits(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    larger = all(part.grains < total.grains for part in parts)
    return larger and total.exact and lists.one_noun(total, parts[0]) and _near(total, parts)


def _near(total: Figure, parts: list[Figure]) -> bool:
    return 1 - BELOW <= sum(part.grains for part in parts) / total.grains <= 1 + BEYOND


__all__ = ["claims", "list_to"]
