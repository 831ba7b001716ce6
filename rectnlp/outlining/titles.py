"""Titles of nodes: the heading behind a label, as far as there is one."""

from __future__ import annotations

import re

from rectnlp.mentions import Span

_STOP = re.compile("[。!?\n]")
# What only a report of deeds holds: figures, cited titles, completed actions.
_CONTENT = re.compile(
    r"\d[余多]?(?:[个项名人次件起家条万亿元场期份套处户册例笔台辆吨亩年月日%]|公里|平方)"
    r"|《|已(?!有)|了(?!解)|先后|分别"
)
# 关于学习不够问题,制定计划…: what follows the problem is the answer.
_NAMED_PROBLEM = re.compile(r"(?:关于|针对)[^,]{2,80}问题(?=[,;:])")
# 学习不深入:制定计划… (but 编号5:河道整治).
_BEFORE_ANSWER = re.compile(r"[^:]{4,80}[^:\d](?=:)")
# 对…项目,定期…: a sentence that opens with its object is content; 针对…问题 without a comma is a heading.
_OBJECT_FIRST = re.compile(r"(?:对于?|将|把|由|向|就|按照?|根据|通过|针对|结合|在)[^,]+,")
_NOTHING_MORE = re.compile("[ 。;:,!?\n”]*")
_LONGEST_MEASURE_TITLE = 30
_LONGEST_TITLE = 120
_LONGEST_BEFORE_COLON = 16
# 反馈问题: and its like before the wording of the problem.
_PREFIX = re.compile(
    r"(?:(?:反馈|巡察反馈|巡视反馈|存在|发现|具体|整改|突出|主要)?问题(?:表现|描述|内容|[一二三四五六七八九十]{1,3}|\d{1,3})?"
    r"|整改事项|反馈意见)[ ]?[:][ ]?"
)


def heading(text: str, start: int, stop: int) -> Span | None:
    """The stretch from `start` (or the next line) to the first 。 or line break, without marks at its ends."""
    while start < stop and text[start] in " ?\n":
        start += 1
    match = _STOP.search(text, start, stop)
    end = match.start() if match else stop
    prefix = _PREFIX.match(text, start, end)
    if prefix:
        start = prefix.end()
    while start < end and text[start] in " :、.,?":
        start += 1
    while end > start and text[end - 1] in " :;,、":
        end -= 1
    return (start, end) if end > start else None


def _before_colon(text: str, start: int, stop: int) -> Span:
    """提高认识:把…: the heading phrase ends at the colon, where it is short enough to be one."""
    colon = text.find(":", start, min(stop, start + _LONGEST_BEFORE_COLON + 1))
    return (start, colon) if colon > start + 1 else (start, stop)


def settled(text: str, title: Span | None, level: str, end: int) -> Span | None:
    """The title that a node of that level keeps: None where the sentence already is the content.

    A measure that is one sentence, or whose first sentence tells figures and deeds, has no heading. A problem keeps
    its wording whatever it is.
    """
    if title is None:
        return None
    if level == "item":
        named = _NAMED_PROBLEM.match(text, *title) or _BEFORE_ANSWER.match(text, *title)
        return named.span() if named else title
    if level == "measure":
        title = _before_colon(text, *title)
    start, stop = title
    alone = _NOTHING_MORE.fullmatch(text, stop, end) is not None
    words = text[start:stop]
    if level == "measure":
        if (
            alone
            or stop - start > _LONGEST_MEASURE_TITLE
            or _CONTENT.search(words)
            or text[stop : stop + 1] in (";", ",")
        ):
            return None
        if _OBJECT_FIRST.match(words):
            return None
        return title
    told = text[stop : stop + 1] == "。" and alone and (stop - start > 40 or bool(_CONTENT.search(words)))
    return None if told or stop - start > _LONGEST_TITLE else title
