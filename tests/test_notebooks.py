"""The notebooks run, from top to bottom, on the samples; and what is kept beside their code is no error."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
import nbformat
import pytest
from conftest import ROOT
from matplotlib import font_manager

sys.path.insert(0, str(ROOT / "data"))
sys.path.insert(0, str(ROOT / "notebooks"))

import plotting
from build.notebooks import IMAGES, NOTEBOOKS, pictures, run

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))


def test_all_are_there() -> None:
    assert [path.stem for path in PATHS] == [
        "01_one_bulletin",
        "02_counties_compared",
        "03_sums",
        "04_validation",
        "05_extending",
    ]


@pytest.mark.filterwarnings("ignore")  # of the kernel's own packages
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = run(path)  # raises where a cell does
    for cell in done.cells:
        assert not [
            output for output in cell.get("outputs", ()) if output.output_type == "stream" and output.name == "stderr"
        ]
    assert len(pictures(done)) == (2 if path.stem.startswith("02") else 0)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_outputs_are_kept_small_and_in_order(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), (
        "run: cd data && python -m build.notebooks"
    )
    assert path.stat().st_size < 200_000
    text = path.read_text(encoding="utf-8")
    assert "/tmp/" not in text
    assert "/home/" not in text


def test_the_readme_s_plot_is_the_notebook_s() -> None:
    plots = pictures(nbformat.read(NOTEBOOKS / "02_counties_compared.ipynb", as_version=4))
    assert (IMAGES / "02_counties_compared.png").read_bytes() == plots[0]


def test_labels_are_english_where_no_font_has_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(mpl.rcParams, "font.sans-serif", ["DejaVu Sans"])
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    assert plotting.chinese_font() is None
    assert plotting.label("整改", "rectified") == "rectified"
    monkeypatch.setattr(
        font_manager.fontManager,
        "ttflist",
        [font_manager.FontEntry(name=name) for name in ("SimHei", "Noto Sans SC")],
    )
    assert plotting.chinese_font() == "Noto Sans SC"
    assert mpl.rcParams["font.sans-serif"][0] == "Noto Sans SC"
    assert plotting.label("整改", "rectified") == "整改"
