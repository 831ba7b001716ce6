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
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

# All else is imported in the functions: the parent's side needs none of it.
if TYPE_CHECKING:
    from rectnlp.batch.work import Settings, Task

# How a worker ends that ran out of memory.
OUT_OF_MEMORY = 77
READY, BEGUN, DONE, UNABLE = b"R", b"B", b"D", b"U"

_HEAD = struct.Struct("<Qc")
_WARM_UP = (
    "截至2024年6月底，县委督促县财政局完成整改37项，追缴12.6万元，完成率90%；给予张某某党内警告处分，印发《办法》。"
)


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
    settings, memory = pickle.loads(receive(tasks)[1])
    try:
        _warm_up(settings)
    except Exception as error:
        send(answers, UNABLE, str(error).encode())
        return
    waiting: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    _limit(memory)
    send(answers, READY)
    try:
        while True:
            _answer(waiting.get(), settings, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _answer(batch: Sequence[Task], settings: Settings, answers: IO[bytes]) -> None:
    """Do a batch, saying which bulletin is begun."""
    from rectnlp.batch.work import extract_one, pack, to_bytes

    outcomes = []
    for index, task in enumerate(batch):
        send(answers, BEGUN, index.to_bytes(4, "little"))
        outcome = extract_one(task, settings)
        if outcome.out_of_memory:
            raise MemoryError
        outcomes.append(outcome)
    send(answers, DONE, pickle.dumps(to_bytes(pack(outcomes))))


def _take_over(descriptor: int, mode: str, instead: int) -> IO[bytes]:
    """A standard stream as our own pipe; whatever else reads or prints there gets nothing, or standard error."""
    pipe = os.fdopen(os.dup(descriptor), mode)
    if mode == "rb":
        instead = os.open(os.devnull, os.O_RDONLY)
    os.dup2(instead, descriptor)
    return pipe


def _warm_up(settings: Settings) -> None:
    """Compile every pattern and load every lexicon once, before the clock of the first bulletin runs."""
    from rectnlp.assemble import assemble
    from rectnlp.bulletin import Bulletin
    from rectnlp.pipeline import analyse

    assemble(analyse(Bulletin(_WARM_UP), lexicons=settings.lexicons, segmenter=settings.segmenter))


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
