"""Measures: 一是…二是…, 第一,…第二,…, 首先…其次… inside paragraphs, and 针对…问题。 that opens a new round of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rectnlp.mentions import Span
from rectnlp.outlining.labels import Label, first_letter, number, quoted

_N = "[一二三四五六七八九十]{1,3}"
_MARKER = re.compile(
    rf"""
    [\n。;:!?”,、) ](?=[一二三四五六七八九十第首其再最])     # behind a mark, the first letter a cheap look
    (?:
      (?P<is>{_N}是)(?![一二三四五六七八九十][、,。是])     # 一是 (but 一是一、二是二 is a saying)
    | (?P<must>{_N}要)(?=[一-鿿“])                      # 一要
    | (?P<ordinal>第{_N}(?:是|[,、:]))                   # 第一, 第二是
    | (?P<of>其{_N}[,、:是])                             # 其一,
    | (?P<first>首先|其次|再次|再者|最后)[,、]?(?=[一-鿿])
    )
    """,
    re.VERBOSE,
)
# Behind these marks only a run that has begun goes on (or begins, behind a comma).
_OPEN = frozenset(",、) ")
STYLES = frozenset({"is", "must", "ordinal", "of", "first"})
_FIRST = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
# A new round of measures: 针对合同管理混乱问题。一是… (as a heading of its own, not 针对…问题,我们…).
_ROUND = re.compile(r"(?:针对|关于)(?<=[。;:\n ]..)[^。;:\n]{2,90}?(?:问题|方面)[。:]")


def find(text: str, lines: Sequence[Span], labels: Sequence[Label]) -> list[Label]:
    """Markers of measures, in order: runs of one kind that go up and are not cut by a label at the start of a line.

    A marker that stands alone is one only where nothing else can be meant.
    """
    heads = [first_letter(text, *line) for line in lines]
    borders = [label.start for label in labels if not label.inline]
    runs: dict[str, list[Label]] = {}
    found: list[Label] = []

    def close(kind: str) -> None:
        run = runs.pop(kind, [])
        if len(run) >= 2 or (run and kind == "is" and _opens(text, run[0])):
            found.extend(run)

    # The text's own beginning is the beginning of a line.
    for match in _MARKER.finditer("\n" + text):
        kind = match.lastgroup or ""
        start, end = match.start(kind) - 1, match.end(kind) - 1
        line = bisect_right(heads, start) - 1
        if line < 0 or start >= lines[line][1]:
            continue  # in a line of the page, not of the bulletin
        at_head = heads[line] == start
        behind = text[start - 1] if start else "\n"
        word = match[kind]
        value = _FIRST[word] if kind == "first" else number(word.strip("第其是要,、:"))
        run = runs.get(kind)
        last = (run[-1].number or 0) if run else 0
        if behind in _OPEN and not at_head and not (value == 1 and behind == ",") and not (run and value == last + 1):
            continue
        if quoted(text, heads[line], start):
            continue
        if run and (
            value is None or value <= last or bisect_right(borders, start) > bisect_right(borders, run[-1].start)
        ):
            close(kind)
        runs.setdefault(kind, []).append(Label(kind, value, start, end, inline=not at_head))
    for kind in list(runs):
        close(kind)
    return sorted(found, key=lambda label: label.start)


def _opens(text: str, label: Label) -> bool:
    """Whether a lone marker opens something: a line, what follows a colon, or as 一是 a sentence."""
    return not label.inline or text[label.start - 1] == ":" or (label.number == 1 and text[label.start - 1] == "。")


def rounds(text: str) -> list[int]:
    """Where new rounds of measures begin."""
    return [match.start() for match in _ROUND.finditer(text)]
