"""What a check says: its expression and one sentence in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence

Messages = tuple[str, str]


def number(value: float) -> str:
    """A number as people write it.

    >>> number(46.0), number(63.25), number(0.1 + 0.2)
    ('46', '63.25', '0.3')
    """
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0").rstrip(".")


def equation(total: float, parts: Sequence[float]) -> str:
    """A total and its parts.

    >>> equation(62, [1, 4, 57])
    '62 = 1+4+57'
    """
    return f"{number(total)} = {'+'.join(map(number, parts))}"


# How the text relates the parts to the total.
_RELATIONS = {
    "bracket": ("括号内", "the parts in brackets"),
    "rest": ("剩余部分连同前项", "the parts with the remainder"),
    "states": ("完成与未完成各项", "what is done and what is not"),
    "sum": ("前列各项", "the items before it"),
    "list": ("冒号后各项", "the items behind the colon"),
    "respectively": ("“分别”所列各项", "the items told off one by one"),
    "classes": ("互不重叠的各类", "the parts, which exclude each other,"),
    "all": ("逐一交代的各项", "the parts, which are said to be all,"),
    "equation": ("等式各项", "the equation's terms"),
    "closed": ("至“其他”为止各项", "the items down to what is other"),
    "divided": ("同一标准划分的各类", "the parts, by one criterion,"),
    "nearly": ("同句各项", "the numbers behind it, told as its parts,"),
    "among": ("“其中”所列各类", "the parts named by 其中, which exclude each other,"),
    "lines": ("下列各项", "the parts in the lines below it"),
    "summed": ("前文各项", "the parts in the sentences before it"),
    "bare": ("同句各项", "the parts, which fill the sentence,"),
}


def parts_sum(status: str, why: str, total: float, parts: Sequence[float], unit: str) -> Messages:
    """The sentence on a total and its parts.

    >>> parts_sum("mismatch", "bracket", 46, [27, 8, 3, 9], "人")[0]
    '称46人,括号内合计27+8+3+9=47人,多1人,不相符。'
    """
    computed = sum(parts)
    terms, stated, result = "+".join(map(number, parts)), number(total), number(computed)
    if status == "ok":
        if round(computed, 4) == round(total, 4):
            return (
                f"{stated}{unit}={terms},各部分相加与合计一致。",
                f"{stated} = {terms}: the parts add up to the total.",
            )
        return (
            f"{stated}{unit}≈{terms}={result}{unit},差额在四舍五入范围内。",
            f"{stated} ≈ {terms} = {result}: the difference is within rounding.",
        )
    gap = number(abs(computed - total))
    if status == "mismatch":
        zh, en = _RELATIONS[why]
        more = computed > total
        return (
            f"称{stated}{unit},{zh}合计{terms}={result}{unit},{'多' if more else '少'}{gap}{unit},不相符。",
            f"The text says {stated}, but {en} add up to {terms} = {result}, {gap} {'more' if more else 'less'}.",
        )
    if why == "bare":
        zh, en = ("多", "more") if computed > total else ("少", "less")
        return (
            f"称{stated}{unit},同句各项{terms}={result}{unit},{zh}{gap}{unit};相差较大,未必列全,不能判为矛盾。",
            f"The text says {stated}; the parts in its sentence give {terms} = {result}, {gap} {en}. "
            "They are too far off to be taken as all of it.",
        )
    if computed > total:
        return (
            f"称{stated}{unit},所列部分{terms}={result}{unit},多{gap}{unit};“其中”各部分可能有交叉,不能判为矛盾。",
            f"The text says {stated}; the parts listed give {terms} = {result}, {gap} more. "
            "They are introduced by 其中 (among them), so they may overlap.",
        )
    return (
        f"称{stated}{unit},所列部分{terms}={result}{unit},少{gap}{unit};“其中”未必列全,不能判为矛盾。",
        f"The text says {stated}; the parts listed give {terms} = {result}, {gap} less. "
        "They are introduced by 其中 (among them), so the list may be incomplete.",
    )


def rate(status: str, how: str, stated: float, computed: float, a: float, b: float) -> Messages:
    """The sentence on a rate: share a of b, growth to a from b, or points between levels a and b.

    >>> rate("ok", "share", 91.1, 91.1, 51, 56)[1]
    '51 of 56 = 91.1%, as stated (91.1%).'
    """
    said, is_ = number(stated), number(computed)
    if how == "points":
        sum_zh = f"{number(a)}%与{number(b)}%相差{is_}个百分点"
        sum_en = f"from {number(a)}% to {number(b)}% is {is_} points"
        zh, en = f"{said}个百分点", f"{said} points"
    elif how == "growth":
        sum_zh = f"由{number(b)}到{number(a)},变动{is_}%"
        sum_en = f"from {number(b)} to {number(a)} is {is_}%"
        zh, en = f"{said}%", f"{said}%"
    else:
        sum_zh = f"{number(a)}÷{number(b)}={is_}%"
        sum_en = f"{number(a)} of {number(b)} = {is_}%"
        zh, en = f"{said}%", f"{said}%"
    if status == "ok":
        return f"{sum_zh},与所称{zh}相符。", f"{sum_en}, as stated ({en})."
    return f"{sum_zh},与所称{zh}不符。", f"{sum_en}, but the text says {en}."


def numbering(status: str, first: str, last: str, at: str, missing: Sequence[int], repeated: int | None) -> Messages:
    """The sentence on a run of labels, of which `at` is the one where it breaks.

    >>> numbering("mismatch", "(1)", "(3)", "(3)", [2], None)[0]
    '编号从(1)到(3),(3)之前缺第2号。'
    """
    if repeated is not None:
        return f"编号{at}重复出现。", f"The number {repeated} stands twice ({at})."
    if missing:
        gone = "、".join(map(str, missing))
        if status == "mismatch":
            return (
                f"编号从{first}到{last},{at}之前缺第{gone}号。",
                f"The numbering runs from {first} to {last} but skips {', '.join(map(str, missing))} before {at}.",
            )
        return (
            f"编号从{first}到{last},未见第{gone}号作为标题,但{at}之前的文字中可能有它,不能判为缺号。",
            f"Number {', '.join(map(str, missing))} is no heading before {at}, but the text there may hold it.",
        )
    return f"{first}至{last}连续。", f"{first} to {last} run on without a gap."


_LISTED = {
    "problem": ("个问题", "problems"),
    "case": ("起案例", "cases"),
    "aspect": ("个方面", "headings"),
    "measure": ("条措施", "measures"),
    "item": ("项", "items"),
}


def outline_total(status: str, what: str, stated: float, listed: int, missing: Sequence[int]) -> Messages:
    """The sentence on a stated total and the numbered items.

    >>> outline_total("mismatch", "problem", 56, 50, [21])[0]
    '称56个问题,正文编号缺21,实列50项,不相符。'
    """
    zh, en = _LISTED[what]
    said = number(stated)
    if status == "ok":
        return f"称{said}{zh},正文实列{listed}项,一致。", f"The text says {said} {en}, and lists {listed}."
    if status == "mismatch":
        gone_zh = f"编号缺{'、'.join(map(str, missing))}," if missing else ""
        gone_en = f" (number {', '.join(map(str, missing))} is missing)" if missing else ""
        return (
            f"称{said}{zh},正文{gone_zh}实列{listed}项,不相符。",
            f"The text says {said} {en} but lists {listed}{gone_en}.",
        )
    return (
        f"称{said}{zh},正文编号的共{listed}项;通报未说要逐条列出,不能判为矛盾。",
        f"The text says {said} {en} and numbers {listed}; it does not say that all are listed.",
    )


_ORDERS = {
    "deeds": ("同一事项前后两步", "Two steps of one matter"),
    "behind": ("收到之后所做事项与收到", "What was handed over and what was done behind it"),
}


def chronology(status: str, what: str, days: Sequence[str]) -> Messages:
    """The sentence on dates in their order.

    >>> chronology("ok", "range", ["2023-08-15", "2023-08-31"])[0]
    '2023-08-15至2023-08-31起止有序。'
    """
    if what == "range":
        span_zh, span_en = f"{days[0]}至{days[1]}", f"{days[0]} to {days[1]}"
        if status == "ok":
            return f"{span_zh}起止有序。", f"{span_en}: the end is not before the start."
        if status == "unclear":
            return f"{span_zh}将近一年,止日年份未写明,可能有误。", f"{span_en} is nearly a year or runs backwards."
        return f"{span_zh}止日早于起日。", f"{span_en}: the end lies before the start."
    if what == "sequence":
        line_zh, line_en = "、".join(days), ", ".join(days)
        if status == "ok":
            return (
                f"巡视结束、反馈、发布的日期{line_zh}先后有序。",
                f"Inspection, feedback, publication are in order: {line_en}.",
            )
        doubt_zh = "" if status == "mismatch" else ",但年份未全写明,不能判为矛盾"
        doubt_en = "" if status == "mismatch" else "; not every year is printed, so it may be read otherwise"
        return (
            f"巡视结束、反馈、发布的日期{line_zh}先后颠倒{doubt_zh}。",
            f"Inspection, feedback, publication are out of order: {line_en}{doubt_en}.",
        )
    if what in _ORDERS:
        zh, en = _ORDERS[what]
        if status == "ok":
            return f"{zh}的日期{days[0]}、{days[1]}先后有序。", f"{en} are in order: {days[0]}, {days[1]}."
        return f"{zh}的日期{days[0]}、{days[1]}先后颠倒。", f"{en} are out of order: {days[0]}, {days[1]}."
    if status == "mismatch":
        return (
            f"{days[0]}的事项写作已完成,晚于发布日{days[1]}。",
            f"Told as done on {days[0]}, after publication on {days[1]}.",
        )
    return (
        f"{days[0]}晚于发布日{days[1]},却未写“将”或“拟”,可能是计划。",
        f"{days[0]} lies after publication on {days[1]}; it may be a plan, though no word says so.",
    )


def repeat(status: str, noun: str, unit: str, first: float, others: Sequence[float]) -> Messages:
    """The sentence on a figure told more than once.

    >>> repeat("ok", "整改措施", "项", 236, [236])[0]
    '整改措施236项,前后2处一致。'
    """
    said = number(first)
    if status == "ok":
        return (
            f"{noun}{said}{unit},前后{len(others) + 1}处一致。",
            f"{said} {unit} {noun}, told {len(others) + 1} times.",
        )
    other = number(next(value for value in others if value != first))
    return f"{noun}前称{said}{unit},后称{other}{unit},不一致。", f"{noun}: {said} first, {other} later."
