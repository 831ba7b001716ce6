"""`rectnlp extract`."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectnlp.cli.application import app
from rectnlp.cli.options import (
    Encoding,
    Format,
    Inputs,
    Labels,
    Overlay,
    Published,
    corrections_of,
    lexicons_of,
    published_of,
    shard_of,
)

if TYPE_CHECKING:
    from rectnlp.lexicons import Lexicons
    from rectnlp.validation.corrections import Corrections


@app.command()
def extract(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the tables.")],
    format: Annotated[
        Format | None, typer.Option(help="What to write: csv, or with --workers parquet, when not given.")
    ] = None,
    labels: Annotated[Labels, typer.Option(help="Columns and codes as in the schema, or in Chinese.")] = Labels.codes,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that read; writes a data set in parts, which resumes."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="S", help="With --workers: seconds that one bulletin may take.")
    ] = 120,
    memory: Annotated[
        int, typer.Option(min=50, metavar="MB", help="With --workers: megabytes by which a worker may grow.")
    ] = 2000,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="With --workers: do only the I-th of N shares of the inputs.")
    ] = None,
    rerun: Annotated[bool, typer.Option("--rerun", help="With --workers: do everything again.")] = False,
    published: Published = None,
    encoding: Encoding = None,
    redact: Annotated[bool, typer.Option("--redact", help="Mask the names of sanctioned persons everywhere.")] = False,
    lexicons: Overlay = None,
    corrections: Annotated[
        Path | None, typer.Option(metavar="FILE", help="CSV of corrections by mention_id, laid over the rows.")
    ] = None,
) -> None:
    """Write every table of every bulletin."""
    from rectnlp.export import LABELLED

    published, overlays, by_hand = published_of(published), lexicons_of(lexicons), corrections_of(corrections)
    if workers is None:
        if shard or rerun:
            raise typer.BadParameter(
                "a data set in parts needs --workers", param_hint="--shard" if shard else "--rerun"
            )
        form = (format or Format.csv).value
        if labels is Labels.zh and form not in LABELLED:
            raise typer.BadParameter(f"zh goes with {' and '.join(LABELLED)} only", param_hint="--labels")
        failed = _extract_whole(inputs, output, form, labels.value, published, encoding, overlays, redact, by_hand)
    else:
        form = (format or Format.parquet).value
        if form in ("xlsx", "sqlite"):
            raise typer.BadParameter("a data set in parts is written as parquet, csv or jsonl", param_hint="--format")
        if labels is Labels.zh:
            raise typer.BadParameter("a data set in parts is for programs and keeps its codes", param_hint="--labels")
        from rectnlp.batch.command import extract_parts
        from rectnlp.batch.run import run
        from rectnlp.batch.work import Settings
        from rectnlp.batch.workers import Processes
        from rectnlp.reading.inputs import expand

        settings = Settings(overlays, redact=redact, corrections=by_hand)
        engine = Processes(workers, settings, timeout=timeout, memory=memory)
        share = shard_of(shard)
        read = partial(expand, inputs, published=published, encoding=encoding)
        do = partial(
            run, inputs, output, engine, settings,
            form=form, published=published, encoding=encoding, shard=share, rerun=rerun,
        )  # fmt: skip
        try:
            failed = extract_parts(do, read, share, by_hand)
        except KeyboardInterrupt:
            typer.echo("rectnlp: stopped; what is done stays, run the same command again to go on", err=True)
            raise typer.Exit(130) from None
    if failed:
        raise typer.Exit(1)


def _extract_whole(
    inputs: list[str],
    output: Path,
    form: str,
    labels: str,
    published: str | None,
    encoding: str | None,
    lexicons: Lexicons,
    redact: bool,
    corrections: Corrections,
) -> bool:
    """One file a table, in place when all is done. Whether any input failed."""
    from rectnlp.api import extract_many
    from rectnlp.errors import InputError
    from rectnlp.export import open_sink
    from rectnlp.summary import print_summary

    results = extract_many(
        inputs, published=published, encoding=encoding, lexicons=lexicons, redact=redact, corrections=corrections
    )
    rows: Counter[str] = Counter()
    failures: list[str] = []
    here: set[str] = set()
    with open_sink(output, form, labels=labels) as sink:
        for result in results:
            here.add(result.doc_id)
            tables = result.tables.to_arrow()
            sink.write(tables)
            rows.update({name: table.num_rows for name, table in tables.items()})
            if result.failure:
                failures.append(result.failure)
        if len(failures) == rows["failures"] and not rows["texts"]:
            raise InputError("; ".join(failures) or "no bulletin in the input")
    notes = [*sink.notes, *corrections.elsewhere(here)]
    print_summary(rows, f"{rows['texts']:,} read, {len(failures):,} failed; tables in {output}", failures, notes)
    return bool(failures)
