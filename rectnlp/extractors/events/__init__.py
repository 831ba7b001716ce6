"""Dated events: what happened (or will) at each date of the bulletin, who did it, and how it stands."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.extractors.events import dated as dates
from rectnlp.extractors.events import types
from rectnlp.extractors.events.dated import Dated
from rectnlp.extractors.events.wording import says
from rectnlp.linking.events import actors, dating, years
from rectnlp.linking.verbs.clauses import Verb
from rectnlp.mentions import Event, Span


def extract(analysis: Analysis) -> None:
    """Fill `events`."""
    found = dates.find(analysis)
    stated = _stated(analysis, found)
    told = [_told(analysis, dated, said) for dated, said in zip(found, stated, strict=True)]
    finder = actors.Actors(analysis, [(dated.start, dated.end) for dated in found])
    rows: list[Event] = []
    for one, said, when in zip(told, stated, years.resolve(analysis, told), strict=True):
        rows.append(_row(analysis, finder, one, said, when, rows[-1] if rows else None))
    analysis.rows["events"] = rows


_LISTED = frozenset("、和及与")


def _stated(analysis: Analysis, found: list[Dated]) -> list[dating.Stated]:
    """What happened at each date; what happened at the last of a list (9月10日、11日) happened at each."""
    stated = [dating.stated(analysis, dated) for dated in found]
    for i in range(len(found) - 2, -1, -1):
        if analysis.body[found[i].end : found[i + 1].start] in _LISTED:
            stated[i] = stated[i + 1]
    return stated


def _told(analysis: Analysis, dated: Dated, said: dating.Stated) -> years.Told:
    """A date with what its clauses tell, as far as the year rule needs it."""
    trigger = analysis.body[slice(*said.trigger)] if said.trigger else ""
    status = _told_status(analysis, dated, said)
    return years.Told(dated, status, trigger, said.event_type, _attributive(analysis, dated, said))


def _row(
    analysis: Analysis,
    finder: actors.Actors,
    told: years.Told,
    said: dating.Stated,
    when: years.When,
    previous: Event | None,
) -> Event:
    """One row; `previous` is the event told before it."""
    dated = told.dated
    event = Event(dated.start, dated.end, dated.rule)
    event.date_start, event.date_end, event.date_basis = when.start, when.end, when.basis
    event.granularity, event.relation = dated.granularity, dated.relation
    event.status = _status(analysis, dated, said.verb, told.status, when)
    if told.status is None and dated.relation == "on" and not analysis.published and previous:
        # A plan goes on in its sentence: 6月30日前结束整改,7月5日报送报告.
        same = previous.start >= analysis.sentences.at(dated.start)[0]
        event.status = "planned" if same and previous.status == "planned" else event.status
    if dated.rule == "events.until" and event.status == "planned":
        event.relation = "by"
    event.trigger = said.trigger
    event.event_type = types.event_type(analysis, dated, said, event.status)
    event.actor = _actor(analysis, finder, dated, said) or _continued(analysis, previous, event)
    event.description = (said.here.start, max(said.here.end, said.there.end))
    return event


def _attributive(analysis: Analysis, dated: Dated, said: dating.Stated) -> bool:
    """Whether years only describe a thing: 2019年至2022年立项的项目, 2021年的台账."""
    first = dated.expression.first if dated.expression else None
    if first is None or first.unit != "year":
        return False
    if dated.expression and dated.expression.last is not None:
        return True  # 2021年至2023年违规发放补贴,截至6月20日…: years of a past that the text does not stay in
    ends = {dated.end} if said.trigger is None else {dated.end, said.trigger[1]}
    return any(analysis.body[end : end + 1] == "的" for end in ends)


# What an inspection goes on to do in the next sentence: 市委巡察组进行巡察。9月8日反馈。
_FOLLOWS = frozenset({"inspection", "feedback"})


def _continued(analysis: Analysis, previous: Event | None, event: Event) -> Span | None:
    """The inspector named in the sentence before, where this one goes on with the inspection."""
    if previous is None or previous.event_type != "inspection" or event.trigger is None:
        return None
    if event.event_type not in _FOLLOWS and not says(analysis, "follows").match(analysis.body, *event.trigger):
        return None
    sentences = analysis.sentences
    near = sentences.index(event.start) - sentences.index(previous.start) <= 1
    if previous.actor and previous.trigger and says(analysis, "sends").match(analysis.body, *previous.trigger):
        return None  # who sent the teams is not who inspects
    return previous.actor if near and "\n" not in analysis.body[previous.end : event.start] else None


_LATE = re.compile("直[至到]$")
_ONLY = re.compile("才")
# 应完成的42项任务: what was due, in a noun's phrase.
_ATTRIBUTE = re.compile("[一-鿿]{2,4}的[0-9一二两三四五六七八九十百]")
_DONE_TAIL = re.compile("[了过]")


def _told_status(analysis: Analysis, dated: Dated, said: dating.Stated) -> str | None:
    """What adverbs, modals and aspect say of the event; None where they say nothing."""
    if dated.relation == "recurring":
        return "planned" if says(analysis, "aim").search(analysis.body, said.here.start, dated.start) else "ongoing"
    if dated.rule == "events.limit":
        return "planned"
    verb = said.verb
    if verb is not None:
        if _DONE_TAIL.match(analysis.body, verb.end):
            return "done"
        if _LATE.search(analysis.body, max(0, dated.start - 2), dated.start) and _ONLY.search(
            analysis.body, dated.end, verb.start
        ):
            return "done"
        low = min(said.here.start, said.there.start)
        both = (said.here,) if said.there is said.here else (said.here, said.there)
        marks = {
            marker.status
            for clause in both
            for marker in clause.markers
            if marker.status and low <= marker.start < verb.start and not _holds(analysis, marker.start)
            if not _ATTRIBUTE.match(analysis.body, marker.end, verb.start)
        }
        for status in ("done", "planned", "ongoing"):
            if status in marks:
                return status
    if dated.relation == "since" and says(analysis, "asked").search(
        analysis.body, max(0, said.here.start - 4), said.here.start
    ):
        return "planned"  # 学院要求,第四季度起…
    sentence = analysis.sentences.at(dated.start)[0]
    if says(analysis, "next").match(analysis.body, sentence):
        return "planned"
    return None


def _holds(analysis: Analysis, at: int) -> bool:
    """Whether 将 here means 把: its object follows, and a verb behind that."""
    return analysis.body[at] == "将" and not re.match(
        "将(?:[于在对向进持继进全不再逐根按组]|[^,。]{0,2}(?:召|开|完|启|实|建|举))", analysis.body[at : at + 6]
    )


def _status(analysis: Analysis, dated: Dated, verb: Verb | None, told: str | None, when: years.When) -> str:
    """The event's state: what its words say, else what its date says against the publication."""
    if told is not None:
        return told
    published = analysis.published
    year = published.year if published else analysis.published_year
    if dated.relation == "by":
        if verb is not None and verb.role == "offence":
            return "done"
        if says(analysis, "ordered").search(analysis.body, analysis.sentences.at(dated.start)[0], dated.start):
            return "planned"
        if when.end is None or year is None:
            return "planned"
        return "done" if (when.end < published if published else when.end.year < year) else "planned"
    if when.start is None or year is None:
        return "done"
    return "planned" if (when.start > published if published else when.start.year > year) else "done"


def _actor(analysis: Analysis, finder: actors.Actors, dated: Dated, said: dating.Stated) -> Span | None:
    """Who did it, where there is a predicate that has a doer: what grows or falls has none."""
    if said.verb is None or said.trigger is None or said.verb.role == "change":
        return None
    if analysis.body[said.trigger[1] : said.trigger[1] + 1] == "的" and dated.end <= said.trigger[0]:
        # 对2016年以来实施的项目进行审计: whoever audits did not build
        towards = (m for m in said.here.markers if m.end <= dated.start and analysis.body[m.start : m.end] == "对")
        if any(verb.end <= dated.start for verb in said.here.verbs) or any(towards):
            return None
    date = dated.start, dated.end
    return finder.doer(said.here, said.there, said.verb, date, figure=dated.relation == "as_of")
