"""The `rectnlp` command. Thin: it reads options, calls the library, and prints.

Exit status: 0 all well; 1 some input failed, or `check --strict` found a mismatch; 2 wrong usage or nothing to read.
"""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

# All else is imported where it is used, so that `rectnlp --help` is there at once.
if TYPE_CHECKING:
    from rectnlp.api import Result
    from rectnlp.lexicons import Lexicons
    from rectnlp.validation.corrections import Corrections

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What `extract` writes."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    jsonl = "jsonl"
    sqlite = "sqlite"


class Codebook(StrEnum):
    """How `schema` prints."""

    markdown = "markdown"
    json = "json"
    csv = "csv"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, patterns, tables (CSV, TSV or Parquet with doc_id and text), or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Date of publication, 2023-11-24 or 2023, where an input does not say it."),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of the inputs; UTF-8, UTF-16 and GB18030 are recognised."),
]
Overlay = Annotated[
    list[Path] | None,
    typer.Option("--lexicons", metavar="FOLDER", help="Lexicon files of your own, laid over the package's."),
]


def main() -> None:
    """Run the command; an error of ours is one line on standard error."""
    from rectnlp.errors import RectnlpError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except RectnlpError as error:
        typer.echo(f"rectnlp: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        from rectnlp import __version__
        from rectnlp.schema import SCHEMA_VERSION

        typer.echo(f"rectnlp {__version__}, schema_version {SCHEMA_VERSION}")
        raise typer.Exit


@app.callback()
def rectnlp(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Chinese rectification bulletins (巡视巡察整改通报) as tidy tables."""


@app.command()
def extract(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the tables.")],
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.csv,
    published: Published = None,
    encoding: Encoding = None,
    redact: Annotated[bool, typer.Option("--redact", help="Mask the names of sanctioned persons everywhere.")] = False,
    lexicons: Overlay = None,
    corrections: Annotated[
        Path | None, typer.Option(metavar="FILE", help="CSV of corrections by mention_id, laid over the rows.")
    ] = None,
) -> None:
    """Write every table of every bulletin."""
    from rectnlp.api import extract_many
    from rectnlp.errors import InputError
    from rectnlp.export import open_sink

    by_hand = _corrections(corrections)
    results = extract_many(
        inputs,
        published=_published(published),
        encoding=encoding,
        lexicons=_lexicons(lexicons),
        redact=redact,
        corrections=by_hand,
    )
    rows: Counter[str] = Counter()
    failed: list[Result] = []
    here: set[str] = set()
    with open_sink(output, format.value) as sink:
        for result in results:
            here.add(result.doc_id)
            tables = result.tables.to_arrow()
            sink.write(tables)
            rows.update({name: table.num_rows for name, table in tables.items()})
            if result.failure:
                failed.append(result)
        if len(failed) == rows["failures"] and not rows["texts"]:
            raise InputError("; ".join(str(result.failure) for result in failed) or "no bulletin in the input")
    _summary(output, rows, failed, [*sink.notes, *by_hand.elsewhere(here)])
    if failed:
        raise typer.Exit(1)


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
    results = extract_many(inputs, published=_published(published), encoding=encoding, lexicons=_lexicons(lexicons))
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
def schema(format: Annotated[Codebook, typer.Option(help="How to print it.")] = Codebook.markdown) -> None:
    """Print the codebook: every table and column."""
    from rectnlp.codebook import write

    write(sys.stdout, format.value)


@app.command()
def benchmark(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="The text to repeat.")] = "data/samples",
    longest: Annotated[int, typer.Option(metavar="N", help="Longest text, in characters.")] = 2_800_000,
) -> None:
    """Measure the speed of extraction against jieba.lcut on the same text, and the cost of every step."""
    from rectnlp.benchmark import LENGTHS, against_jieba, by_step, of_length
    from rectnlp.reading.inputs import expand

    text = "\n".join(item.load().text for item in expand([source]))
    typer.echo(f"{'characters':>10}  {'extract':>10}  {'jieba.lcut':>10}  {'ratio':>6}  {'DataFrames':>10}")
    for row in against_jieba(text, tuple(length for length in LENGTHS if length <= longest)):
        typer.echo(
            f"{row.characters:>10,}  {row.extract * 1e3:>7.1f} ms  {row.jieba * 1e3:>7.1f} ms"
            f"  {row.ratio:>6.2f}  {row.frames * 1e3:>7.1f} ms"
        )
    typer.echo("\nby step, 28,000 characters (words are cut in the first step that asks for them)")
    for name, seconds in by_step(of_length(text, 28_000)).items():
        typer.echo(f"{name:>14}  {seconds * 1e3:>6.2f} ms")


def _published(value: str | None) -> str | None:
    from rectnlp.bulletin import parse_published

    try:
        parse_published(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    return value


def _lexicons(folders: list[Path] | None) -> Lexicons:
    from rectnlp.lexicons import Lexicons

    lexicons = Lexicons(tuple(folders or ()))
    lexicons.check()
    return lexicons


def _corrections(path: Path | None) -> Corrections:
    from rectnlp.validation.correction_file import read
    from rectnlp.validation.corrections import Corrections

    return read(path) if path else Corrections()


def _summary(output: Path, rows: Counter[str], failed: list[Result], notes: list[str]) -> None:
    """Rows a table, documents, and what failed and why."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from rectnlp.schema import TABLES

    table = Table("table", "rows", box=SIMPLE_HEAD)
    table.columns[1].justify = "right"
    for name in TABLES:
        table.add_row(name, f"{rows[name]:,}")
    console = Console(highlight=False, soft_wrap=True)
    console.print(table)
    console.print(f"{rows['texts']:,} read, {len(failed):,} failed; tables in {output}")
    for result in failed:
        typer.echo(f"failed: {result.failure}", err=True)
    for note in notes:
        typer.echo(f"note: {note}", err=True)


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
