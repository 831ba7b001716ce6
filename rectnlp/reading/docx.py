"""Word files (.docx): paragraphs with the labels that Word counts itself, tables row by row, tracked changes accepted.

Headers, footers, footnotes and comments are left out: they are the page's, not the bulletin's.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from rectnlp.errors import InputError
from rectnlp.reading.grid import table_lines
from rectnlp.reading.limits import UNREADABLE, check_archive
from rectnlp.reading.lists import Lists, W
from rectnlp.reading.needs import need
from rectnlp.reading.page import Page, Reader

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DROPPED = frozenset((*(f"{W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText")), _FALLBACK))
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


def read_docx(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The text of a Word file; `encoding` says nothing here.

    Raises
    ------
    InputError
        When the file is damaged, protected, too large, or holds no text.
    """
    check_archive(data, source)
    docx, etree = need("docx", source), need("lxml.etree", source)
    exceptions = need("docx.opc.exceptions", source)
    broken = (*UNREADABLE, LookupError, AttributeError, TypeError, etree.LxmlError, exceptions.OpcError)
    try:
        document = docx.Document(BytesIO(data))
        lists = Lists(_part(document, "numbering"), _part(document, "styles"))
        text = "\n".join(line for line in _blocks(document.element.body, lists) if line.strip())
    except (*broken, docx.exceptions.PythonDocxError):
        raise InputError(
            f"{source}: not a Word file, or a damaged one; open it in Word or WPS and save it as .docx"
        ) from None
    if not text:
        raise InputError(f"{source}: no text in this Word file (pictures only?); have its text recognised (OCR) first")
    return Page(text)


def _part(document: Any, kind: str) -> Any:
    """A part of the file as XML, None where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return relation.target_part.element
    return None


def _blocks(element: Any, lists: Lists) -> Iterator[str]:
    """The lines of a body or of a cell: its paragraphs and tables in their order."""
    for child in element:
        if child.tag == f"{W}p":
            yield from _paragraph(child, lists)
        elif child.tag == f"{W}tbl":
            yield from table_lines([[*_cells(row, lists)] for row in _rows(child)])
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, lists)


def _paragraph(paragraph: Any, lists: Lists) -> Iterator[str]:
    """A paragraph with its label, and the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces).strip()
    # An empty paragraph is counted too, but shows as a bare number that says nothing.
    label = lists.label(paragraph)
    if text:
        yield label + text
    for box in boxes:
        yield from _blocks(box, lists)


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """The text of a paragraph's runs, links and insertions; hidden text and deletions are none."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag] if child.get(f"{W}type") != "page" else "")
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag not in _DROPPED and not (tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None):
            _collect(child, pieces, boxes)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Any, lists: Lists) -> Iterator[str]:
    """The texts of a row's cells, each in its column; a cell merged with one above is empty."""
    for child in row:
        if child.tag == f"{W}tc":
            properties = child.find(f"{W}tcPr")
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            reaches_up = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            yield "" if reaches_up else "\n".join(_blocks(child, lists))
            span = properties.find(f"{W}gridSpan") if properties is not None else None
            width = span.get(f"{W}val", "1") if span is not None else "1"
            yield from [""] * (min(int(width), 100) - 1 if width.isdigit() else 0)
        elif child.tag in _WRAPPERS:
            yield from _cells(child, lists)


DOCX = Reader("docx", "1", (".docx",), read_docx)
