"""When the bulletin was published: given, signed or posted."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def date(analysis: Analysis) -> None:
    """Fill `analysis.published` and what it came from."""
