"""Sanctions: 党内警告, 诫勉谈话, 立案."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `sanctions`."""
