"""A grammar that writes fictional bulletins and their gold together, from a seed.

Its words (names, bodies, problems, statements, frames, cases) are the TSVs of `words/`; this module reads them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """All rows of one file."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def wording(name: str, folder: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one file of one wording. No row of one wording stands in another."""
    return rows(f"{folder}/{name}")


@cache
def names(kind: str) -> tuple[str, ...]:
    """Fictional names of one kind."""
    return next(tuple(row[1].split()) for row in rows("names") if row[0] == kind)
