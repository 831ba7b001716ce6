"""The unit of work in processes of this machine: order kept, memory flat, a fault costs one bulletin.

A thread of this process stands behind every worker: it hands over a batch, hears which bulletin is begun, and takes the
tables. When a worker is stopped (over the time limit, out of memory, crashed), the bulletin it had begun becomes a row
in `failures`, and the rest of its batch goes to a new worker.
"""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from typing import IO, Protocol

from rectnlp.batch.work import Batch, Outcome, Settings, Task, failed, from_bytes, with_stopped
from rectnlp.batch.worker import DONE, OUT_OF_MEMORY, READY, UNABLE, receive, send
from rectnlp.errors import RectnlpError, StoppedError

BATCH = 16  # bulletins handed over at once
_AHEAD = 4  # batches a worker that are begun before the first of them is asked for
_TICK = 0.05  # seconds between two looks at the clock
_STARTS = 3  # workers in a row that may end before they begin a bulletin
# How a process ends that gets no memory where it is not asked for in Python, and one that the system takes it from.
_STARVED = (signal.SIGABRT, getattr(signal, "SIGKILL", signal.SIGABRT))
_MAIN = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from rectnlp.batch.worker import main; main()"


class Engine(Protocol):
    """Something that runs batches: processes here, or a cluster."""

    def map(self, batches: Iterable[Sequence[Task]]) -> Generator[Batch, None, None]:
        """The tables of every batch, lazily and in order."""


class Processes:
    """An engine: worker processes of this machine.

    Parameters
    ----------
    workers
        How many.
    settings
        How bulletins are read.
    timeout
        Seconds that one bulletin may take.
    memory
        Megabytes by which a worker may grow (on Linux; elsewhere there is no limit).

    Raises
    ------
    ValueError
        When one of the numbers is not above zero.
    """

    def __init__(
        self,
        workers: int,
        settings: Settings,
        *,
        timeout: float | None = None,
        memory: int | None = None,
    ) -> None:
        for name, value in (("workers", workers), ("timeout", timeout), ("memory", memory)):
            if value is not None and value <= 0:
                raise ValueError(f"{name} is {value}: give a number above 0")
        self.workers = workers
        self.settings = settings
        self.timeout = timeout
        self.memory = memory

    def map(self, batches: Iterable[Sequence[Task]]) -> Generator[Batch, None, None]:
        """The tables of every batch, lazily and in order; the workers end with the iteration.

        Raises
        ------
        RectnlpError
            When workers cannot be started.
        """
        workers = [_Worker(self) for _ in range(self.workers)]
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in workers:
            idle.put(worker)
        over = threading.Event()
        threading.Thread(target=_watch, args=(workers, over), daemon=True).start()
        threads = ThreadPoolExecutor(self.workers)
        waiting: deque[Future[Batch]] = deque()
        try:
            for batch in batches:
                waiting.append(threads.submit(_with_idle, idle, batch))
                while waiting and (waiting[0].done() or len(waiting) >= _AHEAD * self.workers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            over.set()
            for future in waiting:
                future.cancel()
            for worker in workers:
                worker.end()
            threads.shutdown()
            for worker in workers:
                worker.close()


def in_batches(tasks: Iterable[Task], size: int = BATCH) -> Iterator[list[Task]]:
    """Tasks in batches.

    >>> [len(batch) for batch in in_batches([None] * 5, 2)]
    [2, 2, 1]
    """
    tasks = iter(tasks)
    while batch := list(islice(tasks, size)):
        yield batch


def _with_idle(idle: SimpleQueue[_Worker], batch: Sequence[Task]) -> Batch:
    worker = idle.get()
    try:
        return worker.run(batch)
    finally:
        idle.put(worker)


def _watch(workers: Sequence[_Worker], over: threading.Event) -> None:
    while not over.wait(_TICK):
        now = time.monotonic()
        for worker in workers:
            worker.stop_if_late(now)


class _Worker:
    """One worker process, started when first needed and again when it was stopped."""

    def __init__(self, engine: Processes) -> None:
        self.engine = engine
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = False
        self.lock = threading.Lock()
        self.deadline: float | None = None
        self.late = False

    def run(self, batch: Sequence[Task]) -> Batch:
        """The tables of a batch, whatever becomes of the worker."""
        left = list(range(len(batch)))
        stopped: dict[int, Outcome] = {}
        starts = 0
        while True:
            at, done, why = self._try([batch[index] for index in left])
            if done is not None:
                return with_stopped(done, stopped)
            if at is None:
                starts += 1
                if starts == _STARTS or self.ended:
                    raise RectnlpError(f"worker processes end before they begin ({why}); is there memory for them?")
                continue
            index = left.pop(at)
            item = batch[index].item
            stopped[index] = failed(item, StoppedError(f"{item.source}: {why}"))

    def _try(self, tasks: list[Task]) -> tuple[int | None, Batch | None, str]:
        """Have a batch done: the batch, or the index of the bulletin at which the worker was stopped, and why."""
        at = None
        try:
            tell, hear = self._started()
            send(tell, DONE, pickle.dumps(tasks))
            while True:
                kind, body = receive(hear)
                if kind == DONE:
                    with self.lock:
                        self.deadline = None
                    return None, from_bytes(*pickle.loads(body)), ""
                at = int.from_bytes(body, "little")
                with self.lock:
                    self.deadline = time.monotonic() + self.engine.timeout if self.engine.timeout else None
        except (EOFError, OSError):
            return at, None, self._reason()

    def _started(self) -> tuple[IO[bytes], IO[bytes]]:
        """The pipes to a process that is ready for work, and from it."""
        if self.process is not None and self.process.poll() is None:
            return _pipes(self.process)
        with self.lock:
            if self.ended:
                raise EOFError
            self.late, self.deadline = False, None
            self.process = subprocess.Popen(
                [sys.executable, "-c", _MAIN, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        tell, hear = _pipes(self.process)
        send(tell, READY, pickle.dumps((self.engine.settings, self.engine.memory)))
        kind, body = receive(hear)
        if kind == UNABLE:
            raise RectnlpError(body.decode())
        return tell, hear

    def _reason(self) -> str:
        """Why the process is gone; it is cleared away."""
        if self.process is None:
            return "not started"
        status = self.process.wait()
        self.close()
        memory = "over its memory limit" + (f" of {self.engine.memory:,} MB" if self.engine.memory else "")
        if self.late:
            return f"stopped, over its time limit of {self.engine.timeout:g} s; raise it and run again"
        if status == OUT_OF_MEMORY:
            return f"stopped, {memory}; raise it and run again"
        if -status in _STARVED:
            name = signal.Signals(-status).name
            return f"its worker was ended by {name}, probably {memory} or the machine's; raise it or take fewer workers"
        if status < 0:
            return f"its worker was ended by {signal.Signals(-status).name}"
        return f"its worker ended with status {status}"

    def stop_if_late(self, now: float) -> None:
        """End the process when its bulletin is over its time."""
        with self.lock:
            if self.deadline is not None and now > self.deadline and self.process is not None:
                self.late, self.deadline = True, None
                self.process.kill()

    def end(self) -> None:
        """End the process for good."""
        with self.lock:
            self.ended = True
            if self.process is not None:
                self.process.kill()
                self.process.wait()

    def close(self) -> None:
        """Let go of a process that has ended."""
        if self.process is not None:
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            self.process = None


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    return process.stdin, process.stdout
