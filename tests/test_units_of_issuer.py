"""Bodies by a short name in their own bulletin, and what a trade or a class alone does not name."""

from __future__ import annotations

import pytest
from marked import check

import rectnlp

TITLES = {
    "school": "中共云枫县第三中学总支部委员会关于巡察整改情况的公示",
    "street": "中共云枫区柳湖街道工作委员会关于巡察整改情况的通报",
    "province": "中共南江省水利厅党组关于巡视整改情况的通报",
    "group": "中共云枫城建集团有限公司委员会关于巡察整改情况的通报",
    "bureau": "中共云枫县农业农村局党组关于巡察整改情况的通报",
    "hospital": "中共云枫县人民医院委员会关于巡察整改情况的通报",
    "none": "通报如下",
}


def names(issuer: str, sentence: str) -> list[str]:
    title = TITLES[issuer]
    units = rectnlp.extract(f"{title}\n{sentence}").units
    return units.text[units.start > len(title)].tolist()


@pytest.mark.parametrize(
    ("issuer", "sentence", "expected"),
    [
        # offices of a school whose branch speaks, of a street whose working committee speaks
        ("school", "教务处、总务处清理试剂。", ["教务处", "总务处"]),
        # departments of a hospital, by their official names
        ("hospital", "检验科、放射科、超声科整改9个问题。", ["检验科", "放射科", "超声科"]),
        ("hospital", "责任部门:感染管理科、质控办。", ["感染管理科", "质控办"]),
        ("none", "超声科整改9个问题。", []),
        ("school", "总务处主任作检查,校党总支研究。", ["总务处", "校党总支"]),
        ("street", "街道办事处补发津贴,民政科负责人提醒谈话。", ["街道办事处", "民政科"]),
        ("none", "街道办事处补发津贴。", []),
        # what is subordinate to the issuer
        ("province", "厅直属设计院院长受到警告处分。", ["厅直属设计院"]),
        ("province", "厅下属学校、厅属企业整改。", []),
        # a group's companies by their trade
        ("group", "养护公司分管副总被诫勉,物流公司退还资金。", ["养护公司", "物流公司"]),
        ("group", "委托咨询公司审计,施工公司整改。", []),
        ("none", "养护公司分管副总被诫勉。", []),
        # offices whose whole name has more words than the list knows
        ("school", "后勤基建处整改,计划财务处牵头,责成财务处督办。", ["后勤基建处", "计划财务处", "财务处"]),
        (
            "group",
            "综合管理部、资金运营部、项目开发部牵头,干部、支部、各部整改。",
            ["综合管理部", "资金运营部", "项目开发部"],
        ),
        ("province", "厅办公室、生态处、执法局牵头,干部职工整改。", ["厅办公室", "生态处", "执法局"]),
        ("bureau", "预算股、财政监督检查局、县国库收付中心整改。", ["预算股", "财政监督检查局", "县国库收付中心"]),
        # classes, quantified or not, also in a bureau's own bulletin
        ("bureau", "对2名乡镇畜牧站站长约谈。", []),
        ("bureau", "召开局党组会议,实现良好开局。", ["局党组"]),
        ("bureau", "推广站整改。", []),
        ("bureau", "农机推广站整改。", ["农机推广站"]),
        ("none", "普惠性幼儿园覆盖率提高,寄宿制学校新建食堂。", []),
        ("none", "党委领导下的院长负责制、党组织领导的校长负责制执行不严。", []),
    ],
)
def test_short_names_in_their_own_bulletin(issuer: str, sentence: str, expected: list[str]) -> None:
    assert names(issuer, sentence) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "由家长代表组成的[膳食监督组|unit_type=taskforce]开展测评。",
        "下设[综合协调组|unit_type=taskforce]、[政策宣传组|unit_type=taskforce],成立3个督办组。",
        # a word that the segmenter does not know, behind a preposition or a conjunction
        "与[豫枫水电集团|unit_type=enterprise]签订协议。",
        "将[鑫枫水利工程公司|unit_type=enterprise]列入黑名单。",
        # 市场 and 市政 begin with no city
        "对[区市场和质量监督管理局党委|unit_type=party level=county]进行了巡察。",
        "[中共云枫县柳湖中学支部委员会|unit_type=party]整改。",
    ],
)
def test_names(marked: str) -> None:
    check("units", marked)
