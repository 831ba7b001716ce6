"""`rectnlp extract … --workers N`: a run with its progress and its summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from rectnlp.batch.parts import Shard
from rectnlp.batch.progress import shown
from rectnlp.batch.run import Summary
from rectnlp.reading.records import Input
from rectnlp.summary import print_summary
from rectnlp.validation.corrections import Corrections


def extract_parts(
    run: Callable[..., Summary], inputs: Callable[[], Iterator[Input]], shard: Shard, corrections: Corrections
) -> bool:
    """Do a run that wants only to know whom to report to, and say what it did. Whether the data set holds failures.

    `inputs` gives all bulletins anew whenever it is called, for they may be too many to keep.

    Raises
    ------
    RectnlpError
        As `rectnlp.batch.run.run`.
    """
    with shown(sum(1 for _ in shard.of(inputs())), sys.stderr) as report:
        done = run(progress=report)
    progress, manifest = done.progress, done.manifest
    words = [
        f"{progress.read:,} read",
        f"{progress.kept:,} unchanged",
        *([f"{done.removed:,} removed"] if done.removed else []),
        f"{manifest['failed']:,} failed",
    ]
    told = f"{', '.join(words)}; {manifest['documents']:,} in {done.output}"
    notes = corrections.elsewhere({item.doc_id for item in inputs()}) if corrections else []
    print_summary(manifest["rows"], told, done.failures, notes)
    return bool(manifest["failed"])
