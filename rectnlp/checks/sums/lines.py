"""Totals in one line whose parts stand in the lines below: 共排查问题86个,具体情况如下: (一)…类32个; (二)…类54个.

A line announces a list where it ends with a colon or says 如下. The list is the run of lines below it that begin alike:
with labels of one style that count up from one, or, without labels, as long as semicolons close them or each has its
number at its head. In each line the part is the first number of the total's own measure word (and noun, where it is
told), near the head of the line; all else in the line is about that part. A list that no line announces, but whose
labels count up from one right behind the total's line, can confirm a total, or contradict it where its labels are told
by one criterion. A list of labels within one line (三个层面全覆盖。一是…12人次。二是…) is read alike; what announces
it may be the number of its labels.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from rectnlp.checks.figures import Figure, slack
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.sums import criteria
from rectnlp.checks.sums.breakdowns import LONGEST, Breakdown
from rectnlp.checks.sums.lists import Lists
from rectnlp.grammars import numerals
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.cues import cues

# A list that has lost its first item begins with this number at most.
FIRST = 2
# A part stands at most so many characters behind the head of its line, and a total before the end of its.
HEAD = 48
ANNOUNCED = 90
# How far off a sum may be, as a share of the total, below it and beyond it.
BELOW, BEYOND = 0.35, 0.5
# Of a list that no line announces, at least so many parts confirm a total.
FEW = 3

_LABEL = re.compile(
    r"[ \u3000]*(?:\((?P<bracket>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)|(?P<point>[0-9]{1,2})[.、)](?![0-9])"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3})[、是]|(?P<circle>[①-⑳])|(?P<dash>——?|[-·●◆■*]))"
)
_DASH = re.compile("[ \u3000]*(?:——?|[-·●◆■*])")
_ANNOUNCES = (":", "如下", "如下。", "如下;", "如下,")
TAIL = 8
# What announces some parts only.
_SOME = re.compile("主要|包括|包含|例如|诸如|典型|部分|等|下一步|今后|要求")
_START = attrgetter("start")


@dataclass(slots=True)
class Block:
    """A total's line with the figures of each line of its list."""

    totals: list[Figure]
    lines: list[list[Figure]]
    announced: bool
    labelled: bool


def find(lists: Lists) -> list[Breakdown]:
    """Totals with a list over lines: confirmed, or contradicted where the list is complete."""
    found = []
    for block in (*_blocks(lists), *_within_lines(lists)):
        found += _read(lists, block)
    return found


def _blocks(lists: Lists) -> Iterator[Block]:
    """The lists over lines, with the totals that they may be of."""
    every, norm = lists.every, lists.norm
    if len(every) < FEW:
        return
    breaks = lists.analysis.paragraphs
    starts = [figure.start for figure in every]
    seen = -1
    for figure in every:
        start, end = breaks.at(figure.start)
        if start == seen:
            continue
        seen = start
        tail = norm[max(start, end - TAIL) : end].rstrip()
        dashed = tail.endswith(")") and _DASH.match(norm, end) is not None
        announced = dashed or tail.endswith(_ANNOUNCES)
        following = _first_label(norm, end)
        if not (announced or following == 1):
            continue
        head = bisect_left(starts, max(start, end - ANNOUNCED))
        totals = every[head : bisect_left(starts, end)]
        if announced and _SOME.search(norm, totals[-1].end if totals else start, end):
            continue
        lines = _lines(lists, starts, end, announced)
        if totals and len(lines) > 1:
            yield Block(totals, lines, announced, _LABEL.match(norm, end) is not None)


def _within_lines(lists: Lists) -> Iterator[Block]:
    """The lists of labels within a line, with the totals that they may be of."""
    every, norm = lists.every, lists.norm
    if len(every) < FEW:
        return
    starts = [figure.start for figure in every]
    for first, at in enumeration.firsts(lists.analysis):
        start, end = lists.analysis.paragraphs.at(at)
        head = bisect_left(starts, max(start, at - ANNOUNCED))
        totals = every[head : bisect_left(starts, at)]
        if not totals or not norm[start:at].strip(" \u3000"):
            continue
        labels = [label for label in enumeration.followed(norm, first, at) if label[1] <= end]
        if len(labels) < 2 or _SOME.search(norm, totals[-1].end, at):
            continue
        stops = [*(low for low, _ in labels[1:]), lists.analysis.sentences.at(labels[-1][1])[1]]
        lines = [
            every[bisect_left(starts, high) : bisect_left(starts, min(stop, high + HEAD))]
            for (_, high), stop in zip(labels, stops, strict=True)
        ]
        if all(lines):
            number = _number_of(lists.analysis.lexicons).search(norm, max(start, at - ANNOUNCED), at)
            counted = number is not None and numerals.whole(number.group(1)) == len(labels)
            said = norm[totals[-1].end : at]  # 74处逐一核实,无一遗漏。①…
            every_one = lists.says("closes", said) or lists.says("all", said)
            announced = counted or every_one or norm[start:at].rstrip().endswith(_ANNOUNCES)
            yield Block(totals, lines, announced, labelled=True)


@compiled
def _number_of(lexicons: Lexicons) -> re.Pattern[str]:
    """The number of labels that announces a list within a line: 四个层面, 三类."""
    return re.compile(
        f"(?<![0-9第])([两二三四五六七八九十]|[2-9])(?:个?(?:{'|'.join(cues(lexicons).aspects)})|[种类项])"
    )


def _first_label(norm: str, start: int) -> int:
    match = _LABEL.match(norm, start)
    return _number(match) if match else 0


def _number(match: re.Match[str]) -> int:
    """The number of a label; 0 for a dash."""
    kind, text = match.lastgroup, match.group(match.lastgroup or 0)
    if kind == "circle":
        return ord(text) - ord("①") + 1
    if kind == "dash":
        return 0
    return numerals.whole(text)


def _lines(lists: Lists, starts: list[int], start: int, announced: bool) -> list[list[Figure]]:
    """The figures near the head of each line of a list that begins at `start`."""
    norm, every = lists.norm, lists.every
    found: list[list[Figure]] = []
    style, last = None, 0
    closed = True
    while start < len(norm) and len(found) <= LONGEST:
        end = lists.analysis.paragraphs.at(start)[1]
        match = _LABEL.match(norm, start)
        shape = (match.lastgroup if match else "plain") or "plain"
        number = _number(match) if match else 0
        if style is None:
            style = shape
        elif shape != style or (number and number != last + 1):
            break
        if not found and number > FIRST:
            break
        if style == "plain" and not (announced and closed):
            break
        figures = every[bisect_left(starts, start) : bisect_left(starts, min(end, start + HEAD))]
        if not figures:
            break
        found.append(figures)
        # Without labels, a list ends with a line that no mark closes.
        closed = style != "plain" or norm[start:end].rstrip()[-1:] in ";,、。"
        last, start = number, end
    return found if len(found) <= LONGEST else []  # of a longer list, the lines read are not all


def _read(lists: Lists, block: Block) -> list[Breakdown]:
    """The totals of a block that its list adds up to, or else the one that it contradicts."""
    right: list[Breakdown] = []
    wrong: list[Breakdown] = []
    for total in reversed(block.totals):
        inside = total.bracket >= 0 and lists.norm[total.end : total.end + 1] != ")"  # 销号清单(共47宗)
        if not total.exact or total.mention is None or total.value < 2 or inside:
            continue
        parts = _column(lists, total, block)
        if len(parts) < 2:
            continue
        share = sum(part.grains for part in parts) / total.grains
        if share == 1 and (block.announced or len(parts) >= FEW):
            right.append(Breakdown(total, parts, "ok", "lines"))
        elif not wrong and _complete(lists, block, total, parts, share):
            gap = abs(share - 1) * total.value
            status = "ok" if gap < slack(lists.analysis, total, parts) else "mismatch"
            wrong.append(Breakdown(total, parts, status, "lines"))
    taken = {id(part) for breakdown in right for part in breakdown.parts}
    return right + [b for b in wrong if not any(id(part) in taken for part in b.parts)]


def _column(lists: Lists, total: Figure, block: Block) -> list[Figure]:
    """The part of each line: its first number of the total's family and noun; empty where a line has none.

    Where no line has one outside of brackets, those in brackets are read: 街道(7个):问题98个.
    """
    of = [[f for f in line if f.family == total.family and f.exact] for line in block.lines]
    noun = lists.noun(total)
    choices: tuple[Callable[[Figure], bool], ...] = (
        lambda f: f.bracket < 0 and noun is not None and lists.noun(f) is not None and lists.one_noun(total, f),
        lambda f: f.bracket >= 0 and f.unit == total.unit and lists.noun_beside(f) is None,
        lambda f: f.bracket < 0,
    )
    for choose in choices:
        parts = [next((f for f in line if choose(f)), None) for line in of]
        while not block.labelled and parts and parts[-1] is None:  # lines behind the list may look alike
            parts.pop()
        told = [part for part in parts if part is not None]
        if len(told) == len(parts) > 1:
            return told
    return []


def _complete(lists: Lists, block: Block, total: Figure, parts: list[Figure], share: float) -> bool:
    """Whether a list is presented as all of its total, and is near enough to be its list."""
    if total.status or any(part.grains > total.grains * (1 + BEYOND) or "open" in part.cues for part in parts):
        return False
    if not 1 - BELOW <= share <= 1 + BEYOND or "open" in total.cues or not all(map(lists.ends_clause, parts)):
        return False
    nouns = [lists.noun_beside(part) for part in parts]
    kin = total.family in ("人", "元") or None in nouns or len(set(nouns)) == len(nouns)
    kin = kin or all(lists.same_kind(total, part) for part in parts)
    return kin and (block.announced or criteria.of(lists, total, parts) is not None)


__all__ = ["find"]
