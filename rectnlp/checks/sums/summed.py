"""Totals that sum up what the text told before them: 三年累计处置76宗; 以上线索合计49条; 至此,闲置资金601万元全部盘活.

The parts stand in the clauses and sentences before their total, under the same problem, each told as the total is: with
its noun, or with the verb that the total's clause repeats. Three sorts of words sum up:

- words that name the number of parts (三年, 四种方式, 两项): the list is the last so many;
- words that point back to all that was told (以上, 上述, 至此), or say of a number right behind its parts that it is
  all of them (49条线索均已办结);
- 共, 合计 and the like alone, which may reach farther back than the text: only a hair's breadth contradicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rectnlp.checks.figures import GRAINS, Figure, slack
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.checks.sums.lists import Lists
from rectnlp.grammars import numerals

# So many numbers, and sentences, before a total are looked at.
LONGEST = 24
SENTENCES = 12
# How far off a sum may be, as a share of the total: where all parts are pointed at below and beyond it, else.
BELOW, BEYOND = 0.35, 0.4
TAKEN_UP = 0.04
HAIR, UNITS = 0.1, 2
# The fewest parts that 共 alone sums up, and the smallest total.
FEW, LEAST = 3, 8
AHEAD = 16
# No number sums up without one of these near it.
_MAYBE = re.compile(
    r"""
    [总均都以上前至全悉无一两二三四五六七八九十1-9]     # one plain class, which `re` skips to
    (?: (?<=[总均都]) | (?<=以)上 | (?<=[上前])述 | (?<=至)此 | (?<=全)部 | (?<=悉)数 | (?<=无)一 | (?<=一)个不漏
      | (?<![0-9].)(?:(?<=[两二三四五六七八九十2-9])年|(?<=1)[0-9]年)
    )
    """,
    re.VERBOSE,
)
_LEFT = frozenset(("open", "not_started", "ongoing"))
# The words before a number that are read.
REACH = 30

_CLAUSE = re.compile("[,;:。\n(]")
_COUNTED = re.compile(
    r"(?:[,;:。\n]|^)(?:以上|上述|前述|这|前)?(?P<n>[两二三四五六七八九十]|[2-9]|1[0-9])"
    r"(?P<of>年|个?(?:层面|方面|方式|渠道|途径|季度|月|批次?|轮次?|镇|村|街道|单位|部门|环节|阶段|领域)|种(?:方式|渠道|途径|形式)|[批轮项类者期天次地级方组处])"
    r"(?P<then>[^,;:。\n0-9]{0,14})$"
)
_BACK = re.compile(
    r"(?:以上|上述|前述)(?:[^,;:。\n0-9]{0,12}(?:合计|总计|共计|共|累计|总额|总数|总量|总)[^,;:。\n0-9]{0,10})?$"
    r"|至此,?[^,;:。\n0-9]{0,16}$"
)
# A line of its own under others: 合 计:151份.
_FOOT = re.compile(r"[ \u3000]*(?:合 ?计|总 ?计|共 ?计|小 ?计|总 ?数)[: ]{0,3}")
_SUM = re.compile(r"(?:合计|总计|共计|总共|一共|共|总[数量额])[^,;:。\n0-9]{0,12}$")
# All of a number right behind its parts: 这21家单位均接受了检查, 49条线索处置方式全部确定.
_ALL = re.compile("[^,;:。\n0-9]{0,14}?(?:均|全部|都|悉数|无一|一个不漏)")
_ALL_BEFORE = re.compile("(?:[,;:。\n]|^)(?:这|该|上述|以上|涉及的?|涉案的?)?$")


# A number that takes up others stands as a whole: first in its clause, or behind a verb that takes an object with 将.
_TAKEN_UP = re.compile("(?:[,;:。\n]|[将对把]|^)(?:这|上述|以上|全部|所有)?$")


@dataclass(slots=True, frozen=True)
class Summing:
    """How a total sums up: `n` parts (0 where not said); whether the words point back to all parts, or stand behind."""

    n: int
    back: bool
    behind: bool = False


def find(lists: Lists, known: list[Breakdown]) -> list[Breakdown]:
    """Totals behind their parts that no other sum explains."""
    right = {id(b.total) for b in known if b.status == "ok"}
    parts = {id(part) for b in known for part in b.parts if b.status == "ok"}
    found = []
    for family in lists.families.values():
        for total in family[2:]:
            if not total.exact or total.mention is None:
                continue
            pair = _taken_up(lists, family, total, parts)
            if pair is not None:
                found.append(pair)
            elif id(total) not in right and (summing := _summing(lists, total)) is not None:
                breakdown = _read(lists, family, total, summing, parts)
                found += [breakdown] if breakdown is not None else []
    return found


def _summing(lists: Lists, total: Figure) -> Summing | None:
    """How the words around a number say that it sums up what was told before; None where they do not."""
    if total.status or "among" in total.cues or "rest" in total.cues or total.bracket >= 0:
        return None
    norm = lists.norm
    if "sum" not in total.cues and not _MAYBE.search(norm, max(0, total.start - REACH), total.end + AHEAD):
        return None
    said = _told(lists, total)
    counted = _COUNTED.search(said)
    if counted is not None and ("sum" in total.cues or "总" in counted["then"] or counted["of"] == "年"):
        return Summing(numerals.whole(counted["n"]), back=True)
    if _BACK.search(said) or _FOOT.fullmatch(said):
        return Summing(0, back=True)
    if _SUM.search(said):
        return Summing(0, back=False)
    if _ALL_BEFORE.search(said) and _ALL.match(norm, total.end):
        return Summing(0, back=True, behind=True)
    return None


def _taken_up(lists: Lists, family: list[Figure], total: Figure, taken: set[int]) -> Breakdown | None:
    """Two numbers of a total's own noun that it takes up as one: 镇党委23个问题及村级251个问题, 274个问题已销号."""
    noun = None if total.status else lists.noun_beside(total)
    if noun is None or not noun.endswith(lists.bases) or not _TAKEN_UP.search(_told(lists, total)):
        return None
    parts: list[Figure] = []
    for part in reversed(family[max(0, total.index - LONGEST) : total.index]):
        if part.block != total.block or total.sentence - part.sentence > 1 or not part.exact:
            break
        if (lists.noun(part) or "")[-2:] == noun[-2:] and id(part) not in taken:
            parts.insert(0, part)
    if len(parts) != 2 or any(part.status or part.grains >= total.grains or part.value < LEAST for part in parts):
        return None
    gap = abs(sum(part.grains for part in parts) - total.grains)
    status = "mismatch" if gap else "ok"
    return Breakdown(total, parts, status, "summed") if gap <= max(GRAINS, TAKEN_UP * total.grains) else None


def _told(lists: Lists, total: Figure) -> str:
    """The words of a total's sentence before it."""
    return lists.norm[max(lists.analysis.sentences.breaks[total.sentence], total.start - REACH) : total.start]


def _read(lists: Lists, family: list[Figure], total: Figure, summing: Summing, taken: set[int]) -> Breakdown | None:
    """The sum of what stands before a total: right, contradicted, or none."""
    every = list(_before(lists, family, total, summing))
    parts = [part for part in every[:LONGEST] if total.sentence - part.sentence <= SENTENCES]
    sums = list(accumulate(part.grains for part in parts))
    for count, value in enumerate(sums, start=1):
        fits = value == total.grains and count > 1 and summing.n in (0, count)
        if fits and (total.value >= LEAST or summing.back or count > FEW):
            return Breakdown(total, parts[count - 1 :: -1], "ok", "summed")
    if len(parts) < len(every):
        return None  # what is told farther back may belong to the total as well
    if summing.n:
        parts = parts[: summing.n] if len(parts) == summing.n else []
    parts.reverse()
    if len(parts) < (2 if summing.back else FEW) or any(id(part) in taken for part in parts):
        return None
    if any(part.grains > total.grains for part in parts) and not summing.n:
        return None
    if not _one_way(lists, parts, states=summing.behind):
        return None
    share = sum(part.grains for part in parts) / total.grains
    hair = max(HAIR, UNITS * GRAINS / total.grains if total.family != "元" else 0)
    near = 1 - BELOW <= share <= 1 + BEYOND if summing.back else total.value >= LEAST and abs(share - 1) <= hair
    if not near:
        return None
    right = abs(share - 1) * total.value < slack(lists.analysis, total, parts)
    return Breakdown(total, parts, "ok" if right else "mismatch", "summed")


def _before(lists: Lists, family: list[Figure], total: Figure, summing: Summing) -> Iterator[Figure]:
    """The numbers before a total that may be its parts, nearest first."""
    told = _CLAUSE.split(_told(lists, total))[-1]
    order, sentence, block = total.order, total.sentence, total.block
    for part in reversed(family[max(0, total.index - LONGEST - 1) : total.index]):
        # 以上 at the head of a line sums up the lines before it, one number in each.
        line = summing.back and part.block < 0 and part.block == block - 1
        if not (part.block == total.block or line) or not part.exact:
            return
        if summing.behind and (part.order + 1 != order or not 0 <= sentence - part.sentence <= (order == total.order)):
            return  # the list is one sentence that stands right before its number, with nothing else in it
        order, sentence = part.order, part.sentence
        if "sum" in part.cues and part.sentence < total.sentence:
            return  # what is summed up already
        if part.bracket >= 0 or "among" in part.cues or ("rest" in part.cues and summing.n):
            continue
        if line or _kin(lists, total, part, told) or summing.behind:
            block = part.block
            yield part


def _kin(lists: Lists, total: Figure, part: Figure, told: str) -> bool:
    """Whether a number is told as the total is: with its noun, or with a verb of the total's clause."""
    if lists.noun_beside(total) is None and part.sentence == total.sentence:
        return part.unit == total.unit
    one, other = lists.noun(total), lists.noun_beside(part)
    if one is not None and other is not None and one[-2:] == other[-2:]:
        return True
    verb = lists.norm[part.start - 2 : part.start]
    return (verb in told or (one is None or other is None)) and part.unit == total.unit


def _one_way(lists: Lists, parts: list[Figure], *, states: bool) -> bool:
    """Whether parts are told one way throughout: each ends its clause, and all or none say how far they are."""
    told = [part.status for part in parts]
    apart = states and None not in told and len(set(told)) > 1
    if any("open" in part.cues or (part.status in _LEFT and not apart) for part in parts):
        return False
    if any(not lists.ends_clause(part) and not lists.opens_noun(part) for part in parts):
        return False
    return all(b.sentence - a.sentence <= 2 for a, b in pairwise(parts))


__all__ = ["find"]
