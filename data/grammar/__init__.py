"""A grammar that writes fictional bulletins and their gold together, from a seed.

Its words (names, bodies, problems, statements, frames, cases) are the TSVs of `words/`; this module reads them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """All rows of one file."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def halves(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The rows of one file by the half of the corpus that may use them: no wording of one stands in the other.

    Rows alternate within their group (the first two columns, and whether they cite a document), so that both halves
    have as much of everything.
    """
    parted: dict[str, list[tuple[str, ...]]] = {"open": [], "sealed": []}
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows(name):
        group = (*row[:2], "{d:" in row[-1]) if len(row) > 2 else (len(row),)
        seen[group] += 1
        parted["open" if seen[group] % 2 else "sealed"].append(row)
    return {half: tuple(found) for half, found in parted.items()}


def wording(name: str, half: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one file that a half may use."""
    return halves(name)[half]


@cache
def names(kind: str) -> tuple[str, ...]:
    """Fictional names of one kind."""
    return next(tuple(row[1].split()) for row in rows("names") if row[0] == kind)
