"""The `rectnlp` command. Thin: it reads options, calls the library, and prints.

Exit status: 0 all well; 1 some input failed, `check --strict` found a mismatch, or `profile` a drift; 2 wrong usage or
nothing to read; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import sys

import typer

# All that is heavy is imported where it is used, so that `rectnlp --help` is there at once. Importing a module of
# commands hangs them on the application.
from rectnlp.cli import extracting, judging, looking, telling  # noqa: F401
from rectnlp.cli.application import app


def main() -> None:
    """Run the command; an error of ours is one line on standard error."""
    from rectnlp.errors import RectnlpError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except RectnlpError as error:
        typer.echo(f"rectnlp: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        typer.echo(f"rectnlp: {error.filename or 'standard output'}: cannot be written ({error.strerror})", err=True)
        sys.stdout = None  # or Python would try once more to write what is left in it, and complain
        sys.exit(2)


__all__ = ["app", "main"]
