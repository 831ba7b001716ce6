"""From bytes to text: which encoding a file has, decided by what its bytes allow and never by the machine's locale.

UTF-8 (with or without a byte order mark), UTF-16 and GB18030 (which holds GBK and GB2312) are recognised. Big5 shares
its byte pairs with GBK, so it is only read when it is named; text that is neither is refused rather than garbled.
"""

from __future__ import annotations

import codecs
import re

from rectnlp.errors import InputError
from rectnlp.reading.mixed import MIXED, mixed

# Longest mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HAN = re.compile("[\u3400-\u9fff]")
# Characters that make up about a fifth of any Chinese prose. Source: 现代汉语常用字表 (1988), the top by frequency,
# in both scripts; text decoded with the wrong table has next to none.
_COMMON = re.compile("[的一是不了在有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主]")
_ENOUGH_HAN = 40
_ENOUGH_COMMON = 0.02
# Control characters that no text file holds, NUL aside (a stray one is damage, not a sign of a program).
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, source: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was read with, as Python names it.

    Parameters
    ----------
    data
        The file's bytes.
    source
        How error messages name the file.
    encoding
        The caller's word on the encoding; it is then not guessed.

    Raises
    ------
    InputError
        When the name is no encoding, or the bytes are not text in it, or in none of those recognised.

    >>> decode("整改".encode("gbk"), "a.txt"), decode("整改".encode("utf-8-sig"), "a.txt")
    (('整改', 'gb18030'), ('整改', 'utf-8-sig'))
    >>> decode("整改".encode("big5"), "a.txt", "big5")
    ('整改', 'big5')
    """
    text, name = _named(data, source, encoding) if encoding else _recognised(data, source)
    if len(_CONTROL.findall(text)) > len(text) // 100 or text.count("\0") > len(text) // 10:
        raise InputError(f"{source}: a binary file, not a text; save it as plain text first")
    return text, name


def _named(data: bytes, source: str, encoding: str) -> tuple[str, str]:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise InputError(f"{source}: no encoding {encoding!r}; try utf-8, gb18030, utf-16 or big5") from None
    if name == "utf-8" and data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    try:
        return data.decode(name), name
    except (UnicodeError, LookupError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"{source}: not {encoding}{at}; leave the encoding out to have it recognised") from None


def _recognised(data: bytes, source: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), name
            except UnicodeDecodeError as error:
                raise InputError(f"{source}: begins as {name} but is broken at byte {error.start}") from None
    for name in ("utf-8", *_unmarked_utf16(data), "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and (parts := mixed(data)) is not None and parts != text and _plausible(parts):
            return parts, MIXED
        if (name == "utf-8" and text.count("\0") <= len(text) // 10) or _plausible(text):
            return text, name
    if (lines := mixed(data)) is not None and _plausible(lines):
        return lines, MIXED
    raise InputError(f"{source}: {_why_not(data)}")


def _why_not(data: bytes) -> str:
    """What to tell of bytes that no recognised encoding reads."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(_HAN.findall(data[: error.start].decode("utf-8"))) >= _ENOUGH_HAN:
            return f"UTF-8 up to byte {error.start:,} of {len(data):,} and broken there; mend or cut the file"
    return "neither UTF-8 nor GB18030 text; name its encoding (--encoding big5, for example)"


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark shows in the zero bytes of its line breaks and digits, most of them on one side."""
    zeros = data.count(0)
    if not zeros or len(data) % 2:
        return ()
    return ("utf-16-le",) if data[1::2].count(0) * 2 > zeros else ("utf-16-be",)


def _plausible(text: str) -> bool:
    """Whether text reads as Chinese, or has too little of it to tell."""
    han = len(_HAN.findall(text))
    return han < _ENOUGH_HAN or len(_COMMON.findall(text)) >= han * _ENOUGH_COMMON
