"""What a sum of money, a measure or a rate is of.

A sum's noun stands before it or behind it, as a count's does. A rate has a name of its own (整改率91.2%), before the
verb of movement where there is one; two levels of one rate have one name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.cues import Cues, cues
from rectnlp.linking.counted.nominal import NOMINAL, run_before, run_behind
from rectnlp.linking.counted.nouns import fronted, is_doing
from rectnlp.mentions import Amount, Count, Percentage, Quantity, Span
from rectnlp.text.words import Words

_FROM_TO = re.compile(
    "(?:由|从|计|升至|增至|降至|增加到|提高到|减至|缩短|达到?|为|共|共计|合计|约|[人户亩家]均|每[人户亩家])+$"
)
_IN_ALL = re.compile("(?:[、,]|折合|折款|计|共计|合计)$")
_RATE_VERB = re.compile(
    "(?:了|却|仅?完成|实现|同比|环比|高达|达到?|为|至|到|是|约|近|超过?|低于|高于|小于|大于|不足|相比|,|:|提高|提升|上升|增长|增加|下降|降低|减少|压减|压缩"
    "|扩大|缩小|须|应|均|降|升)+$"
)
_RATE_NOUN = re.compile("[一-鿿]{0,12}的(?:比例|比重|占比|增速|速度|比率|份额)$")
# What a rate is compared with, and the words of movement behind it.
_COMPARED = re.compile(
    "(?:(?<![相对占环同配])比(?![例重率值])|较(?![大小高低好差多少])|与(?=[^,。;]{1,12}相比)|较之)[^,。;、]{1,16}$"
)
_RATES = ("率", "比", "比例", "比重", "幅", "额", "度", "量", "数", "支出", "收入")
# How names of rates end that measure a doing.
_SCALES = ("率", "强度", "程度", "频次", "人数", "增速", "时长")
_NOT_SUMS = frozenset(("count", "rate", "points", "duration"))
_START = attrgetter("start")


@compiled
def _moved_to(lexicons: Lexicons) -> re.Pattern[str]:
    """What stands between two levels of one thing: 由81.6%|提高到|89.2%."""
    verbs = sorted((row["word"] for row in lexicons.rows("movements") if row["role"] == "verb"), key=len, reverse=True)
    return re.compile(f"[一-鿿]{{0,3}}(?:{'|'.join(verbs)})[至到为成]了?(?:约|近)?")


def moved_to(analysis: Analysis, end: int, start: int) -> bool:
    """Whether what ends and what starts here are two levels of one thing."""
    return _moved_to(analysis.lexicons).fullmatch(analysis.body, end, start) is not None


def noun_of_amount(analysis: Analysis, row: Amount, previous: Amount | None) -> Span | None:
    """What a sum of money or a measure is of: before the number, else behind it, else before the verb.

    Where only a place or a receiver stands there (其中甲镇3万元, 返还群众73万元), or nothing, it is of what the amount
    before it in the sentence is of.
    """
    text, words, known = analysis.body, analysis.words, cues(analysis.lexicons)
    same = previous is not None and previous.dimension == row.dimension
    if previous is not None and same and moved_to(analysis, previous.end, row.start):
        return previous.noun
    if count := _ends_there(analysis, row.start):
        return count.noun  # 违建6处213平方米
    verb = _FROM_TO.search(text, max(0, row.start - 6), row.start)
    before = run_before(text, words, verb.start() if verb else row.start, known, verbal=False)
    if before and not (before[1] - before[0] == 2 and is_doing(words, before[0], known)):
        if _counted(analysis, before) and (behind := run_behind(text, words, row.end, known, verbal=False)):
            return behind  # 10个乡镇|6.4万亩农田
        if not _receives(text, before, known):
            return before
    else:
        before = None
        behind = run_behind(text, words, row.end, known, verbal=False)
        if behind := behind or fronted(analysis, verb.start() if verb else row.start, known):
            return behind
        if _IN_ALL.search(text, max(0, row.start - 3), row.start):
            return _counted_before(analysis, row.start)  # 红包57人次、折合13.9万元
    if previous is not None and same and previous.start >= analysis.sentences.at(row.start)[0]:
        return previous.noun
    return before


def _counted(analysis: Analysis, run: Span) -> bool:
    """Whether a run is the noun right behind a count."""
    counts: Sequence[Count] = analysis.rows.get("counts", ())
    i = bisect_left(counts, run[0], key=_START) - 1
    return i >= 0 and counts[i].end == run[0] and counts[i].noun is not None


def _receives(text: str, run: Span, known: Cues) -> bool:
    """Whether a run names where money goes or who has it, not what it is."""
    name = text[slice(*run)]
    return name.endswith(known.receivers) or bool(known.place.search(name))


def _without_movement(words: Words, run: Span, known: Cues) -> Span:
    """What a rate is of, without how it moved: 材料|精简24%, 中标价|平均下浮5%."""
    start, end = run
    i = words.index(end - 1)
    if words.surfaces[i].endswith(_RATES):
        return run
    while words.starts[i] >= start + 2:
        surface = words.surfaces[i]
        moved = surface in known.moving or (surface in known.verbs and surface not in known.object_verb)
        if not moved and not (end < run[1] and words.tags[i] in ("a", "ad", "d")):
            break
        end = words.starts[i]
        i -= 1
    return start, end


def _ends_there(analysis: Analysis, at: int) -> Count | None:
    """The count that ends at a position."""
    counts: Sequence[Count] = analysis.rows.get("counts", ())
    i = bisect_left(counts, at, key=_START) - 1
    return counts[i] if i >= 0 and counts[i].end == at else None


def noun_of_rate(analysis: Analysis, row: Quantity, previous: Percentage | None) -> Span | None:
    """What a rate is of: before the verb of movement (费率提高0.2个百分点); of a fraction, behind it.

    What it is compared with stands between both (漏损率较上年下降), or alone behind the rate before (96%,较上届提高).
    """
    text, words, known = analysis.body, analysis.words, cues(analysis.lexicons)
    if row.rule == "percentages.words":
        behind = run_behind(text, words, row.end + (text[row.end : row.end + 1] == "的"), known, verbal=False)
        if behind:
            return behind
    clause = analysis.clauses.at(row.start)[0]
    verb = _RATE_VERB.search(text, max(0, row.start - 10), row.start)
    at = verb.start() if verb else row.start
    whole = _RATE_NOUN.search(text, max(clause, at - 18), at)
    if whole:
        return whole.span()
    if compared := _COMPARED.search(text, clause, at):
        at = compared.start()
        if at == clause and previous is not None and previous.start >= analysis.sentences.at(row.start)[0]:
            return previous.noun
    before = run_before(text, words, at, known, verbal=True, short=False) if at > clause else None
    if before:
        before = _with_its_verb(text, words, _without_movement(words, before, known), clause, known)
    if before is None and verb and row.rule == "percentages.sign":
        before = run_behind(text, words, row.end, known, verbal=False)  # 压减7%公用支出
    return before or _counted_before(analysis, row.start)


def _with_its_verb(text: str, words: Words, run: Span, clause: int, known: Cues) -> Span:
    """A rate's name with a verb in its middle: 抗菌药物|使用|强度, 毕业生|去向|落实率."""
    first = words.index(run[0])
    verb = first - 1
    if verb < 1 or words.starts[verb] <= clause or words.tags[verb] != "v" or not text.endswith(_SCALES, *run):
        return run
    surface = words.surfaces[verb]
    if len(surface) < 2 or surface in known.moving or surface in known.light or words.tags[verb - 1] not in NOMINAL:
        return run
    whose = run_before(text, words, words.starts[verb], known, verbal=False, short=False)
    return (whose[0], run[1]) if whose and whose[0] >= clause and whose[1] == words.starts[verb] else run


def _counted_before(analysis: Analysis, at: int) -> Span | None:
    """The noun of the nearest figure before in the sentence: 84起,占21.4% is of what the 84起 are."""
    sentence = analysis.sentences.at(at)[0]
    counts: Sequence[Count] = analysis.rows.get("counts", ())
    found = None
    for i in range(bisect_left(counts, at, key=_START) - 1, -1, -1):
        if counts[i].start < sentence:
            break
        if counts[i].noun:
            found = counts[i]
            break
    quantities = analysis.quantities
    i = bisect_left(quantities, at, key=_START) - 1
    if i >= 0 and quantities[i].kind not in _NOT_SUMS and quantities[i].start >= (found.end if found else sentence):
        summed = run_before(analysis.body, analysis.words, quantities[i].start, cues(analysis.lexicons), verbal=False)
        if summed and summed[0] >= sentence:
            return summed  # 营收3.27亿元,同比增长6.4%
    return found.noun if found else None
