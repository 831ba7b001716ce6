"""What tables, columns and codes are called by people, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.schema import TABLES


@dataclass(frozen=True, slots=True)
class Label:
    """One name in both languages."""

    zh: str
    en: str


def code_label(table: str, column: str, code: str, lexicons: Lexicons | None = None) -> Label:
    """The label of a code; the code itself where the lexicon `codes` has none.

    >>> code_label("checks", "status", "ok"), code_label("counts", "noun", "问题").zh
    (Label(zh='相符', en='holds'), '问题')
    """
    labels = _codes(lexicons or Lexicons())
    return labels.get(f"{table}.{column}.{code}") or labels.get(f"{column}.{code}") or Label(code, code)


def coded(table: str, lexicons: Lexicons | None = None) -> dict[str, dict[str, Label]]:
    """The columns of a table that hold codes, with the label of every code.

    >>> list(coded("percentages"))
    ['bound', 'kind', 'direction']
    """
    found = {column.name: column.values for column in TABLES[table].columns if column.values}
    if table == "sanctions":  # its list is closed by the lexicon, so that users can add to it
        found["sanction"] = tuple(row["code"] for row in (lexicons or Lexicons()).rows("sanctions"))
    return {
        column: {code: code_label(table, column, code, lexicons) for code in codes} for column, codes in found.items()
    }


@compiled
def _codes(lexicons: Lexicons) -> dict[str, Label]:
    return {row["key"]: Label(row["zh"], row["en"]) for row in lexicons.rows("codes")}
