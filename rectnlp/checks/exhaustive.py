"""Lists that name every part of a total, by how they are told.

A list stands right behind its total, each part in a clause of its own. It is taken to be complete where

- a colon leads from the total to the parts (清查资产50类:相符38类,盘亏12类),
- 分别 tells them off one by one,
- parts stand on both sides of what excludes each other (属实 … 失实 …: lexicon `part_classes`), or are told as done and
  as left.

What comes after 其中, 包括, 主要 or ends in 等 is never complete. A sum beyond the total weighs more than one below it:
a list may go on somewhere else, but parts that exclude each other cannot be more than their whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.checks.figures import Figure
from rectnlp.checks.lists import Lists
from rectnlp.lexicons import Lexicons, compiled

# The longest list looked at, and the longest clause that holds one part, in characters.
LONGEST = 40
CLAUSE = 24
# How far off a sum may be, as a share of the total, before the list is thought to be of something else: beyond the
# total, below it, and below it where the sides told are done and going on (some may not have begun).
BEYOND = 0.5
BELOW = 0.35
BELOW_ONGOING = 0.15

# Asides between two numbers: (含重复件5件), 占比37.5%.
_ASIDE = re.compile(r"\([^()\n]{0,40}\)|[,、]?(?:占比?|比例|占[^,、;。\n]{1,8}?)[为达的约]{0,2}[0-9.]{1,6}%")
_MARKS = re.compile("[,、;:]")
_LEAD_COLON = re.compile("[^,、;:。]{0,14}(?::|——)")
_RESPECTIVELY = re.compile("[^;:。]{0,24}分别(?:为|是|有)?")
_STOP = re.compile("[,、;。:\n)]")
# Words of a lead or of a part that make no list of all parts.
_OPEN = re.compile("其中|包括|包含|主要|例如|诸如|如[^期数实下约]|等|另|还|同时|此外|并|累计|每|约|一是|二是")

# The ways in which a list shows that it is complete.
HOW = ("list", "respectively", "classes")

Claim = tuple[Figure, list[Figure], str]


@dataclass(slots=True, frozen=True)
class Side:
    """Where a part stands: a family of classes that exclude each other, and the side of it."""

    family: str
    side: str


@compiled
def _classes(lexicons: Lexicons) -> tuple[re.Pattern[str], dict[str, Side]]:
    """The pattern of class words, longest first, with the side of each."""
    sides = {word: Side(row["family"], row["side"]) for word, row in lexicons.words("part_classes").items()}
    words = sorted(sides, key=len, reverse=True)
    heads = "".join(sorted({word[0] for word in words}))
    return re.compile(f"(?=[{heads}])(?:{'|'.join(map(re.escape, words))})"), sides


def claims(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """Totals of one chain with a list behind them that names every part."""
    for i in range(len(chain) - 2):
        total = chain[i]
        if total.mention is None or not total.exact or total.value < 2:
            continue
        lead = _bare(lists.norm, total.end, chain[i + 1].start)
        how = _how(lead)
        if how is None:
            continue
        parts = _parts(lists, chain, i + 1, how)
        if len(parts) > 1 and (why := _why(lists, chain, i, parts, how)) is not None:
            yield total, parts, why


def _bare(norm: str, start: int, end: int) -> str | None:
    """The words between two numbers without asides; None where a third number or a sentence's end is among them."""
    if end - start > 3 * CLAUSE:
        return None
    words = _ASIDE.sub("", norm[start:end])
    return None if any(c.isdecimal() or c in "。\n" for c in words) else words


def _how(lead: str | None) -> str | None:
    """How the words behind a total lead to its parts: by a colon, by 分别, or by a comma only."""
    if lead is None or _OPEN.search(lead):
        return None
    if _RESPECTIVELY.fullmatch(lead[-CLAUSE:]):
        return "respectively"
    marks = _MARKS.findall(lead)
    if _LEAD_COLON.match(lead) and marks[1:] == []:
        return "list"
    return "classes" if marks == [","] else None


def _parts(lists: Lists, chain: list[Figure], start: int, how: str) -> list[Figure]:
    """The list that begins at `start`: each part in a clause of its own, up to the first that is told otherwise."""
    norm = lists.norm
    stop = start + 1
    while stop < len(chain) and stop - start < LONGEST:
        words = _bare(norm, chain[stop - 1].end, chain[stop].start)
        if words is None or _OPEN.search(words) or "sum" in chain[stop].cues or "among" in chain[stop].cues:
            break
        marks = _MARKS.findall(words)
        if len(marks) != 1 or (marks == [";"] and how != "list") or len(words) > CLAUSE:
            break
        if how != "list" and stop - start > 1 and lists.comma_ends(chain[stop - 2], chain[stop - 1]):
            break
        stop += 1
    return chain[start:stop]


def _why(lists: Lists, chain: list[Figure], i: int, parts: list[Figure], how: str) -> str | None:
    """What shows that the list is complete, where it is near enough to its total to be its list."""
    norm, total = lists.norm, chain[i]
    tail = _STOP.search(norm, parts[-1].end, parts[-1].end + CLAUSE)
    if tail is None or "等" in norm[parts[-1].end : tail.start()] or "among" in total.cues or "open" in total.cues:
        return None
    if any("open" in part.cues for part in parts) or (how == "list" and tail.group() == ":"):
        return None
    share = sum(part.grains for part in parts) / total.grains if total.grains else 0
    sides = [_sides(lists, chain, i + 1 + k) for k in range(len(parts))]
    if any(side.side == "x" for found in sides for side in found) and (share > 1 or how == "classes"):
        return None
    if share > 1 and _larger_before(chain, i, share):
        return None
    if share < 1 and _goes_on(lists, chain, i + len(parts)):
        return None
    below = BELOW
    if how == "classes":
        told = _told(sides)
        if told is None or (told == "progress" and total.status is not None):
            return None
        left = {lists.state(chain, i + 1 + k) for k in range(len(parts))}
        if told == "progress" and not left & {"open", "not_started"}:
            below = BELOW_ONGOING
        if len([s for s in sides if any(x.family == told for x in s)]) < len(parts):
            below = BELOW_ONGOING  # a part of no side: the list may have left its subject
    return how if 1 - below <= share <= 1 + BEYOND else None


def _sides(lists: Lists, chain: list[Figure], i: int) -> list[Side]:
    """The sides on which a part stands, by the words of its clause; how far it is counts as a family of its own."""
    norm, part = lists.norm, chain[i]
    pattern, known = _classes(lists.analysis.lexicons)
    begin = part.glue
    for mark in _MARKS.finditer(norm, part.glue, part.start):
        begin = mark.end()
    end = part.start
    if lists.opens_clause(part):
        stop = _STOP.search(norm, part.end, part.end + CLAUSE)
        begin, end = part.end, stop.start() if stop else part.end
    found = [known[match.group()] for match in pattern.finditer(norm, begin, end)]
    state = lists.state(chain, i)
    if state is not None:
        found.append(Side("progress", "+" if state in ("done", "mostly_done") else "-"))
    return found


def _told(sides: list[list[Side]]) -> str | None:
    """The family of which both sides are told, the first two parts among them."""
    for family in dict.fromkeys(side.family for found in sides for side in found):
        of = [{side.side for side in found if side.family == family} for found in sides]
        if not of[0] or not of[1] or any("+" in each and "-" in each for each in of):
            continue
        told = set().union(*of)
        missing = sum(not each for each in of)
        if {"+", "-"} <= told and (missing == 0 or (missing == 1 and len(of) > 2)):
            return family
    return None


def _larger_before(chain: list[Figure], i: int, share: float) -> bool:
    """Whether a number before the total in its sentence may be the whole instead."""
    return any(before.grains >= share * chain[i].grains - 1 for before in chain[max(0, i - 3) : i])


def _goes_on(lists: Lists, chain: list[Figure], last: int) -> bool:
    """Whether the list may go on behind its last part, in this sentence or at the head of the next."""
    part = chain[last]
    if last + 1 < len(chain):
        return True
    family = lists.families[part.family]
    after = family[part.index + 1] if part.index + 1 < len(family) else None
    if after is None or after.block != part.block or after.sentence - part.sentence > 1:
        return False
    return "rest" in after.cues or "other" in after.cues or lists.begins_another_thought(after)
