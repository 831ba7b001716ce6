"""`python -m build.notebooks` in `data/`: run the notebooks and keep what they print beside their code.

`run` is also what the tests call. Outputs are small and the same on every run: no execution times, no addresses.
"""

from __future__ import annotations

import asyncio
import sys
from base64 import b64decode
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"
IMAGES = NOTEBOOKS / "images"


def run(path: Path) -> NotebookNode:
    """A notebook with its cells run in a fresh kernel, in its own folder. CellExecutionError where one fails."""
    if sys.platform == "win32":  # the default loop there has no readers, which the kernel's sockets need
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, record_timing=False, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    notebook.metadata.pop("language_info", None)
    return notebook


def pictures(notebook: NotebookNode) -> list[bytes]:
    """The plots of a notebook that was run, as PNG."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})]


if __name__ == "__main__":
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = run(path)
        nbformat.write(notebook, path)
        for picture in pictures(notebook)[:1]:
            (IMAGES / f"{path.stem}.png").write_bytes(picture)
