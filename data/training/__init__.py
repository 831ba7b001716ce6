"""Trains the models that ship in `models/`: `python -m training.ner` and `python -m training.pkuseg` in `data/`.

Texts come from the generator's first wording, from the samples and from `words/*.tsv`; never from the sealed half, and
never from the held-out sentences.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent
MODELS = DATA.parent / "models"
SEED = 20240917


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one kind that names are made of."""
    lines = (Path(__file__).parent / "words" / "names.tsv").read_text(encoding="utf-8").splitlines()
    return next(tuple(cells[1].split()) for line in lines if (cells := line.split("\t"))[0] == kind)
