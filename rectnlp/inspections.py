"""Inspections that the bulletin answers."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def collect(analysis: Analysis) -> None:
    """Fill `inspections`."""
