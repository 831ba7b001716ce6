"""What a test of dates hands back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rectnlp.checks.model import Member
from rectnlp.mentions import Event


@dataclass(slots=True, eq=False)
class Order:
    """Dates that should follow each other. `what` says which test: range, sequence, publication, deeds or behind."""

    members: list[Member]
    dates: list[dt.date]
    status: str
    what: str


def member(event: Event) -> Member:
    """An event as a member of a check."""
    return Member(event.start, event.end, "events")
