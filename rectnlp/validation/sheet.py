"""The coding sheet: what people fill in, as CSV and as a workbook with the same columns.

A coder reads the sentence, in which the mention stands between 【 and 】, and the values that were read from it, and
writes 1 (all of it is right), 0 (something is wrong) or ? (the text does not tell) into a column of their own. Where
two coders differ, they talk, and `agreed` takes what they settle on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from rectnlp.errors import InputError, OutputError
from rectnlp.export.formulas import disarm, rearm
from rectnlp.export.staging import aside
from rectnlp.reading import file_bytes
from rectnlp.reading.limits import check_archive
from rectnlp.schema import TABLES
from rectnlp.tables import Tables
from rectnlp.validation.filled import csv_rows
from rectnlp.validation.sampling import Drawn

CODERS = ("coder_1", "coder_2")
AGREED = "agreed"
VERDICTS = ("1", "0", "?")
# Width of a column in the workbook, in characters.
_WIDTHS = {
    "n": 5,
    "table": 12,
    "sentence": 70,
    "text": 18,
    "values": 50,
    **dict.fromkeys((*CODERS, AGREED), 9),
    "note": 30,
    "stratum_rows": 12,
    "mention_id": 30,
}
COLUMNS = tuple(_WIDTHS)
_NEEDED = ("table", "stratum_rows", "mention_id", *CODERS)
_UNCODED = ("doc_id", "mention_id", "node_id", "start", "end", "text", "problem_id", "sentence_start", "sentence_end")
# How coders write a verdict, besides the three; what Excel makes of a number among them.
_SPELT = {"1.0": "1", "0.0": "0", "对": "1", "错": "0", "？": "?", "１": "1", "０": "0", "y": "1", "n": "0"}


@dataclass(frozen=True, slots=True)
class Coded:
    """One line of a sheet that came back; a verdict is `1`, `0`, `?`, or None where nobody has written one."""

    mention_id: str
    table: str
    stratum: int
    coders: tuple[str | None, str | None]
    agreed: str | None = None

    @property
    def verdict(self) -> str | None:
        """What the line counts as: what was settled, else what the coders (or the only one) say; None while open."""
        said = {code for code in self.coders if code is not None}
        return self.agreed or (said.pop() if len(said) == 1 else None)


def lines(tables: Tables, drawn: Iterable[Drawn]) -> list[tuple[str, ...]]:
    """The lines of a sheet, as `COLUMNS` names their cells."""
    arrow = tables.to_arrow()["texts"]
    texts = dict(zip(arrow["doc_id"].to_pylist(), arrow["text"].to_pylist(), strict=True))
    return [_line(n, one, texts.get(one.row["doc_id"])) for n, one in enumerate(drawn, start=1)]


def _line(n: int, one: Drawn, text: str | None) -> tuple[str, ...]:
    row = one.row
    cells = dict.fromkeys(COLUMNS, "") | {
        "n": str(n),
        "table": one.table,
        "sentence": _marked(text, row) if text is not None else "",
        "text": row["text"],
        "values": values(one.table, row),
        "stratum_rows": str(one.stratum),
        "mention_id": row["mention_id"],
    }
    return tuple(cells.values())


def _marked(text: str, row: Mapping[str, Any]) -> str:
    start, end = row["start"], row["end"]
    low, high = min(row["sentence_start"], start), max(row["sentence_end"], end)
    return f"{text[low:start]}【{text[start:end]}】{text[end:high]}".strip()


def values(table: str, row: Mapping[str, Any]) -> str:
    """What a coder judges: every value of a row that was read from its text.

    >>> values("counts", {"value": 46.0, "bound": "exact", "unit": "项", "noun": None, "rule": "counts.measure"})
    'value=46; bound=exact; unit=项'
    """
    shown = []
    for column in TABLES[table].columns:
        value = row.get(column.name)
        if value is None or column.name in (*_UNCODED, "rule", "part_of", "repeat_of"):
            continue
        shown.append(f"{column.name}={f'{value:.15g}' if isinstance(value, float) else value}")
    return "; ".join(shown)


def write(path: Path, sheet: Sequence[tuple[str, ...]]) -> list[Path]:
    """Write a sheet as `path` with the suffix .csv and again with .xlsx; returns what was written.

    Raises
    ------
    OutputError
        When a file cannot be written, or is there already: nobody's coding is overwritten.
    """
    paths = [path.with_suffix(".csv"), path.with_suffix(".xlsx")]
    for target in paths:
        if target.exists():
            raise OutputError(f"{target}: is there already, maybe with codes in it; move it or choose another name")
    book = _workbook(sheet)
    with aside(paths[1]) as new_book, aside(paths[0]) as new:
        new_book.write_bytes(book)
        with new.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *([*map(disarm, cells)] for cells in sheet)])
    return paths


def _workbook(sheet: Sequence[tuple[str, ...]]) -> bytes:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise OutputError("the workbook needs XlsxWriter: pip install 'rectnlp[excel]'") from None
    from rectnlp.export.xlsx import CREATED, fit

    whole = BytesIO()
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet("coding")
        page.freeze_panes(1, 0)
        for at, (column, width) in enumerate(_WIDTHS.items()):
            page.set_column(at, at, width, wrapped)
            page.write_string(0, at, column, bold)
        for row, cells in enumerate(sheet, start=1):
            for at, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
                if column in ("n", "stratum_rows"):
                    page.write_number(row, at, int(cell), wrapped)
                elif cell:
                    page.write_string(row, at, fit(cell), wrapped)
        first, last = COLUMNS.index(CODERS[0]), COLUMNS.index(AGREED)
        page.data_validation(1, first, max(len(sheet), 1), last, {"validate": "list", "source": list(VERDICTS)})
        page.autofilter(0, 0, len(sheet), len(COLUMNS) - 1)
    return whole.getvalue()


def read(path: Path) -> list[Coded]:
    """A sheet that came back, CSV (in UTF-8, or as a Chinese Excel saves it) or workbook.

    Raises
    ------
    InputError
        When it cannot be read, lacks a column, or a verdict is none of 1, 0 and ?.
    """
    rows = _read_workbook(path) if path.suffix.lower() == ".xlsx" else _read_csv(path)
    header = rows[0] if rows else []
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise InputError(f"{path}: no column {', '.join(missing)}; give a sheet that `rectnlp sample` wrote")
    coded = []
    for line, cells in enumerate(rows[1:], start=2):
        row = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
        if any(cells):
            coded.append(_coded(row, f"{path}, line {line}"))
    return coded


def _read_csv(path: Path) -> list[list[str]]:
    return [[rearm(cell).strip() for cell in row] for row in csv_rows(path)]


def _read_workbook(path: Path) -> list[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise InputError("a workbook needs openpyxl: pip install 'rectnlp[excel]', or save the sheet as CSV") from None
    data = file_bytes(path)
    check_archive(data, str(path))
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        return [["" if cell is None else str(cell).strip() for cell in row] for row in book.worksheets[0].values]
    except Exception as error:  # openpyxl lets through whatever a broken archive or XML makes it stumble over
        raise InputError(f"{path}: no workbook ({error}); save the sheet as CSV") from None


def _coded(row: Mapping[str, str], where: str) -> Coded:
    if row["table"] not in TABLES:
        raise InputError(f"{where}: no table {row['table']!r}")
    try:
        stratum = int(float(row["stratum_rows"]))
    except (ValueError, OverflowError):
        raise InputError(f"{where}: stratum_rows is {row['stratum_rows']!r}, no number") from None
    first, second, agreed = (_verdict(row.get(column, ""), where) for column in (*CODERS, AGREED))
    return Coded(row["mention_id"], row["table"], stratum, (first, second), agreed)


def _verdict(cell: str, where: str) -> str | None:
    verdict = _SPELT.get(cell.lower(), cell)
    if verdict and verdict not in VERDICTS:
        raise InputError(f"{where}: the code {cell!r} is none of {', '.join(VERDICTS)}")
    return verdict or None
