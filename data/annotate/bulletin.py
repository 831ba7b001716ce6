"""An annotated bulletin: a head that declares its bodies, the text with its marks, and the checks below it.

# what the bulletin is there to show
doc published = 2024-11-18
labels 整改情况 整改时限
body xw = 中共望云县委 | party | county | 望云县 | 其上级
inspection kind=巡察 inspector=… inspected=xw date_start=… date_end=… feedback_date=… round=3
---
the text, with marks
===
parts_sum total = a b
progress problem total=t done=a ongoing=b rate=r as_of=2024-10-31
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate import checks, outline
from annotate.marks import Mark, MarkError, parse
from annotate.rows import Context, Row, mention_rows, plain

DOCUMENT_COLUMNS = (
    "source",
    "title",
    "issuer",
    "region",
    "inspector",
    "inspection_start",
    "inspection_end",
    "feedback_date",
    "published",
    "cutoff",
    "n_problems",
    "n_measures",
    "n_done",
    "n_ongoing",
    "completion_rate",
    "phone",
    "email",
    "address",
    "n_chars",
    "n_warnings",
    "doc_kind",
    "script",
    "published_source",
    "posted",
    "signed",
    "completion_basis",
    "province",
    "city",
    "county",
    "division_code",
)
NUMBERS = {"n_problems", "n_measures", "n_done", "n_ongoing", "completion_rate"}
PROGRESS = ("total", "done", "mostly_done", "ongoing", "not_started", "rate")


@dataclass(slots=True)
class Annotated:
    """A compiled bulletin: its text, its `documents` row and all other tables."""

    name: str
    text: str
    document: Row
    tables: dict[str, list[Row]]


def read(path: Path) -> Annotated:
    """Compile one annotated file."""
    return compile_source(path.stem, path.read_text(encoding="utf-8"))


def compile_source(name: str, source: str) -> Annotated:
    """Compile an annotated bulletin; whatever contradicts itself raises `MarkError`."""
    try:
        head, rest = source.split("\n---\n", 1) if "\n---\n" in source else ("", source)
        body, _, foot = rest.partition("\n===\n")
        return _compile(name, head.splitlines(), body, foot.splitlines())
    except (MarkError, ValueError, KeyError) as error:
        raise MarkError(f"{name}: {error}") from error


def _compile(name: str, head: list[str], source: str, foot: list[str]) -> Annotated:
    text, marks = parse(source)
    bodies: dict[str, Row] = {}
    document: dict[str, Any] = {"doc_id": name, **dict.fromkeys(DOCUMENT_COLUMNS), "n_chars": len(text)}
    inspections: list[Row] = []
    labels: list[str] = []
    for line in head:
        if not line or line.startswith("#"):
            continue
        word, _, value = line.partition(" ")
        if word == "doc":
            key, value = (part.strip() for part in value.split("=", 1))
            if key not in document:
                raise MarkError(f"no column {key!r} in documents")
            document[key] = float(value) if key in NUMBERS else value
        elif word == "body":
            short, rest = (part.strip() for part in value.split("=", 1))
            fields = [field.strip() or None for field in rest.split("|")]
            canonical, unit_type, level, region, parent = [*fields, None, None, None, None][:5]
            bodies[short] = {
                "canonical": canonical,
                "unit_type": unit_type,
                "level": level,
                "region": region,
                "parent": parent,
            }
        elif word == "labels":
            labels = value.split()
        elif word == "inspection":
            inspections.append(_keyed(value))
        else:
            raise MarkError(f"unknown line in the head: {line!r}")
    context = Context(text, bodies)
    tables = mention_rows(marks, context)
    nodes = outline.nodes(marks, context)
    tables["fields"] = outline.fields(labels, nodes, text)
    tables["problems"] = outline.problems(nodes, context)
    lines = [line for line in foot if line and not line.startswith("#")]
    tables["checks"] = checks.stated(
        [line for line in lines if not line.startswith("progress ")], marks, nodes, context
    )
    _link(tables)
    tables["progress"] = [_progress(line, marks, context) for line in lines if line.startswith("progress ")]
    for row in inspections:
        row["inspected"] = bodies[row["inspected"]]["canonical"] if row.get("inspected") else None
    tables["inspections"] = inspections
    tables["outline"] = [{key: row[key] for key in row if key not in ("mark", "parent")} for row in nodes]
    for key in ("title", "issuer", "inspector", "phone", "email", "address"):
        if document[key] and plain(document[key]) not in plain(text):
            raise MarkError(f"{key} {document[key]!r} is not in the text")
    return Annotated(name, text, document, tables)


def _keyed(line: str) -> Row:
    return dict(pair.split("=", 1) for pair in line.split())


def _progress(line: str, marks: list[Mark], context: Context) -> Row:
    """A statement of how far: its numbers are those of the named marks, and it reaches from the first to the last."""
    _, basis, *pairs = line.split()
    given = dict(pair.split("=", 1) for pair in pairs)
    numbers = checks.Numbers(marks, context)
    named = [numbers.span(given[key]) for key in PROGRESS if key in given]
    return {
        "basis": basis,
        **{key: numbers.value(given[key]) if key in given else None for key in PROGRESS},
        "as_of": given.get("as_of"),
        "start": min(start for start, _ in named),
        "end": max(end for _, end in named),
    }


def _link(tables: dict[str, list[Row]]) -> None:
    """`part_of` and `repeat_of`, as offsets of the total and of the earlier row, from the checks."""
    at = {(row["start"], row["end"]): row for table in ("counts", "amounts", "sanctions") for row in tables[table]}
    for row in at.values():
        row["part_of"] = row["repeat_of"] = None
    for check in tables["checks"]:
        total = [check["total_start"], check["total_end"]]
        for start, end in check["part_spans"]:
            part = at.get((start, end))
            if part and check["kind"] == "parts_sum":
                part["part_of"] = part["part_of"] or total
        whole = at.get((total[0], total[1]))
        for start, end in (
            check["part_spans"] if whole and check["kind"] == "repeat" and check["status"] == "ok" else []
        ):
            later = at.get((start, end))
            if later:
                later["repeat_of"] = total
