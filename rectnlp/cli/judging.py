"""Commands that say how good a run is: `evaluate`, `sample`, `agree`, `profile`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rectnlp.cli.application import app


@app.command()
def evaluate(
    pred: Annotated[Path, typer.Argument(metavar="PRED", help="A folder that `extract` wrote.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold, or a folder of such folders.")],
    against: Annotated[
        Path | None, typer.Option(metavar="OLD", help="An older run: print what was gained and lost.")
    ] = None,
    low: Annotated[int, typer.Option("--from", metavar="N", help="Only rows that start at N or behind it.")] = 0,
    high: Annotated[int | None, typer.Option("--to", metavar="N", help="Only rows that start before N.")] = None,
    by: Annotated[str, typer.Option(metavar="COLUMN", help="Column of documents to tell row F1 by.")] = "kind",
) -> None:
    """Score a run against gold: F1 of every table with 95 % bootstrap intervals."""
    from rectnlp.evaluation.compare import compare
    from rectnlp.evaluation.gold import load_gold
    from rectnlp.evaluation.printing import changes, scores
    from rectnlp.evaluation.scorer import score
    from rectnlp.export.load import load

    tables = load(pred)
    reference = load_gold(gold, low, sys.maxsize if high is None else high)
    for line in scores(score(tables, reference, low, high, by)):
        typer.echo(line)
    if against:
        for line in changes(compare(tables, load(against), reference, low, high)):
            typer.echo(line)


@app.command()
def sample(
    run: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extract` wrote.")],
    n: Annotated[int, typer.Option("-n", min=1, metavar="N", help="Rows to draw, from every table alike.")] = 200,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws another sample.")] = 1,
    table: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only from this table; repeatable.")] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="SHEET", help="The coding sheet; written as .csv and .xlsx.")
    ] = Path("coding.csv"),
) -> None:
    """Draw a coding sheet from a run: sentences, values, and a column for each of two coders."""
    from rectnlp.export.load import load
    from rectnlp.validation.sampling import draw
    from rectnlp.validation.sheet import lines, write

    tables = load(run)
    sheet = lines(tables, draw(tables, n, seed=seed, only=table or ()))
    typer.echo(f"{len(sheet):,} rows in {' and '.join(map(str, write(output, sheet)))}")


@app.command()
def agree(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A coding sheet that came back, CSV or xlsx.")],
) -> None:
    """Print what a coded sheet says: precision of every table with its interval, and the coders' agreement."""
    from rectnlp.validation.precision import figures, printed
    from rectnlp.validation.sheet import read

    for line in printed(figures(read(sheet))):
        typer.echo(line)


@app.command()
def profile(
    output: Annotated[Path, typer.Argument(metavar="OUT", help="A data set that `extract` wrote as Parquet.")],
    against: Annotated[
        Path | None, typer.Option(metavar="OLD", help="An older data set: print what drifted, and exit with 1.")
    ] = None,
    tolerance: Annotated[
        float, typer.Option(min=0.0, metavar="SHARE", help="How much a rate may move, as a share of what it was.")
    ] = 0.1,
    by: Annotated[bool, typer.Option("--groups", help="Print every source and month, not the whole alone.")] = False,
) -> None:
    """Tell what a data set holds a thousand characters, and whether it drifts."""
    from rectnlp.batch.drift import drifts, profile_of, told

    now = profile_of(output)
    if against is None:
        for line in told(now, by):
            typer.echo(line)
        return
    found = drifts(profile_of(against), now, tolerance)
    for drift in found:
        typer.echo(drift)
    typer.echo(f"{len(found):,} rates drifted by more than {tolerance:.0%}", err=True)
    if found:
        raise typer.Exit(1)
