"""A data set as a database: DuckDB views over its Parquet files, nothing copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rectnlp.errors import InputError, RectnlpError
from rectnlp.export.manifests import manifests_of, parts_of
from rectnlp.schema import TABLES

if TYPE_CHECKING:
    import duckdb

_SQL = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "date32": "DATE"}


def open_dataset(folder: str | Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with a view for every table, over what `rectnlp extract` wrote as Parquet.

    Views are lazy: a query reads the columns and the files that it needs. They show the parts that the manifest names,
    so a run that goes on meanwhile changes nothing. A column that an older version did not write is NULL throughout; a
    table without rows is an empty view.

    Parameters
    ----------
    folder
        A data set (`rectnlp extract … --workers N`), all its shards, or a folder with one Parquet file a table.

    Raises
    ------
    InputError
        When the folder holds no Parquet tables of ours.
    RectnlpError
        When DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise RectnlpError("the views need DuckDB: pip install 'rectnlp[batch]'") from None
    folder = Path(folder)
    files = files_of(folder)
    connection = duckdb.connect()
    try:
        for name in TABLES:
            connection.execute(f"CREATE VIEW {_quoted(name)} AS {_query(connection, name, files.get(name, []))}")
    except duckdb.Error as error:
        connection.close()
        raise InputError(f"{folder}: not as rectnlp wrote it ({error}); write it anew") from None
    return connection


def files_of(folder: Path) -> dict[str, list[Path]]:
    """The Parquet files of every table, in the order of the inputs.

    Raises
    ------
    InputError
        When there are none.
    """
    manifests = manifests_of(folder)
    found = {name: [folder / f"{name}.parquet"] for name in TABLES if (folder / f"{name}.parquet").is_file()}
    if not manifests and not found:
        raise InputError(f"{folder}: no data set there; give a folder that `rectnlp extract -o` wrote as Parquet")
    for _, manifest in manifests:
        if manifest["format"] != "parquet":
            raise InputError(f"{folder}: holds {manifest['format']}, not Parquet; run with --format parquet")
    for name, paths in parts_of(folder, manifests).items():
        found.setdefault(name, []).extend(paths)
    return found


def _query(connection: duckdb.DuckDBPyConnection, name: str, files: list[Path]) -> str:
    """A table's columns, those that the files lack as NULL, and the inputs' own behind them."""
    columns = TABLES[name].columns
    listed = ", ".join("'{}'".format(str(path).replace("'", "''")) for path in files)
    source = f"read_parquet([{listed}], union_by_name = true)"
    there = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()] if files else []
    chosen = []
    for column in columns:
        called = _quoted(column.name)
        chosen.append(f"CAST({called if column.name in there else 'NULL'} AS {_SQL[column.type.arrow]}) AS {called}")
    if name == "documents":
        own = {column.name for column in columns}
        chosen += [_quoted(column) for column in there if column not in own]
    # What belongs to no bulletin may stand in several shards.
    distinct = "" if "doc_id" in {column.name for column in columns} else "DISTINCT "
    return f"SELECT {distinct}{', '.join(chosen)}" + (f" FROM {source}" if files else " WHERE false")


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
