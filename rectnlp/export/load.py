"""Reading back what was exported: CSV, Parquet or JSON Lines, losslessly.

What CSV cannot tell apart, an empty text and a missing one, is read as missing.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from rectnlp.assemble import arrow_schema
from rectnlp.errors import InputError
from rectnlp.export.formulas import rearm
from rectnlp.export.manifests import manifests_of, parts_of
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables

_FORMATS = ("parquet", "csv", "jsonl")


def load(folder: str | Path) -> Tables:
    """The tables in an output folder, whichever of the three formats it holds, in one file a table or in parts.

    A column that an older version did not write is all `<NA>`. The input's own columns in `documents` are kept.

    Raises
    ------
    InputError
        When the folder holds no tables of ours, or one of them is damaged.
    """
    folder = Path(folder)
    found = _single_files(folder) or parts_of(folder, manifests_of(folder))
    if found:
        return Tables(concat({name: read_table(path, name)} for name, paths in found.items() for path in paths))
    raise InputError(f"{folder}: no tables of rectnlp there; give a folder that `rectnlp extract -o` wrote")


def read_table(path: Path, name: str) -> pa.Table:
    """One file of a table, with all the columns that the table has now.

    Raises
    ------
    InputError
        When it is not as we wrote it.
    """
    try:
        table = _READERS[path.suffix[1:]](path, name)
        own = arrow_schema(name)
        columns = [
            table[field.name].cast(field.type) if field.name in table.column_names else pa.nulls(len(table), field.type)
            for field in own
        ]
        extra = [column for column in table.column_names if column not in own.names] if name == "documents" else []
        schema = pa.schema([*own, *(table.schema.field(column).remove_metadata() for column in extra)])
        return pa.Table.from_arrays([*columns, *(table[column] for column in extra)], schema=schema)
    except (ValueError, LookupError, pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise InputError(f"{path}: not as rectnlp wrote it ({error}); write it anew") from None


def _single_files(folder: Path) -> dict[str, list[Path]]:
    """One file a table, in the first format that is there."""
    for form in _FORMATS:
        found = {name: [path] for name in TABLES if (path := folder / f"{name}.{form}").is_file()}
        if found:
            return found
    return {}


def _read_parquet(path: Path, name: str) -> pa.Table:
    import pyarrow.parquet as pq

    return pq.ParquetFile(path).read()


def _read_csv(path: Path, name: str) -> pa.Table:
    csv.field_size_limit(sys.maxsize)
    kinds = {field.name: field.type for field in arrow_schema(name)}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        header = [rearm(cell) for cell in next(reader)]
        cells = list(zip(*reader, strict=True)) or [()] * len(header)
    columns = {
        column: [_value(cell, kinds.get(column, pa.string())) for cell in values]
        for column, values in zip(header, cells, strict=True)
    }
    return _typed(columns, name)


def _read_jsonl(path: Path, name: str) -> pa.Table:
    days = [field.name for field in arrow_schema(name) if pa.types.is_date32(field.type)]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for row in rows:
        for day in days:
            if row.get(day):
                row[day] = dt.date.fromisoformat(row[day])
    names = rows[0] if rows else ()
    return _typed({column: [row.get(column) for row in rows] for column in names}, name)


def _typed(columns: Mapping[str, list[Any]], name: str) -> pa.Table:
    """Values as columns: ours with their types, the input's with the type that their values have."""
    kinds = {field.name: field.type for field in arrow_schema(name)}
    return pa.table({column: pa.array(values, kinds.get(column)) for column, values in columns.items()})


def _value(cell: str, kind: pa.DataType) -> Any:
    """A CSV cell as a value of its column's type."""
    if cell == "":
        return None
    if pa.types.is_string(kind):
        return rearm(cell)
    if pa.types.is_date32(kind):
        return dt.date.fromisoformat(cell)
    if pa.types.is_boolean(kind):
        return cell == "true"
    return float(cell) if pa.types.is_float64(kind) else int(cell)


_READERS: Mapping[str, Callable[[Path, str], pa.Table]] = {
    "parquet": _read_parquet,
    "csv": _read_csv,
    "jsonl": _read_jsonl,
}
