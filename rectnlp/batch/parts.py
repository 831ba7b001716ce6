"""How a run is cut into parts: each is one file a table, done whole or not at all.

The cut depends on the doc_ids near it and on nothing else, so that a bulletin more or less changes one part (or cuts
one in two) and leaves the others, with their names and bytes, as they are. (Content-defined chunking, as rsync and
restic cut files.) A part's name is a digest of what goes into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rectnlp.batch.work import Task, planned
from rectnlp.reading.limits import MEGABYTE
from rectnlp.reading.records import Input

SMALLEST, USUAL, LARGEST = 64, 128, 256  # bulletins; between the first and the last, one in `USUAL` ends a part
HEAVIEST = 64 * MEGABYTE  # content of one part, so that it fits into memory whatever its bulletins hold


@dataclass(frozen=True, slots=True)
class Part:
    """Bulletins that go into the same files, in order."""

    tasks: tuple[Task, ...]

    def name(self, under: str) -> str:
        """A name that changes with what goes in, and with the settings and versions it is made `under`."""
        entries = [under, *(part for task in self.tasks for part in identity(task))]
        return hashlib.sha256("\0".join(entries).encode(errors="replace")).hexdigest()[:24]


def identity(task: Task) -> tuple[str, str, str]:
    """What must be the same for a bulletin's rows to be the same: its key, its place, and its content."""
    return task.item.doc_id, task.item.source, task.digest or ""


def cut(items: Iterable[Input]) -> Iterator[Part]:
    """The parts of a run; each input is fingerprinted on the way."""
    tasks: list[Task] = []
    weight = 0
    for item in items:
        task, size = planned(item)
        if tasks and weight + size > HEAVIEST:
            yield Part(tuple(tasks))
            tasks, weight = [], 0
        tasks.append(task)
        weight += size
        ends = len(tasks) >= SMALLEST and _number(item.doc_id) % USUAL == 0
        if ends or len(tasks) == LARGEST:
            yield Part(tuple(tasks))
            tasks, weight = [], 0
    if tasks:
        yield Part(tuple(tasks))


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several runs that share the inputs between them: the i-th of n, from 1.

    >>> Shard.parse("2/4")
    Shard(index=2, count=4)
    """

    index: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """A shard as users write it. ValueError where it is none."""
        index, slash, count = text.partition("/")
        if not (slash and index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
            raise ValueError(f"{text!r} is no shard: write 2/4 for the second of four")
        return cls(int(index), int(count))

    @property
    def tag(self) -> str:
        """What its files are called; the whole has no name."""
        return "" if self.count == 1 else f"{self.index}of{self.count}-"

    def of(self, items: Iterable[Input]) -> Iterator[Input]:
        """Its inputs: which they are depends on their doc_ids alone."""
        return (item for item in items if _number(item.doc_id, b"shard") % self.count == self.index - 1)


def _number(doc_id: str, salt: bytes = b"") -> int:
    return int.from_bytes(hashlib.blake2b(doc_id.encode(errors="replace"), digest_size=8, salt=salt).digest(), "big")
