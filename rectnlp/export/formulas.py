"""Spreadsheets run a cell that begins like a formula. A text cell is disarmed by an apostrophe, and armed again when
it is read back.

Source: OWASP, CSV Injection: = + - @, tab and line breaks, and their full-width forms.
"""

from __future__ import annotations

import re

# A text that already looks disarmed is disarmed once more, so that reading back takes off exactly what was put on.
_RISKY = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_DISARMED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def disarm(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> disarm("=1+1"), disarm("整改"), disarm("'=1")
    ("'=1+1", '整改', "''=1")
    """
    return "'" + text if _RISKY.match(text) else text


def rearm(text: str) -> str:
    """The text that was disarmed.

    >>> rearm("'=1+1"), rearm("'整改'")
    ('=1+1', "'整改'")
    """
    return text[1:] if _DISARMED.match(text) else text
