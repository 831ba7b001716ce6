"""Tables in Chinese, for formats that people read: columns and codes by their labels. `rectnlp.load` reads none."""

from __future__ import annotations

import pyarrow as pa

from rectnlp.labels import coded
from rectnlp.schema import TABLES

SENTENCE = "原句"


def in_chinese(name: str, table: pa.Table) -> pa.Table:
    """A table with the labels of the schema and of the lexicon `codes`; an input's own columns keep their names."""
    codes = coded(name)
    arrays = []
    for column, values in zip(table.column_names, table.columns, strict=True):
        labels = {code: label.zh for code, label in codes.get(column, {}).items()}
        arrays.append(pa.array([labels.get(v, v) for v in values.to_pylist()], values.type) if labels else values)
    return pa.table(arrays, names=headings(name, table.column_names))


def headings(name: str, columns: list[str]) -> list[str]:
    """The labels of a table's columns.

    >>> headings("counts", ["value", "unit", "sentence"])
    ['数值', '量词', '原句']
    """
    own = {column.name: column.zh for column in TABLES[name].columns} | {"sentence": SENTENCE}
    return [own.get(column, column) for column in columns]
