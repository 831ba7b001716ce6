"""PDF files with a text layer: its lines, without page furniture, joined to paragraphs."""

from __future__ import annotations

from functools import cache
from typing import Any

from rectnlp.errors import InputError
from rectnlp.lexicons import Lexicons
from rectnlp.reading.layout import Line, body, paragraphs
from rectnlp.reading.limits import LONGEST_TEXT, MOST_PAGES, check_length
from rectnlp.reading.needs import need
from rectnlp.reading.page import Page, Reader

_ENOUGH = 8  # characters a page on average; fewer are a stamp or a page number on a scan
_GARBLED = 0.2
_OCR = "have its text recognised first (OCR: ocrmypdf -l chi_sim, for example)"
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_HANDLER_ERROR = 5  # FPDF_ERR_SECURITY
_HYPHEN = "\ufffe"  # how PDFium gives a hyphen at the end of a line


def read_pdf(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The text of a PDF file; `encoding` says nothing here.

    Raises
    ------
    InputError
        When the file is damaged, protected, scanned, or its fonts do not say which characters they show.
    """
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
    """One line with its box; spaces that only the layout makes (between Chinese and digits) are dropped."""
    while start < end and codes[start] in (0, 32, 160):
        start += 1
    while end > start and codes[end - 1] in (0, 32, 160):
        end -= 1
    if start == end:
        return None
    left, right = textpage.get_charbox(start, loose=True), textpage.get_charbox(end - 1, loose=True)
    size = raw.FPDFText_GetFontSize(textpage, start)
    size = max(left[3] - left[1], 1.0) if size <= 1 else size  # a font scaled up from one unit
    pieces = []
    for i in range(start, end):
        if codes[i] == 32 and raw.FPDFText_IsGenerated(textpage, i) == 1 and _is_narrow(textpage, codes, i, size):
            continue
        if codes[i] > 0x10FFFF or 0xD800 <= codes[i] < 0xE000 or codes[i] in (0, 2):
            continue
        pieces.append(chr(codes[i]))
    text = "".join(pieces).removesuffix(_HYPHEN)
    return Line(text, left[0], right[2], left[1], size, page, height) if text else None


def _is_narrow(textpage: Any, codes: list[int], i: int, size: float) -> bool:
    """Whether a space that PDFium inferred is mere spacing beside a Chinese character."""
    if codes[i - 1] < 0x2E80 and codes[i + 1] < 0x2E80:
        return False
    gap = textpage.get_charbox(i + 1, loose=True)[0] - textpage.get_charbox(i - 1, loose=True)[2]
    return bool(gap < size * 0.7)


@cache
def _radicals() -> dict[int, str]:
    return {ord(row["radical"]): row["character"] for row in Lexicons().rows("radicals")}


PDF = Reader("pdf", "1", (".pdf",), read_pdf)
