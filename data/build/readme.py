"""`python -m build.readme` in `data/`: write the README's parts that are made: tables and figures."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import Any

import rectnlp
from rectnlp.evaluation.gold import load_gold
from rectnlp.evaluation.printing import scores
from rectnlp.evaluation.scorer import score
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
PARTS = ("figures", "tables")
LONGEST = 28  # characters of a cell that are shown


def figures(samples: Tables) -> str:
    """What `rectnlp evaluate` prints for the samples."""
    lines = scores(score(samples, load_gold(ROOT / "data" / "gold")))
    return "```\n" + "\n".join(lines) + "\n```\n"


def tables(run: Tables) -> str:
    """Every table: what a row is, its columns, and its fullest row in the samples."""
    samples = run.to_arrow()
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
    """The README with its made parts made anew."""
    with chdir(ROOT):  # sources are told as the README's commands name them
        samples = Tables(concat(result.tables.to_arrow() for result in rectnlp.extract_many(["data/samples"])))
    for name, part in zip(PARTS, (figures(samples), tables(samples)), strict=True):
        begin, end = f"<!-- {name}: written by `cd data && python -m build.readme` -->\n", f"<!-- end of {name} -->\n"
        before, rest = text.split(begin)
        text = f"{before}{begin}\n{part}\n{end}{rest.split(end)[1]}"
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
