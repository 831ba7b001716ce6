"""Cited documents: 《…》 with the document number behind it."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def extract(analysis: Analysis) -> None:
    """Fill `citations` and mask the titles in `analysis.body`."""
