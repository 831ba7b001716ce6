"""How the time to read adversarial texts grows with their length.

    python tests/scaling.py
    python tests/scaling.py --drawn 1500 --seed 1

prints, for a text and one ten times as long, the ratio of their times (of the processor, not of the clock): 10 where the
time is linear, 100 where it is the square. Exit status 1 where a ratio is above 15.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from adversaries import ATOMS, VARIED, Piece, drawn, of_length
from conftest import BULLETIN

import rectnlp

MOST = 15
LENGTH = 2500  # above the length at which a text without marks is cut into sentences
_TRIES = 4


class Growth(NamedTuple):
    """Seconds for a text of a piece, and for one ten times as long."""

    piece: str
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How many times as long the ten times longer text takes."""
        return self.long / self.short


def seconds(text: str) -> float:
    """What every table of a text costs."""
    begun = time.process_time()
    rectnlp.extract(text, "2024-11-08").to_arrow()
    return time.process_time() - begun


def growth(piece: Piece, before: str = "") -> Growth:
    """The best of several tries for each length: other work on the machine only ever adds."""
    texts = before + of_length(piece, LENGTH), before + of_length(piece, 10 * LENGTH)
    short, long = min(seconds(texts[0]) for _ in range(3)), seconds(texts[1])
    for _ in range(_TRIES):
        if long <= MOST * short:
            break
        short, long = min(short, seconds(texts[0])), min(long, seconds(texts[1]))
    return Growth(piece if isinstance(piece, str) else piece(0), short, long)


def growths(pieces: Iterable[Piece]) -> Iterator[Growth]:
    """The growth of every piece, once everything is loaded; of what varies, behind a bulletin too."""
    seconds(BULLETIN)
    for piece in pieces:
        yield growth(piece)
        if not isinstance(piece, str):
            yield growth(piece, BULLETIN)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drawn", type=int, default=0, help="how many atoms to draw instead of those that are listed")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    given = parser.parse_args()
    found = sorted(
        growths(drawn(given.drawn, given.seed) if given.drawn else (*ATOMS, *VARIED)), key=lambda each: -each.ratio
    )
    for each in found[:10]:
        print(f"{each.ratio:5.1f}  {each.short:7.4f} s  {each.long:7.4f} s  {each.piece!r}")
    above = sum(each.ratio > MOST for each in found)
    print(f"{len(found)} adversaries of {LENGTH:,} and {10 * LENGTH:,} characters: {above} grow more than {MOST} times")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
