"""The application that the commands hang on."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
