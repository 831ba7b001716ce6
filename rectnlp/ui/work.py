"""From uploaded files to a report or a workbook. What must be a file for a moment lies in a folder that is deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from rectnlp.api import extract_many
from rectnlp.errors import InputError
from rectnlp.export import open_sink
from rectnlp.report import render
from rectnlp.stacking import concat
from rectnlp.tables import Tables

_LONGEST_NAME = 200  # bytes; systems take 255, and a number may come behind it


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as the browser sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Product:
    """What the browser gets."""

    kind: str
    data: bytes


def report(uploads: list[Upload]) -> Product:
    """The report of the files. InputError when none of them can be read."""
    return Product("text/html; charset=utf-8", render(_tables(uploads)).encode())


def workbook(uploads: list[Upload]) -> Product:
    """The workbook of the files. InputError when none of them can be read, OutputError without XlsxWriter."""
    tables = _tables(uploads)
    with TemporaryDirectory(prefix="rectnlp-") as folder:
        with open_sink(Path(folder), "xlsx") as sink:
            sink.write(tables.to_arrow())
        data = Path(folder, "rectnlp.xlsx").read_bytes()
    return Product("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", data)


PRODUCTS: Mapping[str, Callable[[list[Upload]], Product]] = {"/report": report, "/workbook": workbook}


def _tables(uploads: list[Upload]) -> Tables:
    with TemporaryDirectory(prefix="rectnlp-") as folder:
        results = list(extract_many(_placed(uploads, Path(folder))))
        tables = concat(result.tables.to_arrow() for result in results)
    told = {name: _as_sent(table, f"{folder}/") for name, table in tables.items()}
    if not told["texts"].num_rows:
        raise InputError("; ".join(told["failures"]["message"].to_pylist()) or "no bulletin in the files")
    return Tables(told)


def _placed(uploads: list[Upload], folder: Path) -> list[Path]:
    """The uploads as files; of two with one name the second gets a number."""
    paths: dict[str, Path] = {}
    for upload in uploads:
        name = PurePosixPath(safe_name(upload.name))
        stem, number = name.stem, 1
        while stem in paths:
            number += 1
            stem = f"{name.stem} ({number})"
        paths[stem] = folder / f"{stem}{name.suffix}"
        paths[stem].write_bytes(upload.data)
    return list(paths.values())


def _as_sent(table: pa.Table, folder: str) -> pa.Table:
    """A table that names files as the browser did, not by the folder where they lay for a moment."""
    for at, name in enumerate(table.column_names):
        if name in ("source", "message"):
            table = table.set_column(at, table.field(at), pc.replace_substring(table.column(at), folder, ""))
    return table


def safe_name(name: str) -> str:
    """The last part of a name that a browser gave, with no way out of a folder and no hidden file.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\a\\\\通报.docx"), safe_name("..")
    ('passwd', '通报.docx', 'file')
    """
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    # Counted as systems count: in bytes. What is no character, or only half of one where the name is cut, is dropped.
    return last.encode(errors="ignore")[-_LONGEST_NAME:].decode(errors="ignore").lstrip(".") or "file"
