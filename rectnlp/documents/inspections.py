"""Inspections that the bulletin answers: one row a bulletin and inspected body.

The inspection is the first dated one of the bulletin; its inspector, days and feedback come from `events`, the
inspected bodies from the units that its sentence says were inspected, else from the title.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.grammars.numerals import parse
from rectnlp.mentions import Event, Span, Unit

# Kinds of inspection by the words that name them, the more specific first.
# Sources: 中国共产党巡视工作条例 (2024); 审计法 (2021); 中央生态环境保护督察工作规定 (2019).
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("环保督察", re.compile(r"(?:生态)?环境保护?督[察查]|环保督[察查]|生态环保督[察查]")),
    ("巡视", re.compile(r"巡视")),
    ("巡察", re.compile(r"巡察")),
    ("审计", re.compile(r"审计")),
    ("督察", re.compile(r"督[察查]组|督察|进驻")),
)
_ROUND = re.compile(r"第(?P<number>[0-9一二三四五六七八九十]{1,4})轮(?=[^,。;\n]{0,10}(?:巡|督|审计))")
# 对某局党组、某镇党委开展巡察: what was inspected stands between these.
_OBJECT = re.compile(
    r"(?:(?<![针相面])对|赴|进驻)(?P<object>[^。;\n]{1,160}?)(?:开展|进行|实施|作|组织|延伸|巡[视察](?!组|办)|$)"
)
# The phase of rectification. Source: 关于加强巡视整改和成果运用的意见 (2022): 集中整改 of six months, then 持续整改.
_PHASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("集中整改", re.compile(r"集中整改(?:期|阶段|进展|情况|工作|任务|落实)")),
    (
        "长期整改",
        re.compile(r"(?:长期|持续|后续|常态化)整改(?:期|阶段|进展|情况|落实)|集中整改期?(?:满|后|结束)后?(?:的)?整改"),
    ),
)
# How far into a text its opening reaches: title, lead, first paragraphs.
_OPENING = 1500
_DATED = ("range", "day", "month", "tenday", "year")


@dataclass(slots=True, eq=False)
class Inspection:
    """A row of `inspections`."""

    inspection_id: str
    kind: str
    round: int | None = None
    phase: str | None = None
    inspector: Span | None = None
    inspected_unit_id: str | None = None
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    feedback_date: dt.date | None = None


def collect(analysis: Analysis) -> None:
    """Fill `inspections`."""
    event = _event(analysis)
    signature = analysis.zones.signature
    text = analysis.view.norm[: signature[0]] if signature else analysis.view.norm
    start, end = analysis.sentences.at(event.start) if event else (0, 0)
    title = analysis.zones.title
    kind = _kind(text, *((start, end) if event else title or (0, 0))) or (_kind(text, *title) if title else None)
    if kind is None:
        return
    inspected = _inspected(analysis, event, start, end) if event else []
    row = Inspection(
        "",
        kind,
        round=_round(text, (start, end), title),
        phase=_phase(text, title),
        inspector=_inspector(analysis, event, start, end),
        date_start=event.date_start if event else None,
        date_end=event.date_end if event else None,
        feedback_date=_feedback(analysis, event),
    )
    units = inspected or [unit for unit in (_of_title(analysis),) if unit]
    ids = list(dict.fromkeys(unit.unit_id for unit in units)) or [None]
    analysis.rows["inspections"] = [
        Inspection(
            f"{analysis.bulletin.doc_id}:inspection{number}",
            row.kind,
            row.round,
            row.phase,
            row.inspector,
            unit_id,
            row.date_start,
            row.date_end,
            row.feedback_date,
        )
        for number, unit_id in enumerate(ids, start=1)
    ]


def _events(analysis: Analysis) -> list[Event]:
    """The bulletin's own events: what is added behind its signature tells of something else."""
    signature = analysis.zones.signature
    events: list[Event] = analysis.rows.get("events", [])
    return [event for event in events if event.start < signature[0]] if signature else events


def _event(analysis: Analysis) -> Event | None:
    """The dated inspection that the bulletin opens with."""
    second = None
    for event in _events(analysis):
        if event.start > _OPENING:
            break
        if event.relation != "on" or event.granularity not in _DATED or event.status == "planned":
            continue
        if event.event_type == "inspection":
            return event
        if second is None and event.granularity == "range":
            start, end = analysis.sentences.at(event.start)
            if event.event_type != "feedback" and _kind(analysis.view.norm, start, end) in ("巡视", "巡察", "环保督察"):
                second = event
    return second


def _kind(text: str, start: int, end: int) -> str | None:
    for kind, pattern in _KINDS:
        if pattern.search(text, start, end):
            return kind
    return None


def _round(text: str, sentence: Span, title: Span | None) -> int | None:
    match = _ROUND.search(text, *sentence) or (_ROUND.search(text, *title) if title else None)
    match = match or _ROUND.search(text, 0, min(len(text), _OPENING // 2))
    value = parse(match["number"]) if match else None
    return int(value.low) if value else None


def _phase(text: str, title: Span | None) -> str | None:
    for span in ([title] if title else []) + [(0, _OPENING)]:
        for phase, pattern in reversed(_PHASES):
            if pattern.search(text, *span):
                return phase
    return None


def _inspector(analysis: Analysis, event: Event | None, start: int, end: int) -> Span | None:
    if event and event.actor:
        return event.actor
    for unit in analysis.rows.get("units", ()):
        if unit.role == "inspector" and (event is None or start <= unit.start < end):
            return unit.start, unit.end
    return None


def _inspected(analysis: Analysis, event: Event, start: int, end: int) -> list[Unit]:
    """The units that the inspection's sentence says were inspected, coordinated ones included."""
    units: list[Unit] = sorted(analysis.rows.get("units", ()), key=lambda unit: unit.start)
    starts = [unit.start for unit in units]
    match = _OBJECT.search(analysis.body, event.end, end)
    if match is None:
        return []
    inside = units[bisect_left(starts, match.start("object")) : bisect_left(starts, match.end("object"))]
    return [unit for unit in inside if unit.unit_type != "inspection" and unit.unit_id]


def _of_title(analysis: Analysis) -> Unit | None:
    """The body that the title names: it answers for its own inspection."""
    title = analysis.zones.title
    if title is None:
        return None
    for unit in analysis.rows.get("units", ()):
        if title[0] <= unit.start and unit.end <= title[1] and unit.unit_id:
            return unit  # type: ignore[no-any-return]
    return None


def _feedback(analysis: Analysis, inspection: Event | None) -> dt.date | None:
    """The day of the feedback: the first such event from the inspection on."""
    for event in _events(analysis):
        later = inspection is None or event.start >= inspection.start
        if (
            event.event_type == "feedback"
            and event.relation == "on"
            and event.granularity in ("day", "range")
            and later
        ):
            return event.date_start
    return None
