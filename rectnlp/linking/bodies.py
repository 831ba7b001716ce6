"""Which mentions name one body: coreference of units.

Every mention is read as (place, level word, rest): 魏都区|委, 市|委网信办, 政府办. The place of a bare form is the
issuer's; a level word (市, 省) is the issuer's city or province by the gazetteer. What remains is written in its full
official form. Short forms (领导小组, 集团, 巡视组) take the canonical name of the body that they stand for.
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.extractors.unit_aliases import ALIAS
from rectnlp.gazetteer import Division, gazetteer
from rectnlp.issuer import Issuer, identify
from rectnlp.linking.names import Name, Namer
from rectnlp.linking.roles import assign
from rectnlp.mentions import Unit

# The level that a body in a list hands on to those behind it.
_LEVEL = re.compile("[省市区县旗州盟]委?(?!常)")
_NUMBERED = re.compile(r"第[一二三四五六七八九十0-9、至和第—-]+(?=巡视组|巡察组|巡回)")
_GROUP = re.compile(r"(?:巡视|巡察)组$")
_SAME = re.compile("落实|工作|专项|联合|成立|小组办公室督导")
# 镇党委, 街道党工委: of the town named last.
_TOWN_SHORT = re.compile("镇|乡|街道|社区|村")
_TASK_TAIL = re.compile(
    r"(?:领导小组|工作组|专班|督导组|督查组|检查组|调查组|核查组|指挥部|工作专班|小组|专组|督察组|指导组)$"
)


def resolve(analysis: Analysis) -> None:
    """Fill all but span and type of `units` (identity, place, rank, parent, role), and `divisions`."""
    units: list[Unit] = analysis.rows.get("units", [])
    if units:
        issuer = identify(analysis)
        _name_all(analysis, units, issuer)
        assign(analysis, units)
    divisions = {unit.division_code for unit in units if unit.division_code}
    if divisions:
        analysis.rows["divisions"] = divisions_of(divisions, analysis.published_year)


def _name_all(analysis: Analysis, units: list[Unit], issuer: Issuer) -> None:
    norm = analysis.view.norm
    namer = Namer(issuer, analysis.lexicons, analysis.published_year)
    aliases: dict[str, Name] = {}
    known: list[tuple[str, Name]] = []  # surfaces and names so far, for short forms
    names: list[Name] = []
    prefix, behind = "", -2  # the level that a list has so far: 市委宣传部、网信办
    for unit in units:
        surface = norm[unit.start : unit.end]
        listed = prefix if unit.start == behind + 1 and norm[behind] in "、及和与" else ""
        if listed and surface in namer.full and not _LEVEL.match(surface):
            organ = unit.rule == "units.organ"
            if organ == listed.endswith("委"):
                surface = listed + surface
        leading = _LEVEL.match(surface) if surface[0] in "省市区县旗州盟" else None
        prefix, behind = leading[0] if leading else "", unit.end
        name = aliases.get(surface) or _antecedent(surface, unit, known, issuer, namer) or namer.name(surface, unit)
        names.append(name)
        known.append((surface, name))
        if norm[unit.end : unit.end + 1] == "(" and (alias := ALIAS.match(norm, unit.end)):
            aliases[alias["alias"]] = name
    _merge_groups([norm[unit.start : unit.end] for unit in units], names)
    _merge_suffixes(norm, units, names)
    for unit, name in zip(units, names, strict=True):
        unit.canonical = name.canonical
        unit.level = name.level
        unit.region = name.region
        unit.division_code = name.code
        unit.parent = namer.parent(unit.parent) if unit.parent and not name.parent else name.parent
        unit.unit_id = f"{name.code}-{name.canonical}" if name.code else name.canonical
        if name.relative and not name.code:
            unit.unit_id = f"{name.canonical}@{analysis.bulletin.doc_id}"


def _antecedent(surface: str, unit: Unit, known: list[tuple[str, Name]], issuer: Issuer, namer: Namer) -> Name | None:
    """The body that a bare short form stands for: the issuer (集团, 医院党委), or the last one whose name ends so."""
    if issuer.kind != "place" and (own := namer.of_issuer(surface, unit)) is not None:
        return own
    if (short := _TOWN_SHORT.match(surface)) is not None:
        for other, _ in reversed(known):
            if (town := re.match(rf"(?!各)[一-龥]{{1,8}}?{short[0]}", other)) is not None:
                return namer.name(town[0] + surface[short.end() :], unit)
    return None


def _merge_groups(surfaces: list[str], names: list[Name]) -> None:
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


def _merge_suffixes(norm: str, units: list[Unit], names: list[Name]) -> None:
    """Ad hoc groups and zones whose names differ by fillers or by a left-out beginning are one body."""
    keys: dict[str, Name] = {}
    for i, unit in enumerate(units):
        surface = norm[unit.start : unit.end]
        if unit.unit_type == "taskforce" and "领导小组" in surface:
            key = names[i].level or ""
            key += _SAME.sub("", re.sub(r"^.*?委(?!员)", "", surface))
            if "整改" in key:
                key = re.sub("巡视|巡察", "", key)
            names[i] = keys.setdefault(key, names[i])
        if i and unit.unit_type == "taskforce" and len(surface) <= 6 and _TASK_TAIL.search(surface):
            for j in range(i - 1, -1, -1):
                other = norm[units[j].start : units[j].end]
                if other != surface and other.endswith(surface):
                    names[i] = names[j]
                    break
    longest: dict[str, set[str]] = {}
    zones = {
        norm[u.start : u.end]: names[i]
        for i, u in enumerate(units)
        if norm[u.end - 3 : u.end] in ("开发区", "高新区", "经开区", "集聚区")
    }
    for surface in zones:
        longest[surface] = {other for other in zones if other.endswith(surface) and other != surface}
    for i, unit in enumerate(units):
        surface = norm[unit.start : unit.end]
        tops = {o for o in longest.get(surface, ()) if not longest[o]}
        if len(tops) == 1:
            names[i] = zones[next(iter(tops))]


def divisions_of(codes: set[str], year: int | None) -> list[Division]:
    """The divisions of these codes and those above them."""
    index = gazetteer()
    found: dict[str, Division] = {}
    for code in sorted(codes):
        for row in index.lineage(index.at(code, year), year):
            found[row.code] = row
    return [found[code] for code in sorted(found)]
