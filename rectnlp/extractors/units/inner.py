"""Inner offices whose body goes unnamed: beside their peers in a list, or behind a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.extractors.units.candidates import Candidate
from rectnlp.extractors.units.grammar import Head
from rectnlp.extractors.units.left import Left
from rectnlp.extractors.units.patterns import OFFICES
from rectnlp.extractors.units.places import BORDERS
from rectnlp.page.issuer import Issuer

_LABEL = re.compile(r"(?:责任|牵头|配合|主责|协助|承办)(?:单位|部门|科室|股室|处室)[:为是]\s?$")
_LABEL_ENDS = frozenset(":为是 \n")
_LEADS = re.compile("牵头|负责|会同|具体负责")
_CLAUSE = frozenset(("", *",。;:!?\n"))
_PEERS = ("section", "part", "office", "body")
# Before 处, where it is no office but a measure word, a place or part of a verb: 3处, 此处, 查处.
_NO_OFFICE = frozenset(
    "0123456789一二两三四五六七八九十百余多几数各每首此别何四到随好坏益害用长短深远近难痛查惩论妥独相共同"
)
# Before 部, where it ends another word: 干部, 支部, 内部.
_NO_DEPARTMENT = frozenset("干支内外全总局分党大中东西南北上下各本")
_OWN = 6  # characters before a section's last word that are its own
_SHORTEST = 3  # characters of an inner office's name


def peer(body: str, found: Sequence[Candidate], start: int) -> Candidate | None:
    """The body that stands before this one in a list."""
    last = found[-1] if found else None
    if last and last.end == start - 1 and body[last.end] in "、和及与" and last.kind in ("unit", "back"):
        return last
    return None


def among(body: str, found: Sequence[Candidate], start: int, head: Head) -> bool:
    """Whether a bare police office stands in a list with its like: 交警支队、看守所."""
    before = peer(body, found, start) if head.unit_type == "judicial" else None
    return before is not None and before.head.unit_type == "judicial"


def listed(body: str, found: Sequence[Candidate], start: int, end: int) -> bool:
    """Whether a list or a label makes a body of an inner office: 责任单位:产权管理科、考核分配科."""
    if end - start < _SHORTEST:
        return False
    before = peer(body, found, start)
    if before and before.head.shape in _PEERS:
        return True
    return labelled(body, start)


def labelled(body: str, start: int) -> bool:
    """Whether a label stands before: 责任科室:."""
    return body[start - 1 : start] in _LABEL_ENDS and _LABEL.search(body, max(0, start - 8), start) is not None


def section_begin(left: Left, found: Sequence[Candidate], head: Head, start: int, stop: int) -> int | None:
    """Where a section's name begins; none where there is but a word that ends so: 骨科, but not 学科."""
    if len(head.surface) > 1 and head.surface != "管理科":
        if left.body[start - 1 : start] in BORDERS:
            return start
        at, end = left.walk(start, stop), start + len(head.surface)  # 安全生产|监管股
        if at.quantified or listed(left.body, found, at.start, end):
            return start if at.quantified else at.start
        begin = left.trimmed(at.start, start)  # 后勤|基建处, 计划|财务处: whole where a border stands before
        return begin if start - begin <= _OWN and (not begin or left.body[begin - 1] in BORDERS) else start
    if head.surface == "处" and left.body[start - 1 : start] in _NO_OFFICE:
        return None
    if head.surface == "部":  # only beside its peers
        near = found and found[-1].head.shape == "section" and found[-1].end >= start - _OWN - 1
        if not near or left.body[start - 1 : start] in _NO_DEPARTMENT:
            return None
    at = left.walk(start, stop)  # 工程建设股, 骨科
    nested = bool(found) and found[-1].end == at.start
    if at.start == start or at.quantified or (not nested and left.generic(left.body[at.start : start])):
        return None
    return at.start


def whole(left: Left, found: Sequence[Candidate], head: Head, begin: int, end: int) -> bool:
    """Whether a list, a label or a proper name makes a body of an office without a level: 云岭一中."""
    school = len(head.surface) == 2 and head.unit_type == "institution"
    return (school and left.named_words(begin, end - 2)) or listed(left.body, found, begin, end)


def official(head: Head) -> Head:
    """The head of an office that no school, hospital or company names: 资产财务处 is a bureau's."""
    return head._replace(unit_type="government") if head.surface[-1] in "科处股室办" else head


def owned(issuer: Issuer, head: Head) -> Head:
    """The head of an office of the issuer: a bureau's 科 is of the government, a hospital's 部 of no company."""
    if issuer.kind in ("bureau", "town") and head.surface in OFFICES:
        return head._replace(unit_type="government")
    return head._replace(unit_type="institution") if head.surface == "部" and issuer.kind != "company" else head


def likely(body: str, found: Sequence[Candidate], head: Head, start: int, end: int) -> bool:
    """Whether a section of the issuer is one; 处 ends many other words."""
    return head.surface not in ("处", "部") or listed(body, found, start, end) or leads(body, start, end)


def leads(body: str, start: int, end: int) -> bool:
    """Whether an office leads the work of its clause: 警务保障处牵头清理."""
    return body[start - 1 : start] in _CLAUSE and _LEADS.match(body, end) is not None
