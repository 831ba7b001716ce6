"""The corpus of the fuzzer, and what it has found, read on every run; the fuzzing itself is `tests/fuzz/bulletin.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import kept

import rectnlp

CORPUS = sorted((Path(__file__).parent / "fuzz" / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("published", [None, 2024, "2024-11-08"])
def test_every_text_of_the_corpus_keeps_the_promises(path: Path, published: object) -> None:
    rows = kept(rectnlp.Bulletin(path.read_bytes().decode("utf-8", "surrogateescape"), published))
    if path.stem in rows:  # a text is named after the table that it is for
        assert rows[path.stem]
