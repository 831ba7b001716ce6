"""Rates: 90.2%, 近六成, 17个百分点."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `percentages`."""
