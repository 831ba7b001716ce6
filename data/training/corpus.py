"""Sentences with bodies (ORG) and persons (PERSON): the generator's first wording, the samples, and contexts of ours.

Names of the generator's bulletins are swapped for made ones in every second sentence, so that a model learns how a
name stands in its sentence, not the few names that the generator knows. Words around them are changed as well.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from annotate.bulletin import compile_source
from grammar.__main__ import bulletin
from grammar.halves import FIRST

from training import DATA, SEED
from training.example import Example
from training.names import Names
from training.vocabulary import Vocabulary

# Numbers of generated bulletins that `corpus/open` does not hold.
_FIRST = 1000
_SLOT = re.compile(r"\{([A-Z])\}")
_SENTENCE = re.compile(r"[^\n。；;]+[。；;]?")
_SWAPPED = 0.5
_NAMELESS = 0.6  # share of the generated sentences without a name that are kept
_REWORDED = 0.6  # share of all sentences whose words are changed too
_LONGEST = 250


def training(n_bulletins: int, n_contexts: int) -> list[Example]:
    """Training sentences, shuffled; the same on every run."""
    rng = Random(SEED)
    names = Names(rng)
    examples = [*generated(n_bulletins, rng, names), *contexts(n_contexts, rng, names)]
    for text, spans in samples():
        cut = sentences(text, spans)
        examples += cut
        examples += [swapped(example, rng, names) for _ in range(6) for example in cut]
    vocabulary = Vocabulary(rng)
    examples = [vocabulary.reworded(example) if rng.random() < _REWORDED else example for example in examples]
    rng.shuffle(examples)
    return examples


def generated(n: int, rng: Random, names: Names) -> Iterator[Example]:
    """Sentences of generated bulletins in the first wording."""
    used: Counter[str] = Counter()
    for number in range(_FIRST, _FIRST + n):
        source, _ = bulletin(FIRST, number, used)
        annotated = compile_source(f"o{number}", source)
        for example in sentences(annotated.text, labelled(annotated.tables)):
            if example.spans or rng.random() < _NAMELESS:
                yield swapped(example, rng, names) if rng.random() < _SWAPPED else example


def contexts(n: int, rng: Random, names: Names) -> Iterator[Example]:
    """Sentences of `words/contexts.tsv`, filled."""
    lines = (DATA / "training" / "words" / "contexts.tsv").read_text(encoding="utf-8").splitlines()
    templates = [line for line in lines if not line.startswith("#")]
    for _ in range(n):
        text, spans, at = "", [], 0
        template = rng.choice(templates)
        for slot in _SLOT.finditer(template):
            text += template[at : slot.start()]
            at = slot.end()
            filled = names.place() if slot[1] == "L" else _figure(slot[1], rng) or names.of(slot[1])
            if slot[1] not in "NMDL":
                spans.append((len(text), len(text) + len(filled), "PERSON" if slot[1] == "P" else "ORG"))
            text += filled
        text += template[at:]
        yield Example(_widths(text, rng), tuple(spans))


def _figure(kind: str, rng: Random) -> str:
    number = str(rng.randint(1, 900))
    day = f"{rng.randint(2014, 2025)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return {"N": number, "M": f"{rng.randint(1, 9000) / 10}万元", "D": day}.get(kind, "")


def _widths(text: str, rng: Random) -> str:
    """Half-width punctuation in a third of all sentences, as pages print it."""
    return text.translate(str.maketrans("，：；（）", ",:;()")) if rng.random() < 0.33 else text


def swapped(example: Example, rng: Random, names: Names) -> Example:
    """The sentence with most of its names changed for made ones."""
    text, spans, at = "", [], 0
    for start, end, label in example.spans:
        text += example.text[at:start]
        name = example.text[start:end]
        if rng.random() < 0.7:
            name = names.of("P" if label == "PERSON" else "U")
        spans.append((len(text), len(text) + len(name), label))
        text += name
        at = end
    return Example(text + example.text[at:], tuple(spans))


def labelled(tables: dict[str, list[dict[str, object]]]) -> list[tuple[int, int, str]]:
    """Bodies and persons of one bulletin's gold; a person inside a body's name is none."""
    spans = [(row["start"], row["end"], "ORG") for row in tables.get("units", ())]
    spans += [(row["start"], row["end"], "PERSON") for row in tables.get("people", ())]
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def sentences(text: str, spans: list[tuple[int, int, str]]) -> list[Example]:
    """A bulletin cut at its sentences."""
    found = []
    for match in _SENTENCE.finditer(text):
        low, high = match.span()
        inside = tuple((start - low, end - low, label) for start, end, label in spans if low <= start and end <= high)
        if 1 < high - low <= _LONGEST:
            found.append(Example(match.group(), inside))
    return found


@cache
def samples() -> list[tuple[str, list[tuple[int, int, str]]]]:
    """The samples with their gold."""
    found = []
    for path in sorted((DATA / "samples").glob("*.txt")):
        found.append((path.read_text(encoding="utf-8"), labelled(_gold(DATA / "gold" / path.stem)[None])))
    return found


@cache
def half(name: str) -> dict[str, tuple[str, list[tuple[int, int, str]]]]:
    """One half of the generated corpus, with its gold by bulletin."""
    folder = DATA / "corpus" / name
    gold = _gold(folder / "gold")
    with (folder / "bulletins.csv").open(encoding="utf-8", newline="") as handle:
        return {row["doc_id"]: (row["text"], labelled(gold[row["doc_id"]])) for row in csv.DictReader(handle)}


def _gold(folder: Path) -> dict[str | None, dict[str, list[dict[str, object]]]]:
    tables: dict[str | None, dict[str, list[dict[str, object]]]] = defaultdict(lambda: defaultdict(list))
    for name in ("units", "people"):
        path = folder / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            row = json.loads(line)
            tables[row.get("doc")][name].append(row)
    return tables
