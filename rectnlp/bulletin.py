"""The bulletin: a text, what its caller knows about it, and the view that rules match on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rectnlp.normalise import View, normalise

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Bulletin:
    """One bulletin.

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
    encoding, reader
        How it was decoded and which reader made the text.
    extra
        Further input columns, carried through to the `documents` table as they are.

    >>> Bulletin("截至6月底，完成46项。", published="2023-11-24").published
    datetime.date(2023, 11, 24)
    >>> Bulletin("截至6月底。", published=2023).published_year
    2023
    """

    text: str
    published: dt.date | None = None
    doc_id: str = "text"
    source: str | None = None
    encoding: str | None = None
    reader: str = "text"
    published_year: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __init__(
        self,
        text: str,
        published: dt.date | str | int | None = None,
        *,
        doc_id: str = "text",
        source: str | None = None,
        encoding: str | None = None,
        reader: str = "text",
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        day, year = parse_published(published)
        put = object.__setattr__
        put(self, "text", _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text)
        put(self, "published", day)
        put(self, "published_year", year)
        put(self, "doc_id", doc_id)
        put(self, "source", source)
        put(self, "encoding", encoding)
        put(self, "reader", reader)
        put(self, "extra", dict(extra or {}))

    @cached_property
    def view(self) -> View:
        """The normalised view with its offset map."""
        return normalise(self.text)


def parse_published(value: dt.date | str | int | None) -> tuple[dt.date | None, int | None]:
    """A date of publication as callers give it: (day or None, year or None).

    >>> parse_published("2023"), parse_published("2023-11-24"), parse_published(None)
    ((None, 2023), (datetime.date(2023, 11, 24), 2023), (None, None))

    Raises
    ------
    ValueError
        When it is neither an ISO day nor a year between 1949 and 2100.
    """
    if value is None or value == "":
        return None, None
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return value, value.year
    text = str(value).strip()
    if re.fullmatch(r"(?:19[4-9]\d|20\d\d|2100)(?:\.0)?", text):
        return None, int(text[:4])
    try:
        day = dt.date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        raise ValueError(f"published is {text!r}: give an ISO day (2023-11-24) or a year (2023)") from None
    return day, day.year
