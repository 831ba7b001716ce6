"""The corpus of our own: compiled files in step with their sources, spans true, codes closed, names fictional."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"
sys.path.insert(0, str(DATA))

import grammar  # noqa: E402
from annotate.__main__ import rendered, sources  # noqa: E402
from annotate.bulletin import compile_source, read  # noqa: E402
from annotate.marks import MarkError, parse  # noqa: E402
from annotate.rows import codes  # noqa: E402
from annotate.values import period, quantity  # noqa: E402
from grammar import __main__ as generator  # noqa: E402
from grammar.halves import HALVES  # noqa: E402

CODED = {
    "counts": ("bound",),
    "percentages": ("bound", "kind", "direction"),
    "amounts": ("bound", "flow"),
    "events": ("granularity", "relation", "event_type", "status"),
    "units": ("unit_type", "level"),
    "sanctions": ("sanction", "status"),
    "citations": ("action",),
}
MENTIONS = (*CODED, "people", "fields")


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts() -> dict[str, str]:
    """Every text by its id: samples and both halves of the generated corpus."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in (DATA / "samples").glob("*.txt")}
    for half in ("open", "sealed"):
        with (DATA / "corpus" / half / "bulletins.csv").open(encoding="utf-8", newline="") as handle:
            found |= {row["doc_id"]: row["text"] for row in csv.DictReader(handle)}
    return found


def gold(table: str) -> list[dict]:
    """Every gold row of a table, with its document under `doc`."""
    rows = [
        {"doc": path.stem, **row} for path in sources() for row in lines(DATA / "gold" / path.stem / f"{table}.jsonl")
    ]
    for half in ("open", "sealed"):
        rows += lines(DATA / "corpus" / half / "gold" / f"{table}.jsonl")
    return rows


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_samples_are_in_step_with_their_sources(path):
    for file, content in rendered(read(path)).items():
        assert file.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("half", ["open", "sealed"])
def test_the_corpus_is_what_the_grammar_writes(half):
    for file, content in generator.rendered(half).items():
        assert file.read_text(encoding="utf-8") == content, file.name


@pytest.mark.parametrize("table", MENTIONS)
def test_every_row_stands_in_its_text(table):
    found = texts()
    rows = gold(table)
    assert rows
    for row in rows:
        assert found[row["doc"]][row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("table", CODED)
def test_codes_are_those_of_the_closed_lists(table):
    for row in gold(table):
        for column in CODED[table]:
            assert row[column] is None or row[column] in codes()[column], row


def test_sums_say_whether_they_add_up():
    for half in ("open", "sealed"):
        rows = lines(DATA / "corpus" / half / "sums.jsonl")
        assert {row["adds_up"] for row in rows} == {True, False}
        for row in rows:
            assert (abs(row["total"] - sum(row["parts"])) < 1e-6) == row["adds_up"], row


def test_samples_show_four_outline_styles_and_every_table():
    labels = {
        tuple(dict.fromkeys(row["level"] for row in lines(DATA / "gold" / p.stem / "outline.jsonl"))) for p in sources()
    }
    assert len(labels) >= 4
    for table in (*MENTIONS, "outline", "problems", "checks", "progress", "inspections"):
        assert gold(table), table


def test_the_halves_share_no_wording():
    for name in ("statements", "problems", "headings", "cases", "audits"):
        told = {
            half: {row[-1] for wording in wordings for row in grammar.wording(name, wording.folder)}
            for half, wordings in HALVES.items()
        }
        assert not told["open"] & told["sealed"]
        assert min(map(len, told.values())) >= 8


def test_no_name_is_a_real_division():
    table = Path(__file__).parent.parent / "rectnlp" / "lexicons" / "divisions.tsv"
    if not table.exists():
        pytest.skip("no gazetteer")
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    real = {row[rows[0].index("name")] for row in rows[1:]}
    for kind, suffixes in (("city", "市"), ("county", "县"), ("district", "区")):
        for name in grammar.names(kind):
            assert not {name + suffix for suffix in suffixes} & real, name
    regions = {row["region"] for row in gold("units")} | {"荻原县", "霁川区", "澜陵市", "溯阳市", "穗岭市", "笠泽县"}
    assert not regions & real


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("制定措施{c:八十条|措施|制定}", "say its value"),
        ("制定措施{c:8条|方案|制定}", "not in the text"),
        ("{u:县委|xw}开会", "not declared"),
        ("给予{s:党内警告|warning}", "is no sanction"),
        ("问题{c#t:9个|问题}，已改{c#a:5个|问题}，未改{c#b:3个|问题}\n===\nparts_sum t = a b", "told as ok"),
        ("制定措施{c:8条|措施", "not closed"),
    ],
)
def test_a_source_that_contradicts_itself_is_refused(source, complaint):
    with pytest.raises(MarkError, match=complaint):
        compile_source("x", source)


def test_marks_nest_and_may_be_escaped():
    text, marks = parse(r"{s:留党察看{a:一年|value=1|unit=年}|party_probation} \{原文\}")
    assert text == "留党察看一年 {原文}"
    assert [(mark.kind, text[mark.start : mark.end]) for mark in marks] == [("s", "留党察看一年"), ("a", "一年")]


@pytest.mark.parametrize(
    ("surface", "value", "bound", "unit"),
    [("1,816人次", 1816, "exact", "人次"), ("近3.2万户", 32000, "under", "户"), ("460余万元", 4_600_000, "over", "元"),
     ("27115.54 万元", 271_155_400, "exact", "元"), ("４２个", 42, "exact", "个"), ("30件以上", 30, "over", "件")],
)  # fmt: skip
def test_plain_surfaces_are_read(surface, value, bound, unit):
    read = quantity(surface)
    assert (read.value, read.bound, read.unit) == (value, bound, unit)


@pytest.mark.parametrize(
    ("spec", "start", "end", "granularity"),
    [("2024-02底", "2024-02-21", "2024-02-29", "tenday"), ("2023Q3", "2023-07-01", "2023-09-30", "quarter"),
     ("2019..2021", "2019-01-01", "2021-12-31", "range"), ("2024", "2024-01-01", "2024-12-31", "year")],
)  # fmt: skip
def test_dates_of_the_marks(spec, start, end, granularity):
    first, last, kind = period(spec)
    assert (first.isoformat(), last.isoformat(), kind) == (start, end, granularity)
