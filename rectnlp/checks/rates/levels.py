"""The two levels that a growth is of, by the words that compare them.

由180万元升至252万元,增长40% · 立案18件,较去年的12件增长50% · 2022年360万元,2023年450万元,增长25%
· 信访件75件,同比下降25%,去年同期为100件. The words of movement are the lexicon `movements`.
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure
from rectnlp.checks.rates.pairs import NEAR, NEAR_NAMED, Pair
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Percentage

# So many characters before a level may be read for what it moved from, and for its year.
REACH, YEAR_REACH = 8, 24

_FROM = re.compile("由|从|自")  # 由50%下降到33.1%
_TO = re.compile("[至到为]")
# Behind the rate: 下降20%,由去年的450件降至360件.
_FROM_BEHIND = re.compile("[,(][由从][^,;。\n0-9]{0,10}")
# Between two levels: ,比2021年的71.2%; ,去年同期为100件.
_COMPARED = re.compile("[,、(]?(?:相?比|较|同比|环比)[^,;。\n]{0,14}")
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年[^,;。\n0-9]{0,14}$")
_LAST_YEAR = re.compile("[,(](?:去年|上年|上一年)度?(?:同期)?[^,;。\n0-9]{0,6}")


@compiled
def changed(lexicons: Lexicons) -> re.Pattern[str]:
    """What stands between a level and how far it moved: ,同比增长; ,降幅达."""
    words = "|".join(map(re.escape, sorted(lexicons.words("movements"), key=len, reverse=True)))
    return re.compile(
        rf"[,(]?(?:同比|环比|[比较]上年(?:同期)?|累计|共|净|整体|总体)?(?:{words}|提|升)(?:幅度|幅|率|比例)?(?:为|是|达到?|了)?"
    )


def of(analysis: Analysis, percentage: Percentage, near: list[Figure], after: list[Figure]) -> Pair | None:
    """The later level and the one that it is compared with; `near` stand before the rate in its sentence."""
    norm, moved = analysis.view.norm, changed(analysis.lexicons)
    if len(after) > 1 and _fits(*after) and _FROM_BEHIND.fullmatch(norm, percentage.end, after[0].start):
        return Pair(after[1], after[0], NEAR_NAMED) if _TO.search(norm[after[0].end : after[1].start]) else None
    if not near:
        return None
    told = moved.fullmatch(norm, near[-1].end, percentage.start) is not None
    if after and told and _fits(after[0], near[-1]) and _LAST_YEAR.fullmatch(norm, percentage.end, after[0].start):
        return Pair(near[-1], after[0], NEAR_NAMED)
    if len(near) < 2 or near[-1].order != near[-2].order + 1 or not _fits(near[-2], near[-1]):
        return None
    first, second = near[-2:]
    between = norm[first.end : second.start]
    if told and (_COMPARED.fullmatch(between) or _LAST_YEAR.fullmatch(between)):
        return Pair(first, second, NEAR_NAMED)
    if _FROM.search(norm, max(0, first.start - REACH), first.start) and _TO.search(between):
        return Pair(second, first, NEAR_NAMED if told else NEAR) if len(near) == 2 or told else None
    years = [_YEAR.search(norm, max(0, figure.start - YEAR_REACH), figure.start) for figure in (first, second)]
    if told and years[0] and years[1] and int(years[0].group(1)) < int(years[1].group(1)):
        return Pair(second, first, NEAR_NAMED)
    return None


def compare(analysis: Analysis, start: int, old: Percentage, new: Percentage, points: Percentage) -> bool:
    """Whether the text names both levels of a change: 由52%降至28.6%,下降N个百分点; 达78%,比上年的71%提高N个百分点."""
    norm = analysis.view.norm
    told = changed(analysis.lexicons).fullmatch(norm, new.end, points.start) is not None
    if told and _COMPARED.fullmatch(norm, old.end, new.start):
        return True
    moves = _FROM.search(norm, start, old.start)
    if not (moves and _TO.search(norm, old.end, new.start)):
        return moves is not None and abs(abs(new.value - old.value) - points.value) <= NEAR
    return told


def _fits(old: Figure, new: Figure) -> bool:
    return old.family == new.family and old.value > 0 and old.exact and new.exact


__all__ = ["changed", "compare", "of"]
