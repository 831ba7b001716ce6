"""The unit of work: a pure function from a batch of inputs to Arrow tables.

Whoever runs it (this process, another one, a cluster) gets the same rows, since it reads nothing but its arguments and
the lexicons. Rows of a bulletin stand together and in the order of the inputs, so a batch can be taken apart again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from rectnlp.analysis import Analysis, Failure
from rectnlp.assemble import assemble, empty
from rectnlp.bulletin import Bulletin, well_formed
from rectnlp.errors import RectnlpError, StoppedError
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse
from rectnlp.reading.records import Input
from rectnlp.schema import TABLES
from rectnlp.stacking import mixed_columns, stack
from rectnlp.validation.corrections import Corrections

Arrow = dict[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Settings:
    """How bulletins are read: what `extract` takes."""

    lexicons: Lexicons = field(default_factory=Lexicons)
    segmenter: str = "rjieba"
    redact: bool = False
    corrections: Corrections | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An input, and the digest of the content that it was planned with, where it was."""

    item: Input
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one bulletin: its tables, and what went wrong with it as a whole, if anything did."""

    doc_id: str
    source: str
    tables: Arrow
    failure: str | None = None
    error: str | None = None  # the kind of the failure

    @property
    def out_of_memory(self) -> bool:
        """Whether there was too little memory for it, or for one step of it."""
        return "MemoryError" in self.tables["failures"]["error"].to_pylist()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a batch's tables belongs to one bulletin."""

    doc_id: str
    source: str
    failure: str | None
    error: str | None
    rows: dict[str, int]
    extra: tuple[str, ...]  # its own input columns in documents


@dataclass(frozen=True, slots=True)
class Batch:
    """The tables of several bulletins under one another, and whose rows are whose."""

    tables: Arrow
    shares: tuple[Share, ...]
    mixed: bool = False  # an input column had several types, and is text now

    def outcomes(self) -> Iterator[Outcome]:
        """The bulletins one by one; their tables are slices, nothing is copied."""
        at = dict.fromkeys(self.tables, 0)
        for share in self.shares:
            tables = {}
            for name, n in share.rows.items():
                tables[name] = self.tables[name].slice(at[name], n)
                at[name] += n
            if "documents" in tables:
                own = [column.name for column in TABLES["documents"].columns]
                tables["documents"] = tables["documents"].select([*own, *share.extra])
            yield Outcome(share.doc_id, share.source, tables, share.failure, share.error)


def extract_batch(tasks: Sequence[Task], settings: Settings) -> Batch:
    """The tables of a batch of inputs. Never raises on a text or an unreadable file: that is a row in `failures`.

    Parameters
    ----------
    tasks
        Inputs, each with a doc_id of its own.
    settings
        How to read them.

    >>> from rectnlp.reading.records import Input
    >>> from functools import partial
    >>> item = Input("a", "a.txt", partial(Bulletin, "完成整改37项。", doc_id="a"), bytes)
    >>> extract_batch([Task(item)], Settings()).tables["counts"]["text"].to_pylist()
    ['37项']
    """
    return pack([extract_one(task, settings) for task in tasks])


def extract_one(task: Task, settings: Settings) -> Outcome:
    """The tables of one input, or its row in `failures`."""
    item = task.item
    try:
        bulletin = item.load()
        if changed := _change(task):
            raise changed
        analysis = analyse(bulletin, lexicons=settings.lexicons, segmenter=settings.segmenter)
        tables = assemble(analysis, redact=settings.redact, corrections=settings.corrections)
    except (RectnlpError, ValueError, OSError, MemoryError) as error:
        # What could not be read may have been half written, or on its way to another place.
        return failed(item, _change(task) or error)
    return Outcome(item.doc_id, item.source, tables)


def _change(task: Task) -> StoppedError | None:
    """What to say of an input whose content is not what it was planned with."""
    if task.digest is None or planned(task.item)[0].digest == task.digest:
        return None
    return StoppedError(f"{task.item.source}: changed while it was being read; run again")


def failed(item: Input, error: Exception) -> Outcome:
    """A bulletin that has one row, in `failures`."""
    kind, message = type(error).__name__, well_formed(str(error)) or "out of memory"
    stage = "extract" if isinstance(error, StoppedError | MemoryError) else "read"
    analysis = Analysis(Bulletin("", doc_id=item.doc_id, source=item.source))
    analysis.rows["failures"] = [Failure(analysis.bulletin.source, stage, kind, message)]
    failures = assemble(analysis)["failures"]
    return Outcome(item.doc_id, item.source, {"failures": failures}, message, kind)


def digest(content: bytes) -> str:
    """The fingerprint of an input's content."""
    return hashlib.sha256(content).hexdigest()


def pack(outcomes: Sequence[Outcome]) -> Batch:
    """Several bulletins as one batch."""
    tables = {
        name: stack(name, [outcome.tables[name] for outcome in outcomes if name in outcome.tables]) for name in TABLES
    }
    documents = [outcome.tables["documents"] for outcome in outcomes if "documents" in outcome.tables]
    return Batch(tables, tuple(map(_share, outcomes)), bool(mixed_columns(documents)))


def _share(outcome: Outcome) -> Share:
    own = len(TABLES["documents"].columns)
    rows = {name: table.num_rows for name, table in outcome.tables.items()}
    extra = tuple(outcome.tables["documents"].column_names[own:]) if "documents" in outcome.tables else ()
    error = "MemoryError" if outcome.out_of_memory else outcome.error
    return Share(outcome.doc_id, outcome.source, outcome.failure, error, rows, extra)


def with_stopped(batch: Batch, stopped: dict[int, Outcome]) -> Batch:
    """A batch with the bulletins put back, each at its index, that were left out of it."""
    if not stopped:
        return batch
    rest = batch.outcomes()
    count = len(batch.shares) + len(stopped)
    whole = pack([stopped[index] if index in stopped else next(rest) for index in range(count)])
    return replace(whole, mixed=batch.mixed)


def to_bytes(batch: Batch) -> tuple[tuple[Share, ...], bool, dict[str, bytes]]:
    """A batch as what crosses a process border: who has which rows, and one Arrow IPC stream a table."""
    return batch.shares, batch.mixed, {name: _stream(table) for name, table in batch.tables.items() if table.num_rows}


def from_bytes(shares: tuple[Share, ...], mixed: bool, streams: dict[str, bytes]) -> Batch:
    """The batch again; its columns lie in the received bytes."""
    tables = {name: pa.ipc.open_stream(streams[name]).read_all() if name in streams else empty(name) for name in TABLES}
    return Batch(tables, shares, mixed)


def _stream(table: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return bytes(out.getvalue().to_pybytes())


def planned(item: Input) -> tuple[Task, int]:
    """An input with its fingerprint, and the size of its content; one that cannot be read has an empty one."""
    try:
        content = item.content()
    except (RectnlpError, OSError, MemoryError):
        return Task(item, ""), 0
    return Task(item, digest(content)), len(content)


def in_memory(item: Input) -> Input:
    """Standard input read now, since another process has another one; any other input as it is."""
    if item.source != "-":
        return item
    try:
        bulletin = item.load()
    except (RectnlpError, ValueError) as error:
        from rectnlp.errors import InputError

        return Input.broken(item.doc_id, item.source, InputError(str(error)))
    return replace(Input.of(bulletin), doc_id=item.doc_id, source=item.source)


def with_corrections(items: Iterable[Input], corrections: Corrections | None) -> Iterator[Input]:
    """Inputs whose content has their corrections in it: where those of a bulletin change, it alone is done again."""
    for item in items:
        entries = corrections.by_document.get(item.doc_id) if corrections else None
        yield replace(item, content=_Corrected(item.content, repr(entries))) if entries else item


@dataclass(frozen=True, slots=True)
class _Corrected:
    content: Callable[[], bytes]
    entries: str

    def __call__(self) -> bytes:
        return self.content() + self.entries.encode(errors="replace")
