"""Parquet: one file a table, with the schema's version and every column's description in its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from rectnlp import __version__
from rectnlp.export.sink import Sink
from rectnlp.schema import SCHEMA_VERSION, TABLES

_ROWS = 50_000  # of one table, kept in memory before they are written as one row group
_PARTS = 500  # bulletins whose rows are kept apart before they are put together


class ParquetSink(Sink):
    """Writes `<table>.parquet`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._kept: dict[str, list[pa.Table]] = {}
        self._rows: dict[str, int] = {}

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Keep rows until there are enough for a row group."""
        kept = self._kept.setdefault(name, [])
        kept.append(table)
        if len(kept) >= _PARTS:
            kept[:] = [pa.concat_tables(kept).combine_chunks()]
        self._rows[name] = self._rows.get(name, 0) + table.num_rows
        if self._rows[name] >= _ROWS:
            self._flush(name)

    def finish(self) -> None:
        """Write the rows that are left."""
        for name in self._kept:
            self._flush(name)

    def _flush(self, name: str) -> None:
        if not self._kept[name]:
            return
        table = pa.concat_tables(self._kept[name])
        self._kept[name] = []
        self._rows[name] = 0
        table = table.cast(_described(name, table.schema))
        if name not in self._writers:
            writer = pq.ParquetWriter(self.staging.path(f"{name}.parquet"), table.schema, compression="zstd")
            self._writers[name] = self.opened.enter_context(writer)
        self._writers[name].write_table(table)


def _described(name: str, schema: pa.Schema) -> pa.Schema:
    """The schema with the codebook in its metadata."""
    said = {column.name: column.description for column in TABLES[name].columns}
    fields = [field.with_metadata({"description": said.get(field.name, "From the input.")}) for field in schema]
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION, "rectnlp_version": __version__})
