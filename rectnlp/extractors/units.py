"""Mentions of named organisational units (单位)."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `units`."""
