"""ZIP archives and JSON Lines as inputs."""

from __future__ import annotations

import json
import pickle
import zipfile
from pathlib import Path

import pytest

import rectnlp
from rectnlp.errors import InputError
from rectnlp.reading.inputs import expand


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("乙县.txt", "2023/甲县.txt", "__MACOSX/甲县.txt", ".hidden/a.txt", "table.csv", "2023/"):
            file.writestr(name, "完成整改37项。".encode("gbk"))
        file.writestr("../../outside.txt", "约谈3人。")
        file.writestr("空.txt", b"")
    return path


def test_an_archive_is_read_like_a_folder(archive: Path) -> None:
    results = {result.doc_id: result for result in rectnlp.extract_many([archive])}
    assert list(results) == ["../../outside", "2023/甲县", "乙县", "空"]
    assert results["2023/甲县"].source == f"{archive}/2023/甲县.txt"
    assert results["2023/甲县"].tables.counts.text.tolist() == ["37项"]
    assert "空.txt: empty" in str(results["空"].failure)


def test_what_it_is_made_from_can_cross_processes_and_is_its_content(archive: Path) -> None:
    items = {item.doc_id: pickle.loads(pickle.dumps(item)) for item in expand([archive])}
    assert items["乙县"].content() == "完成整改37项。".encode("gbk")
    assert items["乙县"].load().text == "完成整改37项。"


def test_names_in_gbk(tmp_path: Path) -> None:
    # As Windows packs them: GBK bytes, without the flag that says UTF-8.
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("XXXX.txt", "约谈3人。")
    path.write_bytes(path.read_bytes().replace(b"XXXX", "甲县".encode("gbk")))
    (result,) = rectnlp.extract_many([path])
    assert result.doc_id == "甲县"
    assert len(result.tables.counts) == 1


def test_a_password_a_bomb_and_a_damage_cost_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", b"0" * 1_000_000)
        file.writestr("b.txt", "约谈3人。")
        file.writestr("c.txt", "约谈30000人。" * 50)
    data = bytearray(path.read_bytes())
    at = data.index(b"c.txt") + 20
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    monkeypatch.setattr("rectnlp.reading.limits.LARGEST_FILE", 900_000)
    monkeypatch.setattr("rectnlp.reading.limits.check_size.__defaults__", (900_000,))
    bomb, good, damaged = rectnlp.extract_many([path])
    assert "too large" in str(bomb.failure)
    assert good.failure is None
    assert "damaged in the archive" in str(damaged.failure)


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="not a ZIP archive"):
        list(expand([tmp_path / "a.zip"]))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr("a.exe", "x")
    with pytest.raises(InputError, match="no bulletin in this archive"):
        list(expand([tmp_path / "b.zip"]))


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"doc_id": 7, "text": "约谈3人。", "published": "2024-01-05", "tags": ["甲"]},
        {"text": "约谈4人。"},
        {"doc_id": "b", "text": "一、甲\r\n二、乙"},
    ]
    path.write_text("\ufeff" + "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    first, second, third = rectnlp.extract_many([path])
    assert (first.doc_id, first.tables.documents.loc[0, "tags"]) == ("7", '["甲"]')
    assert str(first.tables.documents.loc[0, "published"])[:10] == "2024-01-05"
    assert "row 2 has no doc_id" in str(second.failure)
    assert third.tables.texts.loc[0, "text"] == "一、甲\n二、乙"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1]\n", "no JSON object"),
        ("{", "not JSON Lines"),
        ('{"id": 1}\n', "no column doc_id or text"),
        ("", "no column"),
    ],
)
def test_what_is_no_json_lines(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(expand([tmp_path / "a.jsonl"]))


def test_json_lines_that_break_off(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"doc_id": "a", "text": "约谈3人。"}\n{"doc_id"', encoding="utf-8")
    good, broken = rectnlp.extract_many([tmp_path / "a.jsonl"])
    assert good.failure is None
    assert "breaks off at row 2" in str(broken.failure)
