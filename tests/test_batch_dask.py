"""The same work on a Dask cluster, one of whose workers dies in the middle of it."""

from __future__ import annotations

import logging
import os
import signal
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from conftest import numbered

import rectnlp
from rectnlp.batch.work import Settings, Task
from rectnlp.batch.workers import in_batches
from rectnlp.bulletin import Bulletin
from rectnlp.reading.records import Input

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("rectnlp.dask")
pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def client() -> Iterator[object]:
    """Two real worker processes of one thread each."""
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=logging.CRITICAL
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return numbered(tmp_path / "in", 200, empty="017.txt")


def test_a_worker_dies_and_nothing_is_lost_or_twice(client: object, folder: Path) -> None:
    expected = {result.doc_id: result for result in rectnlp.extract_many([folder])}
    pids = client.run(os.getpid)  # type: ignore[attr-defined]
    found = []
    for result in dask.extract_many([folder], client):
        found.append(result)
        if len(found) == 40:
            os.kill(next(iter(pids.values())), signal.SIGKILL)
    assert [result.doc_id for result in found] == list(expected)
    for result in found:
        alone = expected[result.doc_id]
        assert result.failure == alone.failure
        for name, table in alone.tables.to_arrow().items():
            assert result.tables.to_arrow()[name].equals(table), (result.doc_id, name)
    after = client.run(os.getpid)  # type: ignore[attr-defined]
    assert set(after.values()) != set(pids.values())


def test_the_data_set_has_the_bytes_of_any_other_engine(client: object, folder: Path, tmp_path: Path) -> None:
    from test_batch_run import Here, tree

    from rectnlp.batch.run import run

    summary = dask.extract([folder], tmp_path / "dask", client)
    assert (summary.progress.read, summary.progress.failed) == (200, 1)
    run([folder], tmp_path / "here", Here(), Settings())
    assert tree(tmp_path / "dask") == tree(tmp_path / "here")


def test_a_bulletin_that_kills_every_worker_costs_itself(client: object) -> None:
    def item(doc_id: str) -> Input:
        return Input(doc_id, doc_id, partial(Bulletin, "约谈3人。", doc_id=doc_id), bytes)

    killer = Input("k", "k.txt", partial(os._exit, 1), bytes)
    with warnings.catch_warnings(), dask_settings():
        warnings.simplefilter("ignore")
        cluster = dask.Cluster(client, Settings())
        (batch,) = cluster.map(in_batches([Task(item("a")), Task(killer), Task(item("b"))]))
    outcomes = [(outcome.doc_id, outcome.failure) for outcome in batch.outcomes()]
    assert outcomes == [("a", None), ("k", "k.txt: every worker that read it died"), ("b", None)]


def dask_settings() -> object:
    import dask as engine

    return engine.config.set({"distributed.scheduler.allowed-failures": 1})
