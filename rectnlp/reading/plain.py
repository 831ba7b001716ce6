"""Plain text: the decoded file with its line breaks as \\n, nothing else changed."""

from __future__ import annotations

from rectnlp.reading.encodings import decode
from rectnlp.reading.page import Page, Reader


def line_breaks(text: str) -> str:
    r"""Every line break as \n.

    >>> line_breaks("甲\r\n乙\r丙\n")
    '甲\n乙\n丙\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_plain(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The page in a text file.

    Raises
    ------
    InputError
        When the bytes are no text, see `rectnlp.reading.encodings.decode`.
    """
    text, name = decode(data, source, encoding)
    return Page(line_breaks(text), name)


PLAIN = Reader("text", "1", (".txt", ".text", ".md"), read_plain)
