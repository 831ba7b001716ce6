"""parts_sum: lists that close themselves, by their words, a remainder, one criterion, or the number of their labels."""

import pytest
from checked import sums

CLOSED = [
    "核查采购合同{}份。经复核,手续完备的有33份,缺验收单的有12份,后补签的有8份,无一遗漏。",
    "(共反馈{}份台账)\n公司本部认领33份,水务公司认领12份,公交公司认领8份,互不交叉,均已整改。",
    "全县共通报案例{}起(同一案例不重复计)。县纪委直接通报33起,派驻机构通报12起,乡镇纪委通报8起。",
    "移交问题线索{}件。目前予以了结33件,立案12件,暂存待查8件。",
    "查出异常加油记录{}条。经查,属于登记错误的33条,已更正。属于一卡多车的12条,已约谈。其余8条属于私用,已移送。",
    "开展谈心谈话{}人次,覆盖三个层面。一是班子成员谈33人次。二是部门负责人谈12人次。三是支部书记谈8人次。",
    "对在册家庭{}户逐户复核。复核结果:继续保障33户,停止保障12户,调整档次8户。",
    "对在册堆场{}处逐一核实,无一遗漏。①手续齐全33处;②手续不全12处;③无证经营8处。",
    "共有{}人被追责,每人只按最重的一种计入:开除党籍33人,党内警告12人,诫勉8人。",
    "巡察移交{}件问题线索,立案审查33件,谈话函询12件,暂存待查8件,无一遗漏、无一重复统计。",
    "在政治建设、选人用人、采购管理三个方面存在{}个问题,三个方面分别为33个、12个和8个。",
    "反映的{}个问题,33个已整改到位,12个正在整改,8个因政策调整暂无法整改。",
    "造成损失{}万元,公司多措并举予以挽回:本人退赔33万元,扣减年薪12万元,合作方返还8万元,损失已追回。",
]


@pytest.mark.parametrize("text", CLOSED)
@pytest.mark.parametrize(("total", "status"), [(53, "ok"), (55, "mismatch"), (51, "mismatch"), (120, None)])
def test_a_list_that_is_closed_is_all_of_its_total(text: str, total: int, status: str | None) -> None:
    unit = text.split("{}")[1][0]
    found = [(state, told.replace("万元", "").replace(unit, "")) for state, told in sums(text.format(total))]
    assert found == ([(status, f"{total}=33+12+8")] if status else [])


@pytest.mark.parametrize(
    "text",
    [
        # what is said to overlap, or to be of some only
        "(共反馈55份台账)\n公司本部认领33份,水务公司认领12份,公交公司认领8份,有交叉,均已整改。",
        "移交问题线索55件。其中予以了结33件,立案12件,暂存待查8件。",
        # parts with nouns of their own
        "查出记录55条。完善制度33条,已印发。清理台账12条,已更正。其余8条意见已移送。",
        # no number of labels
        "开展谈心谈话55人次。一是班子成员谈33人次。二是部门负责人谈12人次。三是支部书记谈8人次。",
    ],
)
def test_a_list_that_nothing_closes_contradicts_nothing(text: str) -> None:
    assert not [row for row in sums(text) if row[0] == "mismatch"]


def test_a_closed_list_is_of_the_nearest_number_that_can_hold_it() -> None:
    text = (
        "共发现问题248个,201个已销号,47个正在整改。办结的问题中,经营类的96个,用人类的72个,党建类的31个,再无其他类别。"
    )
    assert sums(text) == [("ok", "248=201+47"), ("mismatch", "201=96+72+31")]


def test_what_a_semicolon_parts_is_no_part() -> None:
    text = "处分30人,仅受党纪处分的16人,仅受政务处分的7人,同时受到党纪和政务处分的5人;移送检察机关2人。"
    assert sums(text) == [("mismatch", "30=16+7+5")]
    assert sums(text.replace("30人", "28人")) == [("ok", "28=16+7+5")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what stands between a part and the end of its clause: another number, a bracket
        ("未就业家庭57户93人,通过公益岗位解决22户31人,外出务工解决30户54人,自主创业5户8人。", "57=22+30+5"),
        ("被问责31人,为党纪处分12人、政务处分8人(警告6人、记过2人)、诫勉11人。", "31=12+8+11"),
        ("立行立改54个,占67.5%;限期整改20个,占25%;长期整改6个。问题总数80个。", "80=54+20+6"),
        ("债务余额21.15亿元,由一般债务12.4亿元和专项债务8.75亿元构成。", "21.15=12.4+8.75"),
    ],
)
def test_lists_whose_parts_have_company_add_up(text: str, told: str) -> None:
    assert ("ok", told) in sums(text)


def test_a_total_over_the_lines_before_it_counts_them() -> None:
    text = "通报显示:\n领导弱化方面,制定措施25条;\n建设缺失方面,制定措施17条;\n治党不力方面,制定措施31条。\n三个方面总计制定措施{}条。"
    assert sums(text.format(73)) == [("ok", "73=25+17+31")]
    assert sums(text.format(75)) == [("mismatch", "75=25+17+31")]


def test_a_last_line_of_its_own_sums_up_the_lines_before_it() -> None:
    lines = "合同分布情况:\n白桥镇:36份\n石梁镇:28份\n上洼乡:41份\n合 计:{}份"
    assert sums(lines.format(105)) == [("ok", "105=36+28+41")]
    assert sums(lines.format(115)) == [("mismatch", "115=36+28+41")]


def test_a_sentence_that_opens_with_a_label_tells_of_its_number() -> None:
    text = "查摆问题96个,包括党的建设方面34个、业务工作方面41个、作风建设方面21个。党的建设方面的问题已整改{}个,需长期坚持7个。"
    assert sums(text.format(27)) == [("ok", "96=34+41+21"), ("ok", "34=27+7")]
    assert sums(text.format(28)) == [("ok", "96=34+41+21"), ("mismatch", "34=28+7")]


def test_classes_of_one_family_go_not_beyond_their_total() -> None:
    text = "受理群众反映583件次,其中来信97件次、来电{}件次、来访86件次。"
    assert sums(text.format(402)) == [("mismatch", "583=97+402+86")]
    assert sums(text.format(380)) == [("unclear", "583=97+380+86")]
