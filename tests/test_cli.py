"""The command: what it writes, what it says, and how it ends."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import rectnlp
from rectnlp.cli import app, looking, main
from rectnlp.schema import TABLES

WRONG = "全县查处12人（甲镇5人、乙镇4人、丙镇2人）。\n"
RIGHT = "全县查处12人（甲镇5人、乙镇4人、丙镇3人）。\n"


@pytest.fixture
def folder(tmp_path: Path, bulletin: str) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "云岭县.txt").write_text(bulletin, encoding="utf-8")
    (tmp_path / "in" / "青川市.txt").write_bytes("完成整改37项。".encode("gbk"))
    return tmp_path / "in"


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: object) -> tuple[int, str, str]:
    """Exit status, output and errors of the command."""
    monkeypatch.setattr(sys, "argv", ["rectnlp", *map(str, args)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def test_extract_writes_every_table_and_sums_up(folder, tmp_path, capsys, monkeypatch) -> None:
    status, out, err = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "out")
    assert (status, err) == (0, "")
    assert "2 read, 0 failed" in out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "datapackage.json",
        "schema.json",
        *(f"{name}.csv" for name in TABLES),
    }
    with (tmp_path / "out" / "texts.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [row["doc_id"] for row in csv.DictReader(handle)] == ["云岭县", "青川市"]
    counts = len(rectnlp.load(tmp_path / "out").counts)
    assert any(line.split() == ["counts", str(counts)] for line in out.splitlines())


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonl", "sqlite"])
def test_extract_in_every_format(form, folder, tmp_path, capsys, monkeypatch) -> None:
    status, _, _ = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "out", "--format", form)
    assert status == 0
    expected = f"rectnlp.{form}" if form in ("xlsx", "sqlite") else f"counts.{form}"
    assert (tmp_path / "out" / expected).stat().st_size > 0


def test_a_failed_input_is_told_and_the_rest_is_written(folder, tmp_path, capsys, monkeypatch) -> None:
    (folder / "空.txt").write_bytes(b"")
    status, out, err = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "out")
    assert status == 1
    assert "2 read, 1 failed" in out
    assert "空.txt: empty" in err
    assert rectnlp.load(tmp_path / "out").failures.loc[0, "doc_id"] == "空"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("big5.txt", "依據統一部署，對我縣進行了巡察，並反饋了意見。".encode("big5") * 9, "--encoding big5"),
    ],
    ids=["missing", "empty", "doc", "big5"],
)
def test_nothing_to_read_writes_nothing(name, data, says, tmp_path, capsys, monkeypatch) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    status, out, err = run(capsys, monkeypatch, "extract", tmp_path / name, "-o", tmp_path / "out")
    assert (status, out) == (2, "")
    assert err.startswith("rectnlp: ")
    assert name in err
    assert says in err
    assert err.count("\n") == 1
    assert not any((tmp_path / "out").glob("*"))


def test_an_output_that_cannot_be_written(folder, tmp_path, capsys, monkeypatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, _, err = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "file")
    assert status == 2
    assert err == f"rectnlp: {tmp_path / 'file'}: a file, not a folder; choose another output\n"


def test_a_date_that_is_none_is_wrong_usage(folder, tmp_path, capsys, monkeypatch) -> None:
    status, _, err = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "out", "--published", "soon")
    assert status == 2
    assert "--published" in err
    assert not (tmp_path / "out").exists()


def test_check_prints_only_mismatches_with_their_numbers_marked(tmp_path, capsys, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    status, out, err = run(capsys, monkeypatch, "check", tmp_path / "a.txt")
    assert (status, err) == (0, "")
    assert "a.txt" in out
    assert "[12人]" in out
    assert run(capsys, monkeypatch, "check", tmp_path / "a.txt", "--strict")[0] == 1
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    assert run(capsys, monkeypatch, "check", tmp_path / "a.txt", "--strict") == (0, "", "")


def test_version(capsys, monkeypatch) -> None:
    assert run(capsys, monkeypatch, "--version") == (0, f"rectnlp {rectnlp.__version__}, schema_version 1.0\n", "")


def test_schema_prints_the_codebook(capsys, monkeypatch) -> None:
    status, out, _ = run(capsys, monkeypatch, "schema")
    assert status == 0
    assert "### counts: One row a counted quantity." in out
    assert run(capsys, monkeypatch, "schema", "--format", "csv")[1].startswith("table,column,type")


def test_evaluate_prints_scores_and_differences(tmp_path, capsys, monkeypatch) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "counts.jsonl").write_text(
        '{"doc": "a", "start": 4, "end": 7, "text": "37项", "value": 37, "bound": "exact", "unit": "项"}\n',
        encoding="utf-8",
    )
    for run_name, text in (("new", "完成整改37项。"), ("old", "完成整改若干项。")):
        rectnlp.extract(rectnlp.Bulletin(text, doc_id="a")).to_csv(tmp_path / run_name)
    status, out, _ = run(
        capsys, monkeypatch, "evaluate", tmp_path / "new", tmp_path / "gold", "--against", tmp_path / "old"
    )
    assert status == 0
    assert "row 1.000 [1.000, 1.000]" in out
    assert "gained 1, lost 0" in out
    assert "+ a 4-7 37项" in out


def test_benchmark_compares_with_jieba_and_names_every_step(folder, capsys, monkeypatch) -> None:
    pytest.importorskip("jieba")
    from rectnlp.pipeline import STEPS

    monkeypatch.setattr("rectnlp.benchmark._ENOUGH", 0.0)
    status, out, _ = run(capsys, monkeypatch, "benchmark", folder / "云岭县.txt", "--longest", "2800")
    assert status == 0
    assert "2,800" in out
    assert all(step.name in out for step in STEPS)


def test_standard_input_and_the_module_are_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rectnlp", "extract", "-", "-o", str(tmp_path / "out")],
        input="完成整改37项。".encode(),
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert rectnlp.load(tmp_path / "out").texts.loc[0, "doc_id"] == "stdin"


def test_redact_masks_names(tmp_path, capsys, monkeypatch) -> None:
    text = "2023年5月，县水利局局长赵大海因违规收受礼金受到党内警告处分。县委书记李明主持会议。"
    (tmp_path / "t.csv").write_text(f"doc_id,text,headline\na,{text},赵大海被处分\n", encoding="utf-8")
    run(capsys, monkeypatch, "extract", tmp_path / "t.csv", "-o", tmp_path / "out", "--redact")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert "赵大海" not in written
    assert "赵某某被处分" in written
    assert "李明" in written


def test_report_writes_one_file_and_tells_what_failed(folder, tmp_path, capsys, monkeypatch) -> None:
    (folder / "空.txt").write_bytes(b"")
    status, out, err = run(capsys, monkeypatch, "report", folder, "-o", tmp_path / "out" / "report.html")
    assert (status, out) == (1, "")
    assert "空.txt: empty" in err
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '"texts":["云岭县","青川市"]' in page
    status, _, err = run(capsys, monkeypatch, "report", folder / "空.txt", "-o", tmp_path / "none.html")
    assert status == 2
    assert not (tmp_path / "none.html").exists()


def test_report_redacts(tmp_path, capsys, monkeypatch) -> None:
    text = "2023年5月，县水利局局长赵大海因违规收受礼金受到党内警告处分。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run(capsys, monkeypatch, "report", tmp_path / "a.txt", "-o", tmp_path / "a.html", "--redact")
    assert "赵大海" not in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_every_option_is_explained() -> None:
    runner = CliRunner()
    for command in ("extract", "check", "report", "ui", "evaluate", "schema", "benchmark"):
        done = runner.invoke(app, [command, "--help"])
        assert done.exit_code == 0
        assert "Usage" in done.output


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--shard", "1/2"], "--shard"),
        (["--rerun"], "--rerun"),
        (["--labels", "zh", "--format", "parquet"], "--labels"),
        (["--workers", "1", "--format", "xlsx"], "--format"),
        (["--workers", "1", "--labels", "zh"], "--labels"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together(options, named, folder, tmp_path, capsys, monkeypatch) -> None:
    status, _, err = run(capsys, monkeypatch, "extract", folder, "-o", tmp_path / "out", *options)
    assert status == 2
    assert named in err
    assert not (tmp_path / "out").exists()


def test_check_tells_what_it_cannot_read_and_goes_on(folder, capsys, monkeypatch) -> None:
    (folder / "a.txt").write_text(WRONG, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    status, out, err = run(capsys, monkeypatch, "check", folder, "--english")
    assert status == 1
    assert "a.txt: The text says 12" in out
    assert err.count("b.txt: empty") == 1


def test_numbers_are_marked_in_colour_on_a_terminal(monkeypatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    marked = looking._marked("查处12人", ((2, 5),))
    assert [(span.start, span.end, span.style) for span in marked.spans] == [(2, 5, "bold reverse")]
