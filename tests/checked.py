"""What the checks say of a text, as a reader sees it: what is held against what, and what comes of it."""

from __future__ import annotations

from typing import NamedTuple

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


class Said(NamedTuple):
    """One check: the printed total, the printed parts, the arithmetic, and the sentence."""

    status: str
    total: str
    parts: tuple[str, ...]
    expression: str
    message: str


def said(text: str, kind: str, published: str | None = None) -> list[Said]:
    """The checks of one kind in a text, in order."""
    analysis = analyse(Bulletin(text, published))
    assert not analysis.rows.get("failures")
    return said_of(analysis, kind)


def said_of(analysis: Analysis, kind: str) -> list[Said]:
    """The checks of one kind."""
    norm = analysis.view.norm
    found = []
    for check in analysis.rows["checks"]:
        if check.kind == kind:
            rows = [row for row in analysis.rows["check_parts"] if row.check_id == check.check_id]
            assert [row.order for row in rows] == list(range(len(rows)))
            assert [row.role for row in rows] == ["total"] + ["part"] * (len(rows) - 1)
            total, *parts = (norm[row.start : row.end] for row in rows)
            assert total == norm[check.total_start : check.total_end]
            found.append(Said(check.status, total, tuple(parts), check.expression or "", check.message))
    return found


def sums(text: str) -> list[tuple[str, str]]:
    """Status and arithmetic of every sum."""
    return [(each.status, each.expression.replace(" ", "")) for each in said(text, "parts_sum")]
