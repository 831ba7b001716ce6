"""What a reader is, and what it makes of a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader makes of a file.

    `text` is what offsets point into; `encoding` is how the bytes were decoded. `posted` and `origin` are the date and
    the source (来源) that a web page states beside its article; in a plain text they are part of the text.
    """

    text: str
    encoding: str | None = None
    posted: dt.date | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns the bytes of one format into a page.

    `read(data, source, encoding)` raises `InputError`, naming the source and the way out, where there is no page.
    `version` changes whenever the text that it makes may change: offsets hold for one version.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Page]
