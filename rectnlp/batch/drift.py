"""What a data set holds by rates that should stay as they are, and which of them moved.

Rates are ratios of two sums over bulletins (rows and thousands of characters, missing values and rows), with the
standard error of such a ratio (Cochran, Sampling Techniques, 1977, 6.4), since bulletins, not rows, are what is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from rectnlp.batch.claimed import claims
from rectnlp.batch.database import files_of, open_dataset
from rectnlp.schema import TABLES

if TYPE_CHECKING:
    import duckdb

_ERRORS = 3.0  # standard errors by which a rate must move
_FEWEST = 5  # bulletins of a group that a rate is judged on
# Tables that the profile counts rows of: all that bulletins have many or few rows of, depending on what they say.
_COUNTED = [name for name in TABLES if name not in ("documents", "texts", "failures", "divisions", "warnings")]


@dataclass(frozen=True, slots=True)
class Group:
    """All bulletins, those of one source, or those of one month."""

    source: str | None = None
    month: str | None = None

    def __str__(self) -> str:
        return self.source or self.month or "all"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of one group, its standard error, and the number of bulletins behind it."""

    value: float
    error: float
    bulletins: int


Profile = dict[tuple[Group, str], Rate]


@dataclass(frozen=True, slots=True)
class Drift:
    """A rate that moved."""

    group: Group
    name: str
    old: Rate
    new: Rate

    def __str__(self) -> str:
        return f"{self.group}: {self.name}: {self.old.value:.4g}, now {self.new.value:.4g}"


def profile_of(folder: str | Path) -> Profile:
    """The rates of a data set, of the whole and by source and by month.

    A source is the folder (or the table, or the archive) that a bulletin came from, a month that of its publication.
    The rates: rows of each table per 1,000 characters; the share of <NA> in each column; failures and each code of
    warnings per bulletin; and the share of numerals that no table claimed.

    Raises
    ------
    InputError
        When the folder is no data set in Parquet.
    """
    profile: Profile = {}
    with open_dataset(folder) as connection:
        connection.execute(_BULLETINS)
        for name in _COUNTED:
            _add(profile, connection, _of_table(name))
        _add(profile, connection, _FAILURES)
        codes = [row[0] for row in connection.execute("SELECT DISTINCT code FROM warnings ORDER BY code").fetchall()]
        for code in codes:
            _add(profile, connection, _WARNINGS, code)
        found = list(claims(files_of(Path(folder))))
        if found:
            columns = zip(*found, strict=True)
            numerals = pa.table(dict(zip(("doc_id", "numerals", "missed"), map(list, columns), strict=True)))
            connection.register("numerals", numerals)
            _add(profile, connection, _NUMERALS)
    return profile


def drifts(old: Profile, new: Profile, tolerance: float = 0.1) -> list[Drift]:
    """The rates that moved: by more than `tolerance`, as a share of what they were, and by more than chance explains.

    Only groups that both have are compared; a rate that one of them lacks is 0 there.
    """
    groups = {group for group, _ in old} & {group for group, _ in new}
    zero = Rate(0.0, 0.0, 0)
    found = []
    for key in dict.fromkeys([*old, *new]):
        if key[0] not in groups:
            continue
        before, after = old.get(key, zero), new.get(key, zero)
        if min(_bulletins(old, key[0]), _bulletins(new, key[0])) < _FEWEST:
            continue
        moved = abs(after.value - before.value)
        if moved > tolerance * before.value and moved > _ERRORS * math.hypot(before.error, after.error):
            found.append(Drift(*key, before, after))
    return found


def told(profile: Profile, groups: bool = False) -> Iterator[str]:
    """The rates as lines, those of the whole first."""
    for (group, name), rate in sorted(profile.items(), key=lambda item: (item[0][0] != Group(), str(item[0][0]))):
        if groups or group == Group():
            yield f"{group}\t{name}\t{rate.value:.4g}\t± {rate.error:.2g}\t{rate.bulletins:,} bulletins"


def _bulletins(profile: Profile, group: Group) -> int:
    return profile[group, _FAILED].bulletins if (group, _FAILED) in profile else 0


_FAILED = "failures per bulletin"
_PLACE = (
    r"CASE WHEN regexp_matches(source, '\.(csv|tsv|parquet|jsonl)$') THEN source "
    r"ELSE coalesce(nullif(regexp_replace(source, '[/\\]?[^/\\]*$', ''), ''), '.') END"
)
_BULLETINS = f"""
    CREATE TEMP TABLE bulletins AS
    SELECT doc_id, {_PLACE} AS source, coalesce(strftime(published, '%Y-%m'), published_year::VARCHAR) AS month,
           n_chars / 1000.0 AS length, 0 AS failed
    FROM documents
    UNION ALL
    SELECT doc_id, {_PLACE}, NULL, 0, 1 FROM (SELECT doc_id, any_value(source) AS source FROM failures GROUP BY doc_id)
    WHERE doc_id NOT IN (SELECT doc_id FROM documents)
"""
_FAILURES = f"SELECT '{_FAILED}' AS name, source, month, failed AS x, 1 AS base FROM bulletins"
_WARNINGS = """
    SELECT 'warnings ' || $1 || ' per bulletin' AS name, b.source, b.month, coalesce(w.n, 0) AS x, 1 AS base
    FROM bulletins b
    LEFT JOIN (SELECT doc_id, count(*) AS n FROM warnings WHERE code = $1 GROUP BY doc_id) w USING (doc_id)
    WHERE NOT b.failed
"""
_NUMERALS = """
    SELECT 'numerals that no table claimed' AS name, b.source, b.month, n.missed AS x, n.numerals AS base
    FROM bulletins b JOIN numerals n USING (doc_id)
"""
# The sums that a ratio and its error are made of.
_SUMS = """
    SELECT name, grouping(source), grouping(month), source, month,
           count(*), sum(x)::DOUBLE, sum(base)::DOUBLE,
           sum(x * x)::DOUBLE, sum(x * base)::DOUBLE, sum(base * base)::DOUBLE
    FROM ({query})
    GROUP BY GROUPING SETS ((name), (name, source), (name, month))
"""


def _of_table(name: str) -> str:
    """The rates of one table, a row a bulletin and rate."""
    columns = [column.name for column in TABLES[name].columns if column.name not in ("doc_id", "mention_id")]
    missing = ", ".join(f'count(*) FILTER ("{column}" IS NULL) AS na_{i}' for i, column in enumerate(columns))
    shares = "".join(
        f"UNION ALL SELECT '<NA> in {name}.{column}', source, month, coalesce(na_{i}, 0), coalesce(n, 0) FROM each\n"
        for i, column in enumerate(columns)
    )
    return f"""
        WITH each AS (
            SELECT b.source, b.month, b.length, t.* EXCLUDE (doc_id)
            FROM bulletins b
            LEFT JOIN (SELECT doc_id, count(*) AS n, {missing} FROM "{name}" GROUP BY doc_id) t USING (doc_id)
            WHERE NOT b.failed
        )
        SELECT '{name} per 1,000 characters' AS name, source, month, coalesce(n, 0) AS x, length AS base FROM each
        {shares}
    """


def _add(profile: Profile, connection: duckdb.DuckDBPyConnection, query: str, *values: str) -> None:
    for name, any_source, any_month, source, month, *sums in connection.execute(
        _SUMS.format(query=query), list(values)
    ).fetchall():
        if (any_source or source) and (any_month or month):
            rate = _rate(*sums)
            if rate is not None:
                profile[Group(source, month), name] = rate


def _rate(n: int, x: float, base: float, xx: float, xb: float, bb: float) -> Rate | None:
    """A ratio of sums with its standard error."""
    if not base:
        return None
    ratio = x / base
    spread = max(xx - 2 * ratio * xb + ratio * ratio * bb, 0.0)
    return Rate(ratio, math.sqrt(spread * n / max(n - 1, 1)) / base, n)
