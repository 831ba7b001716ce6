"""Dated events: what happened (or will) at each date of the bulletin, who did it, and how it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors import dated as dates
from rectnlp.extractors.dated import Dated
from rectnlp.linking import actors, predicates, years
from rectnlp.linking.clauses import Clause, Verb
from rectnlp.mentions import Event, Span


@dataclass(slots=True)
class Stated:
    """What the clauses around a date say: the verb, its clause, the clauses passed over to reach it."""

    here: Clause  # the date's clause
    there: Clause  # the verb's
    verb: Verb | None
    trigger: Span | None
    event_type: str


def extract(analysis: Analysis) -> None:
    """Fill `events`."""
    found = dates.find(analysis)
    stated = [_stated(analysis, dated) for dated in found]
    statuses = [_told_status(analysis, dated, said) for dated, said in zip(found, stated, strict=True)]
    told = [
        years.Told(
            dated,
            status,
            analysis.body[slice(*said.trigger)] if said.trigger else "",
            said.event_type,
            _attributive(analysis, dated, said),
        )
        for dated, said, status in zip(found, stated, statuses, strict=True)
    ]
    whens = years.resolve(analysis, told)
    finder = actors.Actors(analysis, [(dated.start, dated.end) for dated in found])
    rows: list[Event] = []
    for dated, said, one, when in zip(found, stated, told, whens, strict=True):
        status = _status(analysis, dated, said.verb, one.status, when)
        if (
            one.status is None
            and dated.relation == "on"
            and rows
            and rows[-1].status == "planned"
            and not analysis.published
        ):
            # A plan goes on in its sentence: 6月30日前结束整改,7月5日报送报告.
            status = "planned" if rows[-1].start >= analysis.sentences.at(dated.start)[0] else status
        event = Event(dated.start, dated.end, dated.rule)
        event.date_start, event.date_end, event.date_basis = when.start, when.end, when.basis
        event.granularity, event.relation = dated.granularity, dated.relation
        if dated.rule == "date:until" and status == "planned":
            event.relation = "by"
        event.trigger = said.trigger
        event.event_type = _event_type(analysis, dated, said, status)
        event.actor = _actor(finder, dated, said) or _continued(analysis, rows, event)
        event.status = status
        event.description = (said.here.start, max(said.here.end, said.there.end))
        rows.append(event)
    analysis.rows["events"] = rows


def _attributive(analysis: Analysis, dated: Dated, said: Stated) -> bool:
    """Whether years only describe a thing: 2019年至2022年立项的项目, 2021年的台账."""
    first = dated.expression.first if dated.expression else None
    if first is None or first.unit != "year":
        return False
    ends = {dated.end} if said.trigger is None else {dated.end, said.trigger[1]}
    return any(analysis.body[end : end + 1] == "的" for end in ends)


# What an inspection goes on to do in the next sentence: 市委巡察组进行巡察。9月8日反馈。
_FOLLOWS = frozenset({"inspection", "feedback"})
_HANDS_OVER = re.compile("移交|移送|交办|通报|进驻|回访|约谈")


def _continued(analysis: Analysis, rows: list[Event], event: Event) -> Span | None:
    """The inspector named in the sentence before, where this one goes on with the inspection."""
    if not rows or rows[-1].event_type != "inspection" or event.trigger is None:
        return None
    if event.event_type not in _FOLLOWS and not _HANDS_OVER.match(analysis.body, *event.trigger):
        return None
    sentences = analysis.sentences
    near = sentences.index(event.start) - sentences.index(rows[-1].start) <= 1
    return rows[-1].actor if near and "\n" not in analysis.body[rows[-1].end : event.start] else None


# A clause that only sets the scene for the one behind it: 通过优化设置,已实现….
_SCENE = re.compile(
    r",?(?:通过|根据|按照|随着|经(?!济)|为(?!期)|围绕|针对|结合|聚焦|由于|鉴于|依据|因(?!此)|对照|待"
    r"|在(?=[^,。]*(?:下|中|基础上|期间)[,。]))"
)
_NEVER = frozenset(("随着", "根据", "按照", "鉴于", "由于", "依据"))
# How many clauses are read for a predicate, and from what weight a verb is one.
_REACH = 6
_PREDICATE = -1.0
# What may stand between a date and its verb beside adverbs.
_TAIL = re.compile("(?:之?前|以前|起|开始|之?后|间|期间|之?内|[上下]午)")
_LIMIT = re.compile("(?:时限|期限|完成时间):?[为至于]?$")
_MEETING = re.compile("会议[后上,]")
_OFFENCE = re.compile("受到?|被|给予|予以")


def _stated(analysis: Analysis, dated: Dated) -> Stated:
    """The predicate that a date modifies: of its clause behind it, else of the next ones, else before it."""
    body = analysis.body
    here = predicates.clause(analysis, dated.start)
    if _MEETING.match(body, dated.end):
        return (
            _with(analysis, here, here, next(verb for verb in here.verbs if verb.start == dated.end))
            if any(verb.start == dated.end for verb in here.verbs)
            else Stated(here, here, None, None, "meeting")
        )
    if body[dated.end : dated.end + 1] == "的" or _SCENE.match(body, here.start, dated.start):
        # 每月的专题学习, 根据8月召开的会议要求: the date belongs to a noun's phrase; its verb is what happened, unless
        # that phrase is what a light verb works on (对2019年以来的资金进行了清理).
        light = next((verb for verb in here.verbs if verb.start > dated.end and verb.role == "light"), None)
        if light and any(m.end <= dated.start and body[m.start : m.end] == "对" for m in here.markers):
            return _with(analysis, here, here, light)
        near = [verb for verb in here.verbs if 0 <= verb.start - dated.end < 12]
        named = next((verb for verb in near if verb.role != "stative"), near[0] if near else None)
        if named:
            return _with(analysis, here, here, named)
    if limit := _LIMIT.search(body, max(0, dated.start - 12), dated.start):
        label = predicates.clause(analysis, limit.start())
        named = next((verb for verb in label.verbs if verb.end == limit.start()), None)
        if named:
            return _with(analysis, here, label, named)
    if listed := next((verb for verb in here.verbs if verb.end == dated.start and body[verb.end - 1] == "入"), None):
        return _with(analysis, here, here, listed)  # 列入2023年上半年计划
    tail = _TAIL.match(body, dated.end)
    adjacent = _adjacent(here, tail.end() if tail else dated.end)
    if adjacent is not None:
        return _with(analysis, here, here, adjacent)
    sentence_end = analysis.sentences.at(dated.start)[1]
    there, at = here, dated.end
    scene: tuple[Clause, Verb] | None = None
    for _ in range(_REACH):
        verb = predicates.first_after(there, at)
        if verb is not None and verb.weight > _PREDICATE:
            setting = _SCENE.match(body, at, there.end)
            if not setting and scene and _goes_on(analysis, there, verb, sentence_end):
                setting = _SCENE.match("通过")
            if not setting or (verb.weight > 3 and setting.group() not in _NEVER):
                if verb.role == "offence":
                    return _sanctioned(analysis, here, there, verb, sentence_end)
                return _with(analysis, here, there, verb)
            scene = scene or (there, verb)
        at = there.end + 1
        if at >= sentence_end:
            break
        there = predicates.clause(analysis, at)
        at = there.start
    before = [verb for verb in here.verbs if verb.end <= dated.start and verb.weight > -3]
    if before and scene is None:
        return _with(analysis, here, here, before[-1])
    if scene is not None:
        return _with(analysis, here, *scene)
    faint = predicates.first_after(here, dated.end)
    return _with(analysis, here, here, faint) if faint else Stated(here, here, None, None, "other")


def _goes_on(analysis: Analysis, there: Clause, verb: Verb, sentence_end: int) -> bool:
    """Whether a clause still sets the scene: 通过优化设置,添加链接,已实现…: bare, and the next one says 已."""
    at = there.end + 1
    if at >= sentence_end or verb.start - there.start > 1 or verb.weight > 2:
        return False
    later = predicates.clause(analysis, at)
    return any(marker.status == "done" and marker.start - later.start < 2 for marker in later.markers)


def _adjacent(here: Clause, at: int) -> Verb | None:
    """The verb right behind a date, adverbs aside: the one it modifies, also where 的 follows (6月以来办结的案件)."""
    for verb in here.verbs:
        if verb.start < at:
            continue
        while at < verb.start:
            step = next((m.end for m in here.markers if m.start == at and m.kind != "preposition"), None)
            if step is None:
                return None
            at = step
        if any(m.start == verb.end and m.kind == "modal" for m in here.markers):
            return None  # 每年度到期应偿还的债务
        return verb if verb.role not in ("stative", "semi", "offence", "light") else None
    return None


def _sanctioned(analysis: Analysis, here: Clause, there: Clause, verb: Verb, sentence_end: int) -> Stated:
    """An offence that its own sentence punishes is dated by the sanction: 4月17日,某所长收受礼金,受到警告处分."""
    at = there.end + 1
    for _ in range(3):
        if at >= sentence_end:
            break
        later = predicates.clause(analysis, at)
        punished = next((verb for verb in later.verbs if _OFFENCE.match(analysis.body, verb.start)), None)
        if punished:
            stated = _with(analysis, here, later, punished)
            if stated.event_type == "sanction":
                return stated
        at = later.end + 1
    return _with(analysis, here, there, verb)


def _with(analysis: Analysis, here: Clause, there: Clause, verb: Verb) -> Stated:
    trigger, noun = predicates.resolved(analysis, there, verb)
    return Stated(here, there, verb, trigger, noun.event_type)


_NUMBER = re.compile(r"[0-9]|[一两三四五六七八九十百]+(?:个|项|名|件|起)")
_INDICATOR = re.compile(r"人次|万元|亿元|增速|[0-9]%")


def _event_type(analysis: Analysis, dated: Dated, said: Stated, status: str) -> str:
    """An as-of figure or an indicator is a statistic, a bare intention a plan; everything else goes by its verb."""
    body = analysis.body
    verb = said.verb
    told = analysis.view.norm[dated.end : said.there.end]
    if said.trigger is None and _NUMBER.search(body, dated.end, analysis.sentences.at(dated.start)[1]):
        return "statistic"
    if dated.relation == "as_of" and _NUMBER.search(told):
        return "plan" if status == "planned" else "statistic"
    figures = bool(_NUMBER.search(told))
    if said.event_type == "statistic" or (
        figures and dated.granularity != "day" and _COMPARED.search(body, dated.end, said.there.end + 12)
    ):
        return "statistic"
    if (
        verb is not None
        and "培训" in told[:60]
        and said.event_type in ("activity", "personnel", "other")
        and body[verb.start : verb.end] in ("派出", "参加", "选派", "组织", "举办")
    ):
        return "training"
    if status == "planned" and said.event_type in ("activity", "other") and verb is not None:
        intended = _INTENTION.search(
            body, min(said.here.start, said.there.start), max(verb.end, dated.end)
        ) or _PLAN.match(body, dated.end)
        return "plan" if intended else said.event_type
    if said.event_type == "other" and verb is not None:
        if verb.role == "light" and dated.relation != "recurring":
            return "activity"
        if figures and dated.granularity in ("half", "quarter"):
            return "statistic"
    if said.event_type == "other" and said.trigger and _CLOSED.search(body, *said.trigger):
        return "completion"
    return said.event_type


_INTENTION = re.compile("拟|计划|预计|打算|力争|争取|预期|有望|规划|考虑")
_PLAN = re.compile("计划|规划|预算")
_AIM = re.compile("力争|争取|拟(?!定)|预计")
_COMPARED = re.compile("同比|环比|比上年|较上年|较去年")
_CLOSED = re.compile("..(?:到位|完毕|完成|完|清|结)$")
_ORDERED = re.compile("要求|责令|责成|明确[^,。]{0,8}于")
_DONE_TAIL = re.compile("[了过]")


def _told_status(analysis: Analysis, dated: Dated, said: Stated) -> str | None:
    """What adverbs, modals and aspect say of the event; None where they say nothing."""
    if dated.relation == "recurring":
        return "planned" if _AIM.search(analysis.body, said.here.start, dated.start) else "ongoing"
    if _LIMIT.search(analysis.body, max(0, dated.start - 4), dated.start):
        return "planned"
    verb = said.verb
    if verb is not None:
        if _DONE_TAIL.match(analysis.body, verb.end):
            return "done"
        low = min(said.here.start, said.there.start)
        both = (said.here,) if said.there is said.here else (said.here, said.there)
        marks = {
            marker.status
            for clause in both
            for marker in clause.markers
            if marker.status and low <= marker.start < verb.start and not _holds(analysis, marker.start)
        }
        for status in ("done", "planned", "ongoing"):
            if status in marks:
                return status
    sentence = analysis.sentences.at(dated.start)[0]
    if re.match(r"[^,。]{0,8}(?:下一步|今后|接下来|下步)", analysis.body[sentence : sentence + 14]):
        return "planned"
    return None


def _holds(analysis: Analysis, at: int) -> bool:
    """Whether 将 here means 把: its object follows, and a verb behind that."""
    return analysis.body[at] == "将" and not re.match(
        "将(?:[于在对向进持继进全不再逐根按组]|[^,。]{0,2}(?:召|开|完|启|实|建|举))", analysis.body[at : at + 6]
    )


def _status(analysis: Analysis, dated: Dated, verb: Verb | None, told: str | None, when: years.When) -> str:
    """The event's state: what its words say, else what its date says against the publication."""
    if told is not None:
        return told
    published = analysis.published
    year = published.year if published else analysis.published_year
    if dated.relation == "by":
        if verb is not None and verb.role == "offence":
            return "done"
        if _ORDERED.search(analysis.body, analysis.sentences.at(dated.start)[0], dated.start):
            return "planned"
        if when.end is None or year is None:
            return "planned"
        return "done" if (when.end < published if published else when.end.year < year) else "planned"
    if when.start is None or year is None:
        return "done"
    return "planned" if (when.start > published if published else when.start.year > year) else "done"


def _actor(finder: actors.Actors, dated: Dated, said: Stated) -> Span | None:
    """Who did it, where there is a predicate that has a doer: what grows or falls has none."""
    if said.verb is None or said.trigger is None or said.verb.role == "change":
        return None
    return finder.doer(said.here, said.there, said.verb, (dated.start, dated.end))
