"""The grammar's data: names, bodies, problems, statements, frames, cases; one TSV each, and their reader."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """All rows of one file."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def half_of(row: tuple[str, ...]) -> str:
    """Which half of the corpus a row belongs to: no wording of the sealed half stands in the open one."""
    return "sealed" if zlib.crc32("\t".join(row).encode()) % 2 else "open"


def wording(name: str, half: str) -> list[tuple[str, ...]]:
    """The rows of one file that a half may use."""
    return [row for row in rows(name) if half_of(row) == half]


@cache
def names(kind: str) -> tuple[str, ...]:
    """Fictional names of one kind."""
    return next(tuple(row[1].split()) for row in rows("names") if row[0] == kind)
