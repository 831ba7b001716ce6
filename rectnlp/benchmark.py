"""How fast: every table of a text against `jieba.lcut` on the same text in the same run, and what each step costs.

The bar is a ratio, not a time, so that it says the same on every machine. Times are those of the thread, so that other
work on the machine tells less.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.api import extract
from rectnlp.assemble import assemble
from rectnlp.bulletin import Bulletin
from rectnlp.errors import RectnlpError
from rectnlp.grammars.calendar import scan
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import STEPS, analyse

LENGTHS = (2_800, 28_000, 280_000, 2_800_000)
# What outline, numbers and the documents row need.
_SPINE = tuple(
    step
    for step in STEPS
    if step.name
    in ("zones", "publication", "outline", "citations", "quantities", "counts", "percentages", "amounts", "documents")
)
_ENOUGH = 0.6  # seconds to spend on one measurement
_MOST = 15  # runs of one measurement; the fastest counts


@dataclass(frozen=True, slots=True)
class Ratio:
    """Seconds for one length of text."""

    characters: int
    extract: float
    jieba: float
    frames: float  # with every DataFrame built
    spine: float  # outline, numbers and the documents row alone

    @property
    def ratio(self) -> float:
        """Times the speed of jieba.lcut."""
        return self.jieba / self.extract

    @property
    def frames_ratio(self) -> float:
        """Times the speed of jieba.lcut, with every DataFrame built."""
        return self.jieba / self.frames

    @property
    def spine_ratio(self) -> float:
        """Times the speed of jieba.lcut, for outline and numbers alone."""
        return self.jieba / self.spine

    @property
    def a_character(self) -> float:
        """Seconds a character."""
        return self.extract / max(self.characters, 1)


def of_length(text: str, characters: int) -> str:
    """`text` repeated and cut to a length."""
    return (text * (characters // max(len(text), 1) + 1))[:characters]


def against_jieba(text: str, lengths: tuple[int, ...] = LENGTHS) -> Iterator[Ratio]:
    """Measure `extract(text).to_arrow()`, with and without DataFrames, and `jieba.lcut(text)` at several lengths.

    Raises
    ------
    RectnlpError
        When jieba is not installed.
    """
    try:
        import jieba
    except ImportError:
        raise RectnlpError("the benchmark needs jieba: pip install 'rectnlp[segmenters]'") from None
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    _frames(text[:1000])
    for length in lengths:
        extracted, cut, framed, spine = fastest(of_length(text, length), _tables, jieba.lcut, _frames, _spine)
        yield Ratio(length, extracted, cut, framed, spine)


def dates_against_jionlp(text: str) -> tuple[float, float] | None:
    """Seconds for the dates of a text: of our grammar, and of JioNLP's; None where that is not installed."""
    try:
        import jionlp
    except ImportError:
        return None
    ours, theirs = fastest(text, lambda text: scan(Bulletin(text).view.norm), jionlp.ner.extract_time)
    return ours, theirs


def audit_of(numbers: int) -> float:
    """Seconds of the audit on one paragraph that holds a total and nothing but parts: the search at its widest."""
    paragraph = f"排查问题{numbers}个," + ",".join(f"第{i}类整改{i % 97}个" for i in range(1, numbers)) + "。"
    return dict(_one_run(paragraph))["checks"]


def by_step(text: str) -> dict[str, float]:
    """Seconds of every step on one text, in the order of the steps."""
    best: dict[str, float] = {}
    spent = 0.0
    runs = 0
    while runs < _MOST and (spent < _ENOUGH or runs < 2):
        for name, seconds in _one_run(text):
            best[name] = min(seconds, best.get(name, seconds))
            spent += seconds
        runs += 1
    return best


def _one_run(text: str) -> Iterator[tuple[str, float]]:
    clock = time.thread_time
    begun = clock()
    analysis = Analysis(Bulletin(text), Lexicons())
    analysis.body = analysis.view.norm
    yield "normalise", clock() - begun
    for step in STEPS:
        begun = clock()
        step.run(analysis)
        yield step.name, clock() - begun
    begun = clock()
    assemble(analysis)
    yield "assemble", clock() - begun


def _tables(text: str) -> None:
    extract(text).to_arrow()


def _spine(text: str) -> None:
    assemble(analyse(Bulletin(text), steps=_SPINE))


def _frames(text: str) -> None:
    tables = extract(text)
    for name in tables:
        tables[name]


def fastest(text: str, *runs: Callable[[str], object]) -> list[float]:
    """Seconds of this thread that each of several things takes at its fastest; they take turns, to suffer alike."""
    best = [float("inf")] * len(runs)
    spent = 0.0
    turns = 0
    while turns < _MOST and (spent < _ENOUGH * len(runs) or not turns):
        for i, run in enumerate(runs):
            begun = time.thread_time()
            run(text)
            seconds = time.thread_time() - begun
            best[i] = min(best[i], seconds)
            spent += seconds
        turns += 1
    return best
