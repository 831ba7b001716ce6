"""Files become bulletins: encodings, line breaks, and one clear error for what is no bulletin."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectnlp
from rectnlp import Bulletin
from rectnlp.errors import InputError
from rectnlp.reading.encodings import decode

PROSE = "根据市委统一部署，第二巡察组对我县进行了巡察，并反馈了巡察意见。现将整改情况予以公布。" * 3


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings_are_recognised_and_recorded(tmp_path: Path, written: str, recorded: str) -> None:
    path = tmp_path / "通报.txt"
    path.write_bytes(PROSE.encode(written))
    bulletin = rectnlp.read(path)
    assert (bulletin.text, bulletin.encoding, bulletin.doc_id) == (PROSE, recorded, "通报")


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.txt"
    text = f"1. {PROSE}\n2. {PROSE}\n"
    path.write_bytes(text.encode(written))
    assert rectnlp.read(path).text == text
    assert rectnlp.read(path).encoding == written


def test_big5_is_read_only_when_named(tmp_path: Path) -> None:
    text = "依據市委統一部署，第二巡察組對我縣進行了巡察，並反饋了巡察意見。現將整改情況予以公布。" * 5
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("big5"))
    with pytest.raises(InputError, match=r"a\.txt: neither UTF-8 nor GB18030.*big5"):
        rectnlp.read(path)
    assert rectnlp.read(path, encoding="big5").text == text


@given(
    st.text(alphabet="整改反馈巡察，。！\n１２3４𠀀㐀〇é", max_size=60), st.sampled_from(["utf-8", "gb18030", "utf-16"])
)
def test_what_was_written_is_read(text: str, written: str) -> None:
    assert decode((PROSE + text).encode(written), "a.txt")[0] == PROSE + text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    try:
        text, name = decode(data, "a.txt")
    except InputError as refused:
        text, name = str(refused), None
    assert text.startswith("a.txt: ") if name is None else data.decode(name) == text


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode() + b"\xe6\x95")
    with pytest.raises(InputError, match=rf"UTF-8 up to byte {len(PROSE.encode())} of .* and broken there"):
        rectnlp.read(path)


def test_a_broken_mark_says_where(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode("utf-16") + b"\x00")
    with pytest.raises(InputError, match="begins as utf-16 but is broken at byte"):
        rectnlp.read(path)


def test_line_breaks_become_newlines_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一、甲　\r\n\r\n乙 \r丙\t\n".encode())
    assert rectnlp.read(path).text == "一、甲　\n\n乙 \n丙\t\n"


def test_a_wrong_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode("gbk"))
    with pytest.raises(InputError, match="not utf-8 at byte 0"):
        rectnlp.read(path, encoding="utf-8")
    with pytest.raises(InputError, match="no encoding 'klingon'"):
        rectnlp.read(path, encoding="klingon")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", bytes(range(1, 32)) * 100, "binary"),
        ("a.txt", "整改完成".encode() + b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
        ("a.txt", b"PK\x03\x04....", "an archive.*unpack"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "an old Word.*docx"),
        ("a.csv", b"doc_id,text\n", "a table.*extract_many"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_bulletin_is_refused_with_the_way_out(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=says) as caught:
        rectnlp.read(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such file"):
        rectnlp.read(tmp_path / "missing.txt")
    with pytest.raises(InputError, match=r"a folder"):
        rectnlp.read(tmp_path)
    with pytest.raises(InputError):
        rectnlp.read("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("整改", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission"):
        rectnlp.read(path)


def test_no_permission_as_the_system_reports_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"a\.txt: no permission"):
        rectnlp.read(tmp_path / "a.txt")


def test_a_string_is_a_text_and_a_path_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("完成整改37项。", encoding="utf-8")
    assert rectnlp.extract(str(path)).texts.loc[0, "text"] == str(path)
    assert rectnlp.extract(path).texts.loc[0, "text"] == "完成整改37项。"


@pytest.mark.parametrize(
    "text", ["The committee met 12 times in 2023.", '{"a": [1, 2]}', "\n", "", "\ud800", "\0"], ids=ascii
)
def test_any_text_gives_empty_mentions_and_no_error(text: str) -> None:
    tables = rectnlp.extract(text)
    assert tables.sanctions.empty
    assert tables.units.empty
    assert tables.failures.empty


def test_lone_surrogates_keep_their_length() -> None:
    assert Bulletin("甲\ud800乙\udfff").text == "甲\ufffd乙\ufffd"


@pytest.mark.parametrize(
    ("given", "day", "year"),
    [
        (None, None, None),
        ("", None, None),
        (2023, None, 2023),
        ("2023", None, 2023),
        (2023.0, None, 2023),
        ("2023-10-17", dt.date(2023, 10, 17), 2023),
        ("2023/1/4", dt.date(2023, 1, 4), 2023),
        ("2023-10-17T08:00:00", dt.date(2023, 10, 17), 2023),
        (dt.datetime(2023, 10, 17, 8), dt.date(2023, 10, 17), 2023),
    ],
)
def test_published(given: object, day: dt.date | None, year: int | None) -> None:
    bulletin = Bulletin("整改", given)  # type: ignore[arg-type]
    assert (bulletin.published, bulletin.published_year) == (day, year)


@pytest.mark.parametrize("given", ["soon", "2023-13-01", "1823", 12, "2023-10-175"])
def test_published_that_is_no_date(given: object) -> None:
    with pytest.raises(ValueError, match="ISO day"):
        Bulletin("整改", given)  # type: ignore[arg-type]
