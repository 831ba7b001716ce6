"""A table in a text: row by row.

A table of problems says in its head what each column holds (反馈问题, 整改措施, 责任单位 …). Its rows are written as
the labelled passages that other bulletins consist of, so that every cell keeps its meaning. Any other table is a line
a row, the cells divided by bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectnlp.lexicons import Lexicons

Row = Sequence[str]  # the texts of a row's cells; a cell may have several lines

_SPACE = re.compile(r"\s+")
_NUMBER_HEADS = frozenset(("序号", "编号", "序", "号"))
_NUMBER = re.compile(r"\d{1,4}")


@cache
def _labels() -> dict[str, str]:
    """What the column heads of a table of problems stand for: label → kind."""
    return {label: row["kind"] for label, row in Lexicons().words("fields").items()}


def table_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of a table.

    >>> table_lines([["序号", "反馈问题", "整改时限"], ["1", "账目不清", "6月底前"]])
    ['1.账目不清', '整改时限：6月底前']
    >>> table_lines([["项目", "数量"], ["制度", "37项"]])
    ['项目 | 数量', '制度 | 37项']
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    heads_at = next((i for i, row in enumerate(rows[:3]) if _heads(row)), None)
    if heads_at is None:
        return [line for row in rows if (line := _bars(row))]
    heads = [_bare(cell) for cell in rows[heads_at]]
    lines = [line for row in rows[:heads_at] if (line := _bars(row))]
    for row in rows[heads_at + 1 :]:
        lines += _passages(heads, row)
    return lines


def _heads(row: Row) -> bool:
    """Whether a row heads a table of problems: two labels at least, one of them the problem or the response."""
    kinds = [kind for cell in row if (kind := _labels().get(_bare(cell)))]
    return len(kinds) >= 2 and ("problem" in kinds or "response" in kinds)


def _passages(heads: Sequence[str], row: Row) -> list[str]:
    """One problem: its number and wording, then every other cell behind its label."""
    labels = _labels()
    number, lines = "", []
    problem_written = False
    for head, cell in zip(heads, row, strict=False):
        cell = cell.strip()
        if not cell:
            continue
        if head in _NUMBER_HEADS and _NUMBER.fullmatch(cell):
            number = f"{cell}."
        elif labels.get(head) == "problem" and number and not problem_written:
            lines.append(number + cell)
            problem_written = True
        else:
            lines.append(f"{head}：{cell}" if head and head != _bare(cell) else cell)
    if number and not problem_written:
        lines[:1] = [number + lines[0]] if lines else [number]
    return lines


def _bars(row: Row) -> str:
    cells = [_SPACE.sub(" ", cell).strip() for cell in row]
    return " | ".join(cell for cell in cells if cell)


def _bare(cell: str) -> str:
    return _SPACE.sub("", cell)
