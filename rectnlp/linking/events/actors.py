"""Who did it: the subject of a clause, the agent behind 经 or 由, or the subject that a sentence carries on.

A subject is the stretch that a clause opens with, up to its first adverb, preposition or verb, where that stretch ends
in a body or a person: a unit that was found before, or a head of the lexicon `actors`. Clauses without a subject take
it from the clause before (区委制定制度,每季度抽查 → 区委).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.verbs import predicates
from rectnlp.linking.verbs.clauses import Clause, Verb
from rectnlp.mentions import Span

# What stands before a subject: labels, conjunctions, what is left of a date's phrase.
_LEAD = re.compile(
    r"""
    (?: [一二三四五六七八九十]{1,3}是 | 第[一二三四五六七八九十]{1,3}[,、] | [(]?[0-9]{1,3}[.)、]
      | [(][一二三四五六七八九十]{1,3}[)] | ——? | [-•·●■①-⑳]
      | 并且? | 同时 | 其中 | 此外 | 另外? | 而且? | 但是? | 因此 | 所以 | 于是 | 目前 | 随后 | 以及 | 特别是 | 尤其是
      | 期间 | 间(?!谍) | 之?[后前] | [上下]午 | 当[日天] | 以来 | 起(?=,) | 开始
      | (?:整改|完成|进展|落实)?情况: | 问题: | [ 、“”:,\n]
    )+
    """,
    re.VERBOSE,
)
# What a lead begins with.
_LEADS = frozenset(
    "一二三四五六七八九十第(0123456789—-•·●■①②③④⑤⑥⑦⑧⑨⑩ 、“”:,\n"
    "并同其此另而但因所于目随以特尤期间之后前上下当起开整完进落情问"
)
# An item of a list begins anew: nothing is carried into it.
_ITEM = re.compile(r"\s*(?:[①-⑳]|[一二三四五六七八九十]{1,3}是|[(][0-9一二三四五六七八九十]{1,3}[)]|——)")
_ROUND = re.compile(
    r"(?:第?[0-9一二三四五六七八九十百]+[次轮](?:[^,。]{0,8}(?:会议?|全会))?)$|[一二三四五六七八九十]+届[^,。]{0,3}全会$"
)
_ROUND_ENDS = ("次", "轮", "会议", "全会", "会")
_MEETING = re.compile(r"(?:\(扩大\))?(?:专题|常务|全体)?会议?$")
_AGENT = re.compile(r"经过?(?![济费营验])|由(?!于)|被(?![巡审督检监整])|已经(?![0-9])")
# What a news report opens with: 新华社北京电(记者秦某), 本报讯.
_DATELINE = re.compile(r"(?:[^,。;(\n]{0,12}社[^,。;(\n]{0,10}电|[^,。;(\n]{0,6}报讯)\s?(?:\([^()\n]{0,16}\))?")
# How many clauses a subject is carried over.
_FAR = 4
# A verb of less weight than this stands inside a name or noun phrase: 政策落实督办小组.
_INSIDE = -1.0
_PERSON = re.compile(r"(?<=[长任员书记理师官干部])[\u4e00-\u9fff]某{1,2}$")
_MASKED = re.compile(r"[\u4e00-\u9fff]某{1,2}")
_VERBAL = frozenset("pd")
_DIGIT = re.compile("[0-9]")
# Behind a body, a number among the next words is told of it: 督导组|分4个小组.
_NUMBER = re.compile("[^第0-9]{0,3}[0-9]")
_TIME = frozenset("次轮场期")
_TIMES = re.compile("(?<!第)[0-9]+[次轮场期]$")
_WAITING = re.compile("[0-9].*待$")
_PREDICATES = frozenset(("d", "i", "l", "z"))
# No subject begins with these (but 被巡察党组织).
_CASE = re.compile("[经由对将把向于赴]|到(?!会|场)|前往|用(?![户水电地工])|在(?!职|岗|校)|被(?![巡审督检监])")


@dataclass(frozen=True, slots=True)
class _Said:
    """The lexicons `actors` and `subject_words`, ready for use."""

    heads: tuple[str, ...]  # how actor phrases end
    places: tuple[str, ...]  # those that are one word
    no_heads: tuple[str, ...]
    joins: frozenset[str]
    undergo: re.Pattern[str]
    receives: re.Pattern[str]
    received: re.Pattern[str]
    goes_on: re.Pattern[str]
    before_date: tuple[str, ...]
    formed: re.Pattern[str]


@compiled
def _said(lexicons: Lexicons) -> _Said:
    words = lexicons.words("actors").items()
    kinds = lexicons.kinds("subject_words")
    return _Said(
        heads=tuple(head for head, row in words if not row["whole"]),
        places=tuple(head for head, row in words if row["whole"]),
        no_heads=lexicons.surfaces("subject_words", "no_head"),
        joins=frozenset(lexicons.surfaces("subject_words", "join")),
        undergo=kinds["undergo"],
        receives=kinds["receive"],
        received=re.compile(f"{kinds['receive'].pattern}了?$"),
        goes_on=kinds["goes_on"],
        before_date=lexicons.surfaces("subject_words", "before_date"),
        formed=re.compile(f"{kinds['formed'].pattern}了?"),
    )


class Actors:
    """Finds actors in one bulletin; `dated` are the date mentions, which a subject never holds."""

    def __init__(self, analysis: Analysis, dated: Sequence[Span]) -> None:
        self.analysis = analysis
        self.body = analysis.body
        self.said = _said(analysis.lexicons)
        self.starts = [start for start, _ in dated]
        self.ends = [end for _, end in dated]
        units = analysis.rows.get("units", ())
        self.unit_starts = [unit.start for unit in units]
        self.unit_ends = [unit.end for unit in units]
        self.named = {person.start: person.end for person in analysis.rows.get("people", ())}
        self.names = {person.end: (person.start, person.end) for person in analysis.rows.get("people", ())}

    def doer(self, here: Clause, there: Clause, verb: Verb, date: Span, *, figure: bool = False) -> Span | None:
        """Who did what the verb says: here is the date's clause, there the verb's.

        Looked for between date and verb, then before the date, then in the clauses before: not for an as-of figure,
        which is nobody's deed (截至5月底,已立案4件).
        """
        body = self.body
        if body[verb.start : verb.end] == "会议":
            return self._meeting(min(date[1], verb.start), verb.start)
        if by := self._undergone(there, verb):
            return by
        if self.said.receives.match(body, verb.start, verb.end) or self.said.received.search(
            body, max(0, verb.start - 4), verb.start
        ):
            return None
        found = self._between(here, there, verb, date[1])
        if found is None:
            found = self.subject(here, here.start, min(date[0], verb.start))
        if found is None and not figure and not self._opens_otherwise(here, there, verb.start):
            found = self._carried(here, date[0])
        return self._convener(found) if found is not None and verb.role == "convene" else found

    def _undergone(self, there: Clause, verb: Verb) -> Span | None:
        """The body whose deed the subject undergoes: 县委接受了市委第三巡察组的巡察."""
        for other in there.verbs:
            if other.start <= verb.start and self.said.undergo.match(self.body, other.start, other.end):
                i = bisect_left(self.unit_starts, other.end)
                inside = i < len(self.unit_ends) and self.unit_ends[i] <= there.end
                return (self.unit_starts[i], self.unit_ends[i]) if inside else None
        return None

    def _between(self, here: Clause, there: Clause, verb: Verb, date_end: int) -> Span | None:
        """The agent or subject behind the date: of the verb's clause first, then of those between."""
        found = self.agent(there, max(there.start, date_end) if verb.start >= date_end else there.start, verb.start)
        clause, last = there, verb.start
        while found is None and clause.start > here.start:
            found = self.subject(clause, clause.start, last)
            if found is None and clause is not there:
                found = self.agent(clause, clause.start, last)
            clause = predicates.clause(self.analysis, clause.start - 1)
            last = clause.end
        if found is None and verb.start >= date_end:
            stop = min(here.end, verb.start)
            found = self.subject(here, date_end, stop) or self.agent(here, date_end, stop)
        return found

    def subject(self, here: Clause, start: int, end: int) -> Span | None:
        """The actor that a stretch of a clause opens with."""
        if start >= end:
            return None
        if dateline := _DATELINE.match(self.body, start, end):
            start = dateline.end()
        start = self._opening(start, end)
        i = bisect_left(self.starts, start + 2)
        if i < len(self.starts):  # 市纪委1月27日公布: a date ends the subject
            end = min(end, self.starts[i])
        for verb in here.verbs:
            if verb.role == "pivot" and start <= verb.start < min(end, start + 8):
                start = verb.end
                break
        stop = self._stop(here, start, end)
        if stop is None or (stop == here.end and _DIGIT.match(self.body, stop)):
            return None
        return self._actor(start, stop)

    def _opening(self, start: int, end: int) -> int:
        """Where a clause's own words begin, behind labels, conjunctions and dates."""
        while True:
            opened = start
            if self.body[start : start + 1] in _LEADS and (lead := _LEAD.match(self.body, start, end)):
                opened = lead.end()
            i = bisect_left(self.starts, opened)
            if i < len(self.starts):
                date = self.starts[i]
                if date <= opened + 2 and (date == opened or not self.body[opened:date].strip("自从在于截至止")):
                    opened = self.ends[i]
            if opened == start:
                return start
            start = opened

    def _stop(self, here: Clause, start: int, end: int) -> int | None:
        """Where a subject that begins at `start` ends at the latest; None before 有 and 是, which have no doer."""
        body, stop = self.body, end
        for marker in here.markers:
            if (
                marker.start >= start
                and body[marker.start : marker.end] not in self.said.joins
                and not self._named(marker.start)
            ):
                stop = min(marker.start, end)
                break
        for verb in here.verbs:
            if verb.start >= stop:
                break
            if verb.start >= start and verb.weight > _INSIDE and body[verb.start : verb.end] != "会议":
                return None if verb.role == "stative" else verb.start
        return stop

    def _named(self, at: int) -> bool:
        """Whether a position lies inside the name of a unit: [共]兴村."""
        i = bisect_left(self.unit_ends, at + 1)
        return i < len(self.unit_ends) and self.unit_starts[i] <= at

    def _opens_otherwise(self, here: Clause, there: Clause, verb_start: int) -> bool:
        """Whether the clause has a subject that is no actor (涉及款项已于年底还清), so that none is carried over."""
        for low, high in ((here.start, here.end), (there.start, verb_start)):
            start = self._opening(low, high)
            stop = self._stop(here if low == here.start else there, start, high)
            if stop is None or stop - start >= 2:
                return True
        return False

    def agent(self, here: Clause, start: int, end: int) -> Span | None:
        """The actor behind 经, 由 or 被: 经区政府常务会议研究 → 区政府."""
        for match in _AGENT.finditer(self.body, start, end):
            later = (verb.start for verb in here.verbs if verb.start > match.end())
            found = self._actor(match.end(), next((at for at in later if self.body[at : at + 2] != "会议"), end))
            if found:
                return found
        return None

    def _carried(self, here: Clause, at: int) -> Span | None:
        """The subject of the nearest clause before in the sentence, or the body it has formed (组成专班,每周调度)."""
        sentence = self.analysis.sentences.at(at)[0]
        clauses = self.analysis.clauses
        last = clauses.index(here.start)
        if _ITEM.match(self.body, here.start):
            return None
        for number in range(last - 1, max(-1, last - 1 - _FAR), -1):
            start, end = clauses[number]
            if start < sentence or (last - number > 2 and ";" in self.body[end:at]):
                return None  # beyond its part of the sentence a subject reaches the next clauses only
            before = predicates.clause(self.analysis, start)
            found = self.subject(before, start, end)
            if found is None and self.body.startswith("由", start):  # 由县财政局牵头,于5月抽查
                found = self.agent(before, start, end)
            if found is None and _ITEM.match(self.body, start):
                return None
            formed = self.said.formed.search(self.body, start, end)
            # 各部门组成专班 act as it; 公司成立专班 acts itself
            if formed and (found is None or formed.group().startswith("组")):
                of = self.body.rfind("的", formed.end(), end) + 1  # 成立由3名家长组成的监督组
                team = self._actor(of or formed.end(), end)
                if team:
                    return team
            if found and found[1] < end:
                return found
        return None

    def _meeting(self, start: int, end: int) -> Span | None:
        """Whose meeting it is: 在市人大常委会第二十三次会议上 → 市人大常委会."""
        at = self.body.rfind("在", start, end) + 1
        return self._actor(at, end) if at else None

    def _actor(self, start: int, stop: int) -> Span | None:
        """A stretch as an actor: what stands behind its last 的, where its head is a body or a person."""
        if stop <= start:
            return None
        start += len(self.body[start:stop]) - len(self.body[start:stop].lstrip(" ,、“"))
        text = self.body[start:stop].rstrip(" ,、的“”")
        if len(text) > 40 or _CASE.match(text):
            return None
        if text.endswith(self.said.before_date):
            text = text[: -max(len(word) for word in self.said.before_date if text.endswith(word))]
        if "|" in text or (text[-1:] in _TIME and _TIMES.search(text)):
            return None  # a table's cell; 召开党委会11次,委务会6次
        if (named := self.named.get(start)) and named <= stop and self.body[named : named + 1] != "的":
            return start, named
        if text.endswith(_ROUND_ENDS):
            text = _ROUND.sub("", text)
        if not text:
            return None
        stop = start + len(text)
        for end in (*self._unit_stop(start, stop), *self._word_stops(start, stop), stop):
            name = self.names.get(end)
            if name and name[0] >= start:
                return name
            if self._is_actor(start, end):
                # 某局科长周某某 is named by the name
                if masked := _MASKED.match(self.body, end):
                    return masked.span()
                named = _PERSON.search(self.body, start, end)
                i = bisect_left(self.unit_ends, end)
                inside = i < len(self.unit_ends) and self.unit_ends[i] == end
                if inside and _WAITING.search(self.body, start, max(start, self.unit_starts[i])):
                    return self.unit_starts[i], end  # 余款58万元待|县审计局
                start = named.start() if named else start + self.body[start:end].rfind("的") + 1
                return (start, end) if end - start >= 2 else None
        return None

    def _is_actor(self, start: int, stop: int) -> bool:
        i = bisect_left(self.unit_ends, stop)
        if i < len(self.unit_ends) and self.unit_ends[i] == stop and self.unit_starts[i] >= start:
            return True
        text = self.body[start:stop]
        if text.endswith("会议"):
            text = _MEETING.sub("", text) or text
        if text.endswith(self.said.places):
            return text in self.said.places
        return text.endswith(self.said.heads) and not text.endswith(self.said.no_heads)

    def _unit_stop(self, start: int, stop: int) -> tuple[int, ...]:
        """Where a unit that the stretch opens with ends, if what follows goes with a verb: 区卫健局|为."""
        i = bisect_left(self.unit_starts, start)
        if i == len(self.unit_starts) or self.unit_starts[i] != start or self.unit_ends[i] >= stop:
            return ()
        end = self.unit_ends[i]
        words = self.analysis.words
        word = words.index(end)
        verbal = words.starts[word] == end and words.tags[word][:1] in _VERBAL
        counts = _NUMBER.match(self.body, end, stop) is not None
        return (end,) if verbal or counts or self.said.goes_on.match(self.body, end) else ()

    def _word_stops(self, start: int, stop: int) -> list[int]:
        """Where words begin that the segmenter takes for a predicate and no lexicon holds: 区委|旗帜鲜明坚持."""
        words = self.analysis.words
        return [words.starts[i] for i in words.between(start + 2, stop) if words.tags[i] in _PREDICATES]

    def _convener(self, span: Span) -> Span | None:
        """Who convenes a meeting: the body without its 会议; None where nothing else is named."""
        text = self.body[slice(*span)]
        bare = re.sub(r"(?:\(扩大\))?会议$", "", text)
        if bare == text:
            return span
        return (span[0], span[0] + len(bare)) if not bare.endswith("会") else None
