"""outline_total: an announced number of items against those that follow: 从以下五个方面持续用力: 一是…二是….

An announcement stands right before the first label of a list, with nothing but its noun, a colon or a full stop
between: 采取三项措施: 1.…2.…3.…; 做好四项工作。(一)….  The list is followed label by label in its own style, whatever
that is, to the end of its line and over the lines that go on with the next number.

It contradicts its announcement where it ends one or two short of the number, or beyond it, and nothing stands behind
its last label that may be an item without one (同时, 此外).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.more import left_open
from rectnlp.grammars import numerals
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count, Span

# How far off the length of a list may be to contradict its announcement.
OFF = 2
# The words between an announced number and the first label, in characters.
LEAD = 40

# 从以下五个方面, 三项措施, 做好四项工作, 重点抓好四件事: what is announced, and how.
_NUMBER = re.compile("([两二三四五六七八九十]|十[一二]|1[0-9]|[2-9])(?:个|项|条|件|点|大|方面|个?环节|处|种|类)")
# 廉政风险点6处,分别为:
_NAMELY = re.compile("[,;](?:分别[为是]|即|具体[为是]|具体如下|如下)$")
_MARKS = re.compile("[,;:。\n]")
_CLOSED_BY = ":,。;"


@dataclass(slots=True, eq=False)
class Announced:
    """An announced number of items with the labels that follow it."""

    total: Count
    labels: list[Span]
    status: str


@dataclass(slots=True, frozen=True)
class Words:
    """The lexicon `announce_words` with where its words must stand."""

    led: re.Pattern[str]
    item: re.Pattern[str]
    matter: re.Pattern[str]


@compiled
def _words(lexicons: Lexicons) -> Words:
    kinds = lexicons.kinds("announce_words")
    item = lexicons.pattern("announce_words", "item")
    return Words(kinds["led"], re.compile(f"{item}|^$"), kinds["matter"])


def find(analysis: Analysis) -> Iterator[Announced]:
    """Every announced number whose list follows at once."""
    norm, words = analysis.view.norm, _words(analysis.lexicons)
    counts: list[Count] = analysis.rows.get("counts", [])
    starts = [count.start for count in counts]
    for first, at in enumeration.firsts(analysis):
        before = norm[max(0, at - LEAD) : at].rstrip(" \u3000\n")
        if before[-1:] not in _CLOSED_BY or not before:
            continue
        clause = _MARKS.split(_NAMELY.sub("", before[:-1]))[-1]
        said = _NUMBER.search(clause)
        if said is None or not words.led.search(clause[: said.start()]):
            continue
        if not words.item.search(clause[said.end() :].rstrip(")")):
            continue
        # 反馈了4个问题。 above 一、 says nothing of the headings that follow.
        opened = at - (len(norm[max(0, at - LEAD) : at]) - len(before))
        if words.matter.search(clause[said.end() :]) and "\n" in norm[opened:at] and before[-1] != ":":
            continue
        number = opened - 1 - len(before[:-1]) + len(_NAMELY.sub("", before[:-1])) - len(clause) + said.start()
        i = bisect_left(starts, number)
        if i == len(counts) or counts[i].start != number or counts[i].bound != "exact":
            continue
        labels = enumeration.followed(norm, first, at)
        stated = numerals.whole(said.group(1))
        if len(labels) < 2 or stated < 2:
            continue
        off = abs(len(labels) - stated)
        if off <= OFF:
            open_end = bool(off) and left_open(analysis, labels, stated)
            yield Announced(counts[i], labels, "ok" if not off else "unclear" if open_end else "mismatch")


__all__ = ["Announced", "find"]
