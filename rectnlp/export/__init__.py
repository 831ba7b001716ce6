"""Exports: CSV, Excel, Parquet, JSON Lines and SQLite, each table whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from rectnlp.export.sink import Sink

# Where each format's sink lives; none is imported before it is asked for.
FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("rectnlp.export.csv", "CsvSink"),
    "xlsx": ("rectnlp.export.xlsx", "XlsxSink"),
    "parquet": ("rectnlp.export.parquet", "ParquetSink"),
    "jsonl": ("rectnlp.export.jsonl", "JsonlSink"),
    "sqlite": ("rectnlp.export.sqlite", "SqliteSink"),
}


def open_sink(folder: Path, form: str, *, whole: bool = True) -> Sink:
    """A sink of one format that writes into a folder, made where it is not there.

    Only in a `whole` set are near-duplicates looked for; a part knows nothing of the others.

    Raises
    ------
    OutputError
        When the folder cannot be written.
    ValueError
        When there is no such format.
    """
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}: choose {', '.join(FORMATS)}")
    module, name = FORMATS[form]
    sink: Sink = getattr(import_module(module), name)(folder)
    if not whole:
        sink.skip_duplicates()
    return sink


__all__ = ["FORMATS", "Sink", "open_sink"]
