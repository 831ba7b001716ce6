"""`python -m grammar` in `data/`: writes `corpus/open` and `corpus/sealed`, sixty bulletins each, with their gold.

A bulletin is made from a seed: its plan (issuer, outline style, faults), its words, then its damage. The two halves
share no wording (`halves` says which have which). The sealed half is scored and never read while rules are written.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from random import Random

from annotate.bulletin import Annotated, compile_source
from annotate.checks import sums
from annotate.rows import TABLES

from grammar import compose, kinds
from grammar.damage import DAMAGES
from grammar.draft import Plan
from grammar.expand import Faults
from grammar.halves import HALVES, Wording
from grammar.styles import STYLES

CORPUS = Path(__file__).parent.parent / "corpus"
ISSUERS = ("county", "district", "city", "cbureau", "mbureau", "town", "hosp", "univ", "soe")
SINGULAR = {
    3: ("notice", "county"),
    9: ("audit", "city"),
    13: ("news", "district"),
    17: ("pairs", "county"),
    19: ("notice", "city"),
    23: ("audit", "county"),
    26: ("news", "city"),
    29: ("notice", "district"),
    32: ("notice", "city"),
    37: ("audit", "district"),
    41: ("news", "county"),
    44: ("pairs", "district"),
    48: ("notice", "county"),
    53: ("audit", "city"),
    57: ("pairs", "city"),
}
MAKERS = {"notice": kinds.case_notice, "audit": kinds.audit_report, "news": kinds.news, "pairs": kinds.pairs}
STEP = 5  # through the outline styles; prime to how many there are
LIGHT = ("half_width", "half_width", "indented", "wide_digits")
HEAVY = ("traditional", "pinyin", "split_words", "markup", "spam", "slips", "masked", "corner_quotes")


def bulletin(wording: Wording, number: int, used: Counter[str]) -> tuple[str, str]:
    """The annotated source of one bulletin, and its kind; `used` counts the grammar's rows, so that all get a turn."""
    rng = Random(f"{wording.seed}-{number}")
    kind, issuer = SINGULAR.get(number, ("rectification", ISSUERS[number % len(ISSUERS)]))
    style = wording.styles[(number * STEP + wording.shift) % len(wording.styles)]
    rough = number % 3 == 0  # against the grain
    plan = Plan(
        f"{wording.letter}{number:03d}",
        wording.folder,
        issuer,
        style,
        Faults(),
        used,
        chrome=rough or rng.random() < 0.3,
    )
    plan.faults.sums = int(rng.random() < (0.7 if rough else 0.3))
    plan.faults.rates = int(rng.random() < (0.4 if rough else 0.1))
    if wording.more_faults:
        plan.faults.sums += int(rng.random() < 0.5)
        plan.faults.anywhere = True
    plan.retold = rng.random() < (0.4 if rough else 0.08)
    damages = [rng.choice(LIGHT)] if rng.random() < 0.6 else []
    if rough:
        plan.faults.lost_numbers = rng.randint(0, 2)
        plan.lost = rng.random() < 0.3
        plan.gap = rng.random() < 0.4
        plan.doubled = not plan.gap and rng.random() < 0.2
        plan.second = rng.choice(list(STYLES.values())) if rng.random() < 0.3 and style.parts else None
        damages += rng.sample(HEAVY, rng.randint(1, 3))
    if {"traditional", "pinyin"} <= set(damages):
        damages.remove("traditional")
    maker = MAKERS.get(kind, compose.rectification)
    source = maker(plan, rng).source()
    for damage in damages:
        source = DAMAGES[damage](source, rng)
    return source, f"{kind}/{issuer}/{style.name if kind == 'rectification' else '-'}/{'+'.join(damages)}"


def compiled(half: str) -> list[tuple[Annotated, str]]:
    """All bulletins of one half, compiled, each with its kind."""
    made = []
    for wording in HALVES[half]:
        used: Counter[str] = Counter()
        for number in range(wording.size):
            source, kind = bulletin(wording, number, used)
            made.append((compile_source(f"{wording.letter}{number:03d}", source), kind))
    return made


def given(annotated: Annotated) -> str:
    """What the caller says of the date: the day, only the year, or nothing where the bulletin is signed."""
    number = int(annotated.name[1:])
    published = str(annotated.document["published"])
    signed = f"{int(published[:4])}年{int(published[5:7])}月{int(published[8:])}日" in annotated.text[-80:]
    return published if not signed or number % 3 else published[:4] if number % 2 else ""


def rendered(half: str) -> dict[Path, str]:
    """The files of one half."""
    folder = CORPUS / half
    made = compiled(half)
    files: dict[Path, str] = {}
    for table in TABLES:
        rows = [{"doc": a.name, **row} for a, _ in made for row in a.tables[table]]
        files[folder / "gold" / f"{table}.jsonl"] = _lines(rows)
    files[folder / "gold" / "documents.jsonl"] = _lines([{"doc": a.name, **a.document} for a, _ in made])
    totals = [{"doc": a.name, **row} for a, _ in made for row in sums(a.tables["checks"])]
    files[folder / "sums.jsonl"] = _lines(totals)
    return files


def _lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    """Write both halves."""
    for half in HALVES:
        for path, content in rendered(half).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
        with (CORPUS / half / "bulletins.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(("doc_id", "text", "published", "kind"))
            made = compiled(half)
            writer.writerows((annotated.name, annotated.text, given(annotated), kind) for annotated, kind in made)
        print(half, len(made))


if __name__ == "__main__":
    main()
