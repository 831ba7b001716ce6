"""The year rule: which days a dated mention covers, where the text leaves out the year or points at it.

A missing year is the nearest earlier year in the same sentence, then paragraph, passing over since-dates and plans, as
long as that puts nothing told as done after the publication and nothing planned before it; else the year of
publication. Words that point (同年, 次月, 翌日) take up the nearest earlier date, 今年 and 昨日 the publication.
A range that runs over New Year ends in the next year. Never the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.events.dated import Dated
from rectnlp.grammars.calendar import Days, Point, covered

# Words that count from the publication, and words that count from the nearest earlier date, in years.
_FROM_PUBLICATION = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_FROM_EARLIER = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "上年": -1}
_MONTHS = {
    "同月": 0,
    "当月": 0,
    "该月": 0,
    "次月": 1,
    "本月": 0,
    "下月": 1,
    "下个月": 1,
    "上月": -1,
    "上个月": -1,
    "月": 0,
}
_MONTHS_FROM_PUBLICATION = frozenset({"月", "本月", "下月", "下个月", "上月", "上个月"})
_DAYS = {
    "次日": 1, "翌日": 1, "第二天": 1, "同日": 0, "前天": -2, "昨日": -1, "昨天": -1, "今日": 0, "今天": 0,
    "明日": 1, "明天": 1, "后天": 2,
}  # fmt: skip
# How many mentions back a date may lie that another one points at: all of them would cost the square of a long text.
_REACH = 200
_DAYS_FROM_PUBLICATION = frozenset(_DAYS) - {"次日", "翌日", "第二天", "同日"}


@dataclass(slots=True)
class Told:
    """A dated mention with what its clause says of the event: as far as the year rule needs it."""

    dated: Dated
    status: str | None  # what the words around the verb say; None where they say nothing
    trigger: str = ""
    event_type: str = "other"
    # Whether the date only describes a thing (2019年至2022年立项的项目): no time that the text has come to.
    attributive: bool = False


@dataclass(slots=True)
class When:
    """The days of a mention, both ends inclusive, and where its year came from."""

    start: dt.date | None = None
    end: dt.date | None = None
    basis: str | None = None


def resolve(analysis: Analysis, told: Sequence[Told]) -> list[When]:
    """The days of every mention, in order."""
    whens: list[When] = []
    for i, one in enumerate(told):
        whens.append(_date(analysis, told, whens, i) if one.dated.expression else When())
    named = {kind: _named(kind, told, whens) for kind in ("inspection", "feedback")}
    for one, when in zip(told, whens, strict=True):
        if one.dated.anchor is not None and (days := one.dated.anchor.days or named.get(one.dated.anchor.kind)):
            when.start, when.end, when.basis = *days, "anchor"
    for one, when in zip(told, whens, strict=True):
        if one.dated.relation == "since":
            when.end = None
    return whens


def _date(analysis: Analysis, told: Sequence[Told], whens: list[When], i: int) -> When:
    one = told[i]
    expression = one.dated.expression
    assert expression is not None
    first, last = expression.first, expression.last
    if first.damaged and first.month is None:
        analysis.warn("damaged_date", "日期缺字,读法不止一种", one.dated.start, one.dated.end)
        return When()
    if first.day_word:
        return _day_word(analysis, told, whens, i, first.day_word)
    month: int | None = None
    if first.month_word or first.bare_day:
        reference = _month_word(analysis, told, whens, i, first.month_word)
        if reference is None:
            return When()
        year, month, basis = reference
        return _days(first, last, year, month, basis)
    if first.year:
        return _days(first, last, first.year, None, "stated")
    if first.year_word:
        pointed = _year_word(analysis, told, whens, i, first.year_word)
        return _days(first, last, pointed[0], None, pointed[1]) if pointed else When()
    if last is not None and last.year:
        earlier = (first.month or 0) > (last.month or 12)
        return _days(first, last, last.year - earlier, None, "stated")
    if one.dated.start and analysis.body[one.dated.start - 1] == "年":
        analysis.warn("lost_year", "年份缺失", one.dated.start, one.dated.end)
    return _inherit(analysis, told, whens, i, first, last)


def _days(first: Point, last: Point | None, year: int, month: int | None, basis: str) -> When:
    """A point's or a range's days, once the first year is known."""
    begins = covered(first, year, month)
    if begins is None:
        return When()
    if last is None:
        return When(*begins, basis)
    ends = _range_end(last, begins)
    return When(begins[0], ends[1], basis) if ends and ends[1] >= begins[0] else When()


def _range_end(last: Point, begins: Days) -> Days | None:
    """The days of a range's second end, its dropped parts filled in from the first."""
    start = begins[0]
    if last.damaged and last.month is None:
        return None
    if last.year_word in ("次年", "翌年"):
        return covered(last, start.year + 1)
    ends = covered(last, start.year, start.month)
    if ends and not last.year and ends[1] < start and not last.bare_day:
        ends = covered(last, start.year + 1)
    return ends


def _earlier(
    analysis: Analysis, told: Sequence[Told], whens: list[When], i: int, *, point: bool
) -> tuple[int, str] | None:
    """The nearest earlier mention with days, and whether it stands in the sentence or before it.

    For the year rule (`point` false) only the paragraph counts, and since-dates, dates that only describe a thing and
    plans are passed over (but a plan goes on: 2024年2月招标,4月开工).
    """
    position = told[i].dated.start
    sentence, paragraph = analysis.sentences.at(position)[0], analysis.paragraphs.at(position)[0]
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if whens[k].start is None:
            continue
        other = told[k]
        if not point and other.attributive:
            continue
        planned = other.status == "planned" and (told[i].status != "planned" or other.dated.start < sentence)
        since = other.dated.relation == "since" and not (_runs_on(other.dated) and other.dated.start >= sentence)
        if not point and (since or planned):
            continue
        if other.dated.start >= sentence:
            return k, "sentence"
        if other.dated.start >= paragraph or point:
            return k, "paragraph"
        return None
    return None


def _runs_on(dated: Dated) -> bool:
    """Whether a since-date begins what its sentence goes on to tell: 从2023年4月开始,6月底结束, but not 2019年以来."""
    return (
        dated.granularity in ("day", "tenday", "month")
        and dated.expression is not None
        and dated.end == dated.expression.end
    )


def _publication(analysis: Analysis) -> dt.date | None:
    """The day that year rules compare with: of a bare year its 31 December."""
    if analysis.published:
        return analysis.published
    return dt.date(analysis.published_year, 12, 31) if analysis.published_year else None


def _fits(one: Told, when: When, published: dt.date | None) -> bool:
    """Whether nothing told as done comes after the publication, and nothing planned before it."""
    if published is None or when.start is None or when.end is None:
        return True
    if one.status == "planned":
        return when.end >= published
    return not (one.status == "done" or one.dated.relation == "as_of") or when.start <= published


def _inherit(
    analysis: Analysis, told: Sequence[Told], whens: list[When], i: int, first: Point, last: Point | None
) -> When:
    """A date without a year: the year rule."""
    one, published = told[i], _publication(analysis)
    earlier = _earlier(analysis, told, whens, i, point=False)
    if earlier is not None:
        k, basis = earlier
        latest = whens[k].end or whens[k].start
        assert latest is not None
        when = _days(first, last, latest.year, None, basis)
        if one.event_type == "feedback" and told[k].event_type == "inspection" and when.start and when.start < latest:
            # What an inspection found is told after it: over New Year, in the next year.
            when = _days(first, last, latest.year + 1, None, basis)
        if _fits(one, when, published):
            return when
    if published is None:
        reference = _earlier(analysis, told, whens, i, point=True)
        at = whens[reference[0]].start if reference else None
        return _days(first, last, at.year, None, "paragraph") if at else When()
    when = _days(first, last, published.year, None, "published")
    if analysis.published is None or when.start is None or when.end is None:
        return when
    # Told in January of what was done in December, or in December of what will be by February. Where the words don't
    # say which, the nearer one.
    if when.start > published and one.status != "planned":
        other = _days(first, last, published.year - 1, None, "published")
        surely = one.status == "done" or one.dated.relation == "as_of"
        if other.end and (surely or published - other.end < when.start - published):
            return other
    elif when.end < published and one.status == "planned":
        other = _days(first, last, published.year + 1, None, "published")
        if other.start and other.start - published < published - when.end:
            return other
    return when


def _year_word(
    analysis: Analysis, told: Sequence[Told], whens: list[When], i: int, word: str
) -> tuple[int, str] | None:
    """The year that 今年, 同年, 次年 … point at."""
    if word in _FROM_PUBLICATION:
        year = analysis.published.year if analysis.published else analysis.published_year
        return (year + _FROM_PUBLICATION[word], "published") if year else None
    earlier = _earlier(analysis, told, whens, i, point=True)
    if earlier is None:
        return None
    at = whens[earlier[0]].end or whens[earlier[0]].start
    assert at is not None
    return at.year + _FROM_EARLIER[word], earlier[1]


def _month_word(
    analysis: Analysis, told: Sequence[Told], whens: list[When], i: int, word: str | None
) -> tuple[int, int, str] | None:
    """Year and month that 同月, 次月 … or a bare day (11日) point at."""
    if word in _MONTHS_FROM_PUBLICATION:
        at, basis = analysis.published, "published"
    else:
        earlier = _earlier(analysis, told, whens, i, point=True)
        at, basis = (whens[earlier[0]].end or whens[earlier[0]].start, earlier[1]) if earlier else (None, "")
    if at is None:
        return None
    months = at.year * 12 + at.month - 1 + (_MONTHS[word] if word else 0)
    return months // 12, months % 12 + 1, basis


def _day_word(analysis: Analysis, told: Sequence[Told], whens: list[When], i: int, word: str) -> When:
    """The day that 次日, 同日, 昨日 … point at; 反馈次日 the day after the feedback."""
    if word in _DAYS_FROM_PUBLICATION:
        at, basis = analysis.published, "published"
    else:
        k = _told_before(analysis, told, whens, i)
        at, basis = (whens[k[0]].end or whens[k[0]].start, k[1]) if k else (None, "")
    if at is None:
        return When()
    day = at + dt.timedelta(days=_DAYS[word])
    return When(day, day, basis)


def _told_before(analysis: Analysis, told: Sequence[Told], whens: list[When], i: int) -> tuple[int, str] | None:
    """The event that 次日 follows: the last one of the verb right before it, else the nearest earlier date."""
    position = told[i].dated.start
    named = analysis.body[max(0, position - 6) : position]
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if whens[k].start and told[k].trigger and named.endswith(told[k].trigger):
            same = told[k].dated.start >= analysis.sentences.at(position)[0]
            return k, "sentence" if same else "paragraph"
    return _earlier(analysis, told, whens, i, point=True)


def _named(kind: str, told: Sequence[Told], whens: list[When]) -> Days | None:
    """The days of the inspection or the feedback that the bulletin dates, for anchors that name it."""
    for one, when in zip(told, whens, strict=True):
        dated = one.event_type == kind and one.dated.expression
        if dated and when.start and when.end and (kind == "feedback" or when.end > when.start):
            return when.start, when.end
    return None
