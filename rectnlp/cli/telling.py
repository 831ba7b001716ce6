"""Commands that tell about the library itself: `schema`, `benchmark`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rectnlp.cli.application import app
from rectnlp.cli.options import Codebook


@app.command()
def schema(format: Annotated[Codebook, typer.Option(help="How to print it.")] = Codebook.markdown) -> None:
    """Print the codebook: every table and column."""
    from rectnlp.codebook import write

    write(sys.stdout, format.value)


@app.command()
def benchmark(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="The text to repeat.")] = "data/samples",
    longest: Annotated[int, typer.Option(metavar="N", help="Longest text, in characters.")] = 2_800_000,
) -> None:
    """Measure the speed of extraction against jieba.lcut on the same text, and the cost of every step.

    `numbers` is the outline, the numbers and the documents row alone. Texts differ: what holds many numbers and bodies
    takes longer than running prose.
    """
    from rectnlp.benchmark import LENGTHS, against_jieba, audit_of, by_step, dates_against_jionlp, of_length
    from rectnlp.reading.inputs import expand

    text = "\n".join(item.load().text for item in expand([source]))
    typer.echo(
        f"{'characters':>10}  {'extract':>11}  {'a character':>11}  {'jieba.lcut':>11}  {'ratio':>6}"
        f"  {'DataFrames':>11}  {'ratio':>6}  {'numbers':>11}  {'ratio':>6}"
    )
    for row in against_jieba(text, tuple(length for length in LENGTHS if length <= longest)):
        typer.echo(
            f"{row.characters:>10,}  {row.extract * 1e3:>8.1f} ms  {row.a_character * 1e6:>8.2f} µs"
            f"  {row.jieba * 1e3:>8.1f} ms  {row.ratio:>6.2f}  {row.frames * 1e3:>8.1f} ms  {row.frames_ratio:>6.2f}"
            f"  {row.spine * 1e3:>8.1f} ms  {row.spine_ratio:>6.2f}"
        )
    typer.echo("\nby step, 28,000 characters (words are cut in the first step that asks for them)")
    for name, seconds in by_step(of_length(text, 28_000)).items():
        typer.echo(f"{name:>14}  {seconds * 1e3:>6.2f} ms")
    typer.echo(f"\naudit of one paragraph with 10,000 numbers: {audit_of(10_000):.2f} s")
    dates = dates_against_jionlp(of_length(text, 2_800))
    if dates:
        ours, theirs = dates
        typer.echo(f"\ndates of 2,800 characters: {ours * 1e3:.2f} ms; JioNLP {theirs * 1e3:.1f} ms")
    else:
        typer.echo("\ndates against JioNLP: not measured, it is not installed")
