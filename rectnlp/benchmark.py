"""How fast: every table of a text against `jieba.lcut` on the same text in the same run, and what each step costs.

The bar is a ratio, not a time, so that it says the same on every machine.
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
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import STEPS

LENGTHS = (2_800, 28_000, 280_000, 2_800_000)
_ENOUGH = 0.6  # seconds to spend on one measurement
_MOST = 9  # runs of one measurement; the fastest counts


@dataclass(frozen=True, slots=True)
class Ratio:
    """Seconds for one length of text."""

    characters: int
    extract: float
    jieba: float
    frames: float  # with every DataFrame built

    @property
    def ratio(self) -> float:
        """Times the speed of jieba.lcut."""
        return self.jieba / self.extract


def of_length(text: str, characters: int) -> str:
    """`text` repeated and cut to a length."""
    return (text * (characters // max(len(text), 1) + 1))[:characters]


def against_jieba(text: str, lengths: tuple[int, ...] = LENGTHS) -> Iterator[Ratio]:
    """Measure `extract(text).to_arrow()` and `jieba.lcut(text)` at several lengths.

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
    extract(text[:1000]).to_arrow()
    for length in lengths:
        sample = of_length(text, length)
        yield Ratio(
            length,
            fastest(lambda text: extract(text).to_arrow(), sample),
            fastest(jieba.lcut, sample),
            fastest(_frames, sample),
        )


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
    clock = time.perf_counter
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


def _frames(text: str) -> None:
    tables = extract(text)
    for name in tables:
        tables[name]


def fastest(run: Callable[[str], object], text: str) -> float:
    """Seconds of the fastest of several runs."""
    best = float("inf")
    spent = 0.0
    runs = 0
    while runs < _MOST and (spent < _ENOUGH or not runs):
        begun = time.perf_counter()
        run(text)
        seconds = time.perf_counter() - begun
        best = min(best, seconds)
        spent += seconds
        runs += 1
    return best
