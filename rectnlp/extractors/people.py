"""Named persons and the positions they hold.

Precision first: a name is taken where the text marks it as one. It is masked (钱某, 李××, 王**), or stands directly
behind an office (镇长吴伟, 副秘书长甲), or directly before 同志. The first character, or the first two, are a surname.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.linking.persons.grammar import (
    COMRADE,
    MASKS,
    NAME_TAGS,
    PREPOSITIONS,
    Grammar,
    grammar,
    inside_word,
    is_word,
    masked,
    titles,
)
from rectnlp.linking.persons.offices import OfficeReader
from rectnlp.mentions import Person, Span

_STEM = re.compile(
    r"[A-Z](?![A-Za-z0-9])|[子丑寅卯辰巳午未申酉戌亥](?=:)|[甲乙丙丁戊己庚辛壬癸](?![一-鿿])|[甲乙丙丁戊己庚辛壬癸](?=[因受被在对等和及虚违未])"
)
_RECEIVED = re.compile(
    r"受到(?=[^,;。]{0,10}(?:处分|警告|处理|批评|诫勉|记过|记大过|降级|撤职|开除|察看|职务))|被(?=开除|免职|立案|留置|给予|诫勉|判处|移送|停职|撤职|批评|通报|约谈|提醒|责令|双开|调离)"
)
_AT_CLAUSE = re.compile(r"(?:(?<=[,。;:、\n\s(“])|^)[一-鿿]{2,3}$")
# 孙建国,男,1968年生: the sex is looked for first, it is rare.
_SEX = re.compile("[,、(][男女][,、)]")
_LIVES = re.compile(r"(?:(?<=[\n。;:\s])|^)[一-鿿]{2,4}$", re.MULTILINE)
_TOWARDS = re.compile(r"对(?<![针相面绝反应配]对)|给予|责令|约谈|判处")
_LINKS = ("、", "和", "及", "与")
_LEADS = re.compile(r"(?:^|[,。;:、\n\s(“]|给予|予以|对|和|与|及|免去|撤销|由|经|将|责令|推荐)$")


@dataclass(slots=True)
class _Known:
    """A person met before, with the office named last."""

    person_id: str
    office: str = ""


def extract(analysis: Analysis) -> None:
    """Fill `people`."""
    cues = grammar(analysis.lexicons)
    hidden = masked(analysis, cues)
    whole = [
        *_behind_offices(analysis, cues),
        *_comrades(analysis, cues),
        *_punished(analysis, cues),
        *_handled(analysis, cues),
    ]
    whole += _beside(analysis, cues, [*hidden, *whole])
    found = {*hidden, *whole, *_again(analysis, [*hidden, *whole])}
    people: list[Person] = []
    offices = OfficeReader(analysis.body, cues, analysis.lexicons)
    units = sorted(analysis.rows.get("units", ()), key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if people and start < people[-1].end:
            continue
        if cues.press.search(analysis.body, max(0, start - 24), start):  # 记者 丁某
            continue
        position = offices.office(start, end)
        person = Person(start, end, "people.name", name=(start, end), position=position)
        if position:
            i = bisect_left(starts, position[1]) - 1
            if i >= 0 and units[i].end > position[0] and isinstance(units[i].unit_id, str):
                person.unit_id = units[i].unit_id
        people.append(person)
    _identify(analysis, people)
    if people:
        analysis.rows["people"] = people


def _behind_offices(analysis: Analysis, grammar: Grammar) -> list[Span]:
    """镇长吴伟, 副秘书长甲: a whole name directly behind an office."""
    text = analysis.body
    spans = []
    offices, groups = titles(text, grammar)
    for _, end in offices:
        at = end + (text[end : end + 1] == " ")
        if match := _STEM.match(text, at):
            spans.append(match.span())
            continue
        if text[at : at + 1] not in grammar.singles and text[at : at + 2] not in grammar.compounds:
            continue
        match = grammar.whole.match(text, at)
        if "某" in text[at : at + 3]:  # masked
            continue
        if match is None and (name_end := _segmented(analysis, at)):
            spans.append((at, name_end))
        if match and not grammar.closing.search(match.group()) and not inside_word(analysis, at):
            stop = match.end()
            if not is_word(analysis, at) or _halved(analysis, grammar, at, stop):
                # 冯文|均和…: no adverb stands before a conjunction
                longer = stop - at == 2 and text[stop : stop + 1] in grammar.adverbs and COMRADE.match(text, stop + 1)
                spans.append((at, stop + bool(longer)))
    return [*spans, *_in_groups(analysis, grammar, groups)]


def _in_groups(analysis: Analysis, grammar: Grammar, groups: list[Span]) -> list[Span]:
    """分管领导吴志强: a name that the segmenter knows for one, behind a group of persons."""
    cut, text = analysis.words, analysis.body
    spans = []
    for _, at in groups:
        i = cut.index(at)
        if i >= len(cut) or cut.starts[i] != at or not cut.tags[i].startswith("nr"):
            continue
        start, end = cut.span(i)
        if 2 <= end - start <= 3 and text[start] in grammar.singles and grammar.follows.match(text, end):
            spans.append((start, end))
    return spans


def _halved(analysis: Analysis, grammar: Grammar, start: int, end: int) -> bool:
    """程文|良: a name of three characters whose first two are a noun to the segmenter."""
    cut = analysis.words
    i = cut.index(start)
    if end - start != 3 or cut.ends[i] != start + 2 or i + 1 >= len(cut) or cut.ends[i + 1] != end:
        return False
    last = cut.tags[i + 1][:1] in NAME_TAGS or cut.surfaces[i + 1] in grammar.given
    return cut.tags[i][:1] in NAME_TAGS and last


def _punished(analysis: Analysis, grammar: Grammar) -> list[Span]:
    """吴伟受到…, 吴伟、周强被…: a whole name that begins a clause and received something."""
    text, spans = analysis.body, []
    for match in _RECEIVED.finditer(text):
        for name in grammar.listed.finditer(text, max(0, match.start() - 24), match.start()):
            start, end = name.span("name")
            opens = text[start - 1 : start] in ("。", "\n") and end == match.start()  # 和海燕受到…
            ordinary = inside_word(analysis, start) or (is_word(analysis, start) and not opens)
            if ordinary or grammar.closing.search(text[start:end]):
                continue
            spans.append((start, end))
            # 吴伟、周强违规操办婚宴,分别受到…: the last of a list, whatever follows it
            if text[end : end + 1] in _LINKS and (other := grammar.whole.match(text, end + 1)):
                spans.append(other.span())
    return spans


def _handled(analysis: Analysis, grammar: Grammar) -> list[Span]:
    """对吴志强进行…, 给予吴志强党内警告: a whole name that measures are told of."""
    text, spans = analysis.body, []
    for sex in _SEX.finditer(text):
        name = _LIVES.search(text, max(0, sex.start() - 5), sex.start())
        if name and (text[name.start()] in grammar.singles or name.group()[:2] in grammar.compounds):
            spans.append(name.span())
    for match in _TOWARDS.finditer(text):
        at = match.end()
        name = grammar.whole_before.match(text, at)
        if name is None or is_word(analysis, at) or inside_word(analysis, at):
            continue
        if not grammar.heads.search(text, at, name.end()):
            spans.append((at, name.end()))
    return spans


def _beside(analysis: Analysis, grammar: Grammar, spans: list[Span]) -> list[Span]:
    """罗某某、卜海燕; 尹秀兰、施某某: a whole name coordinated with one that was found."""
    text, found = analysis.body, []
    for start, end in spans:
        if text[end : end + 1] == "、" and (after := grammar.whole.match(text, end + 1)):
            found.append(after.span())
        if text[start - 1 : start] == "、":
            low = max(0, start - 4)
            name = _AT_CLAUSE.search(text, low, start - 1)
            if name and (text[name.start()] in grammar.singles or name.group()[:2] in grammar.compounds):
                found.append(name.span())
    return [
        (start, end)
        for start, end in found
        if not (inside_word(analysis, start) or is_word(analysis, start) or grammar.heads.search(text, start, end))
    ]


def _again(analysis: Analysis, spans: list[Span]) -> list[Span]:
    """Where whole names, found once, stand again; one of two characters only as words, at the head of a clause."""
    text, cut = analysis.body, analysis.words
    found = []
    for name in {text[start:end] for start, end in spans}:
        if name[-1] in MASKS or len(name) < 2:
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if len(name) > 2:
                found.append((at, end))
            elif _LEADS.search(text, max(0, at - 2), at):
                i = cut.index(at)
                if cut.starts[i] == at and (cut.ends[i] == end or (i + 1 < len(cut) and cut.ends[i + 1] == end)):
                    found.append((at, end))
            at = text.find(name, end)
    return found


def _comrades(analysis: Analysis, grammar: Grammar) -> list[Span]:
    """王志刚同志: a surname with one or two characters before 同志, as a phrase of its own."""
    text, spans = analysis.body, []
    at = text.find("同志")
    while at >= 0:
        for start in (at - 3, at - 2, at - 4):
            single = start >= 0 and text[start] in grammar.singles and start != at - 4
            if not single and not (start >= 0 and text[start : start + 2] in grammar.compounds and start != at - 2):
                continue
            low = max(0, start - 8)
            if not (_LEADS.search(text, low, start) or grammar.heads.search(text, low, start)):
                continue
            cut = analysis.words
            i = cut.index(start)
            known = cut.tags[i].startswith("nr")
            ordinary = cut.starts[i] != start or len(cut.surfaces[i]) > 1
            if (known or not ordinary) and not grammar.heads.search(text, start, at):
                spans.append((start, at))
                break
        at = text.find("同志", at + 2)
    return spans


def _segmented(analysis: Analysis, at: int) -> int | None:
    """Where a whole name ends by the segmenter: one word for a name, or a surname and a word of two characters."""
    cut, text = analysis.words, analysis.body
    i = cut.index(at)
    if cut.starts[i] != at or text[at] in PREPOSITIONS:
        return None
    if cut.tags[i].startswith("nr") and 2 <= len(cut.surfaces[i]) <= 4:
        return cut.ends[i]
    if len(cut.surfaces[i]) > 1 or i + 1 >= len(cut) or len(cut.surfaces[i + 1]) != 2:
        return None
    return cut.ends[i + 1] if cut.tags[i + 1][:1] in NAME_TAGS else None


def _identify(analysis: Analysis, people: list[Person]) -> None:
    """One id for one person of the bulletin.

    A whole name is one person. A masked name with another office is another person; without one, it is the person of
    that name who was mentioned last.
    """
    known: dict[str, list[_Known]] = {}
    number = 0
    for person in people:
        name = analysis.body[person.start : person.end]
        office = analysis.body[person.position[0] : person.position[1]] if person.position else ""
        entries = known.setdefault(name, [])
        masked = name[-1] in MASKS
        held = None
        for entry in reversed(entries):
            if not masked or not office or not entry.office or _same_office(office, entry.office):
                held = entry
                break
        if held is None:
            number += 1
            held = _Known(f"{analysis.bulletin.doc_id}:person{number}")
            entries.append(held)
        person.person_id = held.person_id
        held.office = office or held.office


def _same_office(one: str, other: str) -> bool:
    """县林业局局长 and 局长 are one office; 镇长 and 会计 are two."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short)
