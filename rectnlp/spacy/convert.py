"""Between spaCy documents and tables, both ways.

A document carries its tables in `doc.user_data`, as Arrow's own bytes, so that they travel with `DocBin`, through
`nlp.pipe(n_process=2)` and to disk.
"""

from __future__ import annotations

from typing import Any, cast

import pyarrow as pa
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rectnlp.analysis import Analysis
from rectnlp.assemble import assemble
from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse
from rectnlp.schema import MENTIONS
from rectnlp.tables import Tables

KEY = "rectnlp"
# The column that labels a mention table's spans; a table without one is labelled by its name.
LABELS = {
    "events": "event_type",
    "counts": "unit",
    "percentages": "kind",
    "amounts": "dimension",
    "units": "unit_type",
    "sanctions": "sanction",
    "citations": "action",
}
MENTION_TABLES = tuple(table.name for table in MENTIONS)


def attach(doc: Doc, analysis: Analysis) -> None:
    """Put an analysis' tables into a document's `user_data`."""
    doc.user_data[KEY] = {name: _bytes(table) for name, table in assemble(analysis).items() if table.num_rows}


def attach_text(doc: Doc, published: str | None = None) -> None:
    """Read the text of a document that no rectnlp tokenizer has read, and attach its tables."""
    attach(doc, analyse(Bulletin(doc.text, published)))


def mentions(doc: Doc, table: str) -> list[dict[str, Any]]:
    """The rows of one table that a document carries."""
    data = doc.user_data.get(KEY, {}).get(table)
    return cast(list[dict[str, Any]], _table(data).to_pylist()) if data else []


def tables(doc: Doc) -> Tables:
    """The tables of a document that went through a rectnlp tokenizer or component; empty ones of another."""
    return Tables({name: _table(data) for name, data in doc.user_data.get(KEY, {}).items()})


def row(span: Span) -> dict[str, Any]:
    """The row behind a span of `doc.spans`, as a dictionary of columns.

    Raises
    ------
    KeyError
        When the span is no mention of rectnlp's.
    """
    parts = span.id_.rsplit(":", 2)
    for found in mentions(span.doc, parts[1]) if len(parts) == 3 else ():
        if found["mention_id"] == span.id_:
            return found
    raise KeyError(f"{span.text!r} is no mention: its id is {span.id_!r}")


def doc_of(nlp: Language, found: Tables, doc_id: str | None = None) -> Doc:
    """A document from tables: the text as `nlp` tokenizes it, its spans, and the tables themselves.

    Raises
    ------
    KeyError
        When the tables hold no text of that doc_id, or several and none is asked for.
    """
    arrow = found.to_arrow()
    ids = arrow["texts"]["doc_id"].to_pylist()
    if doc_id is None and len(ids) != 1:
        raise KeyError(f"the tables hold {len(ids)} texts: say which doc_id")
    wanted = ids[0] if doc_id is None else doc_id
    if wanted not in ids:
        raise KeyError(f"the tables hold no text of {wanted!r}")
    doc = nlp.make_doc(arrow["texts"]["text"].to_pylist()[ids.index(wanted)])
    mine = {
        name: table.filter(pa.compute.equal(table["doc_id"], wanted))
        for name, table in arrow.items()
        if table.num_rows and "doc_id" in table.column_names
    }
    doc.user_data[KEY] = {name: _bytes(table) for name, table in mine.items() if table.num_rows}
    fill(doc, MENTION_TABLES)
    return doc


def fill(doc: Doc, names: tuple[str, ...]) -> None:
    """Fill `doc.spans[table]` from the tables that the document carries.

    A span that does not fall on another tokenizer's borders is widened to them; with `rectnlp.Tokenizer.v1` all fall.
    """
    for name in names:
        spans = []
        for found in mentions(doc, name):
            label = found.get(LABELS.get(name, "")) or name
            span = doc.char_span(
                found["start"], found["end"], label=label, span_id=found["mention_id"], alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)


def _bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return cast(bytes, sink.getvalue().to_pybytes())


def _table(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(data).read_all()
