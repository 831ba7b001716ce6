"""The bulletin's own outline, inferred from the document."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def infer(analysis: Analysis) -> None:
    """Infer the outline."""
