"""Measures: 一是…二是…, 第一,…第二,…, 首先…其次… inside paragraphs, and 针对…问题。 that opens a new round of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rectnlp.outlining.labels import Label, number

_N = "[一二三四五六七八九十]{1,3}"
_MARKER = re.compile(
    rf"""
    (?:(?<=[\n。;:!?”)、, ])|\A)(?=[一二三四五六七八九十第首其再最])
    (?:
      (?P<is>(?P<is_n>{_N})是)(?![一二三四五六七八九十][、,。是])          # 一是 (but 一是一、二是二 is a saying)
    | (?P<must>(?P<must_n>{_N})要)(?=[一-鿿“])                           # 一要 二要
    | (?P<ordinal>第(?P<ordinal_n>{_N})(?:是|[,、:]))                     # 第一, 第二是
    | (?P<of>其(?P<of_n>{_N})[,、:是])                                   # 其一,
    | (?P<first>首先|其次|再次|再者|最后)[,、]?(?=[一-鿿])
    )
    """,
    re.VERBOSE,
)
STYLES = frozenset({"is", "must", "ordinal", "of", "first"})
_FIRST = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
# A new round of measures: 针对合同管理混乱问题。一是… (as a heading of its own, not 针对…问题,我们…).
_ROUND = re.compile(r"[。;:\n][ ]*(?P<round>(?:针对|关于|对于?)[^。;:\n]{2,90}?(?:问题|方面)[。:])")


def find(text: str, lines: Sequence[tuple[int, int]], labels: Sequence[Label]) -> list[Label]:
    """Markers of measures, in order: runs of one kind that begin at 1 and are not cut by a label.

    A marker that stands alone is one only where nothing else can be meant: at the start of a line or behind a colon.
    """
    borders = [label.start for label in labels if not label.inline]
    runs: dict[str, list[Label]] = {}
    found: list[Label] = []

    def close(style: str) -> None:
        run = runs.pop(style, [])
        if len(run) >= 2 or (run and _opens(text, run[0].start)):
            found.extend(run)

    line_starts = [start for start, _ in lines]
    for match in _MARKER.finditer(text):
        style = match.lastgroup or ""
        kind = style.removesuffix("_n")
        value = _FIRST[match["first"]] if kind == "first" else number(match[f"{kind}_n"])
        start, end = match.span(kind)
        behind = text[start - 1] if start else "\n"
        run = runs.get(kind, [])
        # Behind a comma only a run that has begun can go on.
        if behind in ",、 )" and not (run and run[-1].number is not None and value == run[-1].number + 1):
            if not (behind == " " and start in line_starts):
                continue
        line = line_starts[bisect_right(line_starts, start) - 1] if line_starts else 0
        if text.rfind("“", line, start) > text.rfind("”", line, start):
            continue
        if run and (value is None or value <= (run[-1].number or 0) or _cut(borders, run[-1].start, start)):
            close(kind)
        runs.setdefault(kind, []).append(Label(kind, value, start, end, inline=start != line))
    for kind in list(runs):
        close(kind)
    return sorted(found, key=lambda label: label.start)


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" ")[-1:] if at < 60 else text[at - 40 : at].rstrip(" ")[-1:]
    return before in ("", "\n", ":")


def _cut(borders: Sequence[int], start: int, end: int) -> bool:
    return bisect_right(borders, end) > bisect_right(borders, start)


def rounds(text: str) -> list[int]:
    """Where new rounds of measures begin."""
    return [match.start("round") for match in _ROUND.finditer(text)]
