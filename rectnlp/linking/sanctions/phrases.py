"""Noun phrases that name someone: who stands behind 对 and 给予, before 受到 and 被, and how many they are.

A phrase is someone's where it ends in an office (局长), a class or group of persons (党员, 工作人员), a body (单位), a
name, or a number of persons (lexicon `positions`, rows of `people` and `counts`). Nothing beyond `REACH` is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import last
from rectnlp.linking.sanctions.found import PERSONS, STOPS, Found
from rectnlp.mentions import Count, Span

# What may lead from the recipient to the measure: light verbs and adverbs.
_LIGHT = (
    r"(?:进行|开展|给予|予以|给以|作出|做出|作了|实施|采取|提出|责令|责成|处以|依规依纪|依纪依规|依纪依法|依法依规|依法|依规|依纪|严肃|从严"
    r"|分别|集体|集中|逐一|先后|已|均|全部|及时|专题|一并|立即|当场|由|按照|按程序|单独|当面|落实|启动|决定|正式|免予|免于|同时|作|向(?!性))"
)
_LIGHT_AT = re.compile(_LIGHT)
# How and before whom: (3人)公开|通报批评, 全县|通报批评.
_MANNER = (
    r"(?:公开|内部|书面|口头|点名|当众|全(?:县|市|区|旗|州|省|镇|乡|校|院|局|系统|公司|行业)(?:范围内?)?"
    r"|在[一-鿿]{1,6}(?:范围)?内)"
)
_LIGHTS_END = re.compile(rf"(?:{_LIGHT}|{_MANNER})$")
_STOP_AT = re.compile(f"{_LIGHT}|{_MANNER}")
# What must not stand before is looked back at, so that `re` skips to the words' first characters.
TOWARDS = re.compile(r"对(?<![针相面绝反应配]对)(?![照标待比策象接])")
GIVING = re.compile(r"(?:给予|予以|给以|责令|责成|将|给|决定对|要求(?<![按照合据]要求)|督促|约请)")
# What leads from the one who bears a measure to it: (秦某)受到…
PASSIVE = re.compile(r"(?:受到了?|受|被|被给予|获)[^,;。:\n]{0,8}$")
# What is looked into, behind the one who did it: 对局长孙某严重违纪违法问题立案审查.
_MATTER = re.compile(r"(?:涉嫌|严重|违[纪规法]|的?问题|的?情况|有关|在|(?:以|犯|因犯)[^,;。]{1,10}罪)")
_THING = re.compile(r"(?:问题|情况|线索|行为|案件|事项|工作|现象|项目|制度|方案|资金|措施|方式)$")
_BURDENED = re.compile(r"负有?|应负|承担")
_TO_WHOM = re.compile(r"(?:向(?!阳|东|西|南|北|前)|在(?=[一-鿿]{2,12}(?:上|中)$))[^,;。:\n对]{2,14}$")
_HOLDING = re.compile(r"(?:同志)?(?:作为|身为|系|时任|担任)")
# 对秦某反映的问题: who raised a matter did not receive the measure.
_RAISED = re.compile(r"反映|举报|提出|移交|移送|投诉|来信")
_BEFORE_SUBJECT = re.compile(
    r"(?:其中|同时|此外|另外|另有|另|目前|最终|随后|现已|对此|经查|近日|日前|[现并且后](?![一-鿿]{1,3}[村镇乡县区街庄屯寨])|,|、|[①-⑳■●◆▲—•]|案例|[一二三四五六七八九十]{1,2}是|[0-9]{1,2}[.、]|\s)+(?![一-鿿]{0,2}人员)"
)
_DATE = re.compile(
    r"(?:[0-9]{2,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?|今年|去年|同年|当年|次年|同月|次日)+(?:以来|前|间|,)?"
)
_BECAUSE = re.compile(r"因(?!此|而|为此)|由于")
# What leads to a counted noun: 查处违规补课教师3人. And what cuts a noun phrase off from its verb.
_FOUND = re.compile(
    r"(?:[^,;。]{0,6}?(?:反映|举报|约谈提醒|提醒谈话|诫勉谈话|处分|查处|查办|查实|发现|处理|处置|涉及|排查出|认定|追究|问责|通报|曝光|清理|约谈|共|对|给予|有))?"
)
PREPOSITION = re.compile(r"(?<![针相面])对|向|由|将|给予?|被|于")
# No offence before 的: 审计反馈的有关人员, 2个党支部的书记.
_NOT_GUILTY = re.compile(r"反馈|涉及|有关|相关|指出|被[一-鿿]{0,3}$|[个家][一-鿿()、]{1,12}$|^.{0,2}$")
_OTHERS = re.compile(r"等(?:人|[0-9一二两三四五六七八九十]{1,4}余?[名人位])")
_AND_OTHERS = re.compile(r"等[0-9一二两三四五六七八九十]{1,4}余?[名人位]")
MEASURE = re.compile(r"谈话|处分|处理|批评|教育|检查|警告|诫勉|约谈|立案|提醒|[,;。:!?\n]")
_COORDINATED = re.compile(r"[、和及与]")
PRONOUN = re.compile(r"(?:其(?:本人)?|本人|他|她|他们|该人|[该此]同志)")
OF_PRONOUN = re.compile(r"(?:将|对|就|把)?其(?!他|余|中|它)")
# Behind 名 and 位 stand persons, whatever their trade is: 1名药剂师.
_ONES = frozenset(("名", "位"))
_PLAIN = re.compile(r"[^的未违不涉因,、]{2,8}(?<!问题)(?<!情况)")
_OF_A_TRADE = re.compile(r"[一-鿿]{1,8}[师员工长生手警医干者家]")
_NAME = (
    r"(?:[一-鿿][某ⅩX×x*]{1,2}|[甲乙丙丁戊己庚辛壬癸](?![一-鿿])|[A-Z](?![A-Za-z0-9])|[子丑寅卯辰巳午未申酉戌亥](?=:))"
)


# 民政科|负责人: one person; 相关负责人 are several, and a school's 主要负责人 may be two.
_IN_CHARGE = re.compile(r"负责(?:人|同志)$")


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
        re.compile(rf"(?P<head>{_any(persons)})(?![会办室])(?P<name>{_NAME})?|(?P<bare>{_NAME})"),
        re.compile(rf"(?:(?P<head>{_any(longest)})(?P<name>{_NAME})?|(?P<bare>{_NAME}))$"),
        re.compile(rf"(?:{'|'.join(persons)})$"),
    )


def _any(words: list[str]) -> str:
    """Any of these words, behind a look at the first character, which turns nearly every position away."""
    firsts = re.escape("".join(sorted({word[0] for word in words})))
    return f"(?=[{firsts}])(?:{'|'.join(words)})"


class PhraseReader(Found):
    """Reads noun phrases of persons in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis)
        self.heads = _heads(analysis.lexicons)

    # --- phrases by where they stand --------------------------------------------------------------------------------

    def object(self, clause: int, end: int) -> Span | None:
        """对OBJECT…MEASURE, 给予OBJECT MEASURE, 将OBJECT MEASURE: the object, trimmed."""
        text = self.text
        giving = last(GIVING, text, clause, end)
        if giving and not TOWARDS.search(text, giving.end(), end) and (span := self.first_phrase(giving.end(), end)):
            return span
        towards = TOWARDS.search(text, clause, end)
        if towards is None:
            return None
        start = towards.end()
        if span := self.first_phrase(start, end):
            return span
        if OF_PRONOUN.match(text, start, end):  # 对其涉嫌违纪问题立案审查
            return start, start + 1
        whole = self.trim(start, self.without_lights(start, end))
        if whole is None:
            return None
        if _THING.search(text, *whole):  # 对科长秦某优亲厚友问题立案调查
            someone = next(iter(self.people_in(whole)), None)
            if someone and not _RAISED.search(text, someone.end, whole[1]):
                others = _OTHERS.match(text, someone.end)  # 对秦某等人的违纪问题
                return whole[0], others.end() if others else self._coordinated(someone.end, whole[1])
        named = self.heads.found.search(text, *whole)
        if named and (_MATTER.match(text, named.end(), whole[1]) or "并" in text[named.end() : whole[1] + 1]):
            return whole[0], self._whole_name(named.end())
        ones = self.count_at(whole[0])
        if ones and ones[1] in _ONES and _PLAIN.fullmatch(text, ones[0].end, whole[1]):  # 对1名主管给予…
            return whole
        if _THING.search(text, *whole) and (counted := self.count_at(whole[0])) and counted[1] in PERSONS:
            count, noun = counted[0], counted[0].noun  # 对2名护林员超期问题分别给予…
            if named:
                return whole[0], named.end()
            if noun and noun[0] == count.end:
                return whole[0], noun[1]
        if whole[1] - whole[0] <= 16 and not _THING.search(text, *whole):  # 对药剂科通报批评
            return whole
        return None

    def first_phrase(self, start: int, end: int) -> Span | None:
        """The shortest stretch from here that names someone, up to a light verb or the end."""
        for stop in [*(match.start() for match in _STOP_AT.finditer(self.text, start + 1, end)), end]:
            if (span := self.trim(start, stop)) and self.names_someone(span):
                return span
        return None

    def subject(self, start: int, end: int) -> Span | None:
        """The subject of a passive clause: its first noun phrase that names someone, coordinated ones included."""
        text = self.text
        span = self.trim(start, end)
        if span is None:
            return None
        start, end = span
        if because := _BECAUSE.search(text, start, end):
            end = because.start()
        end = self.without_lights(start, end)
        if (whom := _TO_WHOM.search(text, start + 1, end)) is not None:  # 副镇长|向镇党委(作出…)
            end = whom.start()
        if end <= start or _BURDENED.match(text, start):  # 负有领导责任
            return None
        if (first := next(iter(self.people_in((start, end))), None)) and _HOLDING.match(text, first.end, end):
            return start, first.end  # 秦某作为分管领导
        if self.names_someone((start, end)):
            return start, end
        match = self.heads.found.search(text, start, end)
        stop = match.end() if match else end
        named = self.people_in((start, stop))  # a name before any office
        if named:
            stop = named[0].end
        elif match is None:
            return None
        return start, self._coordinated(self._whole_name(stop), end)

    def _coordinated(self, stop: int, limit: int) -> int:
        """Where a phrase ends with what is coordinated to it: 局长、会计; a measure in between begins another."""
        while (link := _COORDINATED.match(self.text, stop, limit)) is not None:
            if named := self.names.get(link.end()):  # 孟建国、龙海生: names without an office
                stop = named
                continue
            after = self.heads.found.search(self.text, link.end(), min(limit, link.end() + 24))
            if after is None or MEASURE.search(self.text, link.end(), after.start()):
                break
            stop = self._whole_name(after.end())
        return stop

    def without_lights(self, start: int, end: int) -> int:
        """Where a stretch ends without the light verbs and adverbs that close it."""
        while end not in self.name_ends and (light := _LIGHTS_END.search(self.text, max(start, end - 8), end)):
            end = light.start()
        return end

    def _whole_name(self, stop: int) -> int:
        """Where the name ends that goes on at a position (秦某|勇), or begins there."""
        i = bisect_right(self.name_starts, stop) - 1
        return max(stop, self.people[i].end) if i >= 0 else stop

    def _links(self, span: Span) -> list[re.Match[str]]:
        """What coordinates the members of a phrase; 和 may also be a surname."""
        return [link for link in _COORDINATED.finditer(self.text, *span) if link.start() not in self.names]

    def without_offence(self, span: Span) -> Span:
        """违规操办酒席的2名党员: the persons without what they did, where what remains still names someone."""
        at = self.text.rfind("的", *span)
        rest = (at + 1, span[1])
        listed = at > 0 and _AND_OTHERS.search(self.text, span[0], at)  # 秦某等13名违规接受宴请的干部
        others = at > 0 and any(person.end <= at for person in self.people_in(span))  # 负责的秦某、管理的韩某
        if at < 0 or listed or others or _NOT_GUILTY.search(self.text, span[0], at) or not self.names_someone(rest):
            return span
        return rest

    def persons_from(self, start: int, reach: int) -> int | None:
        """Where a noun phrase of persons that begins here ends, within the clause."""
        stop = STOPS.search(self.text, start, start + reach)
        limit = stop.start() if stop else start + reach
        match = self.heads.found.search(self.text, start, limit)
        if match is None or self.text[start] in "、和及与,对" or _LIGHT_AT.search(self.text, start, match.start()):
            return None
        end: int = match.end()
        while (longer := self.heads.found.match(self.text, end, limit)) is not None:
            end = longer.end()
        return self._coordinated(self._whole_name(end), limit)

    def bodies_from(self, start: int) -> int | None:
        """立案调查违法企业14家: where a phrase of bodies ends, which a number follows."""
        i = bisect_left(self.starts, start)
        if i == len(self.starts) or self.starts[i] > start + 20 or STOPS.search(self.text, start, self.starts[i]):
            return None
        end = self.starts[i]
        return end if end > start and self.heads.closing.search(self.text, start, end) else None

    def counted_before(self, at: int, least: int = 0) -> Span | None:
        """Persons counted earlier in the sentence, `least` or more, with what says which (有偿补课教师)."""
        sentence = self.sentence(at)
        for i in range(bisect_left(self.starts, at) - 1, -1, -1):
            count, unit = self.counts[i]
            if count.start < sentence or ";" in self.text[count.end : at]:
                break
            noun = count.noun
            if (
                unit in PERSONS
                and count.value >= least
                and noun
                and self.heads.persons.search(self.text, *noun)
                and not self._is_measure(noun)
            ):
                if noun[1] <= count.start:
                    clause = self.clause(noun[0])
                    if self.text.startswith("其中", clause):  # a part of a total has none of its own
                        continue
                    lead = _FOUND.match(self.text, clause, noun[0])
                    return lead.end() if lead else noun[0], noun[1]
                return noun
        return None

    def _is_measure(self, noun: Span) -> bool:
        return self.text.startswith(("处分", "处理", "警告"), max(noun[0], noun[1] - 2))

    def antecedent(self, at: int) -> Span | None:
        """Whom 其 or a bare number stands for: the persons named last before it in the sentence."""
        counted = self.counted_before(at)
        if counted:
            return counted
        text = self.text
        sentence = self.sentence(at)
        found = last(self.heads.found, text, max(sentence, at - 120), at)
        if found is None:
            return None
        clause = max(self.clause(found.start()), sentence)
        lead = last(PREPOSITION, text, clause, found.start())
        start = lead.end() if lead else clause
        verb = _FOUND.match(text, start, found.start())
        return self.trim(verb.end() if verb and start > clause else start, self._whole_name(found.end()))

    # --- inside a phrase --------------------------------------------------------------------------------------------

    def one_by_one(self, span: Span) -> tuple[Span, ...]:
        """The persons of a phrase that names them one by one, by office or by name; empty where one is a group.

        Two offices before one name are one person's: 党组书记、局长周某.
        """
        pieces: list[tuple[int, int, bool]] = []
        single = True  # whether every piece is one person
        bodies = 0  # pieces at the beginning that are bodies: 柳林中学、云枫中学|校长
        start = span[0]
        for link in [*self._links(span), None]:
            end = link.start() if link else span[1]
            if self.text.startswith("同志", end - 2) and end - 2 in self.name_ends:
                end -= 2
            if self.text[end - 1] == ")" and (opened := self.text.rfind("(", start, end)) in self.name_ends:
                end = opened  # 秦某(已退休)
            person = self.name_ends.get(end)
            named = bool(person and person.start >= start)
            match = self.heads.closing.search(self.text, start, end)
            body = link is not None and bodies == len(pieces) and self.units.get(end) == start
            if match is None and not named and not body:
                return ()
            named = named or bool(match and (match["bare"] or match["name"]))
            bodies += body
            single = single and (body or named or (match is not None and self._one(match, start)))
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
        return tuple((start, end) for start, end, _ in pieces) if single else ()

    def ones(self, count: Count, unit: str, span: Span) -> bool:
        """3个村支书: what is counted is a word for one person, and nothing else."""
        return unit == "个" and self.heads.kinds.get(self.text[count.end : span[1]]) in ("office", "person")

    def besides(self, span: Span) -> int:
        """How many a phrase names one by one beside its numbers: 站长、副站长和|两名检查员."""
        links = self._links(span)
        starts, ends = [span[0], *(link.end() for link in links)], [*(link.start() for link in links), span[1]]
        bare = []
        for piece in zip(starts, ends, strict=True):
            inside = self.counts_in(piece)
            if not inside:
                bare.append(piece)
            elif inside[0][0].start != piece[0]:  # 站长、副站长|2人: the number is of all
                return 0
        return sum(len(self.one_by_one(piece)) for piece in bare) if links else 0

    def _one(self, match: re.Match[str], start: int) -> bool:
        """Whether what ends a phrase that begins here is one person: an office, or who is in charge of one body."""
        if self.heads.kinds.get(match["head"]) == "office":
            return True
        lead = _IN_CHARGE.search(self.text, start, match.end("head"))
        return lead is not None and self.units.get(lead.start()) == start

    def parts(self, span: Span | None) -> tuple[Span, ...]:
        """The coordinated phrases of a phrase, each naming persons."""
        if span is None:
            return ()
        ends = [link.start() for link in self._links(span)] + [span[1]]
        starts = [span[0]] + [end + 1 for end in ends[:-1]]
        parts = tuple(zip(starts, ends, strict=True))
        named = all(self.heads.closing.search(self.text, *part) for part in parts)
        return parts if len(parts) > 1 and named else ()

    def trim(self, start: int, end: int) -> Span | None:
        """A stretch without what leads into it and out of it."""
        text = self.text
        for _ in range(4):
            lead = _BEFORE_SUBJECT.match(text, start, end) or _DATE.match(text, start, end)
            if lead is None or lead.end() == start:
                break
            start = lead.end()
        if text[end - 1 : end] == ")" and (opened := text.rfind("(", start, end)) > start:  # 秦某(时任站长)
            end = opened
        while end > start and text[end - 1] in '“”"的了 、,':
            end -= 1
        if text.startswith("同志", end - 2) and end - 2 in self.name_ends and "同志" not in text[start : end - 2]:
            end -= 2  # 秦某同志
        return (start, end) if end > start else None

    def counts_persons(self, span: Span) -> bool:
        """Whether a number of persons stands in a phrase."""
        return any(unit in PERSONS for _, unit in self.counts_in(span))

    def names_someone(self, span: Span) -> bool:
        """Whether a phrase ends in someone, or in a number of persons."""
        named = self.name_ends.get(span[1])
        if named and named.start >= span[0]:
            return True
        if self.heads.closing.search(self.text, *span) or PRONOUN.fullmatch(self.text, *span):
            return True
        i = bisect_left(self.starts, span[1]) - 1
        if i < 0 or self.counts[i][1] not in PERSONS or self.counts[i][0].start < span[0]:
            return False
        count, unit = self.counts[i]
        return count.end == span[1] or (unit in _ONES and bool(_OF_A_TRADE.fullmatch(self.text, count.end, span[1])))
