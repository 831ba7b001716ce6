"""Anchors: dates told by an occasion (巡视以来, 党的十八大以来, “十三五”期间, “十一”假期).

Their days come from the closed list of common knowledge in the lexicon `anchors`, or (巡视期间) from the inspections
that the bulletin itself dates; `rectnlp.linking.events.years` looks those up.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import words


@dataclass(slots=True)
class Anchor:
    """An anchor: its borders, what it is told by, and its days where common knowledge gives them."""

    start: int
    end: int
    relation: str
    # knowledge · inspection (巡视期间) · feedback (巡视反馈以来) · occasion (all else)
    kind: str
    days: tuple[dt.date, dt.date] | None = None


_CUES = (
    "以来", "期间", "时期", "假期", "长假", "期内", "大后", "会后", "大之后", "会之后", "大以后", "会以后",
    "五”末", "节前", "旦前",
)  # fmt: skip
_SCAN = words(_CUES, nested=True)
# What an occasion's name may begin after: a clause's border, the preposition that leads it, a day (3月11日|巡视期间),
# or the verb that governs it (加强|换届期间的监督).
_BORDER = re.compile(
    r".*(?:[,。;:!?、\n\ue000\ue001()]|自从|(?<![各])自(?![己查纠动身然治主学我觉])|从(?![业事严])|特别是|尤其是|在(?!职)|于|但|同时|并且|截至|[0-9]日|加强|强化|严肃|严明|做好|抓好)",
    re.DOTALL,
)
# No point in time: 长期以来, 近年来, 三年以来.
_VAGUE = re.compile(
    r"(?:一直|长期|多年|历年?|近\S{0,4}|有史|自古|向|[一二两三四五六七八九十几数多0-9]个?[年月]|一段时间|时期|一个时期|月份?|[0-9]日|[今去前]年|季度|半年|[底初末旬])$"
)
_CONGRESS = re.compile(
    r"(?:中国共产党|中共|党的|我们党)?(?:第?(?P<name>(?:十[五六七八九]|二十)(?:大|届[一二三四五六七]中全会)))(?:胜利)?(?:召开|闭幕|以来)?$"
)
_PLAN = re.compile(r"“?(?P<name>九五|十[一二三四五]?五)”?(?:规划)?(?=期间|时期|以来|期内|末)")
_PLAN_ENDS = frozenset("五”划")
_FEEDBACK = re.compile(r"反馈(?:意见)?(?:会)?(?:以来)?$")
_VAGUE_TIMES = re.compile(r"(?:重大|重要|法定|双)?节假?日$|^(?:任|在职|工作|服役|服刑|担任)|任职|同期")
_PHASE = re.compile(r"集中整改$")


@compiled
def _occasions(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The names of occasions that last, of holidays, and of feasts, at the end of a stretch."""
    lasting, holiday, feast = (lexicons.pattern("event_words", kind) for kind in ("lasting", "holiday", "feast"))
    return re.compile(f"{lasting}”?$"), re.compile(f"“?{holiday}[”、]?(?:小?长)?$"), re.compile(f"{feast}$")


@compiled
def _inspection(lexicons: Lexicons) -> re.Pattern[str]:
    """An inspection as the name of a time: 巡察进驻(期间)."""
    return re.compile(rf"{lexicons.pattern('inspections', 'any')}(?:组)?(?:进驻|开展|工作)?$")


@compiled
def _known(lexicons: Lexicons) -> dict[str, tuple[dt.date, dt.date]]:
    return {
        name: (dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"]))
        for name, row in lexicons.words("anchors").items()
    }


def find(analysis: Analysis) -> list[Anchor]:
    """Every anchor of the body, in order."""
    body = analysis.body
    found: list[Anchor] = []
    for at, cue in _cues(body):
        anchor = _anchor(analysis, cue, at, at + len(cue))
        if anchor is not None and not (found and found[-1].end > anchor.start):
            found.append(anchor)
    return found


def _cues(body: str) -> list[tuple[int, str]]:
    return sorted((at, _CUES[number]) for number, at, _ in _SCAN.find_matches_as_indexes(body, overlapping=True))


def _anchor(analysis: Analysis, cue: str, at: int, end: int) -> Anchor | None:
    body, known = analysis.body, _known(analysis.lexicons)
    lasting, holidays, feasts = _occasions(analysis.lexicons)
    low = max(0, at - 24)
    window = body[low:at]
    plan = _PLAN.search(body, max(0, at - 8), end) if body[at - 1 : at] in _PLAN_ENDS else None
    if plan and plan.end() == (at + 2 if cue == "五”末" else at):
        days = known.get(plan["name"])
        if cue == "五”末":
            last = days and (days[1].replace(day=1), days[1])
            done = re.search("截[至止]$", body[max(0, plan.start() - 2) : plan.start()])
            return Anchor(plan.start(), end, "as_of" if done else "by", "knowledge", last)
        return Anchor(plan.start(), end, "since" if cue == "以来" else "on", "knowledge", days)
    if cue == "五”末":
        return None
    if cue[0] in "节旦":
        feast = feasts.search(body, max(0, at - 2), at + 1)
        return (
            Anchor(feast.start(), at + 1, "by" if not body.startswith(("前夕", "前后"), at + 1) else "on", "occasion")
            if feast
            else None
        )
    border = _BORDER.match(window)
    begin = low + (border.end() if border else 0)
    if body[at - 1 : at] == "”":  # 财政局“两节”期间
        begin = max(begin, body.rfind("“", begin, at))
    name = body[begin:at]
    if cue.endswith("后"):
        name = body[begin : at + 1]
        congress = _CONGRESS.search(name)
        if congress is None or congress["name"] not in known:
            return None
        return Anchor(begin + congress.start(), at + 1, "since", "knowledge", known[congress["name"]])
    if cue == "以来":
        if len(name) < 2 or _VAGUE.search(name) or len(name) > 22:
            return None
        congress = _CONGRESS.search(name)
        if congress and congress["name"] in known:
            return Anchor(begin + congress.start(), end, "since", "knowledge", known[congress["name"]])
        return Anchor(begin, end, "since", _told_by(name, analysis.lexicons))
    if cue in ("假期", "长假"):
        holiday = holidays.search(body, begin, at)
        vacation = cue == "假期" and body[end : end + 1] == "间"  # 寒假期间
        return Anchor(holiday.start(), at + 1 if vacation else end, "on", "occasion") if holiday else None
    if cue == "期内":
        phase = _PHASE.search(body, begin, at)
        return Anchor(phase.start(), at + 1, "on", "occasion") if phase else None
    if cue == "期间" and len(name) <= 16 and lasting.search(name) and not _VAGUE_TIMES.search(name):
        return Anchor(begin, at if holidays.search(name) else end, "on", _told_by(name, analysis.lexicons))
    return None


def _told_by(name: str, lexicons: Lexicons) -> str:
    if _inspection(lexicons).search(name):
        return "inspection"
    return "feedback" if _FEEDBACK.search(name) else "occasion"
