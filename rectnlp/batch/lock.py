"""One run a folder: the second is refused by name. The lock is the system's: a run that was killed holds none."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from rectnlp.errors import OutputError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file.

    Raises
    ------
    OutputError
        When another process holds it; the message names that process.
    """
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise OutputError(
                f"{path.parent}: another run writes there ({holder}); wait for it, or choose another folder"
            )
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        # A byte far behind the text, so that others can still read who holds the lock.
        with suppress(OSError):
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
