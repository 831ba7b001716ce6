"""Views over a data set, its profile, and what drifts."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import BULLETIN, ROOT
from test_batch_run import Here

import rectnlp
from rectnlp.batch.claimed import claims
from rectnlp.batch.database import files_of
from rectnlp.batch.drift import Group, drifts, profile_of, told
from rectnlp.batch.parts import Shard
from rectnlp.batch.run import run
from rectnlp.batch.work import Settings
from rectnlp.errors import InputError
from rectnlp.export import open_sink
from rectnlp.schema import TABLES


def bulletins(folder: Path, count: int, text: str = BULLETIN) -> Path:
    """Bulletins of two sources, and one file that cannot be read."""
    for i in range(count):
        path = folder / ("甲市" if i % 2 else "乙市") / f"{i:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("诫勉谈话3人", f"诫勉谈话{i + 2}人"), encoding="utf-8")
    (folder / "甲市" / "空.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("database")
    run([bulletins(place / "in", 12)], place / "out", Here(), Settings())
    return place / "out"


def test_a_view_a_table(out: Path) -> None:
    tables = rectnlp.load(out)
    with rectnlp.open(out) as db:
        for name in TABLES:
            described = db.sql(f'DESCRIBE "{name}"').fetchall()
            assert [row[0] for row in described][: len(TABLES[name].columns)] == [c.name for c in TABLES[name].columns]
            assert db.sql(f'SELECT count(*) FROM "{name}"').fetchall() == [(len(tables[name]),)], name
        assert db.sql("SELECT sum(n_persons) FROM sanctions").fetchall() == [(int(tables.sanctions.n_persons.sum()),)]
        assert db.sql("SELECT DISTINCT published FROM documents").fetchall() == [(dt.date(2024, 11, 8),)]


def test_columns_that_an_older_version_did_not_write_are_null(out: Path, tmp_path: Path) -> None:
    from shutil import copytree

    old = copytree(out, tmp_path / "old")
    for path in (old / "counts").glob("*.parquet"):
        pq.write_table(pq.read_table(path).drop_columns(["predicate", "per"]), path)
    with rectnlp.open(old) as db:
        assert db.sql("SELECT count(*) > 0, count(predicate), count(per) FROM counts").fetchall() == [(True, 0, 0)]
        kinds = dict(row[:2] for row in db.sql("DESCRIBE counts").fetchall())
        assert (kinds["predicate"], kinds["value"]) == ("VARCHAR", "DOUBLE")
    assert rectnlp.load(old).counts.predicate.isna().all()


def test_only_the_parts_of_the_manifest_are_seen(out: Path, tmp_path: Path) -> None:
    from shutil import copytree

    copied = copytree(out, tmp_path / "out")
    path = next((copied / "counts").glob("*.parquet"))
    path.with_name("part-half-done.parquet").write_bytes(path.read_bytes())
    with rectnlp.open(copied) as db, rectnlp.open(out) as whole:
        assert db.sql("SELECT count(*) FROM counts").fetchall() == whole.sql("SELECT count(*) FROM counts").fetchall()


def test_shards_together(tmp_path: Path, out: Path) -> None:
    folder = bulletins(tmp_path / "in", 12)
    for i in (1, 2):
        run([folder], tmp_path / "out", Here(), Settings(), shard=Shard(i, 2))
    with rectnlp.open(tmp_path / "out") as db, rectnlp.open(out) as whole:
        for name in TABLES:
            query = f'SELECT count(*) FROM "{name}"'
            assert db.sql(query).fetchall() == whole.sql(query).fetchall(), name


def test_a_folder_of_single_files(tmp_path: Path) -> None:
    tables = rectnlp.extract("约谈12人。").to_arrow()
    with open_sink(tmp_path / "it's", "parquet") as sink:
        sink.write(tables)
    with rectnlp.open(tmp_path / "it's") as db:
        assert db.sql("SELECT value, noun FROM counts").fetchall() == [(12.0, "人")]


def test_columns_of_the_input_are_kept(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("doc_id,text,url\na,约谈12人。,http://a\n", encoding="utf-8")
    run([table], tmp_path / "out", Here(), Settings())
    with rectnlp.open(tmp_path / "out") as db:
        assert db.sql("SELECT url FROM documents").fetchall() == [("http://a",)]


def test_what_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no data set there"):
        rectnlp.open(tmp_path)
    run([bulletins(tmp_path / "in", 2)], tmp_path / "csv", Here(), Settings(), form="csv")
    with pytest.raises(InputError, match="holds csv, not Parquet"):
        rectnlp.open(tmp_path / "csv")
    (tmp_path / "counts.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="write it anew"):
        rectnlp.open(tmp_path)


def test_the_profile_counts_what_is_there(out: Path) -> None:
    profile = profile_of(out)
    tables = rectnlp.load(out)
    thousands = tables.documents.n_chars.sum() / 1000
    whole = Group()
    assert profile[whole, "counts per 1,000 characters"].value == pytest.approx(len(tables.counts) / thousands)
    assert profile[whole, "<NA> in counts.per"].value == pytest.approx(tables.counts["per"].isna().mean())
    assert profile[whole, "failures per bulletin"].value == pytest.approx(1 / 13)
    assert profile[whole, "failures per bulletin"].bulletins == 13
    groups = {str(group) for group, _ in profile}
    assert {"all", "2024-11"} < groups
    assert any(group.endswith("in/甲市") for group in groups)
    assert any("counts per 1,000 characters" in line for line in told(profile))
    assert len(list(told(profile, groups=True))) > 3 * len(list(told(profile)))


def test_numerals_that_no_table_claimed(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("doc_id,text\na,约谈12人。代号7788不明。\nb,约谈12人。\n", encoding="utf-8")
    run([table], tmp_path / "out", Here(), Settings())
    assert {row[0]: row[1:] for row in claims(files_of(tmp_path / "out"))} == {"a": (2, 1), "b": (1, 0)}


def test_nothing_drifts_from_itself_or_by_chance(out: Path, tmp_path: Path) -> None:
    run([bulletins(tmp_path / "in", 20)], tmp_path / "out", Here(), Settings())
    assert drifts(profile_of(out), profile_of(out)) == []
    (tmp_path / "in" / "甲市" / "空.txt").unlink()
    assert [
        drift.name for drift in drifts(profile_of(out), profile_of(tmp_path / "out")) if "counts" in drift.name
    ] == []


def test_a_drift_is_told_and_ends_with_1(out: Path, tmp_path: Path) -> None:
    # A site that now puts a serial number into every line: figures that nobody reads.
    run(
        [bulletins(tmp_path / "in", 12, BULLETIN.replace("。", "。代号7788不明。"))],
        tmp_path / "out",
        Here(),
        Settings(),
    )
    found = drifts(profile_of(out), profile_of(tmp_path / "out"))
    assert any(drift.name == "numerals that no table claimed" and drift.group == Group() for drift in found)
    script = [sys.executable, "-m", "rectnlp", "profile", str(tmp_path / "out"), "--against"]
    done = subprocess.run([*script, str(out)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "all: numerals that no table claimed: " in done.stdout
    done = subprocess.run([*script, str(tmp_path / "out")], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_data_set_of_failures_alone_has_a_profile(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    run([tmp_path / "in"], tmp_path / "out", Here(), Settings())
    assert profile_of(tmp_path / "out")[Group(), "failures per bulletin"].value == 1.0
    assert pa.concat_tables([rectnlp.load(tmp_path / "out").to_arrow()["failures"]]).num_rows == 1
