"""What extractors find: one small class a table, its fields the table's own columns.

Positions are offsets into the normalised view (`View.norm`); `rectnlp.assemble` turns them into offsets into the text
as read. A phrase column (noun, predicate, actor …) holds the stretch of the view it was read from, so that it can be
printed as it stands in the bulletin and pointed at by `tables.explain`.

Extractors create mentions; linking fills in what needs the neighbourhood (nouns, bodies, actors, totals).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of the view that one rule found."""

    start: int
    end: int
    rule: str


@dataclass(slots=True, eq=False)
class Found:
    """A number with its measure, as scanned: not yet a mention of any table."""

    start: int  # of the bound word, where one stands before
    end: int
    numeral: Span
    measure: str  # folded; "" where a noun follows the number directly
    unit: Span | None  # the measure word, without 万 and 亿
    kind: str  # count, rate, points, or the dimension of an amount
    value: float
    value_high: float | None = None
    bound: str = "exact"


@dataclass(slots=True, eq=False)
class Quantity(Mention):
    """A number with its uncertainty: `value`, the upper end of a range, and a bound."""

    value: float
    value_high: float | None = None
    bound: str = "exact"


@dataclass(slots=True, eq=False)
class Count(Quantity):
    """A counted quantity: 236项整改措施."""

    unit: Span | None = None
    noun: Span | None = None
    predicate: Span | None = None
    per: Span | None = None
    part_of: Count | None = None
    repeat_of: Count | None = None


@dataclass(slots=True, eq=False)
class Percentage(Quantity):
    """A rate: 完成比例87.5%."""

    kind: str = "share"
    direction: str | None = None
    noun: Span | None = None


@dataclass(slots=True, eq=False)
class Amount(Quantity):
    """Money or a physical measure: 20.1亿元."""

    dimension: str = "other"
    unit: Span | None = None
    si_value: float | None = None
    si_unit: str | None = None
    noun: Span | None = None
    predicate: Span | None = None
    flow: str | None = None
    part_of: Amount | None = None
    repeat_of: Amount | None = None


@dataclass(slots=True, eq=False)
class Event(Mention):
    """A dated event: 6月18日,县委巡察组反馈了巡察意见."""

    date_start: dt.date | None = None
    date_end: dt.date | None = None
    granularity: str = "day"
    relation: str = "on"
    trigger: Span | None = None
    event_type: str = "other"
    actor: Span | None = None
    status: str = "done"
    description: Span | None = None
    date_basis: str | None = None


@dataclass(slots=True, eq=False)
class Unit(Mention):
    """A mention of a named organisational unit (单位)."""

    unit_id: str | None = None
    canonical: str | None = None
    unit_type: str = "other"
    level: str | None = None
    region: str | None = None
    parent: str | None = None
    division_code: str | None = None
    role: str | None = None


@dataclass(slots=True, eq=False)
class Sanction(Mention):
    """A disciplinary, administrative or judicial measure: 党内严重警告处分."""

    sanction: str
    category: str
    severity: int | None = None
    n_persons: int | None = None
    n_cases: int | None = None
    target: Span | None = None
    authority: Span | None = None
    date: str | None = None
    basis: Span | None = None
    status: str = "done"
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    offence: Span | None = None
    basis_law: Span | None = None
    target_unit_id: str | None = None
    authority_unit_id: str | None = None
    person_id: str | None = None
    person_group: str | None = None
    scope: str | None = None
    part_of: Sanction | None = None
    repeat_of: Sanction | None = None


@dataclass(slots=True, eq=False)
class Citation(Mention):
    """A cited document: 《中国共产党巡视工作条例》."""

    title: Span | None = None
    doc_number: Span | None = None
    doc_type: str | None = None
    action: str = "mentioned"


@dataclass(slots=True, eq=False)
class Person(Mention):
    """A mention of a named person with the position held."""

    person_id: str | None = None
    name: Span | None = None
    position: Span | None = None
    unit_id: str | None = None
