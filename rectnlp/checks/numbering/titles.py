"""outline_total: documents told by their titles against their number: 《甲办法》《乙办法》《丙办法》3项制度.

The number stands right behind the titles, and what it counts is documents. 等 leaves them open, and so does a title
that is set off from the others (《甲条例》及《乙办法》《丙办法》2项制度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.analysis import Analysis
from rectnlp.checks.numbering.announced import Announced

OFF = 2
# So many characters are read before a number.
REACH = 400
_TITLE = re.compile("《[^《》\n]{2,60}》")
_ROW = re.compile("((?:《[^《》\n]{2,60}》[、和与及,]?){2,})(等)?(?:共|共计|合计)?$")
_UNITS = frozenset(("项", "个", "部", "份", "件", "篇", "种"))
_DOCUMENTS = re.compile("(?:制度|办法|文件|规定|规章|机制|方案|意见|细则|规程|制度文件)$")


def find(analysis: Analysis) -> Iterator[Announced]:
    """Numbers right behind titles, with the titles."""
    norm = analysis.view.norm
    for count in analysis.rows.get("counts", ()):
        if norm[count.start - 1 : count.start] not in "》等共计" or count.bound != "exact" or count.value < 2:
            continue
        unit = norm[count.unit[0] : count.unit[1]] if count.unit else ""
        noun = norm[count.noun[0] : count.noun[1]] if count.noun else ""
        low = max(0, count.start - REACH)
        row = _ROW.search(norm, low, count.start)
        if row is None or unit not in _UNITS or not _DOCUMENTS.search(noun) or "配套" in noun:
            continue
        titles = [match.span() for match in _TITLE.finditer(norm, row.start(1), row.end(1))]
        set_off = re.search("》[和与及,](?!《[^《》\n]+》$)", row.group(1)) is not None
        if len(titles) == count.value:
            yield Announced(count, titles, "ok")
        elif not row.group(2) and not set_off and abs(len(titles) - count.value) <= OFF and row.start() > low:
            yield Announced(count, titles, "mismatch")


__all__ = ["find"]
