"""Totals that the numbers around them add up to.

Behind the total, in a bracket, after 其中, before 共, up to a remainder (剩余, 其余), in a later sentence of the same
problem. An equal sum alone proves nothing: a word must relate parts and total, or their nouns and how they are told.

Bounded: prefix sums make every look-up constant; runs are at most `LONGEST` long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rectnlp.checks.figures import Figure
from rectnlp.checks.sums import criteria
from rectnlp.checks.sums.lists import Lists, without_nested

# The longest run of parts looked at, and how many figures of its family a total may stand before them.
LONGEST = 40
AWAY = 12
# How many figures before a remainder are tried as its total.
BEFORE_REST = 8
# Below this, two numbers make a third too often by chance: a word must relate them.
SMALL = 10


@dataclass(slots=True, eq=False)
class Breakdown:
    """A total with its parts; `why` says how the text relates them."""

    total: Figure
    parts: list[Figure]
    status: str
    why: str


def confirmed(lists: Lists, chains: list[list[Figure]]) -> list[Breakdown]:
    """Every total that adds up."""
    search = _Sums(lists)
    for chain in chains:
        search.look(chain)
        outer = without_nested(chain)
        if 1 < len(outer) < len(chain):
            search.look(outer)
        for column in lists.columns(chain):
            search.look(column)
    for family in lists.families.values():
        search.across_sentences(family)
    return _without_accidents(search.found)


def _without_accidents(found: list[Breakdown]) -> list[Breakdown]:
    """Let go of sums within one list of parts: of 11, 9, 2, 5, 1 (together 28), 11 = 9+2 says nothing."""
    within: dict[int, set[int]] = {}  # the numbers of the longer lists that a figure is a part of
    for number, b in enumerate(found):
        if len(b.parts) > 2:
            for part in b.parts:
                within.setdefault(id(part), set()).add(number)
    none: set[int] = set()
    return [b for b in found if within.get(id(b.total), none).isdisjoint(within.get(id(b.parts[0]), none))]


class _Sums:
    """The search over one bulletin."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.found: list[Breakdown] = []
        self._seen: set[tuple[int, int, int]] = set()
        self._places: dict[str, dict[int, list[int]]] = {}

    def look(self, chain: list[Figure]) -> None:
        """Sums among one chain's numbers, and between them and totals before them."""
        for run in _exact_runs(chain):
            sums = list(accumulate((figure.grains for figure in run), initial=0))
            at = {total: i for i, total in enumerate(sums)}
            self._after_total(run, sums, at)
            self._before_total(run, sums, at)
            self._to_remainder(run, sums)
            self._for_earlier_total(run, sums)

    def _after_total(self, run: list[Figure], sums: list[int], at: dict[int, int]) -> None:
        """A total, then its parts: 53个…,27个,19个,6个,1个."""
        for i, total in enumerate(run):
            stop = at.get(sums[i + 1] + total.grains, 0)
            if stop - i < 3 or self._opens_enumeration(total, run[i + 1]) or self._leaves(total, run[i + 1 : stop]):
                continue
            # 35人,其中处分22人,组织处理13人,移送司法机关2人: what comes behind the sum is another thing.
            told = total.value >= SMALL and self.lists.among(total, run[i + 1])
            if told or self.lists.closes(run, stop - 1):
                self._enter(total, run[i + 1 : stop], adjacent=True)

    def _opens_enumeration(self, total: Figure, part: Figure) -> bool:
        """Whether a number is the first item of an enumeration, and no total: 记过24人、记大过13人、撤职11人."""
        return self.lists.norm[total.end] == "、" and not self.lists.among(total, part)

    def _leaves(self, total: Figure, parts: list[Figure]) -> bool:
        """Whether a semicolon parts the last number alone from a list: 党纪处分16人,政务处分7人;移送2人."""
        between = [self.lists.norm[a.end : b.start] for a, b in pairwise((total, *parts))]
        one_thought = ":" not in between[0] and not self.lists.among(total, parts[0])
        return (
            one_thought
            and not parts[-1].cues
            and ";" in between[-1]
            and not any(";" in words for words in between[:-1])
        )

    def _before_total(self, run: list[Figure], sums: list[int], at: dict[int, int]) -> None:
        """Parts, then their total: 7人,3人,共10人; 7+3=10人."""
        for i, total in enumerate(run):
            if i > 1 and ("sum" in total.cues or self.lists.norm[total.glue : total.start] == "="):
                start = at.get(sums[i] - total.grains, i)
                if i - start > 1:
                    self._enter(total, run[start:i], why="sum")

    def _to_remainder(self, run: list[Figure], sums: list[int]) -> None:
        """Parts up to a remainder, around a total among them: 已完成346项,占587项的近六成,其余241项."""
        for last, figure in enumerate(run):
            if "rest" not in figure.cues and "other" not in figure.cues:
                continue
            for t in range(last - 1, max(-1, last - 1 - BEFORE_REST), -1):
                for start in range(t - 1, max(-1, t - 1 - BEFORE_REST), -1):
                    if sums[last + 1] - sums[start] == 2 * run[t].grains and last - start > 1:
                        self._enter(run[t], [*run[start:t], *run[t + 1 : last + 1]], why="rest")
                        break

    def _for_earlier_total(self, run: list[Figure], sums: list[int]) -> None:
        """A list whose total stands in front of its bracket, or in an earlier sentence of the same problem."""
        lists, family, places = self.lists, self.lists.families[run[0].family], self._places_of(run[0].family)
        bracket = lists.before_bracket(run[0]) if run[0].bracket >= 0 else None
        stops = [i + 1 for i in range(len(run)) if lists.closes(run, i)]
        for start in range(len(run) - 1):
            if start and not lists.opens(run, start):
                continue
            for stop in stops[bisect_left(stops, start + 2) :]:
                if stop - start > LONGEST:
                    break
                value = sums[stop] - sums[start]
                parts = run[start:stop]
                if bracket is not None and value == bracket.grains:
                    self._enter(bracket, parts, why="bracket")
                elif value in places:
                    nearest = bisect_left(places[value], parts[0].index) - 1
                    total = family[places[value][nearest]]
                    near = nearest >= 0 and parts[0].index - total.index <= AWAY
                    if near and total.exact and lists.same_passage(total, parts[0]):
                        self._enter(total, parts)

    def across_sentences(self, family: list[Figure]) -> None:
        """A total, then its parts in sentences of their own: 排查问题36个。甲街道12个。乙街道24个。

        All that follows of the same noun must be used up, so that no run of numbers ends just where its sum fits.
        """
        for total, first in pairwise(family):
            if first.sentence > total.sentence and total.exact and total.value >= SMALL:
                parts = self._used_up(total, family, first.index)
                if len(parts) > 1 and parts[-1].sentence > first.sentence and self.lists.parallel(parts):
                    self._enter(total, parts, why="sentences")

    def _used_up(self, total: Figure, family: list[Figure], start: int) -> list[Figure]:
        """The figures of a total's noun and problem from `start` on, if they use it up to the last one; else none."""
        parts: list[Figure] = []
        left = total.grains
        for part in family[start : start + LONGEST]:
            if part.block != total.block or not self.lists.one_noun(total, part):
                break
            if not part.exact or part.grains > left:
                return []
            parts.append(part)
            left -= part.grains
        return parts if left == 0 else []

    def _places_of(self, family: str) -> dict[int, list[int]]:
        """Where each value of a family stands, as indices into the family."""
        if family not in self._places:
            places = self._places[family] = {}
            for figure in self.lists.families[family]:
                places.setdefault(figure.grains, []).append(figure.index)
        return self._places[family]

    def _enter(self, total: Figure, parts: list[Figure], *, adjacent: bool = False, why: str = "") -> None:
        """Keep a sum, if words or nouns make it a breakdown and no accident."""
        key = (total.start, parts[0].start, parts[-1].end)
        if key in self._seen or total.value <= 0:
            return
        why = why or self._word(total, parts)
        if why or kindred(self.lists, total, parts, adjacent=adjacent):
            self._seen.add(key)
            self.found.append(Breakdown(total, parts, "ok", why))

    def _word(self, total: Figure, parts: list[Figure]) -> str:
        """The word that relates parts to a total in one sentence."""
        if parts[0].sentence != total.sentence:
            return ""
        if "rest" in parts[-1].cues or "other" in parts[-1].cues:
            return "rest"
        return "among" if self.lists.among(total, parts[0]) else ""


def kindred(lists: Lists, total: Figure, parts: list[Figure], *, adjacent: bool) -> bool:
    """Whether parts are of the total's kind and told alike, where no word relates them."""
    if not lists.parallel(parts):
        return False
    return _of_kind(lists, total, parts, adjacent=adjacent) or criteria.of(lists, total, parts) is not None


def _of_kind(lists: Lists, total: Figure, parts: list[Figure], *, adjacent: bool) -> bool:
    """Whether parts are of the total's kind, by their nouns or by being all that follows."""
    if total.value < SMALL:
        # 5个, then 2个 and 3个: only persons, or one noun said three times.
        persons = total.family == "人"
        if not adjacent or not (persons or all(lists.noun(p) and lists.one_noun(total, p) for p in (total, *parts))):
            return False
    elif not all(lists.same_kind(total, part) for part in parts):
        # Parts may be named by what became of them: 缺失35册,登记错误22册、损坏13册.
        alone = parts[-1].order - total.order == len(parts) and lists.norm[parts[-1].end : parts[-1].end + 1] in "。;\n"
        small = total.value < 2 * SMALL
        if not (alone or (len(parts) > 2 and not small)) or (small and len(parts) < 3):
            return False
    return True


def _exact_runs(chain: list[Figure]) -> Iterator[list[Figure]]:
    """The stretches of a chain that hold exact numbers only, of at least two."""
    start = 0
    for i, figure in enumerate(chain):
        if not figure.exact:
            if i - start > 1:
                yield chain[start:i]
            start = i + 1
    if len(chain) - start > 1:
        yield chain[start:] if start else chain
