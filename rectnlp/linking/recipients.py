"""Who received a measure, and how many they are.

The recipient is read where Chinese puts it: behind 对 or 给予 (对两名站长给予…), before 受到 or 被 (秦某受到…), before
a colon (副镇长秦某:政务警告), behind the measure (约谈负责人7人次), or in an earlier clause (查处教师4人,给予…1人).
A number that stands behind a list of several measures is shared by them and belongs to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import last
from rectnlp.mentions import Count, Person, Sanction, Span

PERSONS = frozenset(("人", "名", "位", "人次", "人(次)", "名次", "人·次", "个人"))
CASES = frozenset(("起", "件", "宗", "例", "案", "件次", "件(次)"))

# Between a measure and the number behind it.
_TO_NUMBER = re.compile(
    r"[)”\"]?(?P<etc>等)?(?:问责)?(?:处分|处理)?(?:的?案件|的?人数|人员)?[:]?(?:了|的有|的|共计|共|计|累计|均为|分别为|为|达|有)?(?P<each>各)?"
)
_FILED = re.compile(r"(?:各类|违纪违法|违纪|腐败|职务犯罪)?(?:案件|问题|线索)")
# What is looked into, behind the one who did it: 对局长孙某严重违纪违法问题立案审查.
_MATTER = re.compile(r"(?:涉嫌|严重|违[纪规法]|的?问题|的?情况|有关|在)")
_THING = re.compile(r"(?:问题|情况|线索|行为|案件|事项|工作|现象|项目|制度|方案|资金|措施|方式)$")
_SECOND_NUMBER = re.compile(r"[、,]?(?:涉及|共)?")
# What may lead from the recipient to the measure: light verbs and adverbs.
_LIGHT = (
    r"(?:进行|开展|给予|予以|给以|作出|做出|作了|实施|采取|提出|责令|责成|处以|依规依纪|依纪依规|依纪依法|依法依规|依法|依规|依纪|严肃|从严"
    r"|分别|集体|集中|逐一|先后|已|均|全部|及时|专题|一并|立即|当场|由|按照|按程序|单独|当面|落实|启动|决定|免予|免于|作|向(?!性))"
)
_LIGHT_AT = re.compile(_LIGHT)
_TOWARDS = re.compile(r"(?<![针相面绝反应配])对(?![照标待比策象接])")
_GIVING = re.compile(r"(?:给予|予以|给以|责令|责成|将|给|决定对|要求|督促|约请)")
# 秦某受到…, 秦某因…被…; 有关人员均已作出检查.
_PASSIVE = re.compile(r"(?:受到了?|受|被|被给予|被处以|获|遭到|接受|作出|做出|写出|带头作|引咎)[^,;。:\n]{0,12}$")
_BEFORE_SUBJECT = re.compile(
    r"(?:其中|同时|此外|另外|另有|另|目前|最终|随后|现已|对此|经查|近日|日前|现|并|且|后|,|、|■|案例|[一二三四五六七八九十]{1,2}是|[0-9]{1,2}[.、]|\s)+(?![一-鿿]{0,2}人员)"
)
_DATE = re.compile(
    r"(?:[0-9]{2,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?|今年|去年|同年|当年|次年|同月|次日)+(?:以来|前|间|,)?"
)
_BECAUSE = re.compile(r"因(?!此|而|为此)|由于")
# Measures that one takes upon oneself, or that say what became of one: their subject stands before them.
_ITSELF = re.compile(r"引咎|降为|获刑")
# Inside a measure's own words: 责令村主任秦某辞职, 判处秦某有期徒刑三年.
_WITHIN = re.compile(
    r"(?:责令|判处|(?:免去|撤销)(?=[0-9一二两三四五六七八九十]{1,3}名))(?P<np>[一-鿿0-9“”]{2,24}?)"
    r"(?:引咎辞职|辞职|辞去|有期徒刑|无期徒刑|拘役|管制|死刑|职务)"
)
_ANY = re.compile(".")
_STOPS = re.compile(r"[,;。:!?\n]")
# What leads to a counted noun: 查处有偿补课教师4人. And what cuts a noun phrase off from its verb.
_FOUND = re.compile(
    r"(?:[^,;。]{0,6}?(?:反映|举报|处分|查处|查办|查实|发现|处理|处置|涉及|排查出|认定|追究|问责|通报|曝光|清理|约谈|共|对|给予|有))?"
)
_PREPOSITION = re.compile(r"(?<![针相面])对|向|由|将|给|被|于")
_COORDINATED = re.compile(r"[、和及与]")
_PRONOUN = re.compile(r"(?:其(?:本人)?|本人|他|她|他们|该人|[该此]同志)")
_OF_PRONOUN = re.compile(r"其(?!他|余|中|它)")
_ASKED = re.compile(
    r"[^,;。\n]{0,8},(?:要求|督促|责成)(?P<np>[^,;。\n]{2,14}?(?:单位|部门|人员|同志|干部|负责人|党组织))"
)
_NAME = r"(?:[一-鿿][某ⅩX×xX*＊]{1,2}|[甲乙丙丁戊己庚辛壬癸](?![一-鿿]))"


@dataclass(frozen=True)
class _Heads:
    """Nouns that end a phrase naming who received a measure."""

    kinds: dict[str, str]
    found: re.Pattern[str]
    closing: re.Pattern[str]
    persons: re.Pattern[str]


@compiled
def _heads(lexicons: Lexicons) -> _Heads:
    kinds = {row["word"]: row["kind"] for row in lexicons.rows("positions")}
    longest = sorted(kinds, key=len, reverse=True)
    persons = [word for word in longest if kinds[word] != "body"]
    return _Heads(
        kinds,
        re.compile(rf"(?P<head>{'|'.join(persons)})(?![会办室])(?P<name>{_NAME})?|(?P<bare>{_NAME})"),
        re.compile(rf"(?:(?P<head>{'|'.join(longest)})(?P<name>{_NAME})?|(?P<bare>{_NAME}))$"),
        re.compile(rf"(?:{'|'.join(persons)})$"),
    )


def attach(analysis: Analysis, lists: list[list[Sanction]]) -> None:
    """Fill `target`, `n_persons`, `n_cases` and `person_group` of every list of measures."""
    reader = _Reader(analysis)
    previous: _Recipient | None = None
    for i, measures in enumerate(lists):
        earlier = lists[i - 1][-1] if i else None
        previous = reader.read(measures, earlier, previous)
    reader.group()
    for measures in lists:
        for measure in measures:
            measure.person_id = reader.person(measure)


@dataclass(slots=True)
class _Recipient:
    """Who received the measures of one list: the phrase, each person where they are named one by one, their number."""

    target: Span | None = None
    each: tuple[Span, ...] = ()
    number: int | None = None
    counted: bool = False  # the phrase is that of an earlier number, of which these are a part


class _Reader:
    """Reads recipients in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.body
        self.heads = _heads(analysis.lexicons)
        counted: list[tuple[Count, str]] = []
        for count in analysis.rows.get("counts", ()):
            unit = self.text[count.unit[0] : count.unit[1]] if count.unit else ""
            counted.append((count, unit))
        self.counts = counted
        self.starts = [count.start for count, _ in counted]
        self.people = analysis.rows.get("people", [])
        self.names: dict[int, int] = {
            person.start: person.end for person in self.people
        }  # whole names, which no pattern here knows
        self.name_starts = [person.start for person in self.people]
        self.name_ends = {person.end: person for person in self.people}
        self.told: list[Sanction] = []  # measures whose recipient stands before them

    def read(self, measures: list[Sanction], earlier: Sanction | None, previous: _Recipient | None) -> _Recipient:
        """Attach to one list."""
        first, final = measures[0], measures[-1]
        if self._numbered_behind(measures):
            clause = self.analysis.clauses.at(first.start)[0]
            start = max(clause, earlier.end) if earlier else clause
            target = self._object(start, first.start) or self._counted_persons(first.start)
            recipient = _Recipient(target)
            if final.target is None and target:
                for measure in measures:
                    measure.target = target
            return recipient
        recipient = self._before(first, earlier, previous)
        if recipient.target is None and (asked := _ASKED.match(self.text, final.end)):
            recipient = _Recipient(asked.span("np"))
        self._share(measures, recipient)
        return recipient

    def person(self, measure: Sanction) -> str | None:
        """The person_id of a measure that one named person received."""
        if measure.target is None:
            return None
        start, end = measure.target
        inside: list[Person] = self.people[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]
        ids = {person.person_id for person in inside}
        return ids.pop() if len(ids) == 1 else None

    def group(self) -> None:
        """One `person_group` for all rows on the same stretch of text that names who received them."""
        seen: dict[Span, list[Sanction]] = {}
        for measure in self.told:
            if measure.target and measure.n_persons:
                seen.setdefault(measure.target, []).append(measure)
        for number, rows in enumerate((rows for rows in seen.values() if len(rows) > 1), start=1):
            for row in rows:
                row.person_group = f"{self.analysis.bulletin.doc_id}:g{number}"

    # --- numbers behind the measure ---------------------------------------------------------------------------------

    def _count_at(self, at: int) -> tuple[Count, str] | None:
        i = bisect_left(self.starts, at)
        if i < len(self.starts) and self.starts[i] == at:
            return self.counts[i]
        return None

    def _count_within(self, at: int, reach: int) -> tuple[Count, str] | None:
        """第一种形态处理党员干部19人次: the next number of persons in the clause."""
        i = bisect_left(self.starts, at)
        if i < len(self.starts) and self.starts[i] < at + reach and self.counts[i][1] in PERSONS:
            return None if _STOPS.search(self.text, at, self.starts[i]) else self.counts[i]
        return None

    def _numbered_behind(self, measures: list[Sanction]) -> bool:
        """Whether a number behind the list says how many received it; it is attached."""
        final = measures[-1]
        lead = _TO_NUMBER.match(self.text, final.end)
        at = lead.end() if lead else final.end
        if final.sanction == "case_filing" and (filed := _FILED.match(self.text, at)):
            at = filed.end()
        found = self._count_at(at)
        if found is None and final.category == "four_forms":
            found = self._count_within(at, 16)
        if found is None or (found[1] not in PERSONS and found[1] not in CASES):
            return self._persons_behind(measures, at)
        shared = len(measures) > 1 and not (lead and lead["each"])
        if shared or (lead and lead["etc"]):
            return True
        follow = self._count_at(_SECOND_NUMBER.match(self.text, found[0].end).end())  # type: ignore[union-attr]
        for measure in measures:
            self._give(measure, *found)
            if follow and {follow[1] in PERSONS, found[1] in PERSONS} == {True, False}:
                self._give(measure, *follow)
        if found[1] in PERSONS and len(measures) == 1:
            final.target = self._counted_noun(found[0])
        return True

    def _give(self, measure: Sanction, count: Count, unit: str) -> None:
        if unit in PERSONS:
            measure.n_persons = int(count.value)
        elif unit in CASES:
            measure.n_cases = int(count.value)

    def _counted_noun(self, count: Count) -> Span | None:
        """诫勉谈话2名干部: the persons behind the number."""
        end = self._phrase_end(count.end, 16)
        return (count.end, end) if end else None

    def _persons_behind(self, measures: list[Sanction], at: int) -> bool:
        """约谈乡镇负责人7人次; 约谈相关负责人: the persons behind the measure, perhaps with their number."""
        if len(measures) > 1 or measures[0].category in ("party", "administrative", "membership", "four_forms"):
            return False
        measure = measures[0]
        name = self.text[measure.start : measure.end]
        if name != "处分" and name.endswith(("处分", "处理")):
            return False
        start = at
        if self.text.startswith("了", start):
            start += 1
        end = self._phrase_end(start, 70 if self.text[start - 1] == "了" else 24) or self._bodies_end(start)
        if end is None:
            return False
        measure.target = (start, end)
        if (found := self._count_at(end)) or (found := self._count_at(start)):
            self._give(measure, *found)
        elif self._offices((start, end)):
            measure.n_persons = 1
        return True

    def _phrase_end(self, start: int, reach: int) -> int | None:
        """Where a noun phrase of persons that begins here ends, within the clause."""
        stop = _STOPS.search(self.text, start, start + reach)
        limit = stop.start() if stop else start + reach
        match = self.heads.found.search(self.text, start, limit)
        if match is None or self.text[start] in "、和及与,对" or _LIGHT_AT.search(self.text, start, match.start()):
            return None
        end: int = match.end()
        while (longer := self.heads.found.match(self.text, end, limit)) is not None:
            end = longer.end()
        return self.names.get(end, end)

    def _bodies_end(self, start: int) -> int | None:
        """立案调查违法企业14家: where a phrase of bodies ends, which a number follows."""
        i = bisect_left(self.starts, start)
        if i == len(self.starts) or self.starts[i] > start + 20 or _STOPS.search(self.text, start, self.starts[i]):
            return None
        end = self.starts[i]
        return end if end > start and self.heads.closing.search(self.text, start, end) else None

    # --- who stands before the measure ------------------------------------------------------------------------------

    def _before(self, first: Sanction, earlier: Sanction | None, previous: _Recipient | None) -> _Recipient:
        """The recipient in the clause before the measure, or in the clauses before that."""
        text = self.text
        clause = self.analysis.clauses.at(first.start)[0]
        if clause and text[clause - 1] == ":":
            line = max(text.rfind(mark, 0, clause - 1) for mark in "\n。;") + 1
            if (named := self._trim(line, clause - 1)) and self.heads.closing.search(text, *named):
                return self._recipient(named)
        start = clause
        if earlier and earlier.end > clause:  # 给予甲某党内警告处分、乙某诫勉谈话
            start = earlier.end
        if object_ := self._object(start, first.start):
            return self._recipient(object_)
        giving = last(_GIVING, text, start, first.start)
        topic = self._trim(start, giving.start()) if giving else None
        if topic and self._counts_persons(topic) and self._names_someone(topic):  # 其中1名干部给予…
            return self._recipient(topic)
        inner = _WITHIN.search(text, first.start, first.end)
        if inner and self._names_someone(inner.span("np")):
            return self._recipient(inner.span("np"))
        within = bisect_left(self.name_starts, first.start)
        if within < len(self.people) and self.people[within].end <= first.end:  # 免去秦某某局长职务
            person = self.people[within]
            return _Recipient((person.start, person.end), ((person.start, person.end),), 1)
        again = bool(earlier and previous and previous.target and self._same_sentence(earlier, first))
        passive = _PASSIVE.search(text, start, first.start) or _ITSELF.match(text, first.start)
        if passive:
            subject = self._subject(start, min(passive.start(), first.start))
            if subject:
                return self._recipient(subject)
            if again and previous and earlier and earlier.end >= clause - 2:
                return previous
            return self._recipient_of_clauses_before(clause, first.start)
        bare = self._trim(start, first.start)
        if bare and bare[1] - bare[0] < 30 and self._names_someone(bare):  # 乡长陈某批评教育, 4人批评教育
            return self._recipient(bare)
        if again and previous and earlier:
            between = text[earlier.end : first.start]
            if len(between) < 30 and not self.heads.found.search(between) and not any(c.isdigit() for c in between):
                return previous
        if text[start : first.start].strip('并且还同时“"、') == "" or _GIVING.search(text, start, first.start):
            return self._recipient_of_clauses_before(clause, first.start)
        return _Recipient()

    def _object(self, clause: int, end: int) -> Span | None:
        """对OBJECT…MEASURE, 给予OBJECT MEASURE, 将OBJECT MEASURE: the object, trimmed."""
        text = self.text
        giving = last(_GIVING, text, clause, end)
        if giving and not _TOWARDS.search(text, giving.end(), end) and (span := self._first_phrase(giving.end(), end)):
            return span
        towards = _TOWARDS.search(text, clause, end)
        if towards is None:
            return None
        start = towards.end()
        if span := self._first_phrase(start, end):
            return span
        if _OF_PRONOUN.match(text, start, end):  # 对其涉嫌违纪问题立案审查
            return start, start + 1
        light = _LIGHT_AT.search(text, start + 1, end)
        whole = self._trim(start, light.start() if light else end)
        if whole is None:
            return None
        named = self.heads.found.search(text, *whole)
        if named and _MATTER.match(text, named.end(), whole[1]):
            return whole[0], named.end()
        if whole[1] - whole[0] <= 16 and not _THING.search(text, *whole):  # 对药剂科通报批评
            return whole
        return None

    def _first_phrase(self, start: int, end: int) -> Span | None:
        """The shortest stretch from here that names someone, up to a light verb or the end."""
        for stop in [*(match.start() for match in _LIGHT_AT.finditer(self.text, start + 1, end)), end]:
            if (span := self._trim(start, stop)) and self._names_someone(span):
                return span
        return None

    def _subject(self, start: int, end: int) -> Span | None:
        """The subject of a passive clause: its first noun phrase that names someone, coordinated ones included."""
        text = self.text
        span = self._trim(start, end)
        if span is None:
            return None
        start, end = span
        if because := _BECAUSE.search(text, start, end):
            end = because.start()
        while light := re.search(rf"{_LIGHT}$", text[start:end]):
            end = start + light.start()
        if end <= start:
            return None
        if self._names_someone((start, end)):
            return start, end
        match = self.heads.found.search(text, start, end)
        stop = match.end() if match else end
        for person in self.people[bisect_left(self.name_starts, start) :]:  # a name before any office
            if person.end <= stop:
                match, stop = match or _ANY.match(text, start), person.end
            break
        if match is None:
            return None
        stop = self.names.get(stop, stop)
        while True:
            link = _COORDINATED.match(text, stop)
            after = self.heads.found.search(text, link.end(), min(end, link.end() + 24)) if link else None
            if after is None or _STOPS.search(text, stop, after.end()):
                break
            stop = self.names.get(after.end(), after.end())
        return start, stop

    def _recipient_of_clauses_before(self, clause: int, at: int) -> _Recipient:
        """The subject of the clauses before, in the same sentence, or their object: 某所所长脱岗,受到…"""
        text = self.text
        sentence = self.analysis.sentences.at(at)[0]
        for _ in range(4):
            if clause <= sentence:
                break
            start = self.analysis.clauses.at(clause - 1)[0]
            if text[clause - 1] == ";":
                break
            start = max(start, sentence)
            towards = _TOWARDS.search(text, start, clause - 1)
            found = self._object(start, clause - 1) if towards else self._subject(start, clause - 1)
            if found:
                return self._recipient(found)
            clause = start
        return _Recipient()

    def _counted_persons(self, at: int) -> Span | None:
        """Persons counted earlier in the sentence, with what says which (有偿补课教师)."""
        sentence = self.analysis.sentences.at(at)[0]
        for i in range(bisect_left(self.starts, at) - 1, -1, -1):
            count, unit = self.counts[i]
            if count.start < sentence or ";" in self.text[count.end : at]:
                break
            noun = count.noun
            if unit in PERSONS and noun and self.heads.persons.search(self.text, *noun) and not self._is_measure(noun):
                if noun[1] <= count.start:
                    clause = self.analysis.clauses.at(noun[0])[0]
                    lead = _FOUND.match(self.text, clause, noun[0])
                    return lead.end() if lead else noun[0], noun[1]
                return noun
        return None

    def _is_measure(self, noun: Span) -> bool:
        return self.text.startswith(("处分", "处理", "警告"), max(noun[0], noun[1] - 2))

    def _same_sentence(self, one: Sanction, other: Sanction) -> bool:
        return self.analysis.sentences.index(one.start) == self.analysis.sentences.index(other.start)

    def _trim(self, start: int, end: int) -> Span | None:
        """A stretch without what leads into it and out of it."""
        text = self.text
        for _ in range(4):
            lead = _BEFORE_SUBJECT.match(text, start, end) or _DATE.match(text, start, end)
            if lead is None or lead.end() == start:
                break
            start = lead.end()
        while end > start and text[end - 1] in '“”"的了 、,':
            end -= 1
        return (start, end) if end > start else None

    def _counts_persons(self, span: Span) -> bool:
        inside = self.counts[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]
        return any(unit in PERSONS for _, unit in inside)

    def _names_someone(self, span: Span) -> bool:
        """Whether a phrase ends in someone, or in a number of persons."""
        named = self.name_ends.get(span[1])
        if named and named.start >= span[0]:
            return True
        if self.heads.closing.search(self.text, *span) or _PRONOUN.fullmatch(self.text, *span):
            return True
        i = bisect_left(self.starts, span[1]) - 1
        return i >= 0 and self.counts[i][0].end == span[1] and self.counts[i][0].start >= span[0]

    # --- from a phrase to recipients --------------------------------------------------------------------------------

    def _recipient(self, span: Span) -> _Recipient:
        """A phrase as a recipient: its number split off where it stands at an edge, persons named one by one apart."""
        text = self.text
        inside = self.counts[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]
        numbers = [int(count.value) for count, unit in inside if unit in PERSONS]
        if len(numbers) > 1 and text[inside[-1][0].start - 1] == "中":  # 相关3人中1人
            numbers, span = numbers[-1:], (span[0], inside[0][0].start)
        elif len(inside) == 1:
            count = inside[0][0]
            if count.end == span[1]:
                span = span[0], count.start
            elif count.start == span[0]:
                span = count.end, span[1]
        number = sum(numbers) if numbers else None
        phrase = text[span[0] : span[1]]
        if not phrase or (number is not None and not self._names_someone(span)):
            return _Recipient(self._antecedent_before(span[0]), (), number, counted=True)
        if _PRONOUN.fullmatch(phrase):
            return _Recipient(self._antecedent_before(span[0]), (), None)
        each = self._offices(span)
        if not inside and each:  # not 2个乡镇的书记
            number = len(each)
        return _Recipient(span, each, number)

    def _antecedent_before(self, at: int) -> Span | None:
        """Whom 其 or a bare number stands for: the persons named last before it in the sentence."""
        counted = self._counted_persons(at)
        if counted:
            return counted
        text = self.text
        sentence = self.analysis.sentences.at(at)[0]
        found = last(self.heads.found, text, max(sentence, at - 120), at)
        if found is None:
            return None
        clause = max(self.analysis.clauses.at(found.start())[0], sentence)
        lead = last(_PREPOSITION, text, clause, found.start())
        start = lead.end() if lead else clause
        verb = _FOUND.match(text, start, found.start())
        return self._trim(verb.end() if verb and start > clause else start, found.end())

    def _offices(self, span: Span) -> tuple[Span, ...]:
        """The persons of a phrase that names them one by one, by office or by name; empty where one is a group.

        Two offices before one name are one person's: 党组书记、局长周某.
        """
        pieces: list[tuple[int, int, bool]] = []
        start = span[0]
        for link in [*_COORDINATED.finditer(self.text, *span), None]:
            end = link.start() if link else span[1]
            person = self.name_ends.get(end)
            named = bool(person and person.start >= start)
            match = self.heads.closing.search(self.text, start, end)
            if match is None and not named:
                return ()
            named = named or bool(match and (match["bare"] or match["name"]))
            if not named and match and self.heads.kinds.get(match["head"]) != "office":
                return ()
            pieces.append((start, end, named))
            start = link.end() if link else end
        if pieces and pieces[-1][2]:
            persons, begin = [], None
            for start, end, named in pieces:
                begin = start if begin is None else begin
                if named:
                    persons.append((begin, end))
                    begin = None
            return tuple(persons)
        return tuple((start, end) for start, end, _ in pieces)

    def _parts(self, span: Span | None) -> tuple[Span, ...]:
        """The coordinated phrases of a phrase, each naming persons."""
        if span is None:
            return ()
        ends = [link.start() for link in _COORDINATED.finditer(self.text, *span)] + [span[1]]
        starts = [span[0]] + [end + 1 for end in ends[:-1]]
        parts = tuple(zip(starts, ends, strict=True))
        named = all(self.heads.closing.search(self.text, *part) for part in parts)
        return parts if len(parts) > 1 and named else ()

    def _share(self, measures: list[Sanction], recipient: _Recipient) -> None:
        """Give a list its recipient; 分别 deals measures out to persons in order."""
        first = measures[0]
        lead = self.text[max(0, first.start - 24) : first.start]
        apart = "分别" in lead
        if not recipient.counted:
            self.told += measures
        for i, measure in enumerate(measures):
            measure.target = recipient.target
            if apart and len(measures) > 1:
                parts = recipient.each or self._parts(recipient.target)
                if recipient.number == len(measures) or len(parts) == len(measures):
                    measure.n_persons = 1
                if len(parts) == len(measures):
                    measure.target = parts[i]
            elif recipient.number is not None:
                measure.n_persons = recipient.number
