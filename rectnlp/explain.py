"""Why a row is there: its sentence, its rule, and where each of its values came from.

Nothing of this is stored with the rows. The bulletin is read again from its own text, which gives the same rows, and
the mention behind the row is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from rectnlp.analysis import Analysis
from rectnlp.assemble import mention_ids
from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.mentions import Mention, Span
from rectnlp.pipeline import analyse
from rectnlp.schema import TABLES, Type
from rectnlp.validation.corrections import CORRECTION

_COMMON = ("doc_id", "mention_id", "node_id", "start", "end", "text", "problem_id", "sentence_start", "sentence_end")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row explained; printed, it reads as text."""

    mention_id: str
    table: str
    rule: str
    text: str
    sentence: str
    path: tuple[str, ...]  # headings above it, outermost first
    values: Mapping[str, Any]
    where: Mapping[str, Span]  # by column, the stretch of the text that a phrase was read from
    reads: str  # what the rule reads, and where it stands

    def __str__(self) -> str:
        lines = [
            f"{self.mention_id}  ({TABLES[self.table].description})",
            f"  text      {self.text}",
            f"  sentence  {self.sentence}",
            *([f"  under     {' > '.join(self.path)}"] if self.path else []),
            f"  rule      {self.rule}: {self.reads}",
        ]
        for column, value in self.values.items():
            place = "  [{}:{}]".format(*self.where[column]) if column in self.where else ""
            lines.append(f"  {column:<14} {value}{place}")
        return "\n".join(lines)


def explain(arrow: Mapping[str, pa.Table], mention_id: str, lexicons: Lexicons, segmenter: str) -> Explanation:
    """Read the mention's bulletin again and say why its row is there.

    Raises
    ------
    KeyError
        When no table has such a mention, or its text is not in `texts`.
    """
    table = _table_of(arrow, mention_id)
    row = arrow[table].filter(pc.equal(arrow[table]["mention_id"], mention_id)).to_pylist()[0]
    bulletin = _bulletin(arrow, row["doc_id"])
    analysis = analyse(bulletin, lexicons=lexicons, segmenter=segmenter)
    mentions = dict(zip(mention_ids(analysis, table), analysis.rows.get(table, []), strict=True))
    mention = mentions.get(mention_id)
    return Explanation(
        mention_id,
        table,
        row["rule"],
        row["text"],
        bulletin.text[row["sentence_start"] : row["sentence_end"]].strip(),
        _headings(arrow["outline"], row["node_id"]),
        {column: value for column, value in row.items() if column not in (*_COMMON, "rule") and value is not None},
        _places(analysis, table, mention),
        _reads(row["rule"], lexicons),
    )


def _reads(rule: str, lexicons: Lexicons) -> str:
    """What a rule reads, its lexicons and its module; of an extractor of one's own, nothing is known."""
    if rule == CORRECTION:
        return "a row added by hand"
    ours = rule.removesuffix(f"+{CORRECTION}")
    known = lexicons.words("rules").get(ours)
    reads = f"{known['reads']} ({known['lexicons']}; {known['module']})" if known else "a rule of another package"
    return reads if ours == rule else f"{reads}; values set by hand"


def _places(analysis: Analysis, table: str, mention: Mention | None) -> dict[str, Span]:
    """Where the phrases of a row stand in the text."""
    phrases = [column.name for column in TABLES[table].columns if column.type in (Type.PHRASE, Type.PRINTED)]
    spans = {name: getattr(mention, name, None) for name in phrases}
    return {name: analysis.view.span(*span) for name, span in spans.items() if span}


def _table_of(arrow: Mapping[str, pa.Table], mention_id: str) -> str:
    for name, table in arrow.items():
        if TABLES[name].mentions and pc.any(pc.equal(table["mention_id"], mention_id)).as_py():
            return name
    raise KeyError(f"no mention {mention_id!r} in these tables")


def _bulletin(arrow: Mapping[str, pa.Table], doc_id: str) -> Bulletin:
    """The bulletin as it was read: its text, and the date of publication that its caller gave."""
    texts = arrow["texts"].filter(pc.equal(arrow["texts"]["doc_id"], doc_id)).to_pylist()
    if not texts:
        raise KeyError(f"the text of {doc_id!r} is not in texts")
    documents = arrow["documents"].filter(pc.equal(arrow["documents"]["doc_id"], doc_id)).to_pylist()
    published = None
    if documents and documents[0]["published_source"] in ("given", None):
        published = documents[0]["published"] or documents[0]["published_year"]
    return Bulletin(texts[0]["text"], published, doc_id=doc_id)


def _headings(outline: pa.Table, node_id: str | None) -> tuple[str, ...]:
    by_id = {node["node_id"]: node for node in outline.to_pylist()}
    found = []
    while node_id in by_id:
        node = by_id.pop(node_id)
        found.append(f"{node['label'] or ''}{node['title'] or ''}")
        node_id = node["parent_id"]
    return tuple(reversed(found))
