"""Figures: the numbers of a bulletin as arithmetic sees them.

Counts and amounts become one list in reading order. Each figure knows its family (what it may be added to: 人 with 名,
never with 人次), where it stands (sentence, bracket, problem), and which words relate it to others (其中, 剩余, 共,
已完成). Bare numbers in a list (完成397、持续11、未完成4) belong to the family of the number before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from rectnlp.analysis import Analysis
from rectnlp.checks.model import Member
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.cues import cues
from rectnlp.linking.patterns import words
from rectnlp.mentions import Amount, Count, Mention

# Measure words of persons name one kind of thing; all others stand for themselves.
_PERSONS = dict.fromkeys(("人", "名", "位"), "人")
_VISITS = dict.fromkeys(("人(次)", "人次"), "人次")
_FAMILY = _PERSONS | _VISITS
# Durations and ages are not parts of anything.
_ADDABLE = frozenset(("money", "area", "length", "mass", "volume", "energy"))
# Families of persons: one of them may be in several parts, with a sanction of the party and one of the state.
PERSONS = frozenset(("人", "人次"))
# Figures are added up in ten-thousandths.
GRAINS = 10_000
# How far back from a figure its words are read, in characters.
REACH = 40

# The last digit of a number that a mark closes, so that no measure word follows; how long such a number may be; and
# what stands before it: a word (not a date's or an ordinal's), or another term of a sum.
_LAST_DIGIT = re.compile(r"[0-9](?=[、;。)\n+]|,(?![0-9]))")
_LONGEST = 6
_BARE_BEFORE = re.compile("(?![第年月日号至期届轮])[\u4e00-\u9fff]")
_BRACKET = re.compile("[()\n]")
_CLAUSE_MARK = re.compile("[,;:(]")
_CLAUSE_END = re.compile("[,;。)\n]")
_DECIMALS = re.compile(r"([0-9][0-9,]*)(?:\.([0-9]+))?([万亿])?")
# Brackets of whatever shape are read as round ones: 47宗[注:甲类9宗、乙类38宗].
_SHAPES = (("[", "("), ("【", "("), ("〔", "("), ("]", ")"), ("】", ")"), ("〕", ")"))
_START = attrgetter("start")
_MYRIADS = {None: 1.0, "万": 1e4, "亿": 1e8}


@dataclass(slots=True, eq=False)
class Figure:
    """A number with its place and its words."""

    mention: Count | Amount | None  # None for a bare number
    table: str | None
    start: int
    end: int
    value: float
    grains: int  # the value in ten-thousandths: whole, so that sums of 38.4 and 24.85 are exact
    exact: bool
    family: str
    unit: str
    sentence: int = 0
    block: int = 0  # the problem it stands under, else its paragraph
    bracket: int = -1  # where the innermost bracket around it opens; -1 for none
    index: int = -1  # its place among the figures of its family
    order: int = -1  # its place among all figures
    glue: int = 0  # where the text between the figure before it (or the sentence's start) and itself begins
    cues: str = ""  # kinds of the words before it, joined by spaces
    status: str | None = None  # how far, by the words before it

    @property
    def member(self) -> Member:
        """The figure as a member of a check."""
        return Member(self.start, self.end, self.table)


@dataclass(slots=True)
class Figures:
    """All figures of a bulletin, and the chains they form."""

    every: list[Figure]
    # By family, in reading order.
    families: dict[str, list[Figure]]
    # Figures of one family in one sentence at one depth of brackets, in reading order.
    chains: list[list[Figure]]


@compiled
def _cues(lexicons: Lexicons) -> tuple[AhoCorasick, dict[str, str], dict[str, str], frozenset[str]]:
    """An automaton of cue words, with the kind or status of each, and those that must stand next to their number."""
    kinds = {word: row["kind"] for word, row in lexicons.words("part_cues").items()}
    rows = lexicons.words("progress_words")
    states = {word: row["status"] for word, row in rows.items()}
    near = frozenset(word for word, row in rows.items() if row["where"] == "next")
    return words(dict.fromkeys((*kinds, *states))), kinds, states, near


def read(analysis: Analysis) -> str:
    """The view with one shape of brackets."""
    known = analysis.notes.get("one_shape")
    if isinstance(known, str):
        return known
    norm = analysis.view.norm
    for shape, round_one in _SHAPES:
        norm = norm.replace(shape, round_one)
    analysis.notes["one_shape"] = norm
    return norm


def gather(analysis: Analysis) -> Figures:
    """The figures of a bulletin, gathered when first asked for."""
    known = analysis.notes.get("figures")
    if isinstance(known, Figures):
        return known
    figures = _read(analysis)
    _place(analysis, figures)
    families: dict[str, list[Figure]] = {}
    chains: dict[tuple[str, int, int], list[Figure]] = {}
    for order, figure in enumerate(figures):
        figure.order = order
        members = families.setdefault(figure.family, [])
        figure.index = len(members)
        members.append(figure)
        chains.setdefault((figure.family, figure.sentence, figure.bracket), []).append(figure)
    gathered = Figures(figures, families, list(chains.values()))
    analysis.notes["figures"] = gathered
    return gathered


def _read(analysis: Analysis) -> list[Figure]:
    """The figures with their values and families, in reading order."""
    norm, aspects = analysis.view.norm, cues(analysis.lexicons).aspects
    figures = []
    for count in analysis.rows.get("counts", ()):
        if count.per is None:
            unit = norm[count.unit[0] : count.unit[1]] if count.unit else ""
            noun = norm[count.end : count.noun[1]] if count.noun else ""
            # 四个方面 are counted by themselves, whatever else has 个 for its measure word.
            family = unit + noun if noun in aspects else _FAMILY.get(unit, unit)
            figures.append(_figure(count, "counts", family, unit))
    for amount in analysis.rows.get("amounts", ()):
        if amount.dimension in _ADDABLE:
            unit = norm[amount.unit[0] : amount.unit[1]] if amount.unit else ""
            figures.append(_figure(amount, "amounts", unit, unit))
    for start, end in _bare(analysis):
        value = int(analysis.body[start:end])
        figures.append(Figure(None, None, start, end, value, value * GRAINS, True, "", ""))
    figures.sort(key=_START)
    return figures


def _figure(mention: Count | Amount, table: str, family: str, unit: str) -> Figure:
    value = mention.value
    exact = mention.bound == "exact" and mention.value_high is None
    return Figure(mention, table, mention.start, mention.end, value, round(value * GRAINS), exact, family, unit)


def _bare(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Numbers without a measure word that close a clause: 完成397、持续11、未完成4; 94个:47+26+11."""
    body, rows = analysis.body, analysis.rows
    for match in _LAST_DIGIT.finditer(body):
        start, end = match.span()
        while "0" <= body[start - 1 : start] <= "9" and end - start <= _LONGEST:
            start -= 1
        before = body[start - 1 : start]
        summed = before == "+" or body[end : end + 1] == "+"
        if not before or not (before in "+:(=" if summed else _BARE_BEFORE.match(before)):
            continue
        if not any(_covered(rows.get(table, ()), start) for table in ("counts", "amounts", "percentages", "events")):
            yield start, end


def _covered(mentions: Sequence[Mention], position: int) -> bool:
    """Whether a mention of a table stands at a position."""
    i = bisect_right(mentions, position, key=_START) - 1
    return i >= 0 and mentions[i].end > position


def _place(analysis: Analysis, figures: list[Figure]) -> None:
    """Fill in where each figure stands and which words stand before it; bare numbers get their family."""
    norm = read(analysis)
    sentences, paragraphs, outline = analysis.sentences.breaks, analysis.paragraphs.breaks, analysis.outline
    brackets = _brackets(norm, figures)
    end = 0
    before: Figure | None = None
    for figure, bracket in zip(figures, brackets, strict=True):
        start = figure.start
        figure.bracket = bracket
        figure.sentence = sentence = bisect_right(sentences, start) - 1
        node = outline.at(start)
        problem = node.problem if node else None
        figure.block = problem.start if problem else bisect_right(paragraphs, start) - 1 - len(norm)
        figure.glue = max(end, sentences[sentence], start - REACH)
        if not figure.family and before is not None and before.sentence == sentence:
            figure.family, figure.unit = before.family, before.unit
        end, before = figure.end, figure
    _read_words(analysis, figures)


def _brackets(norm: str, figures: list[Figure]) -> list[int]:
    """Where the innermost bracket around each figure opens; brackets end with their line at the latest."""
    marks = [match.start() for match in _BRACKET.finditer(norm)]
    opened: list[int] = []
    found = []
    i = 0
    for figure in figures:
        while i < len(marks) and marks[i] < figure.start:
            token = norm[marks[i]]
            if token == "(":
                opened.append(marks[i])
            elif token == "\n":
                opened.clear()
            elif opened:
                opened.pop()
            i += 1
        found.append(opened[-1] if opened else -1)
    return found


def _read_words(analysis: Analysis, figures: list[Figure]) -> None:
    """Fill in the kinds of the words before each figure, and how far it is."""
    norm = read(analysis)
    cue, kinds, states, near = _cues(analysis.lexicons)
    for figure in figures:
        before = norm[figure.glue : figure.start]
        for _, start, end in cue.find_matches_as_indexes(before):
            word = before[start:end]
            if word in kinds:
                figure.cues += kinds[word] + " " if kinds[word] != "-" else ""
                continue
            # Words before a clause mark still open a list (其中,3个…), but are not the figure's own state.
            own = _CLAUSE_MARK.search(before, end) is None
            if own and (word not in near or end == len(before)):
                figure.status = states[word] if states[word] != "-" else None


def trailing_status(analysis: Analysis, figure: Figure, until: int) -> str | None:
    """How far, by the words behind a figure in its clause, which ends before `until`: 2个正在推进."""
    cue, _, states, near = _cues(analysis.lexicons)
    norm = read(analysis)
    mark = _CLAUSE_END.search(norm, figure.end, min(until, figure.end + REACH))
    if mark is None:
        return None  # the words belong to the next figure
    behind = norm[figure.end : mark.start()]
    for _, start, end in cue.find_matches_as_indexes(behind):
        word = behind[start:end]
        if states.get(word, "-") != "-" and (word not in near or end == len(behind)):
            return states[word]
    return None


def printed_number(analysis: Analysis, figure: Figure) -> tuple[float, float]:
    """The multiplier that a figure is printed with (万 → 10,000) and the size of its last printed digit.

    Whole numbers are exact: their last digit has size 0.
    """
    printed = analysis.view.norm[figure.start : figure.end]
    match = _DECIMALS.search(printed) if "." in printed or "万" in printed or "亿" in printed else None
    if match is None:
        return 1.0, 0.0
    scale = _MYRIADS[match.group(3)]
    if match.group(2):
        return scale, scale * 10.0 ** -len(match.group(2))
    return scale, scale if scale > 1 else 0.0


def slack(analysis: Analysis, total: Figure, parts: list[Figure]) -> float:
    """What rounding alone never reaches: half of the last digit printed of the total and of each part."""
    slack = 0.5 * sum(printed_number(analysis, figure)[1] for figure in (total, *parts))
    return max(slack, 1 / GRAINS) - 0.5 / GRAINS


__all__ = ["Figure", "Figures", "gather", "printed_number", "read", "slack", "trailing_status"]
