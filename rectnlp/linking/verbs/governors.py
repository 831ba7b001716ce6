"""The verb that governs a number: right before the counted phrase (梳理出56个问题), else behind it (26个小区已实现…).

Dates ask `predicates` what happened; a number asks only which verb it is the object or the subject of. A verb in a
clause that ends in 的 before the noun is an attribute, and governs only where there is no other; what a preposition has
before it (对47个问题进行分类) is governed by the verb `behind`, and a light verb gives way to its noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.linking.counted.cues import Cues
from rectnlp.linking.counted.nominal import MODIFIER, NOMINAL, STOP, run_before
from rectnlp.linking.verbs.behind import verb_behind, verbal_noun, worked_on
from rectnlp.linking.verbs.known import Verbs, known_verbs, verb_of
from rectnlp.linking.verbs.listings import verb_before_list
from rectnlp.mentions import Count, Span
from rectnlp.text.words import Words

_REACH = 200  # characters between a number and its verb; a list of figures without a full stop may be of any length
_TRANSPARENT = NOMINAL | MODIFIER | frozenset(("m", "q", "t", "f", "c", "uj", "ul", "d", "r", "u"))
_MODIFIERS = NOMINAL | MODIFIER | frozenset("v")
_MATTERS = ("问题", "案件", "线索", "行为", "现象", "案例")
_OF = frozenset("的之")
_HOW = frozenset("di")  # tags of adverbs and of sayings: 举一反三自查问题5个
_TOWARDS = frozenset(("对", "就", "针对", "已对", "并对"))
_MARKS = frozenset("“”、(和及与《—-~")
_CLOSING = {")": "(", "》": "《", "”": "“"}


def verb_of_count(analysis: Analysis, count: Count) -> Span | None:
    """The verb that governs a count, with its complement (细化为); None where its clause has none."""
    text, words, verbs = analysis.body, analysis.words, known_verbs(analysis.lexicons)
    known = verbs.cues
    clause_start, clause_end = analysis.clauses.bare(count.start)
    clause_start, clause_end = max(clause_start, count.start - _REACH), min(clause_end, count.end + _REACH)
    if count.noun and count.unit and count.noun[0] == count.unit[0]:  # N人: the run before is what they went through
        run = run_before(text, words, count.start, known, verbal=True)
        if run:
            run = _what_befell(words, run, known)
        if run and run[0] >= clause_start and _tells(words, words.index(run[1] - 1), verbs):
            return run
    start = count.start
    if count.noun and clause_start <= count.noun[0] < start and _touches(words, count.noun[1], start, known):
        start = count.noun[0]
    behind_it = _noun_end(count)
    if text[start - 1] == "等" or (behind_it and text.find("、", clause_start, start) >= 0):
        listed = verb_before_list(words, clause_start, start, known, closed=bool(behind_it))
        if listed:
            return listed
    seen = _before(
        words,
        clause_start,
        start,
        verbs,
        alone=not behind_it,
        bare=start == count.start and not behind_it,
        matter=count.noun is not None and text[slice(*count.noun)].endswith(_MATTERS),
    )
    if seen.verb and not seen.weak:
        if behind_it and text[seen.verb[0] : seen.verb[1]] in known.giving:  # 给予2名会计党内警告
            return verbal_noun(words, words.index(behind_it - 1), clause_end, verbs) or seen.verb
        return seen.verb
    if seen.attribute and seen.presenting:
        return seen.attribute
    doings = count.unit is not None and text[slice(*count.unit)] in known.verbal  # 先后6次|召开|专题会议
    doings = doings or text[count.start - 1] == "分"  # 分两批|举办|培训
    at = count.end if doings else max(count.end, behind_it)
    if behind := (seen.towards and worked_on(words, at, clause_end, verbs)) or verb_behind(
        words, at, clause_end, verbs
    ):
        return behind
    last = words.index(count.start - 1) if count.start else 0
    if start < count.start and words.starts[last] >= start:
        if words.surfaces[last] in verbs.known:
            return words.span(last)
        if words.surfaces[last][-2:] in verbs.known:
            return words.ends[last] - 2, words.ends[last]  # 廉政谈话43场
        if doings and words.tags[last] in ("v", "vn"):
            return words.span(last)
    return seen.verb or seen.attribute or seen.preposition or _glued(words, start, count.start, verbs)


def _glued(words: Words, start: int, at: int, verbs: Verbs) -> Span | None:
    """The verb that a noun's phrase opens with where there is no other: 提出批评|意见6条, 反馈|问题18个, 讲|党课4次."""
    if start == at:
        return None
    i = words.index(start)
    surface = words.surfaces[i]
    told = words.tags[i] == "v" or surface in verbs.cues.presenting or words.tags[i - 1] in _HOW
    if told and surface in verbs.known and words.ends[i] < at and words.surfaces[i - 1] != "其中":
        return words.span(i)
    if len(surface) > 3 and surface[:2] in verbs.known and words.domain.get(surface) != "n":
        return words.starts[i], words.starts[i] + 2
    before = words.surfaces[i - 1] if i else ""
    opens = i < 2 or words.surfaces[i - 2] in STOP or words.tags[i - 1] == "v"
    return words.span(i - 1) if before in verbs.cues.short and opens else None


def _what_befell(words: Words, run: Span, known: Cues) -> Span:
    """A run before N人 without who did it: 纪检监察组|立案4人, 纪工委(派出监察组)|立案1人."""
    for i in range(words.index(run[1] - 1) - 1, words.index(run[0]) - 1, -1):
        if words.surfaces[i] == ")" or (
            len(words.surfaces[i]) > 1 and words.surfaces[i].endswith(known.bodies + known.body_ends)
        ):
            return words.ends[i], run[1]
    return run


def _tells(words: Words, i: int, verbs: Verbs) -> bool:
    """Whether a word before N人 says what befell them (诫勉谈话, 党内警告), not only who or how (第一种形态)."""
    surface = words.surfaces[i]
    return (
        words.tags[i] in ("v", "vn")
        or surface in verbs.known
        or surface[-2:] in verbs.known
        or surface in verbs.cues.taken
    )


def _touches(words: Words, end: int, at: int, known: Cues) -> bool:
    """Whether nothing but fillers stands between a noun and its number."""
    return all(words.surfaces[i] in known.filler for i in words.between(end, at))


def _noun_end(count: Count) -> int:
    return count.noun[1] if count.noun and count.noun[0] >= count.end else 0


@dataclass(slots=True)
class _Seen:
    """What stands before a number: the verb, and the verb of a clause in 的 that only modifies the noun."""

    verb: Span | None = None
    attribute: Span | None = None
    preposition: Span | None = None  # 围绕两起案件, where no verb follows
    weak: bool = False
    towards: bool = False  # 对38辆公务用车: governed by what a light verb behind gives way to
    presenting: bool = False  # 反馈的26个问题: as many as were told of


def _before(words: Words, floor: int, at: int, verbs: Verbs, *, alone: bool, bare: bool, matter: bool = False) -> _Seen:
    """The nearest verb before, past what may stand between it and its object.

    `alone`: no noun stands behind the number. `bare`: none right before it either. `matter`: what is counted are
    matters, so that offences only say of what (排查2019年以来侵占林地问题6处).
    """
    i = words.index(at - 1) if at > floor else -1
    seen = _Seen()
    surfaces, tags, starts, known = words.surfaces, words.tags, words.starts, verbs.cues
    complement = None
    adjacent = True  # nothing but fillers between verb and number: even a verbal noun is the verb (已整改37项)
    attribute = False
    weak = None
    while i >= 0 and starts[i] >= floor:
        surface, tag = surfaces[i], tags[i]
        verb = verb_of(words, i, verbs, adjacent=adjacent)
        if verb is None and tag == "vn":
            following = surfaces[i + 1] if i + 1 < len(surfaces) else ""
            closed = following in known.result or following in _OF  # 整改到位41个、基本到位2个
            if adjacent or closed or _opens(words, i, floor, verbs):
                verb = words.span(i)
        if verb and verb[1] > at:
            verb = verb[0], at
        if surface in _OF:
            attribute = True
            adjacent = False
        elif surface in known.result:
            complement = i if complement is None and not attribute else complement
        elif surface in verbs.prepositions and verb is None:
            seen.towards = surface in _TOWARDS
            if len(surface) > 1 and not attribute:
                seen.preposition = words.span(i)
            break
        elif verb and surface in known.summing:
            weak = weak or verb
        elif (
            verb
            and i
            and surfaces[i - 1] in _TOWARDS
            and starts[i - 1] >= floor
            and not (attribute and surface in known.presenting)
        ):
            seen.towards = True  # 对剩余3项逐项过堂
            break
        elif verb:
            opener = _opener(words, i, floor, verbs, bare=bare) if adjacent and alone and not attribute else None
            if opener is not None:
                i, verb = opener, words.span(opener)  # 撤换不规范表述46处: what looks like a verb is the noun
                surface = surfaces[i]
            first, span = _chain(words, i, verb, floor, verbs, adjacent=adjacent and bare)
            if complement == i + 1:
                span = span[0], words.ends[complement]
            if not attribute and not (matter and first == i and surface in verbs.offences):
                seen.verb = span
                return seen
            if seen.attribute is None:  # 通报4起关于…的案件: the verb before the attribute's
                after = i + 1 + (surfaces[i + 1] in known.result)  # 分解出的
                if surface in verbs.light:
                    span = verbal_noun(words, i, at, verbs) or span
                seen.attribute = span[0], max(span[1], words.ends[after - 1])
                seen.presenting = surface in known.presenting and surfaces[after] in _OF
            i = first
            attribute = adjacent = False
        elif surface in _CLOSING:  # 处罚决定书(责令整改通知书)36份, “招商引资”等20项任务
            opening = _bracket(words, i, floor, _CLOSING[surface])
            if opening < 0:
                break
            i, adjacent = opening, False
        elif surface not in known.filler and not (tag == "v" and len(surface) == 1):
            if tag not in _TRANSPARENT and surface not in _MARKS and surface not in verbs.barred:
                break
            adjacent = False
        i -= 1
    if weak:
        seen.verb, seen.weak = weak, True
    return seen


def _bracket(words: Words, i: int, floor: int, opening: str) -> int:
    """The word that opens the bracket, title or quotation which a word closes; below zero where none does."""
    for j in range(i - 1, max(-1, i - 40), -1):
        if words.starts[j] < floor:
            return -1
        if words.surfaces[j] == opening:
            return j
    return -1


def _chain(words: Words, i: int, verb: Span, floor: int, verbs: Verbs, *, adjacent: bool) -> tuple[int, Span]:
    """A verb with those right before it (修订完善); the first alone where the rest only modify (查处违反)."""
    first = i
    while first and len(words.surfaces[first - 1]) > 1 and i - first < 2:
        tag = words.tags[first - 1]
        if tag != "v" and not (tag == "vn" and _opens(words, first - 1, floor, verbs)):
            break
        if words.surfaces[first - 1] in verbs.barred:
            break
        first -= 1
    if first == i:
        return i, verb
    head = words.surfaces[first]
    last = words.surfaces[i]
    if head in verbs.cues.aux or last in verbs.cues.object_verb:
        return first, verb
    if head in verbs.cues.object_verb:
        return first, words.span(first)  # 涉及|扶贫7起
    if adjacent and head in verbs.cues.giving and last in verbs.known:
        return first, verb  # 予以|了结7件
    if head in verbs.cues.taking or head in verbs.light:
        return first, words.span(first)
    if not adjacent and (last in verbs.offences or last in verbs.cues.intransitive or last not in verbs.known):
        return first, words.span(first)
    return first, (words.starts[first], verb[1])


def _opener(words: Words, i: int, floor: int, verbs: Verbs, *, bare: bool) -> int | None:
    """The verb that opens the clause of a word that looks like one, with nothing but its modifiers between."""
    if i == 0 or words.surfaces[i - 1].endswith(verbs.cues.body_ends):
        return None
    nominal = bare or words.tags[i] != "vn"
    for j in range(i - 1, max(-1, i - 6), -1):
        surface, tag = words.surfaces[j], words.tags[j]
        if words.starts[j] < floor or surface in verbs.prepositions or surface in verbs.cues.aux:
            return None
        if surface.endswith(verbs.cues.body_ends):
            return None
        acts = len(surface) > 1 and surface in verbs.known
        if acts and j < i - nominal and (tag == "v" or _opens(words, j, floor, verbs)):
            modifies = words.surfaces[j + 1].endswith(verbs.cues.compound)
            return None if modifies or (j and words.surfaces[j - 1] in verbs.prepositions) else j
        if tag not in _MODIFIERS and surface not in "不“”":
            return None
    return None


def _opens(words: Words, i: int, floor: int, verbs: Verbs) -> bool:
    """Whether a verbal noun opens its clause, or follows an adverb or a body: 抽查病历52份."""
    if words.surfaces[i] not in verbs.known:
        return False
    if i == 0 or words.starts[i] <= floor or words.tags[i - 1] in _HOW:
        return True
    before = words.surfaces[i - 1]
    return before in verbs.barred or before == "组织" or before.endswith(verbs.cues.body_ends)
