"""The schema: every table and column, once. dtypes, codebook, README table and exports are made from it.

>>> TABLES["counts"].column("value").type.name
'NUMBER'
"""

from __future__ import annotations

from rectnlp.errors import ExtensionError
from rectnlp.schema.columns import SCHEMA_VERSION, Column, Table, Type
from rectnlp.schema.extensions import Extractor, installed
from rectnlp.schema.linked import LINKED
from rectnlp.schema.mentions import MENTIONS, mention_table

#: Our tables, and behind them those of other packages.
TABLES: dict[str, Table] = {table.name: table for table in (*LINKED, *MENTIONS)}
#: What other packages find.
EXTRACTORS: list[Extractor] = []


def register(extractor: Extractor) -> None:
    """Take in an extractor and its table, for this process; packages use the entry point group instead.

    Raises
    ------
    ExtensionError
        When there is a table of that name already, or it is none that we can write.
    """
    extractor.check()
    if extractor.table.name in TABLES:
        raise ExtensionError(f"there is a table {extractor.table.name!r} already; choose another name")
    TABLES[extractor.table.name] = extractor.table
    EXTRACTORS.append(extractor)


for _extractor in installed():
    register(_extractor)

__all__ = [
    "EXTRACTORS",
    "MENTIONS",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "Extractor",
    "Table",
    "Type",
    "mention_table",
    "register",
]
