"""The README tells the truth: its code runs, its commands are there, its tables are the schema's."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import click
import pytest
import typer
from conftest import ROOT

from rectnlp.batch.run import run
from rectnlp.batch.work import Settings
from rectnlp.batch.workers import Processes
from rectnlp.cli import app, main
from rectnlp.schema import TABLES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str, readme: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", readme, flags=re.M | re.S)


def commands() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines() if line.startswith("rectnlp ")]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to write that looks like the repository."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed_and_told(readme: str, least: int) -> bool:
    """Run a README's Python blocks, one after another: whether each prints what stands below it."""
    pairs = re.findall(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", readme, flags=re.M | re.S)
    assert len(pairs) >= least
    names: dict[str, object] = {}
    run(["data/samples"], "dataset", Processes(1, Settings()), Settings())
    for block, expected in pairs:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(block, "README.md", "exec"), names)
        if expected:
            assert said.getvalue() == expected
    return True


def test_the_python_blocks_run_and_print_what_stands_below_them(checkout: Path) -> None:
    assert printed_and_told(README, 3)
    assert (checkout / "out" / "counts.csv").is_file()


def test_the_commands_run_one_after_another(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(commands()) >= 5
    for command in commands():
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, command


def options() -> list[tuple[str, str]]:
    """Every command with every option it takes."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group | typer.core.TyperGroup)
    return [
        (name, option)
        for name, command in group.commands.items()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-")
    ]


def test_every_option_is_documented() -> None:
    assert len(options()) > 10
    for command, option in options():
        assert f"`{command}" in README
        assert f"`{option}`" in README, (command, option)


def test_the_readme_names_every_table_and_column_of_the_schema() -> None:
    told = dict(re.findall(r"^\*\*(\w+)\*\*: (.*)$", README, flags=re.M))
    assert list(told) == list(TABLES), "run: cd data && python -m build.readme"
    for name, line in told.items():
        assert line.startswith(TABLES[name].description), name
        assert re.findall("`(\\w+)`", line.removeprefix(TABLES[name].description)) == [
            column.name for column in TABLES[name].columns
        ], name


def test_modules_that_the_readme_names_are_there() -> None:
    for path in re.findall(r"`((?:rectnlp|tests|data)/[\w/.]*)`", README):
        assert (ROOT / path).exists(), path
    for lexicon in re.findall(r"`(\w+\.tsv)`", README):
        assert (ROOT / "rectnlp" / "lexicons" / lexicon).exists(), lexicon


def test_every_package_that_is_required_is_explained() -> None:
    setup = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    required = re.search(r"install_requires =\n(.*?)\n\n", setup, flags=re.S)[1]
    for line in required.splitlines():
        name = re.match(r"\s*([\w-]+)", line)[1]
        assert re.search(rf"^\| .*\b{name}\b", README, flags=re.M | re.I), name


def test_the_chinese_readme_says_the_same() -> None:
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert blocks("sh", chinese) == blocks("sh"), "README.zh.md: copy the shell blocks of README.md"
    command = r"^\| (`\w[^`]*`) \|"
    english = README.split("## The command\n")[1].split("\n## ")[0]
    assert re.findall(command, chinese.split("## 命令\n")[1].split("\n## ")[0], flags=re.M) == re.findall(
        command, english, flags=re.M
    ), "README.zh.md: name the commands of README.md, in its order"
    told = re.findall(r"^\| `(\w+)` (\S+) \|", chinese.split("## 表\n")[1].split("\n## ")[0], flags=re.M)
    assert told == [(table.name, table.zh) for table in TABLES.values()]
    assert re.findall(r"\]\((notebooks/\S+)\)", chinese) == re.findall(r"\]\((notebooks/\S+)\)", README)


def test_the_chinese_readme_s_python_runs_too(checkout: Path) -> None:
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert printed_and_told(chinese, 1)
    assert (checkout / "out" / "counts.csv").is_file()


def test_links_into_the_repository_lead_somewhere() -> None:
    for name in ("README.md", "README.zh.md"):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / link).is_file(), (name, link)
