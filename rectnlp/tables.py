"""The result: every table, as Arrow at the core and as DataFrames when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, overload

import pyarrow as pa
import pyarrow.compute as pc

from rectnlp.assemble import empty
from rectnlp.lexicons import Lexicons
from rectnlp.schema import TABLES
from rectnlp.stacking import concat, to_frame

if TYPE_CHECKING:
    import pandas as pd

    from rectnlp.explain import Explanation


class _Frame:
    """A table as an attribute: a DataFrame, built when first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, tables: None, owner: type) -> _Frame: ...
    @overload
    def __get__(self, tables: Tables, owner: type) -> pd.DataFrame: ...
    def __get__(self, tables: Tables | None, owner: type) -> pd.DataFrame | _Frame:
        return self if tables is None else tables[self.name]


class Tables:
    """All tables of one or more bulletins; always all there, with fixed dtypes, also when empty.

    dtypes are `string`, `Int64`, `float64`, `boolean` and `datetime64[s]`; what the text does not state is `<NA>`.

    >>> import rectnlp
    >>> tables = rectnlp.extract("细化为164项整改措施。")
    >>> tables["counts"] is tables.counts
    True
    >>> len(tables.sanctions)
    0
    """

    documents = _Frame()
    outline = _Frame()
    problems = _Frame()
    progress = _Frame()
    inspections = _Frame()
    fields = _Frame()
    checks = _Frame()
    check_parts = _Frame()
    texts = _Frame()
    warnings = _Frame()
    failures = _Frame()
    divisions = _Frame()
    events = _Frame()
    counts = _Frame()
    percentages = _Frame()
    amounts = _Frame()
    units = _Frame()
    sanctions = _Frame()
    citations = _Frame()
    people = _Frame()

    def __init__(
        self, arrow: Mapping[str, pa.Table], *, lexicons: Lexicons | None = None, segmenter: str = "rjieba"
    ) -> None:
        self._arrow = {name: arrow.get(name, empty(name)) for name in TABLES}
        self._frames: dict[str, pd.DataFrame] = {}
        self.lexicons = lexicons or Lexicons()
        self.segmenter = segmenter

    @classmethod
    def concat(cls, several: Iterable[Tables]) -> Tables:
        """The tables of several bulletins under one another.

        >>> import rectnlp
        >>> bulletins = [rectnlp.Bulletin("完成37项。", doc_id="甲县"), rectnlp.Bulletin("约谈5人。", doc_id="乙县")]
        >>> Tables.concat(result.tables for result in rectnlp.extract_many(bulletins)).counts.doc_id.tolist()
        ['甲县', '乙县']
        """
        tables = list(several)
        arrow = concat(each.to_arrow() for each in tables)
        return tables[0]._with(arrow) if tables else cls(arrow)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A table by name; KeyError where there is none."""
        if name not in self._frames:
            self._frames[name] = to_frame(self._arrow[name])
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrow)

    def __len__(self) -> int:
        return len(self._arrow)

    def __repr__(self) -> str:
        rows = {name: table.num_rows for name, table in self._arrow.items()}
        filled = ", ".join(f"{name} {n:,}" for name, n in rows.items() if n and name not in ("documents", "texts"))
        return f"Tables of {_several(rows['texts'], 'bulletin')}: {filled or 'no rows'}"

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<tr><td>{escape(name)}</td><td style='text-align:right'>{self._arrow[name].num_rows:,}</td>"
            f"<td style='text-align:left'>{escape(TABLES[name].description)}</td></tr>"
            for name in self._arrow
        )
        return f"<table><thead><tr><th>table</th><th>rows</th><th></th></tr></thead><tbody>{lines}</tbody></table>"

    @property
    def mismatches(self) -> pd.DataFrame:
        """The checks that do not hold: what a person should look at."""
        checks = self.checks
        return checks[checks["status"] == "mismatch"]

    def node(self, node_id: str) -> Tables:
        """The tables of one node of the outline and all below it.

        Raises
        ------
        KeyError
            When the outline has no such node.
        """
        outline = self._arrow["outline"]
        rows = outline.filter(pc.equal(outline["node_id"], node_id)).to_pylist()
        if not rows:
            raise KeyError(f"no node {node_id!r} in the outline")
        return self._with({name: _within(self._arrow[name], name, rows[0], outline) for name in self._arrow})

    def explain(self, mention_id: str) -> Explanation:
        """Why a row is there: its sentence, its rule, and where each of its values came from.

        The bulletin is read again from `texts`, which gives the same rows.

        Raises
        ------
        KeyError
            When no table has such a mention, or its text is not in `texts`.
        """
        from rectnlp.explain import explain

        return explain(self._arrow, mention_id, self.lexicons, self.segmenter)

    def correct(self, path: str | Path) -> Tables:
        """The tables with the corrections of a CSV file laid over them; see `rectnlp.validation.correction_file`.

        Raises
        ------
        InputError
            When the file cannot be read, or an entry contradicts the schema.
        """
        from rectnlp.validation.correcting import correct
        from rectnlp.validation.correction_file import read

        return self._with(correct(self._arrow, read(path)))

    def to_arrow(self) -> dict[str, pa.Table]:
        """Every table as an Arrow table."""
        return dict(self._arrow)

    def to_csv(self, folder: str | Path) -> None:
        """Write `<table>.csv` for every table, and `schema.json`. OutputError when the folder cannot be written."""
        self._save(folder, "csv")

    def to_parquet(self, folder: str | Path) -> None:
        """Write `<table>.parquet` for every table, and `schema.json`. OutputError as above."""
        self._save(folder, "parquet")

    def to_jsonl(self, folder: str | Path) -> None:
        """Write `<table>.jsonl` for every table, and `schema.json`. OutputError as above."""
        self._save(folder, "jsonl")

    def to_excel(self, folder: str | Path) -> list[str]:
        """Write one workbook, `rectnlp.xlsx`, with a sheet a table and a codebook sheet.

        Returns
        -------
        list of str
            What a worksheet could not hold: one sentence for each cell cut and each table split.
        """
        return self._save(folder, "xlsx")

    def to_html(self, path: str | Path) -> None:
        """Write the report: one HTML file with texts, tables and charts. OutputError when it cannot be written."""
        from rectnlp.report import write

        write(self, path)

    def _save(self, folder: str | Path, form: str) -> list[str]:
        from rectnlp.export import open_sink

        with open_sink(Path(folder), form) as sink:
            sink.write(self._arrow)
        return sink.notes

    def _with(self, arrow: Mapping[str, pa.Table]) -> Tables:
        return Tables(arrow, lexicons=self.lexicons, segmenter=self.segmenter)


def _within(table: pa.Table, name: str, node: Mapping[str, object], outline: pa.Table) -> pa.Table:
    """The rows of one table that lie in a node."""
    if "doc_id" not in table.column_names:
        return table
    table = table.filter(pc.equal(table["doc_id"], node["doc_id"]))
    start = next((column for column in ("start", "total_start") if column in table.column_names), None)
    if start and name not in ("warnings",):
        inside = pc.and_(pc.greater_equal(table[start], node["start"]), pc.less(table[start], node["end"]))
        return table.filter(inside)
    if "node_id" in table.column_names:
        below = _within(outline, "outline", node, outline)["node_id"]
        return table.filter(pc.is_in(table["node_id"], value_set=below.combine_chunks()))
    return table


def _several(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
