"""Excel: one workbook with a sheet a table, typed cells, frozen headers, and a codebook sheet.

A worksheet holds 1,048,576 rows and a cell 32,767 characters (as UTF-16 counts them). What is over is cut or goes on
to another sheet, and is noted. Source: Microsoft, Excel specifications and limits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa

from rectnlp import __version__
from rectnlp.codebook import COLUMNS, rows
from rectnlp.errors import OutputError
from rectnlp.export.chinese import headings, in_chinese
from rectnlp.export.sentences import with_sentence
from rectnlp.export.sink import Sink
from rectnlp.schema import SCHEMA_VERSION, TABLES, Table, Type

MAX_ROWS = 1_048_576
MAX_CELL = 32_767
CREATED = dt.datetime(1980, 1, 1)  # the same rows are the same bytes, whenever they are written
_WIDTHS = {Type.TEXT: 16, Type.PHRASE: 20, Type.PRINTED: 40, Type.REF: 24, Type.DATE: 12}
_WIDE = {"text": 16, "description": 40, "message": 40, "message_en": 40, "expression": 30, "sentence": 60}
_OTHER = 10


class XlsxSink(Sink):
    """Writes `rectnlp.xlsx`. Text is written as text, never as a formula or a link."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        try:
            from xlsxwriter import Workbook
            from xlsxwriter.exceptions import XlsxFileError
        except ImportError:
            self.staging.discard()
            raise OutputError("Excel needs XlsxWriter: pip install 'rectnlp[excel]', or choose csv") from None
        # Rows wait in files beside the other staged ones. The book itself is put together in memory: XlsxWriter leaves
        # a file half open that it could not write.
        self._whole = BytesIO()
        self._book = Workbook(
            self._whole,
            {
                "constant_memory": True,
                "nan_inf_to_errors": True,
                "remove_timezone": True,
                "tmpdir": str(self.staging.path("")),
            },
        )
        self.opened.callback(self._let_go)
        self._book.set_properties(
            {"comments": f"rectnlp {__version__}, schema_version {SCHEMA_VERSION}", "created": CREATED}
        )
        self._book.set_custom_property("schema_version", SCHEMA_VERSION)
        self._unwritable = XlsxFileError
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheets: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows on the table's sheet, and on a further one where it is full."""
        table = with_sentence(table, texts)
        names = table.column_names
        if self.chinese:
            table = in_chinese(name, table)
        columns = [column.to_pylist() for column in table.columns]
        if name not in self._sheets:
            self._open(name, names)
        for cells in zip(*columns, strict=True):
            if self._rows[name] == MAX_ROWS:
                self._open(name, names)
            row = self._rows[name]
            for at, value in enumerate(cells):
                self._cell(name, row, at, value, table.column_names[at])
            self._rows[name] = row + 1

    def finish(self) -> None:
        """Add the codebook, and write the book."""
        self._codebook()
        try:
            self._book.close()
        except self._unwritable as error:
            raise self._output_error(OSError(str(error))) from None
        self.staging.path("rectnlp.xlsx").write_bytes(self._whole.getvalue())

    def _let_go(self) -> None:
        """Close what a book holds open that was given up; closing itself, it would try to write everything again."""
        for sheet in self._book.worksheets():
            for file in (sheet.fh, sheet.row_data_fh):
                with suppress(OSError):
                    file.close()

    def _open(self, name: str, columns: list[str]) -> None:
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        if number > 1:
            self.notes.append(f"{name}: over {MAX_ROWS:,} rows, goes on in sheet {name}_{number}")
        title = TABLES[name].zh if self.chinese else name
        sheet = self._book.add_worksheet(title if number == 1 else f"{title}_{number}")
        self._sheets[name], self._rows[name] = sheet, 1
        sheet.freeze_panes(1, 0)
        shown = headings(name, columns) if self.chinese else columns
        for at, (column, heading) in enumerate(zip(columns, shown, strict=True)):
            sheet.set_column(at, at, _width(TABLES[name], column))
            sheet.write_string(0, at, heading, self._bold)

    def _cell(self, name: str, row: int, at: int, value: Any, column: str) -> None:
        sheet = self._sheets[name]
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, at, value)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, at, value, self._day)
        else:
            text = str(value)
            fitting = fit(text)
            if fitting != text:
                self.notes.append(
                    f"{name}, row {row + 1}, {column}: cut from {len(text):,} to {len(fitting):,} characters"
                )
            sheet.write_string(row, at, fitting)

    def _codebook(self) -> None:
        sheet = self._book.add_worksheet("codebook")
        sheet.freeze_panes(1, 0)
        for at, (column, width) in enumerate(zip(COLUMNS, (14, 20, 14, 10, 60, 60), strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, column, self._bold)
        lines = [("", "schema_version", "", "", SCHEMA_VERSION, ""), *rows()]
        for row, cells in enumerate(lines, start=1):
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell)


def fit(text: str) -> str:
    """A text that a cell can hold, cut between characters.

    >>> len(fit("整" * 40_000)), fit("整改")
    (32767, '整改')
    """
    if len(text) <= MAX_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * MAX_CELL else units[: 2 * MAX_CELL].decode("utf-16-le", errors="ignore")


def _width(table: Table, column: str) -> int:
    if column in _WIDE:
        return _WIDE[column]
    kinds = {own.name: own.type for own in table.columns}
    return _WIDTHS.get(kinds.get(column, Type.TEXT), _OTHER)
