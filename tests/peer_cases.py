"""Others' cases: Microsoft Recognizers-Text's Chinese specifications (MIT), as a development set.

Their files are not shipped. Point RECTNLP_PEER_CASES at a checkout's `Specs` folder; then

    python tests/peer_cases.py

prints, by file, how many of the cases in our scope come out right, and what is out of scope and why.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rectnlp import Bulletin
from rectnlp.pipeline import analyse

# What their models call a number and no bulletin's table does, with the reason that is printed.
NUMBER_SCOPE = (
    (re.compile(r"[\^*eE]"), "arithmetic or an exponent"),
    (re.compile("^[-负負.]|[-−] ?[0-9]"), "a signed number, or one without its zero"),
    (re.compile("分 *之|又|/"), "a fraction: a rate here"),
    (re.compile("打|[半对]"), "dozens and halves"),
    (re.compile("兆"), "兆: ambiguous (10^6 or 10^12)"),
    (re.compile("[kKmMgGtT]"), "k, m, g"),
    (re.compile("[几幾]"), "几: an interval here, a point there"),
    (re.compile("[0-9]{16,}"), "more than 15 digits"),
)
PERCENT_SCOPE = (
    (re.compile("折"), "a discount (折)"),
    (re.compile("[kKＫ]"), "k"),
    (re.compile("百分位"), "a percentile"),
)
CURRENCY_SCOPE = (
    (re.compile("^[^0-9０-９一二三四五六七八九十百千万亿两]*$"), "a currency without a number"),
    (re.compile("比特币"), "no money of a state"),
    (re.compile("兆"), "兆: ambiguous"),
    (re.compile("[0-9]{16,}"), "more than 15 digits"),
    (re.compile("銭|美分|[块塊]"), "colloquial or foreign small money"),
)


@dataclass
class Result:
    """What came out of one file."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    out_of_scope: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Right among those in scope."""
        return self.right / (self.right + len(self.wrong) or 1)


def cases(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each expected result of a file with its input."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        for result in case.get("Results", []):
            yield case["Input"], result


def numbers(text: str, result: dict[str, Any]) -> bool:
    """Their number with a measure word behind it is our count of that value."""
    analysis = analyse(Bulletin(f"共有{result['Text']}项。"))
    return any(_same(row.value, result) for row in analysis.rows["counts"])


def percentages(text: str, result: dict[str, Any]) -> bool:
    """A row of `percentages` overlaps theirs and has its value."""
    return _overlaps("percentages", text, result)


def money(text: str, result: dict[str, Any]) -> bool:
    """A row of `amounts` overlaps theirs and has its value."""
    return _overlaps("amounts", text, result)


def _overlaps(table: str, text: str, result: dict[str, Any]) -> bool:
    analysis = analyse(Bulletin(text))
    for row in analysis.rows[table]:
        start, end = analysis.view.span(row.start, row.end)
        if start <= result["End"] and result["Start"] < end and _same(row.value, result):
            return True
    return False


def _same(value: float, result: dict[str, Any]) -> bool:
    stated = str(result["Resolution"]["value"] or "nan").rstrip("%").replace(",", "")
    return abs(value - float(stated)) <= 1e-9 * max(1.0, abs(float(stated)))


FILES: dict[str, tuple[Callable[[str, dict[str, Any]], bool], tuple[tuple[re.Pattern[str], str], ...]]] = {
    "Number/Chinese/NumberModel.json": (numbers, NUMBER_SCOPE),
    "Number/Chinese/PercentModel.json": (percentages, PERCENT_SCOPE),
    "NumberWithUnit/Chinese/CurrencyModel.json": (money, CURRENCY_SCOPE),
}


def evaluate(specs: Path, name: str) -> Result:
    """Run one file."""
    verb, scope = FILES[name]
    outcome = Result()
    for text, result in cases(specs / name):
        reason = next((why for pattern, why in scope if pattern.search(result["Text"])), None)
        if reason is not None:
            outcome.out_of_scope[reason] += 1
        elif verb(text, result):
            outcome.right += 1
        else:
            outcome.wrong.append(f"{result['Text']} in {text}")
    return outcome


def main() -> None:
    """Print the figures."""
    specs = Path(os.environ["RECTNLP_PEER_CASES"])
    for name in FILES:
        outcome = evaluate(specs, name)
        total = outcome.right + len(outcome.wrong)
        print(f"{name}: {outcome.right} of {total} in scope right ({outcome.share:.3f})")
        for reason, count in outcome.out_of_scope.most_common():
            print(f"    out of scope: {count:3} {reason}")
        for line in outcome.wrong:
            print(f"    wrong: {line}")


if __name__ == "__main__":
    main()
