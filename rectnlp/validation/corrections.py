"""What is to be corrected by hand: entries, each on one row, by bulletin."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rectnlp.schema import TABLES

# The column that a row is found by, of tables that are no mention tables.
KEYS: Mapping[str, str] = {"documents": "doc_id", "problems": "problem_id"}
# What the column rule says of a row added by hand, and, behind a plus sign, of one with a value set by hand.
CORRECTION = "correction"
MENTION_ID = re.compile(r"(?P<doc>.*):(?P<table>\w+):(?P<start>\d{1,12})-(?P<end>\d{1,12})(?:~\d{1,6})?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry."""

    line: int
    doc_id: str
    key: str  # mention_id, or the id of a document or problem
    table: str
    action: str
    column: str | None
    value: Any
    text: str | None

    @property
    def span(self) -> tuple[int, int] | None:
        """The stretch of the text that a mention_id names."""
        match = MENTION_ID.fullmatch(self.key) if TABLES[self.table].mentions else None
        return (int(match["start"]), int(match["end"])) if match else None


@dataclass(frozen=True)
class Corrections:
    """The entries of a file, in its order."""

    entries: tuple[Correction, ...] = ()

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Correction, ...]]:
        """The entries of every bulletin, by doc_id."""
        found: dict[str, list[Correction]] = {}
        for entry in self.entries:
            found.setdefault(entry.doc_id, []).append(entry)
        return {doc_id: tuple(entries) for doc_id, entries in found.items()}

    def elsewhere(self, here: Collection[str]) -> list[str]:
        """A note on every bulletin that has entries but is not among these doc_ids."""
        return [
            f"{len(entries)} correction{'s' if len(entries) > 1 else ''} of a bulletin not in this run: {doc_id}"
            for doc_id, entries in self.by_document.items()
            if doc_id not in here
        ]

    def __bool__(self) -> bool:
        return bool(self.entries)
