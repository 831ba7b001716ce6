"""Files that appear whole or not at all: written beside their place under another name, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from rectnlp.errors import OutputError


class Staging:
    """A hidden folder in the output folder; `commit` moves what is in it into place, `discard` drops it.

    Raises
    ------
    OutputError
        When the output folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._hidden = Path(tempfile.mkdtemp(prefix=".rectnlp-", dir=folder))
        except FileExistsError:
            raise OutputError(f"{folder}: a file, not a folder; choose another output") from None
        except NotADirectoryError:
            raise OutputError(f"{folder}: lies below a file; choose another output") from None
        except PermissionError:
            raise OutputError(f"{folder}: no permission to write there; choose another output") from None
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written ({error.strerror}); choose another output") from None

    def path(self, name: str) -> Path:
        """Where to write the file of that name for now."""
        return self._hidden / name

    def commit(self) -> None:
        """Put every file in its place."""
        try:
            for staged in sorted(self._hidden.iterdir()):
                os.replace(staged, self.folder / staged.name)
        except OSError as error:
            raise OutputError(f"{error.filename2 or self.folder}: cannot be written ({error.strerror})") from None
        finally:
            self.discard()

    def discard(self) -> None:
        """Drop what was not put in place."""
        shutil.rmtree(self._hidden, ignore_errors=True)
