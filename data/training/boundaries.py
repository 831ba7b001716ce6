"""`python -m training.boundaries` in `data/`: F1 of words by segmenter, on the held-out sentences with words by hand.

The brackets hold the 95 % bootstrap interval of our pkuseg's F1 less the other's, over sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from rectnlp.lexicons import Lexicons
from rectnlp.text.segment import tagger
from training.evaluate import Tally, difference, f1
from training.heldout import sentences

SEGMENTERS = ("pkuseg", "jieba", "rjieba", "char")


def tallies(segmenter: str) -> list[Tally]:
    """Counts of words by sentence."""
    cut = tagger(segmenter, Lexicons())
    counted = []
    for sentence in sentences():
        wanted, found = _spans(sentence.words), _spans(cut(sentence.example.text)[0])
        counted.append((len(wanted), len(found), len(wanted & found)))
    return counted


def _spans(words: Sequence[str]) -> set[tuple[int, int]]:
    return set(pairwise(accumulate(map(len, words), initial=0)))


def main() -> None:
    """Print a line a segmenter."""
    print(f"{len(sentences())} sentences, {sum(len(s.words) for s in sentences())} words")
    ours = tallies("pkuseg")
    for segmenter in SEGMENTERS:
        found = tallies(segmenter)
        low, high = difference(ours, found)
        print(f"{segmenter:<7} F1 {f1(found):.3f}  pkuseg {f1(ours) - f1(found):+.3f} [{low:+.3f}, {high:+.3f}]")


if __name__ == "__main__":
    main()
