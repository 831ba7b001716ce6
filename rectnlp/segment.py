"""Words and their parts of speech, for nouns, predicates and names; character-level rules need none.

One protocol, several segmenters. `rjieba` is the default: boundaries agree with jieba's to F1 0.999, at 15 times the
speed. None is imported before it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span

Tagged = list[tuple[str, str]]
Tagger = Callable[[str], Tagged]


class Words:
    """The words of a text: surfaces, tags (ICTCLAS style: n, v, vn, a, d, m, q …) and positions."""

    __slots__ = ("domain", "ends", "starts", "surfaces", "tags")

    def __init__(self, tagged: Tagged, domain: dict[str, str]) -> None:
        self.domain = domain
        self.surfaces = [word for word, _ in tagged]
        # The general dictionary's tag stands unless the domain knows better (整改 is a verbal noun here).
        self.tags = [domain.get(word, tag) for word, tag in tagged]
        self.ends = list(accumulate(map(len, self.surfaces)))
        self.starts = [0, *self.ends[:-1]] if self.ends else []

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


@compiled
def domain_tags(lexicons: Lexicons) -> dict[str, str]:
    """The tags that the domain's words have here, whatever a general dictionary says."""
    return {row["word"]: row["tag"] for row in lexicons.rows("words")}


@cache
def tagger(name: str, lexicons: Lexicons) -> Tagger:
    """A segmenter by name, with the domain's words loaded.

    Raises
    ------
    ValueError
        When there is no segmenter of that name.
    """
    words = [(row["word"], int(row["freq"]), row["tag"]) for row in lexicons.rows("words")]
    if name == "rjieba":
        import rjieba

        fast = rjieba.Jieba()
        for word, freq, tag in words:
            fast.add_word(word, freq, tag)
        return fast.tag
    if name == "jieba":
        import logging

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.ERROR)
        own = jieba.Tokenizer()
        for word, freq, tag in words:
            own.add_word(word, freq, tag)
        posseg = jieba.posseg.POSTokenizer(own)
        return lambda text: [(pair.word, pair.flag) for pair in posseg.cut(text)]
    if name == "char":
        return lambda text: [(character, "x") for character in text]
    raise ValueError(f"no segmenter {name!r}: choose rjieba, jieba or char")
