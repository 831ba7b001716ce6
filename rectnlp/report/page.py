"""The page: template, style and script, with the data in it so that nothing of a bulletin is ever more than text.

Data stands in `<script type="application/json">` blocks, where only `<` could end the block: `<`, `>` and `&` are
written as escapes. The page's policy runs the one script whose hash it names, and loads nothing.
Source: WHATWG HTML, 4.12.1.3 (restrictions for contents of script elements); W3C Content Security Policy 3.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from rectnlp.export.staging import aside
from rectnlp.lexicons import parse
from rectnlp.report.data import bulletins, overview
from rectnlp.stacking import Stacked

# One scope, in this order: what a file uses stands in a file before it, or is called only when all are read.
SCRIPTS = ("dom", "words", "bulletin", "csv", "prose", "outline", "grid", "charts", "overview", "index", "keys", "app")
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(tables: Stacked, path: str | Path) -> None:
    """Write the report of one or more bulletins as one HTML file.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    page = render(tables)
    with aside(Path(path)) as new:
        new.write_text(page, encoding="utf-8", newline="\n")


def render(tables: Stacked) -> str:
    """The report as HTML.

    >>> import rectnlp
    >>> page = render(rectnlp.extract("完成整改37项。</script>"))
    >>> page.startswith("<!doctype html>"), "37项。</script>" in page
    (True, False)
    """
    style = _asset("report.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_asset(f"{name}.js") for name in SCRIPTS) + "})();\n"
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'"
    parts = {"policy": policy, "style": style, "script": script, "data": "\n".join(_data(tables))}
    return _PLACE.sub(lambda place: parts[place[1]], _asset("report.html"))


def _data(tables: Stacked) -> Iterator[str]:
    yield _block("run", overview(tables, parse(_asset("words.tsv"), "words.tsv")))
    for number, part in enumerate(bulletins(tables)):
        yield _block(f"bulletin-{number}", part)


def _block(name: str, value: Any) -> str:
    return f'<script type="application/json" id="{name}">{embedded(value)}</script>'


def embedded(value: Any) -> str:
    """A value as JSON that is safe inside a script element.

    >>> print(embedded("</script>"))
    "\\u003c/script\\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda character: _ESCAPES[character[0]], text)


def _asset(name: str) -> str:
    return files("rectnlp.report").joinpath("assets", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a policy calls an inline element by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
