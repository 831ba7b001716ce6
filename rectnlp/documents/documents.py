"""The `documents` row: what a bulletin says of itself as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Count, Event, Percentage, Span, Unit
from rectnlp.page import triage
from rectnlp.page.kinds import kind

# Who issues, at the head of a title: 中共某县委关于…, 某区水利局巡察整改情况的公示.
_ISSUER = re.compile(
    r"""
    (?P<issuer>
      [^“”《》〈〉,。:;!?\n]{2,45}?
      (?:[委局厅部院办校会组府司团行处室心所站社队庭矿厂乡镇]|集团|街道|大学)
      (?:\([^)\n]{1,14}\))?
    )
    (?=关于|落实|印发|巡[视察]|审计(?!局|厅|署)|环保督察|生态环境|整改|对(?!外)|开展|20\d\d年)
    """,
    re.VERBOSE,
)
_REGION = re.compile(
    r"(?:中共|中国共产党)?(?P<region>[一-鿿]{1,9}?(?:自治[区州县旗]|[省县旗盟州]|(?<!城)市|(?<![社校园院辖小山厂矿林])区))(?!场监|政工程)"
)
_LETTERS = re.compile(r"\w+")
_RESULT = re.compile("已|完成|未|办结|到位|剩余|其余|解决")
_MEASURE_NOUN = re.compile(r"(?:措施|举措)\Z")
_FAR = re.compile("完成|到位|整改|办结|销号|落实")
_LEVEL_COLUMNS = {"province": "province", "city": "city", "county": "county"}


@dataclass(slots=True, eq=False)
class Document:
    """A row of `documents`."""

    source: str | None
    title: str | None
    n_chars: int
    published: dt.date | None
    published_year: int | None
    published_source: str | None
    posted: dt.date | None
    signed: dt.date | None
    doc_kind: str
    script: str
    encoding: str | None
    reader: str
    body_hash: str
    origin: str | None
    garbled: float
    issuer: Span | None = None
    region: str | None = None
    division_code: str | None = None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    inspector: Span | None = None
    inspection_start: dt.date | None = None
    inspection_end: dt.date | None = None
    feedback_date: dt.date | None = None
    cutoff: dt.date | None = None
    n_problems: int | None = None
    n_measures: int | None = None
    n_done: int | None = None
    n_ongoing: int | None = None
    completion_rate: float | None = None
    completion_basis: str | None = None
    phone: Span | None = None
    email: Span | None = None
    address: Span | None = None
    n_warnings: int = 0
    duplicate_of: str | None = None  # known when the whole set is, see `duplicates`


def describe(analysis: Analysis) -> None:
    """Fill `documents`, and warn of a text that is no bulletin."""
    bulletin, view, zones = analysis.bulletin, analysis.view, analysis.zones
    row = Document(
        source=bulletin.source,
        title=re.sub(r"\s*\n\s*", "", analysis.printed(zones.title)) if zones.title else None,
        n_chars=len(bulletin.text),
        published=analysis.published,
        published_year=analysis.published_year,
        published_source=analysis.published_source,
        posted=analysis.posted,
        signed=analysis.signed,
        doc_kind=kind(analysis),
        script=view.script,
        encoding=bulletin.encoding,
        reader=bulletin.reader,
        body_hash=body_hash(analysis),
        origin=analysis.origin,
        garbled=triage.flag(analysis),
        issuer=_issuer(analysis),
    )
    _place(analysis, row)
    _inspection(analysis, row)
    _figures(analysis, row)
    _contacts(analysis, row)
    _warn(analysis, row)
    row.n_warnings = len(analysis.rows.get("warnings", []))
    analysis.rows["documents"] = [row]


def body_hash(analysis: Analysis) -> str:
    """SHA-256 over the letters and digits of the prose: without furniture, title, signature, space and punctuation."""
    text, zones = analysis.view.norm, analysis.zones
    left_out = sorted([*zones.header, *(span for span in (zones.title, zones.signature) if span)])
    digest = hashlib.sha256()
    at = 0
    for start, end in [*left_out, (len(text), len(text))]:
        if start > at:
            digest.update("".join(_LETTERS.findall(text, at, start)).encode("utf-8"))
        at = max(at, end)
    return digest.hexdigest()


class _Cues(NamedTuple):
    """Patterns made of the words for inspections."""

    team: re.Pattern[str]  # who inspected, where no event says so: the first named team
    inspecting: re.Pattern[str]  # what an event of inspection is told by
    stated: re.Pattern[str]  # what is said of the number of all problems


@compiled
def _cues(lexicons: Lexicons) -> _Cues:
    inspection = lexicons.pattern("inspections", "any")
    return _Cues(
        re.compile(
            r"(?:中央|(?:[一-鿿]{2,6})?[省市县区旗州盟校]|自治区|集团|公司|教育部)(?:党委|委|党组)?(?:第[一二三四五六七八九十]{1,3})?"
            rf"(?:专项|生态环境保护|环境保护|环保|常规)?{inspection}组"
        ),
        re.compile(f"{inspection}|进驻"),
        re.compile(f"{inspection}|反馈|梳理|整改|细化|分解|明确|共"),
    )


@compiled
def _rates(lexicons: Lexicons) -> tuple[str, ...]:
    """How the names of rates end that say how far the whole rectification is."""
    return tuple(surface for surface, row in lexicons.words("rate_words").items() if row["whole"])


@compiled
def _publisher(lexicons: Lexicons) -> re.Pattern[str]:
    """The page's own word for who issues, where neither title nor signature tells."""
    label = lexicons.pattern("page_words", "publisher")
    return re.compile(
        rf"{label}[ ]?[:|][ |]*(?P<issuer>[^\n|丨【】。;: ]{{3,40}}?)(?=[ ]*(?:[|丨]|$|[ ]|[发成公主索有]))"
    )


def _issuer(analysis: Analysis) -> Span | None:
    """From the title (X关于…的通报), else the signature, else the page's own word for who published it."""
    text, zones = analysis.view.norm, analysis.zones
    if zones.title:
        match = _ISSUER.match(text, *zones.title)
        if match and not match["issuer"].startswith(("关于", "对")):
            return match.span("issuer")
    if zones.signature:
        start, end = zones.signature
        lines = re.match(
            r"(?P<issuer>[^\d\n]*[^\d\s一二〇xX*](?:\n[^\d\n]*[^\d\s一二〇xX*])?)(?=[ \n]*(?:[\d一二xX*]|\Z))",
            text[start:end],
        )
        if lines:
            first = lines["issuer"].split("\n")[0].rstrip()
            return start, start + len(first)
    for line_start, line_end in zones.header:
        match = _publisher(analysis.lexicons).search(text, line_start, line_end)
        if match:
            return match.span("issuer")
    return None


def _place(analysis: Analysis, row: Document) -> None:
    """The division of the issuer: from the unit that it names, else from the name itself."""
    units: list[Unit] = analysis.rows.get("units", [])
    if row.issuer:
        start, end = row.issuer
        named = [unit for unit in units if start <= unit.start < end]
        # 市审计局 names no city, but another body of its rank may.
        levels = {unit.level for unit in named if unit.level}
        placed = [unit for unit in named if unit.region] or [
            unit for unit in units if unit.region and unit.level in levels
        ]
        if placed:
            row.region, row.division_code = placed[0].region, placed[0].division_code
        elif match := _REGION.match(analysis.view.norm, start, end):
            row.region = match["region"]
    if row.region and (at := analysis.view.norm.find(row.region)) >= 0:
        row.region = analysis.printed((at, at + len(row.region)))
    divisions = {division.code: division for division in analysis.rows.get("divisions", [])}
    code = row.division_code
    while code in divisions:
        division = divisions[code]
        if division.level in _LEVEL_COLUMNS:
            setattr(row, division.level, division.name)
        code = division.parent


def _inspection(analysis: Analysis, row: Document) -> None:
    """Who inspected when, and the day of the feedback: from the first such events."""
    events: list[Event] = analysis.rows.get("events", [])
    text = analysis.view.norm
    inspections = [
        event
        for event in events
        if event.event_type == "inspection"
        and event.status == "done"
        and (event.trigger is None or _cues(analysis.lexicons).inspecting.search(text, *event.trigger))
    ]
    if row.doc_kind == "case_notice":
        return
    ranged = [event for event in inspections if event.granularity in ("range", "day") and event.date_start]
    first = next((event for event in ranged if event.granularity == "range"), ranged[0] if ranged else None)
    if first is not None:
        row.inspection_start, row.inspection_end = first.date_start, first.date_end
        row.inspector = _team(text, first.actor)
    if row.inspector is None:
        opening = _cues(analysis.lexicons).team.search(text, 0, 3000)
        row.inspector = opening.span() if opening else None
    feedback = next((event for event in events if event.event_type == "feedback" and event.granularity == "day"), None)
    if feedback is not None:
        row.feedback_date = feedback.date_start


def _figures(analysis: Analysis, row: Document) -> None:
    """Problems, measures and how far they are, as the bulletin states them for the whole."""
    text = analysis.view.norm
    row.cutoff = _cutoff(analysis)
    counts = [count for count in _of_the_whole(analysis) if count.noun]
    nouns = {id(count): text[slice(*(count.noun or (0, 0)))] for count in counts}
    if row.doc_kind != "case_notice":
        found = [count for count in counts if nouns[id(count)].endswith("问题") and not _is_result(text, count)]
        row.n_problems = _largest(analysis, found)
    row.n_measures = _largest(analysis, [count for count in counts if _MEASURE_NOUN.search(nouns[id(count)])])
    progress = _main_progress(analysis)
    if progress is not None:
        row.n_done, row.completion_rate, row.completion_basis = progress.done, progress.rate, progress.basis
        still_open = [n for n in (progress.mostly_done, progress.ongoing, progress.not_started) if n is not None]
        row.n_ongoing = sum(still_open) if still_open else None
        if still_open and progress.total is not None and progress.done is not None and progress.total >= progress.done:
            row.n_ongoing = progress.total - progress.done
        if progress.basis == "problem" and progress.total is not None:
            row.n_problems = progress.total
    if row.completion_rate is None:
        rates: list[Percentage] = analysis.rows.get("percentages", [])
        names = _rates(analysis.lexicons)
        for rate in rates:
            if rate.noun and text[slice(*rate.noun)].endswith(names) and _is_of_the_whole(analysis, rate.start):
                row.completion_rate = rate.value
                break


def _of_the_whole(analysis: Analysis) -> Iterable[Count]:
    """Exact counts outside single problems."""
    counts: list[Count] = analysis.rows.get("counts", [])
    for count in counts:
        if count.bound == "exact" and count.per is None and _is_of_the_whole(analysis, count.start):
            yield count


def _is_of_the_whole(analysis: Analysis, position: int) -> bool:
    node = analysis.outline.at(position)
    return node is None or node.problem is None


def _is_result(text: str, count: Count) -> bool:
    """Whether a count of problems tells how many are done or open (已整改问题583个), not how many there are."""
    first = min(count.start, count.noun[0] if count.noun else count.start)
    return _RESULT.search(text, max(0, first - 6), count.end) is not None


def _team(text: str, actor: Span | None) -> Span | None:
    """The team that an event names, without what it was sent to (某组对某局 → 某组)."""
    if actor is None:
        return None
    start, end = actor
    cut = re.compile("[对向]|进驻").search(text, start + 2, end)
    return start, cut.start() if cut else end


def _largest(analysis: Analysis, counts: Iterable[Count]) -> int | None:
    """The largest figure of the first sentence that states any: 5个方面33个问题 → 33."""
    text, sentences = analysis.view.norm, analysis.sentences
    by_sentence: dict[int, list[float]] = {}
    for count in counts:
        start, end = sentences.at(count.start)
        if _cues(analysis.lexicons).stated.search(text, start, end):
            by_sentence.setdefault(start, []).append(count.value)
    return int(max(by_sentence[min(by_sentence)])) if by_sentence else None


def _cutoff(analysis: Analysis) -> dt.date | None:
    """The date of 截至…: the first one that is said of how far the whole is, else the first outside single problems."""
    text = analysis.view.norm
    events: list[Event] = analysis.rows.get("events", [])
    dated = [
        event for event in events if event.relation == "as_of" and event.date_end and event.granularity != "anchor"
    ]
    whole = [event for event in dated if _is_of_the_whole(analysis, event.start)]
    for event in whole:
        start, end = analysis.sentences.at(event.start)
        if _FAR.search(text, start, end):
            return event.date_end
    return whole[0].date_end if whole else None


def _main_progress(analysis: Analysis) -> Any:
    """The statement of progress for the whole bulletin: on problems before tasks before measures, the fullest first."""
    order = {"problem": 0, "task": 1, "measure": 2}
    rows = [
        row
        for row in analysis.rows.get("progress", [])
        if row.scope_unit_id is None and row.basis in order and _is_of_the_whole(analysis, row.start)
    ]
    return min(rows, key=lambda row: (row.done is None, order[row.basis]), default=None)


def _contacts(analysis: Analysis, row: Document) -> None:
    """Telephone, e-mail and postal address: of the closing lines, else the first ones that are labelled at all."""
    closing = analysis.zones.closing
    for contact in sorted(analysis.zones.contacts, key=lambda contact: closing is not None and contact.start < closing):
        if contact.kind in ("phone", "email", "address") and getattr(row, contact.kind) is None:
            setattr(row, contact.kind, contact.span)


def _warn(analysis: Analysis, row: Document) -> None:
    text = analysis.view.norm
    if not text.strip():
        analysis.warn("empty_text", "正文为空")
    elif (
        not analysis.outline.nodes
        and row.issuer is None
        and not any(word in text for word in analysis.lexicons.surfaces("page_words", "field"))
    ):
        analysis.warn("not_a_bulletin", "没有提纲、发布单位,也没有整改、巡视、巡察、审计、处分等字样,可能不是通报")
