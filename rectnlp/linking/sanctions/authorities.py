"""Who imposed a measure: the body, or the person who acts for it.

It stands behind 经, 由 or 被 (经旗纪委常委会研究, 由镇纪委…), is told to act (责令其单位对…), or is the subject of the
sentence; a passive sentence (秦某受到…) has none of the last kind. A subject is a row of `units`, a person in office,
or a name that ends as the lexicon `authorities` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import last
from rectnlp.linking.sanctions.phrases import PASSIVE
from rectnlp.mentions import Sanction, Span

_ALIAS = r"(?:\((?:以下简称)?[^()\n]{1,14}\))?"
_TOLD = re.compile(r"(?:责令|责成|督促|要求|建议|指导)(?P<body>[^,;。:\n]{2,20}?)(?:对|给予|严肃|依规|依纪|依法)")
# What becomes of one who stands before it without 被: 4名项目经理停职.
_PUT_OFF = frozenset(("suspension_from_duty", "removal_from_office", "admin_dismissal", "admin_demotion"))
_ALLOWS = frozenset(("同意", "批准", "授权"))
# Bodies that only pass on what they found: 审计局移送线索4件,已立案3件.
_PASSED_ON = re.compile(
    r"(?<!受理)(?<!办理)(?<!接收)(?<!收到)(?<!处置)(?<!核查)(?:移送|移交|转交|反映|反馈|提供|转办)[^,;。]{0,12}(?:线索|案件|事项)"
)
# A body that did wrong does not punish: 柳林站|违规收费3万元,1名副站长给予…
_OFFENDS = re.compile(
    r"(?:因|长期|多次|先后|仍|在[^,;。]{1,12})?(?:违[规反纪法]|擅自|虚[列报开增]|套取|挪用|截留|骗取|侵占|私分|失职|失察|履职不力|落实不力)"
)
# What an office so small does in one part of a sentence says nothing of who punishes in the next.
_SMALL = frozenset("所站科室股队")
# 总务处主任作书面检查: what one takes upon oneself.
_ITSELF = re.compile(r"(?<![工合操运协])(?:带头)?作(?:出|了)?(?:深刻)?$")
_ORDERED = re.compile("责令|责成|要求|督促")
_LABEL = re.compile(r"[^,;。:\n]{2,12}:")
_ORGAN = re.compile("(?:纪委|监委|监察组|纪检组|监察室|纪工委|检察院|公安局|检察机关|公安机关)$")
_INQUIRES = re.compile("检查|核查|调查|复核|排查|查处|查实|发现|核实|督查")
# A name goes on behind the unit that was found: 海关|总署.
_LONGER = re.compile(r"总署|总局|总行|总会|分局|支队|大队")
# A person as the subject: 县委副书记秦某某对…
_OFFICE_SUBJECT = re.compile(
    r"""
    [^,;。:\n对由]{0,36}?(?:书记|[局处科所站院校镇乡县市区组厅部会]长|主任|同志|常委)
    (?:(?!分别|先后|亲自|带队|集体|主持)[一-鿿]{2,3}|[一-鿿][某×*]{1,2})?(?:同志)?
    (?=(?:于[0-9]|分别|先后|亲自|带队|集体)?(?:对|与|就|约谈|主持))
    """,
    re.VERBOSE,
)
# What may stand before the subject in its clause: marks, list labels, connectives, dates.
_LEAD_IN = re.compile(
    r"""
    (?: [\s—•·■●◆▲*①-⑳-] | [一二三四五六七八九十]{1,2}是 | \([0-9一二三四五六七八九十]{1,3}\) | [0-9]{1,3}[.、]
      | 同时|随后|目前|此外|其中|另外|并|且|日前|近日|近期|巡[视察]期间|整改期间|今年|去年|以来|年|,
      | 截至[^,]{0,12}
      | [0-9]{4}年 | [0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)? | [0-9]{1,2}[-至][0-9]{1,2}月份?
    )+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class _Grammar:
    """Where a body that ends as an authority does stands."""

    subject: re.Pattern[str]
    through: re.Pattern[str]
    by: re.Pattern[str]
    held: re.Pattern[str]  # behind a body: somebody of it, 柳林站|站长, 工程公司|副经理


@compiled
def _grammar(lexicons: Lexicons) -> _Grammar:
    ends = [row["end"] if row["kind"] == "pattern" else re.escape(row["end"]) for row in lexicons.rows("authorities")]
    body = f"(?:{'|'.join(ends)})"
    offices = sorted(lexicons.surfaces("positions", "office"), key=len, reverse=True)
    return _Grammar(
        re.compile(
            rf"""
            (?:(?![对向在于将把按经由给被以为使并据召]|自(?!治)|违反|终止|解除|接受|查处|涉及|参与|收受|约谈)[一-鿿A-Za-z0-9]){{0,24}}?{body}{_ALIAS}
            (?:派?驻[一-鿿]{{1,16}}?(?:纪检监察组|纪检组|监察组))?              # 市纪委监委驻市卫健委纪检监察组
            (?:[、和及][一-鿿0-9]{{0,16}}?{body}{_ALIAS}){{0,3}}
            (?!{body}|[委局办部组会长]|工作|反馈|领导|书记|主任|负责|机关|干部|常委|成员|人员|关于)
            """,
            re.VERBOSE,
        ),
        re.compile(
            rf"""
            经(?P<body>(?:(?!研究|批准|决定|审议|讨论|同意|[并报])[一-鿿0-9]){{0,20}}{body})(?:会议|会|议|班子)?(?:第[0-9一二三四五六七八九十]+次会议)?
            (?:集体)?(?P<how>研究|批准|决定|审议|讨论|同意|授权|核实|调查|审查)
            """,
            re.VERBOSE,
        ),
        re.compile(
            rf"(?:由|被|受到)(?P<body>(?:(?!对)[一-鿿0-9]){{0,20}}?(?:{body}(?:(?:[常副]*书记|主要领导|分管领导)(?![一-鿿]?[某×]))?|书记|主要负责人|负责同志))(?!的|{body})",
        ),
        re.compile(rf"(?:原|时任|分管|主要|常务|党委|党组|党支部|副)*(?:{'|'.join(offices)}|负责人|负责同志)"),
    )


class AuthorityReader:
    """Reads authorities in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.body
        self.grammar = _grammar(analysis.lexicons)
        self.units = sorted(analysis.rows.get("units", ()), key=lambda unit: unit.start)
        self.unit_starts = [unit.start for unit in self.units]

    def authority(self, first: Sanction, sentence: int, clause: int) -> tuple[Span | None, bool]:
        """The body that imposed the measure, and whether it was only told to."""
        text = self.text
        start = max(sentence, first.start - 160)
        told = last(_TOLD, text, clause, first.start)
        if told:
            return told.span("body"), True
        through = last(self.grammar.through, text, start, first.start)
        if through and ";" not in text[through.end() : first.start]:
            # 经市委同意,县纪委对…: who is allowed to acts itself
            own = self._subject(max(clause, through.end()), first.start) if through["how"] in _ALLOWS else None
            return own or through.span("body"), False
        by = last(self.grammar.by, text, clause, first.start)
        if by:
            return by.span("body"), False
        bare = (
            first.sanction in _PUT_OFF and first.target and clause <= first.target[0] and first.target[1] == first.start
        )
        labelled = clause > 0 and text[clause - 1] == ":" and first.target and first.target[1] < clause
        itself = (
            first.sanction == "written_inspection"
            and _ITSELF.search(text, clause, first.start)
            and not _ORDERED.search(text, clause, first.start)
        )
        if bare or labelled or itself or PASSIVE.search(text, clause, first.start):
            return None, False
        at = clause
        while True:
            if subject := self._subject(max(at, start), first.start):
                target = first.target or (0, 0)
                small = at < clause and text[clause - 1] == ";" and text[subject[1] - 1] in _SMALL
                theirs = self._own_people(subject, target)
                return (None if small or theirs or target[0] <= subject[0] < target[1] else subject), False
            if at < clause and text[at - 1] == ";":  # another part of the sentence has its own subject
                return None, False
            if at <= start:
                return self._inquired(sentence), False
            at, behind = self.analysis.clauses.at(at - 1)
            if _PASSED_ON.search(text, at, behind):
                return None, False

    def _subject(self, at: int, end: int) -> Span | None:
        """The body that a clause begins with."""
        text = self.text
        lead = _LEAD_IN.match(text, at, end)
        at = lead.end() if lead else at
        stop_at = text.find(",", at, end)
        limit = end + 2 if stop_at < 0 else stop_at
        if text.startswith("由", at):
            at += 1
        if (match := _OFFICE_SUBJECT.match(text, at, limit)) is not None:
            return match.span()
        i = bisect_left(self.unit_starts, at)
        if i < len(self.units) and self.units[i].start == at and self.units[i].end <= end:
            stop = self.units[i].end
            while i + 1 < len(self.units) and text[stop : self.units[i + 1].start] in ("、", "和", "及"):
                i += 1
                stop = self.units[i].end
            if longer := _LONGER.match(text, stop):
                stop = longer.end()
            if _OFFENDS.match(text, stop) or self.grammar.held.match(text, stop):
                return None
            if not text.startswith(("反馈", "书记", "主要", "的", "工作", "相关", "有关", "一", "原"), stop):
                return at, min(stop, end)
        match = self.grammar.subject.match(text, at, min(limit, end))
        cut = self.analysis.words
        first = cut.index(at)
        told = cut.tags[first] == "d" or (cut.tags[first] == "v" and len(cut.surfaces[first]) > 1)
        if told and cut.starts[first] == at:  # 终止某公司合同, 已上缴财政局
            return None
        if match is None or text.startswith(
            ("对", "向", "将", "把", "在", "按", "由", "给", "经", "责", "督促", "要求", "移送", "移交", "已移", "转"),
            at,
        ):
            return None
        return match.span()

    def _own_people(self, subject: Span, target: Span) -> bool:
        """Whether the phrase of who received a measure begins with the subject's own name: 骨科超标用药,骨科主任…"""
        i = bisect_left(self.unit_starts, subject[0])
        while i < len(self.units) and self.units[i].end <= subject[1]:
            name = self.text[self.units[i].start : self.units[i].end]
            if self.text.startswith(name, *target) and target[1] - target[0] > len(name):
                return True
            i += 1
        return False

    def _inquired(self, sentence: int) -> Span | None:
        """The discipline organ that the sentence before tells to have looked into the matter."""
        text = self.text
        if not sentence or text[sentence - 1] != "。":
            return None
        before, end = self.analysis.sentences.at(sentence - 1)
        label = _LABEL.match(text, before, end)  # 整改情况:集团纪委对…
        subject = self._subject(max(label.end() if label else before, end - 160), end)
        organ = subject and _ORGAN.search(text, *subject)
        return subject if subject and organ and _INQUIRES.search(text, subject[1], end) else None

    def unit_id(self, span: Span | None, *, whole: bool = False) -> str | None:
        """The unit_id of a unit that overlaps a phrase (or makes up its end)."""
        if span is None:
            return None
        i = bisect_right(self.unit_starts, span[1] - 1) - 1
        if i < 0:
            return None
        unit = self.units[i]
        if unit.end <= span[0] or (whole and unit.end != span[1]):
            return None
        return unit.unit_id if isinstance(unit.unit_id, str) else None
