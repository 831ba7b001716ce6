"""repeat: the number of problems in a heading against the one that the text below it says was handed over.

一、71个反馈问题整改总体情况 above 2023年9月,市委巡察组反馈了77个问题: the heading speaks of what was handed over, of
all of it (no 重点, no 立行立改; lexicon `definite_words`), and of no other inspection; its value stands nowhere else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from rectnlp.analysis import Analysis
from rectnlp.checks.figures import Figures
from rectnlp.checks.repeats import handover
from rectnlp.checks.repeats.handover import Told

LEAST = 5
CLOSE = 0.1
_START = attrgetter("start")


def told_again(analysis: Analysis, figures: Figures) -> Iterator[Told]:
    """Numbers of problems in headings, with what was handed over below them."""
    norm, words = analysis.view.norm, handover.spoken(analysis.lexicons)
    picked = analysis.lexicons.kinds("definite_words")["picked"]
    starts = [f.start for f in figures.every]
    told = Counter((f.family, f.value) for f in figures.every)
    nodes = [node for node in analysis.outline.nodes if node.title is not None and node.problem is None]
    for node in nodes:
        start, end = node.title or (0, 0)
        heading = figures.every[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(heading) != 1 or heading[0].value < LEAST or not heading[0].exact:
            continue
        first, title = heading[0], norm[start:end]
        if handover.noun_of(norm, first) not in words.problems or not words.handing.search(title):
            continue
        paragraph = analysis.paragraphs.at(min(end + 1, len(norm) - 1))
        below = figures.every[bisect_right(starts, end) : bisect_left(starts, paragraph[1])]
        given = [f for f in below if f.exact and handover.handed_over(norm, f, words)]
        if len(given) != 1 or picked.search(title):
            continue
        sentence = norm[analysis.sentences.at(given[0].start)[0] : given[0].start]
        if set(words.who.findall(title)) - set(words.who.findall(sentence)):
            continue
        if given[0].value == first.value:
            yield first, given, "ok", "问题"
        elif abs(given[0].value - first.value) <= max(1, CLOSE * first.value) and told[first.family, first.value] == 1:
            yield first, given, "mismatch", "问题"


__all__ = ["told_again"]
