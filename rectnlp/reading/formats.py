"""Which reader reads which file: by its first bytes where they say so, else by its suffix.

A new reader is a module of its own and one more entry in `READERS`.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from rectnlp.errors import InputError
from rectnlp.reading import ole
from rectnlp.reading.docx import DOCX
from rectnlp.reading.html import HTML
from rectnlp.reading.mht import MHT
from rectnlp.reading.page import Reader
from rectnlp.reading.pdf import PDF
from rectnlp.reading.plain import PLAIN

READERS: tuple[Reader, ...] = (PLAIN, HTML, MHT, DOCX, PDF)

_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_AS_DOCX = "open it in Word, WPS or LibreOffice and save it as .docx"
_UNPACK = "unpack it and give the folder"
_OCR = "have its text recognised first (OCR)"
_AS_CSV = "save the sheet as CSV (UTF-8) with the columns doc_id and text"
_TABLE = ("a table", "rectnlp.extract_many and `rectnlp extract` read tables of bulletins")
# What cannot be read, with the way out.
_REFUSED = {
    ".doc": ("an old Word file", _AS_DOCX),
    ".wps": ("a WPS file", _AS_DOCX),
    ".odt": ("an OpenDocument file", _AS_DOCX),
    ".rtf": ("an RTF file", _AS_DOCX),
    ".ofd": ("an OFD file", "print it to a PDF"),
    ".xls": ("an old Excel file", _AS_CSV),
    ".xlsx": ("an Excel file", _AS_CSV),
    ".zip": ("an archive", _UNPACK),
    ".gz": ("a compressed file", _UNPACK),
    ".rar": ("an archive", _UNPACK),
    ".7z": ("an archive", _UNPACK),
    ".png": ("a picture", _OCR),
    ".jpg": ("a picture", _OCR),
    ".csv": _TABLE,
    ".parquet": _TABLE,
}
_SIGNATURES = (
    (b"{\\rtf", ".rtf"),
    (b"PAR1", ".parquet"),
    (b"\x1f\x8b", ".gz"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
)
_ARCHIVE = b"PK\x03\x04"
# What an archive is, by the name of a file in it.
_IN_ARCHIVE = (
    (b"word/", ".docx"),
    (b"xl/workbook", ".xlsx"),
    (b"OFD.xml", ".ofd"),
    (b"opendocument.text", ".odt"),
)
_HEAD = 1024
# HTML files are also found under other suffixes (.jsp, .aspx, .doc), or none.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MESSAGE = re.compile(
    rb"(?:From: <Saved by|MIME-Version:|.{0,800}?\nMIME-Version:[^\n]*\n.{0,400}?multipart/related)", re.I | re.S
)


def suffixes() -> frozenset[str]:
    """The suffixes of files that have a reader."""
    return frozenset(_BY_SUFFIX)


def searched() -> frozenset[str]:
    """The suffixes of files that a folder is searched for: documents without a reader too, so none is passed over.

    >>> sorted(searched() - suffixes())
    ['.doc', '.odt', '.ofd', '.rtf', '.wps']
    """
    return suffixes() | {".doc", ".wps", ".odt", ".rtf", ".ofd"}


def reader_for(name: str | PurePath, data: bytes) -> Reader:
    """The reader of a file; one that neither its bytes nor its suffix tell is read as plain text.

    Raises
    ------
    InputError
        When the file is of a kind that has no reader; the message says what to do.

    >>> reader_for("a.txt", "整改".encode()).name, reader_for("index.jsp", b"<!DOCTYPE html><html>").name
    ('text', 'html')
    """
    suffix = PurePath(name).suffix.lower()
    if data.startswith(ole.SIGNATURE):
        raise InputError(f"{name}: {ole.refusal(data)}")
    kind = _kind(data) or suffix
    if kind == ".zip" and suffix == ".docx":
        kind = suffix  # a damaged one: its reader says so
    if kind in _REFUSED:
        what, way_out = _REFUSED[kind]
        raise InputError(f"{name}: {what}, which has no reader; {way_out}")
    return _BY_SUFFIX.get(kind, PLAIN)


def _kind(data: bytes) -> str | None:
    """What the first bytes say."""
    head = data[:_HEAD]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"%PDF-" in head:
        return ".pdf"
    if head.startswith(_ARCHIVE):
        return next((kind for name, kind in _IN_ARCHIVE if name in data), ".zip")
    if _PAGE.match(head):
        return ".html"
    if _MESSAGE.match(head):
        return ".mht"
    return None
