"""Bare lists: a total and what became of it, alone in their sentence; and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse

FUNNELS = [(row["word"], set(row["funnels"].split("|")) - {"-"}) for row in Lexicons().rows("funnels")]


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


WRONG = [
    ("断头巷26条,打通15条,封闭9条。", "26=15+9"),
    ("党支部41个,优化11个,合并28个,保留12个。", "41=11+28+12"),
    ("闲置厂房18处,盘活9处、出租4处、拆除3处。", "18=9+4+3"),
    ("欠薪620万元,兑付400万元,协商150万元。", "620=400+150"),
    ("全县共有小水电站54座,退出20座,整改30座。", "54=20+30"),
    ("城区旱厕20座,改建14座;停用4座。", "20=14+4"),
    ("经核:老旧电梯30台,更换17台,停用10台。", "30=17+10"),
    ("3.危险桥梁17座,加固9座,拆除6座。", "17=9+6"),
    ("2023年排查裸土地块24块,覆盖16块,绿化6块。", "24=16+6"),
    ("镇里逐一登记(撂荒地块36块,复耕21块,流转12块)。", "36=21+12"),
    ("延期设备22台,已安装18台,仍调试2台。", "22=18+2"),
    ("农家书屋15个,升级8个,合并9个。", "15=8+9"),
    ("清理合同88份,完善50份,终止36份。", "88=50+36"),
    # 改约, 续约: not about
    ("延期手术22台,已完成18台,改约2台。", "22=18+2"),
]

RIGHT = [
    ("断头巷26条,打通15条,封闭11条。", "26=15+11"),
    ("断头巷6条,打通4条,封闭2条。", "6=4+2"),
    ("农家书屋15个,升级6个,合并9个。", "15=6+9"),
]

SILENT = [
    # stages of a procedure
    "问题线索40件,立案26件,结案12件。",
    "受理信访件40件,办结33件,移送5件。",
    "检查企业30家,整改18家,停产10家。",
    "加油站20家,整改12家,关停5家。",
    "岗位考生60人,入围40人,录取15人。",
    "征集建议50条,采纳30条,落实15条。",
    "培训学员80人,合格50人,就业26人。",
    "重点项目30个,开工18个,竣工9个。",
    "申报专项债券12个,获批7个,开工3个。",
    "意向企业20家,签约12家,投产5家。",
    "信访件40件,办结30件,立案8件。",
    "反映问题40件,属实29件,立案8件。",
    "正式代表50人,出席45人,发言3人。",
    "年度任务40项,启动26项,完成12项。",
    "专项资金500万元,拨付300万元,支出150万元。",
    "调查问卷60份,回收58份,有效50份。",
    # deeds side by side
    "新建制度12项,修订8项,废止3项。",
    "下发通知6个,召开会议2个,成立专班3个。",
    "处分党员35人,免职20人,诫勉10人。",
    # what overlaps or changes a total
    "定点药店20家,走访15家,培训4家。",
    "在册党员60人,增加30人,减少20人。",
    # nouns of their own
    "道路26条,城关镇12条,东河镇10条。",
    "学校20所,小学12所,中学5所。",
    "便民设施20个,新增座椅12个,更换灯具5个。",
    # not all of them
    "断头巷26条,打通15条,封闭9条等。",
    "断头巷26条,打通15条,封闭9条,另有2条待定。",
    "断头巷26条,打通15条,封闭9条,群众反映良好。",
    # the sentence begins with something else
    "我局迅速行动,断头巷26条,打通15条,封闭9条。",
    # another measure word; a part beyond the total; about
    "服务群众30人次,帮扶20人,慰问8人。",
    "断头巷26条,打通15公里,封闭9条。",
    "农家书屋15个,升级8个,合并19个。",
    "断头巷26条,打通约15条,封闭9条。",
    # percentages, durations, figures each
    "拆迁进度90%,签订60%,搬离20%。",
    "合同工期90天,延长50天,压缩30天。",
    "每村补助30万元,拨付20万元,扣留8万元。",
]


@pytest.mark.parametrize(("text", "expression"), WRONG)
def test_a_bare_list_contradicts_its_total(text: str, expression: str) -> None:
    assert sums(text) == [("mismatch", expression)]


@pytest.mark.parametrize(("text", "expression"), RIGHT)
def test_a_bare_list_that_adds_up(text: str, expression: str) -> None:
    assert sums(text) == [("ok", expression)]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_bare_list(text: str) -> None:
    assert sums(text) == []


def test_among_stays_open() -> None:
    assert sums("断头巷26条,其中打通15条,封闭9条。") == [("unclear", "26=15+9")]


def test_too_far_off_to_say() -> None:
    text = "断头巷26条,打通10条,封闭4条。"
    assert sums(text) == [("unclear", "26=10+4")]
    (check,) = analyse(Bulletin(text)).rows["checks"]
    assert "其中" not in check.message
    assert "among" not in check.message_en


def test_the_message_names_the_sentence() -> None:
    (check,) = analyse(Bulletin("断头巷26条,打通15条,封闭9条。")).rows["checks"]
    assert check.message == "称26条,同句各项合计15+9=24条,少2条,不相符。"


@given(st.sampled_from(FUNNELS), st.sampled_from(FUNNELS))
def test_two_stages_of_one_funnel_never_contradict(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> None:
    (word, funnels), (next_word, next_funnels) = one, other
    if funnels & next_funnels:
        assert sums(f"断头巷26条,{word}15条,{next_word}9条。") == []
