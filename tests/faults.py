"""A disk that is full, a folder that vanishes, a process that is killed: at the k-th time that a folder is written to.

Python tells an audit hook of every file that it opens, renames, makes or removes, before it does so; what the hook
raises, the caller gets. So nothing of the code under test need be known, and no place is forgotten.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

_TAKES = frozenset(("os.remove", "os.rmdir", "shutil.rmtree"))
_MOVES = frozenset(("os.rename", "os.mkdir", "os.truncate")) | _TAKES
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_watched: list[Watch] = []  # a hook stays for good, so there is one, which asks this list
_hooked = False
# What happens before a folder is written to: it gets the number of that time, and whether something is only removed.
Then = Callable[[int, bool], None]


class Watch:
    """How often a folder was written to, and what happens when."""

    def __init__(self, folder: Path, then: Then) -> None:
        self.folder = str(folder)
        self.then = then
        self.count = 0
        self.last = 0  # the last time that was no removal

    def tell(self, event: str, args: tuple[object, ...]) -> None:
        writes = event in _MOVES or (event == "open" and isinstance(args[2], int) and args[2] & _WRITES)
        if writes and isinstance(args[0], str | os.PathLike) and os.fspath(args[0]).startswith(self.folder):
            self.count += 1
            self.last = self.last if event in _TAKES else self.count
            _watched.remove(self)  # what is done now is not told
            try:
                self.then(self.count, event in _TAKES)
            finally:
                _watched.append(self)


def _hook(event: str, args: tuple[object, ...]) -> None:
    for watch in [*_watched]:
        watch.tell(event, args)


@contextmanager
def watched(folder: Path, then: Then = lambda count, removes: None) -> Iterator[Watch]:
    """A folder under watch."""
    global _hooked
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    watch = Watch(folder, then)
    _watched.append(watch)
    try:
        yield watch
    finally:
        _watched.remove(watch)


def full_from(k: int) -> Then:
    """A disk that is full from the k-th time on: things can be removed, and nothing else."""

    def full(count: int, removes: bool) -> None:
        if count >= k and not removes:
            raise OSError(ENOSPC, "No space left on device")

    return full


def at(k: int, do: Callable[[], object]) -> Then:
    """Do something at the k-th time."""

    def then(count: int, removes: bool) -> None:
        if count == k:
            do()

    return then


def kill(*_: object, **__: object) -> None:
    """End this process as `kill -9` does, whatever function it stands for."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed(run: Callable[[], object]) -> bool:
    """Run something in a copy of this process; whether it was killed. AssertionError when it ended in another way."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # from 3.12 on, that forking beside threads may go wrong
        child = os.fork()
    if child == 0:
        try:
            run()
        finally:
            os._exit(3 if sys.exc_info()[0] else 0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "neither killed nor done"
    return os.WIFSIGNALED(status)


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """A limit that the system keeps: what any library writes beyond it fails."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
