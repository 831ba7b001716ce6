"""Which mentions name one body: coreference of units."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def resolve(analysis: Analysis) -> None:
    """Fill `unit_id`, `canonical`, `parent`, `region`, `division_code` of `units`."""
