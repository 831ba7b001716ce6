"""The validation kit: what is drawn, what the sheet holds, and what its figures are."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import krippendorff
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import rectnlp
from rectnlp.cli import main
from rectnlp.errors import InputError, OutputError
from rectnlp.schema import TABLES
from rectnlp.stacking import concat
from rectnlp.tables import Tables
from rectnlp.validation import sheet
from rectnlp.validation.precision import figures, wilson
from rectnlp.validation.reliability import alpha, kappa, percent
from rectnlp.validation.sampling import allot, draw


@pytest.fixture(scope="module")
def run() -> Tables:
    results = rectnlp.extract_many([str(ROOT / "data" / "samples")])
    return Tables(concat(result.tables.to_arrow() for result in results))


def drawn_ids(tables: Tables, n: int, seed: int = 1, only: tuple[str, ...] = ()) -> list[str]:
    return [one.row["mention_id"] for one in draw(tables, n, seed=seed, only=only)]


def test_the_sample_is_the_seed_s_and_nothing_else_s(run: Tables, tmp_path: Path) -> None:
    first = drawn_ids(run, 40)
    assert len(set(first)) == 40
    for form in ("csv", "parquet", "jsonl"):
        run._save(tmp_path / form, form)
        assert drawn_ids(rectnlp.load(tmp_path / form), 40) == first, form
    shuffled = {}
    for name, table in run.to_arrow().items():
        order = list(range(table.num_rows))
        random.Random(7).shuffle(order)
        shuffled[name] = table.take(order) if order else table
    assert drawn_ids(Tables(shuffled), 40) == first
    assert drawn_ids(run, 40, seed=2) != first


def test_a_larger_sample_holds_the_smaller(run: Tables) -> None:
    assert set(drawn_ids(run, 40)) < set(drawn_ids(run, 80))


def test_strata_share_alike_and_can_be_chosen(run: Tables) -> None:
    drawn = draw(run, 80)
    by_table = {name: [one for one in drawn if one.table == name] for name in {one.table for one in drawn}}
    assert {name: len(some) for name, some in by_table.items()} == dict.fromkeys(
        [name for name, table in TABLES.items() if table.mentions], 10
    )
    assert {one.stratum for one in by_table["counts"]} == {len(run.counts)}
    assert {one.table for one in draw(run, 30, only=["events", "counts"])} == {"events", "counts"}
    with pytest.raises(InputError, match="documents: no table of mentions"):
        draw(run, 30, only=["documents"])
    with pytest.raises(InputError, match="no rows to draw"):
        draw(rectnlp.extract("整改。"), 30)


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 500), min_size=1), st.integers(1, 2000))
def test_quotas_fill_the_sample_and_fit_their_strata(sizes: dict[str, int], n: int) -> None:
    quotas = allot(sizes, n)
    assert sum(quotas.values()) == min(n, sum(sizes.values()))
    assert all(0 <= quotas[name] <= size for name, size in sizes.items())
    short = [quotas[name] for name, size in sizes.items() if quotas[name] < size]
    assert not short or max(quotas.values()) - min(short) <= 1


def filled(path: Path, codes: dict[int, tuple[str, str, str]], encoding: str = "utf-8-sig") -> Path:
    """The CSV sheet with codes written into some of its lines."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for at, (first, second, agreed) in codes.items():
        rows[at] |= {"coder_1": first, "coder_2": second, "agreed": agreed}
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, sheet.COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_sheet_shows_the_mention_in_its_sentence_and_comes_back(run: Tables, tmp_path: Path) -> None:
    lines = sheet.lines(run, draw(run, 40))
    plain, book = sheet.write(tmp_path / "coding.csv", lines)
    with plain.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert f"【{row['text']}】" in row["sentence"]
        doc_id = row["mention_id"].rpartition(":")[0].rpartition(":")[0]
        text = run.texts.set_index("doc_id").loc[doc_id, "text"]
        assert row["sentence"].replace("【", "", 1).replace("】", "", 1) in text or "【" in text
        assert row["values"]
    page = load_workbook(book)["coding"]
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[1]] == list(sheet.COLUMNS)
    assert page.data_validations.dataValidation[0].formula1 == '"1,0,?"'
    assert sheet.read(plain) == sheet.read(book)
    assert [line.mention_id for line in sheet.read(plain)] == [line[-1] for line in lines]
    with pytest.raises(OutputError, match="is there already"):
        sheet.write(tmp_path / "coding.csv", lines)


def test_codes_are_read_as_people_write_them(run: Tables, tmp_path: Path) -> None:
    path = sheet.write(tmp_path / "coding.csv", sheet.lines(run, draw(run, 10, only=["counts"])))[0]
    filled(path, {0: ("maybe", "", "")})
    with pytest.raises(InputError, match=r"coding.csv, line 2: the code 'maybe' is none of 1, 0, \?"):
        sheet.read(path)
    filled(path, {0: ("1", "1", ""), 1: ("对", "错", "0"), 2: ("1.0", "", ""), 3: ("？", "1", "")}, "gb18030")
    verdicts = [(line.coders, line.verdict) for line in sheet.read(path)]
    assert verdicts[:5] == [
        (("1", "1"), "1"),
        (("1", "0"), "0"),
        (("1", None), "1"),
        (("?", "1"), None),
        ((None, None), None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "table,coder_1\ncounts,1\n", "no column stratum_rows, mention_id, coder_2"),
        ("b.csv", "", "no column"),
        ("c.xlsx", "not a workbook", "a damaged file"),
        ("d.csv", "table,stratum_rows,mention_id,coder_1,coder_2\nzzz,1,a,1,1\n", "no table 'zzz'"),
        ("e.csv", "table,stratum_rows,mention_id,coder_1,coder_2\ncounts,x,a,1,1\n", "no number"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_reason(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        sheet.read(tmp_path / name)
    with pytest.raises(InputError, match="cannot be read"):
        sheet.read(tmp_path / "absent.csv")


def coded(table: str, stratum: int, *verdicts: tuple[str | None, str | None]) -> list[sheet.Coded]:
    return [sheet.Coded(f"d:{table}:{n}-{n + 1}", table, stratum, pair) for n, pair in enumerate(verdicts)]


def test_precision_by_table_and_over_all() -> None:
    lines = coded("counts", 900, *[("1", "1")] * 45, *[("0", "0")] * 5) + coded(
        "events", 100, *[("1", "1")] * 10, *[("0", "0")] * 10, ("?", "?"), ("1", "0"), (None, None)
    )
    counts, events, overall = figures(lines)
    assert (counts.decided, counts.right, counts.precision) == (50, 45, 0.9)
    # Wilson 1927 by hand: centre 0.8715, half width 0.0850 at n = 50.
    assert counts.interval == pytest.approx((0.7864, 0.9565), abs=1e-4)
    assert (events.decided, events.unclear, events.open, events.precision) == (20, 1, 2, 0.5)
    assert overall.precision == pytest.approx(0.9 * 0.9 + 0.1 * 0.5)
    assert overall.interval == pytest.approx(wilson(0.86, 1 / (0.9**2 / 50 + 0.1**2 / 20)))
    assert overall.rows == 1000
    assert (overall.both, overall.percent) == (72, pytest.approx(71 / 72))


def test_all_right_still_has_an_interval() -> None:
    (counts, overall) = figures(coded("counts", 40, *[("1", None)] * 20))
    assert counts.interval is not None
    assert counts.interval[0] == pytest.approx(0.8389, abs=1e-4)
    assert counts.interval[1] == 1
    assert (overall.both, overall.percent, overall.kappa, overall.alpha) == (0, None, None, None)
    assert figures([]) == []


@given(st.lists(st.tuples(st.sampled_from("10?"), st.sampled_from("10?")), min_size=2, max_size=60))
def test_alpha_is_the_library_s(pairs: list[tuple[str, str]]) -> None:
    if len({code for pair in pairs for code in pair}) == 1:
        assert alpha(pairs) is None
        assert kappa(pairs) is None
        return
    codes = [[{"1": 1, "0": 0, "?": 2}[pair[at]] for pair in pairs] for at in (0, 1)]
    expected = krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal")
    assert alpha(pairs) == pytest.approx(expected, abs=1e-9)


def test_agreement_of_published_examples() -> None:
    # Krippendorff 2011, example A: two observers, ten items; kappa from the same marginals by hand.
    pairs = list(zip("0100000000", "1110011000", strict=True))
    assert percent(pairs) == 0.6
    assert alpha(pairs) == pytest.approx(0.095, abs=5e-4)
    assert kappa(pairs) == pytest.approx((0.6 - 0.5) / (1 - 0.5))
    assert kappa([("1", "0"), ("0", "1")]) == -1
    assert kappa([]) is None
    assert alpha([]) is None


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: str) -> str:
        monkeypatch.setattr("sys.argv", ["rectnlp", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, capsys.readouterr().err
        return capsys.readouterr().out

    monkeypatch.chdir(tmp_path)
    call("extract", str(ROOT / "data" / "samples"), "-o", "out")
    told = call("sample", "out", "-n", "20", "--seed", "3", "--table", "counts", "--table", "events", "-o", "a.csv")
    assert told == "20 rows in a.csv and a.xlsx\n"
    filled(tmp_path / "a.csv", {at: ("1", "1" if at else "0", "1") for at in range(20)})
    lines = call("agree", "a.csv").splitlines()
    assert lines[1].split()[:6] == ["events", "104", "10", "10", "0", "0"]
    assert "1.000 [0.722, 1.000]" in lines[1]
    assert lines[-1].split() == ["all", "20", "0.950", "0.000", "0.000"]
