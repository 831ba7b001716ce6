"""Small helpers for patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_FEW = 1000  # words of a closed list


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern in a stretch of a text.

    >>> last(re.compile("对."), "对甲、对乙", 0, 5).group()
    '对乙'
    """
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def words(surfaces: Iterable[str], *, nested: bool = False) -> AhoCorasick:
    """An automaton for a closed list of words: leftmost, longest; `nested` finds those inside others, too.

    Its matches are the word's number in the list, and where it begins and ends. Of few words it is a table of all
    states, which reads a text in half the time of a pattern; of many that table would be megabytes of cold memory.

    >>> words(["警告", "严重警告", "警告处分"]).find_matches_as_indexes("受到严重警告和警告处分")
    [(1, 2, 6), (2, 7, 11)]
    """
    listed = list(surfaces)
    kind = MatchKind.Standard if nested else MatchKind.LeftmostLongest
    states = Implementation.DFA if len(listed) <= _FEW else Implementation.ContiguousNFA
    return AhoCorasick(listed, matchkind=kind, implementation=states, store_patterns=False)
