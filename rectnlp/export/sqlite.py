"""SQLite: one file, `rectnlp.sqlite`, with every table, their foreign keys, and the ready answers as views."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from rectnlp.errors import OutputError
from rectnlp.export.relations import PRIMARY, references
from rectnlp.export.sink import Sink
from rectnlp.schema import SCHEMA_VERSION, TABLES

# The ready answers, a SQL file each in `views/`, in the order in which they are made: one may read those before it.
VIEWS = ("answer_bulletins", "answer_problems", "answer_money", "answer_county_years")
_TYPES = {"string": "TEXT", "int64": "INTEGER", "double": "REAL", "bool": "INTEGER", "date32[day]": "TEXT"}


class SqliteSink(Sink):
    """Writes `rectnlp.sqlite`. Dates are ISO days; `meta` holds the schema's version."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        try:
            self._connection = sqlite3.connect(self.staging.path("rectnlp.sqlite"), isolation_level=None)
            self.opened.callback(self._connection.close)
            self._connection.execute("PRAGMA journal_mode = OFF")  # the file is put in place whole or not at all
            self._connection.execute("BEGIN")
        except sqlite3.Error as error:
            self.opened.close()
            self.staging.discard()
            raise self._failed(error) from None

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows."""
        try:
            insert(self._connection, name, table)
        except sqlite3.Error as error:
            raise self._failed(error) from None

    def finish(self) -> None:
        """Check that every key leads somewhere, and add the views."""
        try:
            self._connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            self._connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", [SCHEMA_VERSION])
            create_views(self._connection)
            self._connection.execute("COMMIT")
            dangling = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as error:
            raise self._failed(error) from None
        self.notes += [f"{table}, row {row}: a key leads to no row of {parent}" for table, row, parent, _ in dangling]

    def _failed(self, error: sqlite3.Error) -> OutputError:
        return self._output_error(OSError(str(error)))


def insert(connection: sqlite3.Connection, name: str, table: pa.Table) -> None:
    """Write rows into a table, made where it is not there."""
    columns = [(field.name, _TYPES.get(str(field.type), "TEXT")) for field in table.schema]
    connection.execute(_create(name, columns))
    cells = [_cells(column.to_pylist()) for column in table.columns]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", zip(*cells, strict=True))


def create_views(connection: sqlite3.Connection) -> None:
    """Add the ready answers to a database that holds the tables, with an index on every key that they join by."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in sorted(tables & set(TABLES)):
        for column in references(name):
            connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
    for name in VIEWS:
        select = files("rectnlp.export").joinpath("views", f"{name}.sql").read_text(encoding="utf-8")
        connection.execute(f"CREATE VIEW {name} AS\n{select.strip()}")


def _create(name: str, columns: Iterable[tuple[str, str]]) -> str:
    keys = references(name) if name in TABLES else {}
    lines = []
    for column, kind in columns:
        line = f"{quoted(column)} {kind}"
        if PRIMARY.get(name) == column:
            line += " PRIMARY KEY NOT NULL"
        if column in keys:
            line += f" REFERENCES {keys[column]} ({PRIMARY[keys[column]]}) DEFERRABLE INITIALLY DEFERRED"
        lines.append(line)
    return f"CREATE TABLE IF NOT EXISTS {name} (\n  " + ",\n  ".join(lines) + "\n)"


def quoted(column: str) -> str:
    """A column's name as SQL takes it, whatever the input called it.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + column.replace('"', '""') + '"'


def _cells(values: list[Any]) -> list[Any]:
    return [value.isoformat() if isinstance(value, dt.date) else _plain(value) for value in values]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float | str) else str(value)
