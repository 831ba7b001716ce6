"""The halves of the corpus and their wordings.

A wording is a folder of `words/` with statements, problems, headings, frames, cases and audits of its own; each
bulletin is written in one. The open half draws on two: the second was a sealed half once, and became development text
after parts of it had been read. The sealed half's was written by somebody who has never seen the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from grammar.styles import LATER, STYLES, Style


@dataclass(frozen=True, slots=True)
class Wording:
    """One folder of words, and the bulletins that are written in it."""

    folder: str
    letter: str  # of the bulletins' names: o000, o001 …
    size: int
    seed: str  # that of the first two is the half they stood in at first, so that their bulletins stay what they were
    shift: int  # where in the outline styles its bulletins begin
    styles: tuple[Style, ...] = tuple(STYLES.values())
    more_faults: bool = False  # most bulletins have a sum that is wrong, and some have two


FIRST = Wording("first", "o", 30, "open", 0)
SECOND = Wording("second", "s", 30, "sealed", 1)
THIRD = Wording("third", "t", 60, "third", 2, (*STYLES.values(), *LATER.values()), more_faults=True)
HALVES = {"open": (FIRST, SECOND), "sealed": (THIRD,)}
