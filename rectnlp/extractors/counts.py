"""Counted quantities: 236项整改措施, 200余处, 24件次, 两名干部."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.linking.counted.nouns import noun_of_count
from rectnlp.linking.verbs.governors import verb_of_count
from rectnlp.linking.verbs.listings import carry_on
from rectnlp.mentions import Count, Found

# N次会议 right behind the body that meets is the meeting's number without 第: 区委常委会36次会议.
_MEETING = re.compile("(?:常委会|党组|党委|委员会|全会|常务会|政府|人大|政协|区委|县委|市委|省委|纪委)$")
_MEETING_AHEAD = re.compile("(?:常委|常务|全体|党组|主席|主任|扩大)?(?:会|\\(扩大\\)会)")
# 发现一起、查处一起; 解决一个问题、完善一套制度: talk, not figures.
_RHETORICAL = re.compile("一(?P<measure>[个起件项套批次])[^,。;]{0,8}?[、,]?[^,。;、]{0,8}一[个起件项套批次]")
_PER = re.compile(
    "(?:每(?:年|月|周|日|天|季度|半年|人|户|村|次|个?单位|个月|学期|两周|名|家)?(?:至少|不少于|牵头|召开|开展|听取|组织)?|(?<![0-9])各)$"
)


def extract(analysis: Analysis) -> None:
    """Fill `counts`, nouns included."""
    rows: list[Count] = []
    body = analysis.body
    for found in analysis.quantities:
        if found.kind != "count" or _is_ordinal(body, found) or _is_rhetorical(body, found):
            continue
        rule = "counts.measure" if found.unit else "counts.bare"
        count = Count(
            found.start, found.end, rule, found.value, value_high=found.value_high, bound=found.bound, unit=found.unit
        )
        low = max(0, found.start - 8)
        near = body[low : found.start]
        if ("每" in near or near.endswith("各")) and (per := _PER.search(body, low, found.start)):
            count.per = (per.start(), per.start() + _per_length(per.group()))
        rows.append(count)
    for i, count in enumerate(rows):
        count.noun = noun_of_count(analysis, rows, i)
        count.predicate = verb_of_count(analysis, count)
    carry_on(analysis, rows)
    analysis.rows["counts"] = rows


def _per_length(text: str) -> int:
    """Without the verb: 每月召开 → 每月."""
    bare = re.match("每(?:个?单位|半年|季度|学期|两周|个月|[年月周日天人户村次名家])?|各", text)
    return bare.end() if bare else len(text)


def _is_ordinal(body: str, found: Found) -> bool:
    """区委常委会36次会议 counts nothing; 参加会议79次 does."""
    if found.measure != "次":
        return False
    return bool(_MEETING_AHEAD.match(body, found.end) and _MEETING.search(body, max(0, found.start - 6), found.start))


def _is_rhetorical(body: str, found: Found) -> bool:
    if body[found.start : found.start + 1] != "一":
        return False
    if _RHETORICAL.match(body, found.start):
        return True
    back = body.rfind("一", max(0, found.start - 12), found.start)
    match = _RHETORICAL.match(body, back) if back >= 0 else None
    return match is not None and match.end() >= found.end
