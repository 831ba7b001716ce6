"""From what a user names to bulletins: files, folders, patterns, tables, standard input.

Nothing is read before it is asked for. A bulletin's `doc_id` is the file's path relative to the folder given (or to
the fixed part of the pattern), without suffix; a single file's stem; a table's own column. It never depends on what
else is in the run.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from rectnlp.bulletin import Published
from rectnlp.errors import InputError
from rectnlp.reading import read
from rectnlp.reading.formats import suffixes
from rectnlp.reading.records import RECORDS, Input

_WILD = re.compile(r"[*?\[]")


def expand(
    inputs: Iterable[str | PurePath], *, published: Published = None, encoding: str | None = None
) -> Iterator[Input]:
    """The bulletins that `inputs` name, lazily, in the order given; a folder's and a pattern's by path.

    Parameters
    ----------
    inputs
        Files, folders (searched to any depth for files that have a reader), patterns (`reports/**/*.txt`), tables
        (CSV, TSV or Parquet with the columns doc_id and text, and published where known), `-` for standard input.
    published, encoding
        For every input that does not say so itself.

    Raises
    ------
    InputError
        At once, before any bulletin is read, when an input is not there, a folder or a pattern has no bulletin in it,
        or a table lacks a column.
    """
    sources = [_source(str(name), published, encoding) for name in inputs]
    if not sources:
        raise InputError("no input: name a file, a folder, a table, or - for standard input")
    return chain.from_iterable(sources)


def _source(name: str, published: Published, encoding: str | None) -> Iterable[Input]:
    if name == "-":
        return [Input("stdin", "-", partial(read, "-", published, encoding))]
    try:
        paths, base = _paths(name)
        return chain.from_iterable([_bulletins(path, base, published, encoding) for path in paths])
    except PermissionError as error:
        raise InputError(f"{error.filename or name}: no permission to read it; change its mode") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({error})") from None


def _paths(name: str) -> tuple[list[Path], Path]:
    """The files that a name stands for, and the folder that their doc_ids are relative to."""
    path = Path(name)
    if path.is_dir():
        return _in_folder(path), path
    if path.exists():
        return [path], path.parent
    if not _WILD.search(name):
        raise InputError(f"{name}: there is no such file or folder; check the path")
    paths = sorted(Path(found) for found in glob.glob(name, recursive=True) if Path(found).is_file())
    if not paths:
        raise InputError(f"{name}: no file matches this pattern; check it")
    return paths, _fixed_part(path)


def _in_folder(folder: Path) -> list[Path]:
    """Every file below that a reader takes; hidden ones and tables are left alone."""
    wanted = suffixes()
    found = []
    for at, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = [Path(at, name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in wanted]
        found += [path for path in named if path.is_file()]
    if not found:
        raise InputError(f"{folder}: no bulletin in this folder; files of these kinds are read: {_listed(wanted)}")
    return sorted(found)


def _fixed_part(pattern: Path) -> Path:
    """The folder before the first wildcard.

    >>> _fixed_part(Path("reports/2023/**/*.txt")).as_posix()
    'reports/2023'
    """
    fixed = []
    for part in pattern.parts[:-1]:
        if _WILD.search(part):
            break
        fixed.append(part)
    return Path(*fixed)


def _bulletins(path: Path, base: Path, published: Published, encoding: str | None) -> Iterable[Input]:
    records = RECORDS.get(path.suffix.lower())
    if records:
        return records(path, published, encoding)
    doc_id = path.relative_to(base).with_suffix("").as_posix()
    return [Input(doc_id, str(path), partial(read, path, published, encoding, doc_id=doc_id))]


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds))


def _raise(error: OSError) -> None:
    raise error
