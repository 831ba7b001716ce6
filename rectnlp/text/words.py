"""The words of a text, as a segmenter found them: which word stands where."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from rectnlp.mentions import Span

# Words, and the tag of each.
Tagged = tuple[list[str], list[str]]


class Words:
    """The words of a text: surfaces, tags (ICTCLAS style: n, v, vn, a, d, m, q …) and positions."""

    __slots__ = ("domain", "ends", "starts", "surfaces", "tags")

    def __init__(self, tagged: Tagged, domain: dict[str, str]) -> None:
        self.domain = domain
        self.surfaces, self.tags = tagged
        self.starts = list(accumulate(map(len, self.surfaces), initial=0))
        self.ends = self.starts[1:]
        self.starts.pop()

    def index(self, position: int) -> int:
        """The number of the word that holds a position."""
        return bisect_right(self.starts, position) - 1

    def between(self, start: int, end: int) -> range:
        """The numbers of the words that begin in a stretch."""
        first = bisect_right(self.starts, start - 1)
        return range(first, bisect_right(self.starts, end - 1))

    def span(self, i: int) -> Span:
        """Where a word stands."""
        return self.starts[i], self.ends[i]

    def __len__(self) -> int:
        return len(self.surfaces)
