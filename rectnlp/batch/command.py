"""`rectnlp extract … --workers N`: a run with its progress and its summary."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rectnlp.batch.parts import Shard
from rectnlp.batch.progress import shown
from rectnlp.batch.run import run
from rectnlp.batch.work import Settings
from rectnlp.batch.workers import Engine
from rectnlp.reading.inputs import expand
from rectnlp.summary import print_summary


def extract_parts(
    inputs: Sequence[str],
    output: Path,
    engine: Engine,
    settings: Settings,
    *,
    form: str,
    published: str | None,
    encoding: str | None,
    shard: Shard | None,
    rerun: bool,
) -> bool:
    """Bring a data set in step with its inputs, and say so. Whether the data set holds failed inputs.

    Raises
    ------
    RectnlpError
        As `rectnlp.batch.run.run`.
    """
    total = sum(1 for _ in (shard or Shard()).of(expand(inputs, published=published, encoding=encoding)))
    with shown(total, sys.stderr) as report:
        done = run(
            inputs,
            output,
            engine,
            settings,
            form=form,
            published=published,
            encoding=encoding,
            shard=shard,
            rerun=rerun,
            progress=report,
        )
    progress, manifest = done.progress, done.manifest
    notes: list[str] = []
    if settings.corrections:
        here = {item.doc_id for item in expand(inputs, published=published, encoding=encoding)}
        notes = settings.corrections.elsewhere(here)
    words = [
        f"{progress.read:,} read",
        f"{progress.kept:,} unchanged",
        *([f"{done.removed:,} removed"] if done.removed else []),
        f"{manifest['failed']:,} failed",
    ]
    print_summary(manifest["rows"], f"{', '.join(words)}; {manifest['documents']:,} in {output}", done.failures, notes)
    return bool(manifest["failed"])
