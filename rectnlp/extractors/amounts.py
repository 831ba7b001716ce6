"""Money and measures: 20.1亿元, 350平方, 2周时间, 三个月内."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.grammars.numerals import parse
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.counted.measured import noun_of_amount
from rectnlp.mentions import Amount, Found

# A measure in a name is no amount: 15分钟健身圈, 24小时自助服务, 三年行动方案.
_NAME = re.compile(
    "(?:[一-鿿]{0,6}圈|(?:自助|值班|值守|热线|服务|在线|不间断|监控|开放|全天候)|(?:行动|攻坚|规划|计划|大计|提升|专项|任务|倍增|滚动))"
)
# 五元三毛, 50元6角3分: one sum.
_CHANGE = re.compile(
    "(?:(?P<tenths>[0-9一二三四五六七八九])[角毛])?(?:(?P<cents>[0-9一二三四五六七八九])分(?![之钟别类管]))?"
)
_DATE_BEFORE = re.compile("[0-9年月第每上下前]$")
_LASTS = re.compile(
    "(?:为期|历时|时间|期限|连续|任期|满|不超过|超过|近|约|少于|低于|至少|长达|工龄|党龄|察看|有期徒刑|禁闭|时长|使用|存放|拖欠|达|未满|以来)了?$"
)
_LASTS_AHEAD = re.compile("(?:以上|以内|以下|之内|内|左右|的|时间|期|半|多|余|处分|未|[,。;)、]|$)")


def extract(analysis: Analysis) -> None:
    """Fill `amounts`, with nouns, conversions and what money did."""
    rows: list[Amount] = []
    body = analysis.body
    conversions = _conversions(analysis.lexicons)
    flows = _flows(analysis.lexicons)
    for found in analysis.quantities:
        if found.kind in ("count", "rate", "points") or (found.kind == "duration" and not _lasts(body, found)):
            continue
        if rows and found.start < rows[-1].end:  # the 角 of a sum already read
            continue
        if _NAME.match(body, found.end) and found.kind in ("duration", "length"):
            continue
        rows.append(_amount(analysis, found, conversions, flows, rows[-1] if rows else None))
    analysis.rows["amounts"] = rows


_PUT_RIGHT = frozenset(("recovered", "returned", "fined"))


@compiled
def _conversions(lexicons: Lexicons) -> dict[str, tuple[str, float]]:
    return {
        row["measure"]: (row["si_unit"], float(row["factor"]))
        for row in lexicons.rows("measures")
        if row["si_unit"] and row["kind"] not in ("count", "rate", "points")
    }


@compiled
def _flows(lexicons: Lexicons) -> tuple[re.Pattern[str], dict[str, str]]:
    flow_of = {verb: row["flow"] for row in lexicons.rows("money_flows") for verb in row["verbs"].split("|")}
    verbs = sorted(flow_of, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, verbs))), flow_of


def _lasts(body: str, found: Found) -> bool:
    """Whether a duration lasts (为期3个月) rather than being part of a date or a rhythm (2023年, 每两周)."""
    before = body[max(0, found.start - 6) : found.start]
    if _DATE_BEFORE.search(before):
        return False
    if found.measure in ("年", "年度", "个年度"):
        if found.value >= 100 or body[found.end : found.end + 1].isdigit():
            return False
        return found.bound != "exact" or bool(_LASTS.search(before) or _LASTS_AHEAD.match(body, found.end))
    return True


def _amount(
    analysis: Analysis,
    found: Found,
    conversions: dict[str, tuple[str, float]],
    flows: tuple[re.Pattern[str], dict[str, str]],
    previous: Amount | None,
) -> Amount:
    body = analysis.body
    amount = Amount(
        found.start, found.end, f"amounts.{found.kind}", found.value, value_high=found.value_high, bound=found.bound,
        dimension=found.kind, unit=found.unit,
    )  # fmt: skip
    if found.kind == "duration" and body[found.end : found.end + 1] == "半":  # 一天半
        amount.value += 0.5
        amount.end += 1
    if found.measure == "个半月":
        amount.value += 0.5
    if found.measure in ("元", "圆", "块") and (change := _CHANGE.match(body, found.end)) and change.group():
        tenths, cents = (parse(change[name] or "") for name in ("tenths", "cents"))
        amount.value = round(amount.value + (tenths.low / 10 if tenths else 0) + (cents.low / 100 if cents else 0), 2)
        amount.end = change.end()
    conversion = conversions.get(found.measure)
    if conversion is not None:
        amount.si_unit, factor = conversion
        amount.si_value = amount.value * factor
    amount.noun = noun_of_amount(analysis, amount, previous)
    if found.kind == "money":
        amount.flow, amount.predicate = _flow(analysis, amount, flows)
    return amount


def _flow(
    analysis: Analysis, amount: Amount, flows: tuple[re.Pattern[str], dict[str, str]]
) -> tuple[str, tuple[int, int] | None]:
    """What money did: the nearest flow verb before it in its clause, else right behind it.

    A misuse that is put right is told by what put it right: 追缴违规发放补贴 is recovered.
    """
    pattern, flow_of = flows
    start, end = analysis.clauses.at(amount.start)
    last = None
    for match in pattern.finditer(analysis.body, max(start, amount.start - 40), amount.start):
        if last is None or flow_of[match.group()] != "misused" or flow_of[last.group()] not in _PUT_RIGHT:
            last = match
    if last is None:
        last = pattern.search(analysis.body, amount.end, min(end, amount.end + 12))
    return (flow_of[last.group()], last.span()) if last else ("other", None)
