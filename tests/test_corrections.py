"""Corrections by hand: laid over every run in the same way, and told of when they fit nothing any more."""

from __future__ import annotations

import csv
import pickle
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pytest
from conftest import BULLETIN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rectnlp
from rectnlp.batch.run import run
from rectnlp.batch.work import Batch, Settings, Task, extract_batch
from rectnlp.cli import main
from rectnlp.errors import InputError
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables
from rectnlp.validation import sheet
from rectnlp.validation.correction_file import read

HEADER = "mention_id,table,action,column,value,text\n"


def span(words: str, inside: str = "") -> str:
    """The offsets of words in the bulletin as a mention_id has them."""
    start = BULLETIN.index(words) + words.index(inside or words)
    return f"{start}-{start + len(inside or words)}"


def written(folder: Path, *entries: str, encoding: str = "utf-8") -> Path:
    path = folder / "corrections.csv"
    path.write_text(HEADER + "".join(f"{entry}\n" for entry in entries), encoding=encoding)
    return path


def corrected(folder: Path, *entries: str) -> Tables:
    return rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling"), corrections=written(folder, *entries))


def row(tables: Tables, table: str, mention_id: str) -> dict[str, object]:
    rows = [row for row in tables.to_arrow()[table].to_pylist() if row["mention_id"] == mention_id]
    assert len(rows) == 1
    return rows[0]


def test_a_value_is_set_and_the_rule_says_so(tmp_path: Path) -> None:
    key = f"yunling:amounts:{span('12.6万元')}"
    tables = corrected(tmp_path, f"{key},amounts,set,value,125000,12.6万元", f"{key},amounts,set,noun,,")
    changed = row(tables, "amounts", key)
    assert (changed["value"], changed["noun"], changed["rule"]) == (125000, None, "amounts.money+correction")
    assert len(tables.warnings) == 0
    assert tables.explain(key).rule == "amounts.money+correction"
    assert tables.explain(key).reads.startswith("a numeral before a unit of money")
    assert tables.explain(key).reads.endswith("; values set by hand")


def test_a_row_is_deleted_and_what_pointed_at_it_is_put_right(tmp_path: Path) -> None:
    plain = rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling"))
    total = f"yunling:counts:{span('立案2起', '2起')}"
    assert (plain.counts["part_of"] == total).sum() == 2
    sums = plain.checks[plain.checks["expression"] == "2 = 1+1"]["check_id"].tolist()
    assert len(sums) == 1
    tables = corrected(tmp_path, f"{total},counts,delete,,,2起")
    assert len(tables.counts) == len(plain.counts) - 1
    assert not (tables.counts["part_of"] == total).any()
    assert sums[0] not in tables.checks["check_id"].tolist()
    assert sums[0] not in tables.check_parts["check_id"].tolist()
    assert len(tables.checks) == len(plain.checks) - 1
    assert tables.warnings["code"].tolist() == ["check_dropped"]
    assert tables.documents["n_warnings"][0] == 1


def test_a_row_is_added_in_its_place(tmp_path: Path) -> None:
    key = f"yunling:counts:{span('坚持每月调度一次', '每月')}"
    tables = corrected(
        tmp_path, f"{key},counts,add,,,每月", f"{key},counts,set,value,12,", f"{key},counts,set,bound,exact,"
    )
    added = row(tables, "counts", key)
    assert (added["text"], added["value"], added["bound"], added["rule"]) == ("每月", 12, "exact", "correction")
    low, high = added["sentence_start"], added["sentence_end"]
    assert BULLETIN[low:high].strip() == "坚持每月调度一次，2024年12月底前完成剩余1个问题。"
    assert added["node_id"] == "yunling:p2"
    assert tables.counts["start"].is_monotonic_increasing
    assert tables.explain(key).sentence == BULLETIN[low:high].strip()
    assert tables.explain(key).reads == "a row added by hand"


def test_an_added_row_knows_its_problem(tmp_path: Path) -> None:
    known = rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling")).amounts.iloc[0]
    key = f"yunling:citations:{span('追缴违规发放补贴', '补贴')}"
    added = row(corrected(tmp_path, f"{key},citations,add,,,"), "citations", key)
    assert known["problem_id"]
    assert (added["problem_id"], added["node_id"]) == (known["problem_id"], known["node_id"])
    assert (added["sentence_start"], added["sentence_end"]) == (known["sentence_start"], known["sentence_end"])


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("yunling:counts:1-3,counts,delete,,,", "第2行(delete yunling:counts:1-3)已失效:无此行"),
        ("yunling:counts:1-3,counts,set,value,4,", "无此行"),
        (f"yunling:amounts:{span('12.6万元')},amounts,set,value,4,13万元", "原文现为“12.6万元”,不是“13万元”"),
        (f"yunling:amounts:{span('12.6万元')},amounts,set,part_of,yunling:amounts:1-2,", "没有yunling:amounts:1-2"),
        ("yunling:counts:99990-99999,counts,add,,,", "原文无此位置"),
        ("yunling:counts:0-2,counts,add,,,37项", "原文现为“中共”,不是“37项”"),
        ("yunling:p9,problems,set,status,done,", "无此行"),
    ],
)
def test_a_stale_entry_is_a_warning_and_changes_nothing(tmp_path: Path, entry: str, why: str) -> None:
    plain = rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling")).to_arrow()
    tables = corrected(tmp_path, entry)
    assert tables.warnings["code"].tolist() == ["stale_correction"]
    assert why in tables.warnings["message"][0]
    for name, table in tables.to_arrow().items():
        if name not in ("warnings", "documents"):
            assert table.equals(plain[name]), name


def test_documents_and_problems_can_be_set(tmp_path: Path) -> None:
    problem = rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling")).problems["problem_id"][1]
    tables = corrected(
        tmp_path, "yunling,documents,set,published,2024-11-09,", f"{problem},problems,set,status,ongoing,"
    )
    assert str(tables.documents["published"][0].date()) == "2024-11-09"
    assert tables.problems.set_index("problem_id").loc[problem, "status"] == "ongoing"


def test_the_same_comes_out_of_every_way_to_apply_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("yunling", "other"):
        (folder / f"{name}.txt").write_text(BULLETIN, encoding="utf-8")
    key = f"yunling:amounts:{span('12.6万元')}"
    path = written(
        tmp_path, f"{key},amounts,set,value,125000,", "yunling:counts:1-3,counts,delete,,,", encoding="gb18030"
    )
    results = rectnlp.extract_many([folder], corrections=path)
    joined = Tables(concat(result.tables.to_arrow() for result in results))
    later = Tables(concat(result.tables.to_arrow() for result in rectnlp.extract_many([folder]))).correct(path)
    for name, table in joined.to_arrow().items():
        assert table.equals(later.to_arrow()[name]), name
    assert row(joined, "amounts", key)["value"] == 125000
    assert row(joined, "amounts", key.replace("yunling", "other"))["value"] == 126000
    assert joined.warnings["doc_id"].tolist() == ["yunling"]
    corrections = read(path)
    assert pickle.loads(pickle.dumps(corrections)) == corrections


def test_applying_them_twice_changes_no_more_rows(tmp_path: Path) -> None:
    key = f"yunling:amounts:{span('12.6万元')}"
    added = f"yunling:counts:{span('坚持每月调度一次', '每月')}"
    entries = f"{key},amounts,set,value,125000,", f"{added},counts,add,,,", f"{added},counts,set,value,12,"
    once = corrected(tmp_path, *entries)
    again = once.correct(tmp_path / "corrections.csv")
    for name, table in once.to_arrow().items():
        assert table.equals(again.to_arrow()[name]), name


def test_a_redacted_run_stays_redacted(tmp_path: Path) -> None:
    text = "2024年3月，给予干部赵德明党内警告处分。"
    key = f"a:people:{text.index('赵德明')}-{text.index('赵德明') + 3}"
    path = written(tmp_path, f"{key},people,set,position,赵德明之职,赵德明")
    tables = rectnlp.extract(rectnlp.Bulletin(text, doc_id="a"), redact=True, corrections=path)
    assert row(tables, "people", key)["position"] == "赵某某之职"
    assert "赵德明" not in str({name: table.to_pylist() for name, table in tables.to_arrow().items()})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("a:counts:1-2,tallies,set,value,1,", "the table 'tallies' cannot be corrected"),
        ("a:check:1,checks,set,status,ok,", "the table 'checks' cannot be corrected"),
        ("a:counts:1-2,counts,replace,value,1,", "the action 'replace' is none of set, delete, add"),
        ("a,documents,delete,,,", "the action 'delete' is none of set"),
        ("a:events:1-2,counts,delete,,,", "is no mention_id of the table counts"),
        ("counts 12,counts,delete,,,", "is no mention_id"),
        ("a:counts:1-2,counts,set,colour,1,", "counts has no column 'colour'"),
        ("a:counts:1-2,counts,set,start,1,", "delete the row and add another"),
        ("a:counts:1-2,counts,set,value,many,", "could not convert"),
        ("a:counts:1-2,counts,set,value,inf,", "value is a number"),
        ("a:counts:1-2,counts,set,bound,roughly,", "bound is one of exact, over, under, about"),
        ("a:events:1-2,events,set,date_start,May,", "Invalid isoformat"),
        ("a:sanctions:1-2,sanctions,set,n_persons,1.5,", "invalid literal"),
    ],
)
def test_what_contradicts_the_schema_is_told_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    path = written(tmp_path, "", entry)
    with pytest.raises(InputError, match=said) as raised:
        read(path)
    assert "corrections.csv, entry in row 3: " in str(raised.value)


CELLS = st.sampled_from(
    [
        "",
        "a:counts:1-2",
        "a",
        "counts",
        "documents",
        "set",
        "add",
        "delete",
        "value",
        "date",
        "1",
        "'=1",
        "，",
        '"',
        "\ud7ff",
    ]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=8), max_size=7), max_size=6), st.binary(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_refused_by_name(tmp_path: Path, rows: list[list[str]], junk: bytes) -> None:
    path = tmp_path / "corrections.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file).writerows([HEADER.strip().split(","), *rows])
    path.write_bytes(path.read_bytes() + junk)
    for reader in (read, sheet.read):
        with suppress(InputError):
            reader(path)


PLAIN = rectnlp.extract(rectnlp.Bulletin(BULLETIN, doc_id="yunling"))
KEYS = [
    (name, row["mention_id"])
    for name in ("counts", "amounts", "sanctions")
    for row in PLAIN.to_arrow()[name].to_pylist()
]


@st.composite
def entries(draw: st.DrawFn) -> list[str]:
    """Lines that the schema allows, on rows that are there and on stretches that may be."""
    lines = []
    for _ in range(draw(st.integers(1, 12))):
        table, key = draw(st.sampled_from(KEYS))
        if draw(st.booleans()):
            start = draw(st.integers(0, len(BULLETIN) + 5))
            key = f"yunling:{table}:{start}-{start + draw(st.integers(0, 9))}"
        others = [other for name, other in KEYS if name == table]
        change = draw(st.sampled_from(("add,,", "delete,,", "part_of", "repeat_of")))
        if not change.endswith(","):
            change = f"set,{change},{draw(st.sampled_from(others))}"
        lines.append(f"{key},{table},{change},")
    return lines


@given(entries())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_corrected_the_tables_hold_together(tmp_path: Path, lines: list[str]) -> None:
    tables = PLAIN.correct(written(tmp_path, *lines)).to_arrow()
    nodes = set(tables["outline"]["node_id"].to_pylist())
    everywhere = {None, *nodes}  # a numbering takes labels of the outline for its parts
    for name, table in tables.items():
        if TABLES[name].mentions:
            rows = table.to_pylist()
            keys = [row["mention_id"] for row in rows]
            assert len(keys) == len(set(keys))
            everywhere.update(keys)
            for row in rows:
                assert BULLETIN[row["start"] : row["end"]] == row["text"]
                assert row["sentence_start"] <= row["start"] < row["sentence_end"]
                assert row["node_id"] is None or row["node_id"] in nodes
                assert {row.get("part_of"), row.get("repeat_of")} <= {None, *keys}
    assert set(tables["check_parts"]["mention_id"].to_pylist()) <= everywhere
    assert set(tables["check_parts"]["check_id"].to_pylist()) <= set(tables["checks"]["check_id"].to_pylist())
    assert tables["documents"]["n_warnings"].to_pylist() == [tables["warnings"].num_rows]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text("id,value\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column mention_id, table, action, column"):
        read(tmp_path / "corrections.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "absent.csv")


def test_the_command_lays_them_over_every_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("yunling.txt").write_text(BULLETIN, encoding="utf-8")
    key = f"yunling:amounts:{span('12.6万元')}"
    path = written(tmp_path, f"{key},amounts,set,value,125000,", "elsewhere:counts:1-3,counts,delete,,,")
    for output, more in (("out", ()), ("out", ()), ("parts", ("--workers", "1"))):
        arguments = ["extract", "yunling.txt", "-o", output, "--corrections", str(path), *more]
        monkeypatch.setattr("sys.argv", ["rectnlp", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        assert row(rectnlp.load(output), "amounts", key)["value"] == 125000
        assert "1 correction of a bulletin not in this run: elsewhere" in capsys.readouterr().err


@dataclass
class Reader:
    """An engine of a data set without processes, which notes what it reads."""

    settings: Settings
    read: list[str] = field(default_factory=list)

    def map(self, batches: Iterable[Sequence[Task]]) -> Generator[Batch, None, None]:
        for batch in batches:
            self.read += [task.item.doc_id for task in batch]
            yield extract_batch(batch, self.settings)


def test_a_data_set_redoes_only_what_is_corrected_anew(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(BULLETIN, encoding="utf-8")
    entries: list[str] = []

    def again() -> list[str]:
        how = Settings(corrections=read(written(tmp_path, *entries)))
        engine = Reader(how)
        run([folder], tmp_path / "out", engine, how)
        return engine.read

    key = f"b:amounts:{span('12.6万元')}"
    assert again() == ["a", "b", "c"]
    entries.append(f"{key},amounts,set,value,125000,")
    assert again() == ["b"]
    assert row(rectnlp.load(tmp_path / "out"), "amounts", key)["value"] == 125000
    assert again() == []
    entries.clear()
    assert again() == ["b"]
    assert row(rectnlp.load(tmp_path / "out"), "amounts", key)["value"] == 126000


def test_worker_processes_lay_them_over_too(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BULLETIN, encoding="utf-8")
    key = f"b:amounts:{span('12.6万元')}"
    path = written(tmp_path, f"{key},amounts,set,value,125000,")
    (result,) = rectnlp.extract_many([tmp_path / "b.txt"], workers=1, corrections=path)
    assert row(result.tables, "amounts", key)["value"] == 125000


def test_types_and_input_columns_survive(tmp_path: Path) -> None:
    path = written(tmp_path, "yunling:counts:1-3,counts,delete,,,")
    bulletin = rectnlp.Bulletin(BULLETIN, doc_id="yunling", extra={"url": "u"})
    before, after = (rectnlp.extract(bulletin, corrections=given).to_arrow() for given in (None, path))
    assert after["documents"]["url"].to_pylist() == ["u"]
    assert {name: table.schema for name, table in after.items()} == {
        name: table.schema for name, table in before.items()
    }
    assert after["documents"].schema.field("published").type == pa.date32()
