"""From files to bulletins."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rectnlp.bulletin import Bulletin


def read(path: str | Path, published: dt.date | str | int | None = None, encoding: str | None = None) -> Bulletin:
    """Read one file as a bulletin."""
    path = Path(path)
    text = path.read_bytes().decode(encoding or "utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return Bulletin(text, published, doc_id=path.stem, source=str(path), encoding=encoding or "utf-8")
