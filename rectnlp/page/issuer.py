"""Who speaks in a bulletin: short forms (区委, 医院党委) are read from the issuer's point of view.

The issuer stands in the title before 关于 (中共…委员会关于…的通报). Without one, the text gives hints:
对…进行了巡视, 我镇, 局党组召开….
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from rectnlp.analysis import Analysis
from rectnlp.gazetteer import MUNICIPALITIES, Division, gazetteer, short_name
from rectnlp.lexicons import Lexicons, compiled

PLACE_LEVELS = {
    "省": "province", "市": "city", "州": "city", "盟": "city", "区": "county", "县": "county", "旗": "county",
    "镇": "township", "乡": "township",
}  # fmt: skip
# Not 区|市场监管局, nor 县|市政管理处: a level word that begins another one.
_PLACE = re.compile(r"^([一-龥]{1,11}?(?:自治区|自治州|自治县|省|市(?!场|政[^府法协务])|州|盟|区|县|旗))")
_MASKED = re.compile("^[某×xX*○]{1,3}")  # ××县人民医院
_RANK = re.compile("([省市区县旗州盟])局(?:党组|党委)")  # 市局党委, of a bureau without a name
_OURS = re.compile(r"(?:我|全)(?P<who>[省市区县旗州盟镇乡局厅院校行司]|街道|集团|公司|社区|村)")


class _Cues(NamedTuple):
    """Patterns of the lexicon `page_words` that say whose bulletin a text is."""

    title: re.Pattern[str]
    party: re.Pattern[str]
    office: re.Pattern[str]
    speaker: re.Pattern[str]
    own: re.Pattern[str]


@compiled
def _cues(lexicons: Lexicons) -> _Cues:
    title, party, office, speaker, does = (
        lexicons.pattern("page_words", kind) for kind in ("title_line", "party", "office", "speaker", "does")
    )
    committee = "(?:党组|党委|党工委)"
    return _Cues(
        re.compile(rf"^.{{0,60}}关于.{{2,60}}{title}(?![一-龥]).{{0,12}}$", re.MULTILINE),
        re.compile(rf"^(?:中共|中国共产党)|{party}$"),
        re.compile(f"{office}$"),
        re.compile(rf"([A-Za-z一-龥]{{2,18}}?{speaker})(?:党委|党组)"),
        # Without a title, short forms at the head of a clause say whose bulletin it is: 学校将整改任务…, 局党组召开….
        re.compile(
            r"(?:^|[,。;\n])(?:(?P<who>学校|医院|集团公司|集团|公司)"
            rf"|(?P<short>[校院局委厅镇乡]|街道)(?={committee})){committee}?(?={does})"
        ),
    )


@dataclass(slots=True)
class Issuer:
    """The body whose bulletin it is."""

    name: str | None = None  # its name without 中共 … 委员会: 青山区, 柳江市第二人民医院
    kind: str | None = None  # place, hospital, school, company, bureau, town, village
    place: str | None = None  # the full name of its place: 青山区
    level: str | None = None  # the rank of the place or town
    division: Division | None = None
    above: dict[str, Division] = field(default_factory=dict)  # province, city, county that it belongs to
    places: set[str] = field(default_factory=set)  # full names of places that the text uses as such

    short_forms: tuple[str, ...] = ()  # by which it speaks of itself: 医院, 院

    def owns(self, short: str) -> bool:
        """Whether a short form (医院, 局) stands for the issuer."""
        return short in self.short_forms


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of issuer: a row of the lexicon `issuer_kinds`."""

    name: str
    endings: tuple[str, ...]
    shorts: tuple[str, ...]


@compiled
def _inspected(lexicons: Lexicons) -> re.Pattern[str]:
    """对某局党组开展了巡察: whom a text says was inspected."""
    return re.compile(
        r"(?:对|向)([一-龥()]{2,24}?)(?:党委|党组|党工委|领导班子|反馈|开展|进行|实施)[^,。;]{0,16}?"
        rf"(?:{lexicons.pattern('inspections', 'any')}|意见|情况)"
    )


@compiled
def kinds(lexicons: Lexicons) -> tuple[Kind, ...]:
    """The kinds of issuers."""
    return tuple(
        Kind(row["kind"], tuple(row["names"].split("|")), tuple(row["shorts"].split("|")))
        for row in lexicons.rows("issuer_kinds")
    )


def identify(analysis: Analysis) -> Issuer:
    """The issuer of a bulletin, as far as its text says."""
    norm, cues = analysis.view.norm, _cues(analysis.lexicons)
    name = _from_title(analysis)
    issuer = Issuer()
    inspected = _inspected(analysis.lexicons).search(norm)
    for candidate in (name, inspected[1] if inspected else None):
        if candidate:
            _describe(issuer, candidate.strip('"“”()我'), analysis)
            if issuer.place and issuer.kind:
                break
    if issuer.kind is None and (speaker := cues.speaker.search(norm, 0, 800)):
        _describe(issuer, speaker[1], analysis)
    if issuer.kind is None and (own := cues.own.search(norm)):
        _ours(issuer, own["who"] or own["short"], analysis)
    if issuer.kind is None and (ours := _OURS.search(norm)):
        _ours(issuer, ours["who"], analysis)
    if issuer.kind == "bureau" and issuer.level is None and (rank := _RANK.search(norm)):
        issuer.level = PLACE_LEVELS[rank[1]]
    return issuer


def _from_title(analysis: Analysis) -> str | None:
    """The part of the title before 关于."""
    norm, span = analysis.view.norm, analysis.zones.title
    title = norm[span[0] : span[1]] if span else None
    if title is None:
        match = _cues(analysis.lexicons).title.search(norm, 0, 1500)
        title = match[0] if match else ""
    head = title.split("关于")[0].strip()
    return head.split(" ")[-1] if 2 <= len(head) <= 40 else None


def _describe(issuer: Issuer, name: str, analysis: Analysis) -> None:
    """Read place and kind off a name."""
    bare, cues = name, _cues(analysis.lexicons)
    for _ in range(2):
        bare = cues.party.sub("", bare)
    if bare.endswith("委") and bare[:-1].endswith(tuple(PLACE_LEVELS)):
        bare = bare[:-1]
    bare = cues.office.sub("", bare)
    if not bare:
        return
    year = analysis.published_year or (analysis.published.year if analysis.published else None)
    _locate(issuer, bare, year)
    if issuer.name is None:
        issuer.name = bare
        if issuer.level is None:  # 县教育局, 市纪委: without a place's name
            issuer.level = PLACE_LEVELS.get(_MASKED.sub("", bare)[:1])
        if bare in PLACE_LEVELS:
            _ours(issuer, bare, analysis)
        elif issuer.place and bare.endswith(issuer.place):
            issuer.kind = "place"
        elif found := next((kind for kind in kinds(analysis.lexicons) if bare.endswith(kind.endings)), None):
            _take(issuer, found)
        elif issuer.level:  # an organ of the place itself: 云岭县纪委监委
            issuer.kind, issuer.name = "place", issuer.place
        else:
            issuer.name = None


def _take(issuer: Issuer, kind: Kind) -> None:
    issuer.kind, issuer.short_forms = kind.name, kind.shorts
    issuer.level = {"town": "township", "village": "village"}.get(kind.name, issuer.level)


def _locate(issuer: Issuer, name: str, year: int | None) -> None:
    """The division that a name begins with, and those above it."""
    within: list[str] = []
    rest = name
    while match := _PLACE.match(rest):
        word = match[1]
        division = gazetteer().find(word, year, within)
        if len(word) < 2 or word in ("城市", "地区") or word.endswith("社区"):
            break
        issuer.place = word
        issuer.places.add(word)
        if division:
            issuer.division = division
            within = [division.code]
        else:
            issuer.division = None
        rest = rest[len(word) :]
    if issuer.place:
        issuer.level = issuer.division.level if issuer.division else PLACE_LEVELS.get(issuer.place[-1])
        for row in gazetteer().lineage(issuer.division, year):
            issuer.above[row.level] = row
            issuer.places.add(row.name)


def _ours(issuer: Issuer, word: str, analysis: Analysis) -> None:
    """我镇, 局党组: the kind of issuer, without its name."""
    if word in PLACE_LEVELS and word not in "镇乡":
        issuer.kind, issuer.level = "place", PLACE_LEVELS[word]
    elif found := next((kind for kind in kinds(analysis.lexicons) if word in kind.shorts), None):
        issuer.name = word
        _take(issuer, found)


def above(issuer: Issuer, word: str) -> Division | None:
    """The division that a bare level word (省, 市, 区) means for this issuer.

    In a municipality 市 is the province's rank; in a county-level city 市 is the issuer itself.
    """
    if issuer.division and issuer.division.name.endswith(word):
        return issuer.division
    level = PLACE_LEVELS.get(word)
    if word == "市" and (top := issuer.above.get("province")) and top.code in MUNICIPALITIES:
        return top
    return issuer.above.get(level or "")


def shorts(issuer: Issuer) -> set[str]:
    """The short names of the issuer's places: 青山, 武汉, 湖北."""
    return {short_name(place) for place in issuer.places}
