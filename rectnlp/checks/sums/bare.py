"""Bare lists: a total and its parts that fill their sentence, with no word that relates them.

断头路26条,打通15条,在建9条。 A noun with its number opens the sentence; each clause behind it says in a verb or a state
what became of some, with the same measure word and no noun of its own; nothing else follows. Whoever writes so, tells
all.

Stages of a procedure look the same (信访40件,受理30件,立案12件) but are parts of each other: lexicon `funnels`. So do
verbs of what overlaps or changes a total, by their kind of event in `verbs`, and words that make a list one of some
(其中, 新增: `list_words`). All of these are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.checks.figures import GRAINS, Figure
from rectnlp.checks.sums import exhaustive
from rectnlp.checks.sums.breakdowns import LONGEST, Breakdown
from rectnlp.checks.sums.lists import Lists
from rectnlp.lexicons import Lexicons, Row, compiled

# How far off a sum may be, as a share of the total, before the list is thought to leave some out: of two parts, of
# more. So many may always be missing. What became of a total cannot be more than all of it, by whatever share.
OFF_TWO = 0.3
OFF_MORE = 0.4
BEYOND = 0.5
FEW = 2

# What stands before the total: a label, a year, and its noun.
_HEAD = re.compile(
    r"""(?:[0-9]{1,3}[.、] | [①-⑳] | ——? | \([^()\n]{1,4}\) | [一二三四五六七八九十]{1,3}(?:、|是))?
    (?:[0-9]{4}年)?
    [\u4e00-\u9fff“”A-Za-z]{1,24}""",
    re.VERBOSE,
)
_PART = re.compile("[中里]?[,、;]((?:已经?|现已|正在|仍|尚|拟|待)?([\u4e00-\u9fff]{1,6}))")
_ENDS = "。;\n)"
_STARTS = re.compile("[。;:\n(]")
# Tags of words that make up a verb phrase, and those that can carry it alone.
# Into what something passes, by a verb made for it: 纳入大修, 转为民用, 划归社区.
_INTO = re.compile("[\u4e00-\u9fff][入为归交成作给][\u4e00-\u9fff]{1,4}")
_VERBAL = ("v", "a", "d", "i", "l", "z", "u", "p")
# What parts may not tell: kinds of event that many of a total see at once, or that change the total.
_OVERLAPPING = frozenset(("inspection", "training", "statistic"))
# What may stand before a total as its own verb: to find it (排查, 梳理出), or to have it (存在, 拖欠).
_FINDING = frozenset(("inspection", "statistic", "other"))


@compiled
def _stages(lexicons: Lexicons) -> tuple[re.Pattern[str], dict[str, set[str]], set[str]]:
    """The pattern of stages, longest first, with the funnels of each; and the verbs that take stock of a total."""
    rows = lexicons.words("funnels")
    funnels = {word: set(row["funnels"].split("|")) - {"-"} for word, row in rows.items()}
    stock = {word for word, row in rows.items() if row["stock"] == "yes"}
    return re.compile("|".join(map(re.escape, sorted(funnels, key=len, reverse=True)))), funnels, stock


@compiled
def _verbs(lexicons: Lexicons) -> dict[str, Row]:
    """Verbs, with their kind of event; words for how far something is or what became of it, with none."""
    known: dict[str, Row] = {word: {} for name in ("progress_words", "part_classes") for word in lexicons.words(name)}
    return known | lexicons.words("verbs")


def lists_of_fates(lists: Lists, chains: list[list[Figure]], known: list[Breakdown]) -> list[Breakdown]:
    """Totals with a bare list that no other word explains: right, mismatches, or too far off to say."""
    totals = {id(breakdown.total) for breakdown in known}
    parts = {id(part) for breakdown in known for part in breakdown.parts}
    found = []
    for chain in chains:
        for total, told in _told(lists, chain):
            if id(total) not in totals and not any(id(part) in parts for part in told):
                found.append(Breakdown(total, told, _status(total, told), "bare"))
    return found


def _status(total: Figure, parts: list[Figure]) -> str:
    """What a sum says of its total, by how far off it is."""
    gap = sum(part.grains for part in parts) - total.grains
    off = BEYOND if gap > 0 else OFF_TWO if len(parts) == 2 else OFF_MORE
    near = abs(gap) <= max(FEW * GRAINS, off * total.grains)
    return "ok" if not gap else "mismatch" if near else "unclear"


def _told(lists: Lists, chain: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """The bare lists of one chain."""
    i = 0
    while i + 2 < len(chain):
        labels = _labels(lists.norm, chain, i)
        parts = chain[i + 1 : i + 1 + len(labels)]
        if len(parts) > 1 and _exhaustive(lists, chain[i], parts, labels):
            yield chain[i], parts
        i += max(1, len(parts))


def _labels(norm: str, chain: list[Figure], i: int) -> list[tuple[int, int]]:
    """Where the verb phrases of the parts behind chain[i] stand: as far as there is nothing else between numbers."""
    found: list[tuple[int, int]] = []
    for k in range(i + 1, min(len(chain), i + 1 + LONGEST)):
        match = _PART.fullmatch(norm, chain[k - 1].end, chain[k].start)
        if match is None or chain[k].unit != chain[i].unit:
            break
        found.append(match.span(1))
    return found


def _exhaustive(lists: Lists, total: Figure, parts: list[Figure], labels: list[tuple[int, int]]) -> bool:
    """Whether total and parts fill their sentence, and the parts are what became of the total."""
    norm, end = lists.norm, parts[-1].end
    if norm[end : end + 1] not in _ENDS or total.mention is None or total.value < FEW:
        return False
    if not all(figure.exact and 0 < figure.grains <= total.grains for figure in (total, *parts)):
        return False
    start = max((mark.end() for mark in _STARTS.finditer(norm, total.glue, total.start)), default=total.glue)
    noun = total.mention.noun
    if noun is None or noun[0] < start or noun[1] > total.start or not _HEAD.fullmatch(norm, start, total.start):
        return False
    told = [norm[a:b] for a, b in labels]
    if (start and norm[start - 1] not in "。;:\n(!?") or lists.says("bare", norm[start : total.start] + "".join(told)):
        return False
    return (
        not exhaustive.mixed(lists, told, exhaustive.ASPECTS)
        and not in_one_funnel(lists, norm[start : total.start], told)
        and only_found(lists, start, total.start)
        and all(_is_fate(lists, *label) for label in labels)
    )


def in_one_funnel(lists: Lists, head: str, told: list[str]) -> bool:
    """Whether two of the numbers, the total among them, are told by stages of one procedure."""
    pattern, funnels, _ = _stages(lists.analysis.lexicons)
    seen: set[str] = set()
    for words in (head, *told):
        of = set().union(*(funnels[stage] for stage in pattern.findall(words)))
        if seen & of:
            return True
        seen |= of
    return False


def only_found(lists: Lists, start: int, end: int) -> bool:
    """Whether no verb before a total makes it a deed beside the parts: 新建制度12项,修订8项,废止3项."""
    words, verbs = lists.analysis.words, _verbs(lists.analysis.lexicons)
    *_, stock = _stages(lists.analysis.lexicons)
    for i in words.between(start, end):
        row = verbs.get(words.surfaces[i])
        if row and row["event_type"] not in _FINDING and words.surfaces[i] not in stock:
            return False
    return True


def overlaps(lists: Lists, start: int, end: int) -> bool:
    """Whether a verb tells what many of a total see at once (检查, 培训), or what changes it (增长)."""
    words, verbs = lists.analysis.words, _verbs(lists.analysis.lexicons)
    rows = (verbs.get(words.surfaces[i]) for i in words.between(start, end))
    return any(row and (row["event_type"] in _OVERLAPPING or row["role"] == "change") for row in rows)


def _is_fate(lists: Lists, start: int, end: int) -> bool:
    """Whether a part is told by a verb or a state alone, and by one that leaves no room for another."""
    words, verbs = lists.analysis.words, _verbs(lists.analysis.lexicons)
    if _INTO.fullmatch(lists.norm, start, end):
        return True
    if overlaps(lists, start, end):
        return False
    verbal = False
    for i in words.between(start, end):
        word, tag = words.surfaces[i], words.tags[i]
        row = verbs.get(word)
        if row is None and not tag.startswith(_VERBAL) and word != "正在":
            return False
        verbal = verbal or row is not None or tag.startswith("v")
    return verbal


__all__ = ["in_one_funnel", "lists_of_fates", "only_found", "overlaps"]
