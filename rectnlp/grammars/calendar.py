"""The grammar of Chinese date expressions: what is printed, as a partial date or a range, and the days it covers.

Pure reading: no clock, no neighbourhood. What the expression leaves out (the year of 6月18日, the month of 31日) or
only points at (同年, 次日) stays open in a `Point` and is filled in by `rectnlp.linking.events.years`.

>>> [expression] = scan("2022年3月7日至4月29日,巡察组进驻")
>>> expression.first, expression.last
(Point(year=2022, month=3, day=7, unit='day'), Point(month=4, day=29, unit='day'))
>>> covered(Point(month=10, part="底", unit="tenday"), 2023)
(datetime.date(2023, 10, 21), datetime.date(2023, 10, 31))

Sources: GB/T 7408.1-2023 (calendar dates in figures), GB/T 15835-2011 (dates in Chinese numerals); 底, 初 and 旬 as
administrative use has them: 上旬 1-10, 中旬 11-20, 下旬 and 底 21 to the end of the month, 年底 December, 年初 January.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

Days = tuple[dt.date, dt.date]


class Point(NamedTuple):
    """A calendar point of any size, as far as it is printed.

    `unit` is its size: `day` `tenday` `month` `quarter` `half` `year`, or `span` for a run from January (前三季度).
    `part` is which of them: 上旬 … 底, the quarter's or half's number, the last month of a span.
    `year_word`, `month_word`, `day_word` hold a word that points at the neighbourhood: 同年, 上月, 次日.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | int | None = None
    unit: str = "day"
    year_word: str | None = None
    month_word: str | None = None
    day_word: str | None = None
    # 202448日: the signs 年 and 月 are lost. `day` and `month` are set where only one reading is a date.
    damaged: bool = False

    def __repr__(self) -> str:
        stated = (f"{name}={value!r}" for name, value in self._asdict().items() if value not in (None, False))
        return f"Point({', '.join(stated)})"

    @property
    def bare_day(self) -> bool:
        """Whether nothing but a day of some month is printed: 31日."""
        named = self.month_word or self.day_word or self.damaged
        return self.unit == "day" and self.month is None and not named

    @property
    def impossible(self) -> bool:
        """Whether no year has such a date: 13月45日, 2月30日, 2023年2月29日."""
        if self.month is not None and not 1 <= self.month <= 12:
            return True
        if self.day is None:
            return False
        longest = monthrange(self.year or 2024, self.month)[1] if self.month else 31
        return not 1 <= self.day <= longest


class Expression(NamedTuple):
    """A date expression where it stands: one point, or the two ends of a range. 今年以来 and 起 are not its concern."""

    start: int
    end: int
    first: Point
    last: Point | None = None

    @property
    def granularity(self) -> str:
        """The value of `events.granularity` that its form gives."""
        return "range" if self.last is not None or self.first.unit == "span" else self.first.unit


_TO = r"(?:直?至|到|-{1,2}|—{1,2}|~|–|―|─{1,2})"
_CN = "一二三四五六七八九"
_N2 = rf"(?:[0-9]{{1,2}}|[{_CN}]?十[{_CN}]?|[{_CN}]|廿[{_CN}]?|卅一?)"
_YEAR4 = rf"(?:[12][0-9]{{3}}|[一二][〇零○Oo{_CN}]{{3}})"
# 初 and 底 that begin another word (2023年初步核查, 年底数) close no date.
_EDGE = "(?:底(?![线数册盘图稿子层])|末(?![端位梢尾])|初(?![步核审查始级中心衷期选评次稿诊任赛试犯]))"

# Where the grammar is worth trying. It begins with one plain class of characters, which `re` skips to at full speed.
# 本月, 次月; 月底 alone is this month's.
_MONTH_WORD = rf"[同当本上次下该]月|[上下]个月|(?<![0-9{_CN}十〇个每年])月(?=[底初末])"
# What tells a decimal from a month behind a dot: 2021.03万元.
_DECIMAL = r"[0-9.%万亿元个人件亩]|[-/][0-9]{1,2}(?![0-9])"
_HINT = re.compile(
    rf"""
    [0-9{_CN}十廿卅零两前上下后第今去明同次翌当本该年月昨]
    (?: (?<=[0-9{_CN}十廿卅零两]) [0-9{_CN}十〇零○Oo千]{{0,7}}
        (?:[年月日号季/.\-至到~—–―─、]|直至|\ [0-9]{{1,4}}日|个?月)
      | (?<=[今去明前后同次翌当上本])年 | (?<=[同当本上次下该])月 | (?<=[上下])个月 | (?<=[昨今明前后次翌同])[日天]
      | (?<=[上下前后])半年 | (?<=前)[0-9{_CN}十两] | (?<=第)[一二三四1-4](?:[季至到、-]|天) | (?<=[年月])[底末初]
    )
    """,
    re.VERBOSE,
)
_POINT = re.compile(
    rf"""
    (?:(?=[0-9])(?<![0-9])|(?=[{_CN}十廿卅零两])(?<![{_CN}十百千])|(?![0-9{_CN}十廿卅零两]))
    (?:
      # 2020-01-03, 2020/1/3, 2023.6.30
      (?P<iso>(?:1[789]|20)[0-9]{{2}}(?P<mark>[-/.])[0-9]{{1,2}}(?P=mark)[0-9]{{1,2}})(?![0-9]|(?P=mark)[0-9])
      # 29.12.2017, 29/12/2017
    | (?P<dmy>[0-9]{{1,2}}(?P<point>[-/.])[0-9]{{1,2}}(?P=point)(?:19|20)[0-9]{{2}})(?![0-9]|(?P=point)[0-9])
      # 2021.03: two digits of month or a range (2023.3—2023.6), else it is a decimal
    | (?P<ym>20[0-9]{{2}}\.(?:0[1-9]|1[0-2]|[1-9](?={_TO}20[0-9]{{2}}\.)|(?<=[-—~至到]20..\.)[1-9]))(?!{_DECIMAL})
      # 202448日, 2024 8日, and behind it 至826日: 年 and 月 are lost
    | (?P<lost>20[0-9]{{2}}\ ?[0-9]{{1,4}})日
    | (?P<glued>(?<=[至到—~-])[0-9]{{3,4}})日
    | (?P<day_word>[昨明]天|昨日|明日|[前后]天|[次翌]日|第二天|同日|今[日天](?!头条))
    | (?P<y>
          (?:(?P<year>{_YEAR4}|[0-9]{{2}}(?=年(?:[0-9]{{1,2}}|[{_CN}十]{{1,2}})月)|[0零][0-9{_CN}](?=年)|两千(?:零[{_CN}]|[一二]?十[{_CN}]?)?(?=年[0-9{_CN}十]))年
            |(?P<years>{_YEAR4})(?={_TO}{_YEAR4}年)
            |(?P<year_word>[今去明本]年(?!度)|(?<![目以之日年此])[前后]年(?![度期])|[同次翌]年(?![级龄度期])|[当上]年(?!度)))
      )?
      (?:
          (?P<first>前(?P<span>[两二三23]个?季度|{_N2}个?月(?!内)))
        | (?P<half>[上下前后])半年
        | 第?(?P<quarter>[一二三四1-4])(?:季度(?P<quarter_edge>{_EDGE})?|(?=(?:{_TO}|、)第?[一二三四1-4]季度))
        | (?:(?P<month>{_N2})(?:月份?|(?=(?:{_TO}|、){_N2}月))|(?P<month_word>{_MONTH_WORD}))
          (?:(?P<day>{_N2})(?:[日号]|(?=(?:{_TO}|、){_N2}[日号])|(?<=[{_CN}十][{_CN}十])(?=[,。;)的之]|$))
            |(?P<tenday>中下旬|上中旬|[上中下]旬|月?{_EDGE}))?
        | (?P<bare_day>{_N2})(?:[日号]|(?=(?:{_TO}|、){_N2}[日号]))
        | 年?(?P<edge>(?<=年){_EDGE})
        | (?(y)|(?!))
      )
    )
    """,
    re.VERBOSE,
)
_RANGE = re.compile(rf"(?:(?:开始|起|[上下]午|\([^()]{{1,4}}\)),?)?{_TO}")

_YEAR_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
_SMALL = {str(n): n for n in range(100)} | {f"0{n}": n for n in range(10)}
for _ones, _digit in enumerate(["", *_CN]):
    _SMALL |= {_digit: _ones, f"十{_digit}": 10 + _ones, f"二十{_digit}": 20 + _ones, f"廿{_digit}": 20 + _ones}
    _SMALL |= {f"三十{_digit}": 30 + _ones, f"卅{_digit}": 30 + _ones, f"一十{_digit}": 10 + _ones}
_SMALL["两"] = 2
_TENDAYS = {
    "初": (1, 10), "上旬": (1, 10), "上中旬": (1, 20), "中旬": (11, 20), "中下旬": (11, 31), "下旬": (21, 31),
    "底": (21, 31), "末": (21, 31),
}  # fmt: skip


def scan(text: str) -> list[Expression]:
    """Every date expression of a text, ranges joined, in order. Impossible dates are in it: ask `Point.impossible`.

    >>> [text[e.start : e.end] for text in ["1-9月份增速、9月10日、11日的会议"] for e in scan(text)]
    ['1-9月份', '9月10日', '11日']
    """
    found: list[Expression] = []
    pending: Expression | None = None
    for start, end, point in _points(text):
        if pending is not None:
            gap = start - pending.end
            if pending.last is None and 0 < gap <= 8 and _RANGE.fullmatch(text, pending.end, start):
                pending = Expression(pending.start, end, pending.first, point)
                continue
            found.append(pending)
        pending = Expression(start, end, point)
    if pending is not None:
        found.append(pending)
    return found


def _points(text: str) -> Iterator[tuple[int, int, Point]]:
    at = 0
    while hint := _HINT.search(text, at):
        at = hint.start() + 1
        if (match := _POINT.match(text, hint.start())) and (point := _point(match)):
            at = match.end()
            yield match.start(), at, point


def _point(match: re.Match[str]) -> Point | None:
    """One match of the grammar as a point."""
    kind = match.lastgroup
    got = match.group
    if kind in ("iso", "mark"):
        whole, month, day = map(int, re.split("[-/.]", got("iso")))
        return Point(whole, month, day)
    if kind in ("dmy", "point"):
        day, month, whole = map(int, re.split("[-/.]", got("dmy")))
        return Point(whole, month, day)
    if kind == "ym":
        return Point(int(got("ym")[:4]), int(got("ym")[5:]), unit="month")
    if kind == "lost":
        digits = got("lost")
        return _mended(int(digits[:4]), digits[4:].strip(), spaced=" " in digits)
    if kind == "glued":
        return _mended(None, got("glued"), spaced=False)
    if kind == "day_word":
        return Point(day_word=got("day_word"))
    year, word = _year(got("year") or got("years")), got("year_word")
    if got("first"):
        span = got("span")
        months = _SMALL.get(span.split("个")[0].removesuffix("季度").removesuffix("月"), 0)
        last = months * 3 if span.endswith("季度") else months
        return Point(year, part=last, unit="span", year_word=word) if 1 < last <= 12 else None
    if half := got("half"):
        return Point(year, part=1 if half in "上前" else 2, unit="half", year_word=word)
    if quarter := got("quarter"):
        number = _SMALL[quarter]
        if edge := got("quarter_edge"):
            return Point(year, number * 3 - (2 if edge == "初" else 0), unit="month", year_word=word)
        return Point(year, part=number, unit="quarter", year_word=word)
    if got("month") or got("month_word"):
        month_word = got("month_word")
        named = None if month_word else _SMALL.get(got("month"), 0)
        if got("day"):
            return Point(year, named, _SMALL.get(got("day"), 0), None, "day", word, month_word)
        if tenday := got("tenday"):
            return Point(year, named, None, tenday.removeprefix("月"), "tenday", word, month_word)
        return Point(year, named, unit="month", year_word=word, month_word=month_word)
    if bare := got("bare_day"):
        return None if year or word else Point(day=_SMALL.get(bare, 0))
    if edge := got("edge"):
        return Point(year, 1 if edge == "初" else 12, unit="month", year_word=word)
    return Point(year, unit="year", year_word=word)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    if digits.startswith("两千"):
        return 2000 + _SMALL.get(digits[2:].removeprefix("零"), 0)
    number = int(digits.translate(_YEAR_DIGITS))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def _mended(year: int | None, digits: str, *, spaced: bool) -> Point:
    """Month and day run together (48, 826, 1112): read where only one split is a date, else left open."""
    readings = [] if spaced else [
        (int(digits[:cut]), int(digits[cut:]))
        for cut in (1, 2)
        if cut < len(digits) and digits[0] != "0" and digits[cut] != "0"
        and 1 <= int(digits[:cut]) <= 12
        and 1 <= int(digits[cut:]) <= monthrange(year or 2024, int(digits[:cut]))[1]
    ]  # fmt: skip
    month, day = readings[0] if len(readings) == 1 else (None, None)
    return Point(year, month, day, damaged=True)


def covered(point: Point, year: int, month: int | None = None) -> Days | None:
    """The days that a point covers, first and last, once its year (and the month of a bare day) are known.

    None where there is no such date, or where the point does not say enough (a day without any month).

    >>> covered(Point(part=1, unit="quarter"), 2024)
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    >>> covered(Point(month=2, day=30), 2024) is None
    True
    """
    year = point.year or year
    month = point.month or month
    if not 1 <= year <= 9999:
        return None
    unit = point.unit
    if unit == "year":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if unit in ("quarter", "half", "span"):
        part = int(point.part or 1)
        size = {"quarter": 3, "half": 6, "span": part}[unit]
        last = part if unit == "span" else part * size
        return dt.date(year, last - size + 1, 1), _month_end(year, last)
    if month is None or not 1 <= month <= 12:
        return None
    end = _month_end(year, month)
    if unit == "month":
        return dt.date(year, month, 1), end
    if unit == "tenday":
        low, high = _TENDAYS[str(point.part)]
        return dt.date(year, month, low), dt.date(year, month, min(high, end.day))
    if point.day is None or not 1 <= point.day <= end.day:
        return None
    day = dt.date(year, month, point.day)
    return day, day


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])
