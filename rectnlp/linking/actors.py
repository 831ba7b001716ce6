"""Who did it: the subject of a clause, or of the clause before it.

A subject is the stretch before the first adverb, preposition or verb, where it ends in a body or a person: a unit that
was found before, or a head of the lexicon `actors`. A subject carries over to the clauses of its sentence that have none.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from rectnlp.analysis import Analysis
from rectnlp.linking import predicates
from rectnlp.linking.predicates import Clause, Verb
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span

_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[,、]?|[(]?[0-9]{1,3}[.)、]|——|[-•·●■]|并且?|同时|其中|此外|另外?|而且|而|且|但是?|因此|所以|于是|目前|现|期间|间|之?[后前]|[上下]午|当[日天]|以?来|[的, 、“”:]|特别是|尤其是|经过?|由|被|以及|随后|之后|截至|记者从|我们)+"
)
_QUANTIFIED = re.compile(r"[0-9]+(?:个|家|名|人|位|所|省市|省|市|县)")


@compiled
def _heads(lexicons: Lexicons) -> re.Pattern[str]:
    heads = sorted(lexicons.words("actors"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, heads))})$")


def subject(analysis: Analysis, here: Clause, start: int, end: int) -> Span | None:
    """The actor that a stretch of a clause opens with, cut before its first adverb, preposition or verb."""
    body = analysis.body
    lead = _LEAD.match(body, start, end)
    passive = bool(lead and lead.group().endswith(("经", "由", "被")))
    start = lead.end() if lead else start
    stop = min(
        [left for left, _, _, _ in here.markers if left >= start]
        + [verb.start for verb in here.verbs if verb.start >= start]
        + [end]
    )
    if stop <= start:
        return None
    return _actor(analysis, start, stop)


def _actor(analysis: Analysis, start: int, stop: int) -> Span | None:
    """The stretch as an actor: what stands behind its last 的, where its head is a body or a person."""
    body = analysis.body
    text = body[start:stop].rstrip(" ,、的“”")
    stop = start + len(text)
    if not text or len(text) > 40:
        return None
    if text.endswith(("工作", "情况", "问题", "项目", "任务")):
        return None
    units = analysis.rows.get("units", ())
    if units:
        i = bisect_left([unit.start for unit in units], start)
        for unit in units[i : i + 6]:
            if unit.end == stop and unit.start >= start:
                break
    if not _heads(analysis.lexicons).search(text):
        return None
    cut = text.rfind("的") + 1
    return start + cut, stop
