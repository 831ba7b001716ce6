"""Small helpers for patterns."""

from __future__ import annotations

import re


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern in a stretch of a text.

    >>> last(re.compile("对."), "对甲、对乙", 0, 5).group()
    '对乙'
    """
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
