"""Lists that all but add up to their total: 资产卡片36张,核对无误10张,更正25张.

A total, and behind it in its sentence numbers of the same kind that are told alike, up to the last one: had they added
up, they would be its parts (`sums`). No word says that they are all of them: only a small difference contradicts.

Such lists are of two sorts. Parts that are named by what became of them (盘活18个,拆除26个) must miss the total by a
hair: numbers of unrelated things come that near in a few lists of a hundred. They are no parts where the total itself
is told as a deed, since deeds stand side by side (新建12项,修订8项). Parts that are named by their kind (领导干部8套,
普通职工11套) are told to say how the total divides, and may miss it by more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.checks.figures import GRAINS, Figure, slack
from rectnlp.checks.sums import criteria, exhaustive
from rectnlp.checks.sums.bare import in_one_funnel, only_found, overlaps
from rectnlp.checks.sums.breakdowns import LONGEST, Breakdown
from rectnlp.checks.sums.lists import Lists
from rectnlp.linking.counted.nominal import NOMINAL
from rectnlp.mentions import Span

# How far off a sum may be, as a share of the total, and in whole units: of two parts, of more; and of parts that are
# kinds.
HAIR_OF_TWO, HAIR = 0.03, 0.06
MORE_OF_TWO, MORE = 0.1, 0.2
UNITS_OF_TWO, UNITS = 1, 2
# The smallest totals looked at, of two parts and of more, and the longest stretch between two numbers, in characters.
LEAST_OF_TWO, LEAST = 20, 10
CLAUSE = 24
# The smallest total that is divided by one criterion.
FEWEST = 4

_AND_THEN = re.compile("并[^,;:]{1,8}(?=,)")
# A problem belongs under one heading; a letter (信访件) may touch several: 问题33个,涉及党的领导11个、党的建设22个.
_TOUCHES = re.compile("(?:(?<=[,、:])|^[^,、:]{0,8}?)(?:分别)?涉及")
# What makes a number another thing than the parts before it: 其中3个, 经梳理后形成清单26条.
_ANOTHER = re.compile("其中|中,|经[^,、;。]{1,8}后")
_TAIL = re.compile("[^,;。\n、)]{0,16}")
_LEAD = re.compile("(?:分别)?涉及")
_CLOSES = re.compile("[,;。\n)]")
# A number that is changed into the next (由61个优化为53个) is no total of it.
_FROM = re.compile("[由从比较][^,、;。]{0,4}$")
_STARTS = re.compile("[,、;:。\n(]")
# Tags of nouns, numbers, dates and places; verbal nouns only modify.
_KINDS = (NOMINAL - {"vn"}) | {"m", "t", "b", "f", "s", "q"}


def near_misses(lists: Lists, chains: list[list[Figure]], known: list[Breakdown]) -> list[Breakdown]:
    """Totals that no other list explains, with a list that all but adds up."""
    totals = {id(b.total) for b in known}
    used = {id(part) for b in known for part in b.parts}
    found = []
    for chain in chains:
        for total, parts in _lists(lists, chain):
            free = id(total) not in used | totals and not any(id(part) in used for part in parts)
            if free and _misses(lists, total, parts):
                found.append(Breakdown(total, parts, "mismatch", "nearly"))
                used.update(map(id, (total, *parts)))
    return found


def _lists(lists: Lists, chain: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Each total of a chain with the numbers behind it, down to the end of their sentence or list."""
    for i in range(len(chain) - 2):
        total = chain[i]
        if total.mention is None or not total.exact or total.status or total.value < FEWEST:
            continue
        if chain[i + 1].grains >= total.grains:
            continue
        stop, rows = i + 1, True
        while stop < len(chain) and stop - i <= LONGEST:
            between = lists.without_asides(lists.norm[chain[stop - 1].end : chain[stop].start])
            if stop == i + 1:  # 项目57个并逐一定性,未批先建13个
                between = _AND_THEN.sub("", between)
            if stop == i + 1 and (lists.noun(total) or "").endswith(lists.bases):
                between = _TOUCHES.sub("", between)
            if len(between) > CLAUSE or lists.says("list", between) or _ANOTHER.search(between):
                break
            rows = rows and (stop == i + 1 or ";" in between)
            if ";" in between and (stop == i + 1 or not rows):
                break
            stop += 1
        if stop - i > 2 and (stop == len(chain) or _ends(lists, chain, stop)):
            yield chain[i], chain[i + 1 : stop]


def _ends(lists: Lists, chain: list[Figure], stop: int) -> bool:
    """Whether a list ends before a number: at a semicolon, or at the comma behind an enumeration."""
    between = lists.norm[chain[stop - 1].end : chain[stop].start]
    return ";" in between or lists.comma_ends(chain[stop - 2], chain[stop - 1])


def _misses(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    """Whether a list is of all parts, and its sum near enough to the total to contradict it."""
    computed = sum(part.grains for part in parts)
    gap = abs(computed - total.grains)
    if not gap or gap > criteria.BEYOND * total.grains or not _is_list(lists, total, parts):
        return False
    if gap / GRAINS < slack(lists.analysis, total, parts):
        return False
    criterion, beside = criteria.read(lists, total, parts)
    if beside or (lists.by_age(parts) and (criterion is None or criterion.name != "band")):
        return False
    if criterion is not None and (gap == GRAINS or criterion.allows(computed / total.grains, len(parts))):
        return True
    return _by_a_hair(lists, total, parts, gap)


def _is_list(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    """Whether numbers behind a total are told alike and to the end of their list, and none by words of another list."""
    # A number that is told as a sum is a total; what is other, or left, closes a list.
    last = parts[-1].cues.replace("other ", "").replace("rest ", "")
    bands = lists.by_age(parts)  # 岁 tells of some (提拔19人,35岁以下8人) unless it tells of all
    if not bands and (last or total.cues.replace("sum ", "") or any(part.cues for part in parts[:-1])):
        return False
    if total.bracket != parts[0].bracket or not all(part.exact and part.grains < total.grains for part in parts):
        return False
    norm = lists.norm
    tail = _TAIL.match(norm, parts[-1].end)
    if tail is None or "等" in tail.group() or not _CLOSES.match(norm, tail.end()):
        return False
    # 新立25项、修订20项: an enumeration has its first item for no total.
    if norm[total.end] == "、" or _FROM.search(norm, total.glue, total.start):
        return False
    if exhaustive.overlap(lists, parts) or not lists.parallel(parts):
        return False
    return not exhaustive.mixed(lists, exhaustive.labels_of(lists, parts), exhaustive.ASPECTS)


def _by_a_hair(lists: Lists, total: Figure, parts: list[Figure], gap: int) -> bool:
    """Whether a list that no criterion divides misses its total by so little that it must be its list."""
    two = len(parts) == 2
    units = UNITS_OF_TWO if two else UNITS
    labels = [_label(lists, part) for part in parts]
    kinds = [_names_a_kind(lists, *label) for label in labels]
    hair = (MORE_OF_TWO if two else MORE) if all(kinds) else HAIR_OF_TWO if two else HAIR
    if gap > max(units * GRAINS if total.family != "元" else 0, hair * total.grains):
        return False
    if total.value < (LEAST_OF_TWO if two else LEAST) or not _divides(lists, total, labels, kinds):
        return False
    alone = parts[-1].order - total.order == len(parts) or "涉及" in lists.norm[parts[0].glue : parts[0].start]
    return alone or all(lists.same_kind(total, part) for part in parts)


def _divides(lists: Lists, total: Figure, labels: list[Span], kinds: list[bool]) -> bool:
    """Whether the parts are kinds or fates of the total, and no stages, deeds or changes."""
    head = lists.norm[total.glue : total.start] if len(labels) == 2 else ""  # of three, one stage may be chance
    words = lists.analysis.words
    if len(labels) > 2 and all(_ends_in_noun(lists, label) for label in labels):
        return True  # 党的建设13个、作风建设9个: nouns are no stages
    if in_one_funnel(lists, head, [lists.norm[start:end] for start, end in labels]):
        return False
    opening = {words.surfaces[words.index(start)] for start, _ in labels}
    told = {lists.norm[start:end] for start, end in labels}
    if len(opening) == 1 and len(told) == len(labels):  # 适用简易程序96件,适用普通程序148件
        return True
    if all(kinds[len(kinds) > 2 :]):  # 认定合法用地39个,设施农用地28个: one verb may govern them all
        return True
    if any(overlaps(lists, *label) for label, kind in zip(labels, kinds, strict=True) if not kind):
        return False
    clause = max((mark.end() for mark in _STARTS.finditer(lists.norm, total.glue, total.start)), default=total.glue)
    told_of = lists.norm[total.start - 1 : total.start] == "的"  # 新建的213个: the verb only says which
    return told_of or "sum" in total.cues or only_found(lists, clause, total.start)


def _label(lists: Lists, part: Figure) -> Span:
    """The words of a part before its number, from the last mark on."""
    start = max((mark.end() for mark in _STARTS.finditer(lists.norm, part.glue, part.start)), default=part.glue)
    lead = _LEAD.match(lists.norm, start, part.start)
    return lead.end() if lead else start, part.start


def _names_a_kind(lists: Lists, start: int, end: int) -> bool:
    """Whether a label is a noun's phrase, no verb with its object: 领导干部腾退8套, 违法用地24个, 2022年80万元."""
    words = lists.analysis.words
    tags = [words.tags[i] for i in words.between(start, end)]
    if lists.norm.startswith("“", start):
        return True
    return bool(tags) and (tags[0] in _KINDS or (tags[0] != "v" and tags[-1] in _KINDS))


def _ends_in_noun(lists: Lists, label: Span) -> bool:
    words = lists.analysis.words
    tags = [words.tags[i] for i in words.between(*label)]
    return bool(tags) and tags[-1] in NOMINAL and not any(tag == "v" for tag in tags)


__all__ = ["near_misses"]
