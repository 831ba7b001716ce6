"""How far a text can be read: its share of garbled characters. A flag, never a filter (see also `kinds`, `duplicates`).

Text is garbled where a decoder put U+FFFD, a font put characters of Unicode's private area, or text in one encoding
was read as another: 锟斤拷, 鏁存敼 (UTF-8 read as GBK), æ´æ (UTF-8 read as Latin-1).

>>> garbled_share("整改到位"), garbled_share("整改鏁存敼")
(0.0, 0.6)
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis

NOTICEABLE = 0.01  # a text above this share is warned of

_LOST = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f\x80-\x84\x86-\x9f]|锟斤拷|烫烫烫|屯屯屯")
_LATIN = re.compile(
    "(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}){2,}"
)
# What the first bytes of the commonest characters and marks look like in GBK; without any of these nothing was misread.
_ODD = re.compile("[锛銆紝涓鏁鏈鍏鍙浠缁鍚鏄]")
# Two characters or more of UTF-8 in a row. Text that is GBK in truth has hardly any.
_UTF8 = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf]){2,}")


# One look tells of most texts that they are sound.
_SUSPECT = re.compile("[\x01-\x08\x0e-\x1f\x80-\x9f\u00c2-\u00f4锟烫屯锛銆紝涓鏁鏈鍏鍙浠缁鍚鏄\ue000-\uf8ff\ufffd]")


def garbled_share(text: str) -> float:
    """The share of garbled characters, 0 to 1."""
    if not _SUSPECT.search(text):
        return 0.0
    garbled = sum(len(match[0]) for pattern in (_LOST, _LATIN) for match in pattern.finditer(text))
    if _ODD.search(text):
        misread = sum(len(match[0]) for match in _UTF8.finditer(text.encode("gb18030", "ignore")))
        garbled += misread // 2  # GBK reads two bytes as one character
    return min(round(garbled / len(text), 4), 1.0)


def flag(analysis: Analysis) -> float:
    """The share of garbled characters of a bulletin, with a warning where it is noticeable."""
    share = garbled_share(analysis.bulletin.text)
    if share > NOTICEABLE:
        analysis.warn("garbled", f"{share:.1%} of the characters are garbled; read the file with its true encoding")
    return share
