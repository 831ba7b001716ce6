"""The quality gate: no change may make a table worse than its floor, and no floor may sink unnoticed.

Floors are in `floors.json`, with a checksum of the corpus they were measured on. They are raised by

    python tests/test_gate.py

and lowered only by

    python tests/test_gate.py --lower
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, shared_folder

import rectnlp
from rectnlp.evaluation.gold import load_gold
from rectnlp.evaluation.scorer import score
from rectnlp.stacking import concat
from rectnlp.tables import Tables

FLOORS = Path(__file__).with_name("floors.json")
# Three decimals are kept, rounded down, so that what was measured passes.
DIGITS = 1000
# The gold of the real bulletin reaches up to this offset.
DEV_ENDS = 10698


@dataclass(frozen=True)
class Corpus:
    """Texts with gold: where they are, and how far the gold reaches."""

    name: str
    texts: Path
    gold: Path
    high: int = sys.maxsize


def corpora() -> list[Corpus]:
    """Ours, and those that are not in the repository where they are there."""
    found = [Corpus("samples", ROOT / "data" / "samples", ROOT / "data" / "gold")]
    shared = shared_folder()
    if shared:
        gold = shared / "gold"
        found += [
            Corpus("dev", next(gold.glob("*.txt")), gold / "dev", DEV_ENDS),
            Corpus("variants", gold / "variants" / "bulletins.csv", gold / "variants" / "gold"),
        ]
    return found


def checksum(corpus: Corpus) -> str:
    """One hash over the texts and the gold."""
    digest = hashlib.sha256()
    texts = sorted(corpus.texts.glob("*.txt")) if corpus.texts.is_dir() else [corpus.texts]
    for path in [*texts, *sorted(p for p in corpus.gold.rglob("*") if p.suffix in (".json", ".jsonl"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


@cache
def measured(corpus: Corpus) -> dict[str, float]:
    """Every figure of a corpus: row F1 by table, and what is said of checks, documents and sums."""
    tables = Tables(concat(result.tables.to_arrow() for result in rectnlp.extract_many([corpus.texts])))
    found = score(tables, load_gold(corpus.gold, 0, corpus.high), 0, corpus.high)
    figures = {name: table.row for name, table in found.tables.items()}
    figures["units.found"] = found.tables["units"].found
    if found.checks:
        figures["checks.mismatches_found"] = found.checks.mismatches_found
        figures["checks.none_invented"] = 1.0 if not found.checks.mismatches_invented else 0.0
        figures["checks.ok_found"] = found.checks.ok_found
        figures["checks.ok_precision"] = found.checks.ok_precision
    if found.documents:
        figures["documents"] = found.documents.right
    if found.sums:
        figures["sums.planted_found"] = found.sums.planted_found / max(found.sums.planted, 1)
        figures["sums.confirmed"] = found.sums.confirmed / max(found.sums.sums, 1)
    return {name: math.floor(value * DIGITS + 1e-9) / DIGITS for name, value in figures.items()}


def floors() -> dict[str, dict[str, object]]:
    """The floors as written."""
    return json.loads(FLOORS.read_text(encoding="utf-8"))


def cases() -> Iterator[tuple[str, str]]:
    for name, entry in floors().items():
        for figure in entry["floors"]:
            yield name, figure


@pytest.mark.parametrize(("name", "figure"), list(cases()), ids=lambda value: value)
def test_no_figure_is_below_its_floor(name: str, figure: str, request: pytest.FixtureRequest) -> None:
    if name != "samples":
        request.getfixturevalue("shared")
    corpus = next(corpus for corpus in corpora() if corpus.name == name)
    assert measured(corpus)[figure] >= floors()[name]["floors"][figure]


def test_every_corpus_has_floors_for_the_very_texts_and_gold_that_are_there() -> None:
    for corpus in corpora():
        assert floors()[corpus.name]["checksum"] == checksum(corpus), f"{corpus.name} changed: measure the floors anew"
        assert set(floors()[corpus.name]["floors"]) == set(measured(corpus))


def test_there_is_gold_in_several_styles() -> None:
    assert len(load_gold(ROOT / "data" / "gold").documents) >= 6


def raise_floors(lower: bool) -> None:
    """Write what is measured now as the floors; a lower figure only where that is wanted."""
    old = floors()
    new = dict(old)
    for corpus in corpora():
        before = old.get(corpus.name, {}).get("floors", {})
        now = measured(corpus)
        anew = lower or old.get(corpus.name, {}).get("checksum") != checksum(corpus)  # another corpus, other floors
        kept = {name: value if anew else max(value, before.get(name, 0.0)) for name, value in now.items()}
        for name in kept:
            if now[name] < before.get(name, 0.0):
                said = "lowered" if anew else "kept"
                print(f"{corpus.name} {name}: measured {now[name]}, floor {before[name]} {said}")
        new[corpus.name] = {"checksum": checksum(corpus), "floors": kept}
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise_floors("--lower" in sys.argv[1:])
