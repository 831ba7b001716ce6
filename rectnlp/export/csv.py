"""CSV: UTF-8 with a byte order mark, so that Excel opens it right; a `sentence` column behind every mention table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from rectnlp.export.formulas import disarm
from rectnlp.export.sentences import with_sentence
from rectnlp.export.sink import Sink


class CsvSink(Sink):
    """Writes `<table>.csv`. A missing value is an empty cell, a date an ISO day, true and false are words."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._files: dict[str, IO[str]] = {}

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows, behind a header where they are the first."""
        table = with_sentence(table, texts)
        if name not in self._files:
            path = self.staging.path(f"{name}.csv")
            file = path.open("w", encoding="utf-8-sig", newline="")
            self._files[name] = self.opened.enter_context(file)
            csv.writer(self._files[name], lineterminator="\n").writerow(table.column_names)
        columns = [_cells(field.type, column.to_pylist()) for field, column in zip(table.schema, table, strict=True)]
        csv.writer(self._files[name], lineterminator="\n").writerows(zip(*columns, strict=True))


def _cells(kind: pa.DataType, values: list[Any]) -> Iterable[Any]:
    if pa.types.is_string(kind):
        return [disarm(value) if value else value for value in values]
    if pa.types.is_boolean(kind):
        return [None if value is None else str(value).lower() for value in values]
    return values
