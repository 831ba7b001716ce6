"""What a run tells of itself: a line every ten seconds, a bar on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rectnlp.batch.progress import Progress, rate, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(*seconds: float) -> Iterator[float]:
    yield from seconds


def test_a_line_every_ten_seconds() -> None:
    stream, times = io.StringIO(), clock(0, 4, 12, 15, 22)
    with shown(100, stream, lambda: next(times)) as report:
        for read in (10, 30, 40, 60):
            report(Progress(read=read, characters=read * 1000))
    assert stream.getvalue().splitlines() == [
        "30 of 100, 2.5 a second, 2,500 characters a second, 0:00:28 left",
        "60 of 100, 2.7 a second, 2,727 characters a second, 0:00:15 left",
    ]


def test_a_bar_on_a_terminal() -> None:
    stream, times = Terminal(), clock(0, 10)
    with shown(50, stream, lambda: next(times)) as report:
        report(Progress(read=20, kept=20, failed=2, characters=5000))
    assert "40/50" in stream.getvalue()
    assert "2.0 a second, 500 characters a second, 0:00:05 left, 2 failed" in stream.getvalue()


def test_nothing_is_divided_by_no_time() -> None:
    assert rate(Progress(read=0), 10, 0) == "0.0 a second, 0 characters a second"
