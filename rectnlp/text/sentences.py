"""Where sentences, clauses and paragraphs end.

A sentence ends at 。！？ or a line break, a clause also at a comma, semicolon or colon; a comma between digits
(1,816) ends nothing. Where no mark comes for LONGEST characters the text has lost its marks, and a pause ends both:
rules look through the sentence of every mention, which must not cost more the longer the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import sub

from rectnlp.mentions import Span

# Each begins with one plain class of characters, which `re` skips to at full speed.
_SENTENCE = re.compile("[。!?\n][。!?\n]*[”’)]?")
_CLAUSE = re.compile("[。!?\n;:,](?:(?<=,)(?:(?![0-9]{3}(?![0-9]))|(?<![0-9],))|(?<!,)[。!?\n;:]*[”’)]?)")
_PARAGRAPH = re.compile("\n\n*")
_PAUSE = re.compile("[,;:、 )]")
LONGEST = 1000


class Stretches:
    """A partition of a text into stretches that end where a pattern matches; look-ups by position in log time.

    >>> clauses = Stretches("截至6月底,完成37项。", _CLAUSE)
    >>> clauses.at(8)
    (6, 12)
    """

    __slots__ = ("breaks", "length", "marks")

    def __init__(self, text: str, pattern: re.Pattern[str], longest: int | None = None) -> None:
        self.length = len(text)
        spans = [match.span() for match in pattern.finditer(text)]
        self._set(spans)
        if longest is not None and max(map(sub, [*self.marks, len(text)], [0, *self.breaks])) > longest:
            self._set(list(_shortened(text, spans, longest)))

    def _set(self, spans: list[Span]) -> None:
        self.breaks = [0, *[end for _, end in spans]]
        self.marks = [0, *[start for start, _ in spans]]  # where the stretch's closing mark begins, parallel to breaks

    def at(self, position: int) -> Span:
        """The stretch that holds a position, its closing mark included."""
        i = bisect_right(self.breaks, position)
        return self.breaks[i - 1], self.breaks[i] if i < len(self.breaks) else self.length

    def index(self, position: int) -> int:
        """The number of the stretch that holds a position."""
        return bisect_right(self.breaks, position) - 1

    def bare(self, position: int) -> Span:
        """The stretch that holds a position, without its closing mark."""
        i = bisect_right(self.breaks, position)
        return self.breaks[i - 1], self.marks[i] if i < len(self.breaks) else self.length

    def __getitem__(self, i: int) -> Span:
        """The i-th stretch, without its closing mark."""
        return self.breaks[i], self.marks[i + 1] if i + 1 < len(self.breaks) else self.length

    def __len__(self) -> int:
        return len(self.breaks)


def _shortened(text: str, spans: Iterable[Span], longest: int) -> Iterator[Span]:
    """The closing marks, and in stretches that are too long the last pause, or nothing at all, as one more."""
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        while start - at > longest:
            pauses = [match.end() for match in _PAUSE.finditer(text, at + longest // 2, at + longest)]
            at = pauses[-1] if pauses else at + longest
            yield at, at
        if end > start:
            yield start, end
        at = end


def sentences(text: str) -> Stretches:
    """The sentences of a text."""
    return Stretches(text, _SENTENCE, LONGEST)


def clauses(text: str) -> Stretches:
    """The clauses of a text."""
    return Stretches(text, _CLAUSE, LONGEST)


def paragraphs(text: str) -> Stretches:
    """The lines of a text."""
    return Stretches(text, _PARAGRAPH)
