"""parts_sum: which sums are found, and which of them are allowed to contradict."""

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


OK = [
    # behind the total, across commas
    ("全县受理举报72件,已办结61件,剩余11件。", "72=61+11"),
    ("排查安全隐患135处,已整改120处,正在整改15处。", "135=120+15"),
    ("清理合同88份,完善手续50份,终止履行38份。", "88=50+38"),
    ("对照反馈,列出37项任务,完成的30项、基本完成的5项、未启动的2项。", "37=30+5+2"),
    # bare numbers
    ("巡察反馈问题312个,完成297、持续11、未完成4。", "312=297+11+4"),
    ("检查发现问题84个(47+26+11)。", "84=47+26+11"),
    # 其中, 中, 包括
    ("查处违规问题21起,其中公款吃喝9起、收受礼金12起。", "21=9+12"),
    ("6座泵站中,3座完工、1座开工、2座正在建设。", "6=3+1+2"),
    ("相关5人中2人受到党内警告处分、3人受到诫勉谈话。", "5=2+3"),
    ("组织处理14人,包括诫勉8人、批评教育6人。", "14=8+6"),
    # another thing behind the list
    ("查处问题18起37人,其中党纪政务处分22人,组织处理15人,移送司法机关2人。", "37=22+15"),
    # brackets
    ("给予党纪处分53人(党内警告31人,严重警告9人,留党察看6人,开除党籍7人)。", "53=31+9+6+7"),
    # before the total
    ("市直部门8人,县直部门5人,乡镇4人,共17人。", "17=8+5+4"),
    ("一季度约谈12人,二季度约谈9人,合计21人。", "21=12+9"),
    # around the total
    ("已完成346项整改任务,占台账所列587项的六成,其余241项正在推进。", "587=346+241"),
    # across sentences
    ("县医院盘点发现耗材短缺31批次。经核实,记账错误22批次、丢失9批次。", "31=22+9"),
    ("梳理矛盾纠纷案件43起,逐起研判。截至5月底,已化解33起,剩余10起。", "43=33+10"),
    # one sentence a part
    ("全县排查安全隐患36处。城关镇安全隐患12处。东河镇安全隐患24处。", "36=12+24"),
    # money in the unit it is printed in
    ("追缴资金75.5万元,其中承包费50.25万元、补贴25.25万元。", "75.5=50.25+25.25"),
    # 万 in counts
    ("排查房屋1.2万户,其中城镇0.5万户,农村0.7万户。", "1.2=0.5+0.7"),
    # what a part is made of does not stand in the way
    ("共54项任务,已完成40项,其中提前完成6项,剩余14项。", "54=40+14"),
    # no outline: heading and line
    ("1.库存药品盘亏33件。\n整改情况:经查,登记错误21件、过期销毁12件。", "33=21+12"),
]

WRONG = [
    ("给予党纪处分53人(党内警告31人,严重警告9人,留党察看5人,开除党籍7人)。", "53=31+9+5+7"),
    ("全县受理举报72件,已办结61件,剩余12件。", "72=61+12"),
    ("市直部门8人,县直部门5人,乡镇4人,共18人。", "18=8+5+4"),
    ("反馈问题94个:完成47个、正在推进26个、未完成11个。", "94=47+26+11"),
    ("巡察反馈问题312个,完成297、持续11、未完成5。", "312=297+11+5"),
    ("检查发现问题94个(47+26+11)。", "94=47+26+11"),
    ("共15个项目,9个已完工,4个在建,剩余1个未开工。", "15=9+4+1"),
    ("追缴资金75.5万元(承包费50.25万元,补贴24.25万元)。", "75.5=50.25+24.25"),
    # a colon, 分别
    ("清点物资62类:完好41类,短缺11类,过期9类。", "62=41+11+9"),
    ("核减造价526.42万元:路基165.54万元,桥涵289.24万元,绿化71.66万元。", "526.42=165.54+289.24+71.66"),
    ("配备专职人员40人,分别为城关镇12人,东河镇20人。", "40=12+20"),
    # sides that exclude each other
    ("收到来信40件,属实或部分属实33件,失实10件,均已答复。", "40=33+10"),
    ("核查线索137条,查实61条、不属实4条、正在核查62条。", "137=61+4+62"),
    ("接待来访92件,办结34件、正在办理10件、引导诉讼58件。", "92=34+10+58"),
    ("津贴23.34万元已清退,在职人员退回2.28万元,退休人员退回21.04万元。", "23.34=2.28+21.04"),
    ("下达资金120万元,已拨付80.5万元,未拨付30万元。", "120=80.5+30"),
    ("货运公司8家,撤并4家,保留3家。", "8=4+3"),
    ("收到来信40件,其中属实33件,失实10件。", "40=33+10"),
    ("收到来信40件,逐件核查。属实33件,失实9件。", "40=33+9"),
    # a remainder behind a label of its own, all of them, a near miss
    ("登记宅基地63宗,已办证33宗,办证率52.4%,其余20宗正在报批。", "63=33+20"),
    ("涉事的3名司机全部查清,罚款1人、批评教育3人。", "3=1+3"),
    ("处置线索53件,谈话函询12件、初步核实33件、予以了结9件。", "53=12+33+9"),
    ("反馈问题36个,逐项细化。截至目前,反馈问题已完成整改30个,剩余5个。", "36=30+5"),
]

SILENT = [
    # nobody says that the parts are all there
    "全县处分73人,党内警告20人。",
    "提拔干部19人(女干部8人,少数民族3人)。",
    "2021年整改100个,2022年整改50个,其余30个正在推进。",
    "全年办理60件,今年以来办结18件,剩余2件。",
    "新建制度12项,修订制度8项,废止制度3项。",
    "已整改问题32项,修订制度27项,废止3项。",
    "处分286人(其中党纪处分275人;政务处分23人)。",
    "投诉集中的是大气污染,共57件,涉及水、土壤、噪声的分别为31件、14件、24件。",
    "全年受理举报80件,处置60件,属实25件,失实40件。",
    "收到来信40件,属实20件,失实9件。另有11件正在核查。",
    "排查项目40个,主要有新建项目12个,续建项目20个等。",
    # another kind: 人 and 人次, 件 and 起
    "约谈30人次,批评教育20人、诫勉9人。",
    "立案12件,移送线索7起、5起。",
    # sums by accident
    "下发通知5个,召开会议2个,成立专班3个。",
    "新建项目项目情况:工业11个,服务业9个,民生2个,更新5个,水利1个。",
    # a run of numbers that only begins with the sum
    ("全县排查安全隐患36处。城关镇安全隐患12处。东河镇安全隐患24处。西山镇安全隐患19处。"),
    # inexact numbers prove nothing
    "走访群众100余户,其中低保户60户,剩余30户。",
    # every month is no part
    "每月开展督导2次,召开会议5次,共7场。",
]


@pytest.mark.parametrize(("text", "expression"), OK)
def test_a_sum_that_holds(text: str, expression: str) -> None:
    assert ("ok", expression) in sums(text)
    assert all(status == "ok" for status, _ in sums(text))


@pytest.mark.parametrize(("text", "expression"), WRONG)
def test_a_sum_that_does_not_hold(text: str, expression: str) -> None:
    assert sums(text) == [("mismatch", expression)]


@pytest.mark.parametrize("text", SILENT)
def test_no_sum(text: str) -> None:
    assert [row for row in sums(text) if row[0] != "unclear"] == []


def test_parts_behind_among_may_be_some_of_them() -> None:
    assert sums("处分73人,其中党内警告20人、严重警告15人、开除党籍3人。") == [("unclear", "73=20+15+3")]


def test_parts_behind_among_may_overlap() -> None:
    assert sums("班子成员7人,其中书记1人,副书记2人,委员5人。") == [("unclear", "7=1+2+5")]


def test_two_levels() -> None:
    text = "全县84个农资站已转为连锁经营33个(直接开办18个,加盟开办15个),剩余51个自主经营。"
    assert set(sums(text)) == {("ok", "84=33+51"), ("ok", "33=18+15")}


def test_a_part_is_a_total_in_turn() -> None:
    text = "反馈的14项问题,已完成整改4项,剩余10项中中止3项,其余7项正在推进。"
    assert set(sums(text)) == {("ok", "14=4+10"), ("ok", "10=3+7")}


def test_several_breakdowns_of_one_total() -> None:
    text = "从分布看,市直7人,县直6人,乡镇5人,共18人;处级13人,科级5人。\n从处理看,党纪处分8人,组织处理10人。"
    assert [row for row in sums(text) if row[1].startswith("18=")] == [
        ("ok", "18=7+6+5"), ("ok", "18=13+5"), ("ok", "18=8+10"),
    ]  # fmt: skip


def test_a_list_told_row_by_row() -> None:
    text = "全市处理91人,给予处分59人。从级别看,县级处理21人,其中处分17人;乡级处理70人,其中处分42人。"
    assert set(sums(text)) >= {("ok", "91=21+70"), ("ok", "59=17+42")}


def test_a_wrong_total_beside_its_right_parts() -> None:
    text = "全县84个农资站已转为连锁经营33个(直接开办18个,加盟开办14个),剩余51个自主经营。"
    assert set(sums(text)) == {("ok", "84=33+51"), ("mismatch", "33=18+14")}


def test_rounded_numbers_may_differ_in_the_last_digit() -> None:
    assert sums("挽回损失10.3亿元(追缴5.1亿元,退赔5.1亿元)。") == [("ok", "10.3=5.1+5.1")]


def test_a_row_says_why() -> None:
    analysis = analyse(Bulletin("处分48人(警告27人,记过20人)。", doc_id="甲"))
    (check,) = analysis.rows["checks"]
    assert check.check_id == "甲:check:parts_sum:2-5"
    assert (check.stated, check.computed, check.difference) == (48, 47, -1)
    assert check.message == "称48人,括号内合计27+20=47人,少1人,不相符。"
    assert check.message_en == "The text says 48, but the parts in brackets add up to 27+20 = 47, 1 less."
    assert [(p.role, p.order, p.mention_id) for p in analysis.rows["check_parts"]] == [
        ("total", 0, "甲:counts:2-5"), ("part", 1, "甲:counts:8-11"), ("part", 2, "甲:counts:14-17"),
    ]  # fmt: skip


def test_ten_thousand_numbers_in_one_paragraph() -> None:
    text = "、".join(f"某村{n % 97 + 1}户" for n in range(10_000))
    assert all(status == "ok" for status, _ in sums(f"共排查{text}。"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("涉案人员203人:公职人员57人,村干部98人,企业人员48人,采取留置措施9人。", ("ok", "203=57+98+48")),
        ("对遗留的十二项任务销号:完成八项;调整三项;终止一项。", None),
        ("上交礼金31.86万元、其中现金24.5万元、购物卡7.36万元。", ("ok", "31.86=24.5+7.36")),
    ],
)
def test_what_is_behind_a_list_and_what_is_no_count(text: str, row: tuple[str, str] | None) -> None:
    assert sums(text) == ([row] if row else [])


def test_a_part_beside_its_parts_is_no_total() -> None:
    assert ("mismatch", "7=4+1") not in sums("党小组12个,优化7个,合并4个,保留1个。")


@pytest.mark.parametrize(
    ("text", "found"),
    [("处分5人,甲局2人、乙局3人。", [("ok", "5=2+3")]), ("处理5个,拆除2个、整修3个。", [])],
)  # fmt: skip
def test_a_small_sum_may_be_chance_but_for_persons(text: str, found: list[tuple[str, str]]) -> None:
    assert sums(text) == found
