"""Files that appear whole or not at all: written beside their place under another name, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rectnlp.errors import OutputError
from rectnlp.export.lock import locked

_LOCK, _NEW = ".lock", ".rectnlp-new"


class Staging:
    """A hidden folder in the output folder; `commit` moves what is in it into place, `discard` drops it.

    The output folder is held meanwhile, so what lies there of a run that was killed can be swept away.

    Raises
    ------
    OutputError
        When the output folder cannot be made or written, or another run writes there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hidden = folder / _NEW
        self._held = ExitStack()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._held.enter_context(locked(folder / _LOCK))
            shutil.rmtree(self._hidden, ignore_errors=True)
            self._hidden.mkdir()
        except FileExistsError:
            raise OutputError(f"{folder}: a file, not a folder; choose another output") from None
        except NotADirectoryError:
            raise OutputError(f"{folder}: lies below a file; choose another output") from None
        except PermissionError:
            raise OutputError(f"{folder}: no permission to write there; choose another output") from None
        except OSError as error:
            self._held.close()
            raise unwritable(folder, error, "make room, or choose another output") from error

    def path(self, name: str) -> Path:
        """Where to write the file of that name for now."""
        return self._hidden / name

    def commit(self) -> None:
        """Put every file in its place.

        Raises
        ------
        OutputError
            When a file cannot be put there; where a folder stands in the way of one, none is.
        """
        try:
            names = sorted(path.name for path in self._hidden.iterdir())
            for name in names:
                if (self.folder / name).is_dir():
                    raise OutputError(f"{self.folder / name}: cannot be written (a folder is there); move it away")
            for name in names:
                os.replace(self._hidden / name, self.folder / name)
        except OSError as error:
            raise unwritable(self.folder, error, "run again") from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Drop what was not put in place, and let others write."""
        shutil.rmtree(self._hidden, ignore_errors=True)
        self._held.close()


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A place to write one file to, which takes the place of `path` when that went well, and else is gone.

    Raises
    ------
    OutputError
        When the file cannot be written, or another run writes it.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(f".{path.name}.lock")):
            try:
                yield new
                os.replace(new, path)
            finally:
                new.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error, "make room, or choose another output") from error


def unwritable(place: Path, error: OSError, way_out: str) -> OutputError:
    """The error that says which file or folder cannot be written, why, and the way out.

    >>> print(unwritable(Path("out"), OSError(28, "No space left on device"), "make room and run again"))
    out: cannot be written (No space left on device); make room and run again
    """
    return OutputError(f"{place}: cannot be written ({error.strerror or error}); {way_out}")
