"""Two deeds of one matter whose order is fixed: 2023年3月6日立案,2023年7月18日给予其党内严重警告处分.

The pairs and what joins two deeds to one matter are lexicons (`deed_orders`, `order_words`). A deed is told by the
words behind its date, up to the end of its clause, or of the next one where a comma follows the date. Two dated deeds
are of one matter where nothing new is named between them: between the first deed and the other one there are but words
that join, units that act, words that point back (该, 此次), or what the text right before has named already. Days count
only with the year they are printed with, and what tells of an earlier stage, of another time, or of a fault (早在,
二期, 补签) leaves the pair alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.chronology.model import Order, member
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Event

# How many deeds back in a chain the first of a pair is looked for.
BACK = 4
# What a deed is told of stands at most so many characters before its day.
REACH = 60

# How close two deeds are: of two matters; of one, where the units between them only act; of one, whoever acts.
APART, ACTED, ONE = 0, 1, 2

_CLAUSE_END = re.compile("[,;。\n]")
_BREAK = re.compile("[;。\n]")
_BETWEEN = re.compile("[ \u3000,()“”、]")
# What a preposition marks: 对张某, 将其.
_MARKED = re.compile("[对向将把给与以为因就的]")
_NAME = re.compile("[\u4e00-\u9fff]某")


@dataclass(slots=True, frozen=True)
class Words:
    """The lexicons `deed_orders` and `order_words`, compiled."""

    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str], int], ...]  # with how close their deeds must be
    deed: re.Pattern[str]  # any of them
    apart: re.Pattern[str]
    joins: re.Pattern[str]
    same: re.Pattern[str]


@dataclass(slots=True, eq=False)
class Deed:
    """A dated deed: its event, and the stretch of the view that tells of it."""

    event: Event
    start: int  # of its words
    told: int  # where the words that tell of it end
    end: int
    words: str
    tie: int = APART  # how close it is to the deed before it


@compiled
def words(lexicons: Lexicons) -> Words:
    """What tells of deeds and of their order."""
    kinds = lexicons.kinds("order_words")
    before, behind = (lexicons.surfaces("order_words", kind) for kind in ("not_yet", "of_it"))
    guard = "".join(f"(?<!{re.escape(word)})" for word in before)
    after = f"(?!{'|'.join(map(re.escape, behind))})"

    def told(surfaces: list[str]) -> re.Pattern[str]:
        branches = "|".join(map(re.escape, sorted(surfaces, key=len, reverse=True)))
        return re.compile(f"{guard}(?:{branches}){after}")

    rows = [
        (row["first"].split("|"), row["later"].split("|"), ONE if row["who"] == "one" else ACTED)
        for row in lexicons.rows("deed_orders")
    ]
    return Words(
        tuple((told(first), told(later), tie) for first, later, tie in rows),
        told(sorted({word for first, later, _ in rows for word in (*first, *later)})),
        kinds["apart"],
        kinds["joins"],
        kinds["same"],
    )


def find(analysis: Analysis) -> Iterator[Order]:
    """Every pair of dated deeds whose order is fixed."""
    order = words(analysis.lexicons)
    for chain in _chains(analysis):
        for i, later in enumerate(chain):
            tie = later.tie
            for first in reversed(chain[max(0, i - BACK) : i]):
                if any(tie >= need and a.search(first.words) and b.search(later.words) for a, b, need in order.pairs):
                    status = compared(first.event, later.event)
                    if status == "ok" or (status and not _apart(analysis, first, later)):
                        dates = [day for day in (first.event.date_start, later.event.date_start) if day is not None]
                        yield Order([member(first.event), member(later.event)], dates, status, "deeds")
                    break
                tie = min(tie, first.tie)


def compared(first: Event, later: Event) -> str | None:
    """ok where the later event is no earlier than the first one, mismatch where it is; None where months are either."""
    if first.date_start is None or first.date_end is None or later.date_start is None or later.date_end is None:
        return None
    if later.date_end < first.date_start:
        return "mismatch"
    return "ok" if later.date_start >= first.date_start else None


def stated(event: Event) -> bool:
    """Whether an event is told as done on a day or in a month whose year is printed."""
    return (
        event.date_basis == "stated"
        and event.granularity in ("day", "month")
        and event.relation == "on"
        and event.status == "done"
    )


def _chains(analysis: Analysis) -> Iterator[list[Deed]]:
    """Deeds of one matter, one behind the other."""
    events: list[Event] = analysis.rows.get("events", [])
    chain: list[Deed] = []
    for i, event in enumerate(events):
        deed = _deed(analysis, event, events[i + 1].start if i + 1 < len(events) else len(analysis.body))
        if deed is None:
            if len(chain) > 1:
                yield chain
            chain = []
            continue
        deed.tie = _tie(analysis, chain[-1], deed) if chain else APART
        if deed.tie == APART:
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(deed)
    if len(chain) > 1:
        yield chain


def _deed(analysis: Analysis, event: Event, until: int) -> Deed | None:
    """What the words behind a date tell of; None where they tell of no deed we know."""
    if not stated(event):
        return None
    norm, order = analysis.view.norm, words(analysis.lexicons)
    until = min(until, analysis.sentences.at(event.start)[1])
    end = event.end
    for _ in range(2):  # the date's own clause, and the next one: 2023年3月6日,县监委对林某立案
        mark = _CLAUSE_END.search(analysis.body, end, until)
        clause = mark.start() if mark else until
        told = order.deed.search(norm, end, clause)
        if told is not None:
            many = _many(analysis, event.end, clause)
            return None if many else Deed(event, told.start(), told.end(), clause, norm[told.start() : clause])
        if mark is None or mark.group() != ",":
            return None
        end = mark.end()
    return None


def _many(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a clause counts more than one of something: 立案12件 is no deed of one matter."""
    return any(count.value > 1 for count in analysis.within("counts", start, end))


def _tie(analysis: Analysis, first: Deed, later: Deed) -> int:
    """How close two deeds are: whether anything new is named between them."""
    norm = analysis.view.norm
    start = analysis.paragraphs.at(first.event.start)[0]
    if start != analysis.paragraphs.at(later.event.start)[0]:
        return APART
    opened = max(norm.rfind(mark, first.end, later.event.start) for mark in ",;。") + 1 or first.end
    known = norm[max(start, first.event.start - REACH) : first.end]
    between = ((opened, later.event.start), (later.event.end, later.start))
    breaks = len(_BREAK.findall(norm, first.end, later.event.start))
    over = breaks > 1 or (breaks == 1 and norm[opened - 1 : opened] == ",")  # the next sentence opens with the date
    behind = norm[later.told : later.end]
    people = [norm[who.start : who.end] for who in analysis.within("people", later.told, later.end)]
    if any(name not in known for name in (*people, *_NAME.findall(behind))):
        return APART
    whole = _names_nothing_new(analysis, [behind], known, over=False)
    for tie, named in (
        (ONE, [norm[first:last] for first, last in between]),
        (ACTED, [without_units(analysis, first, last) for first, last in between]),
    ):
        if (whole or tie == ACTED) and _names_nothing_new(analysis, named, known, over):
            return tie
    return APART


def _names_nothing_new(analysis: Analysis, named: list[str], known: str, over: bool) -> bool:
    """Whether words between two deeds name nothing new; over the end of a sentence they must point back (该, 此次)."""
    order = words(analysis.lexicons)
    points = False
    for text in named:
        if order.same.search(text):
            points = True
            continue
        rest = [part for part in re.split(_MARKED, _BETWEEN.sub("", order.joins.sub("", text))) if part]
        if any(part not in known for part in rest):
            return False
        points = points or any(len(part) > 1 for part in rest)
    return points or not over


def without_units(analysis: Analysis, start: int, end: int) -> str:
    """A stretch without the units that act in it: not those that something is done to (对乙超市)."""
    norm = analysis.view.norm
    pieces, at = [], start
    for unit in analysis.within("units", start, end):
        if at <= unit.start and unit.end <= end and not _MARKED.match(norm, unit.start - 1):
            pieces.append(norm[at : unit.start])
            at = unit.end
    pieces.append(norm[at:end])
    return "".join(pieces)


def _apart(analysis: Analysis, first: Deed, later: Deed) -> bool:
    """Whether the text says that the later deed may lie before the first one."""
    start = analysis.sentences.at(first.event.start)[0]
    end = analysis.sentences.at(later.event.start)[1]
    return words(analysis.lexicons).apart.search(analysis.view.norm, start, end) is not None


__all__ = ["compared", "find", "stated", "without_units", "words"]
