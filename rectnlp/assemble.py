"""From analysed bulletins to Arrow tables: the one place where positions become offsets and mentions become rows."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import pyarrow as pa

from rectnlp.analysis import Analysis, failure_of
from rectnlp.collecting import paused
from rectnlp.redaction import Mask
from rectnlp.schema import TABLES, Column, Table, Type
from rectnlp.validation.correcting import correct
from rectnlp.validation.corrections import Corrections

# pyarrow's price is by the array as much as by the value: fewer rows than this are made into one array of whole rows.
_FEW = 100
_QUOTES = str.maketrans("", "", "“”‘’「」『』\"'")


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([(column.name, _arrow_type(column)) for column in TABLES[table].columns])


@cache
def _row_type(table: str) -> pa.StructType:
    """The Arrow type of a whole row of a table."""
    return pa.struct(arrow_schema(table))


@cache
def empty(table: str) -> pa.Table:
    """A table without rows."""
    return arrow_schema(table).empty_table()


def _arrow_type(column: Column) -> pa.DataType:
    return {
        "string": pa.string(), "int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_(), "date32": pa.date32(),
    }[column.type.arrow]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A row of `texts`: what the offsets point into."""

    text: str
    sha256: str
    reader: str
    reader_version: str


@paused()
def assemble(
    analysis: Analysis, *, redact: bool = False, corrections: Corrections | None = None
) -> dict[str, pa.Table]:
    """Every table of one bulletin, with corrections by hand laid over it.

    With `redact`, names of sanctioned persons are masked in all of them.
    """
    mask = Mask.of(analysis) if redact else Mask()
    writer = _Writer(analysis, mask)
    rows = {**analysis.rows, "texts": [writer.text_row()]}
    failures = list(rows.pop("failures", ()))
    tables = {}
    for name, table in TABLES.items():
        try:
            tables[name] = writer.table(table, rows[name]) if rows.get(name) else empty(name)
        except Exception as error:  # one table's fault must not cost the others
            failures.append(failure_of(analysis, f"table {name}", error))
            tables[name] = empty(name)
    if failures:
        tables["failures"] = writer.table(TABLES["failures"], failures)
    tables["documents"] = _carry_through(tables["documents"], analysis.bulletin.extra, mask)
    return correct(tables, corrections, mask.text) if corrections else tables


def _carry_through(documents: pa.Table, extra: Mapping[str, Any], mask: Mask) -> pa.Table:
    """The caller's own columns behind ours; one that has the name of one of ours is called input_…"""
    for name, value in extra.items():
        label = f"input_{name}" if name in documents.column_names else str(name)
        shown = mask.text(value) if isinstance(value, str) else value
        documents = documents.append_column(label, pa.array([shown] * documents.num_rows))
    return documents


def mention_ids(analysis: Analysis, table: str) -> list[str]:
    """The mention_ids of a table's rows, in their order."""
    rows = analysis.rows.get(table, [])
    writer = _Writer(analysis, Mask())
    starts, ends = writer.starts("start", rows), writer.ends("end", rows)
    return writer.ids(f"{writer.doc_id}:{table}:", rows, starts, ends)


class _Writer:
    """Writes the columns of one bulletin's rows."""

    def __init__(self, analysis: Analysis, mask: Mask) -> None:
        self.analysis = analysis
        self.mask = mask
        self.text = mask.text(analysis.bulletin.text)
        self.printed = mask.text(analysis.view.printed)
        self.offsets = analysis.view.offsets
        self.doc_id = analysis.bulletin.doc_id

    def text_row(self) -> Text:
        """The text that is handed out, with its hash."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Text(self.text, digest, self.analysis.bulletin.reader, self.analysis.bulletin.reader_version)

    def table(self, table: Table, rows: Sequence[Any]) -> pa.Table:
        """One table from its row objects; a column is the attribute of the same name."""
        known = self._mentions(table.name, rows) if table.mentions else {"doc_id": [self.doc_id] * len(rows)}
        columns = [known.get(column.name) or self._column(column, rows) for column in table.columns]
        if len(rows) < _FEW:
            whole = pa.array(list(zip(*columns, strict=True)), _row_type(table.name))
            return pa.Table.from_batches([pa.RecordBatch.from_struct_array(whole)])
        schema = arrow_schema(table.name)
        arrays = [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)]
        return pa.Table.from_arrays(arrays, schema=schema)

    def _column(self, column: Column, rows: Sequence[Any]) -> list[Any]:
        """The values of one column."""
        kind = column.type
        if kind is Type.REF:
            return self._refs(column.name, rows)
        if kind is Type.PHRASE:
            return self._phrases(column.name, rows)
        if kind is Type.PRINTED:
            return self._printed(column.name, rows)
        if kind is Type.START:
            return self.starts(column.name, rows)
        if kind is Type.END:
            return self.ends(column.name, rows)
        if kind is Type.LINES_END:
            return self._lines_ends(column.name, rows)
        values = list(map(attrgetter(column.name), rows))
        if self.mask.names and kind is Type.TEXT:
            values = [self.mask.text(value) if value else value for value in values]
        return values

    def _mentions(self, name: str, rows: Sequence[Any]) -> dict[str, list[Any]]:
        """The columns that every mention table has."""
        starts, ends = self.starts("start", rows), self.ends("end", rows)
        text, outline = self.text, self.analysis.outline
        places = list(map(attrgetter("start"), rows))
        owners = [None, *outline.owners]
        nodes = [owners[bisect_right(outline.breaks, place)] for place in places]
        prefix = f"{self.doc_id}:{name}:"
        sentence_starts, sentence_ends = self._sentences(places)
        return {
            "doc_id": [self.doc_id] * len(rows),
            "mention_id": self.ids(prefix, rows, starts, ends),
            "node_id": [node.node_id if node else None for node in nodes],
            "start": starts,
            "end": ends,
            "text": [text[start:end] for start, end in zip(starts, ends, strict=True)],
            "problem_id": [node.problem.node_id if node and node.problem else None for node in nodes],
            "sentence_start": sentence_starts,
            "sentence_end": sentence_ends,
        }

    def ids(self, prefix: str, rows: Sequence[Any], starts: list[int], ends: list[int]) -> list[str]:
        """mention_ids; a second row on one span gets a suffix."""
        ids = [f"{prefix}{start}-{end}" for start, end in zip(starts, ends, strict=True)]
        if len(set(ids)) < len(ids):
            seen: dict[str, int] = {}
            for i, plain in enumerate(ids):
                seen[plain] = seen.get(plain, 0) + 1
                if seen[plain] > 1:
                    ids[i] = f"{plain}~{seen[plain]}"
        self._ids = ids
        return ids

    def _refs(self, column: str, rows: Sequence[Any]) -> list[str | None]:
        others = list(map(attrgetter(column), rows))
        if others.count(None) == len(others):
            return others
        id_of = {id(row): mention for row, mention in zip(rows, self._ids, strict=True)}
        return [id_of.get(id(other)) if other is not None else None for other in others]

    def _sentences(self, places: Sequence[int]) -> tuple[list[int], list[int]]:
        """Where the sentences that hold these places begin and end, as offsets."""
        sentences = self.analysis.sentences
        breaks = sentences.breaks
        borders = [*breaks, sentences.length]
        numbers = [bisect_right(breaks, place) for place in places]
        starts, ends = [borders[i - 1] for i in numbers], [borders[i] for i in numbers]
        if self.offsets is None:
            return starts, ends
        offsets = self.offsets
        return [offsets[s] for s in starts], [offsets[e - 1] + 1 if e else 0 for e in ends]

    def starts(self, name: str, rows: Sequence[Any]) -> list[Any]:
        """Positions of first characters as offsets."""
        values = list(map(attrgetter(name), rows))
        if self.offsets is None:
            return values
        offsets = self.offsets
        return [offsets[value] if value is not None else None for value in values]

    def ends(self, name: str, rows: Sequence[Any]) -> list[Any]:
        """Positions behind last characters as offsets."""
        values = list(map(attrgetter(name), rows))
        if self.offsets is None:
            return values
        offsets = self.offsets
        return [(offsets[value - 1] + 1 if value else 0) if value is not None else None for value in values]

    def _lines_ends(self, name: str, rows: Sequence[Any]) -> list[Any]:
        """Positions behind whole lines as offsets: the line break itself where one follows."""
        if self.offsets is None:
            return self.ends(name, rows)
        norm, offsets = self.analysis.view.norm, self.offsets
        values = map(attrgetter(name), rows)
        return [
            offsets[value] if norm[value : value + 1] == "\n" else end
            for value, end in zip(values, self.ends(name, rows), strict=True)
        ]

    def _printed(self, name: str, rows: Sequence[Any]) -> list[str | None]:
        printed = self.printed
        return [printed[span[0] : span[1]] if span else None for span in map(attrgetter(name), rows)]

    def _phrases(self, name: str, rows: Sequence[Any]) -> list[str | None]:
        return [phrase(value) if value else None for value in self._printed(name, rows)]


def phrase(text: str) -> str | None:
    """A phrase as its column writes it: no quotation marks, no brackets around a single title, no 次 in brackets.

    >>> phrase("“四风”问题"), phrase("《参考》"), phrase("《甲》《乙》"), phrase("人(次)"), phrase("县(区)")
    ('四风问题', '参考', '《甲》《乙》', '人次', '县(区)')
    """
    if text.isalnum():
        return text
    text = text.translate(_QUOTES)
    if text.startswith("《") and text.count("《") == 1:
        text = text.replace("《", "").replace("》", "")
    if text.endswith((")", "）")) and len(text) <= 5 and text[-2] not in _PLACES:
        text = text.translate(_ROUND)
    return text or None


_ROUND = str.maketrans("", "", "()（）")
# What is in the brackets of a noun, not of a measure word: 县(区), 单位(部门).
_PLACES = frozenset("市区县州旗盟乡镇道區縣鎮鄉村社部门門组組")
