"""Nothing goes out, nothing foreign is run, nothing is written beside the output: whatever a bulletin, a table, an
archive or a name says."""

from __future__ import annotations

import importlib.util
import json
import marshal
import pickle
import shutil
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from closed import POSSIBLE, closed, was_ended
from conftest import BULLETIN, ROOT
from datasets import once, tree

import rectnlp
from rectnlp.errors import InputError
from rectnlp.export import FORMATS, open_sink
from rectnlp.stacking import concat

FILES = Path(__file__).parent / "files"
needs_pkuseg = pytest.mark.skipif(importlib.util.find_spec("spacy_pkuseg") is None, reason="pkuseg is not installed")
needs_spacy = pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="spaCy is not installed")
needs_seccomp = pytest.mark.skipif(not POSSIBLE, reason="only Linux can close the sockets of whole processes")
# What a foreign pickle would do: make this file.
TRACE = Path(tempfile.gettempdir(), "rectnlp-was-here")


class Poison:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (TRACE,)


POISON = pickle.dumps(Poison())


@pytest.fixture(autouse=True)
def trace() -> Iterator[None]:
    TRACE.unlink(missing_ok=True)
    yield
    assert not TRACE.exists(), "a foreign pickle was run"


# No network.

COMMANDS = """
import sys; from rectnlp.cli import main
folder, out = sys.argv[1:]
for line in (
    f"extract {folder} -o {out}/csv", f"extract {folder} -o {out}/xlsx --format xlsx", f"check {folder}",
    f"extract {folder} -o {out}/sqlite --format sqlite", f"extract {folder} -o {out}/parts --workers 1",
    f"report {folder} -o {out}/report.html", f"profile {out}/parts", f"sample {out}/csv -o {out}/coding.csv", "schema",
):
    sys.argv = ["rectnlp", *line.split()]
    try:
        main()
    except SystemExit as end:
        assert not end.code, (line, end.code)
import rectnlp
db = rectnlp.open(f"{out}/parts")
assert db.sql("SELECT * FROM counts").fetchall()
db.close()
print("all done")
"""
PIPELINES = """
import importlib.util, rectnlp, spacy
from rectnlp.spacy import row
text = "县水利局追缴资金5.8万元，约谈恒瑞建工负责人。"
have = [name for name in ("rjieba", "jieba", "spacy_pkuseg") if importlib.util.find_spec(name)]
for segmenter in [name.removeprefix("spacy_") for name in have]:
    tokenizer = {"@tokenizers": "rectnlp.Tokenizer.v1", "segmenter": segmenter}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("rectnlp"); nlp.add_pipe("rectnlp_ner")
    assert "恒瑞建工" in [entity.text for entity in nlp(text).ents]
print("all done")
"""


@needs_seccomp
def test_who_connects_or_sends_is_ended_and_so_is_its_child() -> None:
    connects = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    sends = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"
    assert was_ended(closed(connects, cwd=ROOT))
    assert was_ended(closed(sends, cwd=ROOT))
    child = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {connects!r}]).returncode == -31)"
    assert closed(child, cwd=ROOT).returncode == 1
    assert closed("import socket; socket.socket()", cwd=ROOT).returncode == 0


@needs_seccomp
def test_every_command_works_with_sockets_closed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("bulletin.docx", "portal.html", "portal.mht", "xelatex.pdf", "bulletin.txt"):
        (tmp_path / "in" / f"{name.replace('.', '-')}{Path(name).suffix}").write_bytes((FILES / name).read_bytes())
    done = closed(COMMANDS, tmp_path / "in", tmp_path / "out", cwd=ROOT)
    assert done.stdout.endswith("all done\n"), (done.returncode, done.stderr)


@needs_seccomp
@needs_spacy
def test_spacy_components_and_models_work_with_sockets_closed() -> None:
    done = closed(PIPELINES, cwd=ROOT)
    assert done.stdout == "all done\n", (done.returncode, done.stderr)


# Nothing foreign is run.


def test_no_reader_takes_a_pickle(tmp_path: Path) -> None:
    for suffix in ("txt", "html", "docx", "pdf", "mht", "csv", "tsv", "jsonl", "parquet", "zip", "pkl", "npy"):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(POISON)
        with suppress(InputError):
            list(rectnlp.extract_many([path]))


def test_a_parquet_column_of_a_python_type_is_not_unpickled(tmp_path: Path) -> None:
    """Arrow once made such types by unpickling what a file says of them (CVE-2023-47248)."""
    metadata = {b"ARROW:extension:name": b"arrow.py_extension_type", b"ARROW:extension:metadata": POISON}
    texts = pa.field("text", pa.string(), metadata=metadata)
    schema = pa.schema([("doc_id", pa.string()), texts])
    pq.write_table(pa.table([["a"], ["约谈3人。"]], schema=schema), tmp_path / "a.parquet")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Arrow may say that it does not know the type
        (result,) = rectnlp.extract_many([tmp_path / "a.parquet"])
    assert result.tables.counts.text.tolist() == ["3人"]


@needs_pkuseg
def test_no_model_is_a_pickle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pkuseg reads NumPy arrays and msgpack; beside them, or as arrays, no pickle is read that somebody laid there."""
    from rectnlp import trained
    from rectnlp.lexicons import Lexicons
    from rectnlp.text.segment import tagger

    for name in ("ner", "pkuseg"):
        assert not [path for path in trained.folder(name).rglob("*") if path.suffix in (".pkl", ".pickle", ".p")]
    shutil.copytree(trained.folder("pkuseg"), tmp_path / "pkuseg")
    monkeypatch.setattr(trained, "_INSTALLED", tmp_path)
    tagger.cache_clear()
    (tmp_path / "pkuseg" / "features.pkl").write_bytes(POISON)
    assert tagger("pkuseg", Lexicons())("完成整改")[0]
    import numpy as np

    arrays = np.empty(1, dtype=object)
    arrays[0] = Poison()
    np.savez(tmp_path / "pkuseg" / "weights.npz", sizes=arrays, w=arrays)
    tagger.cache_clear()
    with pytest.raises(ValueError, match="allow_pickle=False"):
        tagger("pkuseg", Lexicons())
    tagger.cache_clear()


def test_jieba_reads_no_dictionary_from_the_common_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("jieba")
    from rectnlp.lexicons import Lexicons
    from rectnlp.text.segment import tagger

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(({"北": 1, "北京": 0, "北京大": 10**9, "学": 9}, 10**9 + 10)))
    tagger.cache_clear()
    assert tagger("jieba", Lexicons())("北京大学")[0] == ["北京大学"]
    tagger.cache_clear()
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]


# XML.

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "完成整改99项。"><!ENTITY b "&a;&a;&a;">]>'
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>约谈3人。&b;</w:t></w:r></w:p></w:body></w:document>"


def word(document: bytes, name: str = "document.xml") -> bytes:
    """The Word file with another body, under another name perhaps."""
    stream = BytesIO()
    with zipfile.ZipFile(FILES / "bulletin.docx") as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = document if part == "word/document.xml" else old.read(part)
            named = data.replace(b"document.xml", name.encode()) if part.endswith((".rels", "Types].xml")) else data
            new.writestr(part.replace("document.xml", name), named)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["document.xml", "document.dat"])
def test_a_word_file_that_declares_entities_is_refused(tmp_path: Path, encoding: str, name: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}{BODY}'
    (tmp_path / "a.docx").write_bytes(word(xml.encode(encoding), name))
    with pytest.raises(InputError, match="declares XML entities"):
        rectnlp.read(tmp_path / "a.docx")


def test_the_word_reader_itself_resolves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密99", encoding="utf-8")
    monkeypatch.setattr("rectnlp.reading.docx.check_archive", lambda data, source: None)
    for declared in (LAUGHS, f'<!DOCTYPE l [<!ENTITY b SYSTEM "{secret.as_uri()}">]>'):
        (tmp_path / "a.docx").write_bytes(word(f"{declared}{BODY}".encode()))
        assert "99" not in rectnlp.read(tmp_path / "a.docx").text


def test_markup_in_a_part_of_another_name_is_bounded_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rectnlp.reading.limits.LARGEST_MARKUP", 100_000)
    (tmp_path / "a.docx").write_bytes(word(BODY.replace("&b;", "x" * 200_000).encode(), "document.dat"))
    with pytest.raises(InputError, match=r"too large .*document\.dat|document\.dat.*too large"):
        rectnlp.read(tmp_path / "a.docx")


def test_a_coding_sheet_is_bounded_and_declares_no_entities(tmp_path: Path) -> None:
    from rectnlp.validation.sampling import draw
    from rectnlp.validation.sheet import lines, read, write

    tables = rectnlp.extract(BULLETIN)
    _, path = write(tmp_path / "sheet.csv", lines(tables, draw(tables, 5)))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    bad = {
        "XML entities": parts | {"xl/worksheets/sheet1.xml": LAUGHS.encode() + parts["xl/worksheets/sheet1.xml"]},
        "too large": parts | {"xl/worksheets/sheet2.xml": b" " * 17_000_000},
    }
    for says, changed in bad.items():
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, data in changed.items():
                new.writestr(name, data)
        with pytest.raises(InputError, match=says):
            read(path)


# Archives.


def test_archives_that_are_bombs_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", b"0" * 5_000_000)
    with pytest.raises(InputError, match=r"a\.zip: a decompression bomb"):
        list(rectnlp.extract_many([path]))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"0" * 100_000)
        kernel = archive.getinfo("a.txt")
        for i in range(50):  # the same bytes under many names
            other = zipfile.ZipInfo(f"{i}.txt")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset", "external_attr"):
                setattr(other, field, getattr(kernel, field))
            archive.filelist.append(other)
    with pytest.raises(InputError, match=r"a\.zip: a decompression bomb"):
        list(rectnlp.extract_many([path]))


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("inside.txt", "约谈3人。")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("good.txt", "约谈4人。")
        archive.writestr("nested.zip", inner.getvalue())
        archive.writestr("disguised.txt", inner.getvalue())
    found = {result.doc_id: result.failure for result in rectnlp.extract_many([tmp_path / "a.zip"])}
    assert list(found) == ["disguised", "good"]
    assert "an archive, which has no reader" in str(found["disguised"])


# Names.

IDS = [
    "../../up",
    "/absolute",
    "a\0b",
    "长" * 70_000,
    "..",
    "C:\\x",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\x1b[2J",
]


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A table whose doc_ids, and the name of whose column, are what one would not have as a path or a cell."""
    rows = [{"doc_id": name, "text": "追缴3万元，约谈5人。", "=1+1": name} for name in IDS]
    path = tmp_path / "deep" / "in.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [*FORMATS, "report", "parts"])
def test_no_doc_id_leads_out_of_the_output_folder(named: Path, form: str) -> None:
    out = named.parent / "a" / "b" / "out"
    before = set(tree(named.parent.parent))
    tables = concat(result.tables.to_arrow() for result in rectnlp.extract_many([named]))
    if form == "parts":
        once(named, out)
    elif form == "report":
        rectnlp.Tables(tables).to_html(out / "report.html")
    else:
        with open_sink(out, form) as sink:
            sink.write(tables)
    new = set(tree(named.parent.parent)) - before
    assert new
    assert all(Path(name).parts[:4] == ("deep", "a", "b", "out") for name in new)
    if form in ("csv", "parquet", "jsonl", "parts"):
        assert rectnlp.load(out).texts.doc_id.tolist() == tables["texts"]["doc_id"].to_pylist()


# Formulas and HTML.


def test_no_cell_and_no_header_of_a_csv_is_a_formula(named: Path, tmp_path: Path) -> None:
    import csv

    tables = rectnlp.Tables(concat(result.tables.to_arrow() for result in rectnlp.extract_many([named])))
    tables.to_csv(tmp_path / "csv")
    csv.field_size_limit(sys.maxsize)
    for path in (tmp_path / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "＝", "＋", "＠"))], (
                    path
                )
    assert rectnlp.load(tmp_path / "csv").documents["=1+1"].tolist() == IDS
    described = json.loads((tmp_path / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    names = [field["name"] for part in described["resources"] for field in part["schema"]["fields"]]
    assert "'=1+1" in names


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(named: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    tables = rectnlp.Tables(concat(result.tables.to_arrow() for result in rectnlp.extract_many([named])))
    tables.to_excel(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "rectnlp.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "=cmd|' /C calc'!A0" in [cell.value for cell in cells]


def test_nothing_of_a_bulletin_is_markup_in_a_notebook() -> None:
    tables = rectnlp.extract(rectnlp.Bulletin("追缴3万元。<script>alert(1)</script>", doc_id="<script>"))
    shown = [tables._repr_html_(), *(tables[name]._repr_html_() for name in ("texts", "amounts", "documents"))]
    assert not any("<script>" in html for html in shown)
