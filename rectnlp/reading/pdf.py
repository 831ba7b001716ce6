"""PDF files with a text layer: its lines, without page furniture, joined to paragraphs."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from rectnlp.errors import InputError
from rectnlp.lexicons import Lexicons
from rectnlp.reading.layout import Line, body, paragraphs
from rectnlp.reading.limits import LONGEST_TEXT, MOST_PAGES, check_length, check_streams
from rectnlp.reading.needs import need
from rectnlp.reading.page import Page, Reader

_ENOUGH = 8  # characters a page on average; fewer are a stamp or a page number on a scan
_GARBLED = 0.2
_OCR = "have its text recognised first (OCR: ocrmypdf -l chi_sim, for example)"
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_HANDLER_ERROR = 5  # FPDF_ERR_SECURITY
_NO_TEXT = frozenset((0, 2, 0xFFFE))  # how PDFium gives what has no character, and a hyphen at the end of a line
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


def _page_lines(document: Any, number: int) -> list[Line]:
    """The lines of one page, in the order in which they were written."""
    import pypdfium2.raw as raw

    page = document[number]
    textpage = page.get_textpage()
    try:
        characters = [raw.FPDFText_GetUnicode(textpage, i) for i in range(textpage.count_chars())]
        height = page.get_height()
        lines: list[Line] = []
        start = 0
        for i, code in enumerate([*characters, 10]):
            if code in (10, 13):
                if line := _line(raw, textpage, characters, start, i, number, height):
                    lines.append(line)
                start = i + 1
        return lines
    finally:
        textpage.close()
        page.close()


def _line(raw: Any, textpage: Any, codes: list[int], start: int, end: int, page: int, height: float) -> Line | None:
    """One line with its box, its characters from left to right: writers may set those of another font later."""
    placed = []
    for i in range(start, end):
        code = codes[i]
        if code in _NO_TEXT or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            continue
        if code == _SPACE and raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue  # PDFium's own inference; ours is below, by the distance
        left, bottom, right, top = textpage.get_charbox(i, loose=True)
        placed.append((left, right, bottom, top, chr(code)))
    placed.sort(key=lambda item: item[0])
    while placed and placed[-1][4].isspace():
        placed.pop()
    while placed and placed[0][4].isspace():
        placed.pop(0)
    if not placed:
        return None
    size = raw.FPDFText_GetFontSize(textpage, start)
    if size <= 1:  # a font scaled up from one unit
        size = max(placed[0][3] - placed[0][2], 1.0)
    pieces = [placed[0][4]]
    for before, item in pairwise(placed):
        if item[0] - before[1] > size * _gap(before[4], item[4]):
            pieces.append(" ")
        pieces.append(item[4])
    return Line("".join(pieces), placed[0][0], placed[-1][1], placed[0][2], size, page, height)


def _gap(before: str, after: str) -> float:
    """The distance, in sizes of type, that is a space: beside Chinese characters some is mere spacing."""
    return 0.15 if before < _CJK and after < _CJK else 0.8


@cache
def _radicals() -> dict[int, str]:
    return {ord(row["radical"]): row["character"] for row in Lexicons().rows("radicals")}


PDF = Reader("pdf", "1", (".pdf",), read_pdf)
