"""What the words around a date say: the lexicon `event_words`, some of it with where its words must stand."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled


@compiled
def _wording(lexicons: Lexicons) -> dict[str, re.Pattern[str]]:
    asked, closed, following, ordered, sent = (
        lexicons.pattern("event_words", kind) for kind in ("asked", "closed", "next", "ordered", "sends")
    )
    inspection = f"(?:{lexicons.pattern('inspections', 'any')}|督导|检查|核查)"
    return lexicons.kinds("event_words") | {
        "asked": re.compile(f"{asked}[,:]$"),
        "closed": re.compile(f"..{closed}$"),
        "next": re.compile(rf"[^,。]{{0,8}}{following}"),
        "team": re.compile(
            rf"{sent}[^,。;\n]{{0,12}}{inspection}组(?:[,对进开赴]|分别)[^。;\n]{{0,40}}(?:{inspection}|进驻)"
        ),
        "ordered": re.compile(rf"{ordered}|明确[^,。]{{0,8}}(?:于|$)"),
    }


def says(analysis: Analysis, kind: str) -> re.Pattern[str]:
    """The pattern of one kind of words."""
    return _wording(analysis.lexicons)[kind]


__all__ = ["says"]
