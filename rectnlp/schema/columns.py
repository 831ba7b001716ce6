"""The vocabulary of the schema: what a column and a table are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SCHEMA_VERSION = "1.0"


class Type(Enum):
    """How a column is stored, and how it is made from the row that carries it.

    The value is the Arrow type; pandas gets `string`, `Int64`, `float64`, `boolean` or `datetime64`.
    """

    TEXT = "string"  # a string as it is
    PHRASE = "string "  # a stretch of the view, written as printed, without the quotation marks around it
    PRINTED = "string  "  # a stretch of the view, written as printed
    REF = "string   "  # another mention of the same table, written as its mention_id
    INTEGER = "int64"
    NUMBER = "double"
    FLAG = "bool"
    DATE = "date32"
    START = "int64 "  # a position in the view, written as an offset into the text: the beginning of a stretch
    END = "int64  "  # the end of a stretch (exclusive)
    LINES_END = "int64   "  # that of whole lines: markup that the view leaves out is in before a line break

    @property
    def arrow(self) -> str:
        """The name of the Arrow type."""
        return self.value.strip()


@dataclass(frozen=True, slots=True)
class Column:
    """One variable.

    `values` is the closed list of codes, where there is one; `zh` the label that Excel's Chinese edition shows.
    """

    name: str
    type: Type
    description: str
    zh: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of observation. `mentions` tables carry the common columns before and behind their own."""

    name: str
    description: str
    columns: tuple[Column, ...]
    zh: str = ""
    mentions: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")
