"""outline_total: a number in a heading, or before 如下, against the bare list right below it.

关于6个突出问题整改情况的公示, 现将评为优秀的5家单位通报如下: over 1.…2.…3.…, an item a line.
What the number counts must be what the items are: problems are read as such by the outline or end in 问题, bodies are
names, other things end in the number's noun. Headings of a report below such a line (一、基本情况) are nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.announced import Announced
from rectnlp.checks.numbering.more import left_open, may_hold_more
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count, Span

# How far off the length of a list may be to contradict its number; shorter lists contradict nothing.
OFF, LEAST = 2, 3
# The longest list, and how long a line above it may be, in characters.
LONGEST, LEAD = 30, 90
# A name in a list of names is at most so long.
NAME = 24

_SENTENCE = re.compile("[。;!?]")
_HEAD_END = re.compile("[,。;:(!?\n]")
_PERSON = re.compile("[一-鿿]{2,4}(?:[,:;。(]|$)")
_PROBLEMS = re.compile("[一-鿿]{2,8}?问题")
_TEXT = re.compile("[\u4e00-\u9fff]")


@dataclass(slots=True, frozen=True)
class Words:
    """The lexicon `listing_words` with where its words must stand."""

    follows: re.Pattern[str]
    ahead: re.Pattern[str]
    picked: re.Pattern[str]
    body: re.Pattern[str]
    person: re.Pattern[str]
    told: re.Pattern[str]  # 单位通报, 单位名单: what is read with the noun and is none of it


@compiled
def _words(lexicons: Lexicons) -> Words:
    kinds = lexicons.kinds("listing_words")
    ahead, body, person = (
        re.compile(f"{lexicons.pattern('listing_words', kind)}$") for kind in ("ahead", "body", "person")
    )
    told = "|".join(lexicons.pattern("listing_words", kind) for kind in ("follows", "publish"))
    return Words(kinds["follows"], ahead, kinds["picked"], body, person, re.compile(f"(?:{told})+$"))


def find(analysis: Analysis) -> Iterator[Announced]:
    """Numbers in the line above a list, with its labels."""
    norm, words = analysis.view.norm, _words(analysis.lexicons)
    problems = {node.start for node in analysis.outline.nodes if node.problem is node}
    units = {unit.start for unit in analysis.rows.get("units", ())}
    for first, at in enumeration.firsts(analysis):
        lead = _lead(norm, at)
        if lead is None:
            continue
        text = norm[lead[0] : lead[1]]
        inside: list[Count] = analysis.within("counts", *lead)
        heading = not _SENTENCE.search(text) and not text.endswith((":", ","))
        for count in inside:
            if count.bound != "exact" or count.value_high is not None or not 2 <= count.value <= LONGEST:
                continue
            said = words.follows.search(norm, count.end, lead[1]) or words.ahead.search(norm[lead[0] : count.start])
            alone = sum(_noun(norm, other) == _noun(norm, count) for other in inside) == 1
            if not _noun(norm, count) or not (heading or said) or not alone or words.picked.search(text):
                continue
            items = _items(norm, enumeration.followed(norm, first, at))
            noun = words.told.sub("", _noun(norm, count))
            if items is None or not _are(analysis, noun, items, problems, units):
                continue
            off = len(items) - count.value
            labels = [label for label, _ in items]
            if not off:
                yield Announced(count, labels, "ok")
            elif abs(off) <= OFF and len(items) >= LEAST and not _open(analysis, count, labels):
                yield Announced(count, labels, "mismatch")


def _open(analysis: Analysis, count: Count, labels: list[Span]) -> bool:
    """Whether a list need not be all of what its number counts."""
    starts = [start for start, _ in labels]
    return left_open(analysis, labels, int(count.value)) or may_hold_more(analysis, count, starts, len(labels))


def _lead(norm: str, at: int) -> Span | None:
    """The sentence or heading right above a list, or before it in its line."""
    end = at
    while end > 0 and norm[end - 1] in " \u3000\n":
        end -= 1
    if end == 0 or (end == at and norm[end - 1] != ":"):
        return None
    low = max(0, end - LEAD - 1)
    start = max(norm.rfind("\n", low, end), max(norm.rfind(mark, low, end - 1) for mark in "。;")) + 1
    return (start, end) if start > low or not low else None


def _items(norm: str, labels: list[Span]) -> list[tuple[Span, str]] | None:
    """A list's labels, each with its text to the end of its line; None where an item runs over lines."""
    found = []
    for i, (start, end) in enumerate(labels):
        until = labels[i + 1][0] if i + 1 < len(labels) else norm.find("\n", end)
        text = norm[end : until if until >= 0 else len(norm)].strip()
        if "\n" in text or not _TEXT.search(text):
            return None
        found.append(((start, end), text))
    return found


def _are(analysis: Analysis, noun: str, items: list[tuple[Span, str]], problems: set[int], units: set[int]) -> bool:
    """Whether items are what a noun counts, by where problems and units begin."""
    heads: list[str] = [_HEAD_END.split(text)[0] for _, text in items]
    if noun.endswith("问题"):
        read = [label[0] in problems or head.endswith("问题") for (label, _), head in zip(items, heads, strict=True)]
        return sum(read) >= len(read) - 1  # the first of a list is at times a heading to the outline
    if _words(analysis.lexicons).body.search(noun):
        named = sum(any(at in units for at in range(label[1], label[1] + 3)) for label, _ in items)
        return all(len(text.rstrip("。;,")) <= NAME for _, text in items) and 2 * named > len(items)
    if _words(analysis.lexicons).person.search(noun):
        surnames = analysis.lexicons.words("surnames")
        return all(_PERSON.match(text) and not surnames.keys().isdisjoint((text[0], text[:2])) for _, text in items)
    return len(noun) > 1 and all(head.endswith(noun[-2:]) for head in heads)


def _noun(norm: str, count: Count) -> str:
    if count.noun is not None:
        return norm[count.noun[0] : count.noun[1]]
    behind = _PROBLEMS.match(norm, count.end)  # 4个长期坚持问题: a verb before it
    return behind.group() if behind else ""


__all__ = ["find"]
