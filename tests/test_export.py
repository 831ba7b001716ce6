"""What is written can be read back, opens right in Excel, and appears whole or not at all."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectnlp
from rectnlp.errors import InputError, OutputError
from rectnlp.export import open_sink, xlsx
from rectnlp.export.formulas import disarm, rearm
from rectnlp.schema import SCHEMA_VERSION, TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables


@pytest.fixture
def tables(bulletin: str) -> Tables:
    return rectnlp.extract(rectnlp.Bulletin(bulletin, "2024-11-08", doc_id="云岭县"))


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_what_is_written_is_read_back(tmp_path: Path, tables: Tables, form: str) -> None:
    getattr(tables, f"to_{form}")(tmp_path)
    back = rectnlp.load(tmp_path).to_arrow()
    for name, table in tables.to_arrow().items():
        assert back[name].equals(table), name


def test_every_format_holds_every_table_and_the_schema_version(tmp_path: Path, tables: Tables) -> None:
    for form, write in (("csv", tables.to_csv), ("parquet", tables.to_parquet), ("jsonl", tables.to_jsonl)):
        write(tmp_path / form)
        written = {path.name for path in (tmp_path / form).iterdir()}
        assert written - {"datapackage.json"} == {"schema.json", *(f"{name}.{form}" for name in TABLES)}
        assert ("datapackage.json" in written) == (form == "csv")
        described = json.loads((tmp_path / form / "schema.json").read_text(encoding="utf-8"))
        assert described["schema_version"] == SCHEMA_VERSION
        assert list(described["tables"]) == list(TABLES)
    metadata = pq.read_schema(tmp_path / "parquet" / "counts.parquet")
    assert metadata.metadata[b"schema_version"].decode() == SCHEMA_VERSION
    assert metadata.field("value").metadata[b"description"]


def test_csv_opens_right_in_excel_and_carries_the_sentence(tmp_path: Path, tables: Tables) -> None:
    tables.to_csv(tmp_path)
    data = (tmp_path / "counts.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "counts.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == [*(column.name for column in TABLES["counts"].columns), "sentence"]
    row = next(row for row in rows if row["text"] == "48个")
    assert row["sentence"] == "走访社区48个、群众1,260余户。"
    assert (row["value"], row["value_high"]) == ("48.0", "")


def test_without_texts_there_is_no_sentence(tmp_path: Path, tables: Tables) -> None:
    Tables({"counts": tables.to_arrow()["counts"]}).to_csv(tmp_path)
    with (tmp_path / "counts.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert {row["sentence"] for row in csv.DictReader(handle)} == {""}


def test_input_columns_are_written_and_described(tmp_path: Path, bulletin: str) -> None:
    extra = rectnlp.extract(rectnlp.Bulletin(bulletin, extra={"url": "=http://a", "hits": 3}))
    for form in ("csv", "parquet", "jsonl"):
        getattr(extra, f"to_{form}")(tmp_path / form)
        documents = rectnlp.load(tmp_path / form).documents
        assert documents.loc[0, "url"] == "=http://a"
        described = json.loads((tmp_path / form / "schema.json").read_text(encoding="utf-8"))
        assert [c["name"] for c in described["tables"]["documents"]["columns"]][-2:] == ["url", "hits"]


def test_excel_has_types_frozen_headers_and_a_codebook(tmp_path: Path, tables: Tables) -> None:
    assert tables.to_excel(tmp_path) == []
    book = openpyxl.load_workbook(tmp_path / "rectnlp.xlsx")
    assert set(book.sheetnames) == {*TABLES, "codebook"}
    counts = book["counts"]
    assert counts.freeze_panes == "A2"
    header = [cell.value for cell in counts[1]]
    assert header[-1] == "sentence"
    row = dict(zip(header, (cell.value for cell in counts[2]), strict=True))
    expected = tables.counts.iloc[0]
    assert (row["value"], row["start"], row["text"]) == (expected["value"], expected["start"], expected["text"])
    assert counts.column_dimensions["A"].width > 9
    codebook = book["codebook"]
    assert [cell.value for cell in codebook[2]][1:5:3] == ["schema_version", SCHEMA_VERSION]
    assert codebook.max_row == 2 + sum(len(table.columns) for table in TABLES.values())


def test_excel_cuts_cells_and_splits_sheets_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    texts = {"texts": rectnlp.extract("整" * 40_000).to_arrow()["texts"]}
    warnings = pa.Table.from_pylist(
        [{"doc_id": "text", "code": f"w{i}", "start": None, "end": None, "message": "=1+1"} for i in range(5)],
        schema=Tables({}).to_arrow()["warnings"].schema,
    )
    notes = Tables({**texts, "warnings": warnings}).to_excel(tmp_path)
    assert notes == [
        "texts, row 2, text: cut from 40,000 to 32,767 characters",
        "warnings: over 3 rows, goes on in sheet warnings_2",
        "warnings: over 3 rows, goes on in sheet warnings_3",
    ]
    book = openpyxl.load_workbook(tmp_path / "rectnlp.xlsx")
    assert len(book["texts"]["B2"].value) == 32_767
    codes = [row[1].value for name in ("warnings", "warnings_2", "warnings_3") for row in list(book[name])[1:]]
    assert codes == [f"w{i}" for i in range(5)]
    cell = book["warnings"]["E2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_a_cell_is_cut_between_characters() -> None:
    assert xlsx.fit("😀" * 20_000) == "😀" * 16_383


@given(st.text(alphabet="'=+-@\t\r\n＝＋－＠整改1", max_size=6))
def test_formulas_are_disarmed_losslessly(text: str) -> None:
    assert rearm(disarm(text)) == text
    assert disarm(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_only_text_columns_are_disarmed(tmp_path: Path) -> None:
    tables = Tables({"checks": _one_check(difference=-5.0, message="-5 不符")})
    tables.to_csv(tmp_path)
    with (tmp_path / "checks.csv").open(encoding="utf-8-sig", newline="") as handle:
        (row,) = csv.DictReader(handle)
    assert (row["difference"], row["message"]) == ("-5.0", "'-5 不符")
    assert rectnlp.load(tmp_path).checks.loc[0, "message"] == "-5 不符"


def _one_check(**values: object) -> pa.Table:
    schema = Tables({}).to_arrow()["checks"].schema
    return pa.Table.from_pylist([{**dict.fromkeys(schema.names), "doc_id": "a", **values}], schema=schema)


def test_nothing_appears_when_writing_fails(tmp_path: Path, tables: Tables) -> None:
    tables.to_csv(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyError), open_sink(tmp_path, "csv") as sink:
        sink.write({"texts": tables.to_arrow()["texts"], "outline": tables.to_arrow()["outline"]})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_full_disk_is_one_clear_error(tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    from rectnlp.export.jsonl import JsonlSink

    def full(self: JsonlSink, *args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(JsonlSink, "append", full)
    with pytest.raises(OutputError, match=r"No space left on device.*nothing was changed"):
        tables.to_jsonl(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file: a file, not a folder"):
        tables.to_csv(tmp_path / "file")
    with pytest.raises(OutputError, match=r"lies below a file"):
        tables.to_csv(tmp_path / "file" / "out")


def test_a_file_in_the_way_of_a_table(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "counts.csv").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        tables.to_csv(tmp_path)


def test_excel_says_what_to_install(tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match=r"pip install 'rectnlp\[excel\]'"):
        tables.to_excel(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_permission_to_write(tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match="no permission to write"):
        tables.to_csv(tmp_path)


def test_control_characters_survive(tmp_path: Path) -> None:
    tables = rectnlp.extract("完成37项\0。\u2028走访48户\x85。\u202e追缴3万元。\v")
    for form in ("csv", "parquet", "jsonl"):
        getattr(tables, f"to_{form}")(tmp_path / form)
        assert rectnlp.load(tmp_path / form).texts.loc[0, "text"] == tables.texts.loc[0, "text"]
    tables.to_excel(tmp_path / "xlsx")
    openpyxl.load_workbook(tmp_path / "xlsx" / "rectnlp.xlsx")


def test_load_says_what_is_wrong(tmp_path: Path, tables: Tables) -> None:
    with pytest.raises(InputError, match="no tables of rectnlp"):
        rectnlp.load(tmp_path)
    tables.to_csv(tmp_path)
    (tmp_path / "counts.csv").write_text("doc_id,value\na,many\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"counts\.csv: not as rectnlp wrote it"):
        rectnlp.load(tmp_path)


def test_a_column_that_an_older_version_lacks_is_missing(tmp_path: Path) -> None:
    (tmp_path / "counts.jsonl").write_text('{"doc_id": "a", "text": "3个"}\n', encoding="utf-8")
    counts = rectnlp.load(tmp_path).counts
    assert counts.loc[0, "text"] == "3个"
    assert counts["value"].isna().all()


def test_concat_keeps_shared_rows_once(tables: Tables) -> None:
    schema = Tables({}).to_arrow()["divisions"].schema
    row = {**dict.fromkeys(schema.names), "code": "530000", "name": "云岭省"}
    part = {**tables.to_arrow(), "divisions": pa.Table.from_pylist([row], schema=schema)}
    both = concat([part, part])
    assert both["divisions"].to_pylist() == [row]
    assert both["texts"].num_rows == 2


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_many_bulletins_are_written_in_parts(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rectnlp.export import parquet, sink

    monkeypatch.setattr(parquet, "_ROWS", 7)
    monkeypatch.setattr(parquet, "_PARTS", 3)
    monkeypatch.setattr(sink, "_PARTS", 3)
    runs = [rectnlp.extract(rectnlp.Bulletin("走访48户，立案2起。", doc_id=f"{i:02}")).to_arrow() for i in range(20)]
    with open_sink(tmp_path, form) as opened:
        for run in runs:
            opened.write(run)
    back = rectnlp.load(tmp_path).to_arrow()
    for name in ("counts", "documents", "texts"):
        assert back[name].equals(concat(runs)[name].combine_chunks()), name
    if form == "parquet":
        assert pq.ParquetFile(tmp_path / "counts.parquet").num_row_groups > 1


def test_no_such_format(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="choose csv, xlsx, parquet, jsonl"):
        open_sink(tmp_path, "xml")
