"""Which noun a number counts or measures.

The noun stands right behind the measure word (208项整改措施), or right before the number (问题线索8个), or is left out and
said in an earlier clause (51项整改任务,已整改到位46项). A noun is a run of nominal words, cut at 的.
Source: 吕叔湘, 现代汉语八百词 (1980), on the order of numeral, measure word and noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.analysis import Analysis
from rectnlp.mentions import Amount, Count, Quantity, Span
from rectnlp.segment import Words

# ICTCLAS tags that can stand in a nominal run; the second set may only modify what follows.
_NOMINAL = frozenset(("n", "nr", "ns", "nt", "nz", "ng", "nrt", "nrfg", "vn", "an", "l", "i", "j", "s", "eng", "un"))
_MODIFIER = frozenset(("b", "a", "ad", "vn", "h", "k", "zg", "z", "g", "tg", "f"))
_FILLERS = frozenset(
    ("共", "共计", "总计", "合计", "累计", "已", "达", "达到", "约", "为", "仅", "各", "均", "只", "总共", "共有", "计", "已经",
     "有", "了", "先后", "近", "超", "超过", "逾", "多达", "至", "到", "涉及", "是", "占", "占比", "约占", "数", "分别", "较")
)  # fmt: skip
_PERSON = re.compile(
    "(?:[员师长者人生工民警官兵户]|干部|代表|骨干|对象|群众|书记|主任|同志|游客|嫌疑人|人才|旅客|病例|患者)$"
)
# Measures that are persons, or name themselves what they count.
_SELF = frozenset(("人", "户", "省", "县", "市", "镇", "乡", "村"))
_VERBAL = frozenset(("次", "人次", "场", "场次", "轮", "期", "遍", "件次", "趟", "户次", "课时", "学时"))
# A measure of persons behind one of these counts persons, not the measure: 诫勉谈话2人; 立案2起 counts nothing nameable.
_SANCTION = re.compile(
    "(?:处分|处理|警告|记过|记大过|降级|撤职|开除|党籍|公职|职务|察看|诫勉|谈话|留置|批评|教育|检查|免职|停职|除名|立案|函询|移送|"
    "机关|追责|问责|处罚|拘留|逮捕|形态|提醒|约谈|等级|岗位|辞退|清退|办理|移交|提拔)$"
)
_STOP = re.compile("[,。;:!?\n\ue000]")
_NOT_HEADS = frozenset(
    (
        "其中",
        "全区",
        "全市",
        "全县",
        "全省",
        "全国",
        "全镇",
        "目前",
        "截至",
        "期间",
        "其他",
        "其余",
        "剩余",
        "年度",
        "累计",
        "部分",
        "情况下",
    )
)


def noun_of_count(analysis: Analysis, rows: Sequence[Count], i: int) -> Span | None:
    """The noun of the i-th count; None where it counts nothing nameable (立案2起)."""
    count = rows[i]
    norm = analysis.body
    measure = norm[count.unit[0] : count.unit[1]] if count.unit else ""
    words = analysis.words
    if measure in ("人", "人次", "人(次)"):
        before = _before(norm, words, count.start, verbal=measure != "人")
        if before and _names_persons(norm[before[0] : before[1]], measure):
            return before
        return (count.unit[0], count.unit[0] + 1) if count.unit else None
    behind = _behind(norm, words, count.end, measure in _VERBAL)
    if behind:
        return behind
    before = _before(norm, words, count.start, verbal=measure in _VERBAL)
    if before:
        text = norm[before[0] : before[1]]
        if _SANCTION.search(text) and measure in ("起", "件", "名"):
            return None if measure != "名" else before
        if measure not in ("名", "位") or _PERSON.search(text):
            return before
    elif _verb_before(norm, count.start) and measure in ("起", "件"):
        return None
    elided = _elided(analysis, rows, i, measure)
    if elided is None and measure in _SELF:
        return count.unit
    return elided


def noun_of_amount(analysis: Analysis, row: Amount) -> Span | None:
    """What a sum of money or a measure is of: before the number, else behind it."""
    before = _before(analysis.body, analysis.words, row.start, verbal=False)
    if before:
        return before
    return _behind(analysis.body, analysis.words, row.end, verbal=False)


def noun_of_rate(analysis: Analysis, row: Quantity) -> Span | None:
    """What a rate is of: before the number."""
    return _before(analysis.body, analysis.words, row.start, verbal=True)


def _names_persons(text: str, measure: str) -> bool:
    """Whether a noun before N人 or N人次 is what is counted: 处级干部49人, 走访46人次; not 诫勉谈话2人."""
    if _PERSON.search(text):
        return True
    return measure != "人" and not _SANCTION.search(text)


def _verb_before(norm: str, at: int) -> bool:
    return bool(re.search("(?:立案(?:审查|调查)?|审结|移送|结案)了?$", norm[max(0, at - 6) : at]))


def _behind(norm: str, words: Words, at: int, verbal: bool) -> Span | None:
    """The nominal run right behind a measure word."""
    n = len(words)
    i = words.index(at)
    if i < 0 or at >= len(norm):
        return None
    if words.ends[i] <= at:
        i += 1
    start, end = at, at
    restart = False
    limit = at + 40
    while i < n and words.starts[i] < limit:
        surface, tag = words.surfaces[i], words.tags[i]
        low = max(words.starts[i], at)
        if surface == "《" and end == start:
            return _titles_from(norm, low)
        if surface in "“‘":
            close = norm.find("”", low, low + 16)
            if close < 0:
                break
            end = close + 1
            i = words.index(close) + 1
            continue
        if _STOP.match(surface) or surface in "、()（》〉":
            if surface == "(" and end - start == 1 and (close := norm.find(")", low, low + 8)) > 0:
                end = close + 1
            break
        if surface in ("的", "之"):
            if end > start and not restart:
                break
            start = end = words.ends[i]
            restart = False
            i += 1
            continue
        if tag in _NOMINAL or (tag == "x" and len(surface) > 1):
            if not restart:
                end = words.ends[i]
        elif tag in _MODIFIER and not restart and i + 1 < n and words.tags[i + 1] in _NOMINAL:
            pass
        elif end > start:
            break
        elif tag == "v" and verbal and not restart and end == start and len(surface) > 1:
            return low, words.ends[i]
        else:
            restart = True  # a clause stands before the noun: 81名长期未参加活动的党员
            if not norm.find("的", low, min(low + 20, _next_stop(norm, low))) > 0:
                return None
        i += 1
    while end > start and norm[start] in "、”":
        start += 1
    return (start, end) if end > start and not restart else None


def _next_stop(norm: str, at: int) -> int:
    match = _STOP.search(norm, at)
    return match.start() if match else len(norm)


def _before(norm: str, words: Words, at: int, *, verbal: bool) -> Span | None:
    """The nominal run right before a number, past fillers (共, 已, 达)."""
    if at and norm[at - 1] == "》":
        return _titles_to(norm, at)
    i = words.index(at - 1)
    while i >= 0 and words.surfaces[i] in _FILLERS:
        i -= 1
    if i < 0:
        return None
    end = start = min(words.ends[i], at)
    if end and norm[end - 1] == "》":
        return _titles_to(norm, end)
    floor = max(0, at - 40)
    while i >= 0 and words.starts[i] >= floor:
        surface, tag = words.surfaces[i], words.tags[i]
        if surface == "”":
            opening = norm.rfind("“", max(0, words.starts[i] - 16), words.starts[i])
            if opening < 0:
                break
            start = opening
            i = words.index(opening) - 1
            continue
        if surface in ")）":
            opening = norm.rfind("(", max(0, words.starts[i] - 14), words.starts[i])
            if opening < 0 or start == end:
                break
            j = words.index(opening) - 1
            if j < 0 or words.tags[j] not in _NOMINAL:
                break
            i = j
            start = words.starts[j]
            i -= 1
            continue
        if surface in "、和及与":
            if start == end or i == 0 or words.tags[i - 1] not in _NOMINAL or words.surfaces[i - 1] in _NOT_HEADS:
                break
            i -= 1
            continue
        if _STOP.match(surface):
            break
        if (tag in _NOMINAL and surface not in _NOT_HEADS) or (start < end and tag in _MODIFIER):
            start = words.starts[i]
        elif verbal and tag == "v" and len(surface) > 1 and start == end:
            start = words.starts[i]
        elif verbal and tag == "v" and len(surface) > 1 and words.tags[i + 1] == "v":
            start = words.starts[i]
        else:
            break
        i -= 1
    return (start, end) if end > start else None


def _titles_to(norm: str, end: int) -> Span:
    """The title, or the titles in a row, that end here."""
    start = end
    while start and norm[start - 1] == "》":
        opening = norm.rfind("《", 0, start)
        if opening < 0:
            break
        start = opening
    return start, end


def _titles_from(norm: str, start: int) -> Span | None:
    close = norm.find("》", start)
    return (start, close + 1) if close > 0 else None


def _elided(analysis: Analysis, rows: Sequence[Count], i: int, measure: str) -> Span | None:
    """The noun of the nearest earlier count of the same paragraph with the same measure word, else of the nearest."""
    norm = analysis.body
    paragraph = analysis.paragraphs.index(rows[i].start)
    nearest: Span | None = None
    for j in range(i - 1, max(-1, i - 12), -1):
        other = rows[j]
        if other.noun is None or other.unit is None:
            continue
        if analysis.paragraphs.index(other.start) != paragraph and nearest is not None:
            break
        unit = norm[other.unit[0] : other.unit[1]]
        if unit == measure and unit not in ("次", "期"):
            return other.noun
        if nearest is None and unit not in ("人", "人次", "次", "期", "名"):
            nearest = other.noun
        if other.start < rows[i].start - 400:
            break
    return nearest if measure in ("个", "项", "件", "起", "条") else None
