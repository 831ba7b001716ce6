"""A Frictionless Data Package: `datapackage.json` says what every CSV file of a folder holds; tools check them by it.

Source: Frictionless Data Package 1.0 and Table Schema 1.0, https://specs.frictionlessdata.io.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from rectnlp import __version__
from rectnlp.export.formulas import disarm
from rectnlp.export.relations import PRIMARY, references
from rectnlp.schema import SCHEMA_VERSION, TABLES, Column

_TYPES = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}


def package(tables: Mapping[str, pa.Schema]) -> dict[str, Any]:
    """The descriptor of a folder of CSV files, each with the columns given.

    >>> package({"texts": pa.schema([("doc_id", pa.string())])})["resources"][0]["path"]
    'texts.csv'
    """
    return {
        "profile": "tabular-data-package",
        "name": "rectnlp",
        "title": "Chinese rectification bulletins as tidy tables",
        "version": SCHEMA_VERSION,
        "rectnlp_version": __version__,
        "resources": [_resource(name, fields, tables) for name, fields in tables.items()],
    }


def _resource(name: str, fields: pa.Schema, tables: Mapping[str, pa.Schema]) -> dict[str, Any]:
    own = {column.name: column for column in TABLES[name].columns}
    schema: dict[str, Any] = {
        "fields": [_field(field, own.get(field.name)) for field in fields],
        "missingValues": [""],
    }
    if name in PRIMARY:
        schema["primaryKey"] = [PRIMARY[name]]
    keys = [_foreign_key(name, column, of) for column, of in references(name).items() if of in tables]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": TABLES[name].zh,
        "description": TABLES[name].description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def _field(field: pa.Field, column: Column | None) -> dict[str, Any]:
    described: dict[str, Any] = {"name": disarm(field.name), "type": _TYPES.get(str(field.type), "string")}
    if column is None:
        return {**described, "description": "From the input."} if field.name != "sentence" else described
    described |= {"title": column.zh, "description": column.description}
    if column.values:
        described["constraints"] = {"enum": list(column.values)}
    return described


def _foreign_key(name: str, column: str, of: str) -> dict[str, Sequence[str] | dict[str, Any]]:
    """A key of another table; of the same one it is an empty name, as the standard has it."""
    return {"fields": [column], "reference": {"resource": "" if of == name else of, "fields": [PRIMARY[of]]}}
