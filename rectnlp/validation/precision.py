"""What a coded sheet says: precision by table with its interval, and the coders' agreement.

The interval is Wilson's, which holds for small samples and for a precision of 1. Over all tables, each weighs as many
rows as it has in the run; the interval is then Wilson's at the effective sample size after Kish.

Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927); L. Kish,
Survey Sampling (1965), on weighting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from rectnlp.validation import reliability
from rectnlp.validation.sheet import Coded

_Z = 1.959963984540054  # the 97.5th percentile of the normal distribution: 95 % intervals
ALL = "all"


@dataclass(frozen=True, slots=True)
class Precision:
    """One table's figures; `table` is `all` for the whole run. What cannot be told is None."""

    table: str
    rows: int  # in the run
    decided: int  # lines whose verdict is 1 or 0
    right: int
    unclear: int  # lines whose verdict is ?
    open: int  # lines without a verdict: nobody has coded them, or the coders differ and have not settled it
    precision: float | None
    interval: tuple[float, float] | None
    both: int  # lines that both coders have coded
    percent: float | None
    kappa: float | None
    alpha: float | None


def figures(coded: Iterable[Coded]) -> list[Precision]:
    """The figures of every table in a sheet, in the sheet's order, and those of the whole run."""
    strata: dict[str, list[Coded]] = {}
    for line in coded:
        strata.setdefault(line.table, []).append(line)
    each = [_figures(table, lines[0].stratum, lines) for table, lines in strata.items()]
    return [*each, _overall(each, [line for lines in strata.values() for line in lines])] if each else []


def _figures(table: str, rows: int, lines: Sequence[Coded]) -> Precision:
    verdicts = [line.verdict for line in lines]
    right, decided = verdicts.count("1"), verdicts.count("1") + verdicts.count("0")
    pairs = [(line.coders[0], line.coders[1]) for line in lines if line.coders[0] and line.coders[1]]
    told = [(a, b) for a, b in pairs if a and b]
    return Precision(
        table,
        rows,
        decided,
        right,
        verdicts.count("?"),
        verdicts.count(None),
        right / decided if decided else None,
        wilson(right / decided, decided) if decided else None,
        len(told),
        reliability.percent(told),
        reliability.kappa(told),
        reliability.alpha(told),
    )


def _overall(each: Sequence[Precision], lines: Sequence[Coded]) -> Precision:
    """The whole run: precision weighted by what each table has in it, agreement over all lines."""
    plain = _figures(ALL, sum(one.rows for one in each), lines)
    known = [one for one in each if one.decided]
    total = sum(one.rows for one in known)
    if not total:
        return plain
    shares = [(one.rows / total, one.right / one.decided, one.decided) for one in known]
    precision = sum(weight * p for weight, p, _ in shares)
    effective = 1 / sum(weight**2 / n for weight, _, n in shares)
    return Precision(
        ALL, plain.rows, plain.decided, plain.right, plain.unclear, plain.open, precision, wilson(precision, effective),
        plain.both, plain.percent, plain.kappa, plain.alpha,
    )  # fmt: skip


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share among n.

    >>> [round(end, 4) for end in wilson(0.9, 50)]
    [0.7864, 0.9565]
    """
    middle = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    low, high = ((middle + sign * half) / (1 + _Z**2 / n) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def printed(rows: Sequence[Precision]) -> Iterator[str]:
    """The figures as lines of text: precision first, then agreement."""
    yield f"{'table':<12} {'rows':>8} {'coded':>6} {'right':>6} {'?':>4} {'open':>5}  precision [95 % Wilson]"
    for one in rows:
        told = f"{one.rows:>8,} {one.decided:>6,} {one.right:>6,} {one.unclear:>4,} {one.open:>5,}"
        interval = f"[{one.interval[0]:.3f}, {one.interval[1]:.3f}]" if one.interval else ""
        yield f"{one.table:<12} {told}  {_number(one.precision)} {interval}".rstrip()
    yield f"{ALL}: tables weighted by their rows; interval at Kish's effective sample size"
    if any(one.both for one in rows):
        yield ""
        yield f"{'table':<12} {'both':>8}  percent  Cohen's kappa  Krippendorff's alpha"
        for one in rows:
            agreement = f"{_number(one.percent):>7}  {_number(one.kappa):>13}  {_number(one.alpha):>20}"
            yield f"{one.table:<12} {one.both:>8,}  {agreement}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
