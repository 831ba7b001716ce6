"""Arrow tables under one another, and as DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from rectnlp.assemble import empty
from rectnlp.lexicons import Lexicons
from rectnlp.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


class Stacked(Protocol):
    """The tables of one or more bulletins, as what reads them needs them: a `rectnlp.Tables` is one."""

    lexicons: Lexicons

    def to_arrow(self) -> dict[str, pa.Table]:
        """Every table as an Arrow table."""


def to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a DataFrame with rectnlp's dtypes: string, Int64, float64, boolean, datetime64[s]."""
    import pandas as pd

    dtypes = {pa.string(): pd.StringDtype("pyarrow"), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    for at, field in enumerate(table.schema):
        if pa.types.is_date32(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(pa.timestamp("s")))
    # Threads cost a small table more than they save, and most columns are of pandas' own types, which use none.
    frame: pd.DataFrame = table.to_pandas(types_mapper=dtypes.get, use_threads=False)
    return frame


def concat(parts: Iterable[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """The tables of several bulletins under one another; what they share (divisions) stands once."""
    stacked: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for part in parts:
        for name in stacked.keys() & part.keys():
            stacked[name].append(part[name])
    return {name: _once(name, stack(name, tables)) for name, tables in stacked.items()}


def stack(name: str, tables: Sequence[pa.Table]) -> pa.Table:
    """Tables of one name under one another, in one piece. An input column of two types becomes text."""
    tables = [table for table in tables if table.num_rows]
    if not tables:
        return empty(name)
    if name == "documents":
        mixed = set(mixed_columns(tables))
        tables = [_as_text(table, mixed) for table in tables]
    return pa.concat_tables(tables, promote_options="permissive").combine_chunks()


def mixed_columns(tables: Sequence[pa.Table]) -> list[str]:
    """The columns that have another type in one table than in another; one without any value has none."""
    kinds: dict[str, set[pa.DataType]] = {}
    for schema in {table.schema for table in tables}:
        for column in schema:
            if not pa.types.is_null(column.type):
                kinds.setdefault(column.name, set()).add(column.type)
    return [name for name, types in kinds.items() if len(types) > 1]


def _as_text(table: pa.Table, names: set[str]) -> pa.Table:
    for name in names & set(table.column_names):
        values = [None if value is None else str(value) for value in table[name].to_pylist()]
        table = table.set_column(table.column_names.index(name), name, pa.array(values, pa.string()))
    return table


def _once(name: str, table: pa.Table) -> pa.Table:
    """Rows of a table that belongs to no bulletin, each once and in order."""
    if "doc_id" in table.column_names or not table.num_rows:
        return table
    rows = sorted({tuple(row.values()) for row in table.to_pylist()}, key=repr)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), table.schema, strict=True)],
        schema=table.schema,
    )
