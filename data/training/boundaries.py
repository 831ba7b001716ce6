"""`python -m training.boundaries` in `data/`: F1 of words by segmenter, on the held-out sentences with words by hand."""

from __future__ import annotations

from itertools import accumulate, pairwise

from rectnlp.lexicons import Lexicons
from rectnlp.segment import tagger

from training.heldout import sentences

SEGMENTERS = ("pkuseg", "jieba", "rjieba", "char")


def figures(segmenter: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of words."""
    cut = tagger(segmenter, Lexicons())
    hits = gold = predicted = 0
    for sentence in sentences():
        wanted, found = _spans(sentence.words), _spans(cut(sentence.example.text)[0])
        hits += len(wanted & found)
        gold += len(wanted)
        predicted += len(found)
    return hits / predicted, hits / gold, 2 * hits / (gold + predicted)


def _spans(words: tuple[str, ...] | list[str]) -> set[tuple[int, int]]:
    return set(pairwise(accumulate(map(len, words), initial=0)))


def main() -> None:
    """Print a line a segmenter."""
    print(f"{len(sentences())} sentences, {sum(len(s.words) for s in sentences())} words")
    for segmenter in SEGMENTERS:
        precision, recall, f1 = figures(segmenter)
        print(f"{segmenter:<7} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
