"""chronology: dates that should follow each other, and do or do not.

`days` holds ranges of days, inspection and feedback, and publication against each other; `deeds` two deeds of one
matter whose order is fixed (立案, 处分); `behind` what was done behind something against its day (收到反馈意见后).
"""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.checks.chronology import behind, days, deeds
from rectnlp.checks.chronology.model import Order


def find(analysis: Analysis) -> list[Order]:
    """Every test of the bulletin's dates, in reading order."""
    found = days.find(analysis)
    held = {tuple(member.start for member in order.members[:2]) for order in found}
    for order in (*deeds.find(analysis), *behind.find(analysis)):
        key = tuple(member.start for member in order.members[:2])
        if key not in held:
            held.add(key)
            found.append(order)
    found.sort(key=lambda order: order.members[0].start)
    return found


__all__ = ["Order", "find"]
