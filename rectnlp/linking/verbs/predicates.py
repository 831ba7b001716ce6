"""The governing verb of a position: which verb of its clause says what happened to the thing that stands there.

Each verb of a clause gets a weight from what stands around it: an adverb before it or 了 behind it speak for a
predicate, 的 behind it or a preposition before it against. A light verb gives way to its verbal noun (进行了巡视 →
巡视), 有 and 实现 to a verb of change at the clause's end (有明显提升 → 提升).

Verbal nouns behind light verbs: 朱德熙 1985, 现代书面汉语里的虚化动词和名动词.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from rectnlp.analysis import Analysis
from rectnlp.linking.verbs import clauses
from rectnlp.linking.verbs.clauses import Clause, Verb
from rectnlp.mentions import Span


def clause(analysis: Analysis, position: int) -> Clause:
    """The clause that holds a position, its verbs weighed; read once and kept."""
    found = clauses.clause(analysis, position)
    if found.verbs and not found.named and "units" in analysis.rows:
        found.named = True
        _without_names(analysis, found)
    if found.verbs and not found.weighed:
        found.weighed = True
        _weigh(analysis, found)
    return found


def _without_names(analysis: Analysis, here: Clause) -> None:
    """Take out the verbs inside the names of units, once those are known: 县[发]改局, 市委提级[巡察]第四组."""
    starts: list[int] | None = analysis.notes.get("unit_starts")
    if starts is None:
        starts = analysis.notes["unit_starts"] = [unit.start for unit in analysis.rows["units"]]
    first, last = bisect_left(starts, here.start), bisect_left(starts, here.end)
    if first < last:
        inside = [(unit.start, unit.end) for unit in analysis.rows["units"][first:last]]
        here.verbs = [verb for verb in here.verbs if not any(low <= verb.start < high for low, high in inside)]


def governing_verb(analysis: Analysis, position: int) -> Span | None:
    """The verb that governs what stands at a position: the last one before it in its clause, else the best after it.

    A light verb's verbal noun stands for it; None where the clause has no verb.
    """
    here = clause(analysis, position)
    before = [verb for verb in here.verbs if verb.end <= position and verb.weight > -2]
    verb = before[-1] if before else best(verb for verb in here.verbs if verb.start >= position)
    return resolved(analysis, here, verb)[0] if verb else None


def best(verbs: Iterable[Verb]) -> Verb | None:
    """The verb with most to speak for it; the first of equals."""
    found: Verb | None = None
    for verb in verbs:
        if found is None or verb.weight > found.weight:
            found = verb
    return found


def first_after(here: Clause, position: int) -> Verb | None:
    """The verb with most to speak for it behind a position."""
    return best(verb for verb in here.verbs if verb.start >= position)


# How much a class of verbs speaks for itself.
_ROLES = {"offence": 1.0, "light": 1.5, "convene": 1.0, "semi": -1.0, "stative": -1.5, "pivot": -0.5}
# A verb in front of these is part of a noun: 督查组, 巡察办, 建设费.
_NOUN_AFTER = frozenset("组室员者率费书厅署局院所站办类型版期性量度式件款金额人师生会表")
# In front of these it may be: 推进工作, but 督查工作 under a light verb.
_NOUN_BEHIND = re.compile(
    "中心|力量|能力|环境|情况|工作|水平|质量|体系|人员|结果|对象|过程|期限|时限|要求|范围|成果|阶段"
)
_NOUNS_BEHIND = frozenset("中力能环情工水质体人结对过期时要范成阶材资台清")  # what they begin with
_ASPECT = frozenset("了过着")
_NUMBER = frozenset("0123456789一两二三四五六七八九十百数几近约超")
# 举报, 信访 and the like in front of these are what the thing is about: 群众举报问题.
_DUAL_BEHIND = re.compile("问题|线索|事项|信息|件(?![0-9])|材料|平台|电话|渠道")
# The object says that the verb before it is the predicate: 反馈其违规出借资金.
_OBJECTS = frozenset("其该")
# An earlier item of a list ends here, with its number: 完成整改17个、长期整改4个.
_ITEM_BEFORE = re.compile("[0-9][一-鿿]{1,2}、[一-鿿]{0,4}$")
_COUNTED = re.compile("[0-9一二两三四五六七八九十百余多]+[起件例条个项宗]")
_MATTERS = re.compile("(?:问题|案例|案件|行为|线索|现象)(?:的通报)?$")
# A rate that the clause ends with: what stands before its 的 is all attribute (占总收入的比例28.6%).
_RATE_END = re.compile(
    r"的(?:比[例重]|占比|份额|[增降]幅|增速|[\u4e00-\u9fff]{0,4}率)(?:[为是达约]{0,2}[0-9.]{1,9}%?)?$"
)
# A verb behind these is mostly their object's; behind the others (向市委报告) mostly the predicate.
_OPENED = dict.fromkeys(("针对", "根据", "按照", "围绕", "结合", "随着", "鉴于", "由于", "依据", "依照", "聚焦"), 2.0)
_WITHIN = re.compile("[^,。]{0,6}(?:[中上下内时后]|期间|过程)")
_ABOUT = frozenset(("对", "向", "就", "针对", "围绕"))
_DISPOSAL = frozenset(("将", "把", "已将"))
# 已将…列入, 把…移交给: the verb behind the object of 将 or 把.
_DISPOSED = frozenset("入为到至给成作")


def _weigh(analysis: Analysis, here: Clause) -> None:
    """How much speaks for each verb as the clause's predicate."""
    body, words = analysis.body, analysis.words
    verbs = here.verbs
    of = body.rfind("的", here.start, here.end)
    rate = _RATE_END.search(body, here.start, here.end) if of >= 0 else None
    attribute_end = rate.start() if rate else here.start
    count = len(verbs)
    for order, verb in enumerate(verbs):
        weight = verb.weight - 0.4 * order + _ROLES.get(verb.role, 0.0)
        end = verb.end
        after = body[end] if end < here.end else ""
        if verb.start > here.start and body[verb.start - 1] == "的":
            weight -= 3
        following = verbs[order + 1] if order + 1 < count and verbs[order + 1].start == end else None
        if after == "的" or (following and body[following.end : following.end + 1] == "的"):
            weight -= 4
        elif after in _ASPECT:
            weight += 3
        elif after in _NOUN_AFTER and verb.role != "convene" and words.starts[words.index(end + 1)] == end + 1:
            weight -= 2.5
        elif after and after in _NUMBER and not (order and verb.role == "dual"):
            weight += 1.5
        elif after in _NOUNS_BEHIND and (noun := _NOUN_BEHIND.match(body, end, here.end)):
            weight -= 3 if order and noun.end() == here.end else 1.2  # 汇报活动开展情况
        elif verb.role == "dual" and _DUAL_BEHIND.match(body, end, here.end):
            weight -= 2
        elif after in _OBJECTS and not order and not body.startswith(("其他", "其中", "其余"), end):
            weight += 4
        if order and verbs[order - 1].role == "light" and verbs[order - 1].end == verb.start:
            weight -= 0.5  # 受到|留党察看一年处分
        if order and _MATTERS.search(body, verb.end, here.end) and _counts(body, verbs[order - 1]):
            weight -= 4  # 通报3起违规借用公车问题: what the cases are about
        if order and body[verb.start - 1] not in "了过" and _ITEM_BEFORE.search(body, verbs[order - 1].end, verb.start):
            weight -= 4
        if verb.role == "pivot" and not order and verb.start - here.start > 1:
            weight += 1.5  # 督查组要求该市停产
        if not after:
            # Alone at the end it is the predicate, behind another verb rather that one's object (提交请示).
            weight += 0.3 if any(other.weight > -1 for other in verbs[:order]) else 1.5
        if verb.event_type != "other":
            weight += 0.5
        if end <= attribute_end:
            weight -= 6
        verb.weight = weight + (_introduced(body, here, verb) if here.markers else 0.0)
    if here.markers:
        _step_back(body, here)
    if of >= 0:
        _attributes(body, here)


def _counts(body: str, verb: Verb) -> bool:
    """Whether a number stands right behind a verb: its object, down to the noun that the clause ends with."""
    return body[verb.end : verb.end + 1] in _NUMBER and _COUNTED.match(body, verb.end) is not None


def _introduced(body: str, here: Clause, verb: Verb) -> float:
    """What the function words before a verb say: an adverb for a predicate, an open preposition against."""
    weight = opened = 0.0
    for marker in here.markers:
        if marker.end > verb.start:
            break
        if marker.kind == "preposition":
            word = body[marker.start : marker.end]
            opened = _OPENED.get(word, 0.5)
            if word == "在" and _WITHIN.match(body, verb.end, here.end):
                opened = 3.0
            if marker.end == verb.start:
                weight -= 1.5
        else:
            opened = 0.0
            if marker.end == verb.start and (marker.status or not any(v.end == marker.start for v in here.verbs)):
                weight += 2.5
    return weight - opened


def _step_back(body: str, here: Clause) -> None:
    """Verbs inside the phrase of 对 step back before a light verb, those that close the phrase of 将 come forward."""
    light = next((verb for verb in reversed(here.verbs) if verb.role == "light" and verb.weight > -1), None)
    for marker in here.markers:
        word = body[marker.start : marker.end]
        if light is not None and word in _ABOUT:
            for verb in here.verbs:
                if marker.end <= verb.start < light.start:
                    verb.weight -= 3
        elif word in _DISPOSAL:
            for verb in here.verbs:
                if verb.start >= marker.end and body[verb.end - 1] in _DISPOSED:
                    verb.weight += 3


def _attributes(body: str, here: Clause) -> None:
    """未发放农户的补贴申请材料已准备完毕: what stands before 的 is attribute where an adverb marks a later verb."""
    marked = {marker.end for marker in here.markers if marker.kind != "preposition"}
    for order, verb in enumerate(here.verbs):
        of = body.find("的", verb.end, here.end)
        if of < 0:
            break
        later = [other for other in here.verbs[order + 1 :] if other.start > of]
        if any(other.start in marked for other in later):
            verb.weight -= 3
        elif not later and verb.start == here.start and body[verb.end] not in _ASPECT:
            verb.weight -= 1.5


def resolved(analysis: Analysis, here: Clause, verb: Verb) -> tuple[Span, Verb]:
    """What a verb says: itself, or the verbal noun that it gives way to."""
    body = analysis.body
    if verb.role == "light":
        noun = _verbal_noun(body, here, verb)
        if noun:
            return (noun.start, noun.head_end), noun
    elif verb.role == "bare":
        for other in here.verbs:
            if other.start == verb.end and other.end == here.end:
                return (other.start, other.end), other
    elif verb.role == "semi" or body[verb.start : verb.end] == "实现":
        for other in here.verbs:
            if other.role == "change" and verb.end <= other.start and other.end == here.end:
                return (other.start, other.end), other
    return (verb.start, verb.end), verb


_DIGIT = re.compile("[0-9]")


def _verbal_noun(body: str, here: Clause, light: Verb) -> Verb | None:
    """The last verb of a light verb's object: 开展走访调研、安全生产工作集中督查 → 督查."""
    found: Verb | None = None
    for verb in here.verbs:
        if verb.start < light.end or body[verb.end : verb.end + 1] == "的":
            continue
        if found is not None:
            crossed = any(found.end <= m.start < verb.start for m in here.markers if m.kind != "adverb")
            if crossed or _DIGIT.search(body, found.end, verb.start):
                break
        found = verb
    return found
