"""Lists that miss their total by a hair: 资产卡片36张,核对无误10张,更正25张.

A total, and behind it in its sentence numbers of the same kind that are told alike, up to the last one: had they added
up, they would be its parts (`sums`). No word says that they are all of them, so that only a difference too small for
chance contradicts: numbers of unrelated things come that near in a few lists of a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.checks.bare import in_one_funnel, only_found, overlaps
from rectnlp.checks.figures import GRAINS, Figure
from rectnlp.checks.lists import Lists
from rectnlp.checks.sums import LONGEST, Breakdown, kindred

# How far off a sum may be, as a share of the total, and in whole units.
HAIR = 0.03
UNITS = 1
# The smallest totals looked at, of two parts and of more, and the longest stretch between two numbers, in characters.
LEAST_OF_TWO = 20
LEAST = 12
CLAUSE = 24

# A number that is changed into the next (由61个优化为53个) is no total of it.
_FROM = re.compile("[由从比较][^,、;。]{0,4}$")
_STARTS = re.compile("[,、;:。\n(]")
_TAIL = re.compile("[^,;。\n、)]{0,16}")
_CLOSES = re.compile("[,;。\n)]")


def near_misses(lists: Lists, chains: list[list[Figure]], known: list[Breakdown]) -> list[Breakdown]:
    """Totals that no other list explains, with a list that all but adds up."""
    used = {id(b.total) for b in known} | {id(part) for b in known for part in b.parts}
    found = []
    for chain in chains:
        for total, parts in _lists(lists, chain):
            if id(total) not in used and not any(id(part) in used for part in parts) and _misses(lists, total, parts):
                found.append(Breakdown(total, parts, "mismatch", "nearly"))
                used.update(map(id, (total, *parts)))
    return found


def _lists(lists: Lists, chain: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each total of a chain with the numbers behind it, down to the end of their sentence or semicolon."""
    for i in range(len(chain) - 2):
        stop = i + 1
        while stop < len(chain) and stop - i <= LONGEST:
            between = lists.norm[chain[stop - 1].end : chain[stop].start]
            if ";" in between or len(between) > CLAUSE or lists.says("list", between) or "其中" in between:
                break
            stop += 1
        if stop - i > 2 and (stop == len(chain) or ";" in lists.norm[chain[stop - 1].end : chain[stop].start]):
            yield chain[i], chain[i + 1 : stop]


def _misses(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    gap = abs(sum(part.grains for part in parts) - total.grains)
    if not 0 < gap <= max(UNITS * GRAINS, HAIR * total.grains):
        return False
    least = LEAST_OF_TWO if len(parts) == 2 else LEAST
    if total.mention is None or total.value < least or total.status or total.cues or total.bracket != parts[0].bracket:
        return False
    if not all(part.exact and 0 < part.grains < total.grains and not part.cues for part in (total, *parts)[1:]):
        return False
    norm = lists.norm
    tail = _TAIL.match(norm, parts[-1].end)
    closes = tail is not None and "等" not in tail.group() and _CLOSES.match(norm, tail.end())
    told = [norm[max(part.glue, part.start - CLAUSE) : part.start] for part in parts]
    # 新立25项、修订20项: an enumeration has its first item for no total.
    if not closes or not total.exact or in_one_funnel(lists, "", told) or norm[total.end] == "、":
        return False
    if _FROM.search(norm, total.glue, total.start) or any(overlaps(lists, p.glue, p.start) for p in parts):
        return False
    clause = max((mark.end() for mark in _STARTS.finditer(norm, total.glue, total.start)), default=total.glue)
    if not only_found(lists, clause, total.start):
        return False
    return kindred(lists, total, parts, adjacent=True)


__all__ = ["near_misses"]
