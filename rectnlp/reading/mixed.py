"""Files in two encodings: a page whose frame is UTF-8 and whose article is GBK, files strung together, a broken byte.

Every line is decoded as what its own bytes say: as UTF-8 when it is valid and holds Chinese in it, else as GB18030.
"""

from __future__ import annotations

import re

MIXED = "utf-8+gb18030"  # how such a file's encoding is recorded

# A Chinese character or mark as UTF-8 writes it. A line of GBK is hardly ever valid UTF-8 that holds one.
_UTF8 = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbd][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
_MOST_LOST = 0.02  # characters that may be lost; more, and the file is in some other encoding
_HALF = 0.5


def mixed(data: bytes, *, lossy: bool = False) -> str | None:
    """The text of a file whose lines are UTF-8 or GB18030 each for itself; None where a line is neither.

    With `lossy`, a few broken bytes become U+FFFD instead: web pages are cut and mended by programs that know no
    characters.

    >>> mixed("整改到位\\n".encode() + "完成整改".encode("gbk"))
    '整改到位\\n完成整改'
    """
    text = "\n".join(map(_line, data.split(b"\n")))
    return text if text.count("\ufffd") <= (len(text) * _MOST_LOST if lossy else 0) else None


def _line(line: bytes) -> str:
    if not _HIGH.search(line):
        return line.decode("ascii")
    for name in ("utf-8", "gb18030") if _UTF8.search(line) else ("gb18030",):
        try:
            return line.decode(name)
        except UnicodeDecodeError:
            continue
    high = len(_HIGH.findall(line))
    of_utf8 = sum(len(match[0]) for match in _UTF8.finditer(line))
    return line.decode("utf-8" if of_utf8 > high * _HALF else "gb18030", "replace")
