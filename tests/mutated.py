"""Read many mutated bulletins and say how many promises were broken.

    python tests/mutated.py 20000 --workers 2

What a seed gives is the same everywhere, so that a fault is seen again by `python tests/mutated.py 1 --first SEED`,
and the fingerprint of all rows is the same on every run and machine. Exit status 1 where anything was raised.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mutants import mutant
from promises import digest, kept


class Told(NamedTuple):
    """What became of one mutated bulletin."""

    seed: int
    n_rows: int
    digest: str
    fault: str = ""


def read(seed: int) -> Told:
    """Read the mutated bulletin of one seed."""
    try:
        rows = kept(mutant(seed))
    except Exception:  # whatever it is, it is what this run looks for
        return Told(seed, 0, "", traceback.format_exc(limit=-3))
    return Told(seed, sum(map(len, rows.values())), digest(rows))


def read_all(seeds: range, workers: int) -> Iterator[Told]:
    """Every seed in order, in this process or in several."""
    if workers < 2:
        yield from map(read, seeds)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(read, seeds, chunksize=50)


def summary(told: Iterable[Told], out: object = sys.stderr) -> tuple[str, int]:
    """One line about them all, and how many had a fault; the faults go to `out`."""
    n = n_rows = faults = 0
    fingerprint = hashlib.sha256()
    for each in told:
        n, n_rows = n + 1, n_rows + each.n_rows
        fingerprint.update(each.digest.encode())
        if each.fault:
            faults += 1
            print(f"seed {each.seed}: {each.fault}", file=out)  # type: ignore[call-overload]
    return f"{n:,} mutated bulletins, {n_rows:,} rows, {faults} exceptions; rows {fingerprint.hexdigest()[:16]}", faults


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", type=int, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    given = parser.parse_args()
    line, faults = summary(read_all(range(given.first, given.first + given.n), given.workers))
    print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
