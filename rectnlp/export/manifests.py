"""What a data set says of itself: which parts belong to it. Others may lie beside them while a run goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rectnlp.errors import InputError
from rectnlp.schema import TABLES

Manifest = dict[str, Any]


def manifests_of(folder: Path) -> list[tuple[str, Manifest]]:
    """The manifest of every shard, with what its files are called; one where there are no shards, none elsewhere.

    Raises
    ------
    InputError
        When one is damaged, or a first run has not put one in place yet.
    """
    found = []
    for path in sorted(folder.glob("manifest*.json")):
        tag = path.stem.removeprefix("manifest").lstrip("-")
        try:
            manifest = read_json(path)
            found.append((f"{tag}-" if tag else "", {name: manifest[name] for name in ("format", "parts")}))
        except (OSError, ValueError, LookupError, TypeError):
            raise InputError(f"{path}: damaged; run `rectnlp extract` into this folder again") from None
    if not found and any(folder.glob(".rectnlp/*run.json")):
        raise InputError(f"{folder}: a run that has not ended; run the same command again to go on")
    return found


def parts_of(folder: Path, manifests: list[tuple[str, Manifest]]) -> dict[str, list[Path]]:
    """The files of every table that has rows, in the order of the inputs.

    Raises
    ------
    InputError
        When a manifest names what is no file of the folder's.
    """
    found: dict[str, list[Path]] = {}
    for tag, manifest in manifests:
        for part in manifest["parts"]:
            for name, rows in part["rows"].items():
                if rows and name in TABLES:
                    found.setdefault(name, []).append(folder / name / f"part-{tag}{part['name']}.{manifest['format']}")
    for paths in found.values():
        for path in paths:
            if path.parent.parent != folder or not path.is_file():
                raise InputError(f"{path}: is not there; run `rectnlp extract` into this folder again")
    return found


def read_json(path: Path) -> Any:
    """What a file of ours holds."""
    return json.loads(path.read_text(encoding="utf-8"))
