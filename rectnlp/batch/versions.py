"""What rows depend on besides the bulletins: the versions of code and knowledge, and how they were asked to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from rectnlp import __version__
from rectnlp.batch.work import Settings
from rectnlp.reading.formats import READERS
from rectnlp.schema import SCHEMA_VERSION
from rectnlp.schema.extensions import packages

_GAZETTEER = "divisions.tsv"


def versions(settings: Settings) -> dict[str, Any]:
    """The versions of everything that has a say in a row; two runs whose versions differ do not mix."""
    lexicons = sorted(
        (entry.name, entry.read_bytes())
        for entry in files("rectnlp.lexicons").iterdir()
        if entry.name.endswith(".tsv") and entry.name != _GAZETTEER
    )
    overlays = [
        (path.name, path.read_bytes()) for folder in settings.lexicons.overlays for path in sorted(folder.glob("*.tsv"))
    ]
    return {
        "rectnlp": __version__,
        "schema": SCHEMA_VERSION,
        "lexicons": _digest(lexicons),
        "lexicons of your own": _digest(overlays) if overlays else None,
        "extractors": [f"{name} {release}" for name, release in packages()],
        "gazetteer": _digest([(_GAZETTEER, files("rectnlp.lexicons").joinpath(_GAZETTEER).read_bytes())]),
        "readers": {reader.name: reader.version for reader in READERS},
        "libraries": {name: _installed(name) for name in ("dateparser", "pyarrow", settings.segmenter)},
    }


def _digest(entries: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, data in entries:
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def differences(old: Any, new: Any, name: str = "") -> list[str]:
    """What differs, one phrase each.

    >>> differences({"rectnlp": "0.1", "readers": {"text": "1"}}, {"rectnlp": "0.2", "readers": {"text": "1"}})
    ['rectnlp: 0.1, now 0.2']
    """
    if isinstance(old, dict) and isinstance(new, dict):
        keys = dict.fromkeys([*old, *new])
        return [line for key in keys for line in differences(old.get(key), new.get(key), f"{name} {key}".strip())]
    return [] if old == new else [f"{name}: {_short(old)}, now {_short(new)}"]


def _short(value: Any) -> str:
    text = "none" if value is None else str(value)
    return f"{text[:12]}…" if len(text) > 24 else text
