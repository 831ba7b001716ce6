"""What stands before a paragraph and behind it changes nothing of what its own numbers say."""

from __future__ import annotations

import pytest
from checked import said
from test_checks_bare import WRONG as BARE
from test_checks_criteria import WRONG as CRITERIA
from test_checks_nearly import RIGHT, WRONG
from test_checks_parts import OK
from test_checks_parts import WRONG as SUMS
from test_checks_summed import BEHIND, LED

TEXTS = [
    *(text for text, _ in (*BARE, *CRITERIA, *OK, *RIGHT, *SUMS, *WRONG)),
    *(text.format(27) for text in LED),
    *(text.format(48) for text, _ in BEHIND),
    "核查信访件100件,属实40件,失实30件。其余25件。",
    "核查信访件100件,属实40件,失实30件。县委重视。另有25件。",
    "共处理100人。按层级分,科级50人、一般干部40人。",
    "市委巡察组反馈36个具体问题。截至6月底,已完成整改问题34个,整改完成率95%。",
    "对64家机构开展检查,发现违规机构27家。占比44.2%。",
    "由63%下降到48.5%,下降13.5个百分点。",
    "年租金由220万元升至363万元,增长66%。",
    "全镇1450户农户中,参加合作社的986户,占66%。",
    "追回医保基金318.6万元,应追回总额342.5万元,追回率90.5%。",
    "排查问题36个。\n经核实,甲街道12个、乙街道24个。",
    "共排查问题88个:\n1.学习类37个;\n2.纪律类27个;\n3.财务类22个。",
    "补缴税款8.4万元;\n清退劳务费15.7万元;\n收回借款22.5万元;\n以上共收回资金49.6万元。",
    "问责26人(正科级9人,副科级16人)。",
    "查处问题100个,其中发现线索50个、移送线索25个。",
    "来信516件,占73.71%;来访4件,占0.57%。",
]
BEFORE = "局党组高度重视。及时召开会议,专题研究,逐项安排。\n班子成员带头落实。\n" * 8
BEHIND_IT = "\n班子成员带头落实。\n下一步,持续用力。\n"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", ["parts_sum", "rate"])
def test_other_paragraphs_change_nothing(text: str, kind: str) -> None:
    alone = said(f"{text}\n", kind)
    assert said(f"{BEFORE}{text}\n", kind) == alone
    assert said(f"{text}{BEHIND_IT}", kind) == alone
    assert said(f"{BEFORE}{text}{BEHIND_IT}", kind) == alone
