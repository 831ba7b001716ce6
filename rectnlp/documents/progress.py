"""Statements of how far: totals with their done, ongoing and open parts.

A statement is a run of numbers of one kind in one sentence, each with a word of how far (完成41项、基本完成15项、
未启动4项), with the total before them, a rate behind them and the date of 截至. What it counts is known by its noun:
problems, tasks, measures or suggestions; numbers of anything else (23件积案办结19件) are no progress of rectification.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, gather, trailing_status
from rectnlp.checks.sums.lists import Lists
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Event, Percentage, Unit

# A rate belongs to the numbers at most so many characters before it.
RATE_REACH = 40

_ALL_DONE = re.compile(r"[^,。;\n]{0,12}(?:全部|均已|已全部|均)")  # 11项全部完成
_IN_CHARGE = re.compile("牵头|负责|承担|涉及")


@dataclass(slots=True, eq=False)
class Progress:
    """A row of `progress`. `start` and `end` are offsets into the view."""

    basis: str
    start: int
    end: int
    scope_unit_id: str | None = None
    total: int | None = None
    done: int | None = None
    mostly_done: int | None = None
    ongoing: int | None = None
    not_started: int | None = None
    rate: float | None = None
    as_of: dt.date | None = None


@compiled
def _bases(lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    """Ends of nouns with what they count, the longest first."""
    words = {word: row["basis"] for word, row in lexicons.words("progress_bases").items()}
    return tuple(sorted(words.items(), key=lambda item: -len(item[0])))


def collect(analysis: Analysis) -> None:
    """Fill `progress`."""
    rows: list[Progress] = []
    figures = gather(analysis)
    lists = Lists(analysis, figures)
    of_mention = {id(figure.mention): figure for figure in figures.every if figure.table == "counts"}
    for chain in figures.chains:
        rows.extend(_statements(lists, chain, of_mention))
    rows.sort(key=lambda row: row.start)
    analysis.rows["progress"] = rows


def _statements(lists: Lists, chain: list[Figure], figures: dict[int, Figure]) -> Iterator[Progress]:
    """The statements within one sentence's numbers of one kind; `figures` by their mentions, for totals elsewhere."""
    states = [_state(lists, chain, i) for i in range(len(chain))]
    i = 0
    while i < len(chain):
        if states[i] is None:
            i += 1
            continue
        mention = chain[i].mention
        whole = mention.part_of if mention is not None else None
        stop = i + 1
        while stop < len(chain) and (states[stop] is not None or chain[stop].mention is whole is not None):
            stop += 1
        parts = [k for k in range(i, stop) if states[k] is not None]
        total = figures.get(id(whole))
        if total is None and i and chain[i - 1].value >= max(chain[k].value for k in parts):
            total = chain[i - 1]
        row = _row(lists.analysis, total, [chain[k] for k in parts], [states[k] for k in parts])
        if row is not None:
            yield row
        i = stop


def _state(lists: Lists, chain: list[Figure], i: int) -> str | None:
    """How far a number is; "all" where the words behind it say that all of it is done (11项全部完成)."""
    state = lists.state(chain, i)
    if state not in (None, "done") or chain[i].status:
        return state
    figure = chain[i]
    until = chain[i + 1].start if i + 1 < len(chain) else len(lists.norm)
    if _ALL_DONE.match(lists.norm, figure.end, until) and trailing_status(lists.analysis, figure, until) == "done":
        return "all"
    return state


def _row(analysis: Analysis, total: Figure | None, parts: list[Figure], states: list[str | None]) -> Progress | None:
    """One statement as a row, if its noun is of rectification."""
    basis = _basis(analysis, [total, *parts] if total else parts)
    if basis is None:
        return None
    if set(states) <= {"open", "ongoing"}:
        return None  # what is left, but nothing that is done
    last = parts[-1]
    first = (
        total if total is not None and total.sentence == last.sentence and total.start < parts[0].start else parts[0]
    )
    row = Progress(basis, first.start, last.end)
    if total is not None and total.exact:
        row.total = int(total.value)
    for part, state in zip(parts, states, strict=True):
        if not part.exact:
            continue
        value = int(part.value)
        if state == "all":
            row.total, row.done = value, value
        elif state == "done":
            row.done = value if row.done is None else row.done + value
        elif state == "mostly_done":
            row.mostly_done = value if row.mostly_done is None else row.mostly_done + value
        elif state == "not_started":
            row.not_started = value if row.not_started is None else row.not_started + value
        else:
            row.ongoing = value if row.ongoing is None else row.ongoing + value
    rate = _rate(analysis, parts[0], last)
    if rate is not None:
        row.rate, row.end = rate.value, max(row.end, rate.end)
    if total is None and rate is None and set(states) == {"done"}:
        return None  # a deed, but out of how many?
    row.as_of = _as_of(analysis, first)
    row.scope_unit_id = _scope(analysis, first)
    return row


def _basis(analysis: Analysis, figures: list[Figure]) -> str | None:
    """What is counted, by the first noun that is known."""
    norm = analysis.view.norm
    for figure in figures:
        if figure.mention is not None and figure.mention.noun is not None:
            noun = norm[figure.mention.noun[0] : figure.mention.noun[1]]
            return next((basis for word, basis in _bases(analysis.lexicons) if noun.endswith(word)), None)
    return None


def _rate(analysis: Analysis, part: Figure, last: Figure) -> Percentage | None:
    """The first share told behind the first number of a statement, in its sentence and not far behind its last."""
    rates: list[Percentage] = analysis.rows.get("percentages", [])
    i = bisect_left(rates, part.end, key=lambda rate: rate.start)
    if (
        i < len(rates)
        and rates[i].kind == "share"
        and rates[i].bound == "exact"
        and rates[i].start - last.end <= RATE_REACH
    ):
        between = analysis.view.norm[part.end : rates[i].start]
        return rates[i] if "。" not in between and "\n" not in between else None
    return None


def _as_of(analysis: Analysis, first: Figure) -> dt.date | None:
    """The date of 截至 in the statement's sentence, else the last one before it in its paragraph."""
    events: list[Event] = analysis.rows.get("events", [])
    start = analysis.paragraphs.at(first.start)[0]
    for event in reversed(events[: bisect_left(events, first.start, key=lambda e: e.start)]):
        if event.start < start:
            return None
        if event.relation == "as_of":
            return event.date_end or event.date_start
    return None


def _scope(analysis: Analysis, first: Figure) -> str | None:
    """The body a statement is of: 区住建局牵头的19项举措."""
    units: list[Unit] = analysis.rows.get("units", [])
    i = bisect_left(units, first.start, key=lambda unit: unit.start) - 1
    if i >= 0 and first.start - units[i].end <= 12 and _IN_CHARGE.search(analysis.view.norm, units[i].end, first.start):
        return units[i].unit_id
    return None
