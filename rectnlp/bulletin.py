"""The bulletin: a text, what its caller knows about it, and the view that rules match on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeAlias

from rectnlp.text.normalise import View, normalise

# How callers give a date of publication: a day, an ISO day, a bare year, or nothing.
Published: TypeAlias = dt.date | str | int | None

_SURROGATE = re.compile("[\ud800-\udfff]")
_YEAR = re.compile(r"(?:19[4-9]\d|20\d\d|2100)(?:\.0)?")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


class Bulletin:
    """One bulletin; not changed once made.

    Parameters
    ----------
    text
        The text that all offsets point into. A lone surrogate becomes U+FFFD, of the same length.
    published
        The date of publication where the caller knows it: a `datetime.date` or an ISO day, or a bare year (2023),
        against which year rules compare with its 31 December. Never guessed from the clock.
    doc_id
        Text; the key of every row.
    source
        Where it came from, as the caller says it: a path or an address.
    encoding, reader, reader_version
        How it was decoded, and which reader made the text.
    posted, origin
        The date and the source (来源) that a web page states beside its article.
    extra
        Further input columns, carried through to the `documents` table as they are.

    Raises
    ------
    ValueError
        When `published` is neither an ISO day nor a year.

    >>> Bulletin("截至6月底，完成37项。", published="2023-10-17").published
    datetime.date(2023, 10, 17)
    >>> Bulletin("截至6月底。", published=2023).published_year
    2023
    """

    def __init__(
        self,
        text: str,
        published: Published = None,
        *,
        doc_id: str = "text",
        source: str | None = None,
        encoding: str | None = None,
        reader: str = "text",
        reader_version: str = "1",
        posted: dt.date | None = None,
        origin: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.text = well_formed(text)
        self.published, self.published_year = parse_published(published)
        self.doc_id = well_formed(doc_id)
        self.source = well_formed(source) if source else source
        self.encoding = encoding
        self.reader = reader
        self.reader_version = reader_version
        self.posted = posted
        self.origin = origin
        self.extra = dict(extra or {})

    def __repr__(self) -> str:
        return f"Bulletin({self.doc_id!r}, {len(self.text):,} characters)"

    @cached_property
    def view(self) -> View:
        """The normalised view with its offset map."""
        return normalise(self.text)


def well_formed(text: str) -> str:
    """`text` with every lone surrogate as U+FFFD: file names, too, may hold some, and no encoding writes them.

    >>> well_formed("甲\\ud800")
    '甲\ufffd'
    """
    return _SURROGATE.sub("\ufffd", text)


def parse_published(value: Published) -> tuple[dt.date | None, int | None]:
    """A date of publication as callers give it: (day or None, year or None).

    >>> parse_published("2023"), parse_published("2023-10-17"), parse_published(None)
    ((None, 2023), (datetime.date(2023, 10, 17), 2023), (None, None))

    Raises
    ------
    ValueError
        When it is neither an ISO day nor a year between 1940 and 2100.
    """
    if value is None or value == "" or value != value:
        return None, None
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return value, value.year
    text = str(value).strip()
    if _YEAR.fullmatch(text):
        return None, int(text[:4])
    match = _DAY.match(text)
    try:
        if match:
            day = dt.date(*map(int, match.groups()))
            return day, day.year
    except ValueError:
        pass  # 2023-13-01: told below like any other word
    raise ValueError(f"published is {text!r}: give an ISO day (2023-10-17) or a year (2023)")
