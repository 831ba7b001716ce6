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

from rectnlp.assemble import arrow_schema, empty
from rectnlp.errors import InputError
from rectnlp.export.formulas import rearm
from rectnlp.schema import TABLES
from rectnlp.tables import Tables

_FORMATS = ("parquet", "csv", "jsonl")


def load(folder: str | Path) -> Tables:
    """The tables in an output folder, whichever of the three formats it holds.

    A column that an older version did not write is all `<NA>`. The input's own columns in `documents` are kept.

    Raises
    ------
    InputError
        When the folder holds no tables of ours, or one of them is damaged.
    """
    folder = Path(folder)
    for form in _FORMATS:
        if any((folder / f"{name}.{form}").is_file() for name in TABLES):
            return Tables({name: _table(folder / f"{name}.{form}", name, form) for name in TABLES})
    raise InputError(f"{folder}: no tables of rectnlp there; give a folder that `rectnlp extract -o` wrote")


def _table(path: Path, name: str, form: str) -> pa.Table:
    if not path.is_file():
        return empty(name)
    try:
        columns = _READERS[form](path, name)
        own = arrow_schema(name)
        arrays = {field.name: columns.pop(field.name, None) for field in own}
        n = next((len(values) for values in arrays.values() if values is not None), 0)
        typed = [pa.array(arrays[f.name] or [None] * n, f.type) for f in own]
        table = pa.Table.from_arrays(typed, schema=own)
    except (ValueError, LookupError, pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise InputError(f"{path}: not as rectnlp wrote it ({error}); write it anew") from None
    if name == "documents":
        for column, values in columns.items():
            table = table.append_column(column, pa.array(values))
    return table


def _read_parquet(path: Path, name: str) -> dict[str, list[Any]]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    return {column: table[column].to_pylist() for column in table.column_names}


def _read_csv(path: Path, name: str) -> dict[str, list[Any]]:
    csv.field_size_limit(sys.maxsize)
    kinds = {field.name: field.type for field in arrow_schema(name)}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        header = next(reader)
        cells = list(zip(*reader, strict=True)) or [()] * len(header)
    return {
        column: [_value(cell, kinds.get(column, pa.string())) for cell in values]
        for column, values in zip(header, cells, strict=True)
    }


def _read_jsonl(path: Path, name: str) -> dict[str, list[Any]]:
    days = [field.name for field in arrow_schema(name) if pa.types.is_date32(field.type)]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for row in rows:
        for day in days:
            if row.get(day):
                row[day] = dt.date.fromisoformat(row[day])
    names = rows[0] if rows else ()
    return {column: [row.get(column) for row in rows] for column in names}


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


_READERS: Mapping[str, Callable[[Path, str], dict[str, list[Any]]]] = {
    "parquet": _read_parquet,
    "csv": _read_csv,
    "jsonl": _read_jsonl,
}
