"""What the checks say of every fictional bulletin: a change that changes any of it is seen, and looked at line by line.

    python tests/test_checks_told.py

writes `files/checks.tsv` anew. A line is a check, or what is linked to what: parts to their totals, figures told again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT
from planted import bulletin as planted

import rectnlp
from rectnlp.analysis import Analysis
from rectnlp.pipeline import analyse

FILE = Path(__file__).parent / "files" / "checks.tsv"
PLANTED = 20


def texts() -> Iterator[tuple[str, str]]:
    """The samples, the open half of the generated corpus, and bulletins with an error planted in each."""
    for path in sorted((ROOT / "data" / "samples").glob("*.txt")):
        yield f"samples/{path.stem}", path.read_text(encoding="utf-8")
    with (ROOT / "data" / "corpus" / "open" / "bulletins.csv").open(encoding="utf-8", newline="") as handle:
        yield from ((f"open/{row['doc_id']}", row["text"]) for row in csv.DictReader(handle))
    for seed in range(PLANTED):
        yield f"planted/{seed}", planted(seed, plant=True).text


def links(analysis: Analysis, table: str, column: str) -> str:
    """Which row of a table is linked to which, by where they stand."""
    rows = analysis.rows.get(table, ())
    return " ".join(f"{row.start}:{getattr(row, column).start}" for row in rows if getattr(row, column) is not None)


def told() -> Iterator[str]:
    for name, text in texts():
        analysis = analyse(rectnlp.Bulletin(text, "2024-12-31"))
        for check in analysis.rows["checks"]:
            yield "\t".join(
                (name, check.kind, check.status, str(check.total_start), check.expression or "", check.message)
            )
        for table in ("counts", "amounts", "sanctions"):
            for column in ("part_of", "repeat_of"):
                if linked := links(analysis, table, column):
                    yield "\t".join((name, f"{table}.{column}", linked))


def test_the_checks_say_what_they_said() -> None:
    """Where this fails and the new lines are the better ones, write the file anew."""
    assert list(told()) == FILE.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in told()), encoding="utf-8", newline="\n")
