"""Labels of lists in whatever style, read off the text: 一是, 第一, 其一, (一), 一、, (1), 1), 1., ①, 案例一:, 任务1:.

The outline knows the labels that structure a bulletin. Lists within a line (下一步: ①…;②…;④…), and what an announced
number is compared with, are followed here, label by label in the style of their first one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering.runs import chinese_number
from rectnlp.grammars import numerals
from rectnlp.mentions import Span

# The longest list followed, and how far apart two labels may stand, in characters.
LONGEST, APART = 30, 4000

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "[一二三四五六七八九十]{1,3}"
# Of literals at their heads, `re` itself looks for the first characters.
_FIRST = re.compile(
    r"一[是要]|[第其]一[,、是]|\(一\)|一、|\(1\)|1[.、](?![0-9])|1\)|①"
    r"|(?:案例|问题|任务|措施|事项|线索|建议|举措|清单)[一1][:.](?![0-9])|第[一1][项条个件点类]:"
)
# How the label of a number is written, and what any label looks like, by how the first one is.
_STYLES: dict[str, tuple[Callable[[int], str], re.Pattern[str]]] = {
    "一是": (lambda n: f"{chinese_number(n)}是", re.compile(f"({_HAN})是")),
    "一要": (lambda n: f"{chinese_number(n)}要", re.compile(f"({_HAN})要")),
    "第一,": (lambda n: f"第{chinese_number(n)},", re.compile(f"第({_HAN}),")),
    "第一、": (lambda n: f"第{chinese_number(n)}、", re.compile(f"第({_HAN})、")),
    "第一是": (lambda n: f"第{chinese_number(n)}是", re.compile(f"第({_HAN})是")),
    "(一)": (lambda n: f"({chinese_number(n)})", re.compile(rf"\(({_HAN})\)")),
    "一、": (lambda n: f"{chinese_number(n)}、", re.compile(f"({_HAN})、")),
    "(1)": (lambda n: f"({n})", re.compile(r"\(([0-9]{1,2})\)")),
    "1.": (lambda n: f"{n}.", re.compile(r"(?<![0-9])([0-9]{1,2})\.(?![0-9])")),
    "1、": (lambda n: f"{n}、", re.compile(r"(?<![0-9])([0-9]{1,2})、(?![0-9])")),
    "1)": (lambda n: f"{n})", re.compile(r"(?<![0-9(])([0-9]{1,2})\)")),
    "①": (lambda n: _CIRCLED[n - 1] if n <= len(_CIRCLED) else "", re.compile("([①-⑳])")),
}
# How far a line may be indented, in characters.
_INDENT = 40
# Before a label: the end of a clause or the head of a line.
_BOUNDARY = frozenset("。;:,\n!?、 \u3000”)")


@cache
def _style(first: str) -> tuple[Callable[[int], str], re.Pattern[str]]:
    """How a style's labels are written, and what any of them looks like, by its first one: 案例一:, 第1项:."""
    if first in _STYLES:
        return _STYLES[first]
    before, numeral, behind = re.split("([一1])", first, maxsplit=1)
    number = str if numeral == "1" else chinese_number
    shape = "[0-9]{1,2}" if numeral == "1" else _HAN
    return (lambda n: f"{before}{number(n)}{behind}"), re.compile(f"{re.escape(before)}({shape}){re.escape(behind)}")


def firsts(analysis: Analysis) -> list[tuple[str, int]]:
    """The first labels of lists, gathered when first asked for: how each is written, and where."""
    known: list[tuple[str, int]] | None = analysis.notes.get("first_labels")
    if known is None:
        norm = analysis.view.norm
        matches = ((match.group(), match.start()) for match in _FIRST.finditer(norm))
        known = [(form, at) for form, at in matches if at == 0 or norm[at - 1] in _BOUNDARY]
        analysis.notes["first_labels"] = known
    return known


def followed(norm: str, first: str, start: int) -> list[Span]:
    """The labels of the list that `first` opens, as long as each is the next number, or the next but one."""
    write, _ = _style(first)
    lines = start == 0 or norm[start - 1] in "\n \u3000"
    found, last = [(start, start + len(first))], 1
    while len(found) < LONGEST:
        here = found[-1][1]
        limit = min(len(norm), here + APART)
        again = _next(norm, first, here, limit, lines=lines)
        limit = limit if again < 0 else again
        for number in (last + 1, last + 2):  # a skipped number is told by `numbering`
            label = write(number)
            at = _next(norm, label, here, limit, lines=lines) if label else -1
            if at >= 0:
                found.append((at, at + len(label)))
                last = number
                break
        else:
            break
    return found


def goes_on(norm: str, first: str, start: int) -> bool:
    """Whether a list may go on within its line: whether its second or third label stands there."""
    write, _ = _style(first)
    limit = start + APART
    # A list ends with its line, or where the next one in its style begins.
    ends = [at for mark in ("\n", first) if (at := norm.find(mark, start + len(first), limit)) >= 0]
    end = min(ends, default=limit)
    return any(norm.find(write(number), start, end) >= 0 for number in (2, 3))


def within_line(norm: str, first: str, start: int) -> list[tuple[int, Span]]:
    """The labels in the style of `first` from there to the end of its line or the next first label, with numbers."""
    _, shape = _style(first)
    end = norm.find("\n", start)
    end = len(norm) if end < 0 else end
    found: list[tuple[int, Span]] = []
    for match in shape.finditer(norm, start, end):
        number = _value(match.group(1))
        if match.start() > start and (norm[match.start() - 1] not in _BOUNDARY or number == 0):
            continue
        if found and number == 1:
            break
        found.append((number, match.span()))
    return found


def over_lines(norm: str, first: str, start: int) -> list[tuple[int, Span]]:
    """The labels in the style of `first` at the heads of lines from there to the next first label, with numbers."""
    _, shape = _style(first)
    found: list[tuple[int, Span]] = []
    for match in shape.finditer(norm, start, start + LONGEST * APART):
        head = norm.rfind("\n", max(0, match.start() - _INDENT), match.start()) + 1
        if norm[head : match.start()].strip(" \u3000") or (not head and match.start() > _INDENT):
            continue
        number = _value(match.group(1))
        if found and (number <= 1 or len(found) == LONGEST or match.start() - found[-1][1][1] > APART):
            break
        found.append((number, match.span()))
    return found


def _value(text: str) -> int:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    return numerals.whole(text)


def _next(norm: str, label: str, start: int, limit: int, *, lines: bool) -> int:
    """Where a label stands next: at the head of a line, or, for lists within one, behind the end of a clause."""
    line = norm.find("\n", start, limit)
    at = norm.find(label, start, limit)
    while at >= 0:
        low = max(0, at - _INDENT)
        head = norm.rfind("\n", low, at) + 1
        if (head or not low) and not norm[head:at].strip(" \u3000"):
            return at
        if not lines and norm[at - 1] in _BOUNDARY and (line < 0 or at < line):
            return at
        at = norm.find(label, at + 1, limit)
    return -1


__all__ = ["firsts", "followed", "goes_on", "over_lines", "within_line"]
