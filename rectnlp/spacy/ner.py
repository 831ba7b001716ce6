"""`rectnlp_ner`: bodies and persons as `doc.ents`, by rules, and by a model where no rule speaks.

The model (`models/ner`, trained by us on our own fictional corpus) knows names by how they stand in a sentence, so it
also finds companies without a suffix and persons without an office; it is slower than all rules together, and surer of
what it finds than it should be. Its names are in `doc.ents` alone: tables hold what a rule can account for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from rectnlp import trained
from rectnlp.spacy.convert import KEY, attach_text, mentions

# Tables whose mentions are entities, and their labels (those of OntoNotes, which spaCy's own models use).
LABELS = {"units": "ORG", "people": "PERSON"}
# The lowest score at which the model costs nothing on corpus/open; `python -m training.evaluate` chooses it.
THRESHOLD = 0.9
_SENTENCE = re.compile(r"[^\n。；;]+[。；;]?")
# No name runs over the end of a clause, and none is longer.
_NAME = re.compile(r"[^\n,，。;；:：、!?！？“”\"「」]{2,30}")
_BEAM = 8
_LONGEST = 500  # characters that the model reads at once


@dataclass(frozen=True, slots=True)
class Scored:
    """A name that the model sees, and how sure it is (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


@cache
def model() -> Language:
    """The model, loaded once a process."""
    return spacy.load(trained.folder("ner"))


def scored(text: str, nlp: Language | None = None, least: float = 0.5) -> list[Scored]:
    """What the model finds in a text with at least this score, in order; of two that overlap, the surer one.

    >>> [text[s.start : s.end] for text in ["县水利局约谈了恒达建工负责人。"] for s in scored(text)]
    ['县水利局', '恒达建工']
    """
    nlp = nlp or model()
    found: list[Scored] = []
    pieces = list(_pieces(text))
    docs = [nlp.make_doc(piece) for _, piece in pieces]
    if not docs:
        return []
    vectors: Any = nlp.get_pipe("tok2vec")
    recognizer: Any = nlp.get_pipe("ner")
    vectors.set_annotations(docs, vectors.predict(docs))
    for (at, _), doc, entities in zip(
        pieces, docs, recognizer.scored_ents(recognizer.beam_parse(docs, beam_width=_BEAM)), strict=True
    ):
        for (first, last, label), score in entities.items():
            if score >= least:
                span = doc[first:last]
                if _NAME.fullmatch(span.text):
                    found.append(Scored(at + span.start_char, at + span.end_char, label, score))
    return _apart(found)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Sentences, the longest in parts, each with where it begins."""
    for match in _SENTENCE.finditer(text):
        for at in range(match.start(), match.end(), _LONGEST):
            piece = text[at : min(at + _LONGEST, match.end())]
            if not piece.isspace():
                yield at, piece


def _apart(found: Iterable[Scored]) -> list[Scored]:
    kept: list[Scored] = []
    for one in sorted(found, key=lambda s: (-s.score, s.start, s.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.start)


class Names:
    """Sets `doc.ents`: the rules' units and people, then the model's names that overlap none of them."""

    def __init__(self, threshold: float = THRESHOLD, published: str | None = None) -> None:
        self.threshold = threshold
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """Read the document's text, unless its tokenizer has done so, and set the entities.

        An entity of the rules has its `mention_id` as `ent_id_`, one of the model has none. Entities of a document
        whose words end elsewhere are widened to them.
        """
        if KEY not in doc.user_data:
            attach_text(doc, self.published)
        ruled = [
            _span(doc, row["start"], row["end"], label, row["mention_id"])
            for table, label in LABELS.items()
            for row in mentions(doc, table)
        ]
        known = filter_spans([span for span in ruled if span is not None])
        taken = {i for span in known for i in range(span.start, span.end)}
        learnt = [_span(doc, s.start, s.end, s.label) for s in scored(doc.text, least=self.threshold)]
        free = [span for span in learnt if span is not None and taken.isdisjoint(range(span.start, span.end))]
        doc.set_ents(filter_spans([*known, *free]))
        return doc


def _span(doc: Doc, start: int, end: int, label: str, mention: str = "") -> Span | None:
    return doc.char_span(start, end, label=label, span_id=mention, alignment_mode="expand")


@Language.factory("rectnlp_ner", default_config={"threshold": THRESHOLD, "published": None})
def create(nlp: Language, name: str, threshold: float, published: str | None) -> Names:
    """The factory that `add_pipe` calls."""
    return Names(threshold, published)
