"""CSV files that people filled in, in whatever program: UTF-8, or GB18030 as a Chinese Excel saves them."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from rectnlp.errors import InputError
from rectnlp.reading.encodings import decode


def csv_rows(path: Path) -> list[list[str]]:
    """The rows of a file, its header among them.

    Raises
    ------
    InputError
        When it cannot be read, or is no CSV.
    """
    csv.field_size_limit(sys.maxsize)
    try:
        text, _ = decode(path.read_bytes(), str(path))
        return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None
    except csv.Error as error:
        raise InputError(f"{path}: no CSV ({error})") from None
