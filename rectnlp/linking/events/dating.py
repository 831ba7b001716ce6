"""The predicate that a date modifies: what happened at that date.

Most dates are adverbials and stand before their verb, in its clause or in a clause of their own (6月18日,巡视组反馈).
What stands between is passed over where it only sets the scene (通过优化设置,已实现…). Some dates belong to a noun's
phrase instead (每月的专题学习, 根据8月召开的会议), some to the label before them (整改时限:9月底).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.events.dated import Dated
from rectnlp.linking.verbs import predicates
from rectnlp.linking.verbs.clauses import Clause, Verb
from rectnlp.mentions import Span


@dataclass(slots=True)
class Stated:
    """What the clauses around a date say: the verb, its clause, the clauses passed over to reach it."""

    here: Clause  # the date's clause
    there: Clause  # the verb's
    verb: Verb | None
    trigger: Span | None
    event_type: str


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
_TAIL = re.compile("(?:(?:之?前|以前)(?:应当?|须|必须|需)?|起|开始|之?后|间|期间|之?内|[上下]午)")
_FRAME_END = re.compile("的(?:情况|前提|条件|背景|形势)下$|的基础上$")
_WITHOUT = re.compile("未经[^,。;]{1,14}(?:程序|同意|批准|审批|研究|讨论|审核|评估|许可|授权)$")
_AND = frozenset("和并及")
_CLOSED = frozenset(("", *",。;、)\n"))
# The second of two that the lexicon has as one for what they say together: 投入|使用, 交流|研讨.
_SECOND = frozenset(("使用", "研讨"))
_LIMIT = re.compile("(?:时限|期限|限期|时间|日期):?[为至于]?$")
_MEETING = re.compile("会议[后上,]")
_OFFENCE = re.compile("受到?|被|给予|予以")


def stated(analysis: Analysis, dated: Dated) -> Stated:
    """What the clauses around a date say happened."""
    here = predicates.clause(analysis, dated.start)
    return (
        _bound(analysis, here, dated)
        or _behind(analysis, here, dated)
        or _with(analysis, here, here, predicates.first_after(here, dated.end))
    )


def _bound(analysis: Analysis, here: Clause, dated: Dated) -> Stated | None:
    """The verb that a date is bound to by its place: in a noun's phrase, behind a label, right before the verb."""
    body = analysis.body
    start, end = dated.start, dated.end
    after = body[end : end + 1]
    if body[start - 1 : start] == "于" and body[end : end + 1] in _CLOSED:
        done = next((verb for verb in here.verbs if verb.end == start - 1), None)
        if done:
            return _with(analysis, here, here, done)  # 最早的发生于1998年
    if after == "会" and _MEETING.match(body, end):
        return _with(analysis, here, here, next((verb for verb in here.verbs if verb.start == end), None), "meeting")
    if of := _attribute(analysis, here, dated):
        return of
    if after == "的" or (start > here.start and _SCENE.match(body, here.start, start)):
        # 每月的专题学习, 根据8月召开的会议要求: the phrase's verb is what happened, unless the phrase is what a light
        # verb works on (对2019年以来的资金进行了清理).
        light = next((verb for verb in here.verbs if verb.start > end and verb.role == "light"), None)
        if light and any(m.end <= start and body[m.start : m.end] == "对" for m in here.markers):
            return _with(analysis, here, here, light)
        near = [verb for verb in here.verbs if 0 <= verb.start - end < 12]
        if near:
            return _with(analysis, here, here, next((verb for verb in near if verb.role != "stative"), near[0]))
    told = next((verb for verb in here.verbs if 0 <= verb.start - end <= 2 and not verb.role), None)
    if dated.rule == "events.limit" and told is None and (limit := _LIMIT.search(body, max(0, start - 12), start)):
        label = predicates.clause(analysis, limit.start())
        named = next((verb for verb in label.verbs if verb.end == limit.start()), None)
        if named:
            return _with(analysis, here, label, named)
    if body[start - 1 : start] == "入" and (listed := next((verb for verb in here.verbs if verb.end == start), None)):
        return _with(analysis, here, here, listed)  # 列入2023年上半年计划
    tail = _TAIL.match(body, end)
    adjacent = _adjacent(here, tail.end() if tail else end)
    return _with(analysis, here, here, adjacent) if adjacent else None


def _attribute(analysis: Analysis, here: Clause, dated: Dated) -> Stated | None:
    """A date in the clause before 的 of what another verb is done to: 对2012年以来|结余的资金进行清理."""
    end = dated.end
    if "的" not in analysis.body[end + 1 : end + 7]:
        return None
    words = analysis.words
    i = words.index(end)
    last = words.ends[i]
    if words.starts[i] != end or analysis.body[last : last + 1] != "的" or words.tags[i] not in ("v", "vn"):
        return None
    verb = next((verb for verb in here.verbs if verb.start == end), None) or Verb(end, last, "", "other", 0.0, last)
    return None if verb.role else _with(analysis, here, here, verb)


def _behind(analysis: Analysis, here: Clause, dated: Dated) -> Stated | None:
    """The first predicate behind a date, scenes passed over; where there is none, the last verb before it."""
    body = analysis.body
    sentence_end = analysis.sentences.at(dated.start)[1]
    there, at = here, dated.end
    scene: tuple[Clause, Verb] | None = None
    for _ in range(_REACH):
        verb = predicates.first_after(there, at)
        if verb is not None and verb.weight > _PREDICATE:
            setting = _SCENE.match(body, at, there.end)
            sets = setting is not None and (verb.weight <= 3 or setting.group() in _NEVER)
            sets = sets or _frames(body, there, verb)
            if not sets and not (scene and setting is None and _goes_on(analysis, there, verb, sentence_end)):
                if verb.role == "offence":
                    return _sanctioned(analysis, here, there, verb, sentence_end)
                return _with(analysis, here, there, _first(analysis, there, _done_by(dated, there, verb), at))
            scene = scene or (there, verb)
        at = there.end + 1
        if at >= sentence_end:
            break
        there = predicates.clause(analysis, at)
        at = there.start
    if scene is not None:
        return _with(analysis, here, *scene)
    before = [verb for verb in here.verbs if verb.end <= dated.start and verb.weight > -3]
    return _with(analysis, here, here, before[-1]) if before else None


def _goes_on(analysis: Analysis, there: Clause, verb: Verb, sentence_end: int) -> bool:
    """Whether a clause still sets the scene: 通过优化设置,添加链接,已实现…: bare, and the next one says 已."""
    at = there.end + 1
    if at >= sentence_end or verb.start - there.start > 1 or verb.weight > 2:
        return False
    later = predicates.clause(analysis, at)
    return any(marker.status == "done" and marker.start - later.start < 2 for marker in later.markers)


def _frames(body: str, there: Clause, verb: Verb) -> bool:
    """Whether the clause only frames the next: 该局在已发放补贴的情况下,…."""
    if body.find("未经", there.start, there.end) >= 0 and _WITHOUT.search(body, there.start, there.end):
        return True
    end = _FRAME_END.search(body, max(verb.end, there.end - 6), there.end)
    return end is not None and any(m.end <= verb.start and body[m.start : m.end] == "在" for m in there.markers)


def _done_by(dated: Dated, there: Clause, verb: Verb) -> Verb:
    """What those who were chosen for it did, over a range of days: 5月8日至30日,组建3个组开展巡察."""
    if dated.granularity != "range" or verb.role or verb.event_type not in ("other", "activity"):
        return verb
    return next((v for v in there.verbs if v.start > verb.end and v.event_type == "inspection"), verb)


def _first(analysis: Analysis, there: Clause, verb: Verb, at: int) -> Verb:
    """The first of coordinated predicates (听取和审议), and 完成 before what was completed (完成整改17个)."""
    body = analysis.body
    for other in reversed(there.verbs):
        if other.start < at or other.end > verb.start:
            continue
        coordinated = not other.role and body[other.end : verb.start] in _AND
        if coordinated or (other.end == verb.start and body.startswith("完成", other.start)):
            verb = other
    return verb


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
            return None  # 每年度须兑付的票据
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


def _with(analysis: Analysis, here: Clause, there: Clause, verb: Verb | None, event_type: str = "other") -> Stated:
    """What a verb states; nothing but a type where there is no verb."""
    if verb is None:
        return Stated(here, there, None, None, event_type)
    trigger, noun = predicates.resolved(analysis, there, verb)
    if trigger[1] - trigger[0] == 4 and analysis.body[trigger[1] - 2 : trigger[1]] in _SECOND:
        trigger = trigger[0], trigger[1] - 2
    return Stated(here, there, verb, trigger, noun.event_type)
