"""What a user names becomes bulletins, each with a doc_id that depends on nothing else in the run."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import rectnlp
from rectnlp.errors import InputError
from rectnlp.export import open_sink
from rectnlp.reading.inputs import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("甲县.txt", "2023/乙县.txt", "2023/丙县.md", "2023/.hidden.txt", ".git/a.txt", "notes.log"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("完成整改37项。", encoding="utf-8")
    return tmp_path / "reports"


def ids(*inputs: object) -> list[str]:
    return [item.doc_id for item in expand(map(str, inputs))]


def test_a_file_is_known_by_its_stem(folder: Path) -> None:
    assert ids(folder / "2023/乙县.txt") == ["乙县"]


def test_a_folder_gives_paths_relative_to_it_and_leaves_hidden_files_alone(folder: Path) -> None:
    assert ids(folder) == ["2023/丙县", "2023/乙县", "甲县"]
    assert ids(folder / "2023") == ["丙县", "乙县"]


def test_a_pattern_is_relative_to_its_fixed_part(folder: Path) -> None:
    assert ids(folder / "*/*.txt") == ["2023/乙县"]
    assert ids(folder / "2023/*.txt") == ["乙县"]
    assert ids(folder / "**/*县.txt") == ["2023/乙县", "甲县"]


def test_ids_do_not_depend_on_the_rest_of_the_run(folder: Path) -> None:
    assert ids(folder / "甲县.txt", folder / "2023") == [*ids(folder / "甲县.txt"), *ids(folder / "2023")]


def test_a_file_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xb9\xab\xb8\xe6")  # 公告 in GBK, as unpacked archives name their files
    try:
        (tmp_path / f"{name}.txt").write_text("完成整改37项。", encoding="utf-8")
        (tmp_path / f"{name}2.txt").write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes no such names")
    good, bad = rectnlp.extract_many([tmp_path])
    with open_sink(tmp_path / "out", "csv") as sink:
        sink.write(good.tables.to_arrow())
        sink.write(bad.tables.to_arrow())
    back = rectnlp.load(tmp_path / "out")
    assert back.texts.loc[0, "doc_id"] == "\ufffd" * 4
    assert back.failures.loc[0, "doc_id"] == "\ufffd" * 4 + "2"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("完成整改37项。".encode("gbk")))
    monkeypatch.setattr(sys, "stdin", stdin)
    (item,) = expand(["-"])
    bulletin = item.load()
    assert (item.doc_id, bulletin.text, bulletin.source) == ("stdin", "完成整改37项。", "-")


def test_a_csv_table(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_text(
        '\ufeffdoc_id,text,published,url,title\n003,"一、甲\r\n二、乙",2023,http://a,标\n7,丙,,,\n', encoding="utf-8"
    )
    first, second = (item.load() for item in expand([path], published="2024-01-05"))
    assert (first.doc_id, first.text, first.published_year) == ("003", "一、甲\n二、乙", 2023)
    assert first.published is None
    assert dict(first.extra) == {"url": "http://a", "title": "标"}
    assert str(second.published) == "2024-01-05"


def test_a_gbk_csv_table(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_bytes("doc_id,text\n003,完成整改37项。\n".encode("gbk"))
    (item,) = expand([path])
    assert item.load().text == "完成整改37项。"
    assert item.load().encoding == "gb18030"


def test_a_parquet_table_keeps_types(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.parquet"
    pq.write_table(pa.table({"doc_id": [3], "text": ["完成37项。"], "hits": [12], "published": [None]}), path)
    (item,) = expand([path])
    assert item.doc_id == "3"
    assert item.load().extra == {"hits": 12}


def test_input_columns_are_carried_through_to_documents(tmp_path: Path, bulletin: str) -> None:
    path = tmp_path / "bulletins.parquet"
    pq.write_table(pa.table({"doc_id": ["a"], "text": [bulletin], "hits": [12], "title": ["网页标题"]}), path)
    (result,) = rectnlp.extract_many([path])
    documents = result.tables.to_arrow()["documents"]
    assert documents["hits"].to_pylist() == [12]
    assert documents["input_title"].to_pylist() == ["网页标题"]


def test_a_table_of_a_million_characters_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "bulletins.csv"
    path.write_text("doc_id,text\n1," + "整" * 1_000_000 + "\n", encoding="utf-8")
    assert len(next(iter(expand([path]))).load().text) == 1_000_000


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("id,body\n1,甲\n", "no column doc_id or text; it has id, body"),
        ("doc_id,body\n1,甲\n", "no column text"),
        ("", "it has nothing"),
    ],
)
def test_a_table_without_its_columns_is_refused_at_once(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        expand([path])


def test_a_file_that_only_calls_itself_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_text("doc_id,text\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a Parquet file"):
        expand([path])


def test_what_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        expand([tmp_path / "missing"])
    with pytest.raises(InputError, match="no file matches"):
        expand([f"{tmp_path}/*.txt"])
    with pytest.raises(InputError, match=r"no bulletin in this folder; files of these kinds are read: .*txt"):
        expand([tmp_path])
    with pytest.raises(InputError, match="no input"):
        expand([])


def test_one_bad_row_costs_the_others_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("doc_id,text,published\n1,甲,soon\n,乙,\n3,丙,2023\n3,丁,2023\n", encoding="utf-8")
    results = list(rectnlp.extract_many([path]))
    assert [bool(result.failure) for result in results] == [True, True, False, True]
    assert "doc_id 1: published is 'soon'" in results[0].failure
    assert "row 2 has no doc_id" in results[1].failure
    assert "doc_id '3' is taken by" in results[3].failure
    assert results[0].tables.failures.loc[0, "stage"] == "read"
    assert results[2].tables.texts.loc[0, "text"] == "丙"


def test_a_table_that_breaks_off_says_where(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    good = "".join(f"{i},完成整改37项。\n" for i in range(200_000))
    path.write_bytes(("doc_id,text\n" + good).encode() + b"x,\xff\xff\n")
    *_, last = expand([path])
    with pytest.raises(InputError, match="breaks off at row"):
        last.load()


def test_a_failing_file_is_a_row_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    results = list(rectnlp.extract_many([folder]))
    assert [result.doc_id for result in results if result.failure] == ["空"]
    assert results[-1].tables.failures.loc[0, "message"].endswith("empty; there is no text to read")
    assert len(results) == 4


def test_the_same_text_gives_the_same_rows_from_any_input(tmp_path: Path, bulletin: str) -> None:
    file, table = tmp_path / "a.txt", tmp_path / "t.parquet"
    file.write_text(bulletin, encoding="utf-8")
    pq.write_table(pa.table({"doc_id": ["a"], "text": [bulletin]}), table)
    by_file, by_table = (next(iter(rectnlp.extract_many([path]))).tables.to_arrow() for path in (file, table))
    for name in ("counts", "events", "units", "sanctions", "outline", "checks"):
        assert by_file[name].equals(by_table[name])


FRAME = pd.DataFrame(
    {"doc_id": [7, 8], "text": ["完成整改37项。", "约谈5人。"], "published": [2023.0, None], "portal": ["甲网", None]}
)


def counted(given: object, **how: object) -> list[tuple[str, list[str]]]:
    return [(one.doc_id, one.tables.counts.text.tolist()) for one in rectnlp.extract_many(given, **how)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "table", [FRAME, FRAME.set_index("doc_id"), FRAME.iloc[::-1].iloc[::-1], pa.table(FRAME)], ids=str
)
def test_a_table_in_memory_is_an_input(table: object) -> None:
    assert counted(table) == counted([table]) == [("7", ["37项"]), ("8", ["5人"])]
    assert counted(table, workers=1) == counted(table)


def test_a_table_in_memory_keeps_its_other_columns() -> None:
    documents = rectnlp.Tables.concat(one.tables for one in rectnlp.extract_many(FRAME)).documents
    assert documents.portal.fillna("").tolist() == ["甲网", ""]
    assert "__index_level_0__" not in documents
    assert documents.source.tolist() == ["DataFrame", "DataFrame"]


def test_a_table_in_memory_that_cannot_be_read_says_why() -> None:
    with pytest.raises(InputError, match=r"DataFrame: no column text; it has doc_id, body.*rename"):
        rectnlp.extract_many(FRAME.rename(columns={"text": "body"}))
    with pytest.raises(InputError, match=r"DataFrame: .*column portal.*make every column of one type"):
        rectnlp.extract_many(FRAME.assign(portal=[1, "甲网"]))


def test_bulletins_are_taken_one_by_one() -> None:
    made = []

    def bulletins() -> Iterator[rectnlp.Bulletin]:
        for doc_id in "甲乙丙":
            made.append(doc_id)
            yield rectnlp.Bulletin("完成整改37项。", doc_id=doc_id)

    results = rectnlp.extract_many(bulletins())
    assert next(results).doc_id == "甲"
    assert made == ["甲"]
    assert [one.doc_id for one in results] == ["乙", "丙"]
    first, second = rectnlp.extract_many([rectnlp.Bulletin("甲"), rectnlp.Bulletin("乙")])
    assert (first.failure, second.failure and "'text' is taken" in second.failure) == (None, True)


def test_one_input_needs_no_list(folder: Path) -> None:
    assert [item.doc_id for item in expand(folder)] == [item.doc_id for item in expand(str(folder))] == ids(folder)
