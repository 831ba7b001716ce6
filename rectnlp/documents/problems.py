"""The inspection's problems, one row each, and the labelled passages of the bulletin."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Event, Span, Unit
from rectnlp.outlining.levels import names_fault
from rectnlp.outlining.titles import heading
from rectnlp.page.publication import read_date
from rectnlp.structure import Node, Passage

_INSPECTION_HEADING = re.compile("关于|方面|问题")
# The part of a heading that tells what the passage is, not what the inspection said.
_REPORTING = re.compile(r"(?:的?整改(?:落实|完成|进展)?(?:工作)?(?:情况)?|反馈的?问题|巡[视察]反馈)+(?=[。:]?\Z)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[年.-](\d{1,2})(?:月|(?![\d.-]))")
_IN_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】\n]{2,12})[)\]】][。;:]?\Z")
# The problem's last sentence tells its status where it speaks of the problem itself or says nothing else.
_ABOUT_PROBLEM = re.compile("(?:该|此|上述|本|以上|反馈的?)(?:项|条|个)?(?:问题|任务)")
_SHORT_SENTENCE = 10


@dataclass(slots=True, eq=False)
class Problem:
    """A row of `problems`."""

    node: Node
    title: Span | None
    kind: str
    aspect: str
    status: str | None
    deadline: dt.date | None
    responsible_unit_ids: str | None
    n_measures: int

    @property
    def problem_id(self) -> str:
        """The node_id of its node: every mention under it carries it."""
        return self.node.node_id

    @property
    def node_id(self) -> str:
        """Key into `outline`."""
        return self.node.node_id

    @property
    def number(self) -> int | None:
        """Its number in the bulletin."""
        return self.node.number


@dataclass(slots=True, eq=False)
class Field:
    """A row of `fields`."""

    field: str
    start: int
    end: int
    node_id: str | None

    @property
    def text(self) -> Span:
        """The passage."""
        return self.start, self.end


def collect(analysis: Analysis) -> None:
    """Fill `problems` and `fields`."""
    outline = analysis.outline
    under: dict[Node, list[Passage]] = {}
    fields = []
    for passage in outline.passages:
        node = outline.at(passage.label_start)
        fields.append(Field(passage.field, passage.start, passage.end, node.node_id if node else None))
        if node is not None and node.problem is not None:
            under.setdefault(node.problem, []).append(passage)
    n_measures: dict[Node, int] = {}
    for node in outline.nodes:
        above = node.parent
        if node.level == "measure" and node.problem and above is not None and above.level != "measure":
            n_measures[node.problem] = n_measures.get(node.problem, 0) + 1
    known: dict[Node, str | None] = {}
    analysis.rows["fields"] = fields
    analysis.rows["problems"] = [
        _problem(analysis, node, under.get(node, []), n_measures.get(node, 0), known)
        for node in outline.nodes
        if node.level == "item"
    ]


def _problem(
    analysis: Analysis, node: Node, passages: list[Passage], n_measures: int, known: dict[Node, str | None]
) -> Problem:
    aspect = _aspect(analysis, node, known)
    kind = "suggestion" if aspect == "suggestion" else "problem"
    status = _status(analysis, node, passages)
    deadline = _deadline(analysis, [passage for passage in passages if passage.kind == "deadline"])
    units = _responsible(analysis, [passage for passage in passages if passage.kind == "unit"])
    return Problem(node, _wording(analysis, node, passages), kind, aspect, status, deadline, units, n_measures)


def _wording(analysis: Analysis, node: Node, passages: list[Passage]) -> Span | None:
    """The problem as worded: its heading, or behind 反馈问题: where the heading only names the field of work."""
    text = analysis.view.norm
    worded = next((p for p in passages if p.kind == "problem" and p.end > p.start), None)
    if worded is None or worded.label_start <= (node.label or (0, node.start))[1] + 1:
        return node.title
    if node.title is not None and names_fault(text[slice(*node.title)], analysis.lexicons):
        return node.title
    return heading(text, worded.start, worded.end) or node.title


@compiled
def _aspects(lexicons: Lexicons) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["aspect"], re.compile(row["cues"])) for row in lexicons.rows("aspects"))


def aspect_of(heading: str, lexicons: Lexicons | None = None) -> str | None:
    """The aspect that a heading of the inspection names, or None.

    >>> aspect_of("落实全面从严治党责任不到位方面"), aspect_of("选人用人不规范"), aspect_of("其他")
    ('discipline', 'organisation', None)
    """
    heading = _REPORTING.sub("", heading)
    for aspect, cues in _aspects(lexicons or Lexicons()):
        if cues.search(heading):
            return aspect
    return None


def _aspect(analysis: Analysis, node: Node, known: dict[Node, str | None]) -> str:
    """The aspect of the outermost inspection heading above a problem, else of its own wording.

    `known` keeps the aspects of headings already looked at.
    """
    text = analysis.view.norm
    path: list[Node] = []
    above: Node | None = node
    while above is not None and above.level != "title":
        path.insert(0, above)
        if above not in known:
            known[above] = aspect_of(text[slice(*above.title)], analysis.lexicons) if above.title else None
        above = above.parent
    if any(known[above] == "suggestion" for above in path[:-1]):
        return "suggestion"
    for above in path:
        aspect = known[above]
        # The part that holds the whole list (二、整改落实情况) names no aspect.
        if above.level == "part" and not (above.title and _INSPECTION_HEADING.search(text, *above.title)):
            continue
        if aspect is not None and not (aspect == "suggestion" and above is node):
            return aspect
    return "other"


@compiled
def _statuses(lexicons: Lexicons) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["status"], re.compile("|".join([row["cue"], row["aliases"]] if row["aliases"] else [row["cue"]])))
        for row in lexicons.rows("statuses")
    )


def status_of(words: str, lexicons: Lexicons | None = None) -> str | None:
    """How far a problem is, as words say it, or None.

    >>> status_of("阶段性完成"), status_of("已完成"), status_of("尚未启动"), status_of("其他")
    ('ongoing', 'done', 'not_started', None)
    """
    for status, cues in _statuses(lexicons or Lexicons()):
        if cues.search(words):
            return status
    return None


def _status(analysis: Analysis, node: Node, passages: list[Passage]) -> str | None:
    """From the status label; else from brackets behind the heading; else from the last sentence, where it says so."""
    text, lexicons = analysis.view.norm, analysis.lexicons
    for passage in passages:
        if passage.kind == "status":
            stated = text[passage.start : min(passage.end, passage.start + 40)]
            return status_of(stated, lexicons)
    if node.title is not None:
        brackets = _IN_BRACKETS.search(text[slice(*node.title)])
        if brackets and (status := status_of(brackets[1], lexicons)):
            return status
    last = text[analysis.sentences.at(node.end - 1)[0] : node.end].strip()
    if len(last) <= _SHORT_SENTENCE or _ABOUT_PROBLEM.search(last):
        return status_of(last, lexicons)
    return None


def _deadline(analysis: Analysis, passages: list[Passage]) -> dt.date | None:
    text = analysis.view.norm
    for passage in passages:
        day = end_of(text[passage.start : passage.end])
        if day is not None:
            return day
        events: list[Event] = analysis.rows.get("events", [])
        for event in events:
            if passage.start <= event.start < passage.end and event.date_end is not None:
                return event.date_end
    return None


def end_of(text: str) -> dt.date | None:
    """The last day of a calendar date or month in a text; None where it names no year.

    >>> end_of("2023年6月底前"), end_of("2023年11月5日"), end_of("长期坚持")
    (datetime.date(2023, 6, 30), datetime.date(2023, 11, 5), None)
    """
    day = read_date(text)
    if day is not None:
        return day
    match = _YEAR_MONTH.search(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    year, month = int(match[1]), int(match[2])
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _responsible(analysis: Analysis, passages: list[Passage]) -> str | None:
    units: list[Unit] = analysis.rows.get("units", [])
    found = {
        unit.unit_id: None
        for passage in passages
        for unit in units
        if passage.start <= unit.start < passage.end and unit.unit_id is not None
    }
    return "|".join(found) or None
