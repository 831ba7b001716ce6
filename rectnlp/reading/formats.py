"""Which reader reads which file, by suffix. A new reader is a module of its own and one more entry in `READERS`."""

from __future__ import annotations

from pathlib import PurePath

from rectnlp.errors import InputError
from rectnlp.reading.page import Reader
from rectnlp.reading.plain import PLAIN

READERS: tuple[Reader, ...] = (PLAIN,)

# What cannot be read, by suffix and by its first bytes, with the way out.
_AS_TEXT = "open it and save it as plain text (UTF-8)"
_REFUSED = {
    ".pdf": ("a PDF", _AS_TEXT),
    ".doc": ("an old Word file", _AS_TEXT),
    ".docx": ("a Word file", _AS_TEXT),
    ".wps": ("a WPS file", _AS_TEXT),
    ".ofd": ("an OFD file", _AS_TEXT),
    ".htm": ("a web page", "save the article's text as plain text (UTF-8)"),
    ".html": ("a web page", "save the article's text as plain text (UTF-8)"),
    ".mht": ("a saved web page", "save the article's text as plain text (UTF-8)"),
    ".xls": ("an old Excel file", "save the sheet as CSV (UTF-8) with the columns doc_id and text"),
    ".xlsx": ("an Excel file", "save the sheet as CSV (UTF-8) with the columns doc_id and text"),
    ".zip": ("an archive", "unpack it and give the folder"),
    ".csv": ("a table", "rectnlp.extract_many and `rectnlp extract` read tables of bulletins"),
    ".parquet": ("a table", "rectnlp.extract_many and `rectnlp extract` read tables of bulletins"),
}
_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"PAR1", ".parquet"),
)
_ARCHIVE = b"PK\x03\x04"


def suffixes() -> frozenset[str]:
    """The suffixes of files that a folder is searched for."""
    return frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(name: str | PurePath, data: bytes) -> Reader:
    """The reader of a file, by its suffix; a file of an unknown suffix is read as plain text.

    Raises
    ------
    InputError
        When the file is of a kind that has no reader, by its suffix or its first bytes; the message says what to do.

    >>> reader_for("a.txt", "整改".encode()).name
    'text'
    """
    suffix = PurePath(name).suffix.lower()
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if kind is None and data.startswith(_ARCHIVE):
        kind = suffix if suffix in (".docx", ".xlsx", ".ofd") else ".zip"
    what = _REFUSED.get(kind or suffix)
    if what:
        raise InputError(f"{name}: {what[0]}, which has no reader; {what[1]}")
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    return PLAIN
