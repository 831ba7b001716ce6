"""A sentence with names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and (start, end, label) of its names."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
