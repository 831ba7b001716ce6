"""JSON Lines: one object a row, every column in it, null where a value is missing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from rectnlp.export.sink import Sink


class JsonlSink(Sink):
    """Writes `<table>.jsonl` in UTF-8; a date is an ISO day."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._files: dict[str, IO[str]] = {}

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows."""
        if name not in self._files:
            file = self.staging.path(f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")
            self._files[name] = self.opened.enter_context(file)
        self._files[name].writelines(
            json.dumps(row, ensure_ascii=False, allow_nan=False, default=_iso) + "\n" for row in table.to_pylist()
        )


def _iso(value: Any) -> str:
    """Dates, and what an input column may hold besides."""
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
