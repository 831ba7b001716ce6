"""The date of publication, which missing years are resolved against: given, else signed, else posted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from rectnlp.analysis import Analysis

_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_HAN = re.compile(
    r"([一二][〇零○O0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_HAN_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0", "0": "0"}
# 年 and 月 lost on the way: 202448日 is 4 August or 8 April only if one of the readings exists.
_RUN_TOGETHER = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(\d{2,4})日")
_PLACEHOLDER = re.compile(r"[xX*]{2,4}年[xX*\d]{1,2}月")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# The line that says whom the page has the text from.
_ORIGIN = re.compile(r"来源\s?[:：][\s:：]*(?P<origin>[^\s|丨【】\[\]()（）]{2,40})")
# The line that says when the page was posted; when a paper was drawn up comes second, other dates last.
_POSTED = re.compile(r"(?:发布|信息|更新|公开|添加|上传|录入|发稿|新闻)(?:时间|日期)|^[ ]*(?:时间|日期)")
_CLOCK = re.compile(r"(?:现在|当前|系统)时间|今天是")
_DRAWN_UP = re.compile(r"(?:成文|生成|制发|印发|发文)(?:日期|时间)")


def date(analysis: Analysis) -> None:
    """Fill `published`, `published_year`, `published_source`, `posted`, `signed` and `origin`."""
    bulletin, zones, text = analysis.bulletin, analysis.zones, analysis.view.norm
    if zones.signature:
        start, end = zones.signature
        signature = text[start:end]
        analysis.signed = read_date(signature)
        if analysis.signed is None and (_PLACEHOLDER.search(signature) or re.search(r"[年月]", signature)):
            analysis.warn("unreadable_date", f"落款日期无法识别:{analysis.printed((start, end))}", start, end)
    analysis.posted = bulletin.posted or posted(text[start:end] for start, end in zones.header)
    analysis.origin = bulletin.origin or origin(
        bulletin.text[slice(*analysis.view.span(start, end))] for start, end in zones.header
    )
    if bulletin.published_year is not None:
        analysis.published, analysis.published_year = bulletin.published, bulletin.published_year
        analysis.published_source = "given"
        return
    for source in ("signed", "posted"):
        day = getattr(analysis, source)
        if day is not None:
            analysis.published, analysis.published_year, analysis.published_source = day, day.year, source
            return


def posted(lines: Iterable[str]) -> dt.date | None:
    """The date that a page's header lines state; not the clock that some pages show (现在时间).

    >>> posted(["来源:某网", "发布时间: 2025-09-26 10:00"])
    datetime.date(2025, 9, 26)
    """
    best: tuple[int, dt.date] | None = None
    for line in lines:
        for segment in _segments(line):
            day = read_date(segment) or _odd_date(segment)
            if day is None or _CLOCK.search(segment):
                continue
            rank = 0 if _POSTED.search(segment) else 2 if _DRAWN_UP.search(segment) else 1
            if best is None or rank < best[0]:
                best = rank, day
    return best[1] if best else None


def origin(lines: Iterable[str]) -> str | None:
    """The source (来源) that a page's header lines, as printed, state.

    >>> origin(["作者：佚名　来源：某县纪委监委　点击数：862"])
    '某县纪委监委'
    """
    return next((match["origin"] for line in lines if (match := _ORIGIN.search(line))), None)


def _segments(line: str) -> list[str]:
    """A header line in pieces, one date a piece: a date belongs to the key before it."""
    ends = [match.end() for match in _NUMERIC.finditer(line)]
    if len(ends) < 2:
        return [line]
    return [line[start:end] for start, end in zip([0, *ends], [*ends, len(line)], strict=False)]


def read_date(text: str) -> dt.date | None:
    """The first whole calendar date in a short text, or None; no date that does not exist.

    >>> read_date("二〇二三年十月十七日"), read_date("29.12.2017"), read_date("2023年13月45日")
    (datetime.date(2023, 10, 17), datetime.date(2017, 12, 29), None)
    """
    if match := _NUMERIC.search(text):
        return _day(match[1], match[2], match[3])
    if match := _HAN.search(text):
        year = "".join(_HAN_DIGIT[c] for c in match[1])
        return _day(year, str(_han_number(match[2])), str(_han_number(match[3])))
    if match := _DAY_FIRST.search(text):
        return _day(match[4], match[3], match[1])
    if match := _COMPACT.search(text):
        return _day(*match.groups())
    if match := _RUN_TOGETHER.search(text):
        year, digits = match.groups()
        readings = {
            _day(year, digits[:i], digits[i:]) for i in range(1, len(digits)) if digits[i] != "0" and digits[0] != "0"
        }
        readings.discard(None)
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _han_number(text: str) -> int:
    """A Chinese numeral below a hundred."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_HAN_DIGIT[text]) if text in _HAN_DIGIT else 0
    return 10 * int(_HAN_DIGIT.get(tens, "1")) + int(_HAN_DIGIT.get(ones, "0"))


def _odd_date(line: str) -> dt.date | None:
    """A header date in a form of its own (Oct 17, 2023; 24 November 2023), read by dateparser.

    Only a line with a year and letters beside it gets here. dateparser must see year, month and day, so that it has
    nothing to fill in from the clock.
    """
    if not _YEAR.search(line) or not re.search(r"[A-Za-z]{3}", line) or _PLACEHOLDER.search(line):
        return None
    import dateparser.search

    settings = {
        "REQUIRE_PARTS": ["year", "month", "day"],
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),
        "STRICT_PARSING": True,
    }
    found = dateparser.search.search_dates(line, languages=["en"], settings=settings)
    return found[0][1].date() if found else None
