"""Components that fill `doc.spans`: `rectnlp` for every mention table, `rectnlp_units` and so on for one alone."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from rectnlp.spacy.convert import KEY, MENTION_TABLES, attach_text, fill


class Mentions:
    """Fills `doc.spans[table]` for its tables: labels are the codes of the table, ids its mention_ids.

    The row behind a span is `rectnlp.spacy.row(span)`, all tables `rectnlp.spacy.tables(doc)`.
    """

    def __init__(self, tables: tuple[str, ...] = MENTION_TABLES, published: str | None = None) -> None:
        self.tables = tables
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """Read the document's text, unless its tokenizer has done so, and set the spans."""
        if KEY not in doc.user_data:
            attach_text(doc, self.published)
        fill(doc, self.tables)
        return doc


def _factory(tables: tuple[str, ...]) -> Callable[[Language, str, str | None], Mentions]:
    def make(nlp: Language, name: str, published: str | None) -> Mentions:
        return Mentions(tables, published)

    return make


Language.factory("rectnlp", default_config={"published": None}, func=_factory(MENTION_TABLES))
for _name in MENTION_TABLES:
    Language.factory(f"rectnlp_{_name}", default_config={"published": None}, func=_factory((_name,)))
