"""What a command says at its end: rows a table, what was done, and what failed and why."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from rectnlp.schema import TABLES

_MOST = 50  # failures that are printed; all of them are in the table


def print_summary(rows: Mapping[str, int], words: str, failures: Sequence[str], notes: Sequence[str] = ()) -> None:
    """Print rows and words on standard output, failures and notes on standard error."""
    table = Table("table", "rows", box=SIMPLE_HEAD)
    table.columns[1].justify = "right"
    for name in TABLES:
        table.add_row(name, f"{rows.get(name, 0):,}")
    console = Console(highlight=False, soft_wrap=True)
    console.print(table)
    console.print(words)
    for failure in failures[:_MOST]:
        print(f"failed: {failure}", file=sys.stderr)
    if len(failures) > _MOST:
        print(f"failed: {len(failures) - _MOST:,} more, see the table failures", file=sys.stderr)
    for note in notes:
        print(f"note: {note}", file=sys.stderr)
