"""`rectnlp_ner`: bodies and persons as `doc.ents`, by rules, and by a model where no rule speaks.

The model (`models/ner`, trained by us on our own fictional corpus) knows names by how they stand in a sentence, so it
also finds companies without a suffix and persons without an office; it is slower than all rules together, and
wrong more often. Its names are in `doc.ents` alone: tables hold what a rule can account for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from rectnlp import trained
from rectnlp.extractors.units.grammar import grammar
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.spacy.convert import KEY, attach_text, mentions
from rectnlp.text.segment import tagger
from rectnlp.text.words import Words

# Tables whose mentions are entities, and their labels (those of OntoNotes, which spaCy's own models use).
LABELS = {"units": "ORG", "people": "PERSON"}
# The lowest score at which the model costs nothing on corpus/open; `python -m training.evaluate` chooses it.
THRESHOLD = 0.9
# The model reads a text three times: by lines, by sentences, by clauses. A name is as sure as readings agree on it.
_READINGS = tuple(
    re.compile(pattern) for pattern in (r"[^\n]+", r"[^\n。；;]+[。；;]?", r"[^\n。；;，,：:]+[。；;，,：:]?")
)
# No name runs over the end of a clause, and none is longer.
_NAME = re.compile(r"[^\n,，。;；:：、!?！？“”\"「」]{2,30}")
# Parts of speech (ICTCLAS) with which no name begins or ends: adverbs, pronouns, prepositions; conjunctions, verbs.
_NEVER_FIRST, _NEVER_LAST = frozenset("cdpru"), frozenset("cdpruv")
_PLACES = ("省", "市", "县", "区", "旗", "州", "盟")
_LONGEST = 300  # characters that are read at once


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

    >>> text = "县水利局约谈了恒达建工负责人。"
    >>> [text[one.start : one.end] for one in scored(text)]
    ['县水利局', '恒达建工']
    """
    votes = Counter(name for pattern in _READINGS for name in _read(text, nlp or model(), pattern))
    return _apart(
        Scored(*name, votes[name] / len(_READINGS)) for name in votes if votes[name] / len(_READINGS) >= least
    )


def _read(text: str, nlp: Language, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """What one reading finds: start, end, label."""
    pieces = [
        (text[at : min(at + _LONGEST, match.end())], at)
        for match in pattern.finditer(text)
        for at in range(match.start(), match.end(), _LONGEST)
        if not match.group().isspace()
    ]
    for doc, at in nlp.pipe(pieces, as_tuples=True):
        for entity in doc.ents:
            if _NAME.fullmatch(entity.text):
                yield at + entity.start_char, at + entity.end_char, entity.label_


def beyond_rules(text: str, found: Iterable[Scored]) -> list[Scored]:
    """Those of the model's names that no rule could judge.

    A body whose last word is in the rules' lexicons was seen by them and left out for a reason (各街道办事处, 某县).
    What ends inside a word is no name (整改通|知书), nor what ends in a verb (我乡进行), nor an ordinary word (廉洁).

    >>> found = [Scored(0, 4, "ORG", 1.0), Scored(5, 9, "ORG", 1.0)]
    >>> beyond_rules("恒达建工、县办公室", found) == found[:1]
    True
    """
    lexicons = Lexicons()
    words = Words(tagger("rjieba", lexicons)(text), {})
    borders = {*words.starts, len(text)}
    judged = _judged(lexicons)
    kept = []
    for one in found:
        if not {one.start, one.end} <= borders:
            continue
        name = text[one.start : one.end]
        i, j = words.index(one.start), words.index(one.end - 1)
        first, last = words.tags[i], words.tags[j]
        if one.label == "PERSON":
            right = i < j or last.startswith("nr")
        else:
            wordy = first[0] in _NEVER_FIRST or (last[0] in _NEVER_LAST and last != "vn")
            right = len(name) > 2 and not wordy and not name.endswith(judged)
        if right:
            kept.append(one)
    return kept


@compiled
def _judged(lexicons: Lexicons) -> tuple[str, ...]:
    """How names end that rules judge: last words of bodies, places and offices."""
    offices = {row["word"] for row in lexicons.rows("positions")}
    return tuple(sorted({*grammar(lexicons).by_surface, *offices, *_PLACES}))


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
        found = beyond_rules(doc.text, scored(doc.text, least=self.threshold))
        learnt = [_span(doc, one.start, one.end, one.label) for one in found]
        free = [span for span in learnt if span is not None and taken.isdisjoint(range(span.start, span.end))]
        doc.set_ents(filter_spans([*known, *free]))
        return doc


def _span(doc: Doc, start: int, end: int, label: str, mention: str = "") -> Span | None:
    return doc.char_span(start, end, label=label, span_id=mention, alignment_mode="expand")


@Language.factory("rectnlp_ner", default_config={"threshold": THRESHOLD, "published": None})
def create(nlp: Language, name: str, threshold: float, published: str | None) -> Names:
    """The factory that `add_pipe` calls."""
    return Names(threshold, published)
