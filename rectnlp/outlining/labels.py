"""Labels: 一、 (一) 1. (1) ① 问题1: —— and their kin, at the start of a line or in a run inside one.

A label is only a candidate by its shape. At the start of a line shape is enough; inside a line it must stand behind a
closing mark and belong to a run (…(1)…;(2)…), since a lone (1) in prose is a reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rectnlp.mentions import Span

_HAN = "一二三四五六七八九十百"


@dataclass(slots=True, eq=False)
class Label:
    """A label in the view: its style and number, its own stretch, and where the heading behind it begins."""

    style: str
    number: int | None
    start: int
    end: int
    inline: bool = False
    comma: bool = False  # 1、 rather than 1.

    @property
    def span(self) -> Span | None:
        """Where the label itself stands; None for a heading that has none."""
        return (self.start, self.end) if self.end > self.start else None


LABEL = re.compile(
    rf"""
      (?P<chapter>第(?:[{_HAN}]{{1,4}}|\d{{1,2}})(?:部分|章|篇)[ :、,.]{{0,3}})
      # 问题1: 【问题一】 序号:1
    | (?P<problem>
        [【(\[]?(?:反馈|整改|具体|突出|主要|巡察|巡视|存在){{0,2}}问题[ ]?(?:[{_HAN}]{{1,4}}|\d{{1,3}})
        (?:[】)\]][ ]?[:、.,]?|[ ]?[:、.])
      | (?:问题|任务|整改)?(?:序号|编号)[ ]?[:][ ]?\d{{1,3}}(?=[ \n]|\Z)
      )
      # 一、 and the slips 一. 一, ; not 一、二季度
    | (?P<han>[{_HAN}]{{1,4}}[ ]?(?:、(?![{_HAN}]{{1,2}}[、是季期批类级])|\.|,(?=[^ ]{{2,60}}(?:\n|\Z))))
      # (一) and the slip 一)
    | (?P<han_round>[(\[〔〈]?[ ]?[{_HAN}]{{1,4}}[ ]?[)\]〕〉][、.,:]?|[㈠-㈩])
      # 1.1 in a run of its own
    | (?P<decimal>\d{{1,2}}\.\d{{1,2}}(?!\d|\.\d{{3}})(?=[ 、]?[一-鿿“]))
      # 1. 1、 ; not 1.94, not 3、4月
    | (?P<dot>\d{{1,3}}[ ]?(?:\.(?!\d|[ ]?[a-zA-Z]{{2}})|\.(?=(?:19|20)\d\d年)|、(?!\d))|[⒈-⒛])
      # (1) and the slip 1)
    | (?P<round>[(\[〔][ ]?\d{{1,3}}[ ]?[)\]〕][、.,:]?|\d{{1,3}}\)[、.]?|[⑴-⒇])
    | (?P<circled>[①-⑳㉑-㉟㊱-㊿❶-❿])[、.]?
    | (?P<dash>——?|──|[•●■◆▪★▲◇□◎])(?=[ ]?[^ \n—─])
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(rf"[{_HAN}]+|\d+|[①-⒛㈠-㈩㉑-㉟㊱-㊿❶-❿]")
# Where a label could begin inside a line: behind a closing mark.
_INLINE = re.compile(r"[。;:!?”)][ ]?(?=[(①-⑳⑴-⒇0-9])")
_LONGEST_QUOTE = 300
_SHORTEST_RUN = 20
_INLINE_STYLES = frozenset({"han_round", "dot", "round", "circled"})


def first_letter(text: str, start: int, end: int) -> int:
    """Where a line's text begins behind its indent."""
    while start < end and text[start] == " ":
        start += 1
    return start


def last_letter(text: str, end: int) -> int:
    """Where what stands before a position ends, blank lines and spaces aside."""
    while end and text[end - 1] in " \n":
        end -= 1
    return end


def line_end(text: str, end: int) -> int:
    """The line break that ends the last line with letters before a position: spaces and markup there belong to it."""
    last = last_letter(text, end)
    found = text.find("\n", last, end)
    return found if found >= 0 else end


@lru_cache(1024)
def number(text: str) -> int | None:
    """The number of a label: Arabic, Chinese below a thousand, or enclosed.

    >>> [number(n) for n in ("21", "二十一", "十", "一百零三", "③", "㉒", "⑵")]
    [21, 21, 10, 103, 3, 22, 2]
    """
    if text.isascii():
        return int(text) if text.isdigit() else None
    if len(text) == 1:
        return int(unicodedata.numeric(text, 0)) or None
    total, digit = 0, 0
    for c in text:
        value = int(unicodedata.numeric(c, 0))
        if value < 10:
            digit = value
        else:
            total, digit = total + value * (digit or 1), 0
    return total + digit or None


def read(text: str, at: int, inline: bool = False) -> Label | None:
    """The label that begins at a position, if any."""
    match = LABEL.match(text, at)
    if match is None:
        return None
    style, words = match.lastgroup or "", match[0]
    numeral = None if style == "dash" else _NUMERAL.search(words, words.find(".") if style == "decimal" else 0)
    return Label(style, number(numeral[0]) if numeral else None, at, match.end(), inline, words[-1] == "、")


def find(text: str, lines: Sequence[Span]) -> list[Label]:
    """Labels at the starts of lines and in runs inside them, in order."""
    found: list[Label] = []
    for start, end in lines:
        at = start
        while at < end and text[at] in " ?":
            at += 1
        own: list[Label] = []
        label = read(text, at)
        while label is not None and label.end <= end:
            own.append(label)
            if label.end == end:
                break  # its heading stands on the next line
            # A second label may follow at once: 一、(一)…
            at = label.end + (text[label.end] == " ")
            label = read(text, at) if label.style != "dash" and text[at] in "(一1①" else None
            if label is not None and label.number != 1:
                label = None
        found += own
        if end - start > _SHORTEST_RUN:
            found += _runs(own, _candidates(text, start, end))
    found += _first_dashes(text, lines, found)
    if sum(label.style == "dash" for label in found) < 2:
        found = [label for label in found if label.style != "dash"]  # no list: ——某年某日在某会上
    return _split_dots(_without_lone_decimals(text, sorted(found, key=lambda label: label.start)))


def _candidates(text: str, start: int, end: int) -> Iterable[Label]:
    for gap in _INLINE.finditer(text, start + 1, end):
        label = read(text, gap.end(), inline=True)
        if (
            label is not None
            and label.style in _INLINE_STYLES
            and label.end < end
            and not quoted(text, start, label.start)
        ):
            yield label


def quoted(text: str, start: int, at: int) -> bool:
    """Whether a position stands inside quotation marks or a cited title that open shortly before it in its line."""
    start = max(start, at - _LONGEST_QUOTE)
    return text.rfind("“", start, at) > text.rfind("”", start, at) or text.rfind("《", start, at) > text.rfind(
        "》", start, at
    )


def _runs(own: Sequence[Label], candidates: Iterable[Label]) -> list[Label]:
    """Candidates inside a line that go on from the label before them in the same style, or begin a run at 1."""
    kept: list[Label] = []
    last: dict[str, Label] = {label.style: label for label in own}
    pending: dict[str, Label] = {}
    for label in candidates:
        before = pending.get(label.style) or last.get(label.style)
        if before is not None and before.number is not None and label.number == before.number + 1:
            if label.style in pending:
                kept.append(pending.pop(label.style))
            kept.append(label)
            last[label.style] = label
        elif label.number == 1:
            pending[label.style] = label
    return sorted(kept, key=lambda label: label.start)


def _first_dashes(text: str, lines: Sequence[Span], labels: Sequence[Label]) -> list[Label]:
    """整改情况:——清点资产。 above lines that begin with —— holds the first of them."""
    dashes = {label.start for label in labels if label.style == "dash"}
    found = []
    if dashes:
        for (start, end), (following, _) in pairwise(lines):
            at = text.find(":——", start, end) + 1
            if at and first_letter(text, following, len(text)) in dashes:
                label = read(text, at, inline=True)
                if label is not None:
                    found.append(label)
    return found


def _split_dots(labels: list[Label]) -> list[Label]:
    """Tell 1. from 1、 where a bulletin uses both, one below the other; a slip (1. 2、 3.) stays one style."""
    dots = [label for label in labels if label.style == "dot"]
    changes = [(a, b) for a, b in pairwise(dots) if a.comma != b.comma]
    goes_on = sum(b.number == (a.number or 0) + 1 for a, b in changes)
    restarts = sum(b.number == 1 for a, b in changes)
    if restarts > goes_on:
        for label in dots:
            if label.comma:
                label.style = "comma"
    return labels


def _without_lone_decimals(text: str, labels: list[Label]) -> list[Label]:
    """Drop decimals that are no run: 1.5 or 6.30 at the start of a line is a number or a date more often.

    A label with a figure right behind it looks like one (1.9个部门…): it stays as what it is where it goes on counting.
    """
    kept, last = set(), None
    decimals = [label for label in labels if label.style == "decimal"]
    for label in decimals:
        if label.number == 1 or (last is not None and label.number == (last.number or 0) + 1):
            kept.add(label)
        last = label
    if len(kept) < 2:
        kept = set()
        _before_figures(text, labels)
    return [label for label in labels if label.style != "decimal" or label in kept]


# Of what there are only whole numbers: 1.9个 at the start of a line can only be a label and a figure.
_WHOLE = re.compile(r"\.\d{1,2}[个家名人项件起户条所次份处座]")


def _before_figures(text: str, labels: list[Label]) -> None:
    """Make 1. out of 1.9 where the figure is whole, or the labels beside it are 2. or such a one with 2."""
    shaped = [label for label in labels if label.style in ("dot", "decimal")]
    numbers = [_dotted(text, label) if label.style == "decimal" else label.number for label in shaped]
    for i, label in enumerate(shaped):
        if label.style == "decimal":
            before = i > 0 and numbers[i - 1] == (numbers[i] or 0) - 1
            behind = i + 1 < len(shaped) and numbers[i + 1] == (numbers[i] or 0) + 1
            dot = text.index(".", label.start)
            sure = _WHOLE.match(text, dot) is not None or any(
                shaped[j].style == "dot" for j, beside in ((i - 1, before), (i + 1, behind)) if beside
            )
            if (before or behind) and sure:
                label.style, label.number, label.end = "dot", numbers[i], dot + 1


def _dotted(text: str, label: Label) -> int | None:
    """The number before the point of what looks like a decimal."""
    return number(text[label.start : text.index(".", label.start)])
