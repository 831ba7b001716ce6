"""What runs in a worker process: tasks come in on its standard input, batches go out on its standard output.

A message is its length, its kind, and its body. The lexicons are compiled before the first task. A worker that runs out
of memory ends, since what is left of it cannot be trusted; so does one whose parent is gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

# How a worker ends that ran out of memory.
OUT_OF_MEMORY = 77
READY, BEGUN, DONE, UNABLE = b"R", b"B", b"D", b"U"

_HEAD = struct.Struct("<Qc")
_WARM_UP = "截至2024年6月底，县委督促县财政局完成整改46项，追缴12.6万元，完成率90%；给予张某某党内警告处分，印发《办法》。"


def send(pipe: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Write one message."""
    pipe.write(_HEAD.pack(len(body), kind))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one message. EOFError when the other side is gone."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    size, kind = _HEAD.unpack(head)
    body = pipe.read(size)
    if len(body) < size:
        raise EOFError
    return kind, body


def main() -> None:
    """Serve until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    tasks, answers = _take_over(0, "rb", 1), _take_over(1, "wb", 2)
    from rectnlp.batch.work import extract_batch, extract_one, to_bytes

    settings, memory = pickle.loads(receive(tasks)[1])
    try:
        _warm_up(settings, extract_one)
    except Exception as error:
        send(answers, UNABLE, str(error).encode())
        return
    waiting: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    _limit(memory)
    send(answers, READY)
    try:
        while True:
            batch = extract_batch(waiting.get(), settings, lambda i: send(answers, BEGUN, i.to_bytes(4, "little")))
            if "MemoryError" in batch.tables["failures"]["error"].to_pylist():
                raise MemoryError
            send(answers, DONE, pickle.dumps(to_bytes(batch)))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _take_over(descriptor: int, mode: str, instead: int) -> IO[bytes]:
    """A standard stream as our own pipe; whatever else reads or prints there gets nothing, or standard error."""
    pipe = os.fdopen(os.dup(descriptor), mode)
    if mode == "rb":
        instead = os.open(os.devnull, os.O_RDONLY)
    os.dup2(instead, descriptor)
    return pipe


def _warm_up(settings: Any, extract_one: Any) -> None:
    """Compile every pattern and load every lexicon once, before the clock of the first bulletin runs."""
    from functools import partial

    from rectnlp.batch.work import Task
    from rectnlp.bulletin import Bulletin
    from rectnlp.reading.records import Input

    extract_one(Task(Input("warm", "warm", partial(Bulletin, _WARM_UP), bytes)), settings)


def _listen(tasks: IO[bytes], waiting: SimpleQueue[Any]) -> None:
    """Take tasks in; when the parent is gone, end at once, in the middle of a bulletin or not."""
    try:
        while True:
            waiting.put(pickle.loads(receive(tasks)[1]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        os._exit(0)


def _limit(megabytes: int | None) -> None:
    """Let the process grow by so much from here, where the system can see to it (Linux)."""
    status = Path("/proc/self/statm")
    if megabytes is None or sys.platform == "win32" or not status.exists():
        return
    import resource

    now = int(status.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + megabytes * 1_000_000,) * 2)
