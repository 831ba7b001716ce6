"""Who imposed a measure, when, for what, by which rule, and whether it is done.

The date is the one that the clause of the measure, or the deliberation before it, happened on: not the time of the
offence. Who imposed it is read by `rectnlp.linking.sanctions.authorities`.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from typing import Any, TypeAlias

from rectnlp.analysis import Analysis
from rectnlp.linking.patterns import last
from rectnlp.linking.sanctions.authorities import AuthorityReader
from rectnlp.linking.sanctions.phrases import PASSIVE
from rectnlp.mentions import Sanction, Span

# How far back what is known of a decision may stand.
REACH = 300

_DELIBERATED = re.compile(r"召开|研究|决定|批准|审议|讨论|通报|会议|同意|印发|作出|给予")
_PENDING = re.compile(
    r"(?:拟(?!定|订)|将(?=对|进行|给予|予以|依)|正在|正按|待[^,;。]{0,10}后|即将|建议(?=对|给予|予以))[^,;。]{0,60}$"
    r"|下一步[^;。]{0,60}$"
)
# 第一种形态19人次;第二种形态3人次: a series shares what is known of its first.
_SERIES = re.compile(
    r"[)”]?(?:[一-鿿]{1,12}(?=[0-9]))?[0-9一二两三四五六七八九十百千,]{1,7}(?:人次|人\(次\)|人|名|起|件次|件|例|宗)(?:[、,;]|和|及|以及)?(?:给予|并|其中|运用|对)?[“]?"
)
_LISTED = re.compile("[、和与及]")
_AND_ALSO = re.compile(r"[,、]?(?:并|同时|且)(?:被|处|给予|予以|受到)?")
# No offence: what was looked into, or what the inspection said.
_NO_OFFENCE = re.compile(
    r"核查|核实|线索|立案|审查|调查|反馈|整改|排查|涉及|有关|相关|召开|研究|决定|批准|审议|通报|处分|处理|谈话|给予|免予|进行|责任|受到|问责|追责"
)
_ARTICLE = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:第[一二三四五六七八九十百零0-9]{1,8}条(?:第[一二三四五六七八九十0-9]{1,4}款)?(?:第[((]?[一二三四五六七八九十0-9]{1,4}[))]?项)?[、和及]?){1,4}"
)
_RULE = re.compile(r"(?:条例|规定|法|办法|准则|规则|细则|章程)(?:\([^()]{1,20}\))?》$")

# The offence: 因虚开会议费被撤职, 对履职不力的两名站长, …问题。
_BECAUSE = re.compile(
    r"(?:因(?!此|而)|由于)(?P<what>[^。;,\n]{2,50}?)(?:(?:分别|先后|均|已|都)?(?:受到|被|给予|予以)|,|$)"
)
_GUILTY = re.compile(
    r"对(?:在[^,;。]{2,20}中)?(?:[0-9一二两三四五六七八九十]{1,3}[名个位人家])?(?P<what>[^,;。:\n]{3,60}?)的"
    r"(?:[0-9一二两三四五六七八九十]{1,3}[名个位人家])?$"
)
_HEADING = re.compile(r"[^\n。]{0,60}?(?P<what>[^\n。,、]{3,40})(?:等)?(?:问题|案)[。\n]")

_TOLD_ON = re.compile(r",(?=[0-9]{4}年|被|受到|[0-9]{1,2}月)")

_CASE = re.compile(
    r"[某×Xx*＊]|[甲乙丙丁戊己庚辛壬癸]$|[书局处科所站院校镇乡县区市村部厅]长|书记|主任|会计|出纳|秘书|局长"
)
_ROUTINE = re.compile(
    r"今年以来|[0-9]-[0-9]{1,2}月|年以来|全年|上半年|前[一二三]季度|处置问题线索|受理|四种形态|谈心谈话|规定颁布以来|至此"
)


Date: TypeAlias = tuple[str | None, dt.date | None, dt.date | None]


def attach(analysis: Analysis, lists: list[list[Sanction]]) -> None:
    """Fill what is known of the decision behind every list of measures."""
    reader = _Reader(analysis)
    earlier: list[Sanction] | None = None
    for measures in lists:
        reader.read(measures, earlier)
        earlier = measures


class _Reader:
    """Reads decisions in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.body
        self.events = sorted(
            (event for event in analysis.rows.get("events", ()) if event.date_start and event.date_end),
            key=lambda event: event.start,
        )
        self.event_starts = [event.start for event in self.events]
        self.authorities = AuthorityReader(analysis)
        self.citations = analysis.rows.get("citations", [])
        self.citation_ends = [citation.end for citation in self.citations]

    def read(self, measures: list[Sanction], earlier: list[Sanction] | None) -> None:
        """Attach to one list."""
        first, text = measures[0], self.text
        sentence = max(self.analysis.sentences.at(first.start)[0], first.start - REACH)
        clause = max(self.analysis.clauses.at(first.start)[0], first.start - REACH)
        if earlier and earlier[-1].start >= sentence and _SERIES.fullmatch(text, earlier[-1].end, first.start):
            before = earlier[-1]
            authority, law, told = before.authority, before.basis_law, before.status == "pending"
            date = (before.date, before.date_start, before.date_end)
        else:
            authority, told = self.authorities.authority(first, sentence, clause)
            if earlier and _AND_ALSO.fullmatch(text, earlier[-1].end, first.start):  # 受到警告处分,并免去职务
                authority = earlier[-1].authority
            date = self._date(first, sentence, clause)
            law = self._law(first, sentence)
        apart = earlier is not None and earlier[-1].start >= sentence and earlier[-1].target != first.target
        offence = self._offence(first, earlier[-1].end if earlier and apart else sentence, clause)
        pending = _PENDING.search(text, max(sentence, first.start - 70), first.start)
        behind = text[measures[-1].end : measures[-1].end + 12]
        each = self._dealt_out(authority, first) if len(measures) > 1 else ()
        for i, measure in enumerate(measures):
            if len(each) == len(measures):
                authority = each[i]
            measure.authority, measure.basis_law, measure.offence = authority, law, offence
            measure.date, measure.date_start, measure.date_end = date
            measure.basis = law or offence
            measure.status = "pending" if told or self._open(pending, measure, behind) else "done"
            measure.authority_unit_id = self.authorities.unit_id(authority)
            measure.target_unit_id = self.authorities.unit_id(measure.target, whole=True)
            measure.scope = self._scope(measure, sentence)

    def _dealt_out(self, authority: Span | None, first: Sanction) -> tuple[Span, ...]:
        """市纪委、市监委分别给予党内警告和政务记过处分: the bodies, one a measure."""
        if authority is None or "分别" not in self.text[authority[1] : first.start]:
            return ()
        at, bodies = authority[0], []
        for link in [*_LISTED.finditer(self.text, *authority), None]:
            end = link.start() if link else authority[1]
            bodies.append((at, end))
            at = end + 1
        return tuple(bodies)

    def _open(self, pending: re.Match[str] | None, measure: Sanction, behind: str) -> bool:
        """Whether the measure is still to come; a stated number of persons is done, unless it is only proposed."""
        if behind.startswith(("正在", "尚在", "待")):
            return True
        if pending is None:
            return False
        return not (measure.n_persons or measure.n_cases) or pending.group().startswith(("拟", "正在", "建议", "将"))

    # --- date -------------------------------------------------------------------------------------------------------

    def _date(self, first: Sanction, sentence: int, clause: int) -> Date:
        """The date that the measure was imposed on, as a column's value and as days."""
        text = self.text
        i = bisect_left(self.event_starts, first.start) - 1
        while i >= 0 and self.events[i].start >= sentence:
            event = self.events[i]
            i -= 1
            if event.relation != "on" or event.granularity in ("anchor", "recurring"):
                continue
            if text[event.start - 1 : event.start] == "对":  # 对2019年发生的事故负有责任的…: part of the offence
                continue
            if event.start >= clause or self._leads_to(event, clause, first.start):
                return written(event.date_start, event.date_end, event.granularity), event.date_start, event.date_end
            break
        return None, None, None

    def _leads_to(self, event: Any, clause: int, at: int) -> bool:
        """Whether the clause of an earlier date, and those between, lead to the measure: they frame or decide it."""
        text = self.text
        between = text[event.end : clause]
        if ";" in between:
            return False
        own_end = self.analysis.clauses.at(event.start)[1]
        own = text[event.end : own_end].strip(",:;")
        if event.granularity in ("range", "year") and own:
            return False
        rest = [piece for piece in text[own_end:clause].split(",") if piece]
        if not own:
            telling = sum(not _DELIBERATED.search(piece) for piece in rest)
            return telling <= (event.granularity in ("day", "month"))
        return bool(_DELIBERATED.search(own)) and all(len(piece) < 60 for piece in rest)

    # --- rule and offence -------------------------------------------------------------------------------------------

    def _law(self, first: Sanction, sentence: int) -> Span | None:
        """The rule cited for the measure, with its article."""
        i = bisect_right(self.citation_ends, first.start) - 1
        while i >= 0 and self.citations[i].start >= sentence:
            citation = self.citations[i]
            rule = _RULE.search(self.analysis.view.norm, max(citation.start, citation.end - 28), citation.end)
            if rule and citation.action == "followed":
                article = _ARTICLE.match(self.text, citation.end, first.start)
                return citation.start, article.end() if article else citation.end
            i -= 1
        return None

    def _offence(self, first: Sanction, sentence: int, clause: int) -> Span | None:
        """What the measure was imposed for, as worded."""
        text = self.text
        because = last(_BECAUSE, text, max(sentence, first.start - 90), first.start)
        if because and not _NO_OFFENCE.search(text, *because.span("what")):
            return because.span("what")
        if first.target:
            start, end = first.target
            guilty = _GUILTY.search(text, max(clause, start - 60), start)
            if guilty and not _NO_OFFENCE.search(text, *guilty.span("what")):
                return guilty.span("what")
            if (
                clause > end and sentence <= start and PASSIVE.search(text, clause, first.start)
            ):  # 某站站长旷工六天,受到…
                cut = _TOLD_ON.search(text, end, clause)
                what = (end, cut.start() if cut else clause - 1)
                if what[1] - what[0] >= 2 and not _NO_OFFENCE.search(text, *what):
                    return what
        return None

    # --- scope ------------------------------------------------------------------------------------------------------

    def _scope(self, measure: Sanction, sentence: int) -> str:
        """A case retold, a unit's routine figures, or a result of this inspection."""
        if measure.category == "four_forms":
            return "statistic"
        few = measure.target and measure.n_persons and measure.n_persons <= 3
        if few and measure.target and (measure.person_id or _CASE.search(self.text, *measure.target)):
            return "case"
        if (measure.n_persons or measure.n_cases) and _ROUTINE.search(self.text, sentence, measure.start):
            return "statistic"
        return "result"


def written(start: dt.date, end: dt.date, granularity: str) -> str:
    """A date as the column `date` writes it: an ISO day, a month, or start/end.

    >>> written(dt.date(2022, 6, 1), dt.date(2022, 6, 30), "month")
    '2022-06'
    >>> written(dt.date(2022, 6, 1), dt.date(2022, 6, 10), "tenday")
    '2022-06-01/2022-06-10'
    """
    if start == end:
        return start.isoformat()
    if granularity == "month":
        return start.isoformat()[:7]
    return f"{start.isoformat()}/{end.isoformat()}"
