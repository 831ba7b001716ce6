"""What other rules found in a text, by position: counts of persons and things, named persons, bodies, clauses."""

from __future__ import annotations

import re
from bisect import bisect_left

from rectnlp.analysis import Analysis
from rectnlp.mentions import Count, Person, Span

PERSONS = frozenset(("人", "名", "位", "人次", "人(次)", "名次", "人·次", "个人"))
# How far back a phrase may begin.
REACH = 300
STOPS = re.compile(r"[,;。:!?\n]")


class Found:
    """Looks up what was found in one bulletin."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.body
        self.counts: list[tuple[Count, str]] = [
            (count, self.text[count.unit[0] : count.unit[1]] if count.unit else "")
            for count in analysis.rows.get("counts", ())
        ]
        self.starts = [count.start for count, _ in self.counts]
        self.people: list[Person] = analysis.rows.get("people", [])
        self.name_starts = [person.start for person in self.people]
        self.names = {person.start: person.end for person in self.people}
        self.name_ends = {person.end: person for person in self.people}
        self.units = {unit.end: unit.start for unit in analysis.rows.get("units", ())}

    def clause(self, at: int) -> int:
        """Where the clause of a position begins, within reach."""
        return max(self.analysis.clauses.at(at)[0], at - REACH)

    def sentence(self, at: int) -> int:
        """Where the sentence of a position begins, within reach."""
        return max(self.analysis.sentences.at(at)[0], at - REACH)

    def count_at(self, at: int) -> tuple[Count, str] | None:
        """The count that begins here, with its measure word."""
        i = bisect_left(self.starts, at)
        return self.counts[i] if i < len(self.starts) and self.starts[i] == at else None

    def counts_in(self, span: Span) -> list[tuple[Count, str]]:
        """The counts that begin in a stretch."""
        return self.counts[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]

    def persons_within(self, at: int, reach: int) -> tuple[Count, str] | None:
        """第一种形态处理党员干部19人次: the next number of persons in the clause."""
        i = bisect_left(self.starts, at)
        if i < len(self.starts) and self.starts[i] < at + reach and self.counts[i][1] in PERSONS:
            return None if STOPS.search(self.text, at, self.starts[i]) else self.counts[i]
        return None

    def people_in(self, span: Span) -> list[Person]:
        """The named persons that begin in a stretch."""
        return self.people[bisect_left(self.name_starts, span[0]) : bisect_left(self.name_starts, span[1])]
