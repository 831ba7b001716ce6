"""Arguments and options that commands share, and what their values become."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rectnlp.batch.parts import Shard
    from rectnlp.lexicons import Lexicons
    from rectnlp.validation.corrections import Corrections


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
    typer.Option(metavar="DATE", help="Date of publication, 2023-10-17 or 2023, where an input does not say it."),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of the inputs; UTF-8, UTF-16 and GB18030 are recognised."),
]
Overlay = Annotated[
    list[Path] | None,
    typer.Option("--lexicons", metavar="FOLDER", help="Lexicon files of your own, laid over the package's."),
]


def published_of(value: str | None) -> str | None:
    """The date of publication, checked. typer.BadParameter when it is none."""
    from rectnlp.bulletin import parse_published

    try:
        parse_published(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    return value


def lexicons_of(folders: list[Path] | None) -> Lexicons:
    """The package's lexicons with the folders laid over them, checked. LexiconError names file and line."""
    from rectnlp.lexicons import Lexicons

    lexicons = Lexicons(tuple(folders or ()))
    lexicons.check()
    return lexicons


def corrections_of(path: Path | None) -> Corrections:
    """The corrections of a file; none without one."""
    from rectnlp.validation.correction_file import read
    from rectnlp.validation.corrections import Corrections

    return read(path) if path else Corrections()


def shard_of(text: str | None) -> Shard:
    """`2/4` as a shard; the whole without one. typer.BadParameter when it is none."""
    from rectnlp.batch.parts import Shard

    try:
        return Shard.parse(text) if text else Shard()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--shard") from None
