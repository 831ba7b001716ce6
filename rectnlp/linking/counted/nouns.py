"""Which noun a number counts or measures.

The noun stands right behind the measure word (236项整改措施), or right before the number (问题线索8个), or is left
out and said in an earlier clause (64项整改任务,已办结56项).
Source: 吕叔湘, 现代汉语八百词 (1980), on the order of numeral, measure word and noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from rectnlp.analysis import Analysis
from rectnlp.linking.counted.cues import Cues, cues
from rectnlp.linking.counted.nominal import MODIFIER, NOMINAL, STOP, head_ahead, run_before, run_behind
from rectnlp.linking.counted.openings import opened
from rectnlp.mentions import Count, Span
from rectnlp.text.words import Words

_CLAUSE_OPENS = frozenset(",、;:")
_INTO = frozenset("为至到成")
_TREATED = frozenset(("对", "将", "把", "由", "已对", "并对"))
_ENDS = frozenset(("", *",。;:!?\n、)"))
_COORDINATED = frozenset("、和或")
_WITHIN = NOMINAL | MODIFIER | frozenset("vd")


def noun_of_count(analysis: Analysis, rows: Sequence[Count], i: int) -> Span | None:
    """The noun of the i-th count; None where it counts nothing nameable (立案2起)."""
    count, text, words = rows[i], analysis.body, analysis.words
    known = cues(analysis.lexicons)
    measure = text[count.unit[0] : count.unit[1]] if count.unit else ""
    if (
        i + 1 < len(rows)
        and rows[i + 1].start == count.end + 1
        and text[count.end] in _COORDINATED
        and _alike(text, rows[i + 1], measure, known)
    ):
        return noun_of_count(analysis, rows, i + 1)  # 分别对5名、14名干部立案
    if measure in known.classes and i + 1 < len(rows) and rows[i + 1].start == count.end:
        return noun_of_count(analysis, rows, i + 1)  # 12类35个问题
    if measure.startswith("人"):
        return _persons(analysis, rows, i, measure, known)
    if not measure and (bare := known.bare.match(text, count.end)):
        return bare.span()
    verbal = measure in known.verbal or (text[count.start - 1] == "分" and measure in known.rounds)
    before = run_before(text, words, count.start, known, verbal=verbal)
    if before and i and before[0] < rows[i - 1].end:
        before = None  # 8眼中6眼
    if before and text.endswith(known.labels, 0, before[1]):
        before = None  # 整改任务61项。政治建设方面14项
    if before and words.surfaces[words.index(before[1] - 1)] in known.acts and text[before[1]] in _INTO:
        before = None  # 由75个优化为50个
    things = known.things.get(measure, ())
    if before and things and not verbal and _lacks(words, before[0]) and not text[slice(*before)].endswith(things):
        before = None  # 核查合同,发现要素不全9份,未履行审批手续8份
    if before and (before[1] - before[0] > 3 or text[before[1] - 1] in known.body_ends_in):
        before = _doing_alone(words, before, known) if verbal else _without_body(words, text, before, known)
    if before and (verb := opened(text, words, before, known)):
        before = verb[1], before[1]
    behind = run_behind(text, words, count.end, known, verbal=verbal, things=things)
    if behind:
        behind = _done_to(analysis, count.start, behind, known)
    if behind and not verbal and measure not in known.person_measure:
        behind = _things_alone(words, text, behind, things, known, every=measure not in known.inherits)
    long = measure in known.selective
    if (long or (behind and measure in known.inherits)) and not (behind and text[slice(*behind)].endswith(things)):
        behind = head_ahead(text, words, count.end, things, verbs=long) or behind
    whole = _found(words, before, known) if before and not verbal and is_doing(words, before[1] - 1, known) else None
    if whole is None and before and things and not verbal:
        before = _without_fate(words, text, before, things, known)
    if before and behind and text[count.end] == "的":
        behind = None  # 未登记房产38处的|问题
    if behind and i + 1 < len(rows) and rows[i + 1].start == count.end:
        behind = None  # 3个村560户2100人的|饮水问题
    if behind and not (before and is_doing(words, behind[1] - 1, known) and not is_doing(words, before[1] - 1, known)):
        return behind
    if before:
        run = text[before[0] : before[1]]
        if measure in ("起", "件") and known.sanction.search(run):  # 线索9件,谈话函询4件
            return _same_measure(analysis, rows, i, measure, count.start - analysis.sentences.at(count.start)[0])
        if not verbal and run in known.verbs and text[before[0] - 1 : before[0]] in _CLAUSE_OPENS:
            at = count.start  # 党小组41个,优化11个,合并28个: a verb alone in its clause says what became of some
            if same := _same_measure(analysis, rows, i, measure, at - analysis.sentences.at(at)[0]):
                return same
        if measure == "起" and run in known.verbs and not run.endswith(things):
            return _elided(analysis, rows, i, measure, known)  # 乡镇纪委通报4起
        if measure in known.person_measure:
            if known.person.search(run) or run[0] == "“":
                return before
        elif measure in known.self:
            if not (is_doing(words, before[1] - 1, known) or known.place.search(run)):
                return before
        elif verbal or not (is_doing(words, before[1] - 1, known) or known.place.search(run)):
            return before
        elif whole:
            return whole
    elif measure in ("起", "件") and (closed := known.case.search(text, max(0, count.start - 6), count.start)):
        # 对移交线索结案13件, but 立案2起
        return None if closed.group().startswith("立案") else fronted(analysis, count.start, known)
    if measure in known.self:
        return _same_measure(analysis, rows, i, measure, 40) or count.unit
    return _elided(analysis, rows, i, measure, known)


def _done_to(analysis: Analysis, at: int, run: Span, known: Cues) -> Span:
    """A run behind a number without the verb that ends its clause: 对67个招标项目|复查."""
    words, text = analysis.words, analysis.body
    last = words.index(run[1] - 1)
    done = words.starts[last] > run[0] and words.tags[last] in ("v", "vn") and words.surfaces[last] in known.doing
    if done and text[run[1] : run[1] + 1] in _ENDS and words.surfaces[words.index(at - 1)] in _TREATED:
        return run[0], words.starts[last]
    return run


def _things_alone(words: Words, text: str, run: Span, things: tuple[str, ...], known: Cues, *, every: bool) -> Span:
    """A run behind a number without what the things counted only have: 12个项目|预算执行率, 5处停车场|收费标准.

    `every`: the measure word counts nothing but its things, whatever the run ends with.
    """
    start, end = run
    said = text[start:end]
    if not things or said.endswith(things) or not (every or said.endswith(known.attribute)):
        return run
    for i in range(words.index(start), words.index(end - 1)):
        if words.ends[i] - start > 1 and text[start : words.ends[i]].endswith(things):
            return start, words.ends[i]
    return run


def _lacks(words: Words, at: int) -> bool:
    """Whether what stands before a run says what was not done: 未履行|审批手续."""
    i = words.index(at) - 1
    while i >= 0 and words.tags[i] == "v" and len(words.surfaces[i]) > 1:
        i -= 1
    return i >= 0 and words.surfaces[i] == "未" and (i == 0 or words.surfaces[i - 1] in STOP)


def _doing_alone(words: Words, run: Span, known: Cues) -> Span:
    """A run before a number of doings without who did or underwent them: 青年干部|比武6场."""
    first, last = words.index(run[0]), words.index(run[1] - 1)
    if first < last and words.surfaces[first] in known.manner:
        run = words.ends[first], run[1]  # 点对点|提醒15次
    if not known.person.search(words.surfaces[last]):
        for i in range(last - 1, words.index(run[0]) - 1, -1):
            if len(words.surfaces[i]) > 1 and words.tags[i] == "n" and known.person.search(words.surfaces[i]):
                return words.ends[i], run[1]
    return run


def _without_body(words: Words, text: str, run: Span, known: Cues) -> Span | None:
    """A run before a number without the body that acts or is acted on: 水务局|违法建设5处, 移交公安机关3件."""
    for i in range(words.index(run[1] - 1), words.index(run[0]) - 1, -1):
        surface = words.surfaces[i]
        if len(surface) > 1 and surface.endswith(known.bodies):
            rest = text[words.ends[i] : run[1]]
            if len(rest) < 2 or rest.endswith(known.of_bodies):
                return run
            return words.ends[i], run[1]
    return run


def _without_fate(words: Words, text: str, run: Span, things: tuple[str, ...], known: Cues) -> Span | None:
    """A run before a number without what was done to the things: 账号|备案37个; None for 现场|整改71处."""
    last = words.index(run[1] - 1)
    if text[run[0] : run[1]].endswith(things) or words.starts[last] < run[0] + 2:
        return run
    if words.surfaces[last] not in known.acts:
        return run
    rest = run[0], words.starts[last]
    told = text[slice(*rest)]
    return rest if told not in known.manner and not _acts(told, known) else None


def _alike(text: str, other: Count, measure: str, known: Cues) -> bool:
    """Whether another count has the same measure word, or both are of persons."""
    unit = text[other.unit[0] : other.unit[1]] if other.unit else ""
    return unit == measure or (measure in known.person_measure and unit in known.person_measure)


def _persons(analysis: Analysis, rows: Sequence[Count], i: int, measure: str, known: Cues) -> Span | None:
    """N人 and N人次 count the persons or doings right before (处级干部49人, 走访46人次), else persons as such."""
    count, text, words = rows[i], analysis.body, analysis.words
    before = run_before(text, words, count.start, known, verbal=measure != "人")
    if before and i and rows[i - 1].end == before[1]:
        before = None  # 2315户9870人
    if before:
        if verb := opened(text, words, before, known):
            before = verb[1], before[1]
        if measure != "人":
            before = _doing_alone(words, before, known)
        run = text[before[0] : before[1]]
        if known.person.search(run) or (measure != "人" and not known.sanction.search(run)):
            return before
    elif measure != "人" and (other := _same_measure(analysis, rows, i, measure, 40)):
        return other
    return (count.unit[0], count.unit[0] + 1) if count.unit else None


def _found(words: Words, run: Span, known: Cues) -> Span | None:
    """A doing with its modifiers that a verb before it found or ended: 辞去|兼职3个, 查实|重复收费7例."""
    first = words.index(run[0])
    for i in range(first - 1, max(-1, first - 4), -1):
        surface = words.surfaces[i]
        if words.tags[i] == "v" and surface in known.found_by:
            return None if words.surfaces[words.index(run[1] - 1)] in known.state else (words.ends[i], run[1])
        if surface in STOP or words.tags[i] not in _WITHIN:
            return None
    return None


def is_doing(words: Words, at: int, known: Cues) -> bool:
    """Whether the word at a position is what was done rather than what is counted: 连锁经营29个, 已整改37个."""
    i = words.index(at)
    surface = words.surfaces[i]  # the general vn is too broad
    if surface in known.head or (words.tags[i] != "v" and surface in known.object_verb):
        return False  # 测评|表, 群众举报
    return words.tags[i] == "v" or words.domain.get(surface) == "vn" or surface in known.fates


def _elided(analysis: Analysis, rows: Sequence[Count], i: int, measure: str, known: Cues) -> Span | None:
    """A noun left out: said with the same measure word before, or before the verb, or with the nearest count before."""
    at = rows[i].start
    within = at - analysis.sentences.at(at)[0]
    if measure in ("次", "期") or measure in known.person_measure:
        return _same_measure(analysis, rows, i, measure, 40)
    return (
        _same_measure(analysis, rows, i, measure, within)
        or fronted(analysis, at, known)
        or _uncounted(analysis, at, known.things.get(measure, ()), known)
        or (_nearest(analysis, rows, i, within, known) if measure in known.inherits else None)
        or _same_measure(analysis, rows, i, measure, 400)
        or (_nearest(analysis, rows, i, 200, known) if measure in known.inherits else None)
    )


def _same_measure(analysis: Analysis, rows: Sequence[Count], i: int, measure: str, reach: int) -> Span | None:
    """The noun of the nearest count before with the same measure word, at most `reach` characters back."""
    text, known, words = analysis.body, cues(analysis.lexicons), analysis.words
    settled = measure in known.inherits and words.surfaces[words.index(max(0, rows[i].start - 1))] in known.fates
    for j in range(i - 1, max(-1, i - 14), -1):
        other = rows[j]
        if other.start < rows[i].start - reach:
            return None
        if other.noun and other.unit and text[other.unit[0] : other.unit[1]] == measure:
            if text[other.end : other.noun[1]] in known.aspects:
                continue
            if settled and _acts(text[slice(*other.noun)], known):
                continue  # 4个村已完成整改39个
            between = text[other.end : rows[i].start]
            if between.count(")") <= between.count(
                "("
            ):  # 165件(来电52件,来信113件),已办结114件 passes over the bracket
                return other.noun
    return None


def _nearest(analysis: Analysis, rows: Sequence[Count], i: int, reach: int, known: Cues) -> Span | None:
    """The noun of the nearest count before, whatever its measure word, if this one's can count it."""
    unit = rows[i].unit
    measure = analysis.body[unit[0] : unit[1]] if unit else ""
    things = known.things.get(measure, ("",)) if measure in known.selective else ("",)
    for j in range(i - 1, max(-1, i - 6), -1):
        other = rows[j]
        if other.start < rows[i].start - reach:
            return None
        if other.noun and other.unit and other.noun != other.unit:
            if _acts(analysis.body[slice(*other.noun)], known):
                continue
            return other.noun if analysis.body[other.noun[0] : other.noun[1]].endswith(things) else None
    return None


def _acts(noun: str, known: Cues) -> bool:
    """Whether a noun names who acts, of whom nothing is finished: 4个村, 6个督导组."""
    return noun.endswith("村") or known.agent.search(noun) is not None


def fronted(analysis: Analysis, at: int, known: Cues) -> Span | None:
    """The noun before the verb in the same clause: 专题栏目播出85期, 交办问题整改完成92个."""
    words, text = analysis.words, analysis.body
    clause = analysis.clauses.at(at)[0]
    verb_seen = False
    i = words.index(at - 1)
    while i >= 0 and words.starts[i] >= clause:
        tag = words.tags[i]
        if tag in ("v", "vn", "d", "p", "ul"):
            verb_seen = verb_seen or tag in ("v", "vn")
        elif words.surfaces[i] not in known.filler and words.surfaces[i] not in known.manner:
            if not verb_seen or tag not in NOMINAL:
                return None
            span = run_before(text, words, words.ends[i], known, verbal=False)
            run = text[span[0] : span[1]] if span else ""
            who = (
                run in ("村", "个村")
                or known.place.search(run)
                or known.agent.search(run)
                or run.endswith(known.bodies)
            )
            return None if who else span
        i -= 1
    return None


def _uncounted(analysis: Analysis, at: int, things: tuple[str, ...], known: Cues) -> Span | None:
    """The thing that a clause before in the sentence ends with, though nothing counts it: 清理协调机构,撤销27个."""
    words, text, clauses = analysis.words, analysis.body, analysis.clauses
    sentence = analysis.sentences.at(at)[0]
    here = clauses.index(at)
    for number in range(here - 1, max(-1, here - 3), -1):
        start, end = clauses[number]
        if start < sentence or not things:
            return None
        i = words.index(end - 1)
        while i >= 0 and words.surfaces[i] in STOP:
            i -= 1
        if i >= 0 and len(words.surfaces[i]) > 1 and words.tags[i] in NOMINAL and words.surfaces[i].endswith(things):
            return run_before(text, words, words.ends[i], known, verbal=False)
    return None
