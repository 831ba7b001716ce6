"""Corrections laid over tables: the rows they name are set, dropped or added, and what hung on them is put right.

A check that a corrected number took part in is dropped, since its sum was another one; a `part_of` or `repeat_of` that
points at a deleted row is emptied. Documents, problems and progress are not worked out anew: set them themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from rectnlp.bulletin import Bulletin
from rectnlp.schema import TABLES, Type
from rectnlp.text.sentences import sentences
from rectnlp.validation.corrections import CORRECTION, KEYS, Correction, Corrections

Row = dict[str, Any]
_FIGURES = frozenset((Type.NUMBER, Type.INTEGER, Type.DATE))


def correct(
    tables: Mapping[str, pa.Table], corrections: Corrections, veil: Callable[[str], str] = str
) -> dict[str, pa.Table]:
    """The tables with every correction applied that concerns one of their bulletins.

    Parameters
    ----------
    tables
        Every table, of one or more bulletins.
    corrections
        What to change; entries on other bulletins are left alone.
    veil
        Goes over each text that a correction brings in: masks names where a run is redacted.
    """
    done = dict(tables)
    if not corrections or "texts" not in tables:
        return done
    texts = tables["texts"]
    pairs = zip(texts["doc_id"].to_pylist(), texts["text"].to_pylist(), strict=True)
    here = [(doc_id, text) for doc_id, text in pairs if doc_id in corrections.by_document]
    if not here:
        return done
    touched = {entry.table for doc_id, _ in here for entry in corrections.by_document[doc_id]}
    desk = _Desk({name: done[name].to_pylist() for name in {*touched, "outline", "problems"}}, veil)
    for doc_id, text in here:
        for entry in corrections.by_document[doc_id]:
            desk.apply(entry, text)
    for name in touched:
        done[name] = pa.Table.from_pylist(desk.rows[name], schema=done[name].schema)
    return desk.aftermath(done)


class _Desk:
    """The rows of the tables that are being corrected, and what is to be told about it."""

    def __init__(self, rows: dict[str, list[Row]], veil: Callable[[str], str]) -> None:
        self.rows = rows
        self.veil = veil
        self.by_key = {name: {row[_key(name)]: row for row in found} for name, found in rows.items() if _has_key(name)}
        self.deleted: set[str] = set()
        self.refigured: set[str] = set()  # mentions whose numbers or dates are other ones now
        self.warnings: list[Row] = []

    def apply(self, entry: Correction, text: str) -> None:
        """One entry; a stale one becomes a warning."""
        row = self.by_key[entry.table].get(entry.key)
        if entry.action == "add" and row is None:
            self._add(entry, text)
        elif row is None:
            self._stale(entry, "无此行")
        elif entry.text is not None and row.get("text", entry.text) != self.veil(entry.text):
            self._stale(entry, f"原文现为“{row['text']}”,不是“{self.veil(entry.text)}”")
        elif entry.action == "delete":
            self.rows[entry.table] = [other for other in self.rows[entry.table] if other is not row]
            del self.by_key[entry.table][entry.key]
            self.deleted.add(entry.key)
        elif entry.action == "set":
            self._set(entry, row)

    def _set(self, entry: Correction, row: Row) -> None:
        column = TABLES[entry.table].column(str(entry.column))
        value = self.veil(entry.value) if isinstance(entry.value, str) else entry.value
        if column.type is Type.REF and value is not None and value not in self.by_key[entry.table]:
            self._stale(entry, f"没有{value}")
            return
        if row[column.name] == value:
            return
        row[column.name] = value
        if column.type in _FIGURES:
            self.refigured.add(entry.key)
        if "rule" in row and not row["rule"].endswith(CORRECTION):
            row["rule"] = f"{row['rule']}+{CORRECTION}"

    def _add(self, entry: Correction, text: str) -> None:
        start, end = entry.span or (0, 0)
        if not start < end <= len(text):
            self._stale(entry, "原文无此位置")
        elif entry.text is not None and text[start:end] != self.veil(entry.text):
            self._stale(entry, f"原文现为“{text[start:end]}”,不是“{self.veil(entry.text)}”")
        else:
            row = dict.fromkeys(column.name for column in TABLES[entry.table].columns)
            row |= {"doc_id": entry.doc_id, "mention_id": entry.key, "start": start, "end": end, "rule": CORRECTION}
            row["text"] = text[start:end]
            row["sentence_start"], row["sentence_end"] = sentence_at(text, start)
            row["node_id"], row["problem_id"] = self._place(entry.doc_id, start)
            self._insert(self.rows[entry.table], row)
            self.by_key[entry.table][entry.key] = row

    def _place(self, doc_id: str, start: int) -> tuple[str | None, str | None]:
        """The innermost node of the outline that holds a position, and the problem it stands under."""
        nodes = {row["node_id"]: row for row in self.rows["outline"] if row["doc_id"] == doc_id}
        holding = [row for row in nodes.values() if row["start"] <= start < row["end"]]
        if not holding:
            return None, None
        node = min(holding, key=lambda row: row["end"] - row["start"])["node_id"]
        problems = {row["node_id"]: row["problem_id"] for row in self.rows["problems"] if row["doc_id"] == doc_id}
        above = node
        for _ in nodes:
            if above is None or above in problems:
                break
            above = nodes[above]["parent_id"] if above in nodes else None
        return node, problems.get(above)

    @staticmethod
    def _insert(rows: list[Row], new: Row) -> None:
        """Put a row where its bulletin's rows stand, in the order of the text."""
        own = [at for at, row in enumerate(rows) if row["doc_id"] == new["doc_id"]]
        behind = next((at for at in own if rows[at]["start"] > new["start"]), own[-1] + 1 if own else len(rows))
        rows.insert(behind, new)

    def _stale(self, entry: Correction, why: str) -> None:
        start, end = entry.span or (None, None)
        message = f"更正表第{entry.line}行({entry.action} {self.veil(entry.key)})已失效:{why}"
        self._warn(entry.doc_id, "stale_correction", start, end, message)

    def _warn(self, doc_id: str, code: str, start: int | None, end: int | None, message: str) -> None:
        self.warnings.append({"doc_id": doc_id, "code": code, "start": start, "end": end, "message": message})

    def aftermath(self, tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
        """References, checks and warnings put right."""
        for name, table in tables.items():
            for column in TABLES[name].columns:
                if column.type is Type.REF and self.deleted:
                    at = table.column_names.index(column.name)
                    kept = [None if value in self.deleted else value for value in table[column.name].to_pylist()]
                    tables[name] = table = table.set_column(at, table.schema.field(at), pa.array(kept, pa.string()))
        self._drop_checks(tables)
        if self.warnings:
            schema = tables["warnings"].schema
            rows = [*tables["warnings"].to_pylist(), *self.warnings]
            tables["warnings"] = pa.Table.from_pylist(rows, schema=schema)
            tables["documents"] = _recounted(tables["documents"], self.warnings)
        return tables

    def _drop_checks(self, tables: dict[str, pa.Table]) -> None:
        """Leave out the checks that a corrected number took part in."""
        changed = self.deleted | self.refigured
        parts = tables["check_parts"].to_pylist()
        gone = {row["check_id"] for row in parts if row["mention_id"] in changed}
        if not gone:
            return
        checks = tables["checks"].to_pylist()
        for row in checks:
            if row["check_id"] in gone:
                message = f"数字已更正,不再核对:{row['message']}"
                self._warn(row["doc_id"], "check_dropped", row["total_start"], row["total_end"], message)
        for name, rows in (("checks", checks), ("check_parts", parts)):
            kept = [row for row in rows if row["check_id"] not in gone]
            tables[name] = pa.Table.from_pylist(kept, schema=tables[name].schema)


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence that holds a position of a text as read, as offsets.

    >>> sentence_at("整改37项。约谈12人。", 8)
    (6, 12)
    """
    view = Bulletin(text).view
    where = position if view.offsets is None else max(bisect_right(view.offsets, position) - 1, 0)
    return view.span(*sentences(view.norm).at(where))


def _recounted(documents: pa.Table, warnings: list[Row]) -> pa.Table:
    """`n_warnings` with the new ones."""
    rows = documents.to_pylist()
    for row in rows:
        row["n_warnings"] = (row["n_warnings"] or 0) + sum(row["doc_id"] == new["doc_id"] for new in warnings)
    return pa.Table.from_pylist(rows, schema=documents.schema)


def _has_key(table: str) -> bool:
    return TABLES[table].mentions or table in KEYS


def _key(table: str) -> str:
    return KEYS.get(table, "mention_id")
