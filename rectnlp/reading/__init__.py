"""From files to bulletins."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from rectnlp.bulletin import Bulletin, Published
from rectnlp.errors import InputError
from rectnlp.reading.formats import reader_for
from rectnlp.reading.limits import LARGEST_FILE, check_length, check_size


def read(
    path: str | Path,
    published: Published = None,
    encoding: str | None = None,
    *,
    doc_id: str | None = None,
) -> Bulletin:
    """Read one file as a bulletin.

    Parameters
    ----------
    path
        The file; `-` is standard input.
    published
        The date of publication where it is known, see `Bulletin`.
    encoding
        The file's encoding where it is known; UTF-8, UTF-16 and GB18030 are recognised.
    doc_id
        The key of every row; by default the file's name without suffix.

    Raises
    ------
    InputError
        When the file is not there, a folder, closed to us, empty, too large, damaged, protected, of a kind without a
        reader, or undecodable; the message names it and the way out.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "云岭县.txt"
    ...     _ = path.write_bytes("完成整改37项。".encode("gbk"))
    ...     bulletin = read(path, published="2023-10-17")
    >>> bulletin.doc_id, bulletin.text, bulletin.encoding
    ('云岭县', '完成整改37项。', 'gb18030')
    """
    source = str(path)
    if source == "-":
        data, name, doc_id = sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input", doc_id or "stdin"
    else:
        data, name, doc_id = file_bytes(Path(path)), source, doc_id or Path(path).stem
    return read_data(data, name, published, encoding, doc_id=doc_id, source=source)


def read_data(
    data: bytes, name: str, published: Published, encoding: str | None, *, doc_id: str, source: str
) -> Bulletin:
    """A file's bytes as a bulletin; `name` is what messages call it, and says its suffix. InputError as in `read`."""
    if not data.removeprefix(codecs.BOM_UTF8):
        raise InputError(f"{name}: empty; there is no text to read")
    check_size(len(data), name)
    reader = reader_for(name, data)
    page = reader.read(data, name, encoding)
    check_length(page.text, name)
    return Bulletin(
        page.text,
        published,
        doc_id=doc_id,
        source=source,
        encoding=page.encoding,
        reader=reader.name,
        reader_version=reader.version,
        posted=page.posted,
        origin=page.origin,
    )


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, or one clear error."""
    try:
        check_size(path.stat().st_size, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder; name a file in it, or use rectnlp.extract_many") from None
    except PermissionError:
        raise InputError(f"{path}: no permission to read it; change its mode or ask its owner") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
