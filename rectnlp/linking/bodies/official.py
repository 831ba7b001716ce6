"""Official names of bodies: full ones for short ones, and the usual one of a committee for its formal one."""

from __future__ import annotations

import re

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Unit

LEVEL_CHARS = "省市区县旗州盟"
# What stands behind a body's name and is a part of it, which leaves the name as it is: 卫健局|党组.
_PARTS = ("党组", "党委", "党总支", "党支部", "机关党委", "纪检监察组")
# Formal names of the party's organs, in the place of which their usual ones stand: 中共柳林镇委员会 is 柳林镇党委.
_FORMAL = re.compile(r"^(?:中共|中国共产党)(?!中央)(?P<of>.{2,}?)(?P<organ>总支部?|支部|工作)?委员会$")
_USUAL = {None: "党委", "总支": "党总支", "总支部": "党总支", "支部": "党支部", "工作": "党工委"}


def usual(surface: str, unit: Unit) -> str:
    """A committee's usual name for its formal one: 中共云岭县委员会 → 云岭县委."""
    match = _FORMAL.match(surface) if unit.unit_type == "party" else None
    if match is None:
        return surface
    place = match["organ"] is None and match["of"][-1] in LEVEL_CHARS
    return match["of"] + ("委" if place else _USUAL[match["organ"]])


@compiled
def full_names(lexicons: Lexicons) -> dict[str, tuple[str, str]]:
    """Short form → (full form, branch)."""
    found = {}
    for row in lexicons.rows("unit_abbreviations"):
        for surface in (row["name"], row["full"], *row["aliases"].split("|")):
            if surface:
                found[surface] = (row["full"] or surface, row["branch"])
        for short in filter(None, row["elided"].split("|")):
            found[short] = found[short + "部门"] = (row["full"] or row["name"], row["branch"])
    for char, full in (("公", "公安局"), ("检", "人民检察院"), ("法", "人民法院"), ("司", "司法局")):
        found[char] = (full, "own")
    found["公安机关"] = ("公安局", "own")
    found["检察机关"] = ("人民检察院", "own")
    return found


@compiled
def central_names(lexicons: Lexicons) -> dict[str, str]:
    """Bodies of which there is one in the country."""
    return {surface: row["full"] for surface, row in lexicons.words("unit_central").items()}


def expanded(full: dict[str, tuple[str, str]], rest: str) -> tuple[str, str]:
    """The full form of a body's name without its place, and whose organ it is.

    >>> expanded({"住建局": ("住房和城乡建设局", "government")}, "住建局党组")
    ('住房和城乡建设局党组', '')
    """
    if rest in full:
        return full[rest]
    for part in _PARTS:
        if rest.endswith(part) and (known := full.get(rest.removesuffix(part))) and known[1] != "committee":
            return known[0] + part, ""
    return rest, ""


def abbreviates(short: str, name: str) -> bool:
    """Whether a short name is made of characters of a long one, in order and from its first.

    >>> abbreviates("城投集团", "城乡建设投资集团有限公司"), abbreviates("交投集团", "城乡建设投资集团有限公司")
    (True, False)
    """
    rest = iter(name)
    return len(short) > 3 and short[0] == name[:1] and all(char in rest for char in short)
