"""The verb that governs a number: right before the counted phrase (梳理出56个问题), else behind it (26个小区已实现…).

Dates ask `linking.predicates` what happened; a number asks only which verb it is the object or the subject of. A verb
in a clause that ends in 的 before the noun is an attribute, and governs only where there is no other; what a
preposition has before it (对47个问题进行分类) is governed by the verb behind, and a light verb gives way to its noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.cues import Cues, cues
from rectnlp.linking.counted.nominal import MODIFIER, NOMINAL, STOP, run_before
from rectnlp.linking.verbs.listings import verb_before_list
from rectnlp.mentions import Count, Span
from rectnlp.text.segment import Words

_MOST = 100_000  # words to remember
_REACH = 200  # characters between a number and its verb; a list of figures without a full stop may be of any length
_TRANSPARENT = NOMINAL | MODIFIER | frozenset(("m", "q", "t", "f", "c", "uj", "ul", "d", "r", "u"))
_MODIFIERS = NOMINAL | MODIFIER | frozenset("v")
_MATTERS = ("问题", "案件", "线索", "行为", "现象", "案例")
_MEASURES = ("处分", "处理")
_OF = frozenset("的之")
_HOW = frozenset("di")  # tags of adverbs and of sayings: 举一反三自查问题5个
_BECAUSE = frozenset(("因", "因为", "由于"))
_NOT_DONE = frozenset(("正在", "无法", "尚未", "暂未", "未能", "被"))
_TOWARDS = frozenset(("对", "就", "针对", "已对", "并对"))
_LISTED = frozenset("、和及与")
_MARKS = frozenset("“”、(和及与《—-~")
_CLOSING = {")": "(", "》": "《", "”": "“"}
_ADVERBS = frozenset("未已在正拟应又再共还另仅尚所")


@dataclass(frozen=True, slots=True)
class _Verbs:
    """What the lexicons say of verbs."""

    known: frozenset[str]  # verbs of this field, which a general dictionary may tag as nouns or adjectives
    light: frozenset[str]
    offences: frozenset[str]  # modify the noun behind them: 查处|违反规定问题
    barred: frozenset[str]
    prepositions: frozenset[str]
    cues: Cues
    parts: dict[tuple[str, str], Span | None]  # which part of a word with its tag is a verb, once asked for


@compiled
def _verbs(lexicons: Lexicons) -> _Verbs:
    verbs, markers = lexicons.words("verbs"), lexicons.words("markers")
    known = cues(lexicons)
    barred = frozenset(word for word, row in markers.items() if row["kind"] == "barred") - known.object_verb
    prepositions = frozenset(word for word, row in markers.items() if row["kind"] == "preposition")
    return _Verbs(
        known=known.verbs,
        light=frozenset(word for word, row in verbs.items() if row["role"] == "light"),
        offences=frozenset(word for word, row in verbs.items() if row["role"] == "offence"),
        barred=barred,
        prepositions=prepositions - _LISTED,
        cues=known,
        parts={},
    )


def verb_of_count(analysis: Analysis, count: Count) -> Span | None:
    """The verb that governs a count, with its complement (细化为); None where its clause has none."""
    text, words, verbs = analysis.body, analysis.words, _verbs(analysis.lexicons)
    known = verbs.cues
    clause_start, clause_end = analysis.clauses.bare(count.start)
    clause_start, clause_end = max(clause_start, count.start - _REACH), min(clause_end, count.end + _REACH)
    if count.noun and count.unit and count.noun[0] == count.unit[0]:  # N人: the run before is what they went through
        run = run_before(text, words, count.start, known, verbal=True)
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
            return _verbal_noun(words, words.index(behind_it - 1), clause_end, verbs) or seen.verb
        return seen.verb
    if seen.attribute and seen.presenting:
        return seen.attribute
    doings = count.unit is not None and text[slice(*count.unit)] in known.verbal  # 先后6次|召开|专题会议
    doings = doings or text[count.start - 1] == "分"  # 分两批|举办|培训
    at = count.end if doings else max(count.end, behind_it)
    if behind := (seen.towards and _worked_on(words, at, clause_end, verbs)) or _behind(words, at, clause_end, verbs):
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


def _glued(words: Words, start: int, at: int, verbs: _Verbs) -> Span | None:
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


def _tells(words: Words, i: int, verbs: _Verbs) -> bool:
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


def _verb_of(words: Words, i: int, verbs: _Verbs, *, adjacent: bool = False) -> Span | None:
    """The verb that a word is, or holds behind an adverb (未完成, 共有) or before its object (列席会议)."""
    surface, tag = words.surfaces[i], words.tags[i]
    start = words.starts[i]
    if len(surface) == 1:
        return (start, start + 1) if tag == "v" and adjacent and surface in verbs.cues.single else None
    key = surface, tag
    if key not in verbs.parts:
        if len(verbs.parts) > _MOST:
            verbs.parts.clear()
        verbs.parts[key] = (
            _verb_in(surface, tag, verbs) if surface in verbs.known or words.domain.get(surface) != "n" else None
        )
    part = verbs.parts[key]
    return (start + part[0], start + part[1]) if part else None


def _verb_in(surface: str, tag: str, verbs: _Verbs) -> Span | None:
    """Which part of a word is a verb."""
    size = len(surface)
    if surface in verbs.barred:
        return None
    if surface[0] in _ADVERBS and surface not in verbs.known:
        rest = surface[1:]
        if rest in verbs.known or (rest in verbs.cues.single and surface not in verbs.cues.summing):
            return 1, size
    if tag == "v" or (tag != "vn" and surface in verbs.known):
        return 0, size
    if size > 3 and tag != "vn":
        if surface[2:] in verbs.cues.acts:
            return 0, size
        meets = surface[:2] in verbs.cues.convening
        if surface[:2] in verbs.known and (meets or surface[2] not in verbs.cues.compound_starts):
            return 0, 2
    return None


def _before(
    words: Words, floor: int, at: int, verbs: _Verbs, *, alone: bool, bare: bool, matter: bool = False
) -> _Seen:
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
        verb = _verb_of(words, i, verbs, adjacent=adjacent)
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
                    span = _verbal_noun(words, i, at, verbs) or span
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


def _chain(words: Words, i: int, verb: Span, floor: int, verbs: _Verbs, *, adjacent: bool) -> tuple[int, Span]:
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


def _opener(words: Words, i: int, floor: int, verbs: _Verbs, *, bare: bool) -> int | None:
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


def _opens(words: Words, i: int, floor: int, verbs: _Verbs) -> bool:
    """Whether a verbal noun opens its clause, or follows an adverb or a body: 抽查病历52份."""
    if words.surfaces[i] not in verbs.known:
        return False
    if i == 0 or words.starts[i] <= floor or words.tags[i - 1] in _HOW:
        return True
    before = words.surfaces[i - 1]
    return before in verbs.barred or before == "组织" or before.endswith(verbs.cues.body_ends)


def _consequence(words: Words, told: range, verbs: _Verbs) -> int:
    """Where what followed from a cause begins: at its adverb, else at the last verb that has an object."""
    last = told[0]
    for i in told[1:]:
        surface = words.surfaces[i]
        if words.tags[i] == "d" or surface in _NOT_DONE or surface[0] in "未已":
            return i
        if words.tags[i] == "v" and surface in verbs.known and i < told[-1]:
            last = i
    return last


def _goes_with(words: Words, i: int, verbs: _Verbs) -> bool:
    """Whether a verbal noun goes with the one before it (研究|部署), not with the noun behind (反馈|巡察情况)."""
    surface, behind = words.surfaces[i], words.surfaces[i + 1 : i + 2]
    return len(surface) > 1 and surface in verbs.known and not (behind and behind[0] in verbs.cues.compound)


def _worked_on(words: Words, at: int, limit: int, verbs: _Verbs) -> Span | None:
    """What a light verb behind gives way to: 对38辆公务用车行驶轨迹进行核查."""
    for i in words.between(at, limit):
        if words.surfaces[i] in verbs.light or words.surfaces[i] in verbs.cues.soft:
            return _verbal_noun(words, i, limit, verbs)
    return None


def _behind(words: Words, at: int, limit: int, verbs: _Verbs) -> Span | None:
    """The first verb behind, with those that follow it in a row (竣工投产); of a light verb its noun."""
    told = words.between(at, limit)
    if told and words.surfaces[told[0]] in _BECAUSE:  # 2个问题因涉及规划调整|列入长期整改
        told = range(_consequence(words, told, verbs), told[-1] + 1)
    quoted = False
    for i in told:
        surface = words.surfaces[i]
        quoted = surface == "“" or (quoted and surface != "”")
        if len(surface) == 1 or quoted or surface in verbs.prepositions or surface in verbs.cues.summing:
            continue
        verb = _verb_of(words, i, verbs)
        if verb is None and words.tags[i] == "vn" and surface in verbs.known:
            verb = words.span(i)
        if verb:
            if surface in verbs.light or surface in verbs.cues.soft:
                return _verbal_noun(words, i, limit, verbs) or words.span(i)
            end = i
            doing = words.tags[i] == "vn"  # 6次|专题研究|部署
            while end + 1 < len(words) and words.starts[end + 1] < limit:
                if words.tags[end + 1] != "v" and not (doing and _goes_with(words, end + 1, verbs)):
                    break
                end += 1
            if end > i and surface in verbs.cues.aux:
                return words.starts[i + 1], words.ends[end]
            return verb[0], max(verb[1], words.ends[end] if end > i else 0)
    return None


def _verbal_noun(words: Words, light: int, limit: int, verbs: _Verbs) -> Span | None:
    """The noun that a light verb gives way to: 进行了全面梳理检查."""
    found = None
    last = words.index(limit - 1)
    if words.surfaces[light] in verbs.cues.giving and words.surfaces[last] in _MEASURES:
        return words.span(last)  # 给予警告、降级处分
    for i in range(light + 1, len(words)):
        if words.starts[i] >= limit or (found and words.tags[i] == "m") or words.surfaces[i] in ("并", "、"):
            break
        surface = words.surfaces[i]
        if len(surface) > 1 and (words.tags[i] in ("v", "vn") or surface in verbs.known):
            joined = found is not None and found[1] == words.starts[i] and words.tags[i - 1] in ("v", "vn")
            found = (found[0] if joined and found else words.starts[i]), words.ends[i]
        elif surface[-2:] in verbs.known:
            found = words.span(i)  # 政务处分
    return found
