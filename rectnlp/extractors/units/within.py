"""Offices whose owner stands before words that no walk to the left goes through.

县林业局|退耕|办, 县委组织部|干部|科 (rooms), 县公安局|柳坪|派出所 (outposts of the lexicon `unit_outposts`),
县政府|驻省城|办事处 (offices away from home).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.extractors.units.candidates import Candidate
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.places import BORDERS, EDGES
from rectnlp.lexicons import Lexicons, compiled

_OWN = 6  # characters between a body and its office
_AWAY = re.compile("驻(?!地)[一-龥]{1,5}$")
# Rooms that are counted or measured are premises: 办公室3间.
_PREMISES = re.compile(r"[一-龥]{0,6}(?:[0-9一二三四五六七八九十]+余?间|面积|用房|平方米|家具|设备|超标|租金)")
# Behind 科, 股, 办: 科室, 股级, 办班.
_NO_ROOM = frozenset("室级员长所班学会事理法案证件结")
_WRITTEN_OUT = "办公室"


@compiled
def _outposts(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    return {row["outpost"]: tuple(row["owners"].split("|")) for row in lexicons.rows("unit_outposts")}


def _before(body: str, found: Sequence[Candidate], start: int, least: int) -> Candidate | None:
    """The last body or place, where only characters of a name stand between it and here."""
    owner = found[-1] if found else None
    if owner is None or owner.kind not in ("unit", "place", "back"):
        return None
    between = body[owner.end : start]
    if not least <= len(between) <= _OWN or any(char in BORDERS or char in EDGES for char in between):
        return None
    return owner


def outpost(body: str, found: Sequence[Candidate], head: Head, start: int, lexicons: Lexicons) -> Candidate | None:
    """The body whose outpost a head is."""
    owners = _outposts(lexicons).get(head.surface)
    owner = _before(body, found, start, 1) if owners else None
    return owner if owners and owner and body[owner.start : owner.end].endswith(owners) else None


def room(body: str, found: Sequence[Candidate], head: Head, start: int, barred: frozenset[str]) -> Candidate | None:
    """The body whose room a head is, where no barred word (a verb of doing, a quantifier) stands between the two."""
    owner = _before(body, found, start, 2)
    if owner is None or owner.head.shape == "task" or (owner.kind == "place" and head.surface not in ("办", "所")):
        return None
    between = body[owner.end : start]
    end = start + len(head.surface)
    if len(head.surface) == 1 and body[end : end + 1] in _NO_ROOM:
        return None
    if any(between[i : i + size] in barred for size in (2, 3) for i in range(len(between) - size + 1)):
        return None
    if head.surface == _WRITTEN_OUT and _PREMISES.match(body, end):
        return None
    return owner


def away(body: str, found: Sequence[Candidate], start: int) -> tuple[int, Candidate | None] | None:
    """Where 驻… before 办事处 begins, and the body that keeps the office."""
    match = _AWAY.search(body, max(0, start - 6), start)
    if match is None:
        return None
    owner = found[-1] if found and found[-1].end == match.start() and found[-1].kind == "unit" else None
    return match.start(), owner
