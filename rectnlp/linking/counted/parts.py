"""What the parts of a breakdown count: the total's things, where the text says of a part only which it is.

402件信访件涉及水77件、土壤52件: the 52 are 信访件, and 土壤 is the part's label. A part whose own noun is a thing of
its measure word (工业项目11个, 纠纷24起) keeps it. Which parts belong to which total is known only once the sums are.
"""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.linking.counted.cues import cues
from rectnlp.mentions import Amount, Count

_OPENS = re.compile(r"(?:\(|[,:;]?(?:其中)?,?(?:分别[为是]|主要集中在|集中在|分布在|来自))")
_LABEL = 12  # characters of a label, at most


def name_parts(analysis: Analysis) -> None:
    """Give the parts that are named by their labels the nouns of their totals."""
    things = cues(analysis.lexicons).things
    counts: list[Count] = analysis.rows.get("counts", [])
    for part in (*counts, *analysis.rows.get("amounts", ())):
        if part.part_of is not None:
            _name(analysis, part, part.part_of, things)
    for i, whole in enumerate(counts):
        opening = _OPENS.match(analysis.body, whole.end)
        if opening and whole.noun is not None:
            listed = _listed(analysis.body, counts, i + 1, opening.end(), whole)
            ends = {_noun(analysis, part)[-1:] for part in listed}
            # 分别为柳树村5个、石桥村4个、龙潭村3个: names, whatever they end in
            named = len(listed) > 2 and len(ends) == 1 and ends != {_noun(analysis, whole)[-1:]}
            for part in listed:
                _name(analysis, part, whole, {} if named else things)


def _listed(body: str, counts: list[Count], i: int, at: int, whole: Count) -> list[Count]:
    """The counts of a list that begins at a position, as long as they can be parts of a total."""
    listed: list[Count] = []
    left = whole.value
    while i < len(counts) and 0 < counts[i].start - at <= _LABEL and counts[i].value <= left:
        listed.append(counts[i])
        left -= counts[i].value
        at = counts[i].end + 1
        if body[at - 1 : at] not in ("、", ",", "和") or _STOPS.search(body, at, counts[i].start):
            break
        i += 1
    return listed if left == 0 or len(listed) > 2 else []


_STOPS = re.compile("[。;!?\n)]")


def _name(analysis: Analysis, part: Count | Amount, whole: Count | Amount, things: dict[str, tuple[str, ...]]) -> None:
    """Give a part the noun of its total, unless it has one of its own."""
    if whole.noun is None or part.noun == whole.noun or _measure(analysis, part) != _measure(analysis, whole):
        return
    named, total = _noun(analysis, part), _noun(analysis, whole)
    if named and isinstance(part, Amount) and not named.endswith(things.get("家", ())):
        return  # money is of what is bought as well (审减工程款728万元:土建123万元), but not of who pays
    if named and (named[-1] == total[-1] or named.endswith(things.get(_measure(analysis, part), ()))):
        return
    part.noun = whole.noun


def _measure(analysis: Analysis, mention: Count | Amount) -> str:
    if isinstance(mention, Amount):
        return mention.dimension
    return analysis.body[mention.unit[0] : mention.unit[1]] if mention.unit else ""


def _noun(analysis: Analysis, mention: Count | Amount) -> str:
    return analysis.body[mention.noun[0] : mention.noun[1]] if mention.noun else ""
