"""Lists that name every part of a total, by how they are told.

A list stands right behind its total, each part in a clause of its own. It is taken to be complete where

- a colon leads from the total to the parts (清查资产50类:相符38类,盘亏12类),
- 分别 tells them off one by one,
- parts stand on both sides of what excludes each other (属实 … 失实 …: lexicon `part_classes`), or are told as done and
  as left,
- nothing of this is told, but parts of one noun, joined by 、, miss the total by a hair.

What comes after 包括, 主要 or ends in 等 is never complete (lexicon `list_words`), what comes after 其中 only where
parts that exclude each other go beyond their whole. A sum beyond the total weighs more than one below it: a list may go
on somewhere else, but parts that exclude each other cannot be more than their whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.checks.figures import GRAINS, Figure
from rectnlp.checks.sums.lists import Lists
from rectnlp.lexicons import Lexicons, compiled

# The longest list looked at, and the longest clause that holds one part, in characters.
LONGEST = 40
CLAUSE = 24
# How many clauses may stand between a total and parts that exclude each other.
CLAUSES = 3
# How far off a sum may be, as a share of the total, before the list is thought to be of something else: beyond the
# total, below it, and below it where the sides told are done and going on (some may not have begun).
BEYOND = 0.5
BELOW = 0.35
BELOW_ONGOING = 0.3
BELOW_ODD = 0.15
# How near a list that nothing else shows to be complete must come to a total, and how large the total must be.
HAIR = 0.08
LEAST = 10

_MARKS = re.compile("[,、;:]")
_LEAD_COLON = re.compile(",?[^,、;:。]{0,14}(?::|——)")
_RESPECTIVELY = re.compile("[^,、;:。]{0,14},?[^,、;:。]{0,4}分别(?:为|是|有)[^,、;:。]{0,12}")
_STOP = re.compile("[,、;。:\n)]")
_BEYOND_BOTH = re.compile(r"[\d。\n]")
_TURNS = re.compile("[,;]对")
# What a part is not, or not yet: 未拨付20万元 beside 已拨付80万元.
_NOT = re.compile("(?:尚未|还未|没有|未|不|非|待|无)([\u4e00-\u9fff]{2})")

# A day on which all parts stand as they are told is no part's own: 58个问题截至6月底办结51个、在办7个.
_AS_OF = re.compile("(?:截[至止](?:目前|[0-9年月日底初末上中下旬]{2,12})|目前|现(?=已)),?(?=[\u4e00-\u9fff])")

# The family of a verb and its negation, and those of outcomes that only what was counted before can have.
_NEGATED = "negated"
_ANY_KIND = frozenset((_NEGATED, "finding", "handling", "quality"))

# Families that all letters, or all persons, are told by at once.
ASPECTS = frozenset(("signature", "repetition", "origin", "channel", "sex", "membership", "party", "household"))

# The ways in which a list shows that it is complete.
HOW = ("list", "respectively", "classes", "all", "closed")

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


def claims(lists: Lists, chain: list[Figure], explained: set[int]) -> Iterator[Claim]:
    """Totals with a list behind them that names every part; `explained` are parts of sums that hold."""
    yield from _in_next_sentence(lists, chain, explained)
    for i in range(len(chain) - 2):
        total = chain[i]
        if total.mention is None or not total.exact or total.value < 2:
            continue
        how = _how(lists, _bare(lists, total.end, chain[i + 1].start)) or _how_apart(lists, total, chain[i + 1])
        if how is None:
            continue
        parts = _parts(lists, chain, i + 1, how)
        if len(parts) > 1 and _complete(lists, chain, total, i + 1, parts, how):
            yield total, parts, how if how in HOW else "classes"


def _in_next_sentence(lists: Lists, chain: list[Figure], explained: set[int]) -> Iterator[Claim]:
    """A list that opens a sentence, of a total shortly before it: 收到信访件40件,逐件核查。属实33件,失实7件."""
    before = lists.norm[chain[0].glue : chain[0].start]
    if len(chain) < 2 or chain[0].bracket >= 0 or lists.says("list", before) or len(lists.marks(before)) > 1:
        return
    parts = _parts(lists, chain, 0, "classes")
    total = lists.stated_before(parts[0], explained) if len(parts) > 1 else None
    if total is not None and total.exact and _complete(lists, chain, total, 0, parts, "classes"):
        yield total, parts, "classes"


def _bare(lists: Lists, start: int, end: int) -> str | None:
    """The words between two numbers without asides; None where a third number or a sentence's end is among them."""
    if end - start > 3 * CLAUSE:
        return None
    words = lists.without_asides(lists.norm[start:end])
    return None if _BEYOND_BOTH.search(words) else words


def _how_apart(lists: Lists, total: Figure, first: Figure) -> str | None:
    """Numbers of other things may stand between a total and its parts: 线索21件,组建7个组,已全部办结,查实13件,…."""
    if first.order - total.order < 2 or first.sentence != total.sentence or first.start - total.end > 2 * CLAUSE:
        return None
    words = lists.norm[total.end : first.start]
    near = ";" not in words and len(lists.marks(words)) <= CLAUSES
    return "apart" if near and not lists.says("list", words) else None


def _how(lists: Lists, lead: str | None) -> str | None:
    """How the words behind a total lead to its parts: by a colon, by 分别, or by a comma only."""
    if lead is None:
        return None
    if lists.says("list", lead):
        return "closed"
    if _RESPECTIVELY.fullmatch(lead):
        return "respectively"
    marks = lists.marks(lead)
    if "其中" in lead:
        return "among"
    if _LEAD_COLON.match(lead) and marks in ([], [":"], [",", ":"]):
        return "list"
    if lists.says("all", lead) and marks in ([","], [",", ","]):
        return "all"
    # Between total and list, one clause at most may say something else: 信访件40件,均已办结,属实33件,失实7件.
    return "classes" if marks in ([], [","], [",", ","]) else None


def _parts(lists: Lists, chain: list[Figure], start: int, how: str) -> list[Figure]:
    """The list that begins at `start`: each part in a clause of its own, up to the first that is told otherwise."""
    stop = start + 1
    rows = True  # whether semicolons part the list throughout
    while stop < len(chain) and stop - start < LONGEST:
        words = _bare(lists, chain[stop - 1].end, chain[stop].start)
        if words is None or lists.says("list", words) or "sum" in chain[stop].cues or "among" in chain[stop].cues:
            break
        marks = lists.marks(words)
        if _TURNS.search(words) and not lists.norm.startswith("对", chain[start].glue + 1):
            break  # 属实9名,失实4名,对3名存在违规的责令整改
        if len(marks) != 1 or (marks == [";"] and not (how == "list" and rows)) or len(words) > CLAUSE:
            break
        rows = marks == [";"]
        rest = "rest" in chain[stop].cues  # …、达标24个,剩下6个
        if how != "list" and stop - start > 1 and lists.comma_ends(chain[stop - 2], chain[stop - 1]) and not rest:
            break
        stop += 1
    return chain[start:stop]


def _complete(lists: Lists, chain: list[Figure], total: Figure, start: int, parts: list[Figure], how: str) -> bool:
    """Whether a list, told in that way, names every part of a total, and is near enough to be its list."""
    norm, last = lists.norm, start + len(parts) - 1
    tail = _STOP.search(norm, parts[-1].end, parts[-1].end + CLAUSE)
    if tail is None or tail.group() == ":" or "等" in norm[parts[-1].end : tail.start()] or not total.grains:
        return False
    sides = _sides_of(lists, chain, start, parts)
    by_sex = all(any(side.family == "sex" for side in found) for found in sides)  # 女 alone tells of some
    if "among" in total.cues or "open" in total.cues or (not by_sex and any("open" in part.cues for part in parts)):
        return False
    share = sum(part.grains for part in parts) / total.grains
    if any(side.side == "x" for found in sides for side in found) and (share > 1 or how == "classes"):
        return False
    if (share > 1 and _larger_before(chain, start, share)) or (share < 1 and _goes_on(lists, chain, last)):
        return False
    below = BELOW
    if how == "closed":  # 402件涉及水77件、大气104件、…其他22件: what is other closes any list
        closed = "other" in parts[-1].cues or "rest" in parts[-1].cues
        return closed and len(parts) > 2 and _joined(lists, parts) and abs(share - 1) <= BELOW_ONGOING
    if how in ("classes", "among", "all", "apart"):
        told = _told(sides) or ("rest" if "rest" in parts[-1].cues and not parts[-1].bracket >= 0 else None)
        # 已整改问题32项,修订制度27项,废止3项: done, but another noun.
        kind = told == "rest" or told in _ANY_KIND or lists.same_kind(total, parts[0]) or _names_class(lists, parts[0])
        apart = not kind or (told == "progress" and total.status is not None)
        if apart or (how == "among" and share <= 1) or (how == "apart" and told in (None, "progress", "rest")):
            return False
        if told is None:
            return (how == "all" and _joined(lists, parts)) or (how != "among" and _by_a_hair(lists, total, parts))
        if told == "rest":
            return 1 - below <= share <= 1 + BEYOND and not total.cues
        left = {lists.state(chain, start + k) for k in range(len(parts))}
        ongoing = told == "progress" and not left & {"open", "not_started"}
        # A part of no side: the list may have left its subject.
        odd = any(all(side.family != told for side in found) for found in sides)
        below = BELOW_ODD if odd else BELOW_ONGOING if ongoing else BELOW
    return 1 - below <= share <= 1 + BEYOND


def _names_class(lists: Lists, part: Figure) -> bool:
    """Whether what stands as a part's noun is but the class that it is of: 档案117卷,材料齐全33卷."""
    return lists.noun(part) in _classes(lists.analysis.lexicons)[1]


def _by_a_hair(lists: Lists, total: Figure, parts: list[Figure]) -> bool:
    """Whether parts of the total's own noun, joined by 、, miss it by so little that no other list is likely."""
    gap = abs(sum(part.grains for part in parts) - total.grains)
    if total.value < LEAST or total.status or len(parts) < 3 or gap > max(GRAINS, HAIR * total.grains):
        return False
    kin = total.family == "元" or all(lists.one_noun(total, part) for part in parts)
    return kin and _joined(lists, parts) and not any(part.cues for part in parts)


def _joined(lists: Lists, parts: list[Figure]) -> bool:
    """Whether 、 joins the parts throughout."""
    return all(lists.norm.startswith("、", part.end) for part in parts[:-1])


def _sides_of(lists: Lists, chain: list[Figure], start: int, parts: list[Figure]) -> list[list[Side]]:
    """The sides on which each part stands."""
    labels = labels_of(lists, parts)
    sides = [_sides(lists, chain, start + k, words) for k, words in enumerate(labels)]
    _negations(labels, sides)
    return sides


def labels_of(lists: Lists, parts: list[Figure]) -> list[str]:
    """The labels of a list, without the day that stands before all of it."""
    first, *others = (label(lists, part) for part in parts)
    return [_AS_OF.sub("", first), *others]


def label(lists: Lists, part: Figure) -> str:
    """The words that say what a part is: before it in its clause, or behind it where it opens the clause."""
    norm, begin, end = lists.norm, part.glue, part.start
    if lists.opens_clause(part):
        stop = _STOP.search(norm, part.end, part.end + CLAUSE)
        return norm[part.end : stop.start()] if stop else ""
    for mark in _MARKS.finditer(norm, begin, end):
        begin = mark.end()
    return norm[begin:end]


def _sides(lists: Lists, chain: list[Figure], i: int, label: str) -> list[Side]:
    """The sides on which a part stands, by its label; how far it is counts as a family of its own."""
    pattern, known = _classes(lists.analysis.lexicons)
    found = [known[match.group()] for match in pattern.finditer(label)]
    state = lists.state(chain, i)
    if state is not None:
        found.append(Side("progress", "+" if state in ("done", "mostly_done") else "-"))
    return found


def _negations(labels: list[str], sides: list[list[Side]]) -> None:
    """Add the sides of labels that differ by a negation: 已拨付 and 未拨付, 达标 and 不达标."""
    for i, words in enumerate(labels):
        for match in _NOT.finditer(words):
            word = match.group(1)
            others = [k for k, other in enumerate(labels) if word in other and k != i]
            if others and not any(_NOT.search(labels[k]) for k in others):
                sides[i].append(Side(_NEGATED, "-"))
                for k in others:
                    sides[k].append(Side(_NEGATED, "+"))


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


def overlap(lists: Lists, parts: list[Figure]) -> bool:
    """Whether parts are told by classes that overlap, or are of another time: 党纪处分46人、政务处分9人."""
    pattern, known = _classes(lists.analysis.lexicons)
    labels = labels_of(lists, parts)
    return any(known[match.group()].side == "x" for label in labels for match in pattern.finditer(label))


def mixed(lists: Lists, labels: list[str], of: frozenset[str] | None = None) -> bool:
    """Whether two labels are told by classes of two families (among those of `of`): 实名举报, 重复举报."""
    told = [families(lists, label) for label in labels]
    told = [found & of if of is not None else found for found in told]
    told = [found for found in told if found]
    return bool(told) and not set.intersection(*told)


def of_one_family(lists: Lists, parts: list[Figure]) -> bool:
    """Whether parts are told by different classes of one family, of which a thing has one: 来信97件、来电40件."""
    told = [classes(lists, words) for words in labels_of(lists, parts)]
    shared = set.intersection(*(set(found) for found in told)) - {"overlap", "time"}
    return any(len({found[family] for found in told}) == len(parts) for family in shared)


def classes(lists: Lists, label: str) -> dict[str, str]:
    """The classes that a label names, by their families."""
    pattern, known = _classes(lists.analysis.lexicons)
    return {known[match.group()].family: match.group() for match in pattern.finditer(label)}


def families(lists: Lists, label: str) -> set[str]:
    """The families of the classes that a label names."""
    return set(classes(lists, label))


def _larger_before(chain: list[Figure], start: int, share: float) -> bool:
    """Whether a number before the total in its sentence may be the whole instead."""
    i = max(0, start - 1)
    return any(before.grains >= share * chain[i].grains - 1 for before in chain[max(0, i - 3) : i])


def _goes_on(lists: Lists, chain: list[Figure], last: int) -> bool:
    """Whether the list may go on behind its last part, in this sentence or at the head of the next."""
    part = chain[last]
    if last + 1 < len(chain):
        if last and lists.comma_ends(chain[last - 1], part):
            return False  # 甲村21个、乙村17个,镇党委将110个问题分解: the enumeration is over
        return ";" not in lists.norm[part.end : chain[last + 1].start]
    family = lists.families[part.family]
    after = family[part.index + 1] if part.index + 1 < len(family) else None
    if after is None or after.block != part.block or after.sentence - part.sentence > 1:
        return False
    return "rest" in after.cues or "other" in after.cues or lists.begins_another_thought(after)
