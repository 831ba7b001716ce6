"""From an element of a web page to lines of text, as a browser would break them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rectnlp.lexicons import Lexicons
from rectnlp.reading.grid import table_lines
from rectnlp.reading.numbering import label

_ROLES = {row["element"]: row["role"] for row in Lexicons().rows("html_elements")}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_CHINESE = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|(?:simp|trad)-chinese)", re.IGNORECASE)
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—"
# A line break of the source between Chinese characters is no space.
_BREAK = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n]\s*(?=[{_HAN}])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0f-\x1f\x7f]")
_BREAK_MARK = "\x0e"  # stands for <br> until white space is folded
_LARGEST_SPAN = 100  # columns or rows that a cell may claim to span


def lines(element: Any) -> list[str]:
    """The lines of an element, white space folded; a table row by row.

    >>> from lxml.html import fragment_fromstring
    >>> lines(fragment_fromstring("<div><p>一、总体<b>情况</b></p>完成整改<br>37项。<script>x</script></div>"))
    ['一、总体情况', '完成整改', '37项。']
    """
    writer = _Lines()
    writer.write(element)
    return writer.done()


def is_skipped(element: Any) -> bool:
    """Whether an element (or comment) is not read."""
    return (
        not isinstance(element.tag, str)
        or _ROLES.get(element.tag) == "skipped"
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")))
    )


class _Lines:
    """Collects pieces of text into lines. The parser bounds the depth of a page, so recursion is safe."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.labels: dict[Any, str] = {}  # of items of numbered lists
        self.label = ""  # of the item whose first line is still to come

    def write(self, element: Any) -> None:
        """An element with all inside it, without its tail."""
        if is_skipped(element):
            return
        tag = element.tag
        if tag == "br":
            self.pieces.append(_BREAK_MARK)
            return
        if tag == "table" and (rows := data_rows(element)):
            self.end_line()
            self.found += table_lines(rows)
            return
        block = _ROLES.get(tag) == "block"
        if block:
            self.end_line()
        if tag == "ol":
            self.labels.update(_list_labels(element))
        self.label = self.labels.get(element, self.label)
        if element.text:
            self.pieces.append(element.text)
        for child in element:
            self.write(child)
            if child.tail:
                self.pieces.append(child.tail)
        if block:
            self.end_line()

    def end_line(self) -> None:
        """Fold what has been collected into lines."""
        if self.pieces:
            text = _NO_TEXT.sub("", "".join(self.pieces))
            self.pieces.clear()
            for line in text.split(_BREAK_MARK):
                line = _SPACE.sub(" ", _BREAK.sub("", line)).strip()  # strips &nbsp; and 　 too
                if line:
                    self.found.append(self.label + line)
                    self.label = ""

    def done(self) -> list[str]:
        """All lines."""
        self.end_line()
        return self.found


def _list_labels(numbered: Any) -> dict[Any, str]:
    """The labels that a browser counts before the items of a numbered list."""
    labels: dict[Any, str] = {}
    number = _integer(numbered, "start")
    for item in numbered:
        if item.tag != "li":
            continue
        number = _integer(item, "value") if item.get("value") else number
        style = f"{numbered.get('style', '')};{item.get('style', '')}"
        if not _UNMARKED.search(style):
            chinese = _CHINESE.search(style)
            kind = "chineseCounting" if chinese else _LIST_TYPES.get(numbered.get("type", "1"), "decimal")
            labels[item] = label(number, kind) + ("、" if chinese else ". ")
        number += 1
    return labels


def data_rows(table: Any) -> list[list[str]] | None:
    """The cells of a table of data; None of one that only lays out the page (nested tables, or one column)."""
    if any(True for inner in table.iterdescendants("table")):
        return None
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if sum(len(row) > 1 for row in rows) < 2:
        return None
    return list(_grid(rows))


def _grid(rows: list[list[Any]]) -> Iterator[list[str]]:
    """Rows with every cell in its column; a cell that spans several rows is written in the first."""
    taken: dict[int, int] = {}  # column → rows for which a cell above reaches into it
    for row in rows:
        cells: list[str] = []
        reaching = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in row:
            while taken.get(len(cells), 0) > 0:
                cells.append("")
            text, width, height = "\n".join(lines(cell)), _span(cell, "colspan"), _span(cell, "rowspan")
            if height > 1:
                reaching.update(dict.fromkeys(range(len(cells), len(cells) + width), height - 1))
            cells += [text, *[""] * (width - 1)]
        taken = reaching
        yield cells


def _span(cell: Any, name: str) -> int:
    return min(max(_integer(cell, name), 1), _LARGEST_SPAN)


def _integer(element: Any, name: str) -> int:
    value = element.get(name, "1").strip()[:6]
    return int(value) if value.isascii() and value.isdigit() else 1
