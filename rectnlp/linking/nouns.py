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
_MODIFIER = frozenset(("b", "a", "ad", "vn", "h", "k", "zg", "z", "g", "tg"))
_FILLERS = frozenset(
    ("共", "共计", "总计", "合计", "累计", "已", "达", "达到", "约", "为", "仅", "各", "均", "只", "总共", "共有", "计", "已经",
     "有", "了", "先后", "近", "超", "超过", "逾", "多达", "至", "到", "涉及", "是", "占", "约占", "数", "分别", "较")
)  # fmt: skip
_PERSON = re.compile(
    "(?:[员师长者人生工民警官兵户]|干部|代表|骨干|对象|群众|书记|主任|同志|游客|嫌疑人|人才|旅客|病例|患者)$"
)
# Measures that are persons, or name themselves what they count.
_SELF = frozenset(("人", "户", "省", "县", "市", "镇", "乡", "村"))
_VERBAL = frozenset(("次", "人次", "场", "场次", "轮", "期", "遍", "件次", "趟", "户次", "课时", "学时"))
# A measure of persons behind one of these counts persons, not the measure: 诫勉谈话2人; 立案2起 counts nothing nameable.
_SANCTION = re.compile(
    "(?:处分|处理|警告|记过|记大过|降级|撤职|开除|党籍|公职|职务|察看|诫勉|(?:提醒|诫勉|警示)谈话|留置|批评|教育|检查|免职|停职|除名|立案|函询|移送|"
    "机关|追责|问责|处罚|拘留|逮捕|形态|谈话提醒|约谈|等级|岗位|辞退)$"
)
# Who acts: 3家单位整改 ends at 单位, though 整改 could go on.
_AGENT = re.compile("(?:单位|企业|公司|部门|机构|学校|医院|乡镇|办事处|党组织|巡察组|巡视组|[^社]会|会议)$")
_SANCTION_VERB = re.compile("(?:立案(?:审查|调查)?|审结|移送|结案)了?$")
_PLACE = re.compile("^(?:..?.?[省市县区镇乡]|全[省市县区镇乡])$")
_BARE = re.compile("省份|省市|省区|地市|市州|县区|市县|部门|单位")
# Heads of one character that a segmenter cuts off: 城建重点工作|会.
_HEADS = frozenset("会班组室站点所队册表书证费款率案件份区店厂")
_LIGHT = frozenset(
    (
        "开展",
        "召开",
        "举办",
        "印发",
        "下发",
        "进行",
        "听取",
        "组织",
        "参加",
        "完成",
        "利用",
        "实施",
        "编印",
        "制定",
        "出台",
        "发布",
        "刊发",
    )
)
_RANKS = frozenset(("一级", "二级", "三级", "一类", "二类", "三类", "以上", "以下"))
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
        if measure != "人" and before is None and (other := _same_measure(analysis, rows, i, measure, 40)):
            return other
        return (count.unit[0], count.unit[0] + 1) if count.unit else None
    verbal = measure in _VERBAL
    if not measure and (bare := _BARE.match(norm, count.end)):
        return bare.span()
    before = _before(norm, words, count.start, verbal=verbal)
    behind = _behind(norm, words, count.end, verbal)
    if behind and not (before and _is_predicate(words, (0, behind[0] + 1)) and not _is_predicate(words, before)):
        return behind
    if before:
        text = norm[before[0] : before[1]]
        if measure in ("起", "件") and _SANCTION.search(text):
            return None
        if measure in _SELF or measure in ("名", "位"):
            if _PERSON.search(text):
                return before
        elif verbal or not _is_predicate(words, before) and not _PLACE.search(text):
            return before
    elif measure in ("起", "件") and _SANCTION_VERB.search(norm, max(0, count.start - 6), count.start):
        return None
    if measure in _SELF:
        return count.unit
    return _elided(analysis, rows, i, measure)


def noun_of_amount(analysis: Analysis, row: Amount) -> Span | None:
    """What a sum of money or a measure is of: before the number, else behind it."""
    norm, words = analysis.body, analysis.words
    verb = _FROM_TO.search(norm, max(0, row.start - 4), row.start)
    at = verb.start() if verb else row.start
    before = _before(norm, words, at, verbal=False)
    if before and not (_is_predicate(words, before) and before[1] - before[0] == 2):
        return before
    return _behind(norm, words, row.end, verbal=False) or _fronted(analysis, at)


_FROM_TO = re.compile("(?:由|从|计|升至|增至|降至|增加到|提高到|减至|缩短|达到?|为|共|共计|合计|约)+$")
_RATE_VERB = re.compile(
    "(?:了|达到?|为|至|到|是|约|近|超过?|低于|高于|小于|大于|不足|相比|,|:|提高|提升|上升|增长|增加|下降|降低|减少|压减|压缩|扩大|缩小|须|应|均)+$"
)
_RATE_NOUN = re.compile("[一-鿿]{0,12}的(?:比例|比重|占比|增速|速度|比率|份额)$")


def noun_of_rate(analysis: Analysis, row: Quantity) -> Span | None:
    """What a rate is of: before the number, past the verb of movement (利率提高0.15个百分点); of a fraction, behind it."""
    norm = analysis.body
    if row.rule == "percentages.words":
        at = row.end + (norm[row.end : row.end + 1] == "的")
        behind = _behind(norm, analysis.words, at, verbal=False)
        if behind:
            return behind
    start = analysis.clauses.at(row.start)[0]
    verb = _RATE_VERB.search(norm, max(0, row.start - 10), row.start)
    at = verb.start() if verb else row.start
    whole = _RATE_NOUN.search(norm, max(start, at - 18), at)
    if whole:
        return whole.span()
    before = _before(norm, analysis.words, at, verbal=True, short=False) if at > start else None
    if before is None and row.rule == "percentages.sign" and verb:
        before = _behind(norm, analysis.words, row.end, verbal=False)  # 压减10%一般性支出
    return before or _counted_before(analysis, row.start)


def _counted_before(analysis: Analysis, at: int) -> Span | None:
    """The noun of the nearest count before in the sentence: 115起,占18.79% is of what the 115起 are."""
    sentence = analysis.sentences.at(at)[0]
    last: Span | None = None
    for count in analysis.rows.get("counts", ()):
        if count.start >= at:
            break
        if count.start >= sentence and count.noun:
            last = count.noun
    return last


def _names_persons(text: str, measure: str) -> bool:
    """Whether a noun before N人 or N人次 is what is counted: 处级干部49人, 走访46人次; not 诫勉谈话2人."""
    if _PERSON.search(text):
        return True
    return measure != "人" and not _SANCTION.search(text)


def _is_predicate(words: Words, span: Span) -> bool:
    """Whether a run before a number is what was done rather than what is counted: 社会化运营33个, 已整改46个."""
    last = words.index(span[1] - 1)
    return words.tags[last] == "v" or words.domain.get(words.surfaces[last]) == "vn"  # the general vn is too broad


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
    persons = norm[at - 1] in "名位"
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
            i = words.index(close) + 1
            if i < n and words.tags[i] in _NOMINAL:  # a quoted name that only modifies: “开工一批”项目
                start = end = close + 1
            else:
                end = close + 1
            continue
        if _STOP.match(surface) or surface in "、()（》〉":
            close = norm.find(")", low, low + 8) if surface == "(" else -1
            if close < 0 or end == start:
                break
            if end - start == 1:  # 县(市、区), 党(工)委
                end = close + 2 if norm[close + 1 : close + 2] == "委" else close + 1
                break
            if norm[start:end].endswith(("党委", "党支部", "党工委")):  # 党委(党组)理论学习中心组
                i = words.index(close) + 1
                continue
            break
        if surface in ("的", "之"):
            if end > start and not restart:
                break
            start = end = words.ends[i]
            restart = False
            i += 1
            continue
        if tag in _NOMINAL or (tag == "x" and len(surface) > 1) or (surface in _HEADS and end > start):
            if not restart:
                end = words.ends[i]
                text = norm[start:end]
                if (persons and _PERSON.search(surface) and len(surface) > 1) or _AGENT.search(text):
                    following = words.surfaces[i + 1] if i + 1 < n else ""
                    if not (persons and _PERSON.search(following) and len(following) > 1):
                        break
        elif not restart and i + 1 < n and words.tags[i + 1] in _NOMINAL and (tag in _MODIFIER or surface in _RANKS):
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


def _before(norm: str, words: Words, at: int, *, verbal: bool, short: bool = True) -> Span | None:
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
        if short and end - start >= 4 and surface not in "、和及与":
            break
        if surface == "”":
            opening = norm.rfind("“", max(0, words.starts[i] - 16), words.starts[i])
            if opening < 0 or start < end:
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
        if (
            (start == end and surface in _HEADS)
            or (tag in _NOMINAL and surface not in _NOT_HEADS)
            or (start < end and tag in _MODIFIER)
        ):
            start = words.starts[i]
        elif (
            verbal
            and tag == "v"
            and len(surface) > 1
            and surface not in _LIGHT
            and (start == end or words.tags[i + 1] == "v")
        ):
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
    """A noun left out: said with the same measure word before, or before the verb, or with the nearest count before."""
    if measure in ("次", "期", "名", "位"):
        return _same_measure(analysis, rows, i, measure, 40)
    sentence_start = analysis.sentences.at(rows[i].start)[0]
    said = _same_measure(analysis, rows, i, measure, rows[i].start - sentence_start)
    return (
        said
        or _fronted(analysis, rows[i].start)
        or _same_measure(analysis, rows, i, measure, 400)
        or (_nearest(rows, i, 200) if measure in ("个", "项", "件", "起", "条") else None)
    )


def _same_measure(analysis: Analysis, rows: Sequence[Count], i: int, measure: str, reach: int) -> Span | None:
    """The noun of the nearest count before with the same measure word, at most `reach` characters back."""
    norm = analysis.body
    floor = rows[i].start - reach
    for j in range(i - 1, max(-1, i - 14), -1):
        other = rows[j]
        if other.start < floor:
            return None
        if other.noun and other.unit and norm[other.unit[0] : other.unit[1]] == measure:
            return other.noun
    return None


def _nearest(rows: Sequence[Count], i: int, reach: int) -> Span | None:
    for j in range(i - 1, max(-1, i - 6), -1):
        other = rows[j]
        if other.start < rows[i].start - reach:
            return None
        if other.noun and other.unit and other.noun != other.unit:
            return other.noun
    return None


def _fronted(analysis: Analysis, at: int) -> Span | None:
    """The noun before the verb in the same clause: 曝光栏目播出190期, 反馈问题整改完成151个."""
    words, norm = analysis.words, analysis.body
    clause = analysis.clauses.at(at)[0]
    i = words.index(at - 1)
    seen = False
    while i >= 0 and words.starts[i] >= clause:
        tag = words.tags[i]
        if tag in ("v", "vn", "d", "p", "ul"):
            seen = seen or tag in ("v", "vn")
        elif words.surfaces[i] in _FILLERS:
            pass
        elif seen and tag in _NOMINAL:
            span = _before(norm, words, words.ends[i], verbal=False)
            if span is None or _PLACE.search(norm[span[0] : span[1]]) or _AGENT.search(norm[span[0] : span[1]]):
                return None
            return span
        else:
            return None
        i -= 1
    return None
