"""The held-out sentences: words by hand, with bodies and persons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from training import DATA
from training.example import Example

_OPENING = {"[": "ORG", "<": "PERSON"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words and its names."""

    words: tuple[str, ...]
    example: Example


@cache
def sentences() -> tuple[Sentence, ...]:
    """All of them."""
    lines = (DATA / "heldout" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return tuple(parsed(line) for line in lines if line and not line.startswith("#"))


def parsed(line: str) -> Sentence:
    """One line.

    >>> parsed("[县 水利局] 约谈 <周正>").example.spans
    ((0, 4, 'ORG'), (6, 8, 'PERSON'))
    """
    text, spans, start, label = "", [], 0, ""
    words = tuple(word.strip("[]<>") for word in line.split())
    for character in line:
        if character in _OPENING:
            start, label = len(text), _OPENING[character]
        elif character in "]>":
            spans.append((start, len(text), label))
        elif character != " ":
            text += character
    return Sentence(words, Example(text, tuple(spans)))
