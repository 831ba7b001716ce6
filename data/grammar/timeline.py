"""The dates of one bulletin, and the forms in which they are printed.

A year is left out only where TABLES.md's rule gives it back: no other year stands in the paragraph, and it is the year
of publication where none does.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from random import Random

DAY = dt.timedelta(days=1)
RECURRING = ("每月", "每季度", "每半年", "每周", "每两个月", "每年", "逐月")


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(slots=True)
class Printed:
    """A date as printed, as the marks write it, and as a sanction's date."""

    surface: str
    spec: str
    iso: str = ""


@dataclass
class Timeline:
    """The turning points of one rectification."""

    inspect_start: dt.date
    inspect_end: dt.date
    feedback: dt.date
    cutoff: dt.date
    published: dt.date
    inspection: str  # 巡视 or 巡察
    rng: Random
    dash: str = "至"
    digits: str = "{y}年{m}月{d}日"  # how a full date is printed
    lost: bool = False  # the year of the inspection is lost on the way: 年3月5日至5月20日
    years: set[int] = field(default_factory=set)  # those that the paragraph has stated
    told: bool = False  # the text has said when the inspection was
    last: dt.date | None = None  # the day that 次日 and 同年 refer to

    @classmethod
    def draw(cls, rng: Random, inspection: str) -> Timeline:
        """A plausible course: two months of inspection, feedback, some months of rectification."""
        start = dt.date(rng.randint(2016, 2025), rng.randint(1, 12), rng.randint(3, 26))
        end = start + DAY * rng.randint(35, 90)
        feedback = end + DAY * rng.randint(20, 70)
        cutoff = _month_end(feedback + DAY * rng.randint(100, 200))
        if rng.random() < 0.4:
            cutoff = cutoff.replace(day=rng.randint(5, 25))
        published = cutoff + DAY * rng.randint(6, 50)
        dash = rng.choice(("至", "至", "至", "-", "—"))
        digits = rng.choice((*["{y}年{m}月{d}日"] * 7, "{y}.{m}.{d}", "{y}/{m}/{d}", "{y}-{m:02d}-{d:02d}"))
        return cls(start, end, feedback, cutoff, published, inspection, rng, dash, digits)

    def paragraph(self) -> None:
        """A new paragraph begins: no year has been stated in it."""
        self.years.clear()

    def _year(self, year: int, *, needed: bool = False) -> str:
        """`2024年`, or nothing where the reader supplies it."""
        implied = self.years == {year} or (not self.years and self.published.year == year)
        if implied and not needed and self.rng.random() < 0.8:
            return ""
        self.years.add(year)
        return f"{year}年"

    def _day(self, day: dt.date) -> Printed:
        self.last = day
        year = self._year(day.year)
        if year and self.rng.random() < 0.5:
            return Printed(self.digits.format(y=day.year, m=day.month, d=day.day), day.isoformat(), day.isoformat())
        return Printed(f"{year}{day.month}月{day.day}日", day.isoformat(), day.isoformat())

    def _done_day(self) -> dt.date:
        return self.feedback + DAY * self.rng.randint(2, max(3, (self.cutoff - self.feedback).days))

    def knows(self, token: str) -> bool:
        """Whether a token of the templates is a date."""
        return hasattr(self, f"_at_{token}")

    def render(self, token: str) -> Printed:
        """A date for a token of the templates."""
        printed: Printed = getattr(self, f"_at_{token}")()
        return printed

    def _at_day(self) -> Printed:
        return self._day(self._done_day())

    def _at_dayonly(self) -> Printed:
        """A day whose morrow is still before the cutoff."""
        return self._day(min(self._done_day(), self.cutoff - DAY * 2))

    def _at_nextday(self) -> Printed:
        if self.last is None:
            return self._at_day()
        day = self.last + DAY
        return Printed("次日", day.isoformat(), day.isoformat())

    def _at_same(self) -> Printed:
        """同年11月, of the year of the date before."""
        day = self.last or self.inspect_start
        if day.month == 12:
            spec = f"{day.year + 1}-03"
            return Printed("次年3月", spec, spec)
        month = self.rng.randint(day.month + 1, 12)
        spec = f"{day.year}-{month:02d}"
        return Printed(f"同年{month}月", spec, spec)

    def _at_list1(self) -> Printed:
        """The first of two days of one month: 9月10日、11日."""
        first = self._done_day()
        if (first + DAY).month != first.month or first + DAY > self.cutoff:
            first -= DAY * 3
        self.last = first
        year = self._year(first.year)
        return Printed(f"{year}{first.month}月{first.day}日", first.isoformat(), first.isoformat())

    def _at_list2(self) -> Printed:
        day = (self.last or self.cutoff) + DAY
        return Printed(f"{day.day}日", day.isoformat(), day.isoformat())

    def _by_reference(self, year: int, word: str) -> Printed:
        """今年5月, 去年11月: after it every year is printed, since what a reader supplies is no longer plain."""
        days = [day for day in (self._done_day() for _ in range(12)) if day.year == year]
        months = [day for day in days if _month_end(day) <= self.cutoff]
        if not months or months[0].replace(day=1) <= self.feedback:
            return self._day(self._done_day())
        self.years |= {year, year - 1}
        spec = f"{months[0]:%Y-%m}"
        return Printed(f"{word}{months[0].month}月", spec, spec)

    def _at_thismonth(self) -> Printed:
        return self._by_reference(self.published.year, "今年")

    def _at_lastyear(self) -> Printed:
        return self._by_reference(self.published.year - 1, "去年")

    def _at_dayafter(self) -> Printed:
        return self._day(self.feedback + DAY * self.rng.randint(2, 12))

    def _at_month(self) -> Printed:
        day = min(self._done_day(), self.cutoff.replace(day=1) - DAY)
        if day <= self.feedback:
            return self._day(self._done_day())
        suffix = self.rng.choice(("月", "月", "月份"))
        spec = f"{day:%Y-%m}"
        return Printed(f"{self._year(day.year)}{day.month}{suffix}", spec, spec)

    def _at_tenday(self) -> Printed:
        day = self._done_day()
        name = self.rng.choice(("上旬", "中旬", "下旬", "底", "初"))
        if _month_end(day) > self.cutoff:
            return self._day(day)
        spec = f"{day:%Y-%m}{name[0]}"
        return Printed(f"{self._year(day.year)}{day.month}月{name}", spec)

    def _at_range(self) -> Printed:
        first = self._done_day()
        last = first + DAY * self.rng.randint(2, 40)
        if last > self.cutoff or last.year != first.year:
            return self._day(first)
        year = self._year(first.year)
        if self.rng.random() < 0.25 and _month_end(last) <= self.cutoff and first.month < last.month:
            spec = f"{first:%Y-%m}..{last:%Y-%m}"
            return Printed(f"{year}{first.month}月{self.dash}{last.month}月", spec)
        month = "" if first.month == last.month and self.rng.random() < 0.7 else f"{last.month}月"
        surface = f"{year}{first.month}月{first.day}日{self.dash}{month}{last.day}日"
        return Printed(surface, f"{first.isoformat()}..{last.isoformat()}")

    def _at_range2(self) -> Printed:
        """From January on: 1至10月."""
        last = self.cutoff.replace(day=1) - DAY
        if last.month < 2:
            return self._day(self._done_day())
        year, sign = self._year(last.year), self.rng.choice(("至", "-", "—"))
        suffix = self.rng.choice(("月", "月份"))
        return Printed(f"{year}1{sign}{last.month}{suffix}", f"{last.year}-01..{last:%Y-%m}")

    def _at_quarter(self) -> Printed:
        number = (self.cutoff.month - 1) // 3
        if not number:
            return self._at_month()
        word = self.rng.choice(("第{}季度", "{}季度")).format("一二三四"[number - 1])
        return Printed(f"{self._year(self.cutoff.year)}{word}", f"{self.cutoff.year}Q{number}")

    def _at_half(self) -> Printed:
        if self.cutoff.month < 7:
            return self._at_month()
        return Printed(f"{self._year(self.cutoff.year)}上半年", f"{self.cutoff.year}H1")

    def _at_past(self) -> Printed:
        year = self.inspect_start.year - self.rng.randint(1, 3)
        month = self.rng.randint(1, 12)
        if self.rng.random() < 0.4:
            return Printed(self._year(year, needed=True), str(year))
        return Printed(f"{self._year(year, needed=True)}{month}月", f"{year}-{month:02d}")

    _at_pastmonth = _at_past

    def _at_pastday(self) -> Printed:
        day = self.inspect_start - DAY * self.rng.randint(500, 800)
        self.last = day
        return Printed(f"{self._year(day.year, needed=True)}{day.month}月{day.day}日", day.isoformat(), day.isoformat())

    def _at_pastyears(self) -> Printed:
        first = self.inspect_start.year - self.rng.randint(2, 4)
        last = first + self.rng.randint(1, 2)
        self.years |= {first, last}
        if self.rng.random() < 0.5:
            return Printed(f"{first}年{self.dash}{last}年", f"{first}..{last}")
        a, b = self.rng.randint(1, 12), self.rng.randint(1, 12)
        return Printed(f"{first}年{a}月{self.dash}{last}年{b}月", f"{first}-{a:02d}..{last}-{b:02d}")

    def _at_since(self) -> Printed:
        year = self.published.year
        start = f"@{self.inspect_start.isoformat()}.." if self.told else "@?"
        options = [Printed(f"{self.inspection}以来", start)]
        if self.published.month >= 4:
            options.append(Printed("今年以来", f"@{year}-01-01.."))
        if self.published >= dt.date(2023, 3, 1):
            options.append(Printed("党的二十大以来", "@2022-10-16.."))
        return self.rng.choice(options)

    def _at_sinceyear(self) -> Printed:
        year = self.inspect_start.year - self.rng.randint(1, 5)
        self.years.add(year)
        return Printed(f"{year}年以来", f"{year}..")

    def _at_recur(self) -> Printed:
        return Printed(self.rng.choice(RECURRING), "R")

    def _at_deadline(self) -> Printed:
        day = self.published + DAY * self.rng.randint(30, 260)
        form = self.rng.randrange(4)
        self.years.add(day.year)
        if form == 0:
            return Printed(f"{day.year}年{day.month}月{day.day}日", day.isoformat())
        if form == 1:
            return Printed(f"{day.year}年{day.month}月底", f"{day:%Y-%m}底")
        if form == 2:
            return Printed(f"{day.year}年底", f"{day.year}-12")
        return Printed(f"{day.year}年{day.month}月末", f"{day:%Y-%m}底")

    def _at_limit(self) -> Printed:
        """The time limit of a problem, past or to come."""
        day = _month_end(self.feedback + DAY * self.rng.randint(30, 300))
        self.years.add(day.year)
        if self.rng.random() < 0.5:
            return Printed(f"{day.year}年{day.month}月底", f"{day:%Y-%m}底")
        return Printed(f"{day.year}年{day.month}月{day.day}日", day.isoformat())

    def _at_cutoff(self) -> Printed:
        day = self.cutoff
        year = self._year(day.year)
        if day == _month_end(day) and self.rng.random() < 0.6:
            return Printed(f"{year}{day.month}月底", f"{day:%Y-%m}底")
        return Printed(f"{year}{day.month}月{day.day}日", day.isoformat())

    def _at_inspect(self) -> Printed:
        first, last = self.inspect_start, self.inspect_end
        self.told = True
        if self.lost and first.year == last.year == self.published.year and not self.years:
            self.years |= {first.year, first.year - 1}
            surface = f"{first.month}月{first.day}日{self.dash}{last.month}月{last.day}日"
            return Printed(surface, f"{first.isoformat()}..{last.isoformat()}", "lost")
        self.years |= {first.year, last.year}
        second = f"{last.year}年" if self.rng.random() < (0.7 if last.year != first.year else 0.2) else ""
        surface = f"{first.year}年{first.month}月{first.day}日{self.dash}{second}{last.month}月{last.day}日"
        return Printed(surface, f"{first.isoformat()}..{last.isoformat()}")

    def _at_feedback(self) -> Printed:
        return self._day(self.feedback)
