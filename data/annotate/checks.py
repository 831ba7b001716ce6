"""The arithmetic of an annotated bulletin, from the lines below its text.

    parts_sum total = a b c         rate share = part / whole       rate points = before - after
    repeat first = later            chronology first = later …      outline_total total = item  (or: section 二、)

Each name is that of a mark. A line is ok, and must be true; `!` behind its kind says that it is false in the bulletin
(a mismatch, and must be), `?` that it can't be told. `~` behind the kind makes an ok row optional.
Numbering follows from the outline alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from annotate.marks import Mark, MarkError
from annotate.rows import Context, Row
from annotate.values import quantity

LINE = re.compile(r"(?P<kind>[a-z_]+)(?P<status>[!?~]?) (?P<total>\w+) = (?P<rest>.+)")
DAYS = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")
NAMES = {"!": "mismatch", "?": "unclear", "": "ok", "~": "ok"}


class Numbers:
    """What each named mark states, as printed."""

    def __init__(self, marks: Sequence[Mark], context: Context) -> None:
        self.marks = {mark.name: mark for mark in marks if mark.name}
        self.text = context.text

    def span(self, name: str) -> list[int]:
        """Both offsets of a named mark."""
        if name not in self.marks:
            raise MarkError(f"a check names {name!r}, which is no mark")
        return [self.marks[name].start, self.marks[name].end]

    def value(self, name: str) -> float:
        """The number of a named mark: as printed for money, else with 万 and 亿 counted in."""
        start, end = self.span(name)
        mark = self.marks[name]
        read = quantity(self.text[start:end])
        if mark.kind == "s":
            return float((mark.get(1, "n") or "")[:-1])
        if "value" in mark.keys:
            return float(mark.keys["value"])
        if read is None:
            raise MarkError(f"{self.text[start:end]}: no number for a check")
        return read.printed if mark.kind == "a" else read.value

    def tolerance(self, name: str) -> float:
        """How far a rate may be off: rounding at the printed precision, and more where it is told as 近 or 约."""
        start, end = self.span(name)
        read = quantity(self.text[start:end])
        bound = self.marks[name].keys.get("bound", read.bound if read else "exact")
        return 0.5 * 10 ** -self.decimals(name) if bound == "exact" else 2.0

    def decimals(self, name: str) -> int:
        """How many decimals a named mark prints."""
        start, end = self.span(name)
        found = re.search(r"\.(\d+)", self.text[start:end])
        return len(found[1]) if found else 0


def stated(lines: Sequence[str], marks: Sequence[Mark], outline: Sequence[Row], context: Context) -> list[Row]:
    """The rows that the lines below the text state, each verified, and those of the numbering."""
    numbers = Numbers(marks, context)
    rows = [_stated(line, numbers, outline) for line in lines]
    rows += ranges(marks, {row["total_start"] for row in rows if row["kind"] == "chronology"})
    return sorted([*rows, *numbering(outline)], key=lambda row: (row["total_start"], row["kind"]))


def ranges(marks: Sequence[Mark], stated_at: Container[int]) -> list[Row]:
    """A row a stretch of days: it ends after it begins."""
    return [
        {
            "kind": "chronology",
            "status": "ok",
            "stated": None,
            "computed": None,
            "difference": None,
            "message": found[0],
            "total_start": mark.start,
            "total_end": mark.end,
            "part_spans": [],
            "tier": "optional",
        }
        for mark in marks
        if mark.kind == "e" and mark.start not in stated_at and (found := DAYS.fullmatch(mark.get(0, "dates") or ""))
    ]


def _stated(line: str, numbers: Numbers, outline: Sequence[Row]) -> Row:
    found = LINE.fullmatch(line)
    if found is None:
        raise MarkError(f"no check: {line!r}")
    kind, total, rest = found["kind"], found["total"], found["rest"].split()
    start, end = numbers.span(total)
    status = NAMES[found["status"]]
    exact = 0.0
    row: Row = {"kind": kind, "status": status, "stated": None, "computed": None, "difference": None}
    if kind == "outline_total":
        counted = [
            [node["start"], node["start"] + len(node["label"] or "")]
            for node in outline
            if node["level"] == rest[0] and (len(rest) < 2 or node["parent_label"] == rest[1])
        ]
        spans, claimed, computed = counted, numbers.value(total), float(len(counted))
        expression = f"{claimed:g} = {len(counted)}"
    elif kind == "chronology":
        spans, claimed, computed, expression = [numbers.span(name) for name in rest], None, None, " < ".join(rest)
    elif kind == "rate":
        first, operator, second = rest
        spans, claimed = [numbers.span(first), numbers.span(second)], numbers.value(total)
        a, b = numbers.value(first), numbers.value(second)
        exact = a / b * 100 if operator == "/" else a - b
        computed = round(exact, max(numbers.decimals(total), 1))
        expression = f"{a:g} {operator} {b:g} = {claimed:g}"
    else:
        spans, claimed = [numbers.span(name) for name in rest], numbers.value(total)
        values = [numbers.value(name) for name in rest]
        row["parts"] = values
        computed = round(sum(values), 6) if kind == "parts_sum" else values[0]
        expression = f"{claimed:g} = " + "+".join(f"{value:g}" for value in values)
    if claimed is not None and computed is not None:
        tolerance = numbers.tolerance(total) if kind == "rate" else 0.0
        right = abs(claimed - (exact if kind == "rate" else computed)) <= tolerance + 1e-6
        if status in ("ok", "mismatch") and right != (status == "ok"):
            raise MarkError(f"{line!r} is told as {status}, but {claimed:g} against {computed:g}")
        row |= {"stated": claimed, "computed": computed, "difference": round(computed - claimed, 6)}
    optional = found["status"] in ("~", "?") or kind == "chronology"
    tier = "optional" if optional else "core"
    return {**row, "message": expression, "total_start": start, "total_end": end, "part_spans": spans, "tier": tier}


def numbering(outline: Sequence[Row]) -> list[Row]:
    """A row a run of labels: ok at its first label, or a mismatch at the first label after each gap or repeat."""
    runs: list[list[Row]] = []
    current: dict[str, list[Row]] = {}
    for row in outline:
        level = row["level"]
        if level in ("title", "measure") or row["number"] is None:
            continue
        run = current.get(level)
        if run is None or (row["number"] == 1 and run[0]["parent"] != row["parent"]):
            run = current[level] = []
            runs.append(run)
        run.append(row)
    rows = []
    for run in runs:
        labels = [[row["start"], row["start"] + len(row["label"])] for row in run]
        gaps = [at for at in range(1, len(run)) if run[at]["number"] != run[at - 1]["number"] + 1]
        for at in gaps:
            number, expected = run[at]["number"], run[at - 1]["number"] + 1
            rows.append(
                {
                    "kind": "numbering",
                    "status": "mismatch",
                    "stated": number,
                    "computed": expected,
                    "difference": expected - number,
                    "message": f"{run[at - 1]['label']} → {run[at]['label']}",
                    "total_start": labels[at][0],
                    "total_end": labels[at][1],
                    "part_spans": labels,
                    "tier": "core",
                }
            )
        if not gaps and len(run) > 1:
            rows.append(
                {
                    "kind": "numbering",
                    "status": "ok",
                    "stated": len(run),
                    "computed": len(run),
                    "difference": 0,
                    "message": f"{run[0]['label']} … {run[-1]['label']}",
                    "total_start": labels[0][0],
                    "total_end": labels[0][1],
                    "part_spans": labels,
                    "tier": "optional",
                }
            )
    return rows


def sums(rows: Sequence[Row]) -> list[Mapping[str, object]]:
    """The totals with parts that do or don't add up, as `sums.jsonl` has them."""
    return [
        {
            "total": row["stated"],
            "parts": row["parts"],
            "adds_up": row["status"] == "ok",
            "total_start": row["total_start"],
            "total_end": row["total_end"],
            "part_spans": row["part_spans"],
        }
        for row in rows
        if row["kind"] == "parts_sum" and row["status"] != "unclear"
    ]
