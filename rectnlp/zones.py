"""Zones of a page: its furniture, the title, the body, the closing lines."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def find(analysis: Analysis) -> None:
    """Recognise the zones of a page and mask what is barred from mentions."""
