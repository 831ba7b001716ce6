"""A run: it brings a folder of tables in step with the inputs, and does only what is not done yet.

Inputs are cut into parts (`parts`). A part whose receipt is there is kept. Of any other, bulletins that an older part
holds unchanged give their rows from there, and the rest is read by an engine. The files depend on the inputs, the
settings and the versions alone: not on how often a run was killed, how many workers there were, or what was there.
Near-duplicates are not looked for: `duplicate_of` would change in old parts whenever a bulletin comes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from rectnlp.assemble import empty
from rectnlp.batch.dataset import FORMS, DataSet, Receipt
from rectnlp.batch.parts import Part, Shard, cut, identity
from rectnlp.batch.versions import versions
from rectnlp.batch.work import Arrow, Batch, Settings, Share, Task, in_memory, with_corrections
from rectnlp.batch.workers import Engine, in_batches
from rectnlp.bulletin import Published
from rectnlp.export.load import read_table
from rectnlp.export.lock import locked
from rectnlp.gazetteer import gazetteer
from rectnlp.linking.bodies.resolving import divisions_of
from rectnlp.reading.inputs import distinct, expand
from rectnlp.schema import TABLES
from rectnlp.stacking import mixed_columns, stack

_TOLD = 1_000  # failures that a summary keeps; all of them are in the table


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    read: int = 0  # bulletins that were read in this run
    kept: int = 0  # bulletins that were done before
    failed: int = 0  # of those read
    characters: int = 0  # of those read


@dataclass(slots=True)
class Summary:
    """What a run did, and what the data set holds now."""

    progress: Progress
    output: Path
    manifest: dict[str, Any]
    removed: int = 0  # bulletins whose rows are gone with them
    failures: list[str] = field(default_factory=list)  # of those read in this run, the first thousand


def run(
    inputs: Sequence[str | PurePath],
    output: str | Path,
    engine: Engine,
    settings: Settings,
    *,
    form: str = "parquet",
    published: Published = None,
    encoding: str | None = None,
    shard: Shard | None = None,
    rerun: bool = False,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Bring a data set in step with its inputs.

    Parameters
    ----------
    inputs
        As in `extract_many`.
    output
        The folder; made where it is not there.
    engine, settings
        Who reads, and how: the engine must have been made with the same settings.
    form
        `parquet`, `csv` or `jsonl`.
    published, encoding
        For every input that does not say so itself.
    shard
        Which share of the inputs is this run's. Shards write into one folder without meeting each other.
    rerun
        Do everything again, also what is done.
    progress
        Called whenever bulletins are done.

    Raises
    ------
    InputError
        At once, when an input is not there or has no bulletin in it.
    OutputError
        At once when the folder cannot be written, another run writes there, or it was made with other versions,
        settings or inputs; and later when the disk is full.
    ValueError
        When there is no such format.
    """
    if form not in FORMS:
        raise ValueError(f"a data set is written as {', '.join(FORMS)}, not as {form}")
    shard = shard or Shard()
    items = shard.of(distinct(expand(inputs, published=published, encoding=encoding)))
    store = DataSet(Path(output), form, shard)
    asked = {
        "published": None if published is None else str(published),
        "encoding": encoding,
        "segmenter": settings.segmenter,
        "redact": settings.redact,
        "format": form,
    }
    made = {"versions": versions(settings), "settings": asked}
    names = [PurePath(name).as_posix() for name in inputs]
    with locked(store.lock):
        store.begin(made, names, rerun)
        work = _Work(store, hashlib.sha256(json.dumps(made).encode()).hexdigest(), progress)
        work.do(cut(with_corrections(map(in_memory, items), settings.corrections)), engine)
        manifest = store.finish(made, names, work.names, work.shared())
    return Summary(work.progress, Path(output), manifest, len(work.before), work.failures)


class _Work:
    """The state of one run."""

    def __init__(self, store: DataSet, under: str, report: Callable[[Progress], None]) -> None:
        self.store = store
        self.under = under
        self.report = report
        self.progress = Progress()
        self.names: list[str] = []  # of the parts, in order
        self.failures: list[str] = []
        self.divisions: set[tuple[str, int]] = set()
        self.older: dict[bytes, str] = {}  # which part holds a bulletin, settled and unchanged
        self.before: set[bytes] = set()  # bulletins of older parts that did not turn up again so far
        self._look_back()

    def _look_back(self) -> None:
        for name, receipt in self.store.receipts():
            times = Counter(doc_id for doc_id, *_ in receipt.documents)
            for doc_id, source, digest, settled in receipt.documents:
                self.before.add(_key(doc_id))
                if settled and not receipt.mixed and times[doc_id] == 1:
                    self.older[_key(doc_id, source, digest)] = name

    def do(self, parts: Iterable[Part], engine: Engine) -> None:
        """Have every part done that is not."""
        begun: deque[tuple[Part, int]] = deque()  # parts that are being read, and their number of batches
        with closing(engine.map(self._batches(parts, begun))) as results:
            done: list[Batch] = []
            for batch in results:
                done.append(batch)
                self._tell(batch)
                part, count = begun[0]
                if len(done) == count:
                    begun.popleft()
                    self._finish(part, done)
                    done = []

    def _batches(self, parts: Iterable[Part], begun: deque[tuple[Part, int]]) -> Iterator[list[Task]]:
        for part in parts:
            name = part.name(self.under)
            self.names.append(name)
            self.before.difference_update(_key(task.item.doc_id) for task in part.tasks)
            receipt = self.store.receipt(name)
            if receipt is not None and receipt.settled:
                self._keep(receipt)
                continue
            batches = list(in_batches(task for task in part.tasks if not self._is_done(task))) or [[]]
            begun.append((part, len(batches)))
            yield from batches

    def _is_done(self, task: Task) -> bool:
        return _key(*identity(task)) in self.older

    def _keep(self, receipt: Receipt) -> None:
        self.divisions.update((code, year) for code, year in receipt.divisions)
        self.progress.kept += len(receipt.documents)
        self.report(self.progress)

    def _tell(self, batch: Batch) -> None:
        failures = [share.failure for share in batch.shares if share.failure]
        self.failures += failures[: _TOLD - len(self.failures)]
        self.progress.read += len(batch.shares)
        self.progress.failed += len(failures)
        self.progress.characters += _characters(batch.tables)
        self.report(self.progress)

    def _finish(self, part: Part, batches: list[Batch]) -> None:
        """Put a part together from what was read now and what older parts hold, and write it."""
        shares = {share.doc_id: share for batch in batches for share in batch.shares}
        tables, mixed = _together(part, [batch.tables for batch in batches], self._from_older(part))
        mixed = mixed or any(batch.mixed for batch in batches)
        divisions = _divisions(tables)
        failed = len(set(tables["failures"]["doc_id"].to_pylist()) - set(tables["texts"]["doc_id"].to_pylist()))
        extra = list(tables["documents"].schema)[len(TABLES["documents"].columns) :]
        receipt = Receipt(
            [(*identity(task), _is_settled(task, shares)) for task in part.tasks],
            {name: table.num_rows for name, table in tables.items()},
            _characters(tables),
            failed,
            sorted(divisions),
            [(column.name, str(column.type)) for column in extra],
            mixed,
        )
        name = part.name(self.under)
        self.store.write(name, tables, receipt)
        self.divisions |= divisions
        if kept := len(part.tasks) - sum(len(batch.shares) for batch in batches):
            self.progress.kept += kept
            self.report(self.progress)

    def _from_older(self, part: Part) -> list[Arrow]:
        """The rows of the bulletins that older parts hold."""
        held: dict[str, list[str]] = {}
        for task in part.tasks:
            if name := self.older.get(_key(*identity(task))):
                held.setdefault(name, []).append(task.item.doc_id)
        return [self._rows_of(name, doc_ids) for name, doc_ids in held.items()]

    def _rows_of(self, name: str, doc_ids: list[str]) -> Arrow:
        wanted = pa.array(doc_ids, pa.string())
        tables = {}
        for table in TABLES:
            path = self.store.path(table, name)
            if path.is_file() and table != "divisions":
                rows = read_table(path, table)
                tables[table] = rows.filter(pc.is_in(rows["doc_id"], value_set=wanted))
        return tables

    def shared(self) -> tuple[str, Arrow]:
        """The table that belongs to no part: its name among the parts, and its rows."""
        index = gazetteer()
        rows = [row for code, year in sorted(self.divisions) for row in index.by_code[code] if row.valid_from == year]
        divisions = pa.Table.from_pylist([row._asdict() for row in rows], empty("divisions").schema)
        name = hashlib.sha256(json.dumps(sorted(self.divisions)).encode()).hexdigest()[:24]
        return name, {table: divisions if table == "divisions" else empty(table) for table in TABLES}


def _together(part: Part, read: Sequence[Arrow], older: Sequence[Arrow]) -> tuple[Arrow, bool]:
    """The tables of one part, bulletins in the order of the inputs; and whether an input column had several types."""
    doc_ids = [task.item.doc_id for task in part.tasks]
    order = pa.array(doc_ids, pa.string())
    in_order = not older and len(set(doc_ids)) == len(doc_ids)
    tables, mixed = {}, False
    for name in TABLES:
        if name == "divisions":
            tables[name] = empty(name)
            continue
        found = [piece[name] for piece in (*read, *older) if name in piece]
        if name == "documents":
            mixed = bool(mixed_columns(found))
        table = stack(name, found)
        if not in_order:
            table = table.take(pc.sort_indices(pc.index_in(table["doc_id"], value_set=order)))
        tables[name] = _ordered(table) if name == "documents" else table
    return tables, mixed


def _ordered(documents: pa.Table) -> pa.Table:
    """Documents with the inputs' own columns by name, those without any value left out."""
    own = [column.name for column in TABLES["documents"].columns]
    extra = [name for name in documents.column_names[len(own) :] if documents[name].null_count < len(documents)]
    return documents.select([*own, *sorted(extra)])


def _divisions(tables: Mapping[str, pa.Table]) -> set[tuple[str, int]]:
    """The divisions that the rows of several bulletins refer to, as code and first year."""
    documents = tables["documents"].select(["doc_id", "published_year"]).to_pylist()
    years = {row["doc_id"]: row["published_year"] for row in documents}
    codes: dict[str, set[str]] = {}
    units = tables["units"].select(["doc_id", "division_code"]).to_pylist()
    for row in units:
        if row["division_code"]:
            codes.setdefault(row["doc_id"], set()).add(row["division_code"])
    by_need = {(frozenset(found), years.get(doc_id)) for doc_id, found in codes.items()}
    return {(row.code, row.valid_from) for found, year in by_need for row in divisions_of(set(found), year)}


def _is_settled(task: Task, shares: Mapping[str, Share]) -> bool:
    """Whether a bulletin need not be tried again as long as it does not change."""
    share = shares.get(task.item.doc_id)
    return bool(task.digest) and (share is None or share.error not in ("StoppedError", "MemoryError"))


def _characters(tables: Mapping[str, pa.Table]) -> int:
    return pc.sum(tables["documents"]["n_chars"]).as_py() or 0


def _key(*what: str) -> bytes:
    return hashlib.blake2b("\0".join(what).encode(errors="replace"), digest_size=16).digest()
