"""CSV: UTF-8 with a byte order mark, so that Excel opens it right; a `sentence` column behind every mention table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from rectnlp.export.chinese import in_chinese
from rectnlp.export.datapackage import package
from rectnlp.export.formulas import disarm
from rectnlp.export.sentences import with_sentence
from rectnlp.export.sink import Sink


class CsvSink(Sink):
    """Writes `<table>.csv` and `datapackage.json`.

    A missing value is an empty cell, a date an ISO day, true and false are words.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._files: dict[str, IO[str]] = {}
        self._schemas: dict[str, pa.Schema] = {}

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows, behind a header where they are the first."""
        table = with_sentence(table, texts)
        if self.chinese:
            table = in_chinese(name, table)
        if name not in self._files:
            self._schemas[name] = table.schema
            path = self.staging.path(f"{name}.csv")
            file = path.open("w", encoding="utf-8-sig", newline="")
            self._files[name] = self.opened.enter_context(file)
            csv.writer(self._files[name], lineterminator="\n").writerow(map(disarm, table.column_names))
        columns = [_cells(field.type, column.to_pylist()) for field, column in zip(table.schema, table, strict=True)]
        csv.writer(self._files[name], lineterminator="\n").writerows(zip(*columns, strict=True))

    def finish(self) -> None:
        """Add `datapackage.json`, which names columns and codes as the schema does."""
        if not self.chinese:
            text = json.dumps(package(self._schemas), ensure_ascii=False, indent=1)
            self.staging.path("datapackage.json").write_text(text + "\n", encoding="utf-8")


def _cells(kind: pa.DataType, values: list[Any]) -> Iterable[Any]:
    if pa.types.is_string(kind):
        return [disarm(value) if value else value for value in values]
    if pa.types.is_boolean(kind):
        return [None if value is None else str(value).lower() for value in values]
    return values
