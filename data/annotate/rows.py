"""From marks to the rows of the tables.

The fields of each kind of mark, in order; any of them may be written by key instead, and an empty one is not there:

    c   count       noun | predicate                          keys value high bound unit per
    p   percentage  noun | direction                          keys kind value high bound
    a   amount      noun | predicate | flow                   keys value high bound unit dimension si
    e   event       dates | relation | trigger | event_type | actor | status (done)     key granularity
    u   unit        name of a body that the head of the file declares
    s   sanction    code | 3p or 2c or empty | target | authority | date | basis | status (done)
    d   citation    action | doc_number                       key doc_type
    n   person      position | name of a body
    title part section topic item measure   `label^title`; of an item also aspect | status | deadline | bodies | kind
    x   nothing: a stretch that a check points at
    stop, close     empty marks: a measure ends here; the closing lines begin here

How dates are written is told by `values.period`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from annotate.marks import Mark, MarkError
from annotate.values import MEASURES, period, quantity

Row = dict[str, Any]
LEVELS = ("title", "part", "section", "topic", "item", "measure")
DAMAGE = re.compile(r"[“”「」『』]|&nbsp;|<br\s*/?>|[\s\u3000\xa0]+|[(（][a-zà-ǜ]+[)）]")
TAIL = re.compile(r"[（(〔][^（()）〕]*[）)〕]$")


@cache
def codes() -> dict[str, dict[str, str]]:
    """The closed lists: column → code → category."""
    lists: dict[str, dict[str, str]] = {}
    for line in (Path(__file__).parent / "codes.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            column, code, *category = line.split("\t")
            lists.setdefault(column, {})[code] = category[0] if category else ""
    return lists


def plain(text: str) -> str:
    """A text without what damage put into it, for comparing phrases."""
    return DAMAGE.sub("", text)


class Context:
    """What rows are made from: the plain text and the declared bodies."""

    def __init__(self, text: str, bodies: dict[str, Row]) -> None:
        self.text = text
        self.bodies = bodies
        self._plain = plain(text)

    def phrase(self, mark: Mark, value: str | None) -> str | None:
        """A phrase that must stand in the bulletin; `~` before it says that it doesn't, and may not."""
        if value is None or value == "-":
            return None
        if value.startswith("~"):
            return value[1:]
        if plain(value) not in self._plain:
            raise MarkError(f"{self.text[mark.start : mark.end]}: {value!r} is not in the text")
        return value

    def code(self, mark: Mark, column: str, value: str | None) -> str | None:
        """A code of a closed list."""
        if value is not None and value not in codes()[column]:
            raise MarkError(f"{self.text[mark.start : mark.end]}: {value!r} is no {column}")
        return value

    def quantity(self, mark: Mark) -> Row:
        """Value and bound, from the mark or else from a surface in digits."""
        text, keys = self.text[mark.start : mark.end], mark.keys
        read = quantity(text)
        if read is None and "value" not in keys:
            raise MarkError(f"{text}: say its value")
        high = float(keys["high"]) if "high" in keys else read.value_high if read else None
        return {
            "value": float(keys["value"]) if "value" in keys or read is None else read.value,
            "value_high": high,
            "bound": self.code(mark, "bound", keys.get("bound", read.bound if read else "exact")),
            "unit": keys.get("unit", read.unit if read else None) or None,
        }


def _count(mark: Mark, context: Context) -> Row:
    return {
        **context.quantity(mark),
        "noun": context.phrase(mark, mark.get(0, "noun")),
        "predicate": context.phrase(mark, mark.get(1, "predicate")),
        "per": context.phrase(mark, mark.keys.get("per")),
    }


def _percentage(mark: Mark, context: Context) -> Row:
    row = context.quantity(mark)
    unit = row.pop("unit") or ""
    default = "points" if unit.endswith(("百分点", "百分點")) else "share"
    return {
        **row,
        "kind": context.code(mark, "kind", mark.keys.get("kind", default)),
        "direction": context.code(mark, "direction", mark.get(1, "direction")),
        "noun": context.phrase(mark, mark.get(0, "noun")),
    }


def _amount(mark: Mark, context: Context) -> Row:
    row = context.quantity(mark)
    unit = row.pop("unit")
    if unit not in MEASURES:
        raise MarkError(f"{context.text[mark.start : mark.end]}: unknown measure {unit!r}")
    dimension, factor, si_unit = MEASURES[unit]
    return {
        "dimension": dimension,
        **row,
        "unit": unit,
        "si_value": None if factor is None else row["value"] * factor,
        "si_unit": si_unit,
        "noun": context.phrase(mark, mark.get(0, "noun")),
        "predicate": context.phrase(mark, mark.get(1, "predicate")),
        "flow": context.code(mark, "flow", mark.get(2, "flow")),
    }


def _event(mark: Mark, context: Context) -> Row:
    start, end, granularity = period(mark.get(0, "dates") or "")
    relation = mark.get(1, "relation", "on")
    return {
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end and relation != "since" else None,
        "granularity": context.code(mark, "granularity", mark.keys.get("granularity", granularity)),
        "relation": context.code(mark, "relation", relation),
        "trigger": context.phrase(mark, mark.get(2, "trigger")),
        "event_type": context.code(mark, "event_type", mark.get(3, "event_type")),
        "actor": context.phrase(mark, mark.get(4, "actor")),
        "status": context.code(mark, "status", mark.get(5, "status", "done")),
    }


def _unit(mark: Mark, context: Context) -> Row:
    name = mark.get(0, "body")
    if name not in context.bodies:
        raise MarkError(f"{context.text[mark.start : mark.end]}: body {name!r} is not declared")
    row = context.bodies[name]
    context.code(mark, "unit_type", row["unit_type"])
    context.code(mark, "level", row["level"])
    return dict(row)


def _sanction(mark: Mark, context: Context) -> Row:
    sanction = context.code(mark, "sanction", mark.get(0, "sanction"))
    how_many = mark.get(1, "n", "") or ""
    return {
        "sanction": sanction,
        "category": codes()["sanction"][str(sanction)],
        "n_persons": int(how_many[:-1]) if how_many.endswith("p") else None,
        "n_cases": int(how_many[:-1]) if how_many.endswith("c") else None,
        "target": context.phrase(mark, mark.get(2, "target")),
        "authority": context.phrase(mark, mark.get(3, "authority")),
        "date": mark.get(4, "date"),
        "basis": context.phrase(mark, mark.get(5, "basis")),
        "status": context.code(mark, "status", mark.get(6, "status", "done")),
    }


def _citation(mark: Mark, context: Context) -> Row:
    title = context.text[mark.start + 1 : mark.end - 1]
    if context.text[mark.start] != "《" or context.text[mark.end - 1] != "》":
        raise MarkError(f"a citation covers its brackets: {context.text[mark.start : mark.end]}")
    bare = TAIL.sub("", plain(title))
    found = max((kind for kind in codes()["doc_type"] if bare.endswith(kind)), key=len, default=None)
    return {
        "title": title,
        "doc_number": context.phrase(mark, mark.get(1, "doc_number")),
        "doc_type": None if mark.keys.get("doc_type") == "-" else mark.keys.get("doc_type", found and found[-2:]),
        "action": context.code(mark, "action", mark.get(0, "action")),
    }


def _person(mark: Mark, context: Context) -> Row:
    body = mark.get(1, "body")
    return {
        "name": context.text[mark.start : mark.end],
        "position": context.phrase(mark, mark.get(0, "position")),
        "unit": context.bodies[body]["canonical"] if body else None,
    }


MAKERS: dict[str, tuple[str, Callable[[Mark, Context], Row]]] = {
    "c": ("counts", _count),
    "p": ("percentages", _percentage),
    "a": ("amounts", _amount),
    "e": ("events", _event),
    "u": ("units", _unit),
    "s": ("sanctions", _sanction),
    "d": ("citations", _citation),
    "n": ("people", _person),
}
TABLES = (
    *(table for table, _ in MAKERS.values()),
    "fields",
    "outline",
    "problems",
    "checks",
    "progress",
    "inspections",
)
SILENT = {*LEVELS, "x", "stop", "close"}


def mention_rows(marks: Iterable[Mark], context: Context) -> dict[str, list[Row]]:
    """The rows of all mention tables, and their spans checked against the text."""
    tables: dict[str, list[Row]] = {table: [] for table in TABLES}
    errors: list[str] = []
    for mark in marks:
        if mark.kind in SILENT:
            continue
        if mark.kind not in MAKERS:
            raise MarkError(f"unknown mark {mark.kind!r} at {context.text[mark.start : mark.end]!r}")
        table, make = MAKERS[mark.kind]
        text = context.text[mark.start : mark.end]
        if not text or text != text.strip():
            raise MarkError(f"a {table} mark has an empty or untidy span: {text!r}")
        try:
            tables[table].append({"start": mark.start, "end": mark.end, "text": text, **make(mark, context)})
        except (MarkError, ValueError) as error:
            errors.append(str(error))
    if errors:
        raise MarkError("; ".join(errors))
    tables["people"] += list(_named_again(tables["people"], context.text))
    for rows in tables.values():
        rows.sort(key=lambda row: (row["start"], row["end"]))
    return tables


def _named_again(people: list[Row], text: str) -> Iterator[Row]:
    """A name that is marked once is a mention wherever it stands, though its office is said only where it is marked."""
    taken = [(row["start"], row["end"]) for row in people]
    units = {row["name"]: row["unit"] for row in reversed(people)}
    for name, unit in sorted(units.items(), key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"{re.escape(name)}(?![某×X*])", text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield {
                    "start": match.start(),
                    "end": match.end(),
                    "text": name,
                    "name": name,
                    "position": None,
                    "unit": unit,
                }
