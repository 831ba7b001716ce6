"""One writer a folder: the second is refused by name. The lock is the system's: a run that was killed holds none."""

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
    """Hold a lock file, which is gone afterwards.

    Raises
    ------
    OutputError
        When another process holds it (the message names that process), or it cannot be written.
    """
    try:
        file = _held(path)
    except OSError as error:
        raise OutputError(
            f"{path.parent}: cannot be written ({error.strerror or error}); make room, or choose another output"
        ) from error
    with file:
        try:
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open, and any system one whose folder is gone
                path.unlink()


def _held(path: Path) -> IO[bytes]:
    """The lock file, taken."""
    while True:
        file = path.open("a+b", buffering=0)
        if not _take(file):
            with file:
                file.seek(0)
                holder = file.read().decode(errors="replace").strip() or "another process"
            raise OutputError(
                f"{path.parent}: another run writes there ({holder}); wait for it, or choose another folder"
            )
        if _is_there(file, path):
            with suppress(OSError):  # on a full disk it is held without a name
                file.truncate(0)
                file.write(f"process {os.getpid()} on {socket.gethostname()}".encode())
            return file
        file.close()


def _is_there(file: IO[bytes], path: Path) -> bool:
    """Whether the file is still the one of that name: its last holder may have removed it since it was opened."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        # A byte far behind the text, so that others can still read who holds the lock.
        with suppress(OSError):
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
