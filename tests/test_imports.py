"""A bare `import rectnlp` is light: what is heavy comes when it is asked for."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

HEAVY = (
    "spacy",
    "pandas",
    "pyarrow",
    "numpy",
    "rjieba",
    "jieba",
    "dateparser",
    "ahocorasick_rs",
    "typer",
    "xlsxwriter",
)


def modules_after(code: str) -> set[str]:
    """The top-level modules that are there after running some code in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(' '.join({{name.split('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stderr.split("\n")[-2].split())


def test_a_bare_import_pulls_in_nothing_heavy() -> None:
    assert modules_after("import rectnlp; rectnlp.__version__").isdisjoint(HEAVY)


def test_reading_needs_no_tables() -> None:
    loaded = modules_after("import rectnlp; rectnlp.Bulletin('整改').view")
    assert loaded.isdisjoint(("pandas", "pyarrow", "rjieba", "spacy"))


def test_extracting_needs_no_second_segmenter() -> None:
    loaded = modules_after("import rectnlp; rectnlp.extract('完成整改37项。').to_arrow()")
    assert loaded.isdisjoint(("spacy", "jieba", "xlsxwriter", "typer"))


def test_help_loads_nothing_of_the_library() -> None:
    loaded = modules_after(
        "import sys, contextlib; sys.argv = ['rectnlp', '--help']\n"
        "from rectnlp.cli import main\n"
        "with contextlib.suppress(SystemExit): main()"
    )
    assert loaded.isdisjoint(set(HEAVY) - {"typer"})


def test_public_names_are_all_there() -> None:
    import rectnlp

    for name in rectnlp.__all__:
        assert getattr(rectnlp, name) is not None
    assert set(rectnlp.__all__) <= set(dir(rectnlp))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        rectnlp.nothing  # noqa: B018


def imports_of(path: Path, modules: Collection[str]) -> set[str]:
    """Which of our modules one imports, inside functions too, but not for type checking."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {inner for node in ast.walk(tree) if _for_typing(node) for inner in ast.walk(node)}
    found = set()
    for node in ast.walk(tree):
        if node in typing:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside if inside <= set(modules) else {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & set(modules)


def _for_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "rectnlp").rglob("*.py")
    }
    graph = {name: imports_of(path, modules) - {name} for name, path in modules.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_every_dependency_says_its_lowest_version() -> None:
    """`.ci/lowest` tests with these: a line without one would be tested with the newest alone."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = [settings["options"]["install_requires"], *settings["options.extras_require"].values()]
    named = [line for block in listed for line in block.splitlines() if line and not line.startswith("rectnlp[")]
    assert len(named) > 30
    assert [line for line in named if not re.fullmatch(r"[\w.-]+ >= [0-9.]+", line)] == []
