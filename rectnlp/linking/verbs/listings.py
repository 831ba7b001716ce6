"""The verb of a list: before what a number sums up (制定例会、督办、销号等6项制度), or of items that are counted each.

The items of a list may look like verbs themselves; what governs their numbers stands before the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.linking.counted.cues import Cues, cues
from rectnlp.linking.counted.nominal import STOP
from rectnlp.mentions import Count, Span
from rectnlp.text.words import Words

_ITEM = 20  # characters between the numbers of a list
_STOPS = re.compile("[。;!?\n]")
_MEETINGS = ("会", "会议")
_TOWARDS = frozenset(("对", "向", "就", "与", "由", "在", "针对", "围绕", "聚焦", "按照", "根据", "将", "把", "从"))


def verb_before_list(words: Words, floor: int, at: int, cues: Cues, *, closed: bool) -> Span | None:
    """The verb before the first item of the list that ends at a position; None where there is no list or no verb.

    A list is what stands before 等, items joined by 、; where it is `closed` by a number with its noun behind, also
    three items or more without 等 (下设协调、综合、监督3个组).
    """
    i = words.index(at - 1)
    summed = i >= 0 and words.surfaces[i] == "等"
    if i < 0 or not (summed or closed):
        return None
    first = None
    items = 1
    while i >= 0 and words.starts[i] >= floor:
        surface = words.surfaces[i]
        if surface == "、":
            first = i
            items += 1
        elif surface in STOP or surface in ("的", ";"):
            break
        i -= 1
    if first is None or (items < 3 and not summed):
        return None
    found = None
    for j in range(i + 1, first - 1):  # the word before the first 、 is of the first item
        surface = words.surfaces[j]
        if surface in _TOWARDS:
            return None
        told = words.tags[j] == "v" or (words.tags[j] == "vn" and j == i + 1)
        if told and (surface in cues.acts or surface in cues.single):
            if found is None or found[1] == words.starts[j]:
                found = (found or words.span(j))[0], words.ends[j]
        elif found:
            break
    return found


def carry_on(analysis: Analysis, rows: Sequence[Count]) -> None:
    """Items of a list that have no verb of their own carry on the verb of the item before.

    召开党委会11次,专题会8次: the verb stands once, before the first. Behind a comma only what is of the same kind does.
    """
    text, words, known = analysis.body, analysis.words, cues(analysis.lexicons)
    for before, row in pairwise(rows):
        if before.predicate is None:
            continue
        if row.predicate is not None and not _labelled(text, words, before, row, known):
            continue
        between = text[before.end : row.start]
        if not between or (before.noun and before.noun == (before.end, row.start)):
            row.predicate = before.predicate  # 清退12户30人, 4个方面27个问题
        elif _same_list(text, before, row, between, known):
            row.predicate = before.predicate


def _labelled(text: str, words: Words, before: Count, row: Count, known: Cues) -> bool:
    """Whether what looks like a verb is an item's label, as the one before has: 涉及住房7起、教育3起."""
    if row.unit is None or before.unit is None or row.predicate is None or before.predicate is None:
        return False
    if text[before.end] not in "、,":
        return False
    if row.predicate[0] <= before.end:  # what the item before is called: 见面沟通会1场、反馈会2场
        return before.noun is not None and before.noun[0] <= row.predicate[0] < before.noun[1] <= before.start
    measure = text[slice(*row.unit)]
    if measure != text[slice(*before.unit)]:
        return False
    if text[before.end + 1] == "未" and text[slice(*before.predicate)] in known.found_by:
        return True  # 发现要素不全9份,未履行手续8份
    if before.noun and text[before.end + 1 : row.start].endswith(_MEETINGS):
        # 召开党委会议4次、整改领导小组会议3次
        return words.tags[words.index(row.predicate[0])] == "vn" and text[slice(*before.noun)].endswith(_MEETINGS)
    apart = text[before.end] == "、" and row.predicate[1] == row.start and before.predicate[1] + 1 < before.start
    if not apart or measure in known.verbal:
        return False
    label = words.index(row.start - 1)
    if measure.startswith("人") and known.sanction.search(text, *row.predicate):
        return False  # 补办手续15人、批评教育3人
    return words.tags[label] == "vn" and words.surfaces[label] not in known.fates


def _same_list(text: str, before: Count, row: Count, between: str, known: Cues) -> bool:
    """Whether a count is an item of the list that the one before is in, or a part of it: 处理9人,其中科级4人."""
    if (
        before.predicate is None
        or before.predicate[0] > before.start
        or text[slice(*before.predicate)] in known.summing
    ):
        return False
    if len(between) > _ITEM or _STOPS.search(between):
        return False
    if between[0] != ",":
        return True
    if between.startswith(",其中"):
        return text[row.unit[0]] == "人" if row.unit else False
    named = before.noun and row.noun and before.end < row.noun[0] < row.start
    return bool(named) and text[before.noun[1] - 1] == text[row.noun[1] - 1]  # type: ignore[index]
