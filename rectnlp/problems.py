"""Inspection problems and labelled passages, from the outline."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def collect(analysis: Analysis) -> None:
    """Fill `problems` and `fields`."""
