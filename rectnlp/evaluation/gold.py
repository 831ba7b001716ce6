"""Gold: what people annotated, one JSON Lines file a table.

A gold folder holds `<table>.jsonl` with the tables' own columns. For one bulletin, `document.json` names it by its
doc_id and holds its `documents` row; for several, every row has a key `doc`. `sums.jsonl`, in the folder or beside it,
holds totals with their parts and whether they add up. A folder of gold folders is read as one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rectnlp.errors import InputError
from rectnlp.evaluation.agreement import KEYS

TABLES = (*KEYS, "checks")
# A table without `start` lies where its total does.
_STARTS = ("start", "total_start")


@dataclass(frozen=True)
class Gold:
    """The annotations of one or more bulletins; every row has `doc`, None where nothing names its bulletin."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    sums: list[dict[str, Any]] = field(default_factory=list)


def load_gold(folder: str | Path, low: int = 0, high: int = sys.maxsize) -> Gold:
    """Read a gold folder, or a folder of them; only rows that start in [low, high).

    Raises
    ------
    InputError
        When there is no gold in the folder, or a file of it is no JSON.
    """
    folder = Path(folder)
    folders = [
        at for at in (folder, *sorted(folder.glob("*/"))) if any((at / f"{name}.jsonl").is_file() for name in TABLES)
    ]
    if not folders:
        raise InputError(f"{folder}: no gold in this folder; it holds <table>.jsonl files")
    gold = Gold()
    for at in folders:
        _add(gold, at, low, high)
    gold.sums.extend(_lines(folder / "sums.jsonl") or _lines(folder.parent / "sums.jsonl"))
    return gold


def _add(gold: Gold, folder: Path, low: int, high: int) -> None:
    """Add what one gold folder holds."""
    doc = None
    if (folder / "document.json").is_file():
        gold.documents.append(json.loads((folder / "document.json").read_text(encoding="utf-8")))
        doc = gold.documents[-1]["doc_id"]
    for name in TABLES:
        if (folder / f"{name}.jsonl").is_file():
            rows = [placed({"doc": doc, **row}) for row in _lines(folder / f"{name}.jsonl")]
            gold.tables.setdefault(name, []).extend(row for row in rows if low <= row["start"] < high)


def placed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with `start` and `end`, also where it has none of its own."""
    start = next((row[name] for name in _STARTS if row.get(name) is not None), 0)
    end = row.get("end")
    return {**row, "start": start, "end": start if end is None else end}


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except ValueError as error:
        raise InputError(f"{path}: not JSON Lines ({error}); one object a line") from None
