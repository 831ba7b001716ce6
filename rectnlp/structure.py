"""What a bulletin's page and outline are made of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from rectnlp.mentions import Span
from rectnlp.page.contacts import Contact


@dataclass(slots=True)
class Zones:
    """What is not the bulletin's own prose."""

    title: Span | None = None
    header: list[Span] = field(default_factory=list)  # breadcrumb, metadata, share and print lines
    closing: int | None = None  # where the closing lines begin: 欢迎监督…, contact, signature
    signature: Span | None = None  # issuer and date at the end
    contacts: list[Contact] = field(default_factory=list)  # telephone numbers, addresses, opening hours
    barred: list[Span] = field(default_factory=list)  # all that is closed to mentions, in order


@dataclass(slots=True, eq=False)
class Node:
    """A node of the outline: a row of `outline`."""

    level: str
    start: int
    end: int
    label: Span | None = None
    number: int | None = None
    title: Span | None = None
    parent: Node | None = None
    node_id: str = ""  # with the doc_id: qu-xunshi:p2.s1.t3.i14.m2
    problem: Node | None = None  # the node of the inspection problem that this one is or stands under

    @property
    def parent_id(self) -> str | None:
        """node_id of the node above."""
        return self.parent.node_id if self.parent else None


@dataclass(slots=True, eq=False)
class Passage:
    """A labelled passage (整改措施: …): a row of `fields`."""

    field: str  # the label
    kind: str  # problem, response, status, deadline, unit, leader, cause, aim or next
    label_start: int
    start: int
    end: int = 0


@dataclass(slots=True)
class Outline:
    """The nodes in order, and who owns which stretch."""

    nodes: list[Node] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # where the innermost node changes
    owners: list[Node | None] = field(default_factory=list)  # who owns the stretch that begins there
    passages: list[Passage] = field(default_factory=list)  # 整改措施: … and its like, in order

    def at(self, position: int) -> Node | None:
        """The innermost node that holds a position."""
        i = bisect_right(self.breaks, position) - 1
        return self.owners[i] if i >= 0 else None
