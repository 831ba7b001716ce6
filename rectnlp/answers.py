"""Ready answers: the questions that most users ask of a run, each a function here and a view in a SQLite export.

Both are one SQL file in `rectnlp/export/views/`, so they cannot drift apart. Nothing is counted twice: parts of a total
(`part_of`) and repeats of a figure (`repeat_of`) are left out of every sum.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from rectnlp.export.sqlite import create_views, insert
from rectnlp.schema import TABLES
from rectnlp.stacking import Stacked

if TYPE_CHECKING:
    import pandas as pd

_READ = ("documents", "problems", "checks", "events", "amounts", "units", "sanctions")
_DATES = ("published", "inspection_start", "inspection_end", "deadline")
_TEXTS = {column.name for table in TABLES.values() for column in table.columns if column.type.arrow == "string"} | {
    "basis",
    "units",
}
_REALS = ("completion_rate", "money_recovered", "money_misused", "yuan")


def bulletins(tables: Stacked) -> pd.DataFrame:
    """One row a bulletin: region, problems, done, rate, sanctions, money recovered, mismatches.

    `money_recovered` is in 元 (追缴, 追回, 清退, 退赔); `<NA>` where no such figure is told.

    >>> import rectnlp
    >>> tables = rectnlp.extract("反馈的56个问题已整改51个，追缴资金3万元，其中甲镇2万元。")
    >>> bulletins(tables)[["problems", "done", "money_recovered"]].values.tolist()
    [[56, 51, 30000.0]]
    """
    return _answer(tables, "answer_bulletins")


def problems(tables: Stacked) -> pd.DataFrame:
    """One row an inspection problem: status, deadline, units, sanctions, money under it."""
    return _answer(tables, "answer_problems")


def money(tables: Stacked) -> pd.DataFrame:
    """One row a bulletin and flow of money (`recovered`, `misused` …), in 元.

    >>> import rectnlp
    >>> money(rectnlp.extract("追缴资金3万元，其中甲镇1万元、乙镇2万元。"))[["flow", "yuan"]].values.tolist()
    [['recovered', 30000.0]]
    """
    return _answer(tables, "answer_money")


def county_years(tables: Stacked, basis: str = "publication") -> pd.DataFrame:
    """A panel: one row a county and year, also where a county has no bulletin in a year that others have.

    Such a row has 0 bulletins and `<NA>` everywhere else: missing is not zero.

    Parameters
    ----------
    basis
        `publication`: the year of the bulletin. `inspection`: the year in which the inspection began.

    Raises
    ------
    ValueError
        When `basis` is neither.
    """
    if basis not in ("publication", "inspection"):
        raise ValueError(f"no basis {basis!r}: choose publication or inspection")
    panel = _answer(tables, "answer_county_years")
    return panel[panel["basis"] == basis].reset_index(drop=True)


def plain(tables: Stacked, view: str) -> list[dict[str, Any]]:
    """What a view of a SQLite export would say, as plain values: dates are ISO days, what is missing is None."""
    columns, rows = _select(tables, view)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _answer(tables: Stacked, view: str) -> pd.DataFrame:
    """A view as a DataFrame: numbers as `Int64` or `float64`, dates as `datetime64[s]`, text as `string`."""
    import pandas as pd

    columns, values = _select(tables, view)
    frame = pd.DataFrame(values, columns=columns, dtype=object)
    for column in frame:
        if column in _DATES:
            frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d").astype("datetime64[s]")
        elif column in _REALS:
            frame[column] = frame[column].astype("float64")
        else:
            frame[column] = frame[column].astype("string" if column in _TEXTS else "Int64")
    return frame


def _select(tables: Stacked, view: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What a view says of the tables: its columns and its rows."""
    arrow = tables.to_arrow()
    with closing(sqlite3.connect(":memory:")) as connection:
        for name in _READ:
            insert(connection, name, arrow[name])
        create_views(connection)
        found = connection.execute(f"SELECT * FROM {view}")
        return [column[0] for column in found.description], found.fetchall()


__all__ = ["bulletins", "county_years", "money", "plain", "problems"]
