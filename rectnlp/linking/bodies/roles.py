"""The part that a body plays in its sentence, read off the words around the mention."""

from __future__ import annotations

import re

from rectnlp.analysis import Analysis
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Unit

# Checked in this order; what stands left of the mention, what stands right of it.
_LEFT = re.compile(
    r"""
      (?P<responsible>(?:责任|牵头|配合|主责|承办|整改|主办)单位(?:为|是)?[:,]?\s?)$
    | (?P<punished>(?:责令|通报批评(?:了)?|约谈(?:了)?|问责(?:了)?))$
    | (?P<toward>对|向|给予|将)$
    | (?P<by>由|经|被|受)$
    """,
    re.VERBOSE,
)
_PUNISHED = re.compile(r"[^,。;]{0,14}?(?:通报批评|约谈|问责|批评教育|责令|处罚|罚款|处分|诫勉)|(?:被|受到)")
_PUNISHES = re.compile(
    r"[^,。;]{0,12}?(?:给予|作出|予以|立案|审查|查处|处分|约谈|问责|留置|通报批评|诫勉|研究,?给予|移送)|[^,。;]{0,10}?研究[^。;]{0,14}?(?:给予|处分|处理)"
)
_RESPONSIBLE = re.compile(r"(?:牵头|负责|具体负责|会同|配合)")
# How a body acts, and what it does.
_HOW = (
    "[0-9年月日]{1,12}|已|均|将|先后|及时|迅速|认真|积极|高度|坚决|切实|专门|立即|共|按|对|"
    "于[0-9年月日]{1,12}|第一时间|严格|深入|坚持|持续|组织|牢固|正在|始终|定期"
)
_DOES = (
    "召开|成立|制定|印发|出台|开展|进行|组织|落实|完成|建立|健全|完善|研究|下发|发出|收回|要求|督促|指导|"
    "推动|推进|举办|修订|整改|重视|审议|学习|反馈|通报|提交|审计|报送|提出|履行|贯彻|把|将|针对|坚持|印|"
    "接到|收到|会同|联合|抽调|采取|扛|树|以|从|围绕|聚焦|强化|加强"
)
_ACTS = re.compile(f"(?:{_HOW})*(?:{_DOES})")
_ACTING = frozenset("0123456789年月日").union(word[0] for word in (*_HOW.split("|"), *_DOES.split("|")))
_CLAUSE_START = frozenset(("", *"。,;:!?\n 是由经(”、日月"))
_LEFT_ENDS = frozenset("位为是:, 令评谈责了对向予将由经被受")


@compiled
def _inspected(lexicons: Lexicons) -> re.Pattern[str]:
    """What follows a body that was inspected: (对某镇)开展巡察, (向某镇)反馈."""
    party, any_kind = (lexicons.pattern("inspections", kind) for kind in ("party", "any"))
    return re.compile(
        rf"[^,。;]{{0,30}}?(?:开展|进行|实施|作)(?:了)?[^,。;]{{0,12}}?{any_kind}"
        rf"|[^,。;]{{0,4}}反馈|(?:党委|党组)?(?:进行)?(?:了)?{party}"
    )


def assign(analysis: Analysis, units: list[Unit]) -> None:
    """Fill `role`."""
    body, inspected = analysis.body, _inspected(analysis.lexicons)
    for unit in units:
        unit.role = _role(body, unit, inspected)


def _role(body: str, unit: Unit, inspected: re.Pattern[str]) -> str:
    start, end = unit.start, unit.end
    before, behind = body[start - 1 : start], body[end : end + 1]
    side = None
    if before in _LEFT_ENDS and (left := _LEFT.search(body, max(0, start - 8), start)):
        side = left.lastgroup
        if side in ("responsible", "punished"):
            return side
        if side == "toward":
            if inspected.match(body, end):
                return "inspected"
            if _PUNISHED.match(body, end):
                return "punished"
    if unit.unit_type == "inspection":
        return "inspector"
    if behind in "牵负具会配" and _RESPONSIBLE.match(body, end):
        return "responsible"
    if side != "toward" and unit.unit_type in ("discipline", "judicial") and _PUNISHES.match(body, end):
        return "punishing"
    if behind in _ACTING and (before in _CLAUSE_START or side == "by") and _ACTS.match(body, end):
        return "actor"
    return "punished" if behind in "被受" and _PUNISHED.match(body, end) else "mentioned"
