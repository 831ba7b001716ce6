"""The governing verb of a position: which verb of its clause says what happened to the thing that stands there.

A clause is read once into the verbs and function words that it holds (lexicons `verbs` and `markers`, and what the
segmenter tags as a verb). Each verb gets a weight from what stands around it: an adverb before it or 了 behind it speak
for a predicate, 的 behind it or a preposition before it against. A light verb gives way to its verbal noun
(进行了巡视 → 巡视), and a verb takes its complement along (整改到位, 开工建设).

Verbal nouns behind light verbs: 朱德熙 1985, 现代书面汉语里的虚化动词和名动词.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span


@dataclass(slots=True)
class Verb:
    """A verb in its clause: where it stands with its complement, its class, and how much speaks for it as predicate."""

    start: int
    end: int
    role: str
    event_type: str
    weight: float
    # Where its own word ends, the complement aside.
    head_end: int


@dataclass(slots=True)
class Clause:
    """A clause as predicates and subjects are looked for in: its verbs and function words in order."""

    start: int
    end: int
    verbs: list[Verb]
    # start, end, kind and status of adverbs, modals and prepositions
    markers: list[tuple[int, int, str, str]]


@dataclass(frozen=True)
class _Lexicon:
    automaton: AhoCorasick
    # kind or role, event type, status; by the number of the match
    entries: list[tuple[str, str, str]]


# One-character function words that segmenters glue to what follows (已于, 将在, 拟选).
_LOOSE = re.compile("[已将拟须应未均共再曾]|对(?![象策照接外口账标应比待内立错联手决齐付方话抗岸半开])")
# Segmenters glue a date's last sign to what follows (2|日开|会).
_DATE_END = re.compile("[0-9一二三四五六七八九十][年月日号]$|[月年][底末初]$|旬$")
_MARKERS = frozenset({"adverb", "modal", "preposition"})


@compiled
def _lexicon(lexicons: Lexicons) -> _Lexicon:
    surfaces: dict[str, tuple[str, str, str]] = {}
    for word, row in lexicons.words("markers").items():
        surfaces[word] = (row["kind"], "", row["status"])
    for word, row in lexicons.words("verbs").items():
        known = surfaces.get(word)
        if known is None or known[0] == "complement":
            surfaces[word] = (row["role"], row["event_type"], "complement" if known else "")
    automaton = AhoCorasick(
        list(surfaces), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
    )
    return _Lexicon(automaton, list(surfaces.values()))


# A verb in front of these is part of a noun: 督查组, 巡察办, 建设费.
_NOUN_AFTER = frozenset("组室员者率费书厅署局院所站办类型版期性量度式件款金额人师生会表")
# After these it may be: 推进工作, but 督查工作 under a light verb.
_NOUN_BEHIND = re.compile("中心|力量|能力|环境|情况|工作|水平|质量|体系|人员|结果|对象|过程|期限|时限|要求|范围|成果")
_ASPECT = re.compile("[了过着]")
_NUMBER = re.compile("[0-9一两二三四五六七八九十百数几近约超]")
_QUOTED = re.compile("“[^“”]{0,60}”|\\([^()]{0,60}\\)|‘[^‘’]{0,60}’")
# A rate that the clause ends with: what stands before its 的 is all attribute (占总税收的比例33.1%).
_RATE_END = re.compile(r"的(?:比[例重]|占比|份额|[增降]幅|增速|[\u4e00-\u9fff]{0,4}率)(?:[为是达约]{0,2}[0-9.]+%?)?$")


def clause(analysis: Analysis, position: int) -> Clause:
    """The clause that holds a position, read once and kept."""
    clauses = analysis.clauses
    number = clauses.index(position)
    kept: dict[int, Clause] = analysis.notes.setdefault("clauses", {})
    found = kept.get(number)
    if found is None:
        found = kept[number] = _read(analysis, *clauses[number])
    return found


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
    return max(verbs, key=lambda verb: verb.weight, default=None)


def _read(analysis: Analysis, start: int, end: int) -> Clause:
    body = analysis.body
    text = body[start:end]
    lexicon = _lexicon(analysis.lexicons)
    closed = [match.span() for match in _QUOTED.finditer(text)]
    words = analysis.words
    word_starts, word_ends = words.starts, words.ends
    verbs: list[Verb] = []
    markers: list[tuple[int, int, str, str]] = []
    complements: dict[int, int] = {}
    taken = start
    for number, left, right in lexicon.automaton.find_matches_as_indexes(text):
        if closed and any(low <= left < high for low, high in closed):
            continue
        kind, event_type, status = lexicon.entries[number]
        left, right = left + start, right + start
        opens = _starts_word(word_starts, left) or bool(_DATE_END.search(body, max(start, left - 3), left))
        closes = _starts_word(word_ends, right)
        if (kind == "complement" or status == "complement") and closes:
            complements[left] = right
        if kind in _MARKERS:
            follows = bool(markers) and markers[-1][1] == left
            if (opens or follows) and (closes or right - left > 1 or _LOOSE.match(body, left)):
                markers.append((left, right, kind, status))
        elif kind == "nominal":
            taken = right
        elif kind != "complement" and closes and (opens or (markers and markers[-1][1] == left)):
            verbs.append(Verb(left, right, kind, event_type, 0.0, right))
    _add_tagged(analysis, start, end, closed, verbs, markers, taken)
    result = Clause(start, end, verbs, markers)
    _join_complements(body, result, complements)
    _weigh(analysis, result)
    return result


def _starts_word(starts: list[int], position: int) -> bool:
    i = bisect_left(starts, position)
    return i < len(starts) and starts[i] == position


def _add_tagged(
    analysis: Analysis,
    start: int,
    end: int,
    closed: list[Span],
    verbs: list[Verb],
    markers: list[tuple[int, int, str, str]],
    taken: int,
) -> None:
    """Words that the segmenter calls verbs and no lexicon holds."""
    body, words = analysis.body, analysis.words
    tags, surfaces = words.tags, words.surfaces
    covered = [(verb.start, verb.end) for verb in verbs] + [(left, right) for left, right, _, _ in markers]
    for i in words.between(start, end):
        if tags[i] != "v" or len(surfaces[i]) < 2:
            continue
        left, right = words.span(i)
        if any(low < right and left < high for low, high in covered):
            continue
        if closed and any(low <= left - start < high for low, high in closed):
            continue
        if surfaces[i][-1] in "是以来间长员者率会于" or surfaces[i] in _NO_VERBS or _DATE_END.search(body, left - 1, left + 1):
            continue
        verbs.append(Verb(left, right, "", "other", -0.5, right))
    verbs.sort(key=lambda verb: verb.start)


_NO_VERBS = frozenset("截至 截止 一是 二是 三是 四是 五是 相关 有关 涉及 问题 情况 进一步 负责 分管 占比 历时 为期 手续 增速 期间 开始 以来".split())


def _join_complements(body: str, here: Clause, complements: dict[int, int]) -> None:
    """整改 + 到位 → one verb; the complement itself is none."""
    kept: list[Verb] = []
    for verb in here.verbs:
        if kept and kept[-1].end == verb.start and verb.start in complements and kept[-1].role not in ("light", "semi"):
            kept[-1].end = verb.end
            continue
        right = complements.get(verb.end)
        if right and verb.role not in ("light", "semi", "stative") and not _verb_at(here.verbs, verb.end):
            verb.end = right
        kept.append(verb)
    here.verbs = kept


def _verb_at(verbs: list[Verb], position: int) -> bool:
    return any(verb.start == position for verb in verbs)


def _weigh(analysis: Analysis, here: Clause) -> None:
    """How much speaks for each verb as the clause's predicate."""
    body, words = analysis.body, analysis.words
    rate = _RATE_END.search(body, here.start, here.end)
    attribute_end = rate.start() if rate else here.start
    verbs = here.verbs
    for order, verb in enumerate(verbs):
        following = verbs[order + 1] if order + 1 < len(verbs) else None
        weight = verb.weight - 0.4 * order
        after, before = body[verb.end : verb.end + 1], body[verb.start - 1 : verb.start]
        if before == "的":
            weight -= 3
        if after == "的" or (following and following.start == verb.end and body[following.end : following.end + 1] == "的"):
            weight -= 4
        elif _ASPECT.match(after):
            weight += 3
        elif verb.role != "convene" and after in _NOUN_AFTER and _starts_word(words.starts, verb.end + 1):
            weight -= 2.5
        elif _NOUN_BEHIND.match(body, verb.end, here.end):
            weight -= 1.2
        elif after and _NUMBER.match(after):
            weight += 1.5
        if verb.end == here.end:
            # Alone at the end it is the predicate, behind another verb rather that one's object (提交请示).
            weight += 0.3 if any(other.weight > -1 for other in verbs[:order]) else 1.5
        if verb.event_type != "other":
            weight += 0.5
        weight += _ROLES.get(verb.role, 0.0)
        if verb.end <= attribute_end:
            weight -= 6
        verb.weight = weight + _introduced(body, here, verb)
    _subordinate(body, here)


# How much a class of verbs speaks for itself.
_ROLES = {"light": 1.5, "convene": 1.0, "semi": -1.0, "stative": -1.5, "pivot": -0.5}


def _introduced(body: str, here: Clause, verb: Verb) -> float:
    """What the function words before a verb say: an adverb for a predicate, an open preposition against."""
    weight = opened = 0.0
    for left, right, kind, status in here.markers:
        if right > verb.start:
            break
        if kind == "preposition":
            word = body[left:right]
            opened = _OPENED.get(word, 0.5)
            if word == "在" and _WITHIN.match(body, verb.end, here.end):
                opened = 3.0
            if right == verb.start:
                weight -= 1.5
        else:
            opened = 0.0
            if right == verb.start and (status or not any(other.end == left for other in here.verbs)):
                weight += 2.5
    return weight - opened


# A verb behind these is mostly their object's; behind the others (向市委报告) mostly the predicate.
_OPENED = dict.fromkeys(("针对", "根据", "按照", "围绕", "结合", "随着", "鉴于", "由于", "依据", "依照", "聚焦"), 2.0)
_WITHIN = re.compile("[^,。]{0,6}(?:[中上下内时后]|期间|过程)")


# 已将…列入, 把…移交给: the verb behind the object of 将 or 把.
_DISPOSAL = re.compile("[入为到至给成作]$")


def _subordinate(body: str, here: Clause) -> None:
    """Verbs inside another's object, or inside the phrase of 对 or 将, step back."""
    lights = [verb for verb in here.verbs if verb.role == "light"]
    for left, right, kind, _ in here.markers:
        word = body[left:right]
        if kind == "preposition" and word in ("对", "向", "就", "针对", "围绕") and lights:
            for verb in here.verbs:
                if right <= verb.start < lights[-1].start:
                    verb.weight -= 3
        elif word in ("将", "把", "已将"):
            for verb in here.verbs:
                if verb.start >= right and _DISPOSAL.search(body, verb.start, verb.end):
                    verb.weight += 3
    # 未拨付企业的资金申请手续已准备完毕: what stands before 的 is attribute where an adverb marks a later verb.
    marked = [right for left, right, kind, _ in here.markers if kind in ("adverb", "modal")]
    for verb in here.verbs:
        of = body.find("的", verb.end, here.end)
        if of < 0:
            continue
        later = [other for other in here.verbs if other.start > of]
        if any(other.start in marked for other in later):
            verb.weight -= 3
        elif not later and not _ASPECT.match(body[verb.end : verb.end + 1]):
            verb.weight -= 1.5


def resolved(analysis: Analysis, here: Clause, verb: Verb) -> tuple[Span, Verb]:
    """What a verb says: itself, or the verbal noun that it gives way to."""
    body = analysis.body
    if verb.role == "light":
        noun = _verbal_noun(body, here, verb)
        if noun:
            return (noun.start, noun.head_end), noun
    elif verb.role == "semi" or body[verb.start : verb.end] == "实现":
        stop = _object_end(body, here, verb)
        for other in reversed(here.verbs):
            if other.role == "change" and verb.end <= other.start and other.end == stop:
                return (other.start, other.end), other
    return (verb.start, verb.end), verb


# Where a verb's object ends: a number behind a verbal noun, or the clause.
_OBJECT_END = re.compile("[0-9]|[一两二三四五六七八九十]+[次轮批场期个]|$")
_TAIL = re.compile("(?:等?(?:工作|活动|行动|情况|措施|任务|专项行动|意见|决定))*$")


def _object_end(body: str, here: Clause, verb: Verb) -> int:
    return here.end


def _verbal_noun(body: str, here: Clause, light: Verb) -> Verb | None:
    """The last verb of a light verb's object: 开展巡听旁听、意识形态工作集中督查 → 督查."""
    found: Verb | None = None
    for verb in here.verbs:
        if verb.start < light.end:
            continue
        if body[verb.end : verb.end + 1] == "的":
            continue
        if found is not None and any(found.end <= left < verb.start for left, _, kind, _ in here.markers if kind != "adverb"):
            break
        if found is not None and re.search("[0-9]", body[found.end : verb.start]):
            break
        found = verb
    return found
