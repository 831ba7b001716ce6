"""Other words for those around names, so that a model does not take a word that the generator never writes for a name.

A word gives way to another of its part of speech and length, drawn by frequency from jieba's dictionary (MIT licence).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from random import Random

import jieba

from rectnlp.lexicons import Lexicons
from rectnlp.text.segment import tagger
from training.example import Example

_TAGS = frozenset(["n", "v", "vn", "a", "ad", "an", "d", "b", "l", "i", "z"])
_CHANGED = 0.6  # share of such words that give way
_RAREST = 20  # occurrences in jieba's corpus


class Vocabulary:
    """Words by part of speech and length."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._cut = tagger("rjieba", Lexicons())
        bodies = tuple(row["suffix"] for row in Lexicons().rows("unit_suffixes"))
        by: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
            for word, frequency, tag in map(str.split, lines):
                if tag in _TAGS and int(frequency) >= _RAREST and not word.endswith(bodies):
                    by[tag, len(word)][word] = round(int(frequency) ** 0.5)
        self._words = {key: (list(of), list(of.values())) for key, of in by.items()}

    def reworded(self, example: Example) -> Example:
        """The sentence with other words around its names; lengths, and so spans, stay."""
        borders = [0, *(at for start, end, _ in example.spans for at in (start, end)), len(example.text)]
        names = {(start, end) for start, end, _ in example.spans}
        parts = [
            example.text[start:end] if (start, end) in names else self._other(example.text[start:end])
            for start, end in pairwise(borders)
        ]
        return Example("".join(parts), example.spans)

    def _other(self, text: str) -> str:
        return "".join(
            self.rng.choices(*self._words[tag, len(word)])[0]
            if (tag, len(word)) in self._words and self.rng.random() < _CHANGED
            else word
            for word, tag in zip(*self._cut(text), strict=True)
        )
