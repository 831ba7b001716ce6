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


# What people read, and may have with Chinese labels; the others are read by programs, which want one name a thing.
LABELLED = ("csv", "xlsx")


def open_sink(folder: Path, form: str, *, labels: str = "codes", whole: bool = True) -> Sink:
    """A sink of one format that writes into a folder, made where it is not there.

    Parameters
    ----------
    folder, form
        Where, and which of `FORMATS`.
    labels
        `codes`: columns and codes as the schema names them. `zh`: by their Chinese labels (CSV and Excel).
    whole
        Only in a whole set are near-duplicates looked for; a part knows nothing of the others.

    Raises
    ------
    OutputError
        When the folder cannot be written.
    ValueError
        When there is no such format, or it takes no such labels.
    """
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}: choose {', '.join(FORMATS)}")
    if labels not in ("codes", "zh") or (labels == "zh" and form not in LABELLED):
        raise ValueError(f"{form} takes no labels {labels!r}: choose codes, or zh with {' or '.join(LABELLED)}")
    module, name = FORMATS[form]
    sink: Sink = getattr(import_module(module), name)(folder)
    sink.chinese = labels == "zh"
    if not whole:
        sink.skip_duplicates()
    return sink


__all__ = ["FORMATS", "LABELLED", "Sink", "open_sink"]
