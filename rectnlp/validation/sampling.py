"""Which rows people should look at: a random sample, stratified by table.

A row's place in the draw is the hash of the seed and its mention_id. So the sample depends on nothing else: not on the
order of the rows, the format they were saved in, or the machine; and a larger sample with the same seed holds the
smaller one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rectnlp.errors import InputError
from rectnlp.schema import TABLES
from rectnlp.tables import Tables


@dataclass(frozen=True, slots=True)
class Drawn:
    """One row to be coded."""

    table: str
    stratum: int  # rows that its table has in the run
    row: Mapping[str, Any]


def draw(tables: Tables, n: int = 200, *, seed: int = 1, only: Iterable[str] = ()) -> list[Drawn]:
    """A sample of mention rows, as many of each table as the tables' sizes allow.

    Equal strata give every table's precision an interval of about the same width. What a small table cannot give goes
    to the others.

    Parameters
    ----------
    tables
        A finished run.
    n
        Rows to draw; where there are fewer, all are drawn.
    seed
        Another seed gives another sample.
    only
        The mention tables to draw from; all of them by default.

    Raises
    ------
    InputError
        When `only` names what is no mention table, or there is no row to draw.

    >>> import rectnlp
    >>> run = rectnlp.extract("完成整改37项，完成率91.1%。")
    >>> [(drawn.table, drawn.row["text"]) for drawn in draw(run)]
    [('counts', '37项'), ('percentages', '91.1%')]
    """
    names = _names(only)
    arrow = tables.to_arrow()
    sizes = {name: arrow[name].num_rows for name in names}
    if not any(sizes.values()):
        raise InputError("no rows to draw from; extract something first, or name other tables")
    drawn = []
    for name, quota in allot(sizes, n).items():
        rows = sorted(arrow[name].to_pylist(), key=lambda row: _place(seed, row["mention_id"]))
        drawn += [Drawn(name, sizes[name], row) for row in rows[:quota]]
    return drawn


def allot(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """How many to draw from each stratum: equal shares, each no larger than its stratum.

    >>> allot({"counts": 900, "events": 500, "citations": 10}, 100)
    {'counts': 45, 'events': 45, 'citations': 10}
    """
    quotas = dict.fromkeys(sizes, 0)
    left = n
    for at, name in enumerate(sorted(sizes, key=sizes.__getitem__)):  # what a small one cannot give goes to the larger
        quotas[name] = min(sizes[name], left // (len(sizes) - at))
        left -= quotas[name]
    return quotas


def _names(only: Iterable[str]) -> list[str]:
    known = [name for name, table in TABLES.items() if table.mentions]
    wanted = list(only) or known
    for name in wanted:
        if name not in known:
            raise InputError(f"{name}: no table of mentions; choose from {', '.join(known)}")
    return [name for name in known if name in wanted]


def _place(seed: int, mention_id: str) -> bytes:
    return hashlib.sha256(f"{seed}:{mention_id}".encode()).digest()
