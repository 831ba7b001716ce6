"""How far a run is: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from rectnlp.batch.run import Progress

_EVERY = 10.0  # seconds between two plain lines


@contextmanager
def shown(
    total: int, stream: IO[str], clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[Progress], None]]:
    """What a run reports to; `total` is the number of bulletins of the inputs."""
    if stream.isatty():
        with _bar(total, stream, clock) as report:
            yield report
    else:
        yield _Lines(total, stream, clock)


class _Lines:
    """A line every ten seconds."""

    def __init__(self, total: int, stream: IO[str], clock: Callable[[], float]) -> None:
        self.total = total
        self.stream = stream
        self.clock = clock
        self.begun = self.told = clock()

    def __call__(self, progress: Progress) -> None:
        now = self.clock()
        if now - self.told >= _EVERY:
            self.told = now
            done = progress.read + progress.kept
            print(
                f"{done:,} of {self.total:,}, {rate(progress, self.total, now - self.begun)}",
                file=self.stream,
                flush=True,
            )


def rate(progress: Progress, total: int, seconds: float) -> str:
    """Rate, time left and failures in words; what was done before says nothing of the rate.

    >>> rate(Progress(read=200, kept=50, failed=1, characters=5_000_000), 1_050, 100)
    '2.0 a second, 50,000 characters a second, 0:06:40 left, 1 failed'
    """
    speed = progress.read / seconds if seconds > 0 else 0.0
    words = [
        f"{speed:,.1f} a second",
        f"{progress.characters / seconds if seconds > 0 else 0:,.0f} characters a second",
    ]
    if speed:
        left = round(max(total - progress.read - progress.kept, 0) / speed)
        words.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
    if progress.failed:
        words.append(f"{progress.failed:,} failed")
    return ", ".join(words)


@contextmanager
def _bar(total: int, stream: IO[str], clock: Callable[[], float]) -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Bar(*columns, console=Console(file=stream)) as bar:
        task = bar.add_task("", total=total, rate="")
        begun = clock()

        def report(progress: Progress) -> None:
            words = rate(progress, total, clock() - begun)
            bar.update(task, completed=progress.read + progress.kept, rate=words)

        yield report
