"""The `rectnlp` command. Thin: it reads options, calls the library, and prints.

Exit status: 0 all well; 1 some input failed, `check --strict` found a mismatch, or `profile` a drift; 2 wrong usage or
nothing to read; 130 stopped by Ctrl-C.
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
    from rectnlp.batch.parts import Shard
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


class Labels(StrEnum):
    """How `extract` names columns and codes."""

    codes = "codes"
    zh = "zh"


class Codebook(StrEnum):
    """How `schema` prints."""

    markdown = "markdown"
    json = "json"
    csv = "csv"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, patterns, tables (CSV, TSV, Parquet or JSON Lines with doc_id and text), ZIP archives, "
        "or - for standard input.",
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

    published, overlays, by_hand = _published(published), _lexicons(lexicons), _corrections(corrections)
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
        from rectnlp.batch.work import Settings
        from rectnlp.batch.workers import Processes

        settings = Settings(overlays, redact=redact, corrections=by_hand)
        engine = Processes(workers, settings, timeout=timeout, memory=memory)
        try:
            failed = extract_parts(
                inputs,
                output,
                engine,
                settings,
                form=form,
                published=published,
                encoding=encoding,
                shard=_shard(shard),
                rerun=rerun,
            )
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

    own = _lexicons(lexicons)
    results = list(
        extract_many(inputs, published=_published(published), encoding=encoding, lexicons=own, redact=redact)
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
    from rectnlp.benchmark import LENGTHS, against_jieba, by_step, dates_against_jionlp, of_length
    from rectnlp.reading.inputs import expand

    text = "\n".join(item.load().text for item in expand([source]))
    typer.echo(
        f"{'characters':>10}  {'extract':>11}  {'a character':>11}  {'jieba.lcut':>11}  {'ratio':>6}"
        f"  {'DataFrames':>11}  {'ratio':>6}"
    )
    for row in against_jieba(text, tuple(length for length in LENGTHS if length <= longest)):
        typer.echo(
            f"{row.characters:>10,}  {row.extract * 1e3:>8.1f} ms  {row.a_character * 1e6:>8.2f} µs"
            f"  {row.jieba * 1e3:>8.1f} ms  {row.ratio:>6.2f}  {row.frames * 1e3:>8.1f} ms  {row.frames_ratio:>6.2f}"
        )
    typer.echo("\nby step, 28,000 characters (words are cut in the first step that asks for them)")
    for name, seconds in by_step(of_length(text, 28_000)).items():
        typer.echo(f"{name:>14}  {seconds * 1e3:>6.2f} ms")
    dates = dates_against_jionlp(of_length(text, 2_800))
    if dates:
        ours, theirs = dates
        typer.echo(f"\ndates of 2,800 characters: {ours * 1e3:.2f} ms; JioNLP {theirs * 1e3:.1f} ms")
    else:
        typer.echo("\ndates against JioNLP: not measured, it is not installed")


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


def _shard(text: str | None) -> Shard | None:
    from rectnlp.batch.parts import Shard

    try:
        return Shard.parse(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--shard") from None


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
