"""Who received a measure, and how many they are.

The recipient is read where Chinese puts it: behind 对 or 给予 (对两名站长给予…), before 受到 or 被 (秦某受到…), before
a colon (副镇长秦某:政务警告), behind the measure (约谈负责人7人次), or in an earlier clause (查处教师4人,给予…1人).
A number that stands behind a list of several measures is shared by them and belongs to none.
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.linking.patterns import last
from rectnlp.linking.sanctions.found import PERSONS, REACH
from rectnlp.linking.sanctions.phrases import GIVING, MEASURE, OF_PRONOUN, PREPOSITION, PRONOUN, TOWARDS, PhraseReader
from rectnlp.linking.sanctions.sharing import Recipient, dealt, share
from rectnlp.mentions import Count, Sanction, Span

TIMES = frozenset(("次", "场", "场次", "轮", "轮次", "批次"))
CASES = frozenset(("起", "件", "宗", "例", "案", "件次", "件(次)"))

# Between a measure and the number behind it.
_TO_NUMBER = re.compile(
    r"(?:措施|帮助)?[)”\"]?(?P<etc>等)?(?:问责)?(?:处分|处理)?(?:的?案件|的?人数|人员|依法提起公诉|依法审查起诉)?[:(]?(?:了|的有|的|共计|共|计|累计|均为|分别为|为|达|有)?(?P<each>各)?"
)
_FILED = re.compile(r"(?:处罚|查处)?(?:各类|违纪违法|违纪|违法|腐败|职务犯罪)?(?:案件|问题|线索)?")
# 立案审查“雁过拔毛”式违纪案件70件
_CASES_OF = re.compile(r"[^,;。:、\n]{1,24}?(?:案件?|问题|线索)(?=[0-9])")
# Measures that stand behind whom they befell: what follows is whom only with its number.
_STRICT = frozenset(("party", "administrative", "membership"))
_SECOND_NUMBER = re.compile(r"[、,]?(?:涉及|共)?")
# 秦某受到…, 秦某因…被…; 有关人员均已作出检查.
_PASSIVE = re.compile(
    r"(?:受到了?|受|被|被给予|被处以|获|遭到|接受|作出|做出|写出|带头作|引咎)[^,;。:\n]{0,12}$|(?<![工合操运协])作了?$"
)
# A clause that tells what somebody did is no member of a list of persons.
_CLAUSE_VERB = re.compile(r"违规|违反|接受|受到|被|报告|召开|反映|举报|带队|主持|问题")
# Measures that one takes upon oneself, or that say what became of one: their subject stands before them.
_ITSELF = re.compile(r"引咎|降为|获刑")
# 全县共有12名党员干部受到…
_THERE_WERE = re.compile(r"(?:[全本我该][区县市省镇乡院校局])?(?:先后|共计?|累计|已)?有?")
# Inside a measure's own words: 责令村主任秦某辞职, 判处秦某有期徒刑三年.
_WITHIN = re.compile(
    r"(?:责令|判处|(?:免去|撤销|调整)(?=(?:[一-鿿]{2,14}的)?[0-9一二两三四五六七八九十]{1,3}[名人]))(?P<np>[一-鿿0-9“”]{2,24}?)"
    r"(?:的?(?:相关|有关|领导|原有|现任|党内|行政))?(?:引咎辞职|辞职|辞去|有期徒刑|无期徒刑|拘役|管制|死刑|工作岗位|岗位|职务)"
)
_STRIPPED = re.compile("(?:免去|撤销|解除|罢免)(?P<name>[一-鿿]某{1,2})")
_FILED_OF = re.compile(r"(?<![针相面])对|将|把|(?:被|已|均|予以)[^,;。]{0,4}$")
# The persons counted are those whose unit, teacher or superior it is.
_BELONGING = re.compile(r"(?<!中)所(?:在|属|处)|的(?:家长|上级|分管|主管)")
# The measure's own words say whom by 其: 免去其副局长职务.
_OF_THEM = re.compile(r"其(?!他|余|中|它)")
_ASKED = re.compile(
    r"[^,;。\n]{0,8},(?:要求|督促|责成)(?P<np>[^,;。\n]{2,14}?(?:单位|部门|人员|同志|干部|负责人|党组织))"
)


def attach(analysis: Analysis, lists: list[list[Sanction]]) -> None:
    """Fill `target`, `n_persons`, `n_cases` and `person_group` of every list of measures."""
    reader = _Reader(analysis)
    previous: Recipient | None = None
    for i, measures in enumerate(lists):
        earlier = lists[i - 1][-1] if i else None
        previous = reader.read(measures, earlier, previous)
    reader.group()
    for measures in lists:
        for measure in measures:
            measure.person_id = reader.person(measure)


class _Reader:
    """Reads recipients in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.body
        self.phrases = PhraseReader(analysis)
        self.told: list[Sanction] = []  # measures whose recipient stands before them

    def read(self, measures: list[Sanction], earlier: Sanction | None, previous: Recipient | None) -> Recipient:
        """Attach to one list."""
        first, final = measures[0], measures[-1]
        if self._numbered_behind(measures):
            clause = self.phrases.clause(first.start)
            start = max(clause, earlier.end) if earlier else clause
            target = self.phrases.object(start, first.start)
            if target is None and not (final.n_cases and not final.n_persons):
                target = self.phrases.counted_before(first.start, least=final.n_persons or 0)
            recipient = Recipient(target)
            if final.target is None and target:
                for measure in measures:
                    measure.target = target
            return recipient
        recipient = self._before(first, earlier, previous)
        if first.category != "membership" and _OF_THEM.search(
            self.text, first.start, first.end
        ):  # 免去其副局长职务: how many 其 stands for is not said
            recipient = Recipient(recipient.target, recipient.each)
        if recipient.target is None and (asked := _ASKED.match(self.text, final.end)):
            recipient = Recipient(asked.span("np"))
        if not recipient.counted:
            self.told += measures
        share(self.phrases, measures, recipient)
        if final.sanction == "case_filing" and final.n_persons is None:
            final.n_cases = self._cases_before(final)
        return recipient

    def _cases_before(self, filed: Sanction) -> int | None:
        """对5起问题立案审查, 3件线索被立案: the cases that were filed, where their number stands before."""
        start = self.phrases.clause(filed.start)
        if not _FILED_OF.search(self.text, start, filed.start):
            return None
        cases = [count for count, unit in self.phrases.counts_in((start, filed.start)) if unit in CASES]
        return int(cases[0].value) if len(cases) == 1 else None

    def person(self, measure: Sanction) -> str | None:
        """The person_id of a measure that one named person received."""
        if measure.target is None:
            return None
        ids = {person.person_id for person in self.phrases.people_in(measure.target)}
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

    def _numbered_behind(self, measures: list[Sanction]) -> bool:
        """Whether a number behind the list says how many received it; it is attached."""
        final = measures[-1]
        if len(measures) == 1 and self.phrases.counts_persons((final.start, final.end)):  # 免去9名干部职务:2名站长和…
            return False
        if dealt(self.phrases, measures):
            return True
        lead = _TO_NUMBER.match(self.text, final.end)
        at = lead.end() if lead else final.end
        if final.sanction == "case_filing" and (filed := _FILED.match(self.text, at)):
            at = filed.end()
            cases = _CASES_OF.match(self.text, at)
            if cases and (behind := self.phrases.count_at(cases.end())) and behind[1] in CASES:
                at = cases.end()
        found = self.phrases.count_at(at)
        if found is None and final.category == "four_forms":
            found = self.phrases.persons_within(at, 16)
        if found and found[1] in TIMES:  # 约谈提醒40次, 约谈12次56人
            follow = self.phrases.count_at(_SECOND_NUMBER.match(self.text, found[0].end).end())  # type: ignore[union-attr]
            if follow and len(measures) == 1:
                self._give(final, *follow)
            return True
        if found is None or (found[1] not in PERSONS and found[1] not in CASES):
            return self._persons_behind(measures, at)
        shared = len(measures) > 1 and not (lead and lead["each"])
        if shared or (lead and lead["etc"]):
            return True
        follow = self.phrases.count_at(_SECOND_NUMBER.match(self.text, found[0].end).end())  # type: ignore[union-attr]
        for measure in measures:
            self._give(measure, *found)
            if follow and {follow[1] in PERSONS, found[1] in PERSONS} == {True, False}:
                self._give(measure, *follow)
        if found[1] in PERSONS and len(measures) == 1:
            final.target = self._counted_noun(found[0])
            if final.target and self.text[found[0].end : found[0].end + 1] not in "、和及":
                more = [count for count, unit in self.phrases.counts_in(final.target) if unit in PERSONS]
                final.n_persons = int(found[0].value) + sum(int(count.value) for count in more)
        return True

    def _give(self, measure: Sanction, count: Count, unit: str) -> None:
        if unit in PERSONS:
            measure.n_persons = int(count.value)
        elif unit in CASES:
            measure.n_cases = int(count.value)

    def _counted_noun(self, count: Count) -> Span | None:
        """诫勉谈话2名干部: the persons behind the number."""
        end = self.phrases.persons_from(count.end, 16)
        return (count.end, end) if end else None

    def _persons_behind(self, measures: list[Sanction], at: int) -> bool:
        """约谈乡镇负责人7人次; 约谈相关负责人: the persons behind the measure, perhaps with their number."""
        if len(measures) > 1 or measures[0].category == "four_forms":
            return False
        measure = measures[0]
        name = self.text[measure.start : measure.end]
        if measure.category in _STRICT or (name != "处分" and name.endswith(("处分", "处理"))):
            return self._counted_behind(measure, at)
        start = at
        if self.text.startswith("了", start):
            start += 1
        some = self.phrases.count_at(start)
        if some and some[1] not in PERSONS and (noun := some[0].noun) and noun[0] == some[0].end:  # 约谈8家企业
            measure.target = noun
            also = (
                self.phrases.count_at(noun[1] + 1) if self.text[noun[1] : noun[1] + 1] in ("、", "和", "及") else None
            )
            if also and also[1] in PERSONS:  # 通报批评2个单位、5名责任人
                measure.n_persons = int(also[0].value)
            return True
        end = self.phrases.persons_from(start, 70 if self.text[start - 1] == "了" else 24) or self.phrases.bodies_from(
            start
        )
        if end is None:
            return False
        measure.target = (start, end)
        counted = [(count, unit) for count, unit in self.phrases.counts_in((start, end + 1)) if unit in PERSONS]
        if counted:
            measure.n_persons = sum(int(count.value) for count, _ in counted) + self._more(counted[-1][0].end)
        elif not self.phrases.counts_in((start, end)):
            measure.n_persons = len(self.phrases.one_by_one((start, end))) or None
        return True

    def _counted_behind(self, measure: Sanction, at: int) -> bool:
        """开除党籍党员3名, 开除出纳秦某: persons right behind the measure, their number behind them, or by name."""
        start = at + self.text.startswith("了", at)
        end = self.phrases.persons_from(start, 12)
        if end in self.phrases.name_ends and (named := self.phrases.one_by_one((start, end))):
            measure.target, measure.n_persons = (start, end), len(named)
            return True
        found = self.phrases.count_at(end) if end else None
        if end is None or found is None or found[1] not in PERSONS:
            return False
        measure.target, measure.n_persons = (start, end), int(found[0].value)
        return True

    def _more(self, at: int) -> int:
        """约谈乡镇书记3人、村书记12人: the persons counted in the list behind its first, where no measure stands."""
        number = 0
        while self.text[at : at + 1] in ("、", "和", "及"):
            end = self.phrases.persons_from(at + 1, 16)
            more = self.phrases.count_at(end) if end else None
            if end is None or more is None or more[1] not in PERSONS or MEASURE.search(self.text, at + 1, end):
                break
            number, at = number + int(more[0].value), more[0].end
        return number

    # --- who stands before the measure ------------------------------------------------------------------------------

    def _before(self, first: Sanction, earlier: Sanction | None, previous: Recipient | None) -> Recipient:
        """The recipient in the clause before the measure, or in the clauses before that."""
        text = self.text
        clause = self.phrases.clause(first.start)
        if clause and text[clause - 1] == ":":
            low = max(0, clause - REACH)
            line = max(low - 1, *(text.rfind(mark, low, clause - 1) for mark in "\n。;")) + 1
            if (named := self.phrases.trim(line, clause - 1)) and self.phrases.names_someone(named):
                return self._recipient(named)
        start = clause
        if earlier and earlier.end > clause:  # 给予甲某党内警告处分、乙某诫勉谈话
            start = earlier.end
        opened = text.rfind("(", start, first.start)
        if opened >= 0 and ")" not in text[opened : first.start]:  # 组织处理9人(2人同时受到…)
            start = opened + 1
        if start == clause and clause and text[clause - 1] == ",":
            verb = _PASSIVE.search(text, start, first.start) or last(GIVING, text, start, first.start)
            listed = self._comma_list(start, verb.start() if verb else first.start)
            if listed:
                return Recipient((listed[0][0], listed[-1][1]), listed, len(listed))
        if object_ := self.phrases.object(start, first.start):
            return self._recipient(object_)
        giving = last(GIVING, text, start, first.start)
        topic = self.phrases.trim(start, giving.start()) if giving else None
        if topic and self.phrases.counts_persons(topic) and self.phrases.names_someone(topic):  # 其中1名干部给予…
            return self._recipient(topic)
        inner = _WITHIN.search(text, first.start, first.end)
        if inner and self.phrases.names_someone(inner.span("np")):
            return self._recipient(inner.span("np"))
        stripped = _STRIPPED.match(text, first.start, first.end)
        holders = [(person.start, person.end) for person in self.phrases.people_in((first.start, first.end))]
        if stripped and not holders:
            holders = [stripped.span("name")]
        if holders:  # 免去秦某某局长职务
            return Recipient(holders[0], (holders[0],), 1)
        told = previous is not None and (previous.target is not None or previous.number is not None)
        again = bool(earlier and told and self._same_sentence(earlier, first))
        passive = _PASSIVE.search(text, start, first.start) or _ITSELF.match(text, first.start)
        if passive:
            subject = self.phrases.subject(start, min(passive.start(), first.start))
            if subject:
                return self._recipient(subject)
            if again and previous and earlier and earlier.end >= clause - 2:
                return previous
            return self._recipient_of_clauses_before(clause, first.start, earlier, passive=True)
        judged = text.rfind("判处", start, first.start) if first.sanction == "conviction" else -1
        if judged >= 0 and (whom := self.phrases.trim(judged + 2, first.start)):  # 判处秦某|有期徒刑三年
            return self._recipient(whom)
        bare = self.phrases.trim(start, first.start)
        counted = self.phrases.trim(start, self.phrases.without_lights(start, first.start))
        if counted and self.phrases.counts_persons(counted):  # 合计19名正式立案调查, not 市委决定免去
            bare = counted
        if bare and bare[1] - bare[0] < 30 and self.phrases.names_someone(bare):  # 乡长陈某批评教育, 4人批评教育
            return self._recipient(bare)
        if again and previous and OF_PRONOUN.match(text, start, first.start):  # 其涉嫌犯罪问题移送检察机关
            return Recipient(previous.target)
        if again and previous and earlier:
            between = text[earlier.end : first.start]
            other = self.phrases.heads.found.search(between)
            apart = ";" in between and text[start : first.start].strip()  # 3人…;组织者…
            if len(between) < 30 and not other and not apart and not self.phrases.counts_in((earlier.end, first.start)):
                return previous
            if first.sanction in ("conviction", "transfer_to_prosecutors") and not other:  # the court's sentence
                return previous
        if text[start : first.start].strip('并且还同时已均“"、') == "" or GIVING.search(text, start, first.start):
            return self._recipient_of_clauses_before(clause, first.start, earlier)
        return Recipient()

    def _comma_list(self, start: int, end: int) -> tuple[Span, ...]:
        """局长秦某,党组成员、副局长韩某分别受到…: persons with their offices, a clause each; empty where it is none."""
        text, names = self.text, self.phrases.name_ends
        last_one = self.phrases.trim(start, self.phrases.without_lights(start, end))
        members = self.phrases.one_by_one(last_one) if last_one and last_one[1] in names else ()
        if not members or not last_one or last_one[0] != start:
            return ()
        for _ in range(6):
            if text[start - 1 : start] != "," or start - 1 not in names:
                break
            clause = self.phrases.clause(start - 1)
            lead = last(PREPOSITION, text, clause, start - 1)
            begin = lead.end() if lead else clause
            earlier = self.phrases.one_by_one((begin, start - 1))
            named = names[start - 1].start
            plain = named == begin or self.phrases.heads.persons.search(text, begin, named)
            if not earlier or not plain or _CLAUSE_VERB.search(text, begin, start - 1):
                break
            members = (*earlier, *members)
            if lead:
                break
            start = clause
        return members if members[0][0] < last_one[0] else ()

    def _recipient_of_clauses_before(
        self, clause: int, at: int, earlier: Sanction | None, *, passive: bool = False
    ) -> Recipient:
        """The subject of the clauses before, in the same sentence, or their object: 某所所长脱岗,受到…

        A semicolon ends the search, but not right before a passive without a subject: 会计秦某接受宴请;同年被免职.
        """
        text = self.text
        sentence = self.phrases.sentence(at)
        for _ in range(4):
            if clause <= sentence:
                break
            start = self.phrases.clause(clause - 1)
            if text[clause - 1] == ";" and not passive:
                break
            passive = False
            start = max(start, sentence)
            towards = TOWARDS.search(text, start, clause - 1)
            found = self.phrases.object(start, clause - 1) if towards else self.phrases.subject(start, clause - 1)
            if found and earlier and found[0] <= earlier.start and earlier.end <= found[1]:  # 诫勉2人,批评教育…
                break
            if found:
                return self._recipient(found)
            clause = start
        return Recipient()

    def _same_sentence(self, one: Sanction, other: Sanction) -> bool:
        return self.analysis.sentences.index(one.start) == self.analysis.sentences.index(other.start)

    # --- from a phrase to recipients --------------------------------------------------------------------------------

    def _recipient(self, span: Span) -> Recipient:
        """A phrase as a recipient: its number split off where it stands at an edge, persons named one by one apart."""
        text, whole = self.text, span
        inside = self.phrases.counts_in(span)
        numbers = [
            int(count.value) for count, unit in inside if unit in PERSONS or self.phrases.ones(count, unit, span)
        ]
        # 1名药剂师: the number shows that the noun names someone
        someone = len(inside) == 1 and inside[0][0].start == span[0] and inside[0][1] in ("名", "位")
        if len(numbers) > 1 and text[inside[-1][0].start - 1] == "中":  # 相关3人中1人
            numbers, span = numbers[-1:], (span[0], inside[0][0].start)
        elif len(inside) == 1:
            count = inside[0][0]
            if count.end == span[1] and text[count.start - 1] not in "等的":  # not 张某等5人, 参加宴请的5人
                span = span[0], count.start
            elif count.start == span[0] or _THERE_WERE.fullmatch(text, span[0], count.start):
                span = count.end, span[1]
        number = sum(numbers) + self.phrases.besides(whole) if numbers else None
        if inside and _BELONGING.search(text, inside[0][0].end, span[1]):  # 4名学生所在班级的班主任
            return Recipient((inside[0][0].start, span[1]))
        phrase = text[span[0] : span[1]]
        if not phrase or (number is not None and not someone and not self.phrases.names_someone(span)):
            return Recipient(self.phrases.counted_before(span[0]), (), number, counted=True)
        if PRONOUN.fullmatch(phrase):
            return Recipient(self.phrases.antecedent(span[0]), (), None)
        span = self.phrases.without_offence(span)
        for count, _ in self.phrases.counts_in(span):  # 5名、14名处级干部
            if text[span[0] : count.start].strip("、和") == "" and count.end < span[1]:
                span = count.end, span[1]
        each = self.phrases.one_by_one(span)
        if not inside and each:  # not 2个乡镇的书记
            number = len(each)
        return Recipient(span, each, number)
