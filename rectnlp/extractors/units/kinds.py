"""What kind of body a name is where its last word alone does not say: by the body that it is a part of."""

from __future__ import annotations

import re

from rectnlp.extractors.units.grammar import Head
from rectnlp.page.issuer import Issuer

# Environmental inspection is inspection under whatever name: 省环保厅督查组.
_ENVIRONMENT = re.compile(r"(?:环保|环境)[^组]{0,8}督[查导]组$")
_SQUADS = ("总队", "支队", "大队", "中队")
_SHORT = ("市局", "县局", "区局", "州局", "旗局", "省厅")


def of_police(issuer: Issuer, body: str) -> bool:
    """Whether the police themselves speak: by name, or a bureau of which only 市局 is said and whose staff are 民警."""
    return "公安" in (issuer.name or "") or (issuer.kind == "bureau" and len(issuer.name or "") <= 2 and "民警" in body)


def typed(head: Head, owner: Head | None, body: str, start: int, end: int, *, police: bool) -> Head:
    """The head with the type and level that the whole name gives it; `police`: the police themselves speak."""
    surface, unit_type = head.surface, head.unit_type
    if surface in ("政府", "人民政府") and body[end - len(surface) - 1] in "镇乡木":  # 苏木
        return head._replace(unit_type="subdistrict", level="township")
    if unit_type == "taskforce" and _ENVIRONMENT.search(body, start, end):
        return head._replace(unit_type="inspection")
    if owner is None:
        own = surface in _SQUADS or surface == "分局" or head.shape == "section" or body[start:end] in _SHORT
        return head._replace(unit_type="judicial") if police and own and unit_type == "government" else head
    if owner.shape in ("zone", "named") and head.level == "township" and surface.endswith("工委"):  # 高新区|党工委
        return head._replace(level=None)
    if owner.unit_type in ("congress", "cppcc") and unit_type in ("government", "other", "institution"):
        return head._replace(unit_type=owner.unit_type)  # 县人大常委会|预算工作委员会
    if owner.unit_type == "judicial" and unit_type in ("institution", "government"):
        return head._replace(unit_type="judicial")
    if owner.shape == "committee" and unit_type == "government" and surface.endswith(("委员会", "委员会办公室")):
        return head._replace(unit_type="party")  # 市委|外事工作委员会办公室
    bureau = owner.shape == "body" and owner.unit_type == "government" and owner.surface[-2:] != "政府"
    if bureau and unit_type == "taskforce" and surface.endswith(("办", "办公室")):
        return head._replace(unit_type="government")  # 水利局|防汛办公室
    if head.shape == "office" and surface == "办" and owner.unit_type in ("government", "party"):
        return head._replace(unit_type=owner.unit_type)  # 林业局|退耕办
    if head.shape == "office" and surface in ("办", "所") and owner.shape == "place":
        return head._replace(unit_type="government", level=owner.level)  # 柳坪镇|企业办
    if head.shape == "section":
        if unit_type == "institution" and owner.unit_type in ("government", "party") and surface[-1] in "科股":
            return head._replace(unit_type=owner.unit_type)  # 民政局|财务科
        inner = unit_type == "government" and owner.unit_type == "institution"  # 医保中心|稽核股
        if inner or (len(surface) == 1 and owner.unit_type == "government"):  # 民政局|社会救助|科
            return head._replace(unit_type=owner.unit_type)
    return head
