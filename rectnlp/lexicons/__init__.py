"""Lexicons: linguistic and official knowledge as data files, one file a kind of knowledge.

A lexicon is a TSV file beside this module. Lines that start with `#` are comments and say what the file holds and where
it comes from; the first other line names the columns. Two columns are the same everywhere: the first is the entry's
key, and `aliases`, where there is one, holds other surfaces of it, split by `|`.

Users overlay their own: a folder with files of the same names, whose rows are added to ours (a row with a key that we
have replaces ours).

>>> lexicons = Lexicons()
>>> next(row for row in lexicons.rows("numerals") if row["word"] == "亿")["value"]
'100000000'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from rectnlp.errors import LexiconError

Row = dict[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons:
    """The package's lexicons with the user's overlays, in order.

    The same overlays give the same object, so that what is compiled from it is found again by identity.
    """

    overlays: tuple[Path, ...] = ()

    def __new__(cls, overlays: tuple[Path, ...] = ()) -> Lexicons:
        """The one object of these overlays."""
        return _KNOWN.setdefault(tuple(overlays), object.__new__(cls))

    def __reduce__(self) -> tuple[type[Lexicons], tuple[tuple[Path, ...]]]:
        return Lexicons, (self.overlays,)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one lexicon, ours first.

        Raises
        ------
        LexiconError
            When a file breaks the format, naming file and line.
        """
        return _rows(self, name)

    def check(self) -> None:
        """Read every overlay, so that what is wrong with one is told before any text is.

        Raises
        ------
        LexiconError
            When an overlay is no folder, or a file of it is none of ours or breaks the format.
        """
        for folder in self.overlays:
            if not folder.is_dir():
                raise LexiconError(f"{folder}: there is no such folder; lexicons of your own lie in a folder")
            for path in sorted(folder.glob("*.tsv")):
                if not files("rectnlp.lexicons").joinpath(path.name).is_file():
                    raise LexiconError(f"{path}: we have no lexicon of that name; see rectnlp/lexicons")
                self.rows(path.stem)

    def words(self, name: str, key: str | None = None) -> dict[str, Row]:
        """Every surface of a lexicon (keys and aliases) with its row; a later row wins."""
        found: dict[str, Row] = {}
        for row in self.rows(name):
            first = row[key] if key else next(iter(row.values()))
            for surface in (first, *row.get("aliases", "").split("|")):
                if surface:
                    found[surface] = row
        return found

    def surfaces(self, name: str, kind: str) -> tuple[str, ...]:
        """The surfaces of a lexicon's rows of one kind; the column `kind` may name several, split by `|`."""
        return _surfaces(self, name, kind)

    def pattern(self, name: str, kind: str) -> str:
        """A pattern of those surfaces, longest first.

        `not_after` and `not_before` hold what, right before or behind a word, makes another word of it, split by `|`.

        >>> import re
        >>> re.findall(Lexicons().pattern("list_words", "list"), "合并,并同时")
        ['并', '同时']
        """
        rows = self.words(name)
        branches = (
            re.escape(surface)
            + _guard("(?<!", rows[surface].get("not_after", ""), surface)  # behind it: `re` skips to literals
            + _guard("(?!", rows[surface].get("not_before", ""))
            for surface in sorted(self.surfaces(name, kind), key=len, reverse=True)
        )
        return f"(?:{'|'.join(branches)})"

    def kinds(self, name: str) -> dict[str, re.Pattern[str]]:
        """That pattern for every kind of a lexicon, compiled once."""
        return _kinds(self, name)


def _guard(look: str, words: str, after: str = "") -> str:
    """Looks to one side of a word for words that must not stand there, `after` behind each."""
    return "".join(f"{look}{re.escape(word + after)})" for word in words.split("|") if word)


_KNOWN: dict[tuple[Path, ...], Lexicons] = {}


@cache
def _rows(lexicons: Lexicons, name: str) -> tuple[Row, ...]:
    ours = parse(files("rectnlp.lexicons").joinpath(f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv")
    merged = {next(iter(row.values())): row for row in ours}
    for folder in lexicons.overlays:
        path = folder / f"{name}.tsv"
        if path.is_file():
            for row in parse(path.read_text(encoding="utf-8-sig"), str(path)):
                merged[next(iter(row.values()))] = _filled(row, ours[0], str(path))
    return tuple(merged.values())


@cache
def _surfaces(lexicons: Lexicons, name: str, kind: str) -> tuple[str, ...]:
    return tuple(word for word, row in lexicons.words(name).items() if kind in row["kind"].split("|"))


@cache
def _kinds(lexicons: Lexicons, name: str) -> dict[str, re.Pattern[str]]:
    kinds = {kind for row in lexicons.rows(name) for kind in row["kind"].split("|")}
    return {kind: re.compile(lexicons.pattern(name, kind)) for kind in kinds}


def _filled(row: Row, like: Row, path: str) -> Row:
    """An overlay's row with all columns that ours have; those it leaves out are empty."""
    key = next(iter(like))
    strange = [column for column in row if column not in like]
    if strange or next(iter(row)) != key:
        raise LexiconError(f"{path}: columns are {', '.join(row)}; ours are {', '.join(like)}, and {key} comes first")
    return {**dict.fromkeys(like, ""), **row}


def parse(text: str, name: str) -> list[Row]:
    """Rows of a lexicon file.

    >>> parse("# a comment\\nword\\tvalue\\n亿\\t1e8\\n", "numerals.tsv")
    [{'word': '亿', 'value': '1e8'}]
    """
    header: list[str] | None = None
    rows: list[Row] = []
    for at, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise LexiconError(f"{name}, line {at}: {len(cells)} cells, but the header names {len(header)} columns")
        else:
            rows.append(dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True)))
    return rows


def compiled(build: Callable[[Lexicons], T]) -> Callable[[Lexicons], T]:
    """Keep what is compiled from lexicons (a pattern, an automaton) for as long as the process lives."""
    return wraps(build)(cache(build))
