"""The public verbs: extract, extract_many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from rectnlp.assemble import assemble
from rectnlp.batch.work import Outcome, Settings, Task, extract_one, in_memory
from rectnlp.batch.workers import Processes, in_batches
from rectnlp.bulletin import Bulletin, Published
from rectnlp.collecting import paused
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse
from rectnlp.reading import read
from rectnlp.reading.inputs import Given, distinct, expand
from rectnlp.tables import Tables
from rectnlp.validation.correction_file import read as read_corrections
from rectnlp.validation.corrections import Corrections


@paused()
def extract(
    source: str | Path | Bulletin,
    published: Published = None,
    *,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
    redact: bool = False,
    corrections: Corrections | Path | None = None,
) -> Tables:
    """Every table of one bulletin. Never raises on a text: what is wrong with it is in `warnings` and `failures`.

    Parameters
    ----------
    source
        A `str` is always a text, a `pathlib.Path` always a file.
    published
        The date of publication where it is known, see `Bulletin`; of no effect on a `Bulletin`, which has its own.
    lexicons
        The package's lexicons with your own laid over them.
    segmenter
        `rjieba`, `jieba` or `char`.
    redact
        Mask the names of sanctioned persons in every table.
    corrections
        Corrections by hand, or the file they are in: see `rectnlp.validation.correction_file`.

    Raises
    ------
    InputError
        When a file cannot be read, or a correction contradicts the schema.
    ValueError
        When `published` is neither an ISO day nor a year.

    >>> tables = extract("2023年6月18日，市委巡察组反馈了巡察意见。")
    >>> tables.texts.loc[0, "text"]
    '2023年6月18日，市委巡察组反馈了巡察意见。'
    """
    if isinstance(source, Bulletin):
        bulletin = source
    elif isinstance(source, Path):
        bulletin = read(source, published)
    else:
        bulletin = Bulletin(source, published)
    analysis = analyse(bulletin, lexicons=lexicons, segmenter=segmenter)
    arrow = assemble(analysis, redact=redact, corrections=_corrections(corrections))
    return Tables(arrow, lexicons=lexicons, segmenter=segmenter)


@dataclass(frozen=True, slots=True)
class Result:
    """One bulletin of many: its tables, and what went wrong with it as a whole, if anything did."""

    doc_id: str
    source: str
    tables: Tables
    failure: str | None = None


def extract_many(
    inputs: Given | Iterable[Given],
    *,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    published: Published = None,
    encoding: str | None = None,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
    redact: bool = False,
    corrections: Corrections | Path | None = None,
) -> Iterator[Result]:
    """The tables of many bulletins, one after another, in the order of the inputs, whatever the number of workers.

    A bulletin that cannot be read, or that a limit stops, is a row in its own `failures` and costs the others nothing.
    Nothing is read before it is asked for, and nothing is kept; with workers a few batches are read ahead.

    Parameters
    ----------
    inputs
        Files, folders, patterns, tables (CSV, TSV, Parquet, JSON Lines), ZIP archives, `-`; a DataFrame or Arrow
        table with the columns `doc_id` and `text`; a `Bulletin`; or several of these: see
        `rectnlp.reading.inputs.expand`.
    workers
        How many processes read; without it, this one does.
    timeout, memory
        Seconds that one bulletin may take, and megabytes by which a worker may grow. They need workers.
    published, encoding
        For every input that does not say so itself.
    lexicons, segmenter, redact, corrections
        As in `extract`.

    Raises
    ------
    InputError
        At once, when an input is not there or has no bulletin in it.
    ValueError
        At once, when `workers` or a limit is not above zero, or there is a limit but no worker.

    >>> import pandas as pd
    >>> texts = pd.DataFrame({"doc_id": ["甲县", "乙县"], "text": ["完成整改37项。", "约谈5人,追回资金12万元。"]})
    >>> tables = Tables.concat(result.tables for result in extract_many(texts))
    >>> tables.counts[["doc_id", "text"]].to_numpy().tolist()
    [['甲县', '37项'], ['乙县', '5人']]
    """
    tasks = map(Task, distinct(expand(inputs, published=published, encoding=encoding)))
    settings = Settings(lexicons or Lexicons(), segmenter, redact, _corrections(corrections))
    outcomes: Iterator[Outcome]
    if workers is None:
        if timeout is not None or memory is not None:
            raise ValueError("a limit needs a worker to stop: give workers=1 or more")
        outcomes = (extract_one(task, settings) for task in tasks)
    else:
        outcomes = _in_processes(tasks, Processes(workers, settings, timeout=timeout, memory=memory))
    return results(outcomes, settings)


def _corrections(given: Corrections | Path | None) -> Corrections | None:
    return read_corrections(given) if isinstance(given, Path) else given


def results(outcomes: Iterator[Outcome], settings: Settings) -> Iterator[Result]:
    """Outcomes as their users see them."""
    for outcome in outcomes:
        tables = Tables(outcome.tables, lexicons=settings.lexicons, segmenter=settings.segmenter)
        yield Result(outcome.doc_id, outcome.source, tables, outcome.failure)


def _in_processes(tasks: Iterator[Task], processes: Processes) -> Iterator[Outcome]:
    batches = in_batches(replace(task, item=in_memory(task.item)) for task in tasks)
    with closing(processes.map(batches)) as done:
        for batch in done:
            yield from batch.outcomes()
