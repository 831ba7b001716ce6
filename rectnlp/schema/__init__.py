"""The schema: every table and column, once. dtypes, codebook, README table and exports are made from it.

>>> TABLES["counts"].column("value").type.name
'NUMBER'
"""

from __future__ import annotations

from rectnlp.schema.columns import SCHEMA_VERSION, Column, Table, Type
from rectnlp.schema.linked import LINKED
from rectnlp.schema.mentions import MENTIONS

TABLES: dict[str, Table] = {table.name: table for table in (*LINKED, *MENTIONS)}

__all__ = ["MENTIONS", "SCHEMA_VERSION", "TABLES", "Column", "Table", "Type"]
