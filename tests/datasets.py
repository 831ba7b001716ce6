"""Data sets in tests: an engine without processes, and what lies in a folder."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from rectnlp.batch.run import Summary, run
from rectnlp.batch.work import Batch, Settings, Task, extract_batch


class Here:
    """An engine without processes, which counts what it reads."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.read: list[str] = []
        self.stop_after = stop_after

    def map(self, batches: Iterable[Sequence[Task]]) -> Generator[Batch, None, None]:
        for batch in batches:
            if self.stop_after is not None and len(self.read) >= self.stop_after:
                raise KeyboardInterrupt
            self.read += [task.item.doc_id for task in batch]
            yield extract_batch(batch, Settings())


def once(folder: Path, out: Path, **how: object) -> tuple[Summary, list[str]]:
    """A run, and the doc_ids that were read in it."""
    engine = how.pop("engine", None) or Here()
    return run([folder], out, engine, Settings(), **how), engine.read  # type: ignore[attr-defined]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
