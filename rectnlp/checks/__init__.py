"""Tests of the bulletin's own arithmetic and numbering."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def audit(analysis: Analysis) -> None:
    """Fill `checks` and `check_parts`, and `part_of` and `repeat_of` of counts, amounts and sanctions."""
