"""A data set on disk: `<table>/part-<name>.<format>`, a receipt a part, and a manifest.

Every file is written beside its place and renamed into it, a part's receipt last: a part is there when its receipt is.
So a run may be killed at any moment; what it leaves is either done or will be done again. The manifest says which parts
belong to the data set; what is not in it is swept away when it has been put in place.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from rectnlp.batch.parts import Shard
from rectnlp.batch.versions import differences
from rectnlp.codebook import describe
from rectnlp.errors import OutputError
from rectnlp.export import open_sink
from rectnlp.export.manifests import read_json
from rectnlp.export.staging import unwritable
from rectnlp.schema import TABLES

FORMS = ("parquet", "csv", "jsonl")
_HIDDEN = ".rectnlp"


@dataclass(slots=True)
class Receipt:
    """What a part holds."""

    documents: list[tuple[str, str, str, bool]]  # doc_id, source, digest, and whether it is settled
    rows: dict[str, int]
    characters: int
    failed: int
    divisions: list[tuple[str, int]]  # code and first year of every division that its rows refer to
    extra: list[tuple[str, str]]  # the inputs' own columns in documents: name and type
    mixed: bool  # such a column had several types: its rows are not as they would be without the others

    @property
    def settled(self) -> bool:
        """Whether there is nothing in it to try again."""
        return all(settled for *_, settled in self.documents)


@dataclass(slots=True)
class DataSet:
    """One folder of tables, or one shard's part of it."""

    folder: Path
    form: str
    shard: Shard = field(default_factory=Shard)

    def __post_init__(self) -> None:
        try:
            self._receipts.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error, "make room, or choose another output") from None
        others = [path for path in self.folder.glob(f"{_HIDDEN}/*run.json") if not self._is_sibling(path)]
        if others:
            raise OutputError(f"{self.folder}: holds another division into shards; choose another folder")

    def _is_sibling(self, path: Path) -> bool:
        tag = path.name.removesuffix("run.json")
        return tag == self.shard.tag or (self.shard.count > 1 and tag.endswith(f"of{self.shard.count}-"))

    @property
    def lock(self) -> Path:
        """The file that a run holds."""
        return self.folder / f".{self.shard.tag}lock"

    @property
    def manifest(self) -> Path:
        """The file that says what the data set holds."""
        return self.folder / f"manifest{self.shard.tag and '-' + self.shard.tag[:-1]}.json"

    @property
    def _hidden(self) -> Path:
        return self.folder / _HIDDEN

    @property
    def _receipts(self) -> Path:
        return self._hidden / f"{self.shard.tag}parts"

    @property
    def _run(self) -> Path:
        return self._hidden / f"{self.shard.tag}run.json"

    @property
    def _writing(self) -> Path:
        return self._hidden / f"{self.shard.tag}writing"

    def begin(self, made: dict[str, Any], inputs: list[str], rerun: bool) -> None:
        """Make sure that what is there was made in the same way from the same inputs.

        Raises
        ------
        OutputError
            When it was not, and `rerun` does not say that it is to be made anew; when the disk is full.
        """
        with self._told():
            shutil.rmtree(self._writing, ignore_errors=True)
            if rerun:
                shutil.rmtree(self._receipts)
                self._receipts.mkdir()
            elif self._run.exists():
                self._compare(made, inputs)
            self._write_json(self._run, {"made": made, "inputs": inputs})

    def _compare(self, made: dict[str, Any], inputs: list[str]) -> None:
        try:
            old = read_json(self._run)
            changed = differences(old["made"], made)
            gone = [name for name in old["inputs"] if name not in inputs]
        except (ValueError, LookupError, TypeError):
            raise OutputError(f"{self._run}: damaged; --rerun makes the data set anew") from None
        if changed:
            raise OutputError(f"{self.folder}: made differently ({'; '.join(changed)}); --rerun makes it anew")
        if gone:
            raise OutputError(
                f"{self.folder}: holds the tables of {', '.join(gone)}, which this run would drop; "
                "choose another folder, or --rerun"
            )

    def receipts(self) -> Iterator[tuple[str, Receipt]]:
        """Every part that is there whole."""
        for path in sorted(self._receipts.glob("*.json")):
            receipt = self.receipt(path.stem)
            if receipt is not None:
                yield path.stem, receipt

    def receipt(self, name: str) -> Receipt | None:
        """A part's receipt; None when the part is not there, or not whole."""
        try:
            receipt = Receipt(**read_json(self._receipts / f"{name}.json"))
        except (OSError, ValueError, TypeError):
            return None
        receipt.documents = [(doc_id, source, digest, settled) for doc_id, source, digest, settled in receipt.documents]
        there = all(self.path(table, name).is_file() for table, rows in receipt.rows.items() if rows)
        return receipt if there else None

    def path(self, table: str, name: str) -> Path:
        """The file of one table of one part."""
        return self.folder / table / f"part-{self.shard.tag}{name}.{self.form}"

    def write(self, name: str, tables: Mapping[str, pa.Table], receipt: Receipt) -> None:
        """Put a part in place.

        Raises
        ------
        OutputError
            When the disk is full or the folder gone; the part is then not there.
        """
        with self._told():
            (self._receipts / f"{name}.json").unlink(missing_ok=True)
            self._put(name, tables)
            self._write_json(self._receipts / f"{name}.json", asdict(receipt))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong with the folder, in one sentence with the way out."""
        try:
            self._look()
            yield
        except (OSError, OutputError) as problem:
            error = problem if isinstance(problem, OSError) else problem.__cause__
            if not isinstance(error, OSError):
                raise
            self._look()
            raise unwritable(self.folder, error, "what is done stays; make room, and run again to go on") from None

    def _look(self) -> None:
        """OutputError when the folder is gone: it must not come back half full."""
        if not self._receipts.is_dir():
            raise OutputError(f"{self.folder}: was taken away while the run went on; run again, and it is made anew")

    def _put(self, name: str, tables: Mapping[str, pa.Table]) -> None:
        with open_sink(self._writing, self.form, whole=False) as sink:
            sink.write(tables)
        for table, rows in tables.items():
            place = self.path(table, name)
            if rows.num_rows:
                place.parent.mkdir(exist_ok=True)
                os.replace(self._writing / f"{table}.{self.form}", place)
            else:
                place.unlink(missing_ok=True)
        shutil.rmtree(self._writing, ignore_errors=True)

    def finish(
        self,
        made: dict[str, Any],
        inputs: list[str],
        names: Iterable[str],
        divisions: tuple[str, Mapping[str, pa.Table]],
    ) -> dict[str, Any]:
        """Put the manifest in place for these parts and sweep away all others. What is in the manifest is returned."""
        parts: list[dict[str, Any]] = []
        rows: Counter[str] = Counter()
        totals: Counter[str] = Counter(documents=0, failed=0, characters=0)
        extra: dict[str, str] = {}
        with self._told():
            for name in names:
                receipt = self.receipt(name)
                if receipt is None:
                    raise OutputError(f"{self.folder}: part {name} was taken away while the run went on; run again")
                parts.append({"name": name, "documents": len(receipt.documents), "rows": receipt.rows})
                rows.update(receipt.rows)
                totals.update(documents=len(receipt.documents), failed=receipt.failed, characters=receipt.characters)
                extra |= dict(receipt.extra)
            last, shared = divisions
            self._put(last, shared)
            rows.update({table: shared[table].num_rows for table in shared})
            parts.append({"name": last, "documents": 0, "rows": _counted(shared)})
            self._write_json(self.folder / "schema.json", describe(sorted(extra.items())))
            manifest = {
                "made": made,
                "inputs": inputs,
                "shard": f"{self.shard.index}/{self.shard.count}",
                "format": self.form,
                **totals,
                "rows": {name: rows[name] for name in TABLES},
                "parts": parts,
            }
            self._write_json(self.manifest, manifest)
            self._sweep({part["name"] for part in parts})
        return manifest

    def _sweep(self, names: set[str]) -> None:
        """Drop every file of ours that is no part's."""
        for table in TABLES:
            for path in (self.folder / table).glob("part-*"):
                tag, _, name = path.stem.removeprefix("part-").rpartition("-")
                ours = f"{tag}-" == self.shard.tag if tag else not self.shard.tag
                if ours and (name not in names or path.suffix != f".{self.form}"):
                    path.unlink()
            with suppress(OSError):
                (self.folder / table).rmdir()  # only where it is empty
        for path in self._receipts.iterdir():
            if path.suffix != ".json" or path.stem not in names:
                path.unlink()

    def _write_json(self, path: Path, value: Any) -> None:
        aside = path.with_name(f"{path.name}.{self.shard.tag}new")
        aside.write_text(json.dumps(value, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")
        os.replace(aside, path)


def _counted(tables: Mapping[str, pa.Table]) -> dict[str, int]:
    return {name: table.num_rows for name, table in tables.items() if table.num_rows}
