"""Statements of how far: totals with their done, ongoing and open parts."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def collect(analysis: Analysis) -> None:
    """Fill `progress`."""
