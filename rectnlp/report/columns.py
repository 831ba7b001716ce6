"""Which tables and columns a reader sees first. Every other column is one click away."""

from __future__ import annotations

from collections.abc import Mapping

# In the order of the report's tabs. A mention's own text comes first, then what it says, then around what.
SHOWN: Mapping[str, tuple[str, ...]] = {
    "checks": ("status", "kind", "expression", "message"),
    "problems": ("number", "title", "aspect", "status", "deadline", "n_measures"),
    "progress": ("basis", "total", "done", "ongoing", "rate", "as_of"),
    "events": ("text", "date_start", "date_end", "event_type", "description", "actor", "trigger"),
    "counts": ("text", "value", "bound", "unit", "noun", "predicate"),
    "amounts": ("text", "si_value", "si_unit", "dimension", "flow", "noun"),
    "percentages": ("text", "value", "bound", "kind", "direction", "noun"),
    "sanctions": ("text", "sanction", "n_persons", "n_cases", "target", "authority", "status"),
    "units": ("text", "canonical", "unit_type", "level", "role"),
    "citations": ("text", "doc_number", "doc_type", "action"),
    "people": ("text", "position", "unit_id"),
    "fields": ("field", "text"),
    "inspections": ("kind", "round", "inspector", "date_start", "date_end", "feedback_date"),
    "warnings": ("code", "message"),
    "failures": ("source", "error", "message"),
}
