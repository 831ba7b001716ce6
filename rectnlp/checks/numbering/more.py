"""Whether a list may hold more, or fewer, than it has labels.

An item that counts several of what is listed (公车使用、加油卡管理2个问题), a line below the list that speaks of others
(其余2家正在整改), an item without its label, or a label spelt otherwise: then its length contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering import enumeration
from rectnlp.checks.numbering.runs import chinese_number, spelt
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count, Span

# How far a label may stand from its item's end, and how much of the line below a list is read, in characters.
HEAD, BELOW = 200, 60
_END = re.compile("[。;\n]")


def may_hold_more(analysis: Analysis, count: Count, starts: Iterable[int], last: int) -> bool:
    """Whether a list may hold more than it has labels.

    `starts` are where its items begin, the last of which is numbered `last`; `count` is what it is compared with.
    """
    norm, starts = analysis.view.norm, list(starts)
    if any(_several(analysis, count, start) for start in starts):
        return True
    end = analysis.paragraphs.at(starts[-1])[1]
    if spelt(analysis, last + 1, starts[-1] + 1, min(len(norm), end + BELOW)):
        return True
    rest = analysis.lexicons.kinds("listing_words")["rest"]
    item = norm.rfind("。", starts[-1], end - 2)  # the last sentence of the last item, and what follows
    return rest.search(norm, max(item, starts[-1]), min(len(norm), end + BELOW)) is not None


def left_open(analysis: Analysis, labels: list[Span], stated: int) -> bool:
    """Whether an item may be told without its label, or a label have been lost by us."""
    norm, start, last = analysis.view.norm, labels[0][0], labels[-1][1]
    end = analysis.paragraphs.at(last)[1]
    if len(labels) < stated:
        number = chinese_number(len(labels) + 1)
        label = re.search(
            rf"(?:第|其)?{number}(?:[是要、,)]|方面)|[(第]?{len(labels) + 1}[.、)]",
            norm[last : last + enumeration.APART],
        )
        more = _without_label(analysis.lexicons).search(norm, last, end)
        return bool(label or more or "略" in norm[start:end] or "……" in norm[start:end])
    return False


@compiled
def _without_label(lexicons: Lexicons) -> re.Pattern[str]:
    """What an item without its label begins with: 同时, 此外."""
    return re.compile(f"[。;\\n]{lexicons.pattern('announce_words', 'more')}")


def _several(analysis: Analysis, count: Count, start: int) -> bool:
    """Whether an item's first sentence counts several of what is listed."""
    norm = analysis.view.norm
    end = _END.search(norm, start, start + HEAD)
    inside = analysis.within("counts", start, end.start() if end else start + HEAD)
    return any(other.value > 1 and _unit(norm, other) == _unit(norm, count) for other in inside)


def _unit(norm: str, count: Count) -> str:
    return norm[count.unit[0] : count.unit[1]] if count.unit else ""


__all__ = ["left_open", "may_hold_more"]
