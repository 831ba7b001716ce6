"""What the words around a date say: the lexicon `event_words`, some of it with where its words must stand."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled


@compiled
def _wording(lexicons: Lexicons) -> dict[str, re.Pattern[str]]:
    asked, closed, following, ordered = (
        lexicons.pattern("event_words", kind) for kind in ("asked", "closed", "next", "ordered")
    )
    return lexicons.kinds("event_words") | {
        "asked": re.compile(f"{asked}[,:]$"),
        "closed": re.compile(f"..{closed}$"),
        "next": re.compile(rf"[^,。]{{0,8}}{following}"),
        "ordered": re.compile(rf"{ordered}|明确[^,。]{{0,8}}(?:于|$)"),
    }


def says(analysis: Analysis, kind: str) -> re.Pattern[str]:
    """The pattern of one kind of words."""
    return _wording(analysis.lexicons)[kind]


__all__ = ["says"]
