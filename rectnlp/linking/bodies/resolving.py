"""Which mentions name one body: coreference of units.

Every mention is read as (place, level word, rest): 青山区|委, 市|委网信办, 政府办. The place of a bare form is the
issuer's; a level word (市, 省) is the issuer's city or province by the gazetteer. What remains is written in its full
official form. Short forms (领导小组, 集团, 巡视组) take the canonical name of the body that they stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.extractors.units.aliases import ALIAS
from rectnlp.gazetteer import Division, gazetteer
from rectnlp.linking.bodies.coreference import merge
from rectnlp.linking.bodies.names import LEAGUE, Name, Namer, complete
from rectnlp.linking.bodies.official import LEVEL_CHARS
from rectnlp.linking.bodies.roles import assign
from rectnlp.mentions import Unit
from rectnlp.page.issuer import Issuer, identify

# The level that a body in a list hands on to those behind it.
_LEVEL = re.compile("[省市区县旗州盟]委?(?!常)")
_NUMBERED = re.compile("第[一二三四五六七八九十0-9]{1,3}(?:巡察组|巡视组)$")
# 镇党委, 街道党工委: of the town named last.
_TOWN = re.compile("镇|乡|街道|社区|村")

_COUNTY = "县区旗"
# Places that are no divisions: 某县, 柳湖社区, 云枫园区.
_NO_DIVISION = re.compile("[某xX×]|(?:[社园校小片景库灾林矿港]|开发|保税|集聚|示范)区$")


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
    surfaces = [norm[unit.start : unit.end] for unit in units]
    names = _first_names(norm, units, surfaces, namer)
    _merge(analysis, units, surfaces, names)
    for unit, name in zip(units, names, strict=True):
        unit.canonical = name.canonical
        unit.level = name.level
        unit.region = name.region
        unit.division_code = name.code
        unit.parent = namer.parent(unit.parent) if unit.parent and not name.parent else name.parent
        unit.unit_id = f"{name.code}-{name.canonical}" if name.code else name.canonical
        if name.relative and not name.code and not complete(name.canonical):
            unit.unit_id = f"{name.canonical}@{analysis.bulletin.doc_id}"


def _merge(analysis: Analysis, units: list[Unit], surfaces: list[str], names: list[Name]) -> None:
    """Give mentions of one body one name; what is added behind the signature learns names but teaches none."""
    signature = analysis.zones.signature
    n = bisect_left(units, signature[0], key=attrgetter("start")) if signature else len(units)
    signed = names[:n]
    merge(units[:n], surfaces[:n], signed)
    names[:n] = signed
    if n < len(units):
        merge(units, surfaces, names)
        names[:n] = signed


def _first_names(norm: str, units: list[Unit], surfaces: list[str], namer: Namer) -> list[Name]:
    """Every mention's name by itself, its list, its aliases, and the towns named before it."""
    aliases: dict[str, Name] = {}
    towns: dict[str, str] = {}  # 镇 → 柳林镇, the one named last
    early: list[tuple[int, str]] = []  # 镇党委, before any town was named
    names: list[Name] = []
    prefix, behind = "", -2  # the level that a list has so far: 市委宣传部、网信办
    for unit, surface in zip(units, surfaces, strict=True):
        adjacent = unit.start == behind + 1 and norm[behind] in "、及和与"
        listed = prefix if adjacent else ""
        organ = unit.rule == "units.organ"
        if LEAGUE.fullmatch(surface):  # 团省委 has its own level
            listed = ""
        levelled = surface[0] in LEVEL_CHARS and (surface not in namer.full or surface[1] == "直")  # but 市监局
        if listed and organ and listed[0] in LEVEL_CHARS and _NUMBERED.match(surface):
            surface = listed + surface  # 市委第一巡察组、第六巡察组
        elif listed and surface in namer.full and not levelled and organ == listed.endswith("委"):
            surface = listed + surface
        leading = _LEVEL.match(surface) if levelled else None
        prefix, behind = leading[0] if leading else "", unit.end
        name = aliases.get(surface) or namer.of_issuer(surface, unit)
        short = _TOWN.match(surface) if name is None else None
        if short and (town := towns.get(short[0])):
            name = namer.name(town + surface[short.end() :], unit)
        elif short and len(surface) > short.end():
            early.append((len(names), short[0]))
        name = name or namer.name(surface, unit)
        if adjacent and unit.rule == "units.section" and name.level is None:  # of the body that its peer belongs to
            name = replace(name, level=names[-1].level)
        names.append(name)
        if _TOWN.search(surface, 1):
            towns.update((town[0], surface[: town.end()]) for town in _TOWN.finditer(surface, 1))
        if norm[unit.end : unit.end + 1] == "(" and (alias := ALIAS.match(norm, unit.end)):
            aliases[alias["alias"]] = names[-1]
    for i, word in early:
        if town := towns.get(word):
            names[i] = namer.name(town + surfaces[i][len(word) :], units[i])
    _locate(units, surfaces, names, namer)
    return names


def _locate(units: list[Unit], surfaces: list[str], names: list[Name], namer: Namer) -> None:
    """县水利局, in a text that names one county, or that has named one before: the bureau of that county."""
    named: dict[str, list[tuple[int, str]]] = {}
    for i, name in enumerate(names):
        if name.place and not _NO_DIVISION.search(name.place):
            named.setdefault(name.place[-1], []).append((i, name.place))
    for i, name in enumerate(names):
        if not name.word or not (places := named.get(name.word)):
            continue
        if len({place for _, place in places}) == 1:
            place = places[0][1]
        elif name.word in _COUNTY and places[0][0] < i:  # of the one named last
            place = next(place for at, place in reversed(places) if at < i)
        else:
            continue
        if surfaces[i].startswith(name.word):
            named_whole = namer.name(place + surfaces[i][1:], units[i])
            names[i] = replace(named_whole, level=named_whole.level or name.level)


def divisions_of(codes: set[str], year: int | None) -> list[Division]:
    """The divisions of these codes and those above them."""
    index = gazetteer()
    found: dict[str, Division] = {}
    for code in sorted(codes):
        for row in index.lineage(index.at(code, year), year):
            found[row.code] = row
    return [found[code] for code in sorted(found)]
