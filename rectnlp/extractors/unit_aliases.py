"""Short names that a bulletin gives a body itself: 云岭城市投资有限公司(以下简称“云投”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.extractors.unit_candidates import Candidate

# Behind a body: (以下简称“…”), (简称…), (下称…). The name is group 1.
ALIAS = re.compile(
    r"\((?:以下|下)?(?:统|合)?(?:简称|称)(?:为)?[:]?[“\"‘]?(?P<alias>[^“”‘’\"(),。、:;\n]{2,16})[”’\"]?(?:,|\))"
)
_LIMIT = 40  # aliases read in one bulletin; more are no bulletin's


def aliased(body: str, accepted: Sequence[Candidate]) -> list[Candidate]:
    """Mentions by an alias that no other rule finds, where it is given and wherever it stands later on."""
    taken = [(unit.start, unit.end) for unit in accepted]
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
            if not any(start < end and at < stop for start, stop in taken):
                found.append(Candidate(at, end, unit.head._replace(shape="alias"), "unit", True))
                taken.append((at, end))
            at = body.find(alias, end)
    return found
