"""Who imposed a measure, when, for what and by which rule."""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.mentions import Sanction


def attach(analysis: Analysis, lists: list[list[Sanction]]) -> None:
    """Fill the decision."""
