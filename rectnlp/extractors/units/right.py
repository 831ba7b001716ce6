"""What stands to the right of a body's name: titles, projects, verbs of acting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.text.segment import Words

# A post directly behind a committee (区委书记) or a bare organ (党政办主任) makes a post of it.
_POST = re.compile(
    r"(?:原|时任)?(?:党组|党委|党工委|党总支|党支部|支部|分党组)?(?:常务|第一)?(?:副|原)?"
    r"(?:书记|主任|部长|局长|主席|院长|检察长|秘书长|厅长|校长|科长|处长|所长|站长|组长|队长|会长|区长|县长|市长|省长|旗长|州长|盟长|镇长|乡长|总经理|董事长|经理|长(?![期效远久])|科员|干事)"
)
# Last characters of names that may belong to the next word.
_SPOILT = frozenset("委办所行处社会台局院部镇乡村科组厅区学校站队")
_POST_BEGINS = frozenset("原时党支分常第副书主部局院检秘厅校科处所站组队会区县市省旗州盟镇乡总董经长干委办宣统")
_COMMITTEE_POST = re.compile(
    r"(?:原)?(?:常务|第一)?副?(?:书记|秘书长|常委(?!会|扩大)|委员(?!会)|办主任|组织部长|宣传部长|统战部长)"
)
_PROJECT = re.compile(
    r"[A-Z]{2,5}[一-龥]{0,4}项目|(?:建设|改造|迁建|新建|扩建|改扩建|升级|二期|一期|三期|等[一-龥]{2,6})?(?:建设)?(?:项目|工程(?!部|局|质量|学院|公司|技术|大学|职业))|选址"
)
# Facilities that are counted behind their name: 幼儿园5所.
_COUNTED = re.compile(
    r"(?:各|共|总计)?[0-9一二两三四五六七八九十百]+[余多]?(?:所|处|座|家)(?![一-龥]{0,4}(?:单位|企业|公司|部门|党组织|机构|医院|学校))"
)
_PLANNED = re.compile(
    r"(?:规划|调整|新建|拟建|改造|打造|筹建|修建|兴建|扩建|改建|建设|建成|建)(?:为|成|了)?(?:一个|一所|一家)?$"
)
_ACTS = re.compile(
    r"(?:[(（][^()]{0,12}[)）])?"
    r"(?:党员干部|主要(?:负责|领导)|班子|分管|相关(?:负责|责任)|负责人|原?党委|领导班子|分别|各自|诚恳|主动|积极|坚决|充分|全力|深入|严格|认真|已|均|于[0-9]|将|未|在整改|立即|迅速|及时|专门|先后|累计|共|对|按|按照|按期|根据|结合|通过|以|要|应|须|"
    r"违规|拖欠|[0-9]+人[、;,)]|等[0-9一二三四五六七八九十]*[个家](?:单位|部门|乡镇|镇|街道))"
)
# Before a place that is but a place: 在柳林社区召开.
_WHERE = re.compile(r"(?:在|到|赴|深入|走进|位于|至|往|于|从|前往)$")
_CLAUSE = frozenset(("", *"。,;:!?、\n "))
# Verbs that say where or what a place is.
_STATES = frozenset(("位于", "坐落", "属于", "地处", "存在", "相邻", "毗邻", "接壤", "交界", "相距", "紧邻"))
# A page's label whose value stands on a line of its own.
_CREDIT = re.compile(r"(?:发布机构|发布单位|发文机关|发文单位|信息来源|来源|公开主体)[:]?\s{1,12}$")
_LABEL = re.compile(r"(?:责任|牵头|配合|主责)(?:单位|部门|科室|股室|处室)[:为是]?$")
_OBJECT = re.compile(
    r"(?:对|向|责令|督促|要求|约谈|由|责成|指导|会同|牵头单位:|责任单位:|配合单位:|单位:|通报了?|反馈给|移交给?|函告)$"
)
_INSPECTED = re.compile(
    r"[^,。;]{0,40}?(?:开展|进行|实施)(?:了)?[^,。;]{0,10}?(?:巡察|巡视|审计|督查|检查|督导)|[^,。;]{0,12}?(?:提出|进行)?(?:约谈|通报批评|批评)"
)


def credited(norm: str, start: int, end: int) -> bool:
    """Whether a name alone on its line is the value of a page's label: who put the text on the site."""
    if not norm[start - 1 : start].isspace() or norm[end : end + 1] not in ("", "\n"):
        return False
    return _CREDIT.search(norm, max(0, start - 20), start) is not None


class Stretch(Protocol):
    """Anything with a start and an end."""

    start: int
    end: int


def spoils(body: str, end: int, after: frozenset[str]) -> bool:
    """Whether the next character makes another word of a name's last one: 区委 + 托."""
    if body[end - 1] not in _SPOILT or body[end - 1 : end + 1] not in after:
        return False
    if body[end : end + 1] == "长" and body[end + 1 : end + 2] in ("期", "效", "远", "久"):
        return False
    return body[end : end + 2] not in ("派驻", "派出")  # 县委派出巡察组: no 委派


def followed_by_title(body: str, end: int, *, committee: bool = False) -> bool:
    """Whether a post follows."""
    if body[end : end + 1] not in _POST_BEGINS:
        return False
    pattern = _COMMITTEE_POST if committee else _POST
    return pattern.match(body, end) is not None


def is_project(body: str, start: int, end: int, unit_type: str) -> bool:
    """Whether it is a project or a planned facility: 康养中心项目, 调整为康养中心."""
    if unit_type in ("institution", "enterprise") and _COUNTED.match(body, end):
        return True
    if unit_type != "institution":
        return False
    return _PROJECT.match(body, end) is not None or _PLANNED.search(body, max(0, start - 6), start) is not None


def listed_or_labelled(body: str, start: int, end: int) -> bool:
    """Whether a bare 办公室 stands in a list or behind a label: 责任科室:办公室、财务科."""
    return (
        body[start - 1 : start] == "、"
        or body[end : end + 1] == "、"
        or _LABEL.search(body, max(0, start - 8), start) is not None
    )


class Verbs:
    """The verbs of doing, to ask whether one begins at a position: 柳林镇|关停养殖场."""

    def __init__(self, lexicons: Lexicons, words: Words) -> None:
        self.listed, self.nominal = doing(lexicons)
        self.words = words

    def begin(self, body: str, at: int) -> bool:
        """Whether a verb of the lexicon begins here, or one that the segmenter knows and that ends no name."""
        if body[at : at + 2] in self.listed or body[at : at + 3] in self.listed:
            return True
        i = self.words.index(at)
        if i < 0 or self.words.starts[i] != at or self.words.tags[i] != "v":
            return False
        word = self.words.surfaces[i]
        return len(word) > 1 and word not in self.nominal


@compiled
def doing(lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]]:
    """The lexicon's verbs of doing, and what is none behind a place: nouns of position, verbs inside names."""
    rows = lexicons.words("verbs").items()
    verbs = {surface for surface, row in rows if row["role"] != "stative" and len(surface) > 1}
    nominal = {row["word"] for row in lexicons.rows("unit_prefixes") if row["kind"] in ("modifier", "verb")}
    nominal |= {row["word"] for row in lexicons.rows("positions")} | _STATES
    return frozenset(verbs - nominal), frozenset(nominal)


def acts(body: str, verbs: Verbs, start: int, end: int, accepted: Sequence[Stretch]) -> bool:
    """Whether a place acts as a body here: 柳林社区召开…, 对柳林镇开展巡察, in a list with bodies."""
    before = body[max(0, start - 6) : start]
    if _WHERE.search(before):
        return False
    if _ACTS.match(body, end) or verbs.begin(body, end):
        return True
    if match := _OBJECT.search(before):
        return match[0] not in ("对", "向") or _INSPECTED.match(body, end) is not None
    last = accepted[-1] if accepted else None
    if last and body[last.end : start] in ("、", "和", "与", "及"):
        return True
    return body[start - 1 : start] in ("", "\n") and body[end : end + 1] in ("\n", ":")
