"""Where rows go: a sink takes the tables of one bulletin after another and puts whole files in place at the end."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from rectnlp.codebook import describe
from rectnlp.documents.duplicates import Finder
from rectnlp.errors import OutputError, RectnlpError
from rectnlp.export.staging import Staging, unwritable
from rectnlp.schema import TABLES
from rectnlp.stacking import concat

# Tables that can only be written when every bulletin is known: documents, whose further columns are the inputs', and
# divisions, which bulletins share. Both are small.
AT_THE_END = ("documents", "divisions")
_PARTS = 500  # bulletins after which what waits is put together, so that memory stays flat


class Sink(ABC):
    """Takes tables, writes files. A context manager: on leaving it in peace the files appear, else nothing does."""

    #: What the format could not hold, one sentence each.
    notes: list[str]
    #: Whether columns and codes go by their Chinese labels; only formats that people read can.
    chinese: bool = False

    def __init__(self, folder: Path) -> None:
        self.notes = []
        self.staging = Staging(folder)
        self._finder: Finder | None = Finder()
        self.opened = ExitStack()  # what must be closed, come what may, before files are moved or dropped
        self._waiting: list[dict[str, pa.Table]] = []

    @abstractmethod
    def append(self, name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
        """Write rows of one table. `texts` are the texts of their bulletins by doc_id."""

    def finish(self) -> None:  # noqa: B027
        """Write what is still held back; files are closed after it."""

    def write(self, tables: Mapping[str, pa.Table]) -> None:
        """Take the tables of one or more bulletins.

        Raises
        ------
        OutputError
            When the disk is full or the folder gone.
        """
        texts = dict(zip(tables["texts"]["doc_id"].to_pylist(), tables["texts"]["text"].to_pylist(), strict=True))
        try:
            for name in TABLES:
                if name not in AT_THE_END:
                    self.append(name, tables[name], texts)
        except OSError as error:
            raise self._output_error(error) from error
        self._look_for_duplicates(texts)
        self._waiting.append({name: tables[name] for name in AT_THE_END})
        if len(self._waiting) >= _PARTS:
            self._waiting = [concat(self._waiting)]

    def skip_duplicates(self) -> None:
        """Leave `duplicate_of` as it comes."""
        self._finder = None

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._complete()
                self.staging.commit()
        except OSError as problem:
            raise self._output_error(problem) from problem
        finally:
            with suppress(OSError):
                self.opened.close()
            self.staging.discard()

    def _complete(self) -> None:
        shared = concat(self._waiting)
        if self._finder:
            shared["documents"] = self._finder.mark(shared["documents"])
        for name in AT_THE_END:
            self.append(name, shared[name], {})
        self.finish()
        self.opened.close()
        self._describe(shared["documents"])

    def _look_for_duplicates(self, texts: Mapping[str, str]) -> None:
        try:
            if self._finder:
                self._finder.add(texts)
        except RectnlpError as error:
            self._finder = None
            self.notes.append(str(error))

    def _describe(self, documents: pa.Table) -> None:
        """`schema.json`: what every table and column is, and the schema's version."""
        own = {column.name for column in TABLES["documents"].columns}
        extra = [(field.name, str(field.type)) for field in documents.schema if field.name not in own]
        text = json.dumps(describe(extra), ensure_ascii=False, indent=1)
        self.staging.path("schema.json").write_text(text + "\n", encoding="utf-8")

    def _output_error(self, error: OSError) -> OutputError:
        return unwritable(self.staging.folder, error, "nothing was changed; make room, or choose another output")
