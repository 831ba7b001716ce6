"""`python -m training.ner` in `data/`: trains `models/ner`; `--curve` prints F1 by the size of the training corpus.

Everything is seeded, and one core is enough; the corpus is made anew each time, so nothing is stored but the model.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training import MODELS, corpus
from training.example import Example

CONFIG = MODELS / "ner.cfg"
BULLETINS, CONTEXTS = 300, 12000
# Shares of the corpus that the learning curve is drawn from.
SHARES = (1 / 64, 1 / 16, 1 / 4, 1)
META = {
    "name": "rectnlp_ner",
    "version": "1.0.0",
    "description": "Bodies (ORG) and persons (PERSON) in Chinese rectification bulletins",
    "license": "MIT",
    "sources": [{"name": "rectnlp's own fictional corpus", "license": "MIT"}],
}


def trained(examples: Sequence[Example], steps: int | None = None) -> Language:
    """A pipeline trained on sentences; `corpus/open` chooses the best of its states."""
    blank = spacy.blank("zh")
    checked = [example for text, spans in corpus.half("open").values() for example in corpus.sentences(text, spans)]
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder, f"{name}.spacy") for name in ("train", "dev")}
        for name, part in (("train", examples), ("dev", checked)):
            DocBin(docs=[_doc(blank, example) for example in part]).to_disk(paths[name])
        config = load_config(CONFIG, {f"paths.{name}": str(path) for name, path in paths.items()})
        if steps:
            config["training"]["max_steps"] = steps
        nlp = init_nlp(config.interpolate())
        train(nlp, Path(folder))
        return spacy.load(Path(folder, "model-best"))


def _doc(blank: Language, example: Example) -> Doc:
    doc = blank.make_doc(example.text)
    ends = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in example.spans]
    doc.set_ents(spacy.util.filter_spans([span for span in ends if span is not None]))
    return doc


def write(nlp: Language) -> None:
    """Write the model; paths of this machine stay out of its config."""
    for section in ("train", "dev"):
        nlp.config["paths"][section] = None
        nlp.config["corpora"][section]["path"] = None
    nlp.meta.update(META)
    nlp.to_disk(MODELS / "ner")


def curve(steps: int) -> None:
    """F1 of bodies by the size of the training corpus, on every set that may be looked at."""
    from training.evaluate import SETS, figures

    examples = corpus.training(BULLETINS, CONTEXTS)
    for share in SHARES:
        part = examples[: int(len(examples) * share)]
        nlp = trained(part, steps)
        told = "  ".join(f"{name} {figures(name, nlp)}" for name in SETS)
        print(f"{len(part)} sentences: {told}", flush=True)


def main() -> None:
    """Train and write, or print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true", help="print the learning curve; writes no model")
    parser.add_argument("--steps", type=int, help="steps of training (default: what the config says)")
    options = parser.parse_args()
    if options.curve:
        curve(options.steps or 1000)
    else:
        write(trained(corpus.training(BULLETINS, CONTEXTS), options.steps))


if __name__ == "__main__":
    main()
