"""What was done behind something against its day: 6月12日反馈了意见。收到反馈意见后,镇党委于5月20日召开会议.

A phrase of receiving (收到反馈意见后, 反馈会后) opens a clause; the last date before it in its paragraph tells of what
was handed over, and the next one behind it in its sentence of what was done then. Both years are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.checks.chronology import deeds
from rectnlp.checks.chronology.model import Order, member
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Event

_START = attrgetter("start")


@compiled
def _phrase(lexicons: Lexicons) -> re.Pattern[str]:
    """收到反馈意见后, 反馈会后, 交办后: at the head of a clause."""
    received, handed = (lexicons.pattern("order_words", kind) for kind in ("received", "handed"))
    return re.compile(rf"(?<=[。,;\n])(?:在?{received}[^,。;\n0-9]{{0,10}}?)?({handed})[^,。;\n0-9后前]{{0,6}}之?以?后")


def find(analysis: Analysis) -> Iterator[Order]:
    """Dates behind a phrase of receiving against the day of what was received."""
    norm, events = analysis.view.norm, analysis.rows.get("events", [])
    apart = deeds.words(analysis.lexicons).apart
    for phrase in _phrase(analysis.lexicons).finditer(norm):
        i = bisect_left(events, phrase.end(), key=_START)
        if not 0 < i < len(events):
            continue
        first, later = events[i - 1], events[i]
        start, end = analysis.sentences.at(phrase.start())
        if later.start >= end or first.start < analysis.paragraphs.at(phrase.start())[0] or first.end > phrase.start():
            continue
        told = norm[first.end : analysis.sentences.at(first.start)[1]]
        if not (deeds.stated(first) and deeds.stated(later)) or phrase.group(1) not in told:
            continue
        if apart.search(norm, start, end) or not _responds(analysis, phrase.end(), later):
            continue
        status = deeds.compared(first, later)
        if status and first.date_start and later.date_start:
            yield Order([member(first), member(later)], [first.date_start, later.date_start], status, "behind")


def _responds(analysis: Analysis, start: int, later: Event) -> bool:
    """Whether a date tells of what was done then: 于5月20日召开会议, and not 对5月20日印发的制度进行修订."""
    norm, kinds = analysis.view.norm, analysis.lexicons.kinds("order_words")
    clause, end = analysis.clauses.at(later.start)
    before = deeds.without_units(analysis, max(start, clause), later.start)
    return (
        kinds["responds"].search(norm, later.end, end) is not None
        and kinds["learnt"].search(norm, start, later.start) is None
        and not kinds["joins"].sub("", before).strip(",于在")
    )


__all__ = ["find"]
