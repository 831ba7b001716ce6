"""The same bulletin as text, web page, Word file and PDF: the same text, the same rows."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import pytest
from files.content import ORIGIN, TITLE, lines
from formats import MENTIONS, WRITERS, agreement

import rectnlp

FILES = Path(__file__).parent / "files"
SAMPLES = sorted((Path(__file__).parents[1] / "data/samples").glob("*.txt"))
WRITTEN = (
    "portal.html", "tables.html", "word_paste.html", "portal.mht", "bulletin.docx", "libreoffice.docx",
    "chromium.pdf", "xelatex.pdf", "libreoffice.pdf",
)  # fmt: skip
READER = {".html": "html", ".mht": "mht", ".docx": "docx", ".pdf": "pdf"}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_real_writers_file_reads_as_the_text(name: str) -> None:
    bulletin = rectnlp.read(FILES / name)
    assert bulletin.text.split("\n") == lines()
    assert bulletin.reader == READER[Path(name).suffix]


@pytest.mark.parametrize("name", WRITTEN)
def test_offsets_point_into_the_text_that_the_reader_hands_out(name: str) -> None:
    tables = rectnlp.extract(FILES / name)
    text = tables.texts.loc[0]
    assert text["sha256"] == hashlib.sha256(text["text"].encode()).hexdigest()
    assert (text["reader"], text["reader_version"]) == (READER[Path(name).suffix], "1")
    assert len(tables.counts) > 20
    for table in MENTIONS:
        for row in tables[table].itertuples():
            assert text["text"][row.start : row.end] == row.text
    assert tables.documents.loc[0, "title"] == TITLE


@pytest.mark.parametrize("name", ["portal.html", "tables.html", "word_paste.html", "portal.mht"])
def test_a_page_says_when_and_from_whom(name: str) -> None:
    documents = rectnlp.extract(FILES / name).documents.loc[0]
    assert documents["posted"].date() == dt.date(2024, 5, 17)
    assert documents["signed"].date() == documents["published"].date() == dt.date(2024, 5, 10)
    assert documents["origin"] == ORIGIN


@pytest.mark.parametrize(("name", "encoding"), [("tables.html", "gb18030"), ("word_paste.html", "utf-8")])
def test_a_wrong_charset_in_the_header_is_not_believed(name: str, encoding: str) -> None:
    data = (FILES / name).read_bytes()
    assert (b"utf-8" if encoding == "gb18030" else b"gb2312") in data
    assert rectnlp.read(FILES / name).encoding == encoding


@pytest.mark.parametrize("name", ["table.html", "table.docx", "libreoffice_table.pdf", "chromium_table.pdf"])
def test_a_table_of_problems_is_read_row_by_row(name: str) -> None:
    tables = rectnlp.extract(FILES / name)
    text = tables.texts.loc[0, "text"]
    assert "1.河道采砂监管不严\n整改措施：开展联合执法17次" in text
    assert "\n责任单位：县水利局\n整改时限：2024年3月底前\n" in text
    assert list(tables.problems["title"]) == ["河道采砂监管不严", "校园食堂采购不规范"]
    assert list(tables.fields["field"]).count("责任单位") == 2


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_give_the_same_rows_in_every_format(path: Path, writer: str, tmp_path: Path) -> None:
    text = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    suffix, write = WRITERS[writer]
    plain = tmp_path / "bulletin.txt"
    plain.write_text("\n".join(text), encoding="utf-8")
    other = tmp_path / f"bulletin{suffix}"
    other.write_bytes(write(text[0], text[1:]))
    assert agreement(rectnlp.extract(plain, 2024), rectnlp.extract(other, 2024)) >= 0.98


@pytest.mark.long
@pytest.mark.skipif(
    not all(map(shutil.which, ("chromium", "soffice", "xelatex"))),
    reason="chromium, libreoffice-writer-nogui or texlive-xetex is not installed",
)
def test_the_writers_of_today_write_what_is_read(tmp_path: Path) -> None:
    from files.__main__ import main

    main(tmp_path)
    for name in WRITTEN:
        assert rectnlp.read(tmp_path / name).text.split("\n") == lines(), name
