"""Named persons and the positions they hold.

Precision first: a name is taken where the text marks it as one. It is masked (钱某, 李××, 王**), or stands directly
behind an office (镇长吴伟, 副秘书长甲), or directly before 同志. The first character, or the first two, are a surname.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import words
from rectnlp.mentions import Person, Span

# What stands for the given name: 钱某, 丁某某, 李××, 王X, 赵**. Not 于某日, 向某局.
_MASKED = re.compile(
    r"[某×Xx*](?:(?<=某)(?:某(?!某)|(?!某)(?:[甲乙丙丁]|[一-鿿](?<![接承遭享感])(?=[(,。、:;因在被对]|受到))?)"
    r"|(?<=[×Xx*])[×Xx*]?(?![A-Za-z0-9×*]))"
)
_INDEFINITE = re.compile(r"[日月年地些个项种县市区局镇乡村单部公企银学医机社街院厂站中处科所校人省高大小国]")
# Tags that a segmenter gives to given names (建业, 明远): nominal and adjectival ones.
_NAME_TAGS = frozenset("nasz")
_VERBAL_TAGS = frozenset("vdpcmrtfuq")
_PREPOSITIONS = frozenset("于向从和由与")
_STEM = re.compile(
    r"[A-Z](?![A-Za-z0-9])|[子丑寅卯辰巳午未申酉戌亥](?=:)|[甲乙丙丁戊己庚辛壬癸](?![一-鿿])|[甲乙丙丁戊己庚辛壬癸](?=[因受被在对等和及虚违未])"
)
# What may follow a whole name in running text.
_FOLLOWS = (
    r"(?=$|[,。、:;()!?\s“”《》-]|对|以|因|受|被|在|于|与|同志|等|违|主持|为|向|就|带|作|任|担任|利用|未|不|和|及|的|严重|涉嫌|到|深入|出席|参加"
    r"|讲|率|给|采|收|虚|套|挪|擅|私|酒|驾|长期|多次|身为|没|先后|分别|党内|政务|行政|诫勉|批评|通报|介绍|表示|指出|强调|说|要求|督|负责|牵头)"
)
_RECEIVED = re.compile(
    r"受到(?=[^,;。]{0,10}(?:处分|警告|处理|批评|诫勉|记过|记大过|降级|撤职|开除|察看|职务))|被(?=开除|免职|立案|留置|给予|诫勉|判处|移送|停职|撤职)"
)
_MASKS = frozenset("某×Xx*甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BOUNDARY = re.compile(
    r"[,;。:!?\n(“”)]|对|由|给予|予以|将|向|经|其中|责令|邀请|聘请|免去|撤销|约谈|以及|及其?|与|和(?!平)|问题|是(?=[一-鿿])|[0-9]+[.、]|[①-⑳—•■●◆]|的"
)


@dataclass(frozen=True)
class _Grammar:
    offices: re.Pattern[str]
    closing: re.Pattern[str]
    singles: frozenset[str]
    compounds: frozenset[str]
    whole: re.Pattern[str]
    listed: re.Pattern[str]


@compiled
def _grammar(lexicons: Lexicons) -> _Grammar:
    rows = lexicons.rows("surnames")
    singles = "".join(row["surname"] for row in rows if row["kind"] == "single")
    compounds = [row["surname"] for row in rows if row["kind"] == "compound"]
    firsts = "".join({surname[0] for surname in compounds})
    offices = [row["word"] for row in lexicons.rows("positions") if row["kind"] in ("office", "person")]
    longest = sorted(offices, key=len, reverse=True)
    return _Grammar(
        re.compile(rf"{words(offices)}(?= ?[{singles}{firsts}甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥A-Z])"),
        re.compile(rf"(?:{'|'.join(longest)})\s?$"),
        frozenset(singles),
        frozenset(compounds),
        re.compile(rf"(?:(?:{'|'.join(compounds)})[一-鿿]{{1,2}}?|[{singles}][一-鿿]{{1,2}}?){_FOLLOWS}"),
        re.compile(
            rf"(?:(?<=[,。;:、\n与和及])|^)(?P<name>(?:{'|'.join(compounds)}|[{singles}])[一-鿿]{{1,2}}?)"
            rf"(?:(?=[、与和及])|(?:\([^()]{{1,12}}\))?(?:已|均|都|分别|先后|因[^,;。]{{2,20}})?$)"
        ),
    )


def extract(analysis: Analysis) -> None:
    """Fill `people`."""
    grammar = _grammar(analysis.lexicons)
    whole = [*_behind_offices(analysis, grammar), *_comrades(analysis, grammar), *_punished(analysis, grammar)]
    spans = sorted({*_masked(analysis, grammar), *whole, *_again(analysis.body, whole)})
    people: list[Person] = []
    units = sorted(analysis.rows.get("units", ()), key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    for start, end in spans:
        if people and start < people[-1].end:
            continue
        position = _position(analysis.body, start, grammar)
        person = Person(start, end, "people.name", name=(start, end), position=position)
        if position:
            i = bisect_left(starts, position[1]) - 1
            if i >= 0 and units[i].end > position[0] and isinstance(units[i].unit_id, str):
                person.unit_id = units[i].unit_id
        people.append(person)
    _identify(analysis, people)
    if people:
        analysis.rows["people"] = people


def _masked(analysis: Analysis, grammar: _Grammar) -> list[Span]:
    """钱某, 丁某某, 李××."""
    text, spans = analysis.body, []
    for match in _MASKED.finditer(text):
        start, end = match.start() - 1, match.end()
        if start < 0 or text[start] not in grammar.singles:
            continue
        if text[start - 1 : start + 1] in grammar.compounds:
            start -= 1
        if text[match.start()] == "某":
            stop = match.start() + 1 + text.startswith("某", match.start() + 1)
            vague = stop == match.start() + 1 or text[start] in _PREPOSITIONS
            indefinite = stop == end and _INDEFINITE.match(text, stop)
            if vague and (indefinite or _inside_word(analysis, start)):  # 于某日, 完成某项
                continue
        elif text[start - 1 : start].isdigit():
            continue
        spans.append((start, end))
    return spans


def _behind_offices(analysis: Analysis, grammar: _Grammar) -> list[Span]:
    """镇长吴伟, 副秘书长甲: a whole name directly behind an office."""
    text = analysis.body
    spans = []
    for office in grammar.offices.finditer(text):
        end = office.end()
        at = end + (text[end : end + 1] == " ")
        if match := _STEM.match(text, at):
            spans.append(match.span())
            continue
        if text[at : at + 1] not in grammar.singles and text[at : at + 2] not in grammar.compounds:
            continue
        match = grammar.whole.match(text, at)
        if match is None and (name_end := _segmented(analysis, at)):
            spans.append((at, name_end))
        if match and not (
            _inside_word(analysis, at) or _is_word(analysis, at) or grammar.closing.search(match.group())
        ):
            spans.append(match.span())
    return spans


def _punished(analysis: Analysis, grammar: _Grammar) -> list[Span]:
    """吴伟受到…, 吴伟、周强被…: a whole name that begins a clause and received something."""
    text, spans = analysis.body, []
    for match in _RECEIVED.finditer(text):
        for name in grammar.listed.finditer(text, max(0, match.start() - 24), match.start()):
            start, end = name.span("name")
            ordinary = _inside_word(analysis, start) or _is_word(analysis, start)
            if ordinary or grammar.closing.search(text[start:end]):
                continue
            spans.append((start, end))
            # 吴伟、周强违规操办婚宴,分别受到…: the last of a list, whatever follows it
            if text[end : end + 1] in ("、", "和", "及", "与") and (other := grammar.whole.match(text, end + 1)):
                spans.append(other.span())
    return spans


def _again(text: str, spans: list[Span]) -> list[Span]:
    """Where whole names of three characters or more, found once, stand again."""
    found = []
    for name in {text[start:end] for start, end in spans if end - start > 2}:
        if name[-1] in _MASKS:
            continue
        at = text.find(name)
        while at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return found


def _comrades(analysis: Analysis, grammar: _Grammar) -> list[Span]:
    """王志刚同志: a name that the segmenter knows for one, before 同志."""
    text, spans = analysis.body, []
    at = text.find("同志")
    while at >= 0:
        cut = analysis.words
        i = cut.index(at - 1) if at else -1
        if i >= 0 and cut.ends[i] == at:
            first = i - 1 if len(cut.surfaces[i]) < 3 and i and cut.surfaces[i - 1] in grammar.singles else i
            start = cut.starts[first]
            named = cut.tags[i].startswith("nr") and text[start] in grammar.singles
            if named and 2 <= at - start <= 4:
                spans.append((start, at))
        at = text.find("同志", at + 2)
    return spans


def _segmented(analysis: Analysis, at: int) -> int | None:
    """Where a whole name ends by the segmenter: one word for a name, or a surname and a word of two characters."""
    cut, text = analysis.words, analysis.body
    i = cut.index(at)
    if cut.starts[i] != at or text[at] in _PREPOSITIONS:
        return None
    if cut.tags[i].startswith("nr") and 2 <= len(cut.surfaces[i]) <= 4:
        return cut.ends[i]
    if len(cut.surfaces[i]) > 1 or i + 1 >= len(cut) or len(cut.surfaces[i + 1]) != 2:
        return None
    return cut.ends[i + 1] if cut.tags[i + 1][:1] in _NAME_TAGS else None


def _is_word(analysis: Analysis, start: int) -> bool:
    """Whether ordinary words stand where a name would: 站长马上…, 书记高度…, 主任和副主任, 干部常下乡."""
    cut = analysis.words
    i = cut.index(start)
    if cut.starts[i] != start or cut.tags[i].startswith("nr"):
        return False
    if len(cut.surfaces[i]) > 1 or analysis.body[start] in _PREPOSITIONS:
        return True
    return i + 1 < len(cut) and len(cut.surfaces[i + 1]) > 1 and cut.tags[i + 1][:1] in _VERBAL_TAGS


def _inside_word(analysis: Analysis, start: int) -> bool:
    """Whether a name would begin inside an ordinary word (完成某项, 领导班子)."""
    cut = analysis.words
    i = cut.index(start)
    return cut.starts[i] < start and not cut.tags[i].startswith("nr")


def _position(text: str, name: int, grammar: _Grammar) -> Span | None:
    """The offices directly before a name, back to where the phrase begins: 县委常委、副县长."""
    low = max(0, name - 40)
    lead = text[low:name]
    closing = grammar.closing.search(lead)
    if closing is None:
        return None
    begin = 0
    for match in _BOUNDARY.finditer(lead, 0, closing.start()):
        begin = match.end()
    pieces = lead[begin : len(lead)].split("、")
    kept = len(pieces) - 1
    while kept > 0 and grammar.closing.search(pieces[kept - 1]):
        kept -= 1
    begin += sum(len(piece) + 1 for piece in pieces[:kept])
    end = len(lead.rstrip())
    return (low + begin, low + end) if begin < end else None


def _identify(analysis: Analysis, people: list[Person]) -> None:
    """One id for one person of the bulletin.

    A whole name is one person. A masked name with another office is another person; without one, it is the person of
    that name who was mentioned last.
    """
    known: dict[str, list[tuple[str, str]]] = {}
    number = 0
    for person in people:
        name = analysis.body[person.start : person.end]
        office = analysis.body[person.position[0] : person.position[1]] if person.position else ""
        entries = known.setdefault(name, [])
        masked = name[-1] in _MASKS
        found = None
        for at in range(len(entries) - 1, -1, -1):
            known_id, known_office = entries[at]
            if not masked or not office or not known_office or _same_office(office, known_office):
                found = at
                person.person_id = known_id
                break
        if found is None:
            number += 1
            person.person_id = f"{analysis.bulletin.doc_id}:person{number}"
            entries.append((person.person_id, office))
        else:
            entries.append((entries[found][0], office or entries[found][1]))


def _same_office(one: str, other: str) -> bool:
    """县林业局局长 and 局长 are one office; 镇长 and 会计 are two."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short)
