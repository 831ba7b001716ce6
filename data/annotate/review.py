"""`python -m annotate.review [name …]`: what a second reading should look at, since no mark claims it.

Numerals, dates, bodies and measures that stand outside every mark are printed with their neighbourhood. Most of them
are right to be unmarked (an ordinal, a slogan, a telephone number); the list guards against oversight.
"""

from __future__ import annotations

import re
import sys

from annotate.__main__ import sources
from annotate.marks import parse
from annotate.rows import LEVELS

SUSPECT = re.compile(
    r"""
    [0-9０-９]+  # any figure
    | [一二三四五六七八九十百千两兩数几] [个個名項项件條条次起家户戶人份台处處批期类類]
    | [\u4e00-\u9fff]{2}
      (?: 局|委|办|组|組|院|公司|中心|政府|党委|支部|法院|机关|机關|专班|小组|学校|集团|大队|镇|乡 )
    | 处分|處分|诫勉|警告|记过|开除|立案|约谈|通报批评|免职|移送|判处
    | 今年|去年|同年|次年|以来|以來|期间|期間|每年|每月|每周|每季|逐月|年底|月底|季度|上半年
    """,
    re.VERBOSE,
)


def unclaimed(source: str) -> list[str]:
    """Each suspect stretch that no mention mark covers, with some of what stands around it."""
    body = source.split("\n---\n", 1)[-1].partition("\n===\n")[0]
    text, marks = parse(body)
    claimed = [False] * len(text)
    for mark in marks:
        stop = mark.label_end or mark.end
        if mark.kind in LEVELS:
            stop = mark.start if mark.kind == "title" else stop
        for at in range(mark.start, stop):
            claimed[at] = True
    return [
        f"{text[max(0, m.start() - 10) : m.start()]}[{m[0]}]{text[m.end() : m.end() + 10]}".replace("\n", "⏎")
        for m in SUSPECT.finditer(text)
        if not all(claimed[m.start() : m.end()])
    ]


def main(names: list[str]) -> None:
    """Print the list for each bulletin named, or for all."""
    for path in sources():
        if not names or path.stem in names:
            print(f"== {path.stem}", *unclaimed(path.read_text(encoding="utf-8")), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
