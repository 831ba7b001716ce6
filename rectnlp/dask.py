"""The same work on a Dask cluster: `pip install "rectnlp[dask]"`.

An engine like `rectnlp.batch.workers.Processes`, so all that holds of a run on one machine (order, resume, failures as
rows) holds on a cluster. What the inputs name must lie where every worker can read it. Dask runs a batch again when its
worker dies; since a batch's tables come back whole or not at all, nothing is lost and nothing stands twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from rectnlp.api import Result, results
from rectnlp.batch.run import Summary, run
from rectnlp.batch.work import (
    Batch,
    Outcome,
    Settings,
    Task,
    extract_batch,
    failed,
    from_bytes,
    in_memory,
    pack,
    to_bytes,
)
from rectnlp.batch.workers import BATCH, in_batches
from rectnlp.bulletin import Published
from rectnlp.errors import StoppedError
from rectnlp.reading.inputs import Given, distinct, expand

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 2  # batches a thread of the cluster that are there before the first of them is asked for


class Cluster:
    """An engine: the workers of a Dask cluster.

    Parameters
    ----------
    client
        The cluster's client.
    settings
        How bulletins are read.
    batch
        Bulletins that a task reads.

    A bulletin at which workers die again and again (`distributed.scheduler.allowed-failures`) is a row in `failures`.
    """

    def __init__(self, client: Client, settings: Settings, *, batch: int = BATCH) -> None:
        self.client = client
        self.settings = settings
        self.batch = batch

    def map(self, batches: Iterable[Sequence[Task]]) -> Generator[Batch, None, None]:
        """The tables of every batch, lazily and in order."""
        waiting: deque[tuple[Sequence[Task], Future[Any]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(batch)))
                while len(waiting) > _AHEAD * max(sum(self.client.nthreads().values()), 1):
                    yield self._result(*waiting.popleft())
            while waiting:
                yield self._result(*waiting.popleft())
        finally:
            self.client.cancel([future for _, future in waiting])

    def _submit(self, batch: Sequence[Task]) -> Future[Any]:
        # A key of its own: the same batch read again after a file has changed must not be answered from the past.
        return self.client.submit(_on_worker, batch, self.settings, pure=False)

    def _result(self, batch: Sequence[Task], future: Future[Any]) -> Batch:
        from distributed import KilledWorker

        try:
            return from_bytes(*future.result())
        except KilledWorker:
            if len(batch) > 1:  # which of them it was shows when each is alone
                alone = [self._submit([task]) for task in batch]
                parts = [self._result([task], future) for task, future in zip(batch, alone, strict=True)]
                return pack([outcome for part in parts for outcome in part.outcomes()])
            item = batch[0].item
            return pack([failed(item, StoppedError(f"{item.source}: every worker that read it died"))])


def _on_worker(batch: Sequence[Task], settings: Settings) -> tuple[object, ...]:
    return to_bytes(extract_batch(batch, settings))


def extract_many(
    inputs: Given | Iterable[Given],
    client: Client,
    *,
    published: Published = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Result]:
    """`rectnlp.extract_many` on a cluster."""
    settings = settings or Settings()
    items = distinct(expand(inputs, published=published, encoding=encoding))
    cluster = Cluster(client, settings)
    return results(_outcomes(cluster, (Task(in_memory(item)) for item in items)), settings)


def _outcomes(cluster: Cluster, tasks: Iterable[Task]) -> Iterator[Outcome]:
    with closing(cluster.map(in_batches(tasks, cluster.batch))) as done:
        for batch in done:
            yield from batch.outcomes()


def extract(
    inputs: Sequence[str | PurePath],
    output: str | Path,
    client: Client,
    *,
    published: Published = None,
    encoding: str | None = None,
    settings: Settings | None = None,
    rerun: bool = False,
) -> Summary:
    """A data set like that of `rectnlp extract --workers`, with the same bytes, read by a cluster.

    Raises
    ------
    InputError, OutputError
        As `rectnlp.batch.run.run`.
    """
    settings = settings or Settings()
    engine = Cluster(client, settings)
    return run(inputs, output, engine, settings, published=published, encoding=encoding, rerun=rerun)
