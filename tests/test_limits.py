"""What is too large, damaged, protected or no bulletin at all: one clear failure each, and nothing read in vain."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import rectnlp
from rectnlp.errors import InputError

FILES = Path(__file__).parent / "files"
DOCX = (FILES / "bulletin.docx").read_bytes()
PDF = (FILES / "xelatex.pdf").read_bytes()
PROSE = "根据统一部署，完成整改37项，新建制度12项。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITIES = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def docx(**parts: bytes) -> bytes:
    """The Word file with parts replaced or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(DOCX)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop("document") if name.endswith("document.xml") and "document" in parts else old.read(name))  # fmt: skip
        for name, data in parts.items():
            new.writestr(f"word/{name}.bin", data)
    return stream.getvalue()


def nested(opening: str, inner: str, closing: str) -> bytes:
    return f"<w:document {W}><w:body>{opening * 10_000}{inner}{closing * 10_000}</w:body></w:document>".encode()


def pdf_bomb() -> bytes:
    stream = zlib.compress(b"q Q " * 40_000_000, 1)
    return b"%%PDF-1.7\n1 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)  # fmt: skip


LINKS = "".join(f'<li><a href="/{i}">关于某县巡视整改情况的通报，第{i}号</a></li>' for i in range(40))
# Name of the file: its bytes (or what makes them, where they are many), what the failure says.
REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "links.html": (f"<html><body><h1>公告</h1><ul>{LINKS}</ul></body></html>".encode(), "no article"),
    "gone.html": ("<html><body><p>很抱歉，您访问的页面不存在，请返回首页。</p></body></html>".encode(), "no article"),
    "empty.html": (b"<html></html>", "no article"),
    "script.html": ('<html><body><div id="app"></div><script>x="完成整改37项。"</script></body></html>'.encode(), "no article"),
    "deep.html": (b"<html><body>" + b"<div>" * 10_000 + PROSE.encode() + b"</div>" * 10_000, "nested too deep"),
    "tables.html": (b"<html><body>" + b"<table><tr><td>" * 10_000 + PROSE.encode(), "nested too deep"),
    "many.html": (f"<html><body>{f'<p>{PROSE}</p>' * 50_000}</body></html>".encode(), "elements of markup"),
    "a.mht": (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "no web page"),
    "noise.docx": (b"PK\x03\x04" + os.urandom(5000), "damaged"),
    "cut.docx": (DOCX[: len(DOCX) // 2], "damaged"),
    "deep.docx": (docx(document=nested("<w:sdt><w:sdtContent>", "<w:p/>", "</w:sdtContent></w:sdt>")), "damaged"),
    "entities.docx": (docx(document=f"{ENTITIES}<w:document {W}><w:body/></w:document>".encode()), "XML entities"),
    "bomb.docx": (lambda: docx(media=b"\0" * 300_000_000), "too large"),
    "pictures.docx": (docx(document=f"<w:document {W}><w:body><w:p/></w:body></w:document>".encode()), "no text"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "save the sheet as CSV"),
    "noise.pdf": (b"%PDF-1.7\n" + os.urandom(5000), "damaged PDF"),
    "cut.pdf": (PDF[: len(PDF) // 2], "damaged PDF"),
    "bomb.pdf": (pdf_bomb, "too large"),
    "bomb.gz": (gzip.compress(b" " * 50_000_000), "compressed file.*unpack"),
    "bomb.txt": (gzip.compress(b" " * 50_000_000), "compressed file.*unpack"),
    "a.rtf": (b"{\\rtf1 }", "RTF.*docx"),
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(100), "picture.*OCR"),
    "long.txt": (PROSE.encode() * 140_000, "too long"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_one_clear_failure(name: str, tmp_path: Path) -> None:
    data, says = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data() if callable(data) else data)
    with pytest.raises(InputError, match=says) as caught:
        rectnlp.read(path)
    assert name in str(caught.value)
    (result,) = rectnlp.extract_many([path])
    assert result.tables.failures[["stage", "error"]].values.tolist() == [["read", "InputError"]]


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "pdf", "mht"])
def test_two_hundred_megabytes_are_not_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"big.{suffix}"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InputError, match=r"too large \(200 MB, the limit is 64 MB\)"):
        rectnlp.read(path)


def test_a_locked_pdf_and_a_scanned_one(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="writes the two files; in the extra dev")
    for name, says in (("locked.pdf", "password-protected"), ("scanned.pdf", "scanned PDF.*OCR")):
        writer = pypdf.PdfWriter()
        writer.add_blank_page(595, 842)
        if name == "locked.pdf":
            writer.encrypt("geheim")
        writer.write(tmp_path / name)
        with pytest.raises(InputError, match=says):
            rectnlp.read(tmp_path / name)


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密，完成整改99项。", encoding="utf-8")
    page = tmp_path / "a.html"
    page.write_text(f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>{PROSE}&x;</p></body></html>', encoding="utf-8")  # fmt: skip
    assert rectnlp.read(page).text.startswith(PROSE)
    assert "99" not in rectnlp.read(page).text


def test_a_missing_library_is_named_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    with pytest.raises(InputError, match=r'needs pypdfium2; pip install "rectnlp\[formats\]"'):
        rectnlp.read(path)


@pytest.mark.parametrize(("name", "reader"), [("index.jsp", "html"), ("t2024_0517", "html"), ("a.doc", "html"), ("a.txt", "html")])  # fmt: skip
def test_a_page_is_known_by_its_bytes(name: str, reader: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((FILES / "portal.html").read_bytes())
    assert rectnlp.read(path).reader == reader


def test_a_document_without_a_reader_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "b.doc").write_bytes(REFUSED["old.doc"][0])  # type: ignore[arg-type]
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    found = {result.doc_id: result.failure for result in rectnlp.extract_many([tmp_path])}
    assert list(found) == ["a", "b"]
    assert found["a"] is None
    assert "save it as .docx" in str(found["b"])
