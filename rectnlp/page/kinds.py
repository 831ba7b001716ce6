"""What kind of text a bulletin is, by weighted cues (lexicon `kinds`); a flag, never a filter."""

from __future__ import annotations

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled

# Cues stand in the opening and in the last lines; a long middle says the same again.
_OPENING, _ENDING = 3000, 600
_THRESHOLD = 3


@compiled
def _cues(lexicons: Lexicons) -> tuple[tuple[str, bool, str, int], ...]:
    return tuple(
        (row["cue"].lstrip("^"), row["cue"].startswith("^"), row["kind"], int(row["weight"]))
        for row in lexicons.rows("kinds")
    )


def kind(analysis: Analysis) -> str:
    """The text's kind: rectification, case_notice, inspection_notice, news or other; told once."""
    known: str | None = analysis.notes.get("kind")
    if known is None:
        text, title = analysis.view.norm, analysis.zones.title
        known = analysis.notes["kind"] = classify(text[slice(*title)] if title else "", text, analysis.lexicons)
    return known


def classify(title: str, text: str, lexicons: Lexicons | None = None) -> str:
    """The kind of a text with its title.

    >>> classify("某县水利局党组关于巡察整改情况的通报", "现将巡察整改情况公布如下")
    'rectification'
    >>> classify("", "天气预报")
    'other'
    """
    if len(text) > _OPENING + _ENDING:
        text = text[:_OPENING] + text[-_ENDING:]
    weights: dict[str, int] = {}
    for cue, in_title, kind, weight in _cues(lexicons or Lexicons()):
        if cue in (title if in_title else text):
            weights[kind] = weights.get(kind, 0) + weight
    if not weights:
        return "other"
    best = max(weights, key=lambda kind: weights[kind])
    return best if weights[best] >= _THRESHOLD else "other"
