"""Totals that the text divides by one criterion: 按层级分,县处级9件、乡科级187件; 分为三类:…; 学习类118项,环境类203项.

Who divides a total by its level, type or source names all of it, and no item twice. The total is the number that the
list opens behind, or the nearest one before it of the same kind that is large enough and no part itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rectnlp.checks.figures import GRAINS, Figure
from rectnlp.checks.sums.lists import Lists

# The longest list looked at, the longest clause of one part in characters, and how many numbers before the list are
# tried as its total.
LONGEST = 40
CLAUSE = 28
NUMBERS = 6
# A sum farther from the total than this share is of something else.
FAR = 0.25
FEW = 2
# So is one farther than this, where the parts have nouns of their own: one letter may tell of several offences.
NEAR = 0.1

# Persons and money need no noun to be of one kind.
_OF_ONE_KIND = frozenset(("人", "元"))

Claim = tuple[Figure, list[Figure], str]

# 按层级分, 从来源看, 以年龄划分; then at most a noun that opens the list.
_DIVIDED = re.compile(
    r"(?:按照?|从|以|就)[^,;:。\n0-9]{1,10}?(?:划分|区分|分类|统计|来看|上看|分析|分|看)[,:][^,;:。\n0-9、]{0,14}$"
)
# 分为三类:, 分四种情形: what the parts are is said to be all there is.
_INTO = re.compile(
    r"分(?:为|成|属)?(?:[二两三四五六七八九十]|[0-9]{1,2})[大个]?[类种型级部][^,;:。\n0-9]{0,4}:[^,;:。\n0-9、]{0,14}$"
)
# 由一般债务8亿元和专项债务10亿元构成.
_OF = re.compile(",?[由从][^,;:。\n0-9、]{0,14}$")
_MADE = re.compile("[^,;。\n0-9]{0,10}(?:构成|组成)")  # behind the last part, so that no number is among it
_END = re.compile("[^,;。\n]{0,16}[;。\n]")
# A label that names a class: 学习教育类118项.
_CLASSES = ("类", "型", "级")
_CLASS = re.compile(r"[\u4e00-\u9fff]{2,10}[类型级]$")


def claims(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """Totals with a list that divides them, whether or not it adds up."""
    norm = lists.norm
    for i, first in enumerate(chain[:-1]):
        # The criterion itself may stand before another number, so that the words are read past the figure before.
        told = norm[max(first.glue, first.start - 2 * CLAUSE) : first.start]
        divided = _DIVIDED.search(told) or _INTO.search(told)
        of = divided is None and _OF.search(told)
        if not (divided or of or told.endswith(_CLASSES)):
            continue
        parts = _parts(lists, chain, i)
        if len(parts) < 2 or not (divided or (of and _MADE.match(norm, parts[-1].end)) or _classes(lists, parts)):
            continue
        total = _total(lists, first, parts)
        if total is None:
            continue
        kin = lists.same_kind(total, first)
        known = total.family in _OF_ONE_KIND or None not in (lists.noun(total), lists.noun(first))
        gap = abs(sum(part.grains for part in parts) - total.grains)
        if (kin or divided) and gap <= max(FEW * GRAINS, (FAR if kin and known else NEAR) * total.grains):
            yield total, parts, "divided"


def _parts(lists: Lists, chain: list[Figure], start: int) -> list[Figure]:
    """The list that opens at `start`, up to the end of its sentence or a semicolon; empty where it does not fill it."""
    norm, parts = lists.norm, [chain[start]]
    for before, figure in pairwise(chain[start : start + LONGEST]):
        between = lists.without_asides(norm[before.end : figure.start])
        marks = lists.marks(between)
        if (
            _MADE.match(norm, before.end)
            or len(between) > CLAUSE
            or len(marks) != 1
            or marks[0] in ";:"
            or any(c.isdecimal() for c in between)
        ):
            break
        if lists.says("list", between) or "sum" in figure.cues or "among" in figure.cues:
            return []
        parts.append(figure)
    tail = _MADE.match(norm, parts[-1].end) or _END.match(norm, parts[-1].end)
    complete = tail is not None and "等" not in tail.group() and all(part.exact for part in parts)
    return parts if complete and not any("open" in part.cues for part in parts) else []


def _classes(lists: Lists, parts: list[Figure]) -> bool:
    """Whether every label names a class: 学习类, 环境类."""
    labels = [_CLASS.search(lists.norm, max(part.glue, part.start - 12), part.start) for part in parts]
    return len(parts) > 2 and all(labels)


def _total(lists: Lists, first: Figure, parts: list[Figure]) -> Figure | None:
    """The nearest number before a list of the same family, in its passage, larger than each of the parts."""
    family = lists.families[first.family]
    largest = max(part.grains for part in parts)
    for total in reversed(family[max(0, first.index - NUMBERS) : first.index]):
        if not lists.same_passage(total, first) or first.sentence - total.sentence > 1:
            return None
        if total.bracket < 0 and total.grains > largest and total.mention is not None:
            plain = total.exact and not (total.status or total.cues.replace("sum ", ""))
            return total if plain else None
    return None


__all__ = ["claims"]
