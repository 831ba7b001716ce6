"""PDF files with a text layer: its lines, without page furniture, joined to paragraphs; ruled tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from rectnlp.errors import InputError
from rectnlp.lexicons import Lexicons
from rectnlp.reading.layout import Line, body, paragraphs
from rectnlp.reading.limits import LONGEST_TEXT, MOST_PAGES, check_length, check_streams
from rectnlp.reading.needs import need
from rectnlp.reading.page import Page, Reader
from rectnlp.reading.ruled import Cell, Grids

_ENOUGH = 8  # characters a page on average; fewer are a stamp or a page number on a scan
_GARBLED = 0.2
_OCR = "have its text recognised first (OCR: ocrmypdf -l chi_sim, for example)"
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_HANDLER_ERROR = 5  # FPDF_ERR_SECURITY
_NO_TEXT = frozenset((0, 2, 0xFFFE))  # how PDFium gives what has no character, and a hyphen at the end of a line
_MOST_PATHS = 10_000  # of a page that are looked at for tables
_SPACE, _CJK = 32, "\u2e80"


def read_pdf(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The text of a PDF file; `encoding` says nothing here.

    Raises
    ------
    InputError
        When the file is damaged, protected, scanned, or its fonts do not say which characters they show.
    """
    check_streams(data, source)
    pdfium = need("pypdfium2", source)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD_ERROR, _HANDLER_ERROR) or "password" in str(error).lower():
            raise InputError(f"{source}: password-protected; save it without a password") from None
        raise InputError(f"{source}: a damaged PDF ({error}); open it and print it to a new PDF") from None
    try:
        if len(document) > MOST_PAGES:
            raise InputError(f"{source}: {len(document):,} pages (the limit is {MOST_PAGES:,}); split it")
        pages = []
        length = 0
        for number in range(len(document)):
            lines = _page_lines(document, number)
            length += sum(len(line.text) for line in lines)
            if length > LONGEST_TEXT:
                check_length(" " * length, source)
            pages.append(lines)
    except pdfium.PdfiumError as error:
        raise InputError(f"{source}: a damaged PDF ({error}); open it and print it to a new PDF") from None
    finally:
        document.close()
    text = "\n".join(paragraphs(body(pages))).translate(_radicals())
    if len(text) < _ENOUGH * len(pages):
        raise InputError(f"{source}: a scanned PDF, pictures without text; {_OCR}")
    if sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text) > len(text) * _GARBLED:
        raise InputError(f"{source}: a PDF whose fonts do not say which characters they show; {_OCR}")
    return Page(text)


class _Character(NamedTuple):
    """A printed character with its box, in points from the lower left corner, and the size of its type."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


def _page_lines(document: Any, number: int) -> list[Line]:
    """The lines of one page in the order in which they were written; those in a table's cells cell by cell."""
    import pypdfium2.raw as raw

    page = document[number]
    textpage = page.get_textpage()
    try:
        paths = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]), _MOST_PATHS)
        grids = Grids(path.get_bounds() for path in paths)
        height = page.get_height()
        lines: list[Line] = []
        codes = [raw.FPDFText_GetUnicode(textpage, i) for i in range(textpage.count_chars())]
        start = 0
        for i, code in enumerate([*codes, 10]):
            if code in (10, 13):
                by_cell: dict[Cell | None, list[_Character]] = {}
                for character in _characters(raw, textpage, codes, start, i):
                    middle = (character.left + character.right) / 2, (character.bottom + character.top) / 2
                    by_cell.setdefault(grids.cell(*middle), []).append(character)
                lines += [
                    line for cell, some in by_cell.items() if (line := _line(some, number, height, cell)) is not None
                ]
                start = i + 1
        return lines
    finally:
        textpage.close()
        page.close()


def _characters(raw: Any, textpage: Any, codes: list[int], start: int, end: int) -> Iterator[_Character]:
    """The characters of a stretch; spaces that PDFium infers are left out: ours are inferred from the distance."""
    size = 0.0
    for i in range(start, end):
        code = codes[i]
        if code in _NO_TEXT or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        if code == _SPACE and raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        left, bottom, right, top = textpage.get_charbox(i, loose=True)
        if not size:
            size = raw.FPDFText_GetFontSize(textpage, i)
            if size <= 1:  # a font scaled up from one unit
                size = max(top - bottom, 1.0)
        yield _Character(left, bottom, right, top, size, chr(code))


def _line(characters: list[_Character], page: int, height: float, cell: Cell | None) -> Line | None:
    """One line, its characters from left to right: writers may set those of another font later."""
    characters.sort(key=lambda character: character.left)
    while characters and characters[-1].text.isspace():
        characters.pop()
    while characters and characters[0].text.isspace():
        characters.pop(0)
    if not characters:
        return None
    first = characters[0]
    pieces = [first.text]
    for before, character in pairwise(characters):
        if character.left - before.right > first.size * _gap(before.text, character.text):
            pieces.append(" ")
        pieces.append(character.text)
    return Line("".join(pieces), first.left, characters[-1].right, first.bottom, first.size, page, height, cell)


def _gap(before: str, after: str) -> float:
    """The distance, in sizes of type, that is a space: beside Chinese characters some is mere spacing."""
    return 0.15 if before < _CJK and after < _CJK else 0.8


@cache
def _radicals() -> dict[int, str]:
    return {ord(row["radical"]): row["character"] for row in Lexicons().rows("radicals")}


PDF = Reader("pdf", "1", (".pdf",), read_pdf)
