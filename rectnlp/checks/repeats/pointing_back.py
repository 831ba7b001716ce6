"""repeat: a number that points back to the one told right before: 对32家单位开展巡察。…该轮被巡察的30家单位.

It points back by a word (上述, 这, 该轮; lexicon `definite_words`) that stands with it, or before a verb and 的 where
that verb stands with the first number; the first number's own verb does so alone (收集126条…对收集到的162条). Both are
of one measure word and one noun, in one paragraph, with no other number of that measure word between them. They
contradict each other where they are near in value and nothing between them says that some came in or fell out (除,
新增, 其余).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figure, Figures
from rectnlp.checks.repeats.handover import Told, noun_of
from rectnlp.lexicons import Lexicons, compiled

# Fewer than that may be any of them.
LEAST = 5
# Values of one thing told twice differ by less than this share, or by one.
CLOSE = 0.15
# Two digits of a shorter number may be others by chance.
PARTICULAR = 100
# The first number is at most so many characters before the later one.
REACH = 240
# Its words that point back, and the verb of the first number, stand at most so many before their numbers.
# A verb that points back alone is the first number's own.
WORDS, VERB, OWN = 16, 40, 14

_ORDINAL = re.compile("第[一二三四五六七八九十0-9]+[轮批次期]|[上前首][^,。;]{0,2}[轮批次期年]|[0-9]年")


@compiled
def _points(lexicons: Lexicons) -> re.Pattern[str]:
    points, here = (lexicons.pattern("definite_words", kind) for kind in ("points", "here"))
    return re.compile(
        f"(?:{points}|({here}))(?:被|所)?(?:([\u4e00-\u9fff]{{2,4}})的)?(?:全部)?$"
        # the verb alone, of the clause before: 收集意见126条。对收集到的162条意见
        "|(?:^|[,。;对将把被所就])(?:被|所)?([\u4e00-\u9fff]{2})[到出]?的(?:全部|所有)?$"
    )


def told_again(analysis: Analysis, figures: Figures) -> Iterator[Told]:
    """Numbers that point back, with the numbers that they point to."""
    norm = analysis.view.norm
    changes = analysis.lexicons.kinds("definite_words")["changes"]
    for family in figures.families.values():
        for before, later in pairwise(family):
            told = "元" if before.table == "amounts" else before.family
            if before.table != later.table or later.family != told or not (before.exact and later.exact):
                continue  # of amounts, money only
            if later.start - before.end > REACH or before.value < LEAST or later.cues or later.status:
                continue
            points = _points(analysis.lexicons).search(norm, max(before.end, later.start - WORDS), later.start)
            if points is None or not _one_thing(norm, before, later):
                continue
            if analysis.paragraphs.at(before.start) != analysis.paragraphs.at(later.start):
                continue
            here, verb, alone = points.groups()
            if verb and verb not in norm[max(0, before.start - VERB) : points.start()]:
                continue
            if alone and (alone not in norm[max(0, before.start - OWN) : before.start] or _planned(analysis, before)):
                continue
            if here and _ORDINAL.search(norm, analysis.sentences.at(before.start)[0], before.start):
                continue
            noun = noun_of(norm, later)
            if later.value == before.value:
                yield before, [later], "ok", noun
            elif _near(before.value, later.value):
                clause = analysis.sentences.at(later.start)[1]
                if not changes.search(norm, before.end, clause) and not _elsewhere(family, before, later):
                    yield before, [later], "mismatch", noun


def _planned(analysis: Analysis, figure: Figure) -> bool:
    """Whether a number is of what is yet to be done: 计划排查32家."""
    start = analysis.clauses.at(figure.start)[0]
    return (
        analysis.lexicons.kinds("event_words")["intention"].search(analysis.view.norm, start, figure.start) is not None
    )


def _near(one: float, other: float) -> bool:
    """Whether two values are near enough to be one thing's: by a seventh, or by two digits that changed places."""
    swapped = sorted(str(int(one))) == sorted(str(int(other))) and one == int(one) and other == int(other)
    return (swapped and one >= PARTICULAR) or abs(one - other) <= max(1, CLOSE * one)


def _one_thing(norm: str, before: Figure, later: Figure) -> bool:
    """Whether two numbers have one noun, or a noun and its shorter form."""
    one, other = noun_of(norm, before), noun_of(norm, later)
    if before.table == "amounts" and not other:
        return norm[later.start - 1] == "笔"  # 这笔118.6万元
    return len(other) > 1 and before.unit == later.unit and (one.endswith(other) or one.startswith(other))


def _elsewhere(family: list[Figure], before: Figure, later: Figure) -> bool:
    """Whether the later value is told before in another place: alone, or as two numbers that make it up."""
    told = [f.value for f in family[max(0, before.index - 20) : before.index + 1]]
    return later.value in told or any(later.value - value in told for value in told)


__all__ = ["told_again"]
