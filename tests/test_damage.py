"""Damaged files: read, or refused in one sentence; nothing else is ever raised."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from rectnlp.errors import InputError
from rectnlp.reading.formats import reader_for

FILES = Path(__file__).parent / "files"
NAMES = ("portal.html", "tables.html", "portal.mht", "libreoffice.docx", "table.docx", "xelatex.pdf", "libreoffice_table.pdf")  # fmt: skip


def damaged(data: bytes, dice: random.Random, most: int) -> bytes:
    """Bytes changed, lost and said twice."""
    bytes_ = bytearray(data)
    for _ in range(dice.randint(1, most)):
        at = dice.randrange(len(bytes_))
        match dice.randrange(3):
            case 0:
                bytes_[at] = dice.randrange(256)
            case 1:
                del bytes_[at : at + dice.randint(1, 100)]
            case _:
                bytes_[at:at] = bytes_[dice.randrange(len(bytes_)) :][: dice.randint(1, 100)]
    return bytes(bytes_)


def damaged_inside(archive: bytes, dice: random.Random) -> bytes:
    """A sound archive with damaged XML in it."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, damaged(data, dice, 4) if name.endswith(".xml") and dice.random() < 0.5 else data)
    return stream.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_damage_is_read_or_refused(name: str) -> None:
    data = (FILES / name).read_bytes()
    n_read = 0
    for seed in range(60):
        dice = random.Random(seed)
        inside = name.endswith(".docx") and seed % 2
        broken = damaged_inside(data, dice) if inside else damaged(data, dice, 20)
        with suppress(InputError):
            assert reader_for(name, broken).read(broken, name, None).text.strip()
            n_read += 1
    assert n_read or name.endswith(".docx")  # a part that is no XML any more is no Word file
