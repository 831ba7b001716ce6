"""`python -m build.readme` in `data/`: write the README's part on tables, made from the schema and the samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rectnlp
from rectnlp.schema import TABLES
from rectnlp.tables import concat

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
BEGIN = "<!-- tables: written by `cd data && python -m build.readme` -->\n"
END = "<!-- end of tables -->\n"
LONGEST = 28  # characters of a cell that are shown


def tables() -> str:
    """Every table: what a row is, its columns, and its fullest row in the samples."""
    samples = concat(result.tables.to_arrow() for result in rectnlp.extract_many([ROOT / "data" / "samples"]))
    parts = []
    for table in TABLES.values():
        columns = ", ".join(f"`{column.name}`" for column in table.columns)
        parts.append(f"**{table.name}**: {table.description} {columns}\n")
        rows = samples[table.name].to_pylist()
        if rows:
            parts.append(f"> {_cells(max(rows, key=_filled))}\n")
    return "\n".join(parts)


def _filled(row: dict[str, Any]) -> int:
    return sum(value is not None for value in row.values())


def _cells(row: dict[str, Any]) -> str:
    return " · ".join(f"{name} `{_cell(value)}`" for name, value in row.items() if value is not None)


def _cell(value: Any) -> str:
    text = str(value).replace("\n", " ").replace("`", "'").replace("|", "/")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def renewed(text: str) -> str:
    """The README with its part on tables made anew."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{tables()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
