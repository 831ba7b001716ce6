"""The full official name of a body from one mention of it: 区委 → 中共青山区委, 住建局 → 青山区住房和城乡建设局."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rectnlp.gazetteer import Division, gazetteer
from rectnlp.lexicons import Lexicons
from rectnlp.linking.bodies.official import LEVEL_CHARS, abbreviates, central_names, expanded, full_names, usual
from rectnlp.mentions import Unit
from rectnlp.page.issuer import PLACE_LEVELS, Issuer, above

# 巡察三组 is 第三巡察组.
_BEHIND = re.compile("(?<!第)(巡视|巡察|巡查|监督检查|审查调查|纪检监察)第?([一二三四五六七八九十0-9]{1,3})([组室])$")
LEAGUE = re.compile("团([省市区县旗州盟])委")
_TERM = re.compile(r"第?[一二三四五六七八九十0-9]{1,3}届")
# A place that no gazetteer knows, at the beginning of a body's name.
_FICTIONAL = re.compile(
    r"(?!某|自治|城市|地区|.{0,2}[社园小校辖景片]区|.{0,6}开发区)([一-龥]{1,4}?[省市县区旗州盟](?<!市(?=场)))"
    r"(?=委|人民政府|政府|纪委|监委|人大|政协|第"
    r"|[一-龥]{1,12}(?:局|委|办|中心|院|厅|组|室|队|校|部|站|所|馆|场|园|公司|集团|会|社|台|处|科|学))"
)
# The same inside another such place: 云岭市|云枫区纪委.
_INNER = re.compile(
    r"((?!.{0,2}(?:社|园|小|校|辖|景|片|新|术|名胜|示范|集聚|保护|保税|度假|高新|经开|开发)区)[一-龥]{2,3}[县区旗])"
    r"(?=委|人民|政府|纪委|监委|人大|政协|第|[一-龥]{2,12}(?:局|委|办|院|厅|部|会))"
)
_ANONYMOUS = re.compile(r"(?:某{1,3}|[xX×*]{1,4}|[甲乙丙丁戊])(?:自治区|[省市县区旗州盟])")
_TWO = re.compile(r"省、?市|市、?县|市、?区|区、?县|县、?区|中央、?省")
# Places below the county in a name; the last one tells its rank.
_LOWER = re.compile(r"街道|办事处|(?<=.)(?:(?<!城)乡(?!村|镇)|镇)|苏木|社区|居委|(?<=[^农乡])村(?!镇)|嘎查")
_VILLAGES = frozenset(("社区", "居委", "村", "嘎查"))
# Bodies that need not belong to the issuer's place.
_PLACELESS = frozenset(("enterprise", "institution", "association", "media", "other"))
_TOWN_WORDS = ("镇", "乡", "街道", "苏木")
_SUBDISTRICT = re.compile(r"(?:街道办事处|街道办|办事处|街道)$")


# Parts that an issuer that is no place speaks of without its name.
_OWN_PARTS = (
    "党委",
    "党组",
    "党总支",
    "党支部",
    "党工委",
    "纪委",
    "机关",
    "工会",
    "团委",
    "董事会",
    "监事会",
    "办公室",
    "政府",
    "人民政府",
    "办事处",
)
_GOVERNMENT = re.compile("(?<!人民)政府$")
_BUREAU = re.compile("[省市区县旗州盟][局厅](?:党委|党组|党总支|党支部|机关|$)")
_LEVEL_ENDS = re.compile("[省市区县旗州盟]")


# Names registered once in the country (企业名称登记管理规定 2020, arts 6, 9 and 17), or of one body by their form.
_REGISTERED = re.compile(
    r"^(?![本该我某甲乙丙丁各xX×*])(?:[A-Za-z0-9一-龥·“”]|\([一-龥]{2,10}\)){4,36}?"
    r"(?:有限公司|有限责任公司|(?:大学|学院|银行)(?:股份有限公司)?)(?:[一-龥]{2,8}(?:分公司|分行|支行))?"
    r"(?:委员会|党委|党总支|党支部|纪委|纪律检查委员会|工会|董事会|监事会)?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A body's canonical name, and what it says about place and rank.

    `relative`: the name alone does not tell which body (市委, where no city is known).
    """

    canonical: str
    level: str | None = None
    region: str | None = None
    code: str | None = None
    parent: str | None = None
    relative: bool = False
    place: str | None = None  # the place of its own that the mention names
    word: str | None = None  # the level word that it has instead, where no place is known for it: 县水利局


def complete(canonical: str) -> bool:
    """Whether a name tells by itself which body it is: a registered company's, a university's.

    >>> complete("溪云水务有限公司"), complete("水务公司"), complete("某银行")
    (True, False, False)
    """
    return _REGISTERED.match(canonical.removeprefix("中共")) is not None and "某" not in canonical


class Namer:
    """Names bodies from the point of view of one bulletin's issuer."""

    def __init__(self, issuer: Issuer, lexicons: Lexicons, year: int | None) -> None:
        self.issuer = issuer
        self.year = year
        self.full = full_names(lexicons)
        self.central = central_names(lexicons)
        self.gazetteer = gazetteer()
        self.known: dict[tuple[str, str], Name] = {}
        self.own: dict[tuple[str, str, str], Name | None] = {}

    def name(self, surface: str, unit: Unit) -> Name:
        """The canonical name of a mention; the same surface has the same name."""
        key = surface, unit.unit_type
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._read(surface, unit)
        return found

    def of_issuer(self, surface: str, unit: Unit) -> Name | None:
        """The issuer or its part, for a short form of it: 集团, 医院党委, 公司纪委, 党委, 教务处."""
        if self.issuer.kind in (None, "place") or not self.issuer.name:
            return None
        key = surface, unit.unit_type, unit.rule
        if key not in self.own:
            self.own[key] = self._of_issuer(surface, unit)
        return self.own[key]

    def _of_issuer(self, surface: str, unit: Unit) -> Name | None:
        issuer = self.issuer
        surface = usual(surface, unit)
        own = self._behind_issuer(surface)
        if own == "" or own in _OWN_PARTS:  # 柳江学院|党委, as 院党委
            return self._part_of_issuer(own)
        if (own := self._as_issuer(surface)) is not None:
            return self._part_of_issuer(own)
        if _BUREAU.match(surface) and issuer.kind == "bureau" and surface[0] == (issuer.place or "")[-1:]:
            surface = surface[1:]  # 县局党委, of 云岭县水利局
        for short in issuer.short_forms:
            part = surface[len(short) :] if surface.startswith(short) else None
            inner = len(short) > 1 or unit.rule == "units.section"
            if part == "" or (part and (inner or part.startswith(_OWN_PARTS))):
                return self._part_of_issuer(part)
        if surface.startswith(_OWN_PARTS) or unit.rule == "units.section":
            return self._part_of_issuer(surface)
        return None

    def _behind_issuer(self, surface: str) -> str | None:
        """What stands behind the issuer's name, with or without its place: 云岭县柳林镇|党委, 柳林镇|党委."""
        name, rest = self.issuer.name or "", surface.removeprefix("中共")
        for whole in (name, name.removeprefix(self.issuer.place or "")):
            if len(whole) > 2 and rest.startswith(whole):
                return rest[len(whole) :]
        return None

    def _as_issuer(self, surface: str) -> str | None:
        """What stands behind another name of the issuer: 县卫健局|党组 of 云岭县卫生健康局, 县城投集团|党委."""
        issuer = self.issuer
        name, place = issuer.name or "", issuer.place or ""
        part = next((part for part in _OWN_PARTS if surface.endswith(part) and len(surface) > len(part)), "")
        base = surface.removesuffix(part)
        if issuer.kind == "bureau" and base[-1] in "局委办厅" and len(base) > 2 < len(name):
            bureau = Unit(0, 0, "units.body", unit_type="government")
            return part if self._read(base, bureau).canonical == self._read(name, bureau).canonical else None
        if issuer.kind == "company" and base.endswith(("集团", "公司")):
            core = base[1:] if base[0] == place[-1:] else base.removeprefix(place)
            return part if abbreviates(core, name.removeprefix(place)) else None
        return None

    def _part_of_issuer(self, part: str) -> Name:
        issuer = self.issuer
        name = issuer.name or ""
        unit_type = "enterprise" if issuer.kind == "company" else "institution"
        whole = self._read(name, Unit(0, 0, "", unit_type=unit_type))
        known = len(name) > 2  # 我局 alone tells the kind, not the name
        level = whole.level if issuer.kind in ("company", "school") else issuer.level
        base = replace(
            whole, canonical=name if known else whole.canonical, level=level, relative=whole.relative or not known
        )
        if not part:
            return base
        committee = f"中共{name}委员会" if known else f"{name}党委"
        part = "人民政府" if part == "政府" else part
        canonical = committee if part == "党委" else base.canonical + part
        return replace(base, canonical=canonical, parent=base.canonical)

    def _read(self, surface: str, unit: Unit) -> Name:
        if surface in self.central:
            return Name(self.central[surface], None if unit.unit_type == "enterprise" else "central")
        if unit.level == "central" or self._under_central(surface):
            return Name(surface, None if unit.unit_type == "enterprise" else "central")
        surface = usual(surface, unit)
        if surface.endswith(("组", "室")):
            surface = _BEHIND.sub(r"第\2\1\3", surface)
        text = surface.removeprefix("中共").removeprefix("中国共产党")
        if text.endswith("税务局"):
            text = text.removeprefix("国家税务总局")
        place, division, word, rest = self._place(text)
        level = self._level(surface, unit, place, division, word)
        relative, own, open_word = False, place, None
        if word and not place:
            if (row := above(self.issuer, word)) is not None:
                place, division = row.name, row
            elif self.issuer.place and self.issuer.place.endswith(word):
                place = self.issuer.place
            elif len(found := [p for p in self.issuer.places if p.endswith(word)]) == 1:
                place = found[0]
            else:
                place, relative, open_word = word, True, word
            if division:
                level = level if level in ("township", "village") else division.level
        elif not place:
            relative = True
            if self._local(surface, unit, rest) and self.issuer.place:
                place, division, relative = self.issuer.place, self.issuer.division, False
        canonical, parent = self._compose(surface, place or "", rest, unit)
        region = division or (None if unit.unit_type in _PLACELESS else self.issuer.division)
        if "某" in surface:
            region, relative = None, True
        name, code = (region.name, region.code) if region else (None, None)
        return Name(canonical, level, name, code, parent, relative, own, open_word)

    def _under_central(self, surface: str) -> bool:
        """Whether a name begins with a central body's: 教育部第二巡视组."""
        if surface.startswith(("中央", "国家", "全国")):
            return not surface.endswith("税务局")
        return surface[2:3] in "部院会委署局民央银府" and any(
            surface[:n] in self.central and surface[n : n + 1] != "门" for n in range(3, min(9, len(surface)))
        )

    def parent(self, surface: str) -> str:
        """The canonical name of the body that a name begins with."""
        unit_type = (
            "subdistrict" if _SUBDISTRICT.search(surface) else "party" if surface.endswith("委") else "government"
        )
        return self.name(surface, Unit(0, 0, "units.body", unit_type=unit_type)).canonical

    def _place(self, text: str) -> tuple[str | None, Division | None, str | None, str]:
        """(place, division, level word, rest) of a name."""
        place: str | None = None
        division: Division | None = None
        text = _TERM.sub("", text, count=1)
        if match := LEAGUE.fullmatch(text):
            return None, None, match[1], "团委"
        while True:
            found = self._leading(text, place, division)
            if found is None:
                break
            place, division = found[0], found[1]
            text = text[found[2] :]
        if place is None and _TWO.match(text):
            return None, None, None, text
        if place is None and text.startswith("自治区"):
            return None, None, "自治区", text[3:]
        if place is None and text[:1] in LEVEL_CHARS and text[1:2] not in "级直属场" and text not in self.full:
            return None, None, text[0], text[1:]
        return place, division, None, text

    def _leading(
        self, text: str, place: str | None, within: Division | None
    ) -> tuple[str, Division | None, int] | None:
        sizes = [match.end() for match in _LEVEL_ENDS.finditer(text, 1, 11) if match.end() < len(text)]
        for size in reversed(sizes):
            word = text[:size]
            if word in self.gazetteer.by_name or word in self.issuer.places:
                codes = [within.code] if within else [row.code for row in self.issuer.above.values()]
                return word, self._nearest(word, codes), size
        for size in (4, 3, 2) if within is None else ():
            if text[:size] in self.gazetteer.by_short and len(text) > size + 1:
                row = self.gazetteer.find_short(text[:size], self.year)
                short_ok = row is not None and (row in self.issuer.above.values() or row.level != "county")
                if row and short_ok:
                    return row.name, row, size
        if place is not None:
            inner = _INNER.match(text) if place[-1] in "省市州" and within is None else None
            return (inner[1], None, inner.end()) if inner else None
        if not sizes:
            return None
        if match := _ANONYMOUS.match(text):
            return match[0], None, match.end()
        if text[:1] not in LEVEL_CHARS and (match := _FICTIONAL.match(text)):
            return match[1], None, match.end()
        return None

    def _nearest(self, word: str, codes: list[str]) -> Division | None:
        """The division of a name, the issuer's own before others'."""
        for code in sorted(codes, key=lambda c: c.count("0")):
            row = self.gazetteer.find(word, self.year, [code])
            if row:
                return row
        return self.gazetteer.find(word, self.year)

    def _local(self, surface: str, unit: Unit, rest: str) -> bool:
        """Whether a name without a place belongs to the issuer's place."""
        if rest in self.full:
            return True
        if unit.unit_type in ("party", "discipline", "government") and unit.rule.endswith(
            (".part", ".organ", ".body", ".office", ".formal")
        ):
            return True
        return (
            unit.unit_type == "institution"
            and unit.rule == "units.named"
            and "中心" in surface
            and not _LOWER.search(surface)
        )

    def _level(
        self, surface: str, unit: Unit, place: str | None, division: Division | None, word: str | None
    ) -> str | None:
        if surface.startswith(_TOWN_WORDS) and unit.unit_type != "enterprise":  # 镇纪委, of a town that is not known
            return "township"
        if surface.startswith("兵团"):  # the corps has the rank of a province
            return "province"
        if unit.level in ("township", "village") and not (unit.unit_type == "institution" and (word or place)):
            return unit.level
        if unit.unit_type != "enterprise" and (last := _LOWER.findall(surface)):
            return "village" if last[-1] in _VILLAGES else "township"
        if division and unit.unit_type != "enterprise":
            return division.level
        if place:
            return PLACE_LEVELS.get(place[-1]) if unit.unit_type != "enterprise" else None
        if word:
            return "province" if word == "自治区" else PLACE_LEVELS.get(word)
        if _TWO.match(surface) or "某" in surface or unit.unit_type in ("enterprise", "other"):
            return None
        if unit.unit_type == "association" and surface not in self.full:
            return None
        if surface in ("检察机关", "审判机关") and self.issuer.level != "county":
            return None
        if self.issuer.kind in ("school", "company"):
            return None
        named = unit.unit_type == "institution" and unit.rule == "units.named"
        if named and self.issuer.kind != "bureau" and not self._local(surface, unit, surface):
            return None
        if self.issuer.level in ("township", "village") and "管委会" in surface:  # no zone stands below a town
            return "county"
        return self.issuer.level

    def _compose(self, surface: str, place: str, rest: str, unit: Unit) -> tuple[str, str | None]:
        """The canonical name and that of the body above which it holds."""
        if unit.unit_type == "subdistrict" and surface.endswith("政府"):
            surface, rest = _GOVERNMENT.sub("人民政府", surface), _GOVERNMENT.sub("人民政府", rest)
        if unit.unit_type == "subdistrict" and _SUBDISTRICT.search(rest) and place not in LEVEL_CHARS:
            return _SUBDISTRICT.sub("", rest) + "街道办事处", None
        if unit.level in ("township", "village") and not place:
            return surface, None
        if rest == "委":
            return (f"中共{place}委" if len(place) > 1 else surface), None
        if rest in ("委常委会", "常委会"):
            return f"中共{place}委常委会", f"中共{place}委" if place else None
        if rest.startswith("委") and not rest.startswith("委员会"):
            organ = rest[1:]
            if organ in ("办", "办公室"):
                return f"{place}委办公室", f"中共{place}委"
            return f"{place}委{self.full.get(organ, (organ,))[0]}", f"中共{place}委"
        if unit.unit_type == "enterprise":
            return (place + rest if surface[0] in LEVEL_CHARS else surface), None
        if rest == "团委" and place:
            return f"共青团{place}委", None
        full, branch = expanded(self.full, rest)
        if full == "公安局" and place.endswith("区"):  # a district's police are a branch of the city's
            full = "公安分局"
        if branch == "committee" and place:
            return f"{place}委{full}", f"中共{place}委"
        if rest in ("政府", "人民政府"):
            return f"{place}人民政府", None
        parent = f"{place}人民政府" if full == "人民政府办公室" else None
        return place + full, parent
