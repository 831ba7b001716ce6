"""Levels: which entries are problems of the inspection, and what those above and below them are called.

A bulletin puts its problems at any depth: at 一、, (一), 1. or (1). Within each outermost entry one style carries them.
It is the one whose entries are answered (整改情况: stands right under them), else the one whose headings name faults.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.outlining.measures import STYLES as MARKERS
from rectnlp.outlining.nesting import Entry
from rectnlp.structure import Passage

ABOVE = ("part", "section", "topic")
_LISTS = frozenset({"circled", "dash"})
# 针对“学习不深入”问题: all that the heading says; what goes on (…问题,开展整治) is a deed.
_QUOTED_FAULT = re.compile("(?:关于|针对|对)“[^”]+”(?:的?(?:问题|方面))?[。:;]?")
# Between problems of two styles so many numbers may be lost.
JUMP = 3
# Lists of so many entries in an Arabic style, so large a share of them problems, are lists of problems.
LISTED, MOST = 3, 2 / 3
_BARE = ("dot", "comma", "round")
# Styles that always carry a problem: 问题1:, 问题:.
_ALWAYS = frozenset({"problem", "question"})


@compiled
def _fault(lexicons: Lexicons) -> re.Pattern[str]:
    anywhere: list[str] = []
    endings: list[str] = []
    for surface, row in lexicons.words("problem_cues").items():
        (endings if row["where"] == "end" else anywhere).append(re.escape(surface))
    tail = r"[”’)]?(?:的?问题|的?方面|等?情况)?(?:的?整改(?:落实)?(?:进展)?(?:情况)?|方面)?[。:;]?\Z"
    return re.compile(
        rf"{'|'.join(anywhere)}|(?:{'|'.join(endings)}){tail}|[关对]于?“[^”]+”(?:的?(?:问题|方面)|反馈)?|问题\d*[。:]?\Z"
    )


class _Words(NamedTuple):
    """Patterns of the lexicon `heading_words`."""

    deed: re.Pattern[str]
    against_a_fault: re.Pattern[str]
    whose: re.Pattern[str]


@compiled
def _words(lexicons: Lexicons) -> _Words:
    deed, aim, remedy, found = (lexicons.pattern("heading_words", kind) for kind in ("deed", "aim", "remedy", "found"))
    return _Words(
        re.compile(deed),
        re.compile(f"{aim}|[^,]{{0,12}}{remedy}"),
        re.compile(f"{found}的?(?:突出|主要|具体|重点)?问题(?:线索)?"),
    )


def names_fault(heading: str, lexicons: Lexicons) -> bool:
    """Whether a heading names a fault.

    >>> [names_fault(h, Lexicons()) for h in ("学习不深入", "关于“账目不清”问题", "强化责任担当", "转型发展慢。")]
    [True, True, False, True]
    """
    words = _words(lexicons)
    if _QUOTED_FAULT.fullmatch(heading):
        return True
    heading = words.whose.sub("", heading)
    match = _fault(lexicons).search(heading)
    if match is None:
        return False
    # 落实…有差距 opens like a deed but ends in the fault.
    if words.deed.match(heading) is None:
        return True
    return not words.against_a_fault.match(heading) and len(heading) - match.end() <= 4


def assign(
    text: str, entries: Sequence[Entry], passages: Sequence[Passage], lexicons: Lexicons, *, items: bool = True
) -> None:
    """Give every entry its level: part, section and topic by depth, item, measure.

    Without `items` the bulletin lists no problems of an inspection, whatever its headings say.
    """
    numbered = [entry for entry in entries if entry.style not in MARKERS]
    problems = _problems(text, numbered, passages, lexicons) if items else set()
    for entry in entries:
        if entry.style in MARKERS:
            entry.level = "measure"
        elif entry in problems or (items and entry.style in _ALWAYS):
            entry.level = "item"
        elif entry.parent is not None and entry.parent.level in ("item", "measure"):
            entry.level = "measure"
        else:
            depth = entry.depth
            entry.level = ABOVE[depth] if depth < len(ABOVE) and entry.style not in _LISTS else "measure"


def _problems(text: str, entries: Sequence[Entry], passages: Sequence[Passage], lexicons: Lexicons) -> set[Entry]:
    """The entries that are problems: one style below each outermost entry, else the outermost entries themselves."""
    answered = _answered(entries, passages)
    ahead = lexicons.kinds("event_words")["ahead"]

    @cache
    def fault(entry: Entry) -> bool:
        return entry.title is not None and names_fault(text[slice(*entry.title)], lexicons)

    below: dict[Entry, list[Entry]] = {entry: [] for entry in entries if entry.parent is None}
    for entry in entries:
        if entry.parent is not None:
            below.setdefault(entry.root, []).append(entry)
    problems: set[Entry] = set()
    for root, inner in below.items():
        if root.title is not None and ahead.search(text, *root.title):
            continue  # a part that looks ahead lists no problems
        style = _item_style(inner, answered, fault)
        found = {entry for entry in inner if entry.style == style}
        problems |= found | _in_other_styles(inner, found, answered, fault)
    outermost = [entry for entry in entries if entry.parent is None]
    if not problems and _item_style(outermost, answered, fault) is not None:
        problems.update(entry for entry in outermost if entry in answered or fault(entry))
        for style in _BARE:  # a bare list of problems, one of which is not read as a fault: it is no part above them
            listed = [entry for entry in outermost if entry.style == style]
            if any(entry.title is not None and ahead.search(text, *entry.title) for entry in listed):
                continue
            if len(listed) >= LISTED and len(problems & set(listed)) >= len(listed) * MOST:
                problems.update(listed)
    return problems


def _in_other_styles(
    entries: Sequence[Entry], problems: set[Entry], answered: set[Entry], fault: Callable[[Entry], bool]
) -> set[Entry]:
    """Problems of a bulletin that goes on in another style: 1. to 3., then (4) to (6).

    They name faults or are answered, as the others do, and no problem stands below them.
    """
    above = {ancestor for problem in problems for ancestor in _ancestors(problem)}
    found: set[Entry] = set()
    for entry in entries:
        if not problems or entry in problems or entry in above or entry.style in _LISTS:
            continue
        if not problems.isdisjoint(_ancestors(entry)):
            continue
        goes_on = any(other.style == entry.style and _number(other) + 1 == _number(entry) for other in found)
        if goes_on or (fault(entry) and (entry in answered or _next_to(entry, problems))):
            found.add(entry)
    return found


def _number(entry: Entry) -> int:
    return entry.label.number or 0


def _ancestors(entry: Entry) -> Iterator[Entry]:
    while entry.parent is not None:
        entry = entry.parent
        yield entry


def _next_to(entry: Entry, problems: set[Entry]) -> bool:
    """Whether the numbers of problems leave its own out: they go on where it ends, or end where it begins."""
    own = entry.label.number
    numbers = {_number(problem) for problem in problems}
    return own is not None and own not in numbers and any(abs(own - number) <= JUMP for number in numbers)


def _answered(entries: Sequence[Entry], passages: Sequence[Passage]) -> set[Entry]:
    """Entries right under which a response stands: before any other entry, or as the heading of their first child."""
    answered: set[Entry] = set()
    responses = [passage.label_start for passage in passages if passage.kind in ("response", "status")]
    at = 0
    for i, entry in enumerate(entries):
        stop = entries[i + 1].label.start if i + 1 < len(entries) else float("inf")
        while at < len(responses) and responses[at] < entry.label.start:
            at += 1
        if at < len(responses) and responses[at] < stop:
            # (1)整改措施:… is an answer to the entry above.
            if responses[at] <= entry.label.end + 1:
                if entry.parent is not None:
                    answered.add(entry.parent)
            else:
                answered.add(entry)
    return answered


def _item_style(entries: Sequence[Entry], answered: set[Entry], fault: Callable[[Entry], bool]) -> str | None:
    """The style that carries the problems among some entries: the deepest one with evidence in half of its entries."""
    styles: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        styles[entry.style].append(entry)
    for style in styles:
        if style in _ALWAYS:
            return style
    deepest_first = sorted(styles, key=lambda style: -max(entry.depth for entry in styles[style]))
    for style in deepest_first:
        group = styles[style]
        if 2 * sum(entry in answered for entry in group) >= len(group):
            return style
    for style in deepest_first:
        group = styles[style]
        if style not in _LISTS or len(group) >= 2:
            named = sum(map(fault, group))
            if 2 * named >= len(group) and (named >= 2 or len(group) == 1):
                return style
    return None
