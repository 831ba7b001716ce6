"""Nominal runs: the nouns with their bare modifiers right before and right behind a number.

A run is cut at 的, at punctuation and at verbs. Tags are the segmenter's (ICTCLAS style); what they do not tell
stands in the lexicon `noun_cues`.
"""

from __future__ import annotations

import re

from rectnlp.linking.counted.cues import Cues
from rectnlp.mentions import Span
from rectnlp.text.words import Words

NOMINAL = frozenset(("n", "nr", "ns", "nt", "nz", "ng", "nrt", "nrfg", "vn", "an", "l", "i", "j", "s", "eng", "un"))
MODIFIER = frozenset(("b", "a", "ad", "vn", "h", "k", "zg", "z", "g", "tg"))
# Tags of set phrases, among which segmenters count verbs with their objects.
_PHRASES = frozenset("li")
# Verbs between nouns only modify what ends so: 普查登记工作组.
_DOINGS = frozenset(("vn", "l", "i", "j"))
_PHRASE_ENDS = frozenset(("", *",。;:!?\n("))
_QUALITIES = frozenset(("a", "z", "i", "l"))
# What an adverb makes an attribute of: 未决算项目, 已死亡人员.
_NOT_YET = frozenset("未已待")
_VERBS = frozenset(("v", "vn"))
_CROSSED = frozenset(("v", "uj", "p", "d"))
# What a bracket behind a noun adds to it: 单位(部门), 地市(区、县).
_ALSO = re.compile("(?![含略无不详共其])[一-鿿]{1,2}(?:、[一-鿿]{1,2})*")
_NAMES = re.compile("(?![含略无不详共其])[一-鿿、]{2,9}")  # the same right before the number: 民主生活会(组织生活会)6次
_TEAMS = ("组", "队", "站", "室", "中心", "专班")
STOP = frozenset(",。;:!?\n\ue000")
_TITLE = 300  # characters that a title may have
REACH = 40  # characters that a run may span
_CLAUSE = 30  # characters that a clause in 的 before a noun may have
_QUALITY = 12  # the same where a noun with its adjective opens it (4名|工作不力的村干部)


def run_behind(
    text: str, words: Words, at: int, cues: Cues, *, verbal: bool, things: tuple[str, ...] = ()
) -> Span | None:
    """The run that begins at a position, right behind a measure word; None where a predicate stands there.

    `verbal`: the measure word counts doings, so that a verb may be the noun. A clause with 的 before the noun is passed
    over (81名长期未参加活动的党员). `things`: how the nouns end that the measure word counts.
    """
    surfaces, tags, starts, ends = words.surfaces, words.tags, words.starts, words.ends
    count = len(surfaces)
    i = words.index(at)
    if i < 0 or at >= len(text):
        return None
    if ends[i] <= at:
        i += 1
    if text[at] in cues.inside and text[at + 1 : at + 2].isdigit():
        return None  # 监测井8眼中6眼
    if i < count and surfaces[i] in cues.about:
        i, at = i + 1, ends[i]  # 4起关于扶贫的案件
    start = end = at
    in_clause = False  # within a relative clause, until its 的
    persons = text[at - 1] in cues.person_measure
    while i < count and starts[i] < at + REACH:
        surface, tag, low = surfaces[i], tags[i], max(starts[i], at)
        following = tags[i + 1] if i + 1 < count else ""
        if surface == "《" and end == start:
            return _titles_from(text, low)
        if surface in "“‘":
            close = text.find("”", low, low + 16)
            if close < 0:
                break
            i = words.index(close) + 1
            end = close + 1
            if i < count and tags[i] in NOMINAL:  # a quoted name that only modifies: “开工一批”项目
                start = end
            continue
        if surface in STOP or surface in "、()（》〉":
            bracket = _bracket_behind(text, start, end, low) if surface == "(" else None
            if bracket is None:
                break
            end, goes_on = bracket
            if not goes_on:
                break
            i = words.index(text.find(")", low, low + 8)) + 1
            continue
        if surface in ("的", "之"):
            named = end > start and tags[words.index(start)] != "v"  # but 3家虚报工程量的|施工单位
            if named and not in_clause and tags[i - 1] not in _QUALITIES and surfaces[i - 1] not in cues.where:
                break
            start = end = ends[i]
            in_clause = False
        elif in_clause:
            pass
        elif (end > start and surface in cues.setting) or (
            end > start and not verbal and following not in NOMINAL and _closes(words, surface)
        ):
            break
        elif end == start and tag in _PHRASES and not verbal and surface[:2] in cues.doing:
            return None  # 20家|解决问题
        elif end == start and surface[0] in "已未" and surface[1:] in cues.verbs and not verbal:
            return None  # 资产16件|已登记
        elif end == start and following and surface in cues.verbs and surfaces[i + 1] in cues.result:
            return None  # 由75个|优化为50个
        elif end > start and tag in _PHRASES and surface[2:] in cues.verbs:
            break  # 24户贫困户|平均分配
        elif (
            end > start
            and tag in _PHRASES
            and len(surface) == 4
            and following not in NOMINAL
            and text[start:end].endswith(things)
        ):
            break  # 33个问题|照单全收
        elif tag in NOMINAL or (tag == "x" and len(surface) > 1) or (surface in cues.head and end > start):
            end = ends[i]
            if _acts(text[start:end], surface, surfaces[i + 1] if following else "", persons, things, cues):
                break
        elif (following in NOMINAL or (following == "b" and tag == "b")) and (tag in MODIFIER or surface in cues.rank):
            pass
        elif end == start and tag == "v" and _modifies(words, i, cues):
            i, end = i + 1, ends[i + 1]
        elif end == start and tag == "d" and following in _VERBS and tags[i + 2 : i + 3] == ["n"]:
            made = surfaces[i + 2]
            if surface in _NOT_YET:
                if made not in cues.modified and not cues.person.search(made):
                    break  # 资产16件|已登记入账
            elif following == "v" or surfaces[i + 1] in cues.doing:
                break
            i += 1  # 4个未决算项目, 16处集中供水工程
        elif end > start and tag == "v" and following in NOMINAL and _names_team(words, i + 1):
            if surface in cues.making:
                break  # 7个安置点|设立就业服务站
        elif end > start:
            offence = tag == "v" and tags[i - 1] == "vn" and starts[i - 1] == start  # 3起违规|借用公车的问题
            of = text.find("的", low, min(low + (_CLAUSE if offence else _QUALITY), _next_stop(text, low)))
            quality = offence or tag in _QUALITIES or (persons and not cues.person.search(text[start:end]))
            if of < 0 or not quality:
                break
            in_clause = True
        elif tag == "v" and verbal and len(surface) > 1:
            if surface not in cues.light and surface not in cues.convening:
                return low, ends[i]
            start = end = ends[i]  # 先后6次|召开专题会议
        elif text.find("的", low, _next_stop(text, low)) > 0:
            in_clause = True
        elif persons:
            return _person_ahead(words, i, cues)
        else:
            return None
        i += 1
    while end > start and text[start] in "、”":
        start += 1
    if end > start and text[end : end + 1] == "(" and (also := _bracket_behind(text, start, end, end)):
        end = also[0]  # 13个村(社区)
    return (start, end) if end > start and not in_clause else None


def head_ahead(text: str, words: Words, at: int, things: tuple[str, ...], *, verbs: bool) -> Span | None:
    """The thing that a measure word counts, at the end of a long phrase: 9起群众身边不正之风和腐败问题|典型案件.

    `verbs`: the phrase may hold verbs, as where cases are counted.
    """
    first = words.index(at)
    for i in range(first, min(first + 14, len(words))):
        if words.tags[i] == "m" or words.surfaces[i] in STOP or not (verbs or words.tags[i] not in _CROSSED):
            return None
        if words.ends[i] > at and text[words.ends[i] : words.ends[i] + 1] in _PHRASE_ENDS:
            if i == first or words.tags[i] not in NOMINAL or not words.surfaces[i].endswith(things):
                return None
            modifies = words.tags[i - 1] in MODIFIER and words.starts[i - 1] >= at
            return words.starts[i - modifies], words.ends[i]
    return None


def _names_team(words: Words, i: int) -> bool:
    """Whether a word, or the one behind it, is a team or a place of work: 普查登记|工作组, 联合|研发|中心."""
    return words.surfaces[i].endswith(_TEAMS) or (i + 1 < len(words) and words.surfaces[i + 1].endswith(_TEAMS))


def _person_ahead(words: Words, i: int, cues: Cues) -> Span | None:
    """The person behind a verb that only modifies, with it: 2名离任村会计."""
    for j in range(i, min(i + 4, len(words))):
        surface = words.surfaces[j]
        if surface in STOP:
            return None
        if len(surface) > 1 and cues.person.search(surface):
            return words.starts[i if j - i < 3 and "v" in words.tags[i:j] else j], words.ends[j]
    return None


def _modifies(words: Words, i: int, cues: Cues) -> bool:
    """Whether a verb right behind a measure word only modifies the noun behind it: 8项承诺事项, 5个承租户."""
    surface = words.surfaces[i]
    return (
        len(surface) > 1 and surface not in cues.doing and i + 1 < len(words) and words.surfaces[i + 1] in cues.modified
    )


def _closes(words: Words, surface: str) -> bool:
    """Whether a word behind a noun tells what became of it: 6个问题|整改完成, 8个问题|完成率100%."""
    return words.domain.get(surface) == "vn" or (surface.endswith("率") and len(surface) > 2)


def _acts(run: str, surface: str, following: str, persons: bool, things: tuple[str, ...], cues: Cues) -> bool:
    """Whether a run is complete because it names who acts: persons after 名, a body, a meeting."""
    if not persons and things and following.endswith(things) and following[0] not in "对向由将":  # 11家乡镇|卫生院
        return False
    if run == "村":
        return not persons
    named = cues.person.search(surface) if persons and len(surface) > 1 else cues.agent.search(run)
    if not named:
        return False
    if not persons and cues.agent.search(following):  # 40个乡镇|街道
        return False
    return not (persons and len(following) > 1 and cues.person.search(following))


def _bracket_behind(text: str, start: int, end: int, at: int) -> tuple[int, bool] | None:
    """A bracket inside a run: 县(市、区), 党(工)委, 党委(党组)中心组. The run's end, and whether it goes on behind."""
    close = text.find(")", at, at + 8)
    if close < 0 or end == start:
        return None
    if end - start == 1:
        return (close + 2 if text[close + 1 : close + 2] == "委" else close + 1), False
    if text[start:end].endswith(("党委", "党支部", "党工委")):
        return end, True
    return (close + 1, False) if _ALSO.fullmatch(text, at + 1, close) else None


def _next_stop(text: str, at: int) -> int:
    for i in range(at, min(len(text), at + _CLAUSE)):
        if text[i] in STOP:
            return i
    return min(len(text), at + _CLAUSE)


def run_before(text: str, words: Words, at: int, cues: Cues, *, verbal: bool, short: bool = True) -> Span | None:
    """The run that ends at a position, past fillers (共, 已, 达).

    `short` stops at four characters, where a long run would be a whole phrase (服务乡村振兴驻村干部|作风评议).
    """
    if at and text[at - 1] == "》":
        return _titles_to(text, at)
    surfaces, tags, starts, ends = words.surfaces, words.tags, words.starts, words.ends
    i = words.index(at - 1)
    while i >= 0 and surfaces[i] in cues.filler:
        i -= 1
    if i < 0:
        return None
    end = start = min(ends[i], at)
    if end and text[end - 1] == "》":
        return _titles_to(text, end)
    floor = max(0, at - REACH)
    linked = False  # a conjunction goes before: what it joins belongs to the run (腐败和作风问题)
    while i >= 0 and starts[i] >= floor:
        surface, tag = surfaces[i], tags[i]
        if short and end - start >= 4 and surface not in "、和及与" and not linked and not _whose(words, i, cues):
            break
        if surface == "”":
            opening = text.rfind("“", max(0, starts[i] - 16), starts[i])
            if opening < 0 or start < end:
                break
            start = opening
            i = words.index(opening) - 1
            continue
        if surface in ")）":
            opening = text.rfind("(", max(0, starts[i] - 14), starts[i])
            before = words.index(opening) - 1
            if opening < 0 or before < 0 or tags[before] not in NOMINAL:
                break
            if start == end and not _NAMES.fullmatch(text, opening + 1, starts[i]):
                break
            start = starts[before]
            i = before - 1
            continue
        if surface in "、和及与":
            if start == end or i == 0 or tags[i - 1] not in NOMINAL or surfaces[i - 1] in cues.setting:
                break
            if i > 1 and tags[i - 2] == "m":  # 开除党籍1人、除名4人
                break
            listed = tags[i - 1] not in _DOINGS and surfaces[i + 1] not in cues.doing
            linked = surface != "、" or listed
            i -= 1
            continue
        elif tag == "v" and i and start < end and _of_object(words, i, text[start:end], cues):
            start = starts[i]
        elif surface in STOP or not (
            _nominal_before(surface, tag, tags[i - 1] if i else "", end - start, cues)
            or (verbal and _verbal_before(surface, tag, start < end, tags[i + 1 : i + 2], cues))
        ):
            break
        else:
            start = starts[i]
        linked = surface[0] == "之"  # 奢靡|之风
        i -= 1
    return (start, end) if end > start else None


def _whose(words: Words, i: int, cues: Cues) -> bool:
    """Whether a word says of what kind of body a person is, and a run begins with it: 其中|乡镇党委书记2名."""
    opens = i == 0 or words.surfaces[i - 1] in STOP or words.surfaces[i - 1] == "其中"
    return opens and words.tags[i] == "n" and cues.person.search(words.surfaces[i + 1]) is not None


def _of_object(words: Words, i: int, behind: str, cues: Cues) -> bool:
    """Whether a verb between nouns makes one of them: 粪污|处理|设施."""
    before = words.surfaces[i - 1]
    made = behind in cues.modified and words.tags[i - 1] in ("n", "vn") and before not in cues.acts
    return made and len(before) > 1 and len(words.surfaces[i]) > 1 and not before.endswith(cues.bodies + cues.body_ends)


def _nominal_before(surface: str, tag: str, before: str, length: int, cues: Cues) -> bool:
    """Whether a word belongs to a run, of which so many characters are known behind it."""
    if length == 1 and tag == "v" and len(surface) > 1 and surface not in cues.doing:
        return True  # cut off by the segmenter: 断头|路
    if length:  # the second of two verbs only modifies: 取消|评比达标事项
        return (
            (tag in NOMINAL and surface not in cues.setting)
            or tag in MODIFIER
            or (tag == "v" and before == "v" and surface not in cues.doing and surface not in cues.result)
        )
    return surface in cues.head or (tag in NOMINAL and surface not in cues.setting)


def _verbal_before(surface: str, tag: str, inside: bool, following: list[str], cues: Cues) -> bool:
    """Whether a verb is the noun of a verbal measure: 约谈提醒40次; not 共召开12次."""
    if surface in cues.aux or surface in cues.light:
        return False  # 带头|讲党课9人次
    return tag == "v" and len(surface) > 1 and (not inside or following == ["v"])


def _titles_to(text: str, end: int) -> Span | None:
    """The title, or the titles in a row, that end here; None where the mark closes nothing."""
    start = end
    while start and text[start - 1] == "》":
        opening = text.rfind("《", max(0, start - _TITLE), start)
        if opening < 0:
            break
        start = opening
    return (start, end) if start < end else None


def _titles_from(text: str, start: int) -> Span | None:
    close = text.find("》", start)
    return (start, close + 1) if close > 0 else None
