"""The public verbs: extract, extract_many."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from rectnlp.analysis import Analysis, Failure
from rectnlp.assemble import assemble
from rectnlp.bulletin import Bulletin, Published, well_formed
from rectnlp.errors import InputError, RectnlpError
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse
from rectnlp.reading import read
from rectnlp.reading.inputs import expand
from rectnlp.reading.records import Input
from rectnlp.tables import Tables


def extract(
    source: str | Path | Bulletin,
    published: Published = None,
    *,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
    redact: bool = False,
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

    Raises
    ------
    InputError
        When a file cannot be read.
    ValueError
        When `published` is neither an ISO day nor a year.

    >>> tables = extract("2023年6月20日，市委巡察组反馈了巡察意见。")
    >>> tables.texts.loc[0, "text"]
    '2023年6月20日，市委巡察组反馈了巡察意见。'
    """
    if isinstance(source, Bulletin):
        bulletin = source
    elif isinstance(source, Path):
        bulletin = read(source, published)
    else:
        bulletin = Bulletin(source, published)
    with _no_collecting():
        analysis = analyse(bulletin, lexicons=lexicons, segmenter=segmenter)
        return Tables(assemble(analysis, redact=redact), lexicons=lexicons, segmenter=segmenter)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Put off garbage collection while one bulletin is read.

    Nearly all that is made for a bulletin lives until its tables are done, so that a collection finds nothing: it would
    only walk over ever more objects. What is in cycles is collected as ever once the bulletin is done.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Result:
    """One bulletin of many: its tables, and what went wrong with it as a whole, if anything did."""

    doc_id: str
    source: str
    tables: Tables
    failure: str | None = None


def extract_many(
    inputs: Iterable[str | PurePath],
    *,
    published: Published = None,
    encoding: str | None = None,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
    redact: bool = False,
) -> Iterator[Result]:
    """The tables of many bulletins, one after another, in the order of the inputs.

    A bulletin that cannot be read is a row in its own `failures` and costs the others nothing.

    Parameters
    ----------
    inputs
        Files, folders, patterns, tables (CSV, TSV, Parquet), `-`: see `rectnlp.reading.inputs.expand`.
    published, encoding
        For every input that does not say so itself.
    lexicons, segmenter, redact
        As in `extract`.

    Raises
    ------
    InputError
        At once, when an input is not there or has no bulletin in it.
    """
    items = expand(inputs, published=published, encoding=encoding)

    def results() -> Iterator[Result]:
        seen: dict[str, str] = {}
        for item in items:
            try:
                if item.doc_id in seen:
                    raise InputError(_twice(item, seen[item.doc_id]))
                seen[item.doc_id] = item.source
                tables = extract(item.load(), lexicons=lexicons, segmenter=segmenter, redact=redact)
            except (RectnlpError, ValueError, MemoryError) as error:
                yield Result(item.doc_id, item.source, _failed(item, error), str(error))
            else:
                yield Result(item.doc_id, item.source, tables)

    return results()


def _twice(item: Input, first: str) -> str:
    return f"{item.source}: doc_id {item.doc_id!r} is taken by {first}; rename one, or give the folder above both"


def _failed(item: Input, error: Exception) -> Tables:
    analysis = Analysis(Bulletin("", doc_id=item.doc_id, source=item.source))
    failure = Failure(analysis.bulletin.source, "read", type(error).__name__, well_formed(str(error)))
    analysis.rows["failures"] = [failure]
    tables = assemble(analysis)
    return Tables({"failures": tables["failures"]})
