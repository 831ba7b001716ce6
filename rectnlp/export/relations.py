"""How the tables refer to one another: keys for databases and data packages.

Every key names rows of one bulletin in its own table; what refers to it says so here, once.
"""

from __future__ import annotations

from collections.abc import Mapping

from rectnlp.schema import TABLES

# The column that no two rows of a table share.
PRIMARY: Mapping[str, str] = {
    "documents": "doc_id",
    "texts": "doc_id",
    "outline": "node_id",
    "problems": "problem_id",
    "inspections": "inspection_id",
    "checks": "check_id",
    **{name: "mention_id" for name, table in TABLES.items() if table.mentions},
}
# Column → the table whose primary key it holds. A failed bulletin has no row in documents.
_REFERENCES: Mapping[str, str] = {
    "doc_id": "documents",
    "node_id": "outline",
    "parent_id": "outline",
    "problem_id": "problems",
    "check_id": "checks",
}
_OF_ITS_OWN_TABLE = ("part_of", "repeat_of")


def references(table: str) -> dict[str, str]:
    """The columns of a table that are keys of another, and of which.

    >>> references("counts")
    {'doc_id': 'documents', 'node_id': 'outline', 'part_of': 'counts', 'repeat_of': 'counts', 'problem_id': 'problems'}
    """
    if table in ("documents", "failures"):
        return {}
    found = {}
    for column in (column.name for column in TABLES[table].columns):
        if column in _OF_ITS_OWN_TABLE:
            found[column] = table
        elif column in _REFERENCES and (column != PRIMARY.get(table) or column == "doc_id"):
            found[column] = _REFERENCES[column]
    return found
