"""From what a user gives to bulletins: files, folders, patterns, tables, archives, standard input, what is in memory.

Nothing is read before it is asked for. A bulletin's `doc_id` is the file's path relative to the folder given (or to
the fixed part of the pattern), without suffix; a single file's stem; a table's own column. It never depends on what
else is in the run.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path, PurePath
from typing import TypeAlias

from rectnlp.bulletin import Bulletin, Published
from rectnlp.errors import InputError
from rectnlp.reading import file_bytes, read
from rectnlp.reading.archives import read_zip
from rectnlp.reading.formats import searched, suffixes
from rectnlp.reading.records import RECORDS, Input, Streamed, read_memory

# What a bulletin, or several, may be given as.
Given: TypeAlias = str | PurePath | Bulletin | Streamed
_WILD = re.compile(r"[*?\[]")
# Files that hold many bulletins.
_MANY = {**RECORDS, ".zip": read_zip}


def expand(
    inputs: Given | Iterable[Given], *, published: Published = None, encoding: str | None = None
) -> Iterator[Input]:
    """The bulletins that `inputs` are, lazily, in the order given; a folder's and a pattern's by path.

    Parameters
    ----------
    inputs
        Files, folders (searched to any depth for files that have a reader), patterns (`reports/**/*.txt`), tables
        (CSV, TSV, Parquet or JSON Lines with doc_id and text, and published where known), ZIP archives of files that
        have a reader, `-` for standard input; a table in memory with the same columns (a DataFrame of pandas or
        polars, an Arrow table); a `Bulletin`. One of them, or several. Bulletins from a generator are taken one by one.
    published, encoding
        For every input that does not say so itself.

    Raises
    ------
    InputError
        At once, before any bulletin is read, when an input is not there, a folder or a pattern has no bulletin in it,
        or a table lacks a column.
    """
    given = iter([inputs] if isinstance(inputs, Given) else inputs)
    first = next(given, None)
    if first is None:
        raise InputError("no input: name a file, a folder, a table, or - for standard input")
    sources = (_source(one, published, encoding) for one in chain([first], given))
    return chain.from_iterable(sources if isinstance(first, Bulletin) else list(sources))


def distinct(items: Iterable[Input]) -> Iterator[Input]:
    """The same inputs; one whose doc_id stood before in the run is broken, since its rows could not be told apart."""
    seen: set[bytes] = set()
    for item in items:
        key = hashlib.blake2b(item.doc_id.encode(errors="replace"), digest_size=16).digest()
        if key in seen:
            taken = f"doc_id {item.doc_id!r} is taken by another input; rename one, or give the folder above both"
            item = Input.broken(item.doc_id, item.source, InputError(f"{item.source}: {taken}"))
        seen.add(key)
        yield item


def _source(given: Given, published: Published, encoding: str | None) -> Iterable[Input]:
    if isinstance(given, Bulletin):
        return [Input.of(given)]
    if isinstance(given, Streamed):
        return read_memory(given, published)
    name = str(given)
    if name == "-":
        return [Input("stdin", "-", partial(read, "-", published, encoding), bytes)]
    try:
        paths, base = _paths(name)
        # Tables of a pattern are looked at now, so that what is wrong with one is told at once.
        tables = {path: _bulletins(path, base, published, encoding) for path in paths if _is_table(path)}
        return chain.from_iterable(
            tables[path] if path in tables else _bulletins(path, base, published, encoding) for path in paths
        )
    except PermissionError as error:
        raise InputError(f"{error.filename or name}: no permission to read it; change its mode") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({error})") from None


def _paths(name: str) -> tuple[list[str], Path]:
    """The files that a name stands for, and the folder that their doc_ids are relative to."""
    path = Path(name)
    if path.is_dir():
        return _in_folder(path), path
    if path.exists():
        return [str(path)], path.parent
    if not _WILD.search(name):
        raise InputError(f"{name}: there is no such file or folder; check the path")
    paths = sorted({str(Path(found)) for found in glob.glob(name, recursive=True) if Path(found).is_file()}, key=_parts)
    if not paths:
        raise InputError(f"{name}: no file matches this pattern; check it")
    return paths, _fixed_part(path)


def _in_folder(folder: Path) -> list[str]:
    """Every file below that is a document; hidden ones, tables and archives are left alone."""
    wanted = searched()
    found: list[str] = []
    for at, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = [name for name in names if not name.startswith(".") and os.path.splitext(name)[1].lower() in wanted]
        found += [path for path in (os.path.normpath(os.path.join(at, name)) for name in named) if os.path.isfile(path)]
    if not found:
        raise InputError(f"{folder}: no bulletin in this folder; files of these kinds are read: {_listed(suffixes())}")
    return sorted(found, key=_parts)


def _parts(path: str) -> list[str]:
    """A path's order: folder by folder."""
    return path.split(os.sep)


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


def _bulletins(name: str, base: Path, published: Published, encoding: str | None) -> Iterable[Input]:
    path = Path(name)
    many = _MANY.get(path.suffix.lower())
    if many:
        return many(path, published, encoding)
    doc_id = path.relative_to(base).with_suffix("").as_posix()
    return [Input(doc_id, name, partial(read, name, published, encoding, doc_id=doc_id), partial(file_bytes, path))]


def _is_table(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in _MANY


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds))


def _raise(error: OSError) -> None:
    raise error
