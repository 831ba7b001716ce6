"""The codebook: every table and column in words, made from the schema. `rectnlp schema` prints it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from rectnlp import __version__
from rectnlp.schema import SCHEMA_VERSION, TABLES, Column, Table

COLUMNS = ("table", "column", "type", "zh", "description", "values")


def rows() -> Iterator[tuple[str, ...]]:
    """One row a column of a table, as `COLUMNS` names them."""
    for table in TABLES.values():
        for column in table.columns:
            yield (
                table.name,
                column.name,
                column.type.arrow,
                column.zh,
                column.description,
                ", ".join(column.values),
            )


def describe(carried_through: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """The schema as plain data: what `schema.json` holds.

    Parameters
    ----------
    carried_through
        Further columns of `documents`, which the input brought: name and type.
    """
    tables = {table.name: _described(table) for table in TABLES.values()}
    tables["documents"]["columns"] += [
        {"name": name, "type": kind, "description": "From the input."} for name, kind in carried_through
    ]
    return {"schema_version": SCHEMA_VERSION, "rectnlp_version": __version__, "tables": tables}


def _described(table: Table) -> dict[str, Any]:
    return {
        "description": table.description,
        "zh": table.zh,
        "columns": [_column(column) for column in table.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": column.name,
        "type": column.type.arrow,
        "zh": column.zh,
        "description": column.description,
    }
    if column.values:
        entry["values"] = list(column.values)
    return entry


def markdown(table: Table) -> str:
    """One table of the codebook in Markdown."""
    lines = [f"### {table.name}: {table.description}", "", "| column | type | what it is |", "| --- | --- | --- |"]
    for column in table.columns:
        codes = f" One of: {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
        lines.append(f"| `{column.name}` | {column.type.arrow} | {column.description}{codes} |")
    return "\n".join(lines)


def write(stream: IO[str], form: str) -> None:
    """Write the codebook as `markdown`, `json` or `csv`."""
    if form == "json":
        stream.write(json.dumps(describe(), ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *rows()])
    else:
        stream.write(f"schema_version {SCHEMA_VERSION}\n\n" + "\n\n".join(map(markdown, TABLES.values())) + "\n")
