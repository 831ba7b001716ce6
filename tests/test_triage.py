"""Flags on a text and on a set of texts: garbled shares, near-duplicates, columns carried through."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest
from files.content import lines

import rectnlp
from rectnlp import Bulletin
from rectnlp.documents import duplicates
from rectnlp.export.load import load
from rectnlp.page.triage import garbled_share
from rectnlp.reading.encodings import decode
from rectnlp.stacking import concat
from rectnlp.tables import Tables

TEXT = "\n".join(lines())
OTHER = "\n".join(path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "data/samples").glob("qu-*.txt")))  # fmt: skip


@pytest.mark.parametrize("text", [TEXT, OTHER, "", "整改", "the café naïve", "關於巡視整改情況的通報，鏈條機關。" * 9])
def test_a_sound_text_is_not_garbled(text: str) -> None:
    assert garbled_share(text) == 0


@pytest.mark.parametrize(
    ("garble", "low"),
    [
        (lambda text: text.encode().decode("gb18030", "replace"), 0.8),
        (lambda text: text.encode().decode("latin-1"), 0.8),
        (lambda text: text.encode().decode("cp1252", "replace"), 0.7),
        (lambda text: text[: len(text) // 2] + "锟斤拷" * (len(text) // 6), 0.45),
        (lambda text: text[: len(text) // 2] + "\ufffd" * (len(text) // 2), 0.45),
    ],
)
def test_garbled_text_is_told_and_still_read(garble: object, low: float) -> None:
    text = garble(TEXT)  # type: ignore[operator]
    assert garbled_share(text) >= low
    tables = rectnlp.extract(text)
    assert tables.documents.loc[0, "garbled"] >= low
    assert "garbled" in set(tables.warnings["code"])


def test_two_encodings_in_one_file() -> None:
    parts = [line.encode("utf-8" if i % 3 else "gb18030") for i, line in enumerate(lines())]
    assert decode(b"\n".join(parts), "a.txt") == (TEXT, "utf-8+gb18030")


def test_a_page_with_a_broken_byte_is_read(tmp_path: Path) -> None:
    data = (Path(__file__).parent / "files/portal.html").read_bytes()
    at = data.index("先后召开".encode()) + 1
    (tmp_path / "a.html").write_bytes(data[:at] + data[at + 1 :])
    bulletin = rectnlp.read(tmp_path / "a.html")
    assert 1 <= bulletin.text.count("\ufffd") <= 2
    assert [line for line in bulletin.text.split("\n") if "\ufffd" not in line] == [line for line in lines() if "先后召开" not in line]  # fmt: skip


def test_big5_in_a_page_is_named_by_its_header(tmp_path: Path) -> None:
    prose = "根據省委統一部署，省委第五巡視組對某縣委開展了常規巡視，並反饋了巡視意見。現將整改情況予以公布。"
    page = f'<html><head><meta charset="{{}}"></head><body>{f"<p>{prose}</p>" * 5}</body></html>'
    (tmp_path / "a.html").write_bytes(page.format("big5").encode("big5"))
    bulletin = rectnlp.read(tmp_path / "a.html")
    assert (bulletin.text, bulletin.encoding) == ("\n".join([prose] * 5), "big5hkscs")


def reposts() -> dict[str, str]:
    """A text; the same with figures changed, without its last paragraphs, under chrome; half of it; another."""
    chrome = f"首页 > 公示公告\n{TEXT}\n【打印】【关闭】\n上一篇：关于某事的公告"
    return {
        "original": TEXT,
        "changed": TEXT.replace("142条", "141条").replace("8次", "9次"),
        "cut": "\n".join(lines()[:-3]),
        "chrome": chrome,
        "half": TEXT[: len(TEXT) // 2],
        "other": OTHER,
        "short": "完成整改37项。",
    }


def extracted(texts: dict[str, str], dates: dict[str, str]) -> Tables:
    return Tables(
        concat(rectnlp.extract(Bulletin(text, dates.get(key), doc_id=key)).to_arrow() for key, text in texts.items())
    )


def test_near_duplicates_point_to_the_earliest_whatever_their_order() -> None:
    texts = reposts()
    dates = dict.fromkeys(texts, "2024-05-20") | {"original": "2024-05-10"}
    wanted = dict.fromkeys(("changed", "cut", "chrome"), "original")
    for seed in range(3):
        keys = list(texts)
        random.Random(seed).shuffle(keys)
        documents = Tables(duplicates.mark(extracted({key: texts[key] for key in keys}, dates).to_arrow())).documents
        assert documents.set_index("doc_id")["duplicate_of"].dropna().to_dict() == wanted


def test_reposts_to_the_letter_are_many_and_fast() -> None:
    sketch = duplicates.sketch(TEXT)
    found = duplicates.originals({f"{n:05}": sketch for n in range(20_000)}, {})
    assert len(found) == 19_999
    assert set(found.values()) == {"00000"}


def test_a_run_over_many_files_marks_them(tmp_path: Path) -> None:
    from rectnlp.export import open_sink

    for key, text in reposts().items():
        (tmp_path / f"{key}.txt").write_text(text, encoding="utf-8")
    with open_sink(tmp_path / "out", "csv") as sink:
        for result in rectnlp.extract_many([tmp_path]):
            sink.write(result.tables.to_arrow())
    documents = load(tmp_path / "out").documents.set_index("doc_id")
    found = documents["duplicate_of"].dropna().to_dict()
    group = {"original", "changed", "cut", "chrome"}
    assert len(set(found.values())) == 1
    assert {*found, *found.values()} == group


def test_input_columns_are_carried_through(tmp_path: Path) -> None:
    frame = pd.DataFrame({
        "doc_id": ["甲", "乙"], "text": [TEXT, OTHER], "url": ["http://a.example/1", "http://a.example/2"],
        "fetched_at": ["2024-06-01T10:00:00", "2024-06-02T10:00:00"], "issuer": ["网一", "网二"],
    })  # fmt: skip
    frame.to_csv(tmp_path / "crawl.csv", index=False)
    found = [result.tables.documents.iloc[0] for result in rectnlp.extract_many([tmp_path / "crawl.csv"])]
    assert [row["url"] for row in found] == list(frame["url"])
    assert [row["fetched_at"] for row in found] == list(frame["fetched_at"])
    assert [row["input_issuer"] for row in found] == ["网一", "网二"]
