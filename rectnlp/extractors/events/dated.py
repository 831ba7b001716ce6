"""Which date expressions date an event: the borders of the mention, its relation, and what is none.

Three scans find candidates: dates (`rectnlp.grammars.calendar`), recurring ones (每季度) and anchors (巡视以来,
“十三五”期间).
Left out, after the contract of the events table: a year that only labels a fund, a list or an assessment cycle
(2021年内贸资金), a basis of comparison (较2022年), page stamps, masked dates (xxxx年xx月), dates that do not exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.analysis import Analysis
from rectnlp.extractors.events import anchors
from rectnlp.grammars import calendar
from rectnlp.linking.verbs import predicates


@dataclass(slots=True)
class Dated:
    """A candidate: the mention's borders in the view, and what its form alone says."""

    start: int
    end: int
    granularity: str
    relation: str
    rule: str
    expression: calendar.Expression | None = None
    # For an anchor: its days where common knowledge or the text's own inspections give them.
    anchor: anchors.Anchor | None = None


def find(analysis: Analysis) -> list[Dated]:
    """Every dated mention of the body, in order, none inside another."""
    body = analysis.body
    found = sorted([*_recurring(body), *_anchored(analysis)], key=_start)
    taken = [(dated.start, dated.end) for dated in found]
    taken.append((len(body), len(body)))
    at = 0
    previous: calendar.Expression | None = None
    for expression in calendar.scan(body):
        while taken[at][1] <= expression.start < len(body):
            at += 1
        if taken[at][0] >= expression.end:
            dated = _date(analysis, expression, previous)
            if dated is not None:
                found.append(dated)
        previous = expression
    found.sort(key=_start)
    return found


def _start(dated: Dated) -> int:
    return dated.start


# 每月, 每两周, 每季度末, 每月20号, 逐月, 按季度
_RECURRING = re.compile(
    r"""
    [每逐按]
    (?: (?<=每)(?:[两二三半0-9]{1,2}个?)?
        (?:年度?|季度?|个?月份?|周(?:[一二三四五六日](?![次调报会通研督汇篇课例个学评查题]))?|[日天旬]|学期|学年|半年|半月|星期)
      | (?<=逐)(?:年|季度?|月|周|日)
      | (?<=按)(?:季度?|月|周|旬)(?![份初末底]|[0-9])
    )
    (?:年?[底末初](?!步)月?|[上中下]旬)?
    (?:(?<=[年度底末])[0-9一二三四五六七八九十]{1,2}月份?[底末初]?(?:[、和至到-][0-9一二三四五六七八九十]{1,2}月份?[底末初]?){0,4})?
    (?:[0-9]{1,2}[日号])?
    """,
    re.VERBOSE,
)
# 每人每年500元 is a rate, 每日电讯 a newspaper.
_RATE_BEFORE = re.compile(r"每?(?:人|户|亩|家|吨|名|个|套|辆|平方米|生|学生|居民|[^,。;]{0,4}/)$|人均$")
_RATE_AFTER = re.compile(r"[0-9.,]+(?:余|多)?[万千百亿]?(?:元|斤|吨|度)|电讯|经济|新报|/")


def _recurring(body: str) -> list[Dated]:
    found = []
    for match in _RECURRING.finditer(body):
        start, end = match.span()
        if _RATE_BEFORE.search(body, max(0, start - 6), start) or _RATE_AFTER.match(body, end):
            continue
        found.append(Dated(start, end, "recurring", "recurring", "events.recurring"))
    return found


def _anchored(analysis: Analysis) -> list[Dated]:
    found = []
    for anchor in anchors.find(analysis):
        found.append(Dated(anchor.start, anchor.end, "anchor", anchor.relation, f"events.{anchor.kind}", anchor=anchor))
    return found


# 某年3月; but 丁某10月 is a person and a month.
_MASKED = re.compile(r"(?:[*×xX□_?…]|\(略\))\s?年?\s?$|某年\s?$")
_MASKS = frozenset("*×xX□_?…)某年 ")
_STAMP_LABEL = re.compile(
    r"(?:(?:^|[\n ])(?:时间|日 ?期|来源)|(?:发布|信息|更新|发文|成文|生成|公开|印发|录入)(?:时间|日期|于)|\|)"
    r"[:|\s]{1,3}$"
)
_LINE_END = re.compile(r"[ )]{0,2}(?:\n|$)")
# 近3月, 第3月, 三年6月 count months.
_MONTHS = re.compile(r"[近余第几前后满约每]$|[0-9一二三四五六七八九十]年$")
_LOST_DIGITS = re.compile(r"[0-9]年?$")
_CLOCK = re.compile(r"\s{0,2}[0-9]{1,2}:[0-9]{2}")
_NO_DAY = re.compile(r"以?[内上后]|[的起/]|左右|游|常|益|均|产|报|用")
_WITH = ("与", "同", "和", "跟")
_COMPARED_AFTER = re.compile(r"(?:同期|年均|平均|均值|全年)|[^,。;]{0,6}(?:相比|相较|比较|持平|对比|看齐)")
_BASIS = ("同期", "年均")


def _date(analysis: Analysis, expression: calendar.Expression, previous: calendar.Expression | None) -> Dated | None:
    """A date expression as a candidate, or None where it dates no event."""
    body, (start, end, first, last) = analysis.body, expression
    if _no_date(analysis, expression, previous):
        return None
    left, right = body[max(0, start - 8) : start], body[end : end + 12]
    compared = left.endswith(analysis.lexicons.surfaces("event_words", "than")) or (
        left.endswith(_WITH) and _COMPARED_AFTER.match(right)
    )
    if compared or right.startswith(_BASIS):
        return None
    granularity = expression.granularity
    if (
        right[:1] in "\n )"
        and _LINE_END.match(body, end)
        and not body[body.rfind("\n", 0, start) + 1 : start].strip(" (")
    ):
        return None  # a date on a line of its own is a signature or a stamp
    relation, end = _relation(analysis, expression, left, right)
    if granularity == "year" and first.year_word and relation == "since":
        granularity = "anchor"
    if (
        relation == "on"
        and first.unit == "month"
        and not (first.year or first.year_word)
        and _loose_edge(analysis, start, end)
    ):
        return None
    if (
        relation in ("on", "as_of", "until")
        and (granularity == "year" or (last and last.unit == "year"))
        and _labels(analysis, start, end, first)
    ):
        return None
    if relation == "limit":  # 整改时限:2024年6月底
        return Dated(start, end, granularity, "by", "events.limit", expression)
    if relation == "until":  # 至2024年底 counts up to then, or plans for then: the event's status says which
        return Dated(start, end, granularity, "as_of", "events.until", expression)
    return Dated(start, end, granularity, relation, f"events.{granularity}", expression)


def _loose_edge(analysis: Analysis, start: int, end: int) -> bool:
    """Whether 年初 or 年底 stands inside a noun phrase (预算年初到位率), behind a noun and before no predicate."""
    body = analysis.body
    if body[start] != "年" or _BOUNDARY.search(body, max(0, start - 4), start):
        return False
    here = predicates.clause(analysis, start)
    return not any(verb.start == end for verb in here.verbs) and not any(
        marker.start == end and marker.kind != "preposition" for marker in here.markers
    )


def _no_date(analysis: Analysis, expression: calendar.Expression, previous: calendar.Expression | None) -> bool:
    """Whether it only looks like a date: a duration, a number, a mask, a stamp, a day that no calendar has."""
    body, (start, end, first, last) = analysis.body, expression
    left = body[max(0, start - 12) : start]
    if first.impossible or (last is not None and last.impossible):
        if not first.bare_day and (first.month is None or first.day is not None or last is not None):
            _warn(analysis, "impossible_date", "没有这一天", expression)
        return True
    if first.year is None and left[-1:] in _MASKS and not first.year_word and _MASKED.search(left):
        _warn(analysis, "masked_date", "日期被遮盖", expression)
        return True
    if first.year_word in ("当年", "上年", "本年") and first.unit == "year":
        return True
    if first.month_word in ("本月", "当月", "该月", "下月") and first.unit == "month":
        return True
    if first.unit == "month" and first.month and last is None and not first.year and _MONTHS.search(left):
        return True
    if first.bare_day and (last is None or last.bare_day):
        return not _day_of_month(body, expression, previous)
    if first.unit == "day" and first.month and not first.year and not first.damaged and _LOST_DIGITS.search(left):
        return True
    labelled = left[-1:] in ":| " and _STAMP_LABEL.search(left)
    if first.year and first.unit == "day" and body[start + 4] in "-/.":
        return bool(labelled or _CLOCK.match(body, end))
    return bool(labelled and (_CLOCK.match(body, end) or _LINE_END.match(body, end)))


def _day_of_month(body: str, expression: calendar.Expression, previous: calendar.Expression | None) -> bool:
    """Whether a bare N日 is a day of the month named before it, no duration of N days."""
    start, end = expression.start, expression.end
    if _NO_DAY.match(body, end) or previous is None or body[end - 1] not in "日号":
        return False
    between = body[previous.end : start]
    if between in ("、", "和", "及", "与", ",", "以及", "或"):
        return True
    return body[start - 1] in ",。;于(" and len(between) <= 80 and "\n" not in between and body[end - 1] == "日"


def _warn(analysis: Analysis, code: str, message: str, expression: calendar.Expression) -> None:
    span = (expression.start, expression.end)
    analysis.warn(code, f"{message}:{analysis.printed(span)}", *span)


# 直至5月才着手: that late it happened.
_NOT_UNTIL = ("直至", "直到")
_ONLY_THEN = re.compile(r"[^。;\n]{0,24}?才(?![能能华])")
_COLLOQUIAL = re.compile("来[,、]")
_UNTIL = re.compile(r"(?:^|[\n,。;:、!? ])(?:直?至|到)$")
_FROM = ("自从", "自", "从")
_SINCE_AFTER = re.compile(r"以来|至今|起(?![草来诉步点底到])(?:,|至今)?|开始|以后|之后")
# 11月底前37家搬迁; but 2023年前三季度, 前10名.
_BY_AFTER = re.compile(
    r"之前|以前|前(?![往后来期置述赴款夕半列提瞻沿]|所未|任[^务]"
    r"|[0-9一二两三四五六七八九十几]{1,4}(?:个?(?:季|月|天|日|周|年|旬|学期)|[名位强]))"
)


def _relation(analysis: Analysis, expression: calendar.Expression, left: str, right: str) -> tuple[str, int]:
    """How the event stands to the date, and where the mention ends (以来 is inside)."""
    end, words = expression.end, analysis.lexicons.surfaces
    if right.startswith("以来"):
        return "since", end + 2
    if expression.first.year_word == "今年" and _COLLOQUIAL.match(right):  # 今年来,
        return "since", end + 1
    if left.endswith(words("event_words", "as_of")):
        return "as_of", end
    if left.rstrip(":为至于").endswith(words("event_words", "limit")):
        return "limit", end
    if _BY_AFTER.match(right) or left.endswith(words("event_words", "by")):
        return "by", end
    if expression.last is not None:
        return "on", end
    if left.endswith(_FROM) or _SINCE_AFTER.match(right):
        return "since", end
    if left.endswith(_NOT_UNTIL) and _ONLY_THEN.match(analysis.body, end):
        return "on", end
    if left.endswith(("至", "到")) and _UNTIL.search(left):
        return "until", end
    return "on", end


# What a year that dates something may stand behind: a clause's border, a preposition of time, 已 or 计划.
_BOUNDARY = re.compile(r"(?:^|[\n,。;:!?) “”—]|[于在自从到至]|截[至止]|计划|预计|预期|已|拟|其中|并|且)$")
# What such a year stands before: an adverb, a preposition or a place as subject, beside a verb or a comma.
_OPENS = re.compile(
    r"之?[内间前后](?![贸容部外])|(?P<place>(?:全[省市县区镇乡村校院年旗州]|我[省市县区镇乡村校院旗州局]|本[区市县]|各[级地]))"
    r"|共|累计|先后|总计|合计|已|均|未|没有|又|再|曾|被|将|拟|因|在|对|由|通过|按照|根据|为|向|以|就|较|比|同比|平均|实际|首次|连续|分别|各|相继|都"
)
# 2021年、2022年分别…: what stands around the list decides for each.
_YEARS_AFTER = re.compile(r"(?:[、和及](?:19|20)[0-9]{2}年){1,6}(?!度)")
_YEARS_BEFORE = re.compile(r"(?:(?:19|20)[0-9]{2}年[、和及]){1,6}$")
_LABEL = re.compile(r"[度版款级届](?!,)|第[0-9一二三四五六七八九十]+[批期次号轮]|[秋春夏冬]季|修[订正][)版本稿]|内贸")


def _labels(analysis: Analysis, start: int, end: int, first: calendar.Point) -> bool:
    """Whether a bare year names an edition, a cycle or a fund (2024年重点项目) rather than when something happened."""
    body = analysis.body
    if listed := _YEARS_AFTER.match(body, end):
        end = listed.end()
    if listed := _YEARS_BEFORE.search(body, max(0, start - 36), start):
        start = listed.start()
    left, right = body[max(0, start - 4) : start], body[end : end + 8]
    if right.startswith(("全年", "年内")):  # 2022年全年党组集中学习…
        return False
    if right[:1] in ",间期" or not right or first.year_word:
        return False
    if _LABEL.match(right):
        return True
    here = predicates.clause(analysis, start)
    opens = _OPENS.match(right)
    if not _BOUNDARY.search(left):
        # 县委2023年召开…: behind a subject only before a verb or an adverb.
        if any(verb.start == end and body.startswith("的", verb.end) for verb in here.verbs):
            return False  # 抽查2020年至2022年办理的证件
        named = any(verb.end <= start for verb in here.verbs) or not left.strip("，。")
        return named or not (opens or any(verb.start == end for verb in here.verbs))
    if any(verb.start == end for verb in here.verbs):
        return False
    if left.endswith("于") and any(verb.end == start - 1 for verb in here.verbs):
        return False  # 发生于1998年
    if right[0] in "、和及。;\n)的":
        return True
    strong = predicates.first_after(here, end)
    if opens and not opens["place"]:
        return False
    # 2023年全区新增就业…, 2022年“三公”经费下降12% state something; 2023年全区工作会议精神 names something.
    if strong is None:
        return True
    near = bool(opens) and strong.start <= end + 4 and strong.weight > 0
    return not (near or strong.weight >= 2.5 or (strong.role == "change" and strong.weight >= 1))
