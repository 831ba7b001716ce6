"""A clause read into its verbs and function words: what predicates and subjects are looked for in.

One pass of an automaton over the clause finds the entries of the lexicons `verbs` and `markers`; what the segmenter
tags as a verb and no lexicon holds is added. Clauses are read when first asked for, and kept with the analysis.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.patterns import words
from rectnlp.mentions import Span


@dataclass(slots=True)
class Verb:
    """A verb in its clause: where it stands with its complement, its class, and how much speaks for it as predicate."""

    start: int
    end: int
    role: str
    event_type: str
    weight: float
    # Where its own word ends, the complement aside.
    head_end: int


@dataclass(slots=True)
class Marker:
    """An adverb, a modal or a preposition, with what it says of the event's state."""

    start: int
    end: int
    kind: str
    status: str


@dataclass(slots=True)
class Clause:
    """A clause: its verbs and function words, in order."""

    start: int
    end: int
    verbs: list[Verb]
    markers: list[Marker]
    weighed: bool = False
    named: bool = False  # whether the verbs inside the names of units are out


@dataclass(frozen=True)
class _Lexicon:
    automaton: AhoCorasick
    # By the number of the match: kind or role, event type, status. A verb that is also a complement has that status.
    entries: list[tuple[str, str, str]]
    # Words that segmenters call verbs and that say nothing of what happened; what makes a name of a verb before it.
    barred: frozenset[str]
    names: frozenset[str]


@compiled
def _lexicon(lexicons: Lexicons) -> _Lexicon:
    surfaces: dict[str, tuple[str, str, str]] = {}
    apart: dict[str, set[str]] = {"barred": set(), "name": set()}
    for word, row in lexicons.words("markers").items():
        if row["kind"] in apart:
            apart[row["kind"]].add(word)
        else:
            surfaces[word] = (row["kind"], "", row["status"])
    for word, row in lexicons.words("verbs").items():
        known = surfaces.get(word)
        if known is None or known[0] == "complement":
            surfaces[word] = (row["role"], row["event_type"], "complement" if known else "")
    return _Lexicon(words(surfaces), list(surfaces.values()), frozenset(apart["barred"]), frozenset(apart["name"]))


_MARKERS = frozenset({"adverb", "modal", "preposition"})
# One-character function words that segmenters glue to what follows (已于, 将在, 拟选).
_LOOSE = re.compile(
    "[已将拟须未均共再曾]|应(?![急用届对邀聘收付变付])|对(?![象策照接外口账标应比待内立错联手决齐付方话抗岸半开])|向(?![上下前后往来导党阳东西南北好])"
)
# Segmenters glue a date's last sign to what follows (2|日开|会).
# … or the preposition before a date to what precedes it (市卫健委于|6月).
_BEFORE_DATE = re.compile("于[0-9]")
_DATE_END = re.compile("[0-9一二三四五六七八九十][年月日号]$|[月年][底末初]$|旬$")
_QUOTED = re.compile("“[^“”]{0,60}”|\\([^()]{0,60}\\)|‘[^‘’]{0,60}’")
# How words end that segmenters call verbs and that are none.
_NO_VERB_ENDS = frozenset("是以来间长员者率会于办")
_FULL = frozenset({"", "change"})
_KEEP_OBJECT = frozenset({"light", "semi", "stative"})


# A clause without end (a page that lost its punctuation) is read in pieces of this many characters.
_LONGEST = 400


def clause(analysis: Analysis, position: int) -> Clause:
    """The clause that holds a position, read once and kept; its verbs have no weight yet (see `predicates`)."""
    clauses = analysis.clauses
    start = clauses.breaks[bisect_right(clauses.breaks, position) - 1]
    kept: dict[int, Clause] = analysis.notes.setdefault("clauses", {})
    found = kept.get(start)
    if found is not None and (position <= found.end or found.end - start < _LONGEST):
        return found
    end = clauses.bare(position)[1]
    if end - start > _LONGEST:
        start += (position - start) // _LONGEST * _LONGEST
        end = min(end, start + _LONGEST)
        if start in kept:
            return kept[start]
    found = Clause(start, end, [], []) if _ONLY_DATE.match(analysis.body, start, end) else read(analysis, start, end)
    kept[start] = found
    return found


# Many clauses are a date and no more.
_ONLY_DATE = re.compile("[截至止于 ]{0,3}[0-9年月日底至到旬初份-]*前?$")


def read(analysis: Analysis, start: int, end: int) -> Clause:
    """A stretch of the view as a clause."""
    body, words = analysis.body, analysis.words
    text = body[start:end]
    lexicon = _lexicon(analysis.lexicons)
    entries = lexicon.entries
    starts, tags, surfaces = words.starts, words.tags, words.surfaces
    first = bisect_right(starts, start) - 1
    last = bisect_left(starts, end)
    borders = {*starts[first:last], end}
    quoted: list[Span] = []
    if "“" in text or "(" in text or "‘" in text:
        quoted = [(match.start() + start, match.end() + start) for match in _QUOTED.finditer(text)]
    verbs: list[Verb] = []
    markers: list[Marker] = []
    complements: dict[int, int] = {}
    taken: dict[int, int] = {}  # where entries of the lexicons begin and end, in order and apart
    behind = inside = -1  # where the last function word ends, and the last entry found inside a longer word
    for number, left, right in lexicon.automaton.find_matches_as_indexes(text):
        left += start
        right += start
        if quoted and _within(quoted, left) and not (body[left - 1] == "“" and body[right] == "”"):
            continue
        kind, event_type, status = entries[number]
        opens = left in borders
        closes = right in borders or (
            opens and _opens_phrase(surfaces[bisect_left(starts, left)], right - left, lexicon.names)
        )
        opens = opens or left == behind or _ends_date(body, start, left)
        if kind in _MARKERS:
            if (opens and (closes or right - left > 1 or _LOOSE.match(body, left))) or (
                kind == "preposition" and _BEFORE_DATE.match(body, left)
            ):
                markers.append(Marker(left, right, kind, status))
                taken[left] = behind = right
            continue
        if closes:
            if kind == "complement" or status == "complement":
                complements[left] = right
            if kind != "complement" and kind != "nominal":
                if opens or left == inside:
                    verbs.append(Verb(left, right, kind, event_type, 0.0, right))
                elif (
                    right - left > 1 and kind in _FULL
                ):  # 专项检查 as one word: rather what a light verb does than a predicate
                    verbs.append(Verb(left, right, kind, event_type, -1.0, right))
        inside = right
        if kind == "nominal" or (closes and kind != "complement"):
            taken[left] = right
    known = len(verbs)
    for i, tag in enumerate(tags[first:last], first):
        if tag == "v" and len(surfaces[i]) > 1:
            word = surfaces[i]
            left = starts[i]
            right = left + len(word)
            if (
                left >= start
                and left not in taken
                and word[-1] not in _NO_VERB_ENDS
                and word not in lexicon.barred
                and "某" not in word
                and not (word[0] == "前" and _ends_date(body, start, left))  # 2017年底|前应|完成
                and not any(low < right and left < high for low, high in taken.items())
                and not (quoted and _within(quoted, left))
                and not _DATE_END.search(body, left - 1, left + 1)
            ):
                verbs.append(Verb(left, right, "", "other", -0.5, right))
    if len(verbs) > known:
        verbs.sort(key=_start)
    return Clause(start, end, _joined(verbs, complements) if complements else verbs, markers)


def _opens_phrase(word: str, size: int, names: frozenset[str]) -> bool:
    """Whether a word of the segmenter's is a verb of `size` characters with its object: 解决问题, but not 服务中心."""
    return size >= 2 and len(word) == size + 2 and word[size:] not in names


def _ends_date(body: str, start: int, position: int) -> bool:
    """Whether a date ends at a position."""
    return (
        body[position - 1] in "年月日号底末初旬"
        and _DATE_END.search(body, max(start, position - 3), position) is not None
    )


def _start(verb: Verb) -> int:
    return verb.start


def _within(spans: list[Span], position: int) -> bool:
    return any(low <= position < high for low, high in spans)


def _joined(verbs: list[Verb], complements: dict[int, int]) -> list[Verb]:
    """整改 + 到位 is one verb; the complement itself is none."""
    kept: list[Verb] = []
    begins = {verb.start for verb in verbs}
    for verb in verbs:
        previous = kept[-1] if kept else None
        if previous and previous.end == verb.start and verb.start in complements and previous.role not in _KEEP_OBJECT:
            previous.end = verb.end
            continue
        right = complements.get(verb.end)
        if right and verb.role not in _KEEP_OBJECT and verb.end not in begins:
            verb.end = right
        kept.append(verb)
    return kept
