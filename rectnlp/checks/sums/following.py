"""Lists in the sentence behind their total: divided by one criterion, or told as what came of all of it.

移交线索43件。目前了结22件,立案13件,暂存待查8件. · 逐户复核家庭53户。复核结果:继续保障33户,停止保障12户,调整8户.
The list is all that its sentence tells of the total's family; the total is the last number before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.checks.figures import Figure
from rectnlp.checks.sums import closed, criteria, exhaustive
from rectnlp.checks.sums.exhaustive import Claim
from rectnlp.checks.sums.lists import Lists
from rectnlp.lexicons import Lexicons, compiled

# Three parts told alike that miss their total by so little are its parts, whatever they are told by.
HAIR = 0.025


@compiled
def _result(lexicons: Lexicons) -> re.Pattern[str]:
    """复核结果:继续保障2087户,停止保障171户,…: what came of all of the total."""
    word = lexicons.pattern("list_words", "result")
    return re.compile(rf"(?!其中)[^,。;:\n0-9]{{0,8}}{word}(?:如下)?:[^,、;:。\n0-9]{{0,16}}")


def claims(lists: Lists, chain: list[Figure]) -> Iterator[Claim]:
    """The total right before a chain that lists its parts by one criterion."""
    first, last = chain[0], chain[-1]
    family = lists.families[first.family]
    if len(chain) < 3 or first.bracket >= 0 or not first.index:
        return
    total = family[first.index - 1]
    after = family[last.index + 1] if last.index + 1 < len(family) else None
    if first.sentence - total.sentence != 1 or (after is not None and after.sentence == first.sentence):
        return
    if not _is_total(lists, total, first) or not all(part.exact and not part.cues for part in chain):
        return
    whole = len(closed.list_to(lists, chain, len(chain) - 1)) == len(chain)
    if not whole or any(part.grains >= total.grains for part in chain):
        return
    tail = lists.norm[last.end : last.end + 1]
    if tail not in ("。", ";", "\n", "", ",") or not lists.parallel(chain):
        return
    share = sum(part.grains for part in chain) / total.grains
    if _result(lists.analysis.lexicons).fullmatch(lists.norm, lists.analysis.sentences.at(first.start)[0], first.start):
        if 1 - exhaustive.BELOW <= share <= 1 + exhaustive.BEYOND:
            yield total, chain, "list"
        return
    if abs(share - 1) <= HAIR:
        yield total, chain, "nearly"
        return
    criterion = criteria.of(lists, total, chain)
    if criterion is not None and criterion.excludes and criterion.allows(share, len(chain)):
        yield total, chain, "divided"


def _is_total(lists: Lists, total: Figure, first: Figure) -> bool:
    """Whether a number may be the total of the list in the next sentence."""
    plain = total.exact and total.bracket < 0 and not total.status and not total.cues.replace("sum ", "")
    return (
        plain and total.block == first.block and lists.noun_beside(total) is not None and lists.one_noun(total, first)
    )


__all__ = ["claims"]
