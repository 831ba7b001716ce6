"""ZIP archives of bulletins: every file in one that has a reader, as if the archive were a folder.

Nothing is unpacked to disk; a file is read when its bulletin is asked for, and is bounded like any other file.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from rectnlp.bulletin import Bulletin, Published
from rectnlp.errors import InputError
from rectnlp.reading import read_data
from rectnlp.reading.formats import searched, suffixes
from rectnlp.reading.limits import check_bomb, check_size
from rectnlp.reading.records import Input

_UTF8_NAME = 0x800  # flag bit 11: the name is UTF-8; without it, Chinese archivers write GBK (APPNOTE 4.4.4)
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def read_zip(path: Path, published: Published, encoding: str | None) -> Iterator[Input]:
    """The bulletins of an archive, by name; a `doc_id` is the file's path in it, without suffix.

    Raises
    ------
    InputError
        At once when it is no archive, a decompression bomb, or holds no file that has a reader.
    """
    wanted = searched()
    names = {}
    entries = _open(str(path), _state(path)).infolist()
    check_bomb(entries, path.stat().st_size, str(path))
    for entry in entries:
        inside = PurePosixPath(_name(entry))
        hidden = any(part == "__MACOSX" or (part[0] == "." and part != "..") for part in inside.parts)
        if not entry.is_dir() and not hidden and inside.suffix.lower() in wanted:
            names[inside] = entry.filename
    if not names:
        raise InputError(
            f"{path}: no bulletin in this archive; pack files of these kinds: {', '.join(sorted(suffixes()))}"
        )

    def bulletins() -> Iterator[Input]:
        for inside, name in sorted(names.items()):
            doc_id, source = inside.with_suffix("").as_posix(), f"{path}/{inside}"
            load = partial(_bulletin, path, name, source, doc_id, published, encoding)
            yield Input(doc_id, source, load, partial(_content, path, name, source))

    return bulletins()


def _bulletin(path: Path, name: str, source: str, doc_id: str, published: Published, encoding: str | None) -> Bulletin:
    return read_data(_content(path, name, source), source, published, encoding, doc_id=doc_id, source=source)


def _content(path: Path, name: str, source: str) -> bytes:
    """The bytes of one file in an archive."""
    try:
        archive = _open(str(path), _state(path))
        entry = archive.getinfo(name)
        if entry.flag_bits & _ENCRYPTED:
            raise InputError(f"{source}: password-protected; pack it without a password")
        check_size(entry.file_size, source)
        with archive.open(entry) as file:
            return file.read(entry.file_size)
    except KeyError:
        raise InputError(f"{source}: no longer in the archive; run again") from None
    except _DAMAGED as error:
        raise InputError(f"{source}: damaged in the archive ({error}); pack it anew") from None


def _name(entry: zipfile.ZipInfo) -> str:
    """The name that the archive's writer meant."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _state(path: Path) -> tuple[int, int]:
    """What changes when the archive does."""
    try:
        status = path.stat()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    return status.st_size, status.st_mtime_ns


@lru_cache(maxsize=4)
def _open(path: str, state: tuple[int, int]) -> zipfile.ZipFile:
    """An open archive, kept: its directory is long where it holds many files."""
    try:
        return zipfile.ZipFile(path)
    except _DAMAGED as error:
        raise InputError(f"{path}: not a ZIP archive, or a damaged one ({error}); pack it anew") from None
