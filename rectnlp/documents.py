"""The `documents` row."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def describe(analysis: Analysis) -> None:
    """Fill `documents`."""
