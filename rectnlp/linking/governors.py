"""The verb that governs a number: right before the counted phrase (梳理出56个问题), else behind it (26个小区已实现…).

Dates ask `linking.predicates` what happened; a number asks only which verb it is the object or the subject of.
"""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.nominal import MODIFIER, NOMINAL, Cues, cues, run_before
from rectnlp.mentions import Count, Span
from rectnlp.text.segment import Words

_COMPLEMENTS = frozenset(("出", "为", "到", "成", "至", "完", "好", "到位", "完毕"))
_REACH = 200  # characters between a number and its verb; a list of figures without a full stop may be of any length
_TRANSPARENT = NOMINAL | MODIFIER | frozenset(("m", "q", "t", "f", "c", "uj", "ul", "d", "r", "u"))


@compiled
def _verbs(lexicons: Lexicons) -> frozenset[str]:
    """Verbs of this field that a general dictionary tags as nouns or adjectives."""
    return frozenset(lexicons.words("verbs"))


def verb_of_count(analysis: Analysis, count: Count) -> Span | None:
    """The verb that governs a count, with its complement (细化为); None where its clause has none."""
    text, words, known = analysis.body, analysis.words, cues(analysis.lexicons)
    clause_start, clause_end = analysis.clauses.bare(count.start)
    clause_start, clause_end = max(clause_start, count.start - _REACH), min(clause_end, count.end + _REACH)
    if count.noun and count.unit and count.noun[0] == count.unit[0]:  # N人: the run before is what they went through
        run = run_before(text, words, count.start, known, verbal=True)
        if run and run[0] >= clause_start:
            return run
    start = count.noun[0] if count.noun and clause_start <= count.noun[0] < count.start else count.start
    verbs = _verbs(analysis.lexicons)
    behind = max(count.end, _noun_end(count))
    return _before(words, clause_start, start, known, verbs) or _behind(words, behind, clause_end, verbs)


def _noun_end(count: Count) -> int:
    return count.noun[1] if count.noun and count.noun[0] >= count.end else 0


def _before(words: Words, floor: int, at: int, known: Cues, verbs: frozenset[str]) -> Span | None:
    """The nearest verb before, past what may stand between it and its object."""
    i = words.index(at - 1) if at > floor else -1
    complement = None
    adjacent = True  # nothing but fillers between verb and number: even a verbal noun is the verb (已整改37项)
    while i >= 0 and words.starts[i] >= floor:
        surface, tag = words.surfaces[i], words.tags[i]
        if surface in _COMPLEMENTS:
            complement = i
        elif len(surface) > 1 and (tag == "v" or (adjacent and tag == "vn") or (tag != "vn" and surface in verbs)):
            first = i
            while first and words.tags[first - 1] == "v" and len(words.surfaces[first - 1]) > 1:
                first -= 1
            return words.starts[max(first, i - 1)], words.ends[complement if complement == i + 1 else i]
        elif surface not in known.filler:
            if tag not in _TRANSPARENT and surface not in "“”、()和及与《》":
                return None
            adjacent = False
        i -= 1
    return None


def _behind(words: Words, at: int, limit: int, verbs: frozenset[str]) -> Span | None:
    """The first verb behind, with those that follow it in a row (竣工投产)."""
    for i in words.between(at, limit):
        if len(words.surfaces[i]) > 1 and (words.tags[i] == "v" or words.surfaces[i] in verbs):
            end = i
            while end + 1 < len(words) and words.tags[end + 1] == "v" and words.starts[end + 1] < limit:
                end += 1
            return words.starts[i], words.ends[end]
    return None
