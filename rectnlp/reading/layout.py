"""From the lines of printed pages to paragraphs: page furniture dropped, broken lines joined.

Chinese prose is set in full lines. So a line that ends before the margin, although what follows would have had room,
ends its paragraph; so does a wider gap, a change of size, and an indent where the text indents first lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from rectnlp.reading.grid import table_lines
from rectnlp.reading.ruled import Cell

_MARGIN = 0.12  # of a page's height: where headers and footers stand
_OFTEN = 0.4  # of the pages
_SAME_PLACE = 4.0  # points
_PAGE_NUMBER = re.compile(
    r"[-—–―·•~\s第(（]{0,6}(?:\d{1,4}|[ivxlc]{1,6})(?:\s*[/／]\s*\d{1,4})?\s*页?(?:[\s,，/／]*共\s*\d{1,4}\s*页)?[-—–―·•~\s)）]{0,6}"
)
# What browsers print above and below a page: time and title, address and page.
_BROWSER = re.compile(
    r"\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[, ]*(?:上午|下午)?\s*\d{1,2}:\d\d.*|(?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# What may not be parted from the next character, or stands before a line break only together.
_UNBREAKABLE = re.compile(r"[“‘《〈（(【\[]*(?:[A-Za-z0-9.,:/@%_~&=?#+-]+|.)[，。、；：！？”’》〉）)】\],.;:!?%]*")
_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、](?!\d)")
_ENDED = re.compile(r"[。；;！!？?：:]\Z")
_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z]\Z"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its place in points from the lower left corner, the size of its type, its page."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    height: float  # of the page
    cell: Cell | None = None  # of the table that it stands in


def body(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages without headers, footers and page numbers."""
    edges = [line for page in pages for line in page if _at_edge(line)]
    places: dict[str, list[Line]] = {}
    for line in edges:
        places.setdefault(_DIGITS.sub("#", line.text), []).append(line)
    repeated = set()
    for key, lines in places.items():
        often = max(2, len(pages) * _OFTEN)
        if len({line.page for line in lines}) >= often and _spread(lines) <= _SAME_PLACE:
            repeated.add(key)
    return [
        line
        for page in pages
        for line in page
        if not (_at_edge(line) and (_DIGITS.sub("#", line.text) in repeated or _is_page_number(line.text)))
    ]


def _at_edge(line: Line) -> bool:
    return line.cell is None and not line.height * _MARGIN < line.bottom < line.height * (1 - _MARGIN)


def _spread(lines: Sequence[Line]) -> float:
    bottoms = [line.bottom for line in lines]
    return max(bottoms) - min(bottoms)


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _BROWSER.fullmatch(text))


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a text's lines, in their order; a table row by row."""
    prose = [line for line in lines if line.cell is None]
    column = _Column(prose) if prose else None
    for columns, run in groupby(lines, key=lambda line: line.cell and line.cell.columns):
        if columns:
            yield from table_lines(_rows(list(run), columns))
        elif column:
            yield from _joined(list(run), column)


def _joined(lines: Sequence[Line], column: _Column) -> Iterator[str]:
    text = lines[0].text
    for before, line in pairwise(lines):
        if column.parts(before, line):
            yield text
            text = line.text
        else:
            text += _joint(text, line.text) + line.text
    yield text


def _rows(lines: Sequence[Line], columns: int) -> list[list[str]]:
    """The rows of a table, which may go on over pages: its head again is left out, a row that goes on is joined."""
    rows: dict[tuple[int, int, int], list[str]] = {}
    for line in lines:
        if line.cell:
            row = rows.setdefault((line.page, line.cell.table, line.cell.row), [""] * columns)
            at = line.cell.column
            row[at] += _joint(row[at], line.text) + line.text
    found: list[list[str]] = []
    pages: set[tuple[int, int]] = set()
    for key in sorted(rows):
        row, begins = rows[key], key[:2] not in pages
        pages.add(key[:2])
        if begins and found and row == found[0]:
            continue
        if begins and found and not row[0] and 0 < sum(map(bool, row)) <= columns // 2:
            found[-1] = [above + below for above, below in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found


def _joint(before: str, after: str) -> str:
    return " " if _LATIN_END.search(before) and _LATIN_START.match(after) else ""


def _margin(rights: list[float]) -> float:
    """The right margin: what one full line in five reaches; a few may hang a comma beyond it."""
    farthest = max(rights)
    full = sorted(right for right in rights if right > farthest * 0.85)
    return full[int(len(full) * 0.8)]


class _Column:
    """What is usual in a text: its margins, the size of its type, the distance of its lines, how paragraphs begin."""

    def __init__(self, lines: Sequence[Line]) -> None:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size, 1)] += len(line.text)
        self.size = weights.most_common(1)[0][0]
        prose = [line for line in lines if abs(line.size - self.size) < self.size * 0.1]
        lefts = Counter(round(line.left) for line in prose)
        self.left = min(left for left, n in lefts.items() if n >= min(2, max(lefts.values())))
        self.right = _margin([line.right for line in prose])
        pairs = [(a, b) for a, b in pairwise(prose) if a.page == b.page and a.bottom > b.bottom]
        self.pitch = median([a.bottom - b.bottom for a, b in pairs] or [self.size * 1.5])
        indented = [(a, b) for a, b in pairwise(lines) if self._is_indented(b)]
        # Where lines are indented behind full lines, what hangs is the rest of a paragraph, not its beginning.
        self.indents = 3 * sum(self._ends_short(a, b) for a, b in indented) >= len(indented)
        self.hangs = not self.indents

    def parts(self, before: Line, line: Line) -> bool:
        """Whether a new paragraph begins with `line`."""
        if self._is_heading(before) and self._is_heading(line) and before.page == line.page:
            return abs(before.size - line.size) > 1 or before.bottom - line.bottom > before.size * 2.2
        if abs(before.size - line.size) > self.size * 0.1:
            return True
        if before.page == line.page and not -self.size < before.bottom - line.bottom < self.pitch * 1.35 + 1:
            return True
        if self.hangs and self._is_indented(before) and not self._is_indented(line):
            return True
        if self._ends_short(before, line) or (self.indents and self._is_indented(line)):
            return True
        return bool(_LABEL.match(line.text) and _ENDED.search(before.text))

    def _is_heading(self, line: Line) -> bool:
        """Larger than the rest and centred."""
        off_centre = abs((line.left - self.left) - (self.right - line.right))
        return line.size > self.size * 1.15 and off_centre < line.size * 2

    def _is_indented(self, line: Line) -> bool:
        return line.left > self.left + self.size * 1.2

    def _ends_short(self, before: Line, line: Line) -> bool:
        """Whether a line ends although the next line's beginning would still have fitted."""
        token = _UNBREAKABLE.match(line.text)
        first = token[0] if token else line.text[:1]
        width = sum(1.0 if character > "\u2e7f" or character in "“”‘’…—" else 0.56 for character in first) * self.size
        return self.right - before.right > width + self.size * 0.6
