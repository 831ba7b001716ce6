"""Tests as marked sentences: `细化为[236项|value=236 unit=项 noun=整改措施]。`

The marks say every row that a table should have, and the columns worth checking. `check` reads the plain sentence and
compares: nothing missed, nothing invented, each named column equal.
"""

from __future__ import annotations

import re
from typing import Any

import rectnlp

_MARK = re.compile(r"\[(?P<text>[^|\[\]]+)\|(?P<columns>[^\[\]]*)\]")


def parse(marked: str) -> tuple[str, list[dict[str, str]]]:
    """The plain sentence and its marks: start, end and the columns as text (`-` is <NA>)."""
    plain, rows, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        columns = dict(pair.split("=", 1) for pair in match["columns"].split())
        rows.append({"start": str(len(plain)), "end": str(len(plain) + len(match["text"])), **columns})
        plain += match["text"]
        at = match.end()
    return plain + marked[at:], rows


def check(table: str, marked: str, published: str | int | None = None) -> None:
    """Assert that `table` of the plain sentence has just the marked rows."""
    plain, expected = parse(marked)
    tables = rectnlp.extract(plain, published)
    assert tables.failures.empty, tables.failures.message.tolist()
    found = tables.to_arrow()[table].to_pylist()
    spans = [(str(row["start"]), str(row["end"])) for row in found]
    assert spans == [(row["start"], row["end"]) for row in expected], [row["text"] for row in found]
    for row, wanted in zip(found, expected, strict=True):
        assert row["text"] == plain[row["start"] : row["end"]]
        for column, value in wanted.items():
            assert written(row[column]) == value, (row["text"], column, row[column], value)


def written(value: Any) -> str:
    """A cell as marks write it."""
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
