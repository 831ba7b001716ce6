"""Scores as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rectnlp.evaluation.compare import Change
from rectnlp.evaluation.scorer import Scores

_SHOWN = 20  # gains and losses listed a table


def scores(found: Scores) -> Iterator[str]:
    """A line a table, then checks, documents and sums, then row F1 by kind of bulletin."""
    for name, table in found.tables.items():
        low, high = table.interval
        further = "  ".join(f"{column} {share:.3f}" for column, share in table.columns.items())
        yield (
            f"{name:12} gold {table.gold:4} pred {table.predicted:4}  row {table.row:.3f} [{low:.3f}, {high:.3f}]"
            f" (P {table.precision:.3f} R {table.recall:.3f})  found {table.found:.3f}  span {table.span:.3f}"
            f"  {further}"
        ).rstrip()
    if found.checks:
        checks = found.checks
        yield (
            f"{'checks':12} gold {checks.gold:4} pred {checks.predicted:4}"
            f"  mismatches found {checks.mismatches_found:.3f}  invented {checks.mismatches_invented}"
            f"  core ok found {checks.ok_found:.3f}  ok precision {checks.ok_precision:.3f}"
        )
    if found.documents:
        documents = found.documents
        wrong = ", ".join(documents.wrong) or "none"
        yield f"{'documents':12} {documents.right:.3f} of {documents.columns} columns right; wrong: {wrong}"
    if found.sums:
        sums = found.sums
        yield (
            f"{'sums':12} planted mismatches found {sums.planted_found} of {sums.planted},"
            f" sums confirmed {sums.confirmed} of {sums.sums}, invented {sums.invented}"
        )
    for kind, tables in found.kinds.items():
        yield f"{kind}: " + "  ".join(f"{name} {row:.3f}" for name, row in tables.items())


def changes(found: Mapping[str, Change]) -> Iterator[str]:
    """Numbers of gains and losses, then each."""
    for table, change in found.items():
        yield f"{table:12} gained {len(change.gained)}, lost {len(change.lost)}"
        for sign, places in (("+", change.gained), ("-", change.lost)):
            for document, start, end, text in places[:_SHOWN]:
                yield f"  {sign} {document} {start}-{end} {text}"
            if len(places) > _SHOWN:
                yield f"  {sign} and {len(places) - _SHOWN} more"
