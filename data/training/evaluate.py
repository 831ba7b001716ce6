"""`python -m training.evaluate` in `data/`: rules alone, the model alone, both; `--sealed` adds the half not looked at.

F1 counts names found (overlap, one to one). Both: the rules' names, and the model's where it is sure enough and no rule
has a name. How sure is chosen on corpus/open. The brackets hold the 95 % bootstrap interval of both − rules, over
bulletins (sentences, or stretches of 2,000 characters where a set is one bulletin).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from spacy.language import Language

import rectnlp
from rectnlp.evaluation.agreement import pair
from rectnlp.spacy.ner import LABELS, THRESHOLD, Scored, beyond_rules, scored
from training import DATA, corpus
from training.heldout import sentences

Spans = list[tuple[int, int]]
Tally = tuple[int, int, int]  # gold, found by the system, hits
SETS = ("dev", "variants", "open", "samples", "heldout")
_UNSEEN = {"heldout", "sealed"}
_DEV_ENDS = 10698
_STRETCH = 2000
_RESAMPLES = 2000
_THRESHOLDS = (0.3, 0.6, 0.9)  # one, two, three of the readings agree
_ALONE = 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """A text with gold of some labels, and what the rules find."""

    text: str
    gold: Mapping[str, Spans]
    rules: Mapping[str, Spans]


@cache
def texts(name: str) -> tuple[Text, ...]:
    """The texts of one set; none where the folder of gold outside the repository is not there."""
    shared = Path(os.environ.get("RECTNLP_SHARED", DATA.parent.parent / "shared")) / "gold"
    if name in ("open", "sealed"):
        return tuple(_text(text, _by_label(spans)) for text, spans in corpus.half(name).values())
    if name == "samples":
        return tuple(_text(text, _by_label(spans)) for text, spans in corpus.samples())
    if name == "heldout":
        return tuple(_text(s.example.text, _by_label(list(s.example.spans))) for s in sentences())
    if not shared.is_dir():
        return ()
    if name == "dev":
        text = next(shared.glob("*.txt")).read_text(encoding="utf-8")
        return tuple(_stretches(_text(text, {"ORG": _units(shared / "dev")[None]}, _DEV_ENDS)))
    gold = _units(shared / "variants" / "gold")
    with (shared / "variants" / "bulletins.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(_text(row["text"], {"ORG": gold[row["doc_id"]]}) for row in csv.DictReader(handle))


def _text(text: str, gold: Mapping[str, Spans], high: int | None = None) -> Text:
    tables = rectnlp.extract(text).to_arrow()
    rules = {
        label: [(row["start"], row["end"]) for row in tables[table].to_pylist() if high is None or row["start"] < high]
        for table, label in LABELS.items()
    }
    return Text(text[:high] if high else text, gold, rules)


def _stretches(whole: Text) -> list[Text]:
    """One bulletin in stretches, so that there is something to resample; cut at lines."""
    cuts, at = [0], 0
    while (at := whole.text.find("\n", at + _STRETCH)) >= 0:
        cuts.append(at)
    bounds = zip(cuts, [*cuts[1:], len(whole.text)], strict=True)

    def part(spans: Mapping[str, Spans], low: int, high: int) -> dict[str, Spans]:
        return {label: [(a - low, b - low) for a, b in of if low <= a < high] for label, of in spans.items()}

    return [Text(whole.text[a:b], part(whole.gold, a, b), part(whole.rules, a, b)) for a, b in bounds]


def _by_label(spans: list[tuple[int, int, str]]) -> dict[str, Spans]:
    return {label: [(start, end) for start, end, of in spans if of == label] for label in LABELS.values()}


def _units(folder: Path) -> dict[str | None, Spans]:
    found: dict[str | None, Spans] = defaultdict(list)
    for line in (folder / "units.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row.get("doc")].append((row["start"], row["end"]))
    return found


def learnt(name: str, nlp: Language | None = None) -> list[list[Scored]]:
    """What a model finds in the texts of one set, at any score that may count."""
    return [scored(text.text, nlp, min(_THRESHOLDS)) for text in texts(name)]


def rules(text: Text, label: str, _: list[Scored]) -> Spans:
    """What the rules find."""
    return list(text.rules[label])


def alone(text: Text, label: str, found: list[Scored]) -> Spans:
    """What the model finds."""
    return [(s.start, s.end) for s in found if s.label == label and s.score >= _ALONE]


def both(threshold: float) -> Callable[[Text, str, list[Scored]], Spans]:
    """The rules' names, and the model's that overlap none of theirs, whatever the label."""

    def system(text: Text, label: str, found: list[Scored]) -> Spans:
        known = [span for spans in text.rules.values() for span in spans]
        added = [
            (s.start, s.end)
            for s in beyond_rules(text.text, found)
            if s.label == label and s.score >= threshold and all(s.end <= a or b <= s.start for a, b in known)
        ]
        return [*text.rules[label], *added]

    return system


def tallies(
    name: str, label: str, system: Callable[[Text, str, list[Scored]], Spans], found: list[list[Scored]]
) -> list[Tally]:
    """Counts by text."""
    counted = []
    for text, of in zip(texts(name), found, strict=True):
        gold, predicted = (
            [{"start": a, "end": b} for a, b in sorted(spans)] for spans in (text.gold[label], system(text, label, of))
        )
        counted.append((len(gold), len(predicted), len(pair("units", gold, predicted))))
    return counted


def f1(counted: list[Tally]) -> float:
    """F1 over texts."""
    gold, predicted, hits = (sum(part) for part in zip(*counted, strict=True))
    return 2 * hits / (gold + predicted) if gold + predicted else 1.0


def difference(one: list[Tally], other: list[Tally]) -> tuple[float, float]:
    """95 % percentile bootstrap interval of F1(one) − F1(other), paired by text (Efron and Tibshirani 1993, ch. 13)."""
    draw, n = Random(1), len(one)
    values = []
    for _ in range(_RESAMPLES):
        chosen = draw.choices(range(n), k=n)
        values.append(f1([one[i] for i in chosen]) - f1([other[i] for i in chosen]))
    values.sort()
    return values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES) - 1]


def chosen_threshold() -> float:
    """The lowest threshold of those with the best F1 of bodies on corpus/open."""
    found = learnt("open")
    return max(_THRESHOLDS, key=lambda t: (f1(tallies("open", "ORG", both(t), found)), -t))


def figures(name: str, nlp: Language) -> str:
    """F1 of bodies on one set by the model alone, for the learning curve."""
    return f"{f1(tallies(name, 'ORG', alone, learnt(name, nlp))):.3f}" if texts(name) else "-"


def table(names: tuple[str, ...]) -> None:
    """Print the table; its last rows pool what was not looked at."""
    print(f"score needed {THRESHOLD}; best on open: {chosen_threshold()}")
    print(f"{'set':<9} {'label':<7} {'gold':>5} {'rules':>6} {'model':>6} {'both':>6}  both - rules")
    unseen: dict[str, list[list[Tally]]] = {label: [[], [], []] for label in LABELS.values()}
    for name in names:
        found = learnt(name)
        for label in LABELS.values():
            if not texts(name) or label not in texts(name)[0].gold:
                continue
            by = [tallies(name, label, system, found) for system in (rules, alone, both(THRESHOLD))]
            line(name, label, by)
            if name in _UNSEEN:
                unseen[label] = [whole + part for whole, part in zip(unseen[label], by, strict=True)]
    if set(names) >= _UNSEEN:
        for label, by in unseen.items():
            line("unseen", label, by)


def line(name: str, label: str, by: list[list[Tally]]) -> None:
    """Print one line: the rules, the model, both."""
    n = sum(gold for gold, _, _ in by[0])
    values = " ".join(f"{f1(counted):6.3f}" for counted in by)
    low, high = difference(by[2], by[0])
    print(f"{name:<9} {label:<7} {n:>5} {values}  {f1(by[2]) - f1(by[0]):+.3f} [{low:+.3f}, {high:+.3f}]", flush=True)


def main() -> None:
    """Print the table for all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="also the half of the corpus that is not looked at")
    table((*SETS, "sealed") if parser.parse_args().sealed else SETS)


if __name__ == "__main__":
    main()
