"""Corrections by hand that last: a CSV file, by mention_id, that is laid over the rows of every run.

    mention_id,table,action,column,value,text
    weihe:counts:120-123,counts,set,value,37,37项
    weihe:events:310-315,events,delete,,,
    weihe:amounts:402-407,amounts,add,,,12.6万元
    weihe:amounts:402-407,amounts,set,value,126000,

`action` is `set` (a column gets a value; an empty value is <NA>), `delete`, or `add` (a row on the span that the
mention_id names; its columns are set on further lines). `text`, where it is given, must be what stands there: so an
entry that was made for another state of the text is found out. Of tables without mentions, `documents` and `problems`
can be set too, by doc_id and problem_id. An entry that fits no row any more is stale: a row in `warnings`.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rectnlp.errors import InputError
from rectnlp.export.formulas import rearm
from rectnlp.schema import TABLES, Column, Type
from rectnlp.schema.mentions import AFTER, BEFORE
from rectnlp.validation.corrections import KEYS, MENTION_ID, Correction, Corrections
from rectnlp.validation.filled import csv_rows

ACTIONS = ("set", "delete", "add")
_NEEDED = ("mention_id", "table", "action", "column", "value")
# What a row is and where it stands: another place is another row.
_FIXED = frozenset(column.name for column in (*BEFORE, *AFTER)) | frozenset(("source", "body_hash", "n_warnings"))


def read(path: str | Path) -> Corrections:
    """The corrections in a CSV file, in UTF-8 or as a Chinese Excel saves it.

    Raises
    ------
    InputError
        When the file cannot be read, or an entry names a table, column or code that the schema does not have, or
        a value of the wrong type; with its line.
    """
    path = Path(path)
    rows = csv_rows(path)
    header = [cell.strip() for cell in rows[0]] if rows else []
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise InputError(f"{path}: no column {', '.join(missing)}; corrections have {', '.join(_NEEDED)}, text")
    return Corrections(tuple(_entries(rows[1:], header, path)))


def _entries(rows: Iterable[list[str]], header: list[str], path: Path) -> Iterator[Correction]:
    for line, cells in enumerate(rows, start=2):
        row = dict(zip(header, map(rearm, map(str.strip, cells)), strict=False))
        if any(row.values()):
            try:
                yield _entry({**dict.fromkeys(header, ""), **row}, line)
            except ValueError as error:
                raise InputError(f"{path}, entry in row {line}: {error}") from None


def _entry(row: Mapping[str, str], line: int) -> Correction:
    """One entry; ValueError where it contradicts the schema."""
    key, name, action = row["mention_id"], row["table"], row["action"]
    table = TABLES.get(name)
    if table is None or not (table.mentions or name in KEYS):
        raise ValueError(f"the table {name!r} cannot be corrected; choose a table of mentions, {' or '.join(KEYS)}")
    if action not in (ACTIONS if table.mentions else ("set",)):
        raise ValueError(f"the action {action!r} is none of {', '.join(ACTIONS if table.mentions else ('set',))}")
    match = MENTION_ID.fullmatch(key)
    if table.mentions and (match is None or match["table"] != name):
        raise ValueError(f"{key!r} is no mention_id of the table {name}")
    doc_id = match["doc"] if match and table.mentions else key if name == "documents" else key.rpartition(":")[0]
    column = value = None
    if action == "set":
        column = _column(name, row["column"])
        value = _value(column, row["value"])
    return Correction(line, doc_id, key, name, action, column.name if column else None, value, row.get("text") or None)


def _column(table: str, name: str) -> Column:
    own = {column.name: column for column in TABLES[table].columns}
    if name not in own:
        raise ValueError(f"{table} has no column {name!r}")
    if name in _FIXED or name == KEYS.get(table):
        raise ValueError(f"{table}.{name} says where the row stands; delete the row and add another")
    return own[name]


def _value(column: Column, cell: str) -> Any:
    """A cell as a value of its column; ValueError where it is none."""
    if not cell:
        return None
    if column.values and cell not in column.values:
        raise ValueError(f"{column.name} is one of {', '.join(column.values)}, not {cell!r}")
    if column.type is Type.DATE:
        return dt.date.fromisoformat(cell)
    if column.type is Type.FLAG:
        if cell.lower() not in ("true", "false"):
            raise ValueError(f"{column.name} is true or false, not {cell!r}")
        return cell.lower() == "true"
    if column.type in (Type.INTEGER, Type.START, Type.END, Type.LINES_END):
        return int(cell)
    if column.type is Type.NUMBER:
        number = float(cell)
        if not math.isfinite(number):
            raise ValueError(f"{column.name} is a number, not {cell!r}")
        return number
    return cell
