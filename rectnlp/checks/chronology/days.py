"""Ends before starts, feedback before the inspection, deeds dated after publication.

Ranges of days, the order inspection → feedback → publication, and every event told as done are looked at. A date whose
year the text does not print may have been resolved wrongly, so only stated years make a mismatch.
"""

from __future__ import annotations

import datetime as dt
import re

from rectnlp.analysis import Analysis
from rectnlp.checks.chronology.model import Order, member
from rectnlp.checks.model import Member
from rectnlp.mentions import Event

# A range of days as printed: 2022年3月5日至5月8日, 9月4日至26日.
_RANGE = re.compile(
    r"""
    (?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号]?   # from
    (?:至|到|-|—|~){1,2}
    (?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})[日号]   # to
    """,
    re.VERBOSE,
)
# A range of more days without a second year is rather a slip than nearly a year.
ALMOST_A_YEAR = 300


def find(analysis: Analysis) -> list[Order]:
    """Every test of the bulletin's dates, in reading order."""
    events: list[Event] = analysis.rows.get("events", [])
    found: list[Order] = []
    sequence = _sequence(analysis, events)
    if sequence is not None:
        found.append(sequence)
    for event in events:
        if event.granularity == "range":
            order = _range(analysis, event)
            if order is not None and (sequence is None or sequence.members[0].start != event.start):
                found.append(order)
        late = _after_publication(analysis, event)
        if late is not None:
            found.append(late)
    found.sort(key=lambda order: order.members[0].start)
    return found


def _range(analysis: Analysis, event: Event) -> Order | None:
    """A range of days: its end is not before its start, as printed; what runs over New Year unsaid stays open."""
    printed = _RANGE.fullmatch(analysis.view.norm, event.start, event.end)
    if printed is None:
        return None
    year, month, day, end_year, end_month, end_day = (int(part or 0) for part in printed.groups())
    if event.date_start is not None and event.date_end is not None:
        dates = [event.date_start, event.date_end]
        doubtful = not end_year and (dates[1] - dates[0]).days > ALMOST_A_YEAR
        return Order([member(event)], dates, "unclear" if doubtful else "ok", "range")
    # The reader of dates takes no range that runs backwards.
    first, last = _day(year, month, day), _day(end_year or year, end_month or month, end_day)
    if first is None or last is None or first <= last:
        return None
    return Order([member(event)], [first, last], "mismatch" if end_year else "unclear", "range")


def _day(year: int, month: int, day: int) -> dt.date | None:
    """A day as printed; None where there is no such day, or no year."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _sequence(analysis: Analysis, events: list[Event]) -> Order | None:
    """The first inspection, its feedback and the publication, in this order."""
    inspection = next(
        (e for e in events if e.event_type == "inspection" and e.granularity == "range" and e.date_end is not None),
        None,
    )
    span = _range(analysis, inspection) if inspection is not None else None
    if inspection is None or (span is not None and span.status != "ok"):
        return None
    paragraph = analysis.paragraphs.at(inspection.start)[1]  # later ones may tell of another inspection's feedback
    feedback = next(
        (
            e
            for e in events
            if e.event_type == "feedback" and inspection.start < e.start < paragraph and e.granularity == "day"
        ),
        None,
    )
    if feedback is None or inspection.date_end is None or feedback.date_end is None:
        return None
    dates = [inspection.date_end, feedback.date_end]
    members = [member(inspection), member(feedback)]
    if analysis.published is not None:
        dates.append(analysis.published)
        if analysis.zones.signature is not None:
            members.append(Member(*analysis.zones.signature))
    if dates == sorted(dates):
        return Order(members, dates, "ok", "sequence")
    stated = inspection.date_basis == feedback.date_basis == "stated"
    return Order(members, dates, "mismatch" if stated and dates[1] < dates[0] else "unclear", "sequence")


def _after_publication(analysis: Analysis, event: Event) -> Order | None:
    """An event told as done that lies after the day of publication."""
    published = analysis.published
    if published is None or event.date_start is None or event.date_start <= published:
        return None
    if event.status != "done" or event.relation != "on":
        return None
    norm = analysis.view.norm
    start, end = analysis.clauses.at(event.start)
    if end < len(norm) and norm[end - 1] == ",":
        end = analysis.clauses.at(end)[1]  # 8月9日,县纪委监委已…
    words = analysis.lexicons.kinds("event_words")
    if words["later"].search(norm, max(0, start - 12), end + 12):
        return None
    sure = event.date_basis == "stated" and event.granularity == "day" and analysis.published_source != "posted"
    status = "mismatch" if sure and words["done"].search(norm, start, end) else "unclear"
    return Order([member(event)], [event.date_start, published], status, "publication")
