"""What is known of one bulletin while it is being read: the text's views, its structure, and the rows found so far.

Steps (see `pipeline`) read it and add to it, each its own part. Positions are offsets into `view.norm`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.mentions import Found, Span
from rectnlp.structure import Outline, Zones
from rectnlp.text.normalise import View
from rectnlp.text.segment import domain_tags, tagger
from rectnlp.text.sentences import Stretches, clauses, paragraphs, sentences
from rectnlp.text.words import Words

# What barred stretches look like to rules: no pattern matches these characters. Titles keep their own mask, since
# a title may still be the noun that is counted (编印《…》12期).
BARRED = "\ue000"
TITLE = "\ue001"
_START = attrgetter("start")


@dataclass(slots=True)
class Warning_:
    """A row of `warnings`."""

    code: str
    start: int | None
    end: int | None
    message: str


@dataclass(slots=True)
class Failure:
    """A row of `failures`."""

    source: str | None
    stage: str
    error: str
    message: str


@dataclass
class Analysis:
    """One bulletin under analysis."""

    bulletin: Bulletin
    lexicons: Lexicons = field(default_factory=Lexicons)
    segmenter: str = "rjieba"
    zones: Zones = field(default_factory=Zones)
    outline: Outline = field(default_factory=Outline)
    # The view with page furniture, signature, cited titles and fixed names masked: what extractors scan.
    body: str = ""
    # Numbers with their measures, before the extractors sort them into counts, rates and amounts.
    quantities: list[Found] = field(default_factory=list)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    # What steps work out once and share, by what it is: clauses read into verbs, subjects.
    notes: dict[str, Any] = field(default_factory=dict)
    # The date that year rules compare with, and where it came from; the year alone where no more is known.
    published: dt.date | None = None
    published_year: int | None = None
    published_source: str | None = None
    posted: dt.date | None = None
    signed: dt.date | None = None
    origin: str | None = None  # whom the page has the text from (来源)

    @cached_property
    def view(self) -> View:
        """The normalised view of the text."""
        return self.bulletin.view

    @cached_property
    def sentences(self) -> Stretches:
        """Sentences of the view."""
        return sentences(self.view.norm)

    @cached_property
    def clauses(self) -> Stretches:
        """Clauses of the view (a comma inside a masked title ends none)."""
        return clauses(self.body)

    @cached_property
    def paragraphs(self) -> Stretches:
        """Lines of the view."""
        return paragraphs(self.view.norm)

    @cached_property
    def words(self) -> Words:
        """Words of the view, segmented when first asked for."""
        return Words(tagger(self.segmenter, self.lexicons)(self.body), domain_tags(self.lexicons))

    def within(self, table: str, start: int, end: int) -> list[Any]:
        """The mentions of a table that begin in a stretch; the table must be in reading order."""
        rows = self.rows.get(table, [])
        return rows[bisect_left(rows, start, key=_START) : bisect_left(rows, end, key=_START)]

    def warn(self, code: str, message: str, start: int | None = None, end: int | None = None) -> None:
        """Add a row to `warnings`."""
        self.rows.setdefault("warnings", []).append(Warning_(code, start, end, message))

    def printed(self, span: Span) -> str:
        """A stretch of the view as printed."""
        return self.view.printed[span[0] : span[1]]


def failure_of(analysis: Analysis, where: str, error: Exception) -> Failure:
    """A fault of ours as a row of `failures`."""
    message = f"{where}: {error}; please report it with the text"
    return Failure(analysis.bulletin.source, "extract", type(error).__name__, message)


def mask(text: str, spans: Sequence[Span], character: str) -> str:
    """`text` with stretches overwritten; spans in order, of any overlap.

    >>> mask("编印《参考》12期", [(3, 5)], "*")
    '编印《**》12期'
    """
    pieces = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        start = max(start, at)
        pieces.append(text[at:start])
        pieces.append(character * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
