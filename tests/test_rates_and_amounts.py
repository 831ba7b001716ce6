from __future__ import annotations

import pytest
from marked import check

import rectnlp


@pytest.mark.parametrize(
    "marked",
    [
        "完成率[91.1%|value=91.1 kind=share direction=- noun=完成率]。",
        "投资增速[19.6%|value=19.6 kind=growth direction=up noun=投资增速]。",
        "占比下降了[近17个百分点|value=17 bound=under kind=points direction=down]。",
        "利率提高[0.15个百分点|value=0.15 kind=points direction=up noun=利率]。",
        "支出压减[10%|kind=growth direction=down]。",
        "优秀比例提高至[46%|kind=share direction=up]。",
        "完成[百分之九十二点一|value=92.1 kind=share],[千分之三|value=0.3]未达标。",
        "[三分之二|value=66.66666667 noun=路段]的路段已通车,[近六成|value=60 bound=under]完成。",
        "到会人数比例[小于4/5|value=80 bound=under kind=share]。",
        "完成率须达[95%以上|value=95 bound=over]。",
        "增幅为[5%-8%|value=5 value_high=8 kind=growth]。",
        "增速为[-3.2%|value=-3.2 kind=growth direction=down],[两成|value=20]达标,[百万分之五|value=0.0005]超标。",
        "[25%|value=25]",
        "[过半|value=50 bound=over]企业复产,[七成五|value=75]达标。",
    ],
)
def test_percentages(marked: str) -> None:
    check("percentages", marked)


@pytest.mark.parametrize("plain", ["移动4/5G基站", "完成整改、成立专班", "第三成员单位", "2020/1/3发布", "一半天"])
def test_no_percentages(plain: str) -> None:
    assert rectnlp.extract(plain).percentages.text.tolist() == []


@pytest.mark.parametrize(
    "marked",
    [
        "总投资[20.1亿元|dimension=money value=2010000000 unit=元 si_unit=元 noun=总投资]。",
        "追缴资金[5.836万元|value=58360 flow=recovered noun=资金],清退补贴[460余万元|value=4600000 bound=over flow=returned]。",
        "收回借款[约2.2亿元|value=220000000 bound=about],罚款[贰仟叁佰元|value=2300 flow=fined]。",
        "奖励[3至5万元|value=30000 value_high=50000]。",
        "流转[4,300亩|dimension=area si_value=2866666.667 si_unit=m2 noun=土地]土地。",
        "拆除违建[112.3万平方米|value=1123000 unit=平方米 si_value=1123000 noun=违建]。",
        "利用[2周|dimension=duration value=2 si_value=14 si_unit=day noun=时间]时间,为期[3个月|value=3 si_value=3 si_unit=月]。",
        "须于[两个月内|value=2 bound=under unit=个月]报送,时限缩短[3个工作日|unit=个工作日 si_value=- si_unit=-]。",
        "历时[一天半|value=1.5 unit=天],留党察看[二年|value=2 si_unit=年]。",
        "套取[27115.54 万元|value=271155400 unit=元 flow=misused]。",
        "退回[50元6角3分|value=50.63 unit=元],收取[￥300|value=300 unit=￥],付出[$20|value=20 unit=$ si_unit=-]。",
        "闲置[一个多月|value=1 bound=over si_value=1 si_unit=月],拖欠[两年多|value=2 bound=over unit=年],存放[半年多|value=0.5 bound=over]。",
        "追缴违规发放补贴[12.6万元|flow=recovered],违规发放补贴[3万元|flow=misused]。",
        "领取租金[2万\n元|value=20000]。",
        "更换管道[35千米|value=35 unit=千米 si_value=35000],栽种[30至35千米|value=30 value_high=35],[5千元|value=5000],"
        "[三千米|value=3000 unit=米]。",
    ],
)
def test_amounts(marked: str) -> None:
    check("amounts", marked)


@pytest.mark.parametrize(
    "plain",
    [
        "打造15分钟健身圈",
        "24小时自助服务",
        "2023年完成",
        "每两周调度",
        "上半年",
        "三年行动方案",
        "2022年度考核",
        "每3天",
    ],
)
def test_no_amounts(plain: str) -> None:
    assert rectnlp.extract(plain).amounts.text.tolist() == []


def test_levels_that_fall_are_no_range():
    rates = rectnlp.extract("投诉率由62%至45%。占比20%至35%。").percentages
    assert list(rates.value) == [62.0, 45.0, 20.0]
    assert list(rates.value_high.fillna(0)) == [0, 0, 35.0]
