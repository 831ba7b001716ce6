"""What a check is: a row of `checks` with its rows of `check_parts`, and the ledger that collects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.mentions import Span


@dataclass(slots=True, eq=False)
class Check:
    """A row of `checks`. `total_start` and `total_end` are offsets into the view."""

    check_id: str
    node_id: str | None
    kind: str
    status: str
    stated: float | None
    computed: float | None
    difference: float | None
    expression: str | None
    message: str
    message_en: str
    total_start: int
    total_end: int


@dataclass(slots=True, eq=False)
class CheckPart:
    """A row of `check_parts`: one number or label that takes part. `start` and `end` are offsets into the view."""

    check_id: str
    mention_id: str | None
    role: str
    order: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Member:
    """What takes part in a check: a mention of a table, or a label of the outline by its node."""

    start: int
    end: int
    table: str | None = None
    node_id: str | None = None


class Ledger:
    """Collects the checks of one bulletin and gives them their ids."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.doc_id = analysis.bulletin.doc_id
        self.span = analysis.view.span
        self.checks: list[Check] = []
        self.parts: list[CheckPart] = []
        self._ids: dict[str, int] = {}

    def add(
        self,
        kind: str,
        status: str,
        total: Member,
        parts: Sequence[Member],
        *,
        stated: float | None = None,
        computed: float | None = None,
        expression: str | None = None,
        messages: tuple[str, str],
    ) -> None:
        """Enter one check. `messages` are its sentence in Chinese and in English."""
        node = self.analysis.outline.at(total.start)
        check_id = self._id(kind, (total.start, total.end))
        difference = None if stated is None or computed is None else round(computed - stated, 6)
        self.checks.append(
            Check(
                check_id, node.node_id if node else None, kind, status, stated, computed, difference, expression,
                *messages, total.start, total.end,
            )
        )  # fmt: skip
        self.parts.append(CheckPart(check_id, self._mention_id(total), "total", 0, total.start, total.end))
        for order, part in enumerate(parts, start=1):
            self.parts.append(CheckPart(check_id, self._mention_id(part), "part", order, part.start, part.end))

    def _id(self, kind: str, span: Span) -> str:
        start, end = self.span(*span)
        plain = f"{self.doc_id}:check:{kind}:{start}-{end}"
        seen = self._ids[plain] = self._ids.get(plain, 0) + 1
        return plain if seen == 1 else f"{plain}~{seen}"

    def _mention_id(self, member: Member) -> str | None:
        if member.table is None:
            return member.node_id
        start, end = self.span(member.start, member.end)
        return f"{self.doc_id}:{member.table}:{start}-{end}"
