"""An extractor as another package would have it: letters and visits (信访件) with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import rectnlp
from rectnlp.analysis import Analysis
from rectnlp.mentions import Mention, Span
from rectnlp.schema import Column, Type, mention_table

_PETITION = re.compile(r"(信访件|来信来访件)([0-9]{1,9})件")


@dataclass(slots=True, eq=False)
class Petition(Mention):
    n: int
    kind: Span


def find(analysis: Analysis) -> Iterator[Petition]:
    for match in _PETITION.finditer(analysis.body):
        yield Petition(match.start(), match.end(), "petitions", int(match[2]), match.span(1))


EXTRACTOR = rectnlp.Extractor(
    mention_table(
        "petitions",
        "One row a number of letters and visits.",
        "信访",
        Column("n", Type.INTEGER, "How many.", "件数"),
        Column("kind", Type.PHRASE, "What they are called.", "名称"),
    ),
    find,
)
