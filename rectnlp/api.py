"""The public verbs: read, extract."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rectnlp.assemble import assemble
from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse
from rectnlp.reading import read
from rectnlp.tables import Tables


def extract(
    source: str | Path | Bulletin,
    published: dt.date | str | int | None = None,
    *,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
) -> Tables:
    """Every table of one bulletin.

    A `str` is always a text, a `pathlib.Path` always a file.
    """
    if isinstance(source, Bulletin):
        bulletin = source
    elif isinstance(source, Path):
        bulletin = read(source, published)
    else:
        bulletin = Bulletin(source, published)
    return Tables(assemble(analyse(bulletin, lexicons=lexicons, segmenter=segmenter)))
