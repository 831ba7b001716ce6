"""The result: every table, as Arrow at the core and as DataFrames when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyarrow as pa

from rectnlp.assemble import arrow_schema, empty
from rectnlp.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


class _Frame:
    """A table as an attribute: a DataFrame, built when first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, tables: Tables, owner: type) -> pd.DataFrame:
        return tables[self.name]


class Tables:
    """All tables of one or more bulletins; always all there, with fixed dtypes, also when empty."""

    documents = _Frame()
    outline = _Frame()
    problems = _Frame()
    progress = _Frame()
    inspections = _Frame()
    fields = _Frame()
    events = _Frame()
    counts = _Frame()
    percentages = _Frame()
    amounts = _Frame()
    units = _Frame()
    sanctions = _Frame()
    citations = _Frame()
    people = _Frame()
    checks = _Frame()
    check_parts = _Frame()
    texts = _Frame()
    warnings = _Frame()
    failures = _Frame()
    divisions = _Frame()

    def __init__(self, arrow: Mapping[str, pa.Table]) -> None:
        self._arrow = {name: arrow.get(name, empty(name)) for name in TABLES}
        self._frames: dict[str, pd.DataFrame] = {}

    def to_arrow(self) -> dict[str, pa.Table]:
        """Every table as an Arrow table."""
        return dict(self._arrow)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A table by name."""
        if name not in self._frames:
            self._frames[name] = to_frame(self._arrow[name])
        return self._frames[name]

    def __iter__(self) -> Iterable[str]:  # type: ignore[misc]
        return iter(TABLES)


def to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a DataFrame with rectnlp's dtypes: string, Int64, Float64, boolean, datetime64[s]."""
    import pandas as pd

    frame = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        if pa.types.is_string(field.type):
            frame[field.name] = column.to_pandas().astype("string")
        elif pa.types.is_int64(field.type):
            frame[field.name] = column.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
        elif pa.types.is_date32(field.type):
            frame[field.name] = column.cast(pa.timestamp("s")).to_pandas()
        elif pa.types.is_boolean(field.type):
            frame[field.name] = column.to_pandas(types_mapper={pa.bool_(): pd.BooleanDtype()}.get)
        else:
            frame[field.name] = column.to_pandas()
    return pd.DataFrame(frame)


def concat(parts: Iterable[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """The tables of several bulletins under one another."""
    stacked: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for part in parts:
        for name in TABLES:
            if part[name].num_rows:
                stacked[name].append(part[name])
    return {name: pa.concat_tables(tables) if tables else empty(name) for name, tables in stacked.items()}


__all__ = ["Tables", "arrow_schema", "concat", "to_frame"]
