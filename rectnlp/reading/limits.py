"""How much a file may hold: what is larger is no bulletin, and is refused before it costs time or memory.

The longest bulletins have some 200,000 characters. The limits leave room for pictures, and for a year's bulletins in
one file, and keep the worst file within ten seconds and a gigabyte.
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

from rectnlp.errors import InputError

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE  # any file, pictures and all
LARGEST_MARKUP = 16 * MEGABYTE  # one web page, or one XML part of an archive
LARGEST_ARCHIVE = 256 * MEGABYTE  # an archive's files, unpacked
LARGEST_STREAM = 128 * MEGABYTE  # one stream of a PDF, unpacked
MOST_PARTS = 10_000  # files in an archive
MOST_PAGES = 2_000  # of a PDF
LONGEST_TEXT = 3_000_000  # characters of one bulletin
LARGEST_RATIO = 1_100  # of a file to what it is packed in; Deflate, which everybody packs with, gets to 1,032
_HEAD = 64  # bytes in which a part shows that it is XML
_STREAM = re.compile(rb"stream\r?\n(?=\x78)")
_FILTERS = 3  # how often a stream may be compressed over


# What zipfile and the decompressors behind it raise on a damaged archive.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


def check_size(size: int, source: str, largest: int = LARGEST_FILE) -> None:
    """Refuse what is too large.

    Raises
    ------
    InputError
        When `size`, in bytes, is above the limit.
    """
    if size > largest:
        megabytes, limit = size / MEGABYTE, largest // MEGABYTE
        raise InputError(
            f"{source}: too large ({megabytes:,.0f} MB, the limit is {limit} MB); split it, one bulletin a file"
        )


def check_length(text: str, source: str) -> None:
    """Refuse a text that is too long for one bulletin.

    Raises
    ------
    InputError
        When it has more than `LONGEST_TEXT` characters.
    """
    if len(text) > LONGEST_TEXT:
        found, limit = f"{len(text):,} characters", f"{LONGEST_TEXT:,}"
        raise InputError(f"{source}: too long ({found}, the limit is {limit}); split it, one bulletin a file")


def check_streams(data: bytes, source: str) -> None:
    """Refuse a PDF one of whose compressed streams unpacks to too much; also when it is compressed twice.

    Raises
    ------
    InputError
        When it does.
    """
    budget = LARGEST_ARCHIVE
    for match in _STREAM.finditer(data):
        unpacked = _unpack(data[match.end() : match.end() + LARGEST_STREAM])
        for _ in range(_FILTERS):
            if len(unpacked) > LARGEST_STREAM:
                check_size(len(unpacked), f"{source}, unpacked", LARGEST_STREAM)
            budget -= len(unpacked)
            unpacked = _unpack(unpacked)
        if budget < 0:  # many pictures: each of them is within bounds so far
            return


def _unpack(data: bytes) -> bytes:
    """What zlib makes of the beginning of `data`, cut off above the limit; nothing where it is not compressed."""
    if data[:1] != b"\x78":
        return b""
    try:
        return zlib.decompressobj().decompress(data, LARGEST_STREAM + 1)
    except zlib.error:
        return b""


def check_bomb(entries: Sequence[zipfile.ZipInfo], size: int, source: str) -> None:
    """Refuse an archive of `size` bytes whose files lie over one another, or are many times what they are packed in.

    Raises
    ------
    InputError
        When it is one of these: a decompression bomb.
    """
    overlapping = sum(entry.compress_size for entry in entries) > size
    if overlapping or any(_ratio(entry) > LARGEST_RATIO for entry in entries):
        raise InputError(f"{source}: a decompression bomb, unpacks to many times its size; leave it unread")


def _ratio(entry: zipfile.ZipInfo) -> float:
    return entry.file_size / max(entry.compress_size, 1) if entry.file_size > MEGABYTE else 0.0


def _is_markup(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part is XML, by its name or its beginning: a Word file says itself which of its parts are."""
    if part.filename.endswith((".xml", ".rels")):
        return True
    with archive.open(part) as file:
        return file.read(_HEAD).translate(None, b"\0 \t\r\n\xef\xbb\xbf\xfe\xff").startswith(b"<")


def check_archive(data: bytes, source: str) -> None:
    """Refuse a ZIP archive that is broken, encrypted, or unpacks to too much (a decompression bomb).

    An archive's own word on its files' sizes is enough: no reader takes more of a file than its entry says.

    Raises
    ------
    InputError
        When it is one of these, or one of its XML parts declares a document type or entities, which no writer does.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise InputError(f"{source}: an archive of {len(parts):,} files; open it and save it anew")
            if any(part.flag_bits & 1 for part in parts):
                raise InputError(f"{source}: password-protected; save it without a password")
            check_size(sum(part.file_size for part in parts), f"{source}, unpacked", LARGEST_ARCHIVE)
            for part in parts:
                if _is_markup(archive, part):
                    check_size(part.file_size, f"{source}, unpacked ({part.filename})", LARGEST_MARKUP)
                    if b"<!DOCTYPE" in archive.read(part).replace(b"\0", b""):  # UTF-16 too
                        raise InputError(f"{source}: declares XML entities, which is not safe to read; save it anew")
    except UNREADABLE as error:
        raise InputError(f"{source}: a damaged file ({error}); open it, repair it and save it anew") from None
