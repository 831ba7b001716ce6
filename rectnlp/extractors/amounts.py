"""Money and measures: 20.1亿元, 350平方."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `amounts`."""
