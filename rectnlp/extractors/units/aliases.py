"""Short names that a bulletin gives a body itself: 云岭城市投资有限公司(以下简称“云投”)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from rectnlp.extractors.units.candidates import Candidate

# Behind a body: (以下简称“…”), (简称…), (下称…). The name is group 1.
ALIAS = re.compile(
    r"\((?:以下|下)?(?:统|合)?(?:简称|称)(?:为)?[:]?[“\"‘]?(?P<alias>[^“”‘’\"(),。、:;\n]{2,16})[”’\"]?(?:,|\))"
)
_LIMIT = 40  # aliases read in one bulletin; more are no bulletin's


def aliased(body: str, accepted: Sequence[Candidate]) -> list[Candidate]:
    """Mentions by an alias that no other rule finds, where it is given and wherever it stands later on."""
    units = sorted(accepted, key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    found: list[Candidate] = []
    given = 0
    for unit in accepted:
        if body[unit.end : unit.end + 1] != "(" or not (match := ALIAS.match(body, unit.end)):
            continue
        given += 1
        if given > _LIMIT:
            break
        alias = match["alias"]
        at = match.start("alias")
        while at >= 0:
            end = at + len(alias)
            before = bisect_left(starts, end) - 1  # the last mention that begins before the alias ends
            if (before < 0 or units[before].end <= at) and (not found or found[-1].end <= at or found[-1].start >= end):
                found.append(Candidate(at, end, unit.head._replace(shape="alias"), "unit", True))
            at = body.find(alias, end)
    return found
