"""`python -m training.pkuseg` in `data/`: trains `models/pkuseg`, a segmenter for this register.

The standard that it learns is silver: words of rjieba with the domain's lexicon, cut at the borders of annotated names.
What it is worth is measured on words by hand: `python -m training.boundaries`.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy
import spacy_pkuseg

from rectnlp.lexicons import Lexicons
from rectnlp.text.segment import tagger
from training import MODELS, SEED, corpus
from training.example import Example
from training.names import Names

_BULLETINS, _CONTEXTS = 100, 2500
_ROUNDS = 8
_DECIMALS = 2  # of the weights; the words stay the same, the file is a third
_FILES = ("features.msgpack", "weights.npz")


def segmented(example: Example) -> list[str]:
    """The silver words of a sentence."""
    cut = tagger("rjieba", Lexicons())
    borders = sorted({0, len(example.text), *(at for start, end, _ in example.spans for at in (start, end))})
    words = [word for start, end in pairwise(borders) for word in cut(example.text[start:end])[0]]
    persons = {(start, end) for start, end, label in example.spans if label == "PERSON"}
    return [word for word in _joined(words, persons) if not word.isspace()]


def _joined(words: list[str], persons: set[tuple[int, int]]) -> list[str]:
    """Words with persons' names whole."""
    joined: list[str] = []
    starts = dict(persons)
    at, until = 0, 0
    for word in words:
        if at < until:
            joined[-1] += word
        else:
            joined.append(word)
            until = starts.get(at, 0)
        at += len(word)
    return joined


def main() -> None:
    """Train and write."""
    rng = Random(SEED)
    names = Names(rng)
    examples = [*corpus.generated(_BULLETINS, rng, names), *corpus.contexts(_CONTEXTS, rng, names)]
    examples += [example for text, spans in corpus.samples() for example in corpus.sentences(text, spans)]
    lines = [" ".join(segmented(example)) for example in examples]
    with TemporaryDirectory() as folder:
        train, test = Path(folder, "train.txt"), Path(folder, "test.txt")
        train.write_text("\n".join(lines[200:]) + "\n", encoding="utf-8")
        test.write_text("\n".join(lines[:200]) + "\n", encoding="utf-8")
        spacy_pkuseg.train(str(train), str(test), str(Path(folder, "model")), train_iter=_ROUNDS)
        made = Path(folder, "model")
        weights = numpy.load(made / "weights.npz")
        numpy.savez_compressed(made / "weights.npz", sizes=weights["sizes"], w=weights["w"].round(_DECIMALS))
        for name in _FILES:
            (MODELS / "pkuseg" / name).write_bytes((made / name).read_bytes())


if __name__ == "__main__":
    main()
