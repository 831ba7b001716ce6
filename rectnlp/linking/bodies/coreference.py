"""Mentions of one body whose names differ: groups without their number, short forms of ad hoc groups and zones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.linking.bodies.names import Name
from rectnlp.mentions import Unit

_NUMBERED = re.compile(r"第[一二三四五六七八九十0-9、至和第—-]+(?=巡视组|巡察组|巡回)")
_GROUP = re.compile(r"(?:巡视|巡察)组$")
# Fillers of a leading group's name: 巡察整改落实工作领导小组 is 巡察整改领导小组.
_FILLERS = re.compile("落实|工作|专项|联合|反馈|意见|问题")
_COMMITTEE = re.compile(r"^.*(?:委(?![员托])|党组)")
_INSPECTION = re.compile("巡视|巡察")
_TASK_ENDS = ("组", "专班", "指挥部")
_ZONES = ("开发区", "高新区", "经开区", "集聚区")
_MANY = 200  # distinct zones; more are no bulletin's


def merge(units: Sequence[Unit], surfaces: Sequence[str], names: list[Name]) -> None:
    """Give mentions of one body one name; `names` is changed in place."""
    _groups(surfaces, names)
    _tasks(units, surfaces, names)
    _zones(surfaces, names)


def _groups(surfaces: Sequence[str], names: list[Name]) -> None:
    """省委巡视组 is the numbered group of that committee where the text has but one; so is a bare 巡视组."""
    numbered: dict[str, set[str]] = {}
    for name in names:
        if _GROUP.search(name.canonical) and (match := _NUMBERED.search(name.canonical)):
            numbered.setdefault(name.canonical[: match.start()], set()).add(name.canonical)
    full = {name.canonical: name for name in names}
    everyone = {group for groups in numbered.values() for group in groups}
    for i, name in enumerate(names):
        if _GROUP.search(name.canonical) and not _NUMBERED.search(name.canonical):
            owner = _GROUP.sub("", name.canonical)
            groups = numbered.get(owner, set())
            if not groups and surfaces[i] in ("巡视组", "巡察组"):
                kind = name.canonical[-3:]
                groups = {group for group in everyone if group.endswith(kind)}
            if len(groups) == 1:
                names[i] = full[next(iter(groups))]


def _tasks(units: Sequence[Unit], surfaces: Sequence[str], names: list[Name]) -> None:
    """Leading groups by what is left of their names without fillers; short forms by the last name that ends so."""
    keys: dict[str, Name] = {}
    ending: dict[str, Name] = {}  # ending of a group's name → the last that had it
    for i, (unit, surface) in enumerate(zip(units, surfaces, strict=True)):
        if unit.unit_type != "taskforce":
            continue
        if len(surface) <= 6 and surface in ending and surface.endswith(_TASK_ENDS):
            names[i] = ending[surface]
            continue
        if "领导小组" in surface:
            core = _FILLERS.sub("", _COMMITTEE.sub("", surface))
            core = _INSPECTION.sub("", core) if "整改" in core else core
            names[i] = keys.setdefault((names[i].level or "") + core, names[i])
        for size in range(2, min(len(surface), 7)):
            ending[surface[-size:]] = names[i]


def _zones(surfaces: Sequence[str], names: list[Name]) -> None:
    """开发区 is the one zone whose name ends so."""
    zones = {surface: name for surface, name in zip(surfaces, names, strict=True) if surface.endswith(_ZONES)}
    if len(zones) > _MANY:
        return
    longer = {zone: {other for other in zones if other != zone and other.endswith(zone)} for zone in zones}
    for i, surface in enumerate(surfaces):
        tops = {other for other in longer.get(surface, ()) if not longer[other]}
        if len(tops) == 1:
            names[i] = zones[tops.pop()]
