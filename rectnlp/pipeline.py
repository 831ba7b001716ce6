"""The way of the data: read → zones → outline → mentions → linking → documents → checks → tables.

`STEPS` is the order in which a bulletin is read. A step is a function that reads an `Analysis` and adds its own part.
What other packages find comes behind our own mentions and before `documents`, which counts the warnings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rectnlp import checks
from rectnlp.analysis import Analysis, failure_of
from rectnlp.bulletin import Bulletin
from rectnlp.collecting import paused
from rectnlp.documents import documents, inspections, problems, progress
from rectnlp.errors import LexiconError
from rectnlp.extractors import amounts, citations, counts, events, people, percentages, quantities, sanctions, units
from rectnlp.lexicons import Lexicons
from rectnlp.linking.bodies import resolving
from rectnlp.outlining import outline
from rectnlp.page import publication, zones
from rectnlp.schema import EXTRACTORS, Extractor


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name (a table's, where it fills one) and what it does."""

    name: str
    run: Callable[[Analysis], None]


STEPS: tuple[Step, ...] = (
    Step("zones", zones.find),
    Step("publication", publication.date),
    Step("outline", outline.infer),
    Step("citations", citations.extract),
    Step("quantities", quantities.scan),
    Step("counts", counts.extract),
    Step("percentages", percentages.extract),
    Step("amounts", amounts.extract),
    Step("units", units.extract),
    Step("bodies", resolving.resolve),
    Step("people", people.extract),
    Step("events", events.extract),
    Step("sanctions", sanctions.extract),
    Step("problems", problems.collect),
    Step("checks", checks.audit),
    Step("progress", progress.collect),
    Step("inspections", inspections.collect),
    Step("documents", documents.describe),
)


def all_steps() -> tuple[Step, ...]:
    """Our steps with those of other packages among them."""
    return (
        *STEPS[:-1],
        *(Step(extractor.table.name, partial(_found, extractor)) for extractor in EXTRACTORS),
        STEPS[-1],
    )


def _found(extractor: Extractor, analysis: Analysis) -> None:
    analysis.rows[extractor.table.name] = list(extractor.find(analysis))


@paused()
def analyse(
    bulletin: Bulletin,
    *,
    lexicons: Lexicons | None = None,
    segmenter: str = "rjieba",
    steps: tuple[Step, ...] | None = None,
) -> Analysis:
    """Read one bulletin. Never raises on a text: a step that fails leaves a row in `failures`, and the rest goes on.

    Raises
    ------
    LexiconError
        When a lexicon of the user's own breaks the format.
    """
    analysis = Analysis(bulletin, lexicons or Lexicons(), segmenter)
    analysis.body = analysis.view.norm
    for step in all_steps() if steps is None else steps:
        try:
            step.run(analysis)
        except LexiconError:
            raise  # the user's own file is wrong, not the text
        except Exception as error:  # one step's fault must not cost the other tables
            analysis.rows.setdefault("failures", []).append(failure_of(analysis, f"step {step.name}", error))
    return analysis
