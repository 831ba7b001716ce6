"""parts_sum: totals against their parts.

Three searches, each bounded. `_confirm` looks for totals that the numbers around them add up to: behind the total, in
a bracket, after 其中, before 共, up to a remainder (剩余, 其余), in a later sentence of the same problem. `_contradict`
looks only where the text itself says that the parts are all there: a bracket with nothing but parts, a remainder, a
sum (共), an equation, states that exclude each other. `_leave_open` notes lists after 其中 that fall short.

Only the second may report a mismatch. Cost: prefix sums make every look-up constant, runs are at most `LONGEST` long.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures, printed_number, trailing_status

# The longest run of parts looked at, and how many figures of its family a total may stand before them.
LONGEST = 40
AWAY = 12
# A bracket belongs to the total that stands at most so many characters before it.
BRACKET_REACH = 30
# Below this, two numbers make a third too often by chance: a word must relate them.
SMALL = 10
# A stated total and its computed sum farther apart than this share are not two readings of one thing.
FAR = 0.25

_INSIDE = re.compile("[^,。;、]{0,16}中(?:,|有|$)?")  # 4个基建项目中,1个完工
_JOINT = re.compile(r"[,、;:]?(?:合计|总计|共计|总共|一共|共有|共)(?:为|是|达)?$")  # …4人,共16人
_EQUATION = re.compile("[:=(]|[,:]?(?:分别为|分别是)")
_ANOTHER = re.compile("[;:]|并|另|还有|同时|此外")
_SEGMENT = re.compile("[,、;]")


@dataclass(slots=True, eq=False)
class Breakdown:
    """A total with its parts; `why` says how they were related, or why it stays open."""

    total: Figure
    parts: list[Figure]
    status: str
    why: str

    @property
    def computed(self) -> float:
        """The sum of the parts."""
        return round(sum(part.value for part in self.parts), 4)


def find(analysis: Analysis, figures: Figures) -> list[Breakdown]:
    """Every total with parts, in reading order of the totals."""
    search = _Search(analysis, figures)
    chains = [chain for chain in figures.chains if len(chain) > 1]
    for chain in chains:
        search.confirm(chain)
    for chain in chains:
        search.contradict(_without_nested(chain))
    for chain in chains:
        search.leave_open(chain)
    search.drop_accidents()
    search.found.sort(key=lambda b: (b.total.start, b.parts[0].start))
    return search.found


class _Search:
    """The searches over one bulletin, and what they have found."""

    def __init__(self, analysis: Analysis, figures: Figures) -> None:
        self.analysis = analysis
        self.norm = analysis.view.norm
        self.figures = figures
        self.found: list[Breakdown] = []
        self._seen: set[tuple[int, int, int]] = set()
        self._summed: set[int] = set()  # parts of a confirmed sum, by id
        self._totals: set[int] = set()  # totals of a breakdown, by id
        self._values: dict[str, dict[float, list[int]]] = {}

    def _places(self, family: str) -> dict[float, list[int]]:
        """Where each value of a family stands, as indices into the family."""
        if family not in self._values:
            places = self._values[family] = {}
            for figure in self.figures.families[family]:
                places.setdefault(figure.value, []).append(figure.index)
        return self._values[family]

    # -- what adds up ------------------------------------------------------------------------------------------------

    def confirm(self, chain: list[Figure]) -> None:
        """Sums among one chain's numbers, and between them and totals before them."""
        for start, stop in _exact_stretches(chain):
            run = chain[start:stop]
            sums = [0.0]
            for figure in run:
                sums.append(round(sums[-1] + figure.value, 4))
            at = {total: i for i, total in enumerate(sums)}
            self._after_total(run, sums, at)
            self._before_total(run, sums, at)
            self._to_remainder(run, sums)
            self._for_earlier_total(run, sums)
        outer = _without_nested(chain)
        if len(outer) > 1 and len(outer) < len(chain):
            self.confirm(outer)

    def _after_total(self, run: list[Figure], sums: list[float], at: dict[float, int]) -> None:
        """A total, then its parts: 53个…,27个,19个,6个,1个."""
        for i, total in enumerate(run):
            stop = at.get(round(sums[i + 1] + total.value, 4), 0)
            if stop - i > 2 and self._closes(run, stop - 1):
                self._enter(total, run[i + 1 : stop], adjacent=True)

    def _before_total(self, run: list[Figure], sums: list[float], at: dict[float, int]) -> None:
        """Parts, then their total: 7人,3人,共10人."""
        for i, total in enumerate(run):
            if i > 1 and ("sum" in total.cues or self.norm[total.glue : total.start] == "="):
                start = at.get(round(sums[i] - total.value, 4), i)
                if i - start > 1:
                    self._enter(total, run[start:i], cue="sum")

    def _to_remainder(self, run: list[Figure], sums: list[float]) -> None:
        """Parts up to a remainder, around a total among them: 已完成322项,占541项的近六成,其余219项."""
        for last, figure in enumerate(run):
            if "rest" not in figure.cues and "other" not in figure.cues:
                continue
            for t in range(last - 1, max(-1, last - 9), -1):
                total = run[t].value
                for start in range(t - 1, max(-1, t - 9), -1):
                    if round(sums[last + 1] - sums[start] - 2 * total, 4) == 0 and last - start > 1:
                        self._enter(run[t], [*run[start:t], *run[t + 1 : last + 1]], cue="rest")
                        break

    def _for_earlier_total(self, run: list[Figure], sums: list[float]) -> None:
        """A list whose total stands in front of its bracket, or in an earlier sentence of the same problem."""
        family = self.figures.families[run[0].family]
        values = self._places(run[0].family)
        bracket = self._before_bracket(run[0]) if run[0].bracket >= 0 else None
        starts = [i for i, figure in enumerate(run) if i == 0 or self._opens(run, i)]
        stops = [i + 1 for i in range(len(run)) if self._closes(run, i)]
        for start in starts:
            first = run[start].index
            for stop in stops[bisect_left(stops, start + 2) :]:
                if stop - start > LONGEST:
                    break
                value = round(sums[stop] - sums[start], 4)
                parts = run[start:stop]
                if bracket is not None and value == bracket.value:
                    self._enter(bracket, parts, cue="bracket")
                    continue
                places = values.get(value)
                if not places:
                    continue
                nearest = bisect_left(places, first) - 1
                if nearest >= 0 and first - places[nearest] <= AWAY:
                    total = family[places[nearest]]
                    if total.exact and total.block == parts[0].block or self._next_block(total, parts[0]):
                        self._enter(total, parts)

    def _enter(self, total: Figure, parts: list[Figure], *, adjacent: bool = False, cue: str = "") -> None:
        """Keep a sum that adds up, if words or nouns make it a breakdown and no accident."""
        key = (total.start, parts[0].start, parts[-1].end)
        if key in self._seen or total.value <= 0:
            return
        if not cue:
            cue = self._relation(total, parts)
        if not cue and not self._kindred(total, parts, adjacent):
            return
        self._seen.add(key)
        self._summed.update(map(id, parts))
        self._totals.add(id(total))
        self.found.append(Breakdown(total, parts, "ok", cue))

    def _relation(self, total: Figure, parts: list[Figure]) -> str:
        """The word that relates parts to a total in one sentence."""
        if parts[0].sentence != total.sentence:
            return ""
        if "rest" in parts[-1].cues or "other" in parts[-1].cues:
            return "rest"
        if self._among(total, parts[0]):
            return "among"
        return ""

    def _among(self, total: Figure, part: Figure) -> bool:
        """Whether the words between a total and its first part say that parts follow."""
        if "among" in part.cues:
            return True
        between = _INSIDE.match(self.norm, total.end, part.start)
        return between is not None and between.group()[-1:] in "中,有"

    def _kindred(self, total: Figure, parts: list[Figure], adjacent: bool) -> bool:
        """Whether parts are of the total's kind by their nouns, where no word relates them."""
        alike = all(self._same_kind(total, part) for part in parts)
        if not alike and (total.value < 2 * SMALL or len(parts) < 3):
            return False
        return (adjacent or total.value >= SMALL) and self._parallel(parts)

    def _parallel(self, parts: list[Figure]) -> bool:
        """Whether parts are told alike: each closes its clause, or opens it, or says how far it is."""
        if any("among" in part.cues for part in parts[1:]):
            return False
        if all(self.norm[part.end : part.end + 1] in "、,;。)\n" for part in parts):
            return True
        if all(map(self._opens_clause, parts)):
            return True
        states = [part.status for part in parts]
        return None not in states and len(set(states)) > 1

    def _same_kind(self, total: Figure, part: Figure) -> bool:
        """Whether a part may be of its total's kind: persons are, others unless their nouns differ."""
        if total.family in ("人", "人次", "元") or part.mention is None or total.mention is None:
            return True
        a, b = total.mention.noun, part.mention.noun
        if a is None or b is None or a == b or part.status:
            return True
        one, other = self.norm[a[0] : a[1]], self.norm[b[0] : b[1]]
        return one == other or one[-2:] == other[-2:] or one in other or other in one

    def drop_accidents(self) -> None:
        """Let go of sums within one list of parts: of 11, 9, 2, 5, 1 (together 28), 11 = 9+2 says nothing."""
        lists = [frozenset(map(id, b.parts)) for b in self.found if len(b.parts) > 2]
        self.found = [
            b for b in self.found if not any(id(b.total) in members and id(b.parts[0]) in members for members in lists)
        ]

    # -- what does not -----------------------------------------------------------------------------------------------

    def contradict(self, chain: list[Figure]) -> None:
        """Totals whose parts the text presents as complete, and which differ from their sum."""
        for total, parts, why in self._complete(chain):
            computed = round(sum(part.value for part in parts), 4)
            if any(id(part) in self._summed for part in parts) or not total.exact:
                continue
            if not all(part.exact and part.value <= total.value for part in parts):
                continue
            key = (total.start, parts[0].start, parts[-1].end)
            if (
                key in self._seen
                or len(parts) < 2
                or any(id(b.total) == id(total) and b.status == "ok" and b.why == why for b in self.found)
            ):
                continue
            gap = abs(computed - total.value)
            status = "ok" if gap <= self._slack(total, parts) else "mismatch"
            if status == "mismatch" and gap > max(2, FAR * total.value):
                continue
            self._seen.add(key)
            self._totals.add(id(total))
            if status == "ok":
                self._summed.update(map(id, parts))
            self.found.append(Breakdown(total, parts, status, why))

    def _complete(self, chain: list[Figure]) -> Iterator[tuple[Figure, list[Figure], str]]:
        """Totals with parts that are all there, by the words of the text."""
        if chain[0].bracket >= 0 and (total := self._whole_bracket(chain)) is not None:
            yield total, chain, "bracket"
        for i, figure in enumerate(chain):
            if "rest" in figure.cues or figure.status in ("open", "not_started", "ongoing"):
                yield from self._states(chain, i)
            if i > 1 and _JOINT.fullmatch(self.norm, chain[i - 1].end, figure.start):
                yield figure, self._list_before(chain, i), "sum"
            if i + 2 < len(chain) and _EQUATION.fullmatch(self.norm, figure.end, chain[i + 1].start):
                yield from self._equation(chain, i)

    def _whole_bracket(self, chain: list[Figure]) -> Figure | None:
        """The total before a bracket that holds nothing but parts: 46人(党内警告27人,严重警告19人)."""
        opening = chain[0].bracket
        total = self._before_bracket(chain[0])
        closing = self.norm.find(")", chain[-1].end, chain[-1].end + 1 + REST)
        if total is None or closing < 0:
            return None
        if any("among" in f.cues or "open" in f.cues for f in chain):
            return None
        tail = self.norm[chain[-1].end : closing]
        if "等" in tail or _SEGMENT.search(tail):
            return None
        segments = _SEGMENT.split(self.norm[opening + 1 : closing].replace("+", "、"))
        return total if len(segments) == len(chain) else None

    def _states(self, chain: list[Figure], last: int) -> Iterator[tuple[Figure, list[Figure], str]]:
        """Done and left, against the number before them that is neither: 51项,已整改46项,剩余5项."""
        if last + 1 < len(chain) and (chain[last + 1].status or "rest" in chain[last + 1].cues):
            return  # the list of states goes on
        start = last
        while start > 0 and self._state(chain, start - 1):
            start -= 1
        parts = chain[start : last + 1]
        states = {self._state(chain, i) for i in range(start, last + 1)}
        rest = "rest" in parts[-1].cues
        complete = rest or ("done" in states and (states & {"open", "not_started"} or len(states) > 2))
        if len(parts) < 2 or not complete:
            return
        total = self._nearest_whole(chain, start, parts) if start else self._stated_before(parts[0])
        if total is not None and "among" not in total.cues and "open" not in total.cues:
            yield total, parts, "rest" if rest else "states"

    def _nearest_whole(self, chain: list[Figure], start: int, parts: list[Figure]) -> Figure | None:
        """The nearest number before a list of states that may be their total: as large as each, and of their noun."""
        largest = max(part.value for part in parts)
        for total in reversed(chain[max(0, start - 4) : start]):
            if total.value >= largest:
                return total if not total.status and self._one_noun(total, parts[0]) else None
        return None

    def _one_noun(self, total: Figure, part: Figure) -> bool:
        """Whether nouns, where both are known, are one."""
        if total.mention is None or part.mention is None or total.family == "人":
            return True
        a, b = total.mention.noun, part.mention.noun
        return a is None or b is None or self.norm[a[0] : a[1]][-2:] == self.norm[b[0] : b[1]][-2:]

    def _state(self, chain: list[Figure], i: int) -> str | None:
        """How far the number is, by the words before it, else behind it."""
        figure = chain[i]
        if figure.status or "rest" in figure.cues:
            return figure.status or "open"
        until = chain[i + 1].glue if i + 1 < len(chain) and chain[i + 1].glue > figure.end else len(self.norm)
        if self.norm[figure.start - 1 : figure.start] not in "、,;:(":
            return None
        return trailing_status(self.analysis, figure, until)

    def _stated_before(self, part: Figure) -> Figure | None:
        """The total of a list of states in one of the two sentences before it: of the same noun, no part itself."""
        family = self.figures.families[part.family]
        for i in range(part.index - 1, -1, -1):
            total = family[i]
            if total.block != part.block or part.sentence - total.sentence > 3:
                return None
            if total.status or "among" in total.cues or total.bracket >= 0 or id(total) in self._summed:
                continue
            return total if total.sentence < part.sentence and self._same_noun(total, part) else None
        return None

    def _same_noun(self, total: Figure, part: Figure) -> bool:
        if total.mention is None or part.mention is None:
            return False
        a, b = total.mention.noun, part.mention.noun
        return a is not None and b is not None and self.norm[a[0] : a[1]] == self.norm[b[0] : b[1]]

    def _list_before(self, chain: list[Figure], end: int) -> list[Figure]:
        """The list that a sum closes: back to a semicolon, or to words that begin another thought."""
        start = end - 1
        while start > 0 and end - start < LONGEST:
            between = self.norm[chain[start - 1].end : chain[start].start]
            if ";" in between or "among" in chain[start].cues or len(between) > REST:
                break
            start -= 1
        return chain[start:end]

    def _equation(self, chain: list[Figure], i: int) -> Iterator[tuple[Figure, list[Figure], str]]:
        """94个:47+26+11."""
        stop = i + 2
        while stop < len(chain) and self.norm[chain[stop - 1].end : chain[stop].start] == "+":
            stop += 1
        if stop - i > 2:
            yield chain[i], chain[i + 1 : stop], "equation"

    def _slack(self, total: Figure, parts: list[Figure]) -> float:
        """How far apart rounding alone may bring a total and its parts."""
        digits = [printed_number(self.analysis, figure)[1] for figure in (total, *parts)]
        if not any(digits):
            return 0.0
        return 0.5 * min(digit for digit in digits if digit) * len(digits)

    # -- what stays open ---------------------------------------------------------------------------------------------

    def leave_open(self, chain: list[Figure]) -> None:
        """Lists after 其中 that fall short of their total."""
        for i in range(len(chain) - 2):
            total, part = chain[i], chain[i + 1]
            if id(total) in self._totals or not self._among(total, part) or not total.exact:
                continue
            opens = self._opens_clause(part)
            stop = i + 2
            while stop < len(chain) and (opens or not self._ends_list(chain[stop])):
                stop += 1
            parts = [p for p in chain[i + 1 : stop] if self._opens_clause(p) == opens]
            if len(parts) < 2 or any(id(p) in self._summed or not p.exact for p in parts):
                continue
            if sum(p.value for p in parts) < total.value and all(self._same_kind(total, p) for p in parts):
                self.found.append(Breakdown(total, parts, "unclear", "among"))

    def _opens_clause(self, part: Figure) -> bool:
        """Whether a number stands first in its clause: 1个完工、2个正在推进."""
        return self.norm[part.start - 1 : part.start] in "、,;:(中"

    # -- where lists begin and end -----------------------------------------------------------------------------------

    def _opens(self, run: list[Figure], i: int) -> bool:
        """Whether a list of parts may begin at run[i]."""
        return bool(run[i].cues) or _breaks(self.norm, run[i - 1].end, run[i].start)

    def _closes(self, run: list[Figure], i: int) -> bool:
        """Whether a list of parts may end with run[i]."""
        if i + 1 == len(run) or "rest" in run[i].cues:
            return True
        after = run[i + 1]
        return "sum" in after.cues or self._among(run[i], after) or _breaks(self.norm, run[i].end, after.start)

    def _ends_list(self, part: Figure) -> bool:
        """Whether the words before a number begin another thought (并将1名…)."""
        return _ANOTHER.search(self.norm, part.glue, part.start) is not None

    def _before_bracket(self, figure: Figure) -> Figure | None:
        """The number of the same family in front of the bracket that holds a figure."""
        family = self.figures.families[figure.family]
        i = figure.index - 1
        while i >= 0 and family[i].start > figure.bracket:
            i -= 1
        if i < 0:
            return None
        total = family[i]
        between = self.norm[total.end : figure.bracket]
        near = len(between) <= BRACKET_REACH and not _breaks(between, 0, len(between))
        return total if near and "。" not in between else None

    def _next_block(self, total: Figure, part: Figure) -> bool:
        """Whether a total stands in the line before its parts, where no outline joins them."""
        if not total.exact or total.block >= 0 or part.block - total.block != 1:
            return False
        start, end = self.analysis.paragraphs.at(total.start)
        return end - start <= HEADING


# A line of at most so many characters may be the heading of the next.
HEADING = 60
# How many characters may stand behind the last part of a bracket (27人受到警告), or between two parts of a list.
REST = 24


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a list ends between two positions."""
    return text.find(";", start, end) >= 0 or text.find(":", start, end) >= 0


def _without_nested(chain: list[Figure]) -> list[Figure]:
    """A chain without what its parts are made of: 51项,已完成46项,其中3项…,剩余5项 → 51, 46, 5."""
    outer: list[Figure] = []
    nested = False
    for figure in chain:
        if "among" in figure.cues and outer and outer[-1].status:
            nested = True
        elif figure.status or "rest" in figure.cues:
            nested = False
        if not nested:
            outer.append(figure)
    return outer


def _exact_stretches(chain: list[Figure]) -> Iterator[tuple[int, int]]:
    """The stretches of a chain that hold exact numbers only, of at least two."""
    start = 0
    for i, figure in enumerate(chain):
        if not figure.exact:
            if i - start > 1:
                yield start, i
            start = i + 1
    if len(chain) - start > 1:
        yield start, len(chain)
