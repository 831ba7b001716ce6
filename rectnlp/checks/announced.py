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
from rectnlp.checks import enumeration
from rectnlp.checks.numbering import chinese_number
from rectnlp.grammars import numerals
from rectnlp.mentions import Count, Span

# How far off the length of a list may be to contradict its announcement.
OFF = 2
# The words between an announced number and the first label, in characters.
LEAD = 40

# 从以下五个方面, 三项措施, 做好四项工作, 重点抓好四件事: what is announced, and how.
_LED = re.compile(
    "以下|下列|如下|下述|从|抓|做|采取|开展|实施|落实|突出|围绕|聚焦|坚持|推进|完成|提出|强化|紧盯|着力|用好|建立|存在|指出|明确|部署"
)
_NUMBER = re.compile("([两二三四五六七八九十]|十[一二]|[2-9]|1[0-2])(?:个|项|条|件|点|大|方面|个?环节)")
_MARKS = re.compile("[,;:。\n]")
_ITEMS = re.compile(
    "方面|措施|举措|工作|任务|问题|事(?:项|情)?$|环节|重点|要求|建议|意见|抓手|行动|机制|到位|关口?$|文章|着力|发力|入手|用力|强化|推进|整改|$"
)
_CLOSED_BY = ":,。;"
_MATTER = re.compile("问题|意见|建议|任务|措施|清单")
# What may be an item without a label.
_MORE = re.compile("[。;\n](?:同时|此外|另外|另|还|并|再者|最后|其次|再次|与此同时|在此基础上)")


@dataclass(slots=True, eq=False)
class Announced:
    """An announced number of items with the labels that follow it."""

    total: Count
    labels: list[Span]
    status: str


def find(analysis: Analysis) -> Iterator[Announced]:
    """Every announced number whose list follows at once."""
    norm = analysis.view.norm
    counts: list[Count] = analysis.rows.get("counts", [])
    starts = [count.start for count in counts]
    for first, at in enumeration.firsts(analysis):
        before = norm[max(0, at - LEAD) : at].rstrip(" \u3000\n")
        if before[-1:] not in _CLOSED_BY or not before:
            continue
        clause = _MARKS.split(before[:-1])[-1]
        said = _NUMBER.search(clause)
        if said is None or not _LED.search(clause[: said.start()]) or not _ITEMS.search(clause[said.end() :]):
            continue
        # 反馈了4个问题。 above 一、 says nothing of the headings that follow.
        opened = at - (len(norm[max(0, at - LEAD) : at]) - len(before))
        if _MATTER.search(clause[said.end() :]) and "\n" in norm[opened:at] and before[-1] != ":":
            continue
        number = opened - 1 - len(clause) + said.start()
        i = bisect_left(starts, number)
        if i == len(counts) or counts[i].start != number or counts[i].bound != "exact":
            continue
        labels = enumeration.followed(norm, first, at)
        stated = _value(said.group(1))
        if len(labels) < 2 or stated < 2:
            continue
        off = abs(len(labels) - stated)
        if off <= OFF:
            open_end = bool(off) and _open(analysis, norm, labels, stated)
            yield Announced(counts[i], labels, "ok" if not off else "unclear" if open_end else "mismatch")


def _value(text: str) -> int:
    value = numerals.parse("二" if text == "两" else text)
    return int(value.low) if value is not None else 0


def _open(analysis: Analysis, norm: str, labels: list[Span], stated: int) -> bool:
    """Whether an item may be told without its label, or a label have been lost by us."""
    start, last = labels[0][0], labels[-1][1]
    end = analysis.paragraphs.at(last)[1]
    if len(labels) < stated:
        number = chinese_number(len(labels) + 1)
        spelt = re.search(
            rf"(?:第|其)?{number}(?:[是要、,)]|方面)|[(第]?{len(labels) + 1}[.、)]",
            norm[last : last + enumeration.APART],
        )
        return bool(spelt or _MORE.search(norm, last, end) or "略" in norm[start:end] or "……" in norm[start:end])
    return False


__all__ = ["Announced", "find"]
