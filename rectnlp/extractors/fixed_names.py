"""Fixed names and slogans that hold a number (三重一大, 四风, “1+8+10”): no counts."""

from __future__ import annotations

from rectnlp.analysis import Analysis


def mask_names(analysis: Analysis) -> None:
    """Mask them in `analysis.body`."""
