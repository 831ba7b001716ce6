"""Commands for people who look: `check`, `report`, `ui`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from rectnlp.cli.application import app
from rectnlp.cli.options import (
    Encoding,
    Inputs,
    Overlay,
    Published,
    lexicons_of,
    published_of,
)


@app.command()
def check(
    inputs: Inputs,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when there is a mismatch.")] = False,
    english: Annotated[bool, typer.Option("--english", help="Say in English what is wrong.")] = False,
    published: Published = None,
    encoding: Encoding = None,
    lexicons: Overlay = None,
) -> None:
    """Print only what a person should look at: totals, rates, numbering and dates that do not hold."""
    from rich.console import Console
    from rich.text import Text

    from rectnlp.api import extract_many
    from rectnlp.findings import findings

    console = Console(highlight=False, soft_wrap=True)
    n = failures = 0
    results = extract_many(inputs, published=published_of(published), encoding=encoding, lexicons=lexicons_of(lexicons))
    for result in results:
        if result.failure:
            failures += 1
            typer.echo(f"rectnlp: {result.failure}", err=True)
        for finding in findings(result.tables):
            n += 1
            console.print(Text(f"{result.source}: {finding.message_en if english else finding.message}", "bold"))
            for passage in finding.passages:
                line = Text(f"{passage.line:>5}: ", "dim")
                console.print(line + _marked(passage.text, passage.marks))
    if failures or (strict and n):
        raise typer.Exit(1)


@app.command()
def report(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The report, one HTML file.")],
    published: Published = None,
    encoding: Encoding = None,
    redact: Annotated[bool, typer.Option("--redact", help="Mask the names of sanctioned persons everywhere.")] = False,
    lexicons: Overlay = None,
) -> None:
    """Write one HTML file to read: the text with every mention marked, tables, charts, and what does not add up."""
    from rectnlp.api import extract_many
    from rectnlp.report import write
    from rectnlp.stacking import concat
    from rectnlp.tables import Tables

    own = lexicons_of(lexicons)
    results = list(
        extract_many(inputs, published=published_of(published), encoding=encoding, lexicons=own, redact=redact)
    )
    failed = [result for result in results if result.failure]
    if len(failed) == len(results):
        from rectnlp.errors import InputError

        raise InputError("; ".join(str(result.failure) for result in failed) or "no bulletin in the input")
    write(Tables(concat(result.tables.to_arrow() for result in results), lexicons=own), output)
    for result in failed:
        typer.echo(f"failed: {result.failure}", err=True)
    if failed:
        raise typer.Exit(1)


@app.command()
def ui(
    port: Annotated[int, typer.Option(metavar="N", help="Port on this machine; 0 takes a free one.")] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page at once.")] = True,
) -> None:
    """Serve a page on this machine: drop files on it, get the report and the workbook. No file stays."""
    from rectnlp.ui import serve

    serve(port, browser=browser, say=typer.echo)


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> Any:
    """A passage with its numbers marked: in colour on a terminal, in brackets elsewhere."""
    from rich.text import Text

    if sys.stdout.isatty():
        marked = Text(text)
        for start, end in marks:
            marked.stylize("bold reverse", start, end)
        return marked
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return Text(text)
