"""Counted quantities: 208项整改措施."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `counts`."""
