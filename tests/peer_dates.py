"""Others' date cases: Microsoft Recognizers-Text's Chinese specifications (MIT), as a development set.

Their files are not shipped. Point RECTNLP_PEER_CASES at a checkout's `Specs` folder; then

    python tests/peer_dates.py

prints, by file, how many of the cases in our scope come out right, and what is out of scope and why. Their reference
day is our day of publication; a date without a year is right where either of their resolutions is. Their periods end
on the day after, ours on the last day.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from rectnlp import Bulletin
from rectnlp.analysis import Analysis
from rectnlp.extractors.events.dated import Dated
from rectnlp.grammars import calendar
from rectnlp.linking.events.years import Told, resolve

# What a bulletin's events table does not date, with the reason that is printed.
SCOPE = (
    (re.compile("周|週|星期|礼拜|禮拜"), "weeks and weekdays"),
    (re.compile("农历|初一|正月|大年|[春夏秋冬]天"), "the lunar calendar, seasons"),
    (re.compile("神龙|雍正|康熙|民国"), "reign years"),
    (re.compile("世纪|年代"), "centuries and decades"),
    (re.compile("近|最|过去|未来|[前后上下] ?[0-9一两二三]|大[前后]天"), "vague or counted from now: no event"),
    (
        re.compile("^[0-9]{4}$|从?20[0-9]{2}[到-]20[0-9]{2}$|^[0-9]{1,2}[-/][0-9]{1,2}([-/][0-9]{1,2})?$|^[0-9 ]+$"),
        "bare numbers",
    ),
    (re.compile("^[0-9]{1,2}[日号]$"), "a day whose month no one has named: no event"),
    (re.compile("之后.*之前|与"), "two dates to us"),
    (re.compile("^在?[0-9]{3}年|三六七年|1357"), "years before 1000, or of no bulletin"),
)
FILES = ("DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser")


def read(text: str, reference: str | None) -> list[tuple[int, int, dt.date | None, dt.date | None]]:
    """Every date of a text as we read it: offsets and days."""
    analysis = Analysis(Bulletin(text))
    analysis.body = analysis.view.norm
    if reference:
        analysis.published = dt.date.fromisoformat(reference[:10])
    told = [
        Told(Dated(e.start, e.end, e.granularity, "on", "date", e), None) for e in calendar.scan(analysis.view.norm)
    ]
    rows = []
    for one, when in zip(told, resolve(analysis, told), strict=True):
        start, end = analysis.view.span(one.dated.start, one.dated.end)
        rows.append((start, end, when.start, when.end))
    return rows


def right(case: dict[str, Any], result: dict[str, Any]) -> bool:
    """Whether a date of ours overlaps theirs and has its days."""
    reference = case.get("Context", {}).get("ReferenceDateTime")
    low, high = result["Start"], result["Start"] + result["Length"]
    ours = [row for row in read(case["Input"], reference) if row[0] < high and low < row[1]]
    value = result.get("Value")
    if value is None:
        return len(ours) == 1 and ours[0][1] == high
    return any((str(row[2]), str(row[3])) in _theirs(value) for row in ours)


def _theirs(value: dict[str, Any]) -> set[tuple[str, str]]:
    found = set()
    for resolution in (value["PastResolution"], value["FutureResolution"]):
        if "date" in resolution:
            day = resolution["date"]
            found.add(("None", "None") if day == "0001-01-01" else (day, day))
        elif resolution:
            end = dt.date.fromisoformat(resolution["endDate"])
            found |= {(resolution["startDate"], str(end)), (resolution["startDate"], str(end - dt.timedelta(days=1)))}
            if value["Timex"].endswith("Y)"):  # 2009年到2010年 ends with its last year here
                found.add((resolution["startDate"], f"{end.year}-12-31"))
    return found


def evaluate(specs: Path, name: str) -> tuple[int, list[str], Counter[str]]:
    """Run one file: right, wrong, out of scope."""
    good, wrong, outside = 0, [], Counter[str]()
    for case in json.loads((specs / f"DateTime/Chinese/{name}.json").read_text(encoding="utf-8-sig")):
        for result in case["Results"]:
            reason = next((why for pattern, why in SCOPE if pattern.search(result["Text"])), None)
            if reason:
                outside[reason] += 1
            elif right(case, result):
                good += 1
            else:
                wrong.append(f"{result['Text']} in {case['Input']}")
    return good, wrong, outside


def main() -> None:
    """Print the figures."""
    specs = Path(os.environ["RECTNLP_PEER_CASES"])
    for name in FILES:
        good, wrong, outside = evaluate(specs, name)
        print(f"{name}: {good} of {good + len(wrong)} in scope right ({good / (good + len(wrong) or 1):.3f})")
        for reason, count in outside.most_common():
            print(f"    out of scope: {count:3} {reason}")
        for line in wrong:
            print(f"    wrong: {line}")


if __name__ == "__main__":
    main()
