"""Tables of bulletins: CSV, TSV, Parquet and JSON Lines files and tables in memory, one row a bulletin.

The columns `doc_id` and `text` must be there; `published` is read where it is; all others are carried through to the
`documents` table. Rows are read one at a time, so a table may be larger than memory.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rectnlp.bulletin import Bulletin, Published
from rectnlp.errors import InputError
from rectnlp.reading.encodings import decode
from rectnlp.reading.plain import line_breaks

NEEDED = ("doc_id", "text")
# What is looked at to recognise a table's encoding.
_SAMPLE = 4_000_000
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Input:
    """One bulletin to come: its key, where it is, how to load it, and what it is made from.

    `load` and `content` may raise `InputError`. It can be pickled, so that another process may load it.
    """

    doc_id: str
    source: str
    load: Callable[[], Bulletin]
    content: Callable[[], bytes]

    @classmethod
    def of(cls, bulletin: Bulletin) -> Input:
        """A bulletin that is in memory already."""
        content = partial(bulletin.text.encode, errors="replace")
        return cls(bulletin.doc_id, bulletin.source or "Bulletin", partial(_itself, bulletin), content)

    @classmethod
    def broken(cls, doc_id: str, source: str, error: InputError) -> Input:
        """An input that cannot be loaded, and says why."""
        return cls(doc_id, source, partial(_fail, error), partial(str(error).encode, errors="replace"))


@runtime_checkable
class Streamed(Protocol):
    """A table in memory: a pandas or polars DataFrame, an Arrow table, a DuckDB result, whatever streams as Arrow."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Arrow's C stream interface: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html."""


def read_csv(path: Path, published: Published, encoding: str | None, *, delimiter: str = ",") -> Iterator[Input]:
    """The bulletins of a CSV file.

    Raises
    ------
    InputError
        At once when it has no header, lacks a column that must be there, or is no text.
    """
    with path.open("rb") as handle:
        sample = handle.read(_SAMPLE)
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    _, name = decode(sample, str(path), encoding)
    csv.field_size_limit(sys.maxsize)

    def rows() -> Iterator[dict[str, Any]]:
        with path.open(encoding=name, newline="") as handle:
            reader = csv.reader(handle, delimiter=delimiter)
            header = [cell.strip() for cell in next(reader, [])]
            yield dict.fromkeys(header)
            for cells in reader:
                if cells:
                    yield dict(zip(header, cells, strict=False))

    found = rows()
    _check(path, tuple(next(found)))
    return _bulletins(path, found, published, name)


def read_tsv(path: Path, published: Published, encoding: str | None) -> Iterator[Input]:
    """The bulletins of a tab-separated file."""
    return read_csv(path, published, encoding, delimiter="\t")


def read_parquet(path: Path, published: Published, encoding: str | None) -> Iterator[Input]:
    """The bulletins of a Parquet file; its texts are text already, so `encoding` says nothing here.

    Raises
    ------
    InputError
        At once when it is no Parquet file or lacks a column that must be there.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid:
        raise InputError(f"{path}: not a Parquet file, or a damaged one; write it anew") from None
    _check(path, tuple(file.schema_arrow.names))
    rows = (row for batch in file.iter_batches(batch_size=_BATCH) for row in batch.to_pylist())
    return _bulletins(path, rows, published, None)


def read_memory(table: Streamed, published: Published) -> Iterator[Input]:
    """The bulletins of a table in memory; a named index counts as a column.

    Raises
    ------
    InputError
        At once when it lacks a column that must be there, or one of its columns holds several types.
    """
    import pyarrow as pa

    name = Path(type(table).__name__)
    try:
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(table, pandas.DataFrame):  # its own stream has no index
            arrow = pa.Table.from_pandas(table, preserve_index=True)
        else:
            arrow = pa.table(table)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
        why = "; ".join(map(str, error.args))
        way_out = "give a table with doc_id and text, and make every column of one type"
        raise InputError(f"{name}: {why}; {way_out}") from None
    arrow = arrow.drop_columns([column for column in arrow.column_names if column.startswith("__index_level_")])
    _check(name, tuple(arrow.column_names))
    rows = (row for batch in arrow.to_batches(_BATCH) for row in batch.to_pylist())
    return _bulletins(name, rows, published, None)


def read_jsonl(path: Path, published: Published, encoding: str | None) -> Iterator[Input]:
    """The bulletins of a JSON Lines file: an object a line.

    Raises
    ------
    InputError
        At once when its first line is no object, or lacks a key that must be there.
    """
    with path.open("rb") as handle:
        sample = handle.read(_SAMPLE)
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    _, name = decode(sample, str(path), encoding)

    def rows() -> Iterator[dict[str, Any]]:
        with path.open(encoding=name) as handle:
            for line in handle:
                if line.strip():
                    row = json.loads(line.removeprefix("\ufeff"))
                    if not isinstance(row, dict):
                        raise ValueError("a line that is no JSON object")
                    yield {key: _flat(value) for key, value in row.items()}

    try:
        first = next(rows(), {})
    except ValueError as error:
        raise InputError(f"{path}: not JSON Lines ({error}); write one object a line") from None
    _check(path, tuple(first))
    return _bulletins(path, rows(), published, name)


def _flat(value: Any) -> Any:
    """A list or an object as JSON text, so that a column has one type."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _check(path: Path, columns: tuple[str, ...]) -> None:
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        has = ", ".join(map(str, columns)) or "nothing"
        raise InputError(f"{path}: no column {' or '.join(missing)}; it has {has}: rename or add what is missing")


def _bulletins(
    path: Path, rows: Iterator[Mapping[str, Any]], published: Published, encoding: str | None
) -> Iterator[Input]:
    """Inputs from rows; a table that breaks off ends in one input that says so."""
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except (ValueError, OSError, csv.Error) as error:
            failure = InputError(f"{path}: breaks off at row {number} ({error}); name its encoding or mend the file")
            yield Input.broken(f"{path.stem}#{number}", str(path), failure)
            return
        if row is None:
            return
        doc_id = _text(row.get("doc_id")).strip()
        if doc_id:
            load = partial(_bulletin, path, doc_id, row, published, encoding)
            yield Input(doc_id, str(path), load, partial(_as_bytes, row))
        else:
            missing = InputError(f"{path}: row {number} has no doc_id; give it one")
            yield Input.broken(f"{path.stem}#{number}", str(path), missing)


def _bulletin(path: Path, doc_id: str, row: Mapping[str, Any], published: Published, encoding: str | None) -> Bulletin:
    own = row.get("published")
    try:
        return Bulletin(
            line_breaks(_text(row.get("text"))),
            own if own not in (None, "") else published,
            doc_id=doc_id,
            source=str(path),
            encoding=encoding,
            reader="table",
            extra={name: value for name, value in row.items() if name not in (*NEEDED, "published")},
        )
    except ValueError as error:
        raise InputError(f"{path}, doc_id {doc_id}: {error}") from None


def _as_bytes(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, default=str, sort_keys=True).encode()


def _text(value: Any) -> str:
    """A cell as text; a whole number read as a float (2.0) loses its point, a missing cell is empty."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _itself(bulletin: Bulletin) -> Bulletin:
    return bulletin


def _fail(error: InputError) -> Bulletin:
    raise error


RECORDS: Mapping[str, Callable[[Path, Published, str | None], Iterator[Input]]] = {
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".jsonl": read_jsonl,
}
