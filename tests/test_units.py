from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import check

import rectnlp
from rectnlp.lexicons import Lexicons


@pytest.mark.parametrize(
    "marked",
    [
        # committees, governments, their organs
        "[县委|unit_type=party level=county][县政府|unit_type=government]高度重视。",
        "[县委常委会|unit_type=party]研究,[县政府|unit_type=government]常务会议听取汇报。",
        "召开十六届[县委|unit_type=party]第12次常委会会议。",
        "经十六届[县政府|unit_type=government]第27次常务会议研究通过。",
        "[县委组织部|unit_type=party]、[县委编办|unit_type=party]、[县人社局|unit_type=government]联合检查。",
        "[某县人大常委会|unit_type=congress]原副主任、[市政协办公室|unit_type=cppcc]。",
        "[县纪委县监委|unit_type=discipline]立案,[县纪委监委第二、第三、第六监督检查室|unit_type=discipline]核实。",
        "[第三派驻纪检监察组|unit_type=discipline]向[县教体局|unit_type=government]下发建议书。",
        "[自治区党委第三巡视组|unit_type=inspection level=province]对[呼兰旗委|unit_type=party level=county]开展巡视。",
        "[中央纪委国家监委|unit_type=discipline level=central]、[教育部第二巡视组|unit_type=inspection level=central]。",
        "[市委第二至第五巡察组|unit_type=inspection level=city]回访。",
        "[中央第二生态环境保护督察组|unit_type=inspection level=central]移交问题。",
        "13个省委巡视组进驻,[县委|unit_type=party]四个巡察组反馈。",
        # groups numbered behind their function, modes between committee and group
        "[县委提级巡察三组|unit_type=inspection level=county]进驻,[市委巡察五组|unit_type=inspection]反馈。",
        "[省委巡视一组|unit_type=inspection level=province]、[区委专项巡察2组|unit_type=inspection]移交线索。",
        "[县纪委监委审查调查八室|unit_type=discipline]立案。",
        "[省环保厅督查组|unit_type=inspection level=province]检查,[县教育局督查组|unit_type=taskforce]检查。",
        "[中共中央政治局|unit_type=party level=central]召开会议,[中共中央纪委国家监委|unit_type=discipline]通报。",
        "[市纪委市监委|unit_type=discipline]通报,[市监察局|unit_type=discipline]复查。",
        "[兵团党委第三巡视组|unit_type=inspection level=province]反馈。",
        # complete names before a post; classes of people counted
        "[安河县政协|unit_type=cppcc level=county]原副主席被查,县政协副主席出席,[安河县政府|level=county]副县长检讨。",
        # anonymised kinds
        "[某国企|unit_type=enterprise]、[某高校|unit_type=institution]、[某商业银行|unit_type=enterprise]整改。",
        "[某县某局|unit_type=government]整改。",
        # a body's second name in brackets
        "[云岭开发区(工业园)管委会|unit_type=government]整改。",
        # companies and branches
        "[市二建公司|unit_type=enterprise]、[农业银行云岭县支行|unit_type=enterprise]退款。",
        "[国家税务总局云岭县税务局|unit_type=government level=county]核查。",
        "[柳湖监狱|unit_type=judicial]、[柳湖海关党委|unit_type=party]整改,[县林业局森林公安局|unit_type=judicial]移送。",
        "[市记协|unit_type=association level=city]、[团省委|unit_type=association level=province]组织培训。",
        "[化学与环境工程学院党委|unit_type=party]整改。",
        # lists that leave out words
        "由[发改|unit_type=government]、[住建|unit_type=government]、[城管|unit_type=government]等共同参与。",
        "从[纪委|unit_type=discipline]、[发改|unit_type=government]、[法院|unit_type=judicial]等部门抽调干部。",
        "督促[公|unit_type=judicial]、[检|unit_type=judicial]、[法|unit_type=judicial]等司法部门加快进度。",
        "向[省委|level=province]、[市委组织部门|unit_type=party level=city]及[网信办|unit_type=party]报备。",
        "按照[省市财政部门|unit_type=government level=-]的要求。",
        "由[财政|unit_type=government]、[审计|unit_type=government]等部门组成[联合检查组|unit_type=taskforce]。",
        # towns, villages, places that act
        "对[云枫镇|unit_type=subdistrict level=township]、[县医保局|unit_type=government]开展巡察。",
        "[平溪镇|level=township]、[长乐乡|level=township]、[金桥街道办事处|unit_type=subdistrict]追回资金。",
        "[柳湖社区|unit_type=community level=village]召开会议,责令[柳湖社区党委|unit_type=party level=village]整改。",
        "在柳湖社区开展宣传,云枫镇位于县城东部。",
        "[某乡人民政府|unit_type=subdistrict level=township]副乡长、[张庄村村委会|unit_type=community]主任。",
        "云沙镇甲村会计钱某,云滩镇乙村党支部书记孙某。",
        # companies, schools, hospitals, centres
        "[云岭城市投资有限公司|unit_type=enterprise level=-]向[恒通集团|unit_type=enterprise]归还借款。",
        "所属[南湖水务公司|unit_type=enterprise]、[热力公司|unit_type=enterprise]整改。",
        "[县第二中学|unit_type=institution level=county]校长、[白水镇卫生院|unit_type=institution level=township]院长。",
        "对违规借款的[房屋征收管理中心|unit_type=institution]3名工作人员作出处理。",
        "追缴[柳林水库管理所|unit_type=institution]违规补贴。",
        "[县融媒体中心|unit_type=media]、[县红十字会|unit_type=association]、[某协会|unit_type=association]。",
        # ad hoc groups
        "成立由县委书记任组长的[巡察整改工作领导小组|unit_type=taskforce],[领导小组|unit_type=taskforce]下设办公室。",
        "成立[督查材料报送专项小组|unit_type=taskforce],成立工作专班,成立3个工作组。",
        "[县委巡察整改工作领导小组办公室|unit_type=taskforce]召开会议。",
        "组建[营商环境专班|unit_type=taskforce],抽调干部进入[专班|unit_type=taskforce]。",
        # posts
        "县委书记、县长、县纪委书记、党政办主任、人武部部长、组织部部长。",
        "[市审计局|unit_type=government]局长、[甲公司|unit_type=enterprise]经理、[县委办公室|unit_type=party]主任。",
        "[青山县应急管理局|unit_type=government]原党委书记、局长赵某。",
        # names that hold others
        "[县纪委监委驻县农业农村局纪检监察组|unit_type=discipline]、[县纪委监委派驻第四纪检监察组|unit_type=discipline]。",
        "[省委专项巡视组|unit_type=inspection]对[福云石油(集团)有限责任公司党委|unit_type=party]开展巡视。",
        "[建设银行云岭支行|unit_type=enterprise]、[国家税务总局某县税务局|unit_type=government level=county]。",
        "[县公安局交警大队|unit_type=judicial]、[县财政局国库股|unit_type=government]、[市政协机关党组|unit_type=party]。",
        "两个县财政局虚列支出,[县发改|unit_type=government]、[财政|unit_type=government]等部门验收。",
        # borders that the segmenter does not see
        "确保[县委|unit_type=party]印发,并入[县纪委|unit_type=discipline],召开[县委|unit_type=party]会议。",
        "会同[下渡口镇|unit_type=subdistrict]整治,[柳林镇|unit_type=subdistrict]关停养殖场,[晁家社区|unit_type=community]召开会议。",
        # a former body, an alias
        "原[江南区委|unit_type=party]、[柳林区交通局|unit_type=government](以下简称“[区交通局|unit_type=government]”)。",
    ],
)
def test_units(marked: str) -> None:
    check("units", marked)


@pytest.mark.parametrize(
    "plain",
    [
        "各乡镇党委、街道党工委、各部门、各单位、14家单位、13个街道办事处、89个社区。",
        "相关单位、有关部门、牵头部门、职能部门、同级纪委、司法机关、纪检监察机关、两办、四大班子。",
        "党委(党组)要落实主体责任,充分发挥基层党组织作用。",
        "贯彻中央八项规定精神,以人民为中心,围绕中心工作。",
        "布局优化,办理事项,委托第三方,承办活动,统筹部署,乡村振兴,城乡融合。",
        "医院、学校等公共场所;社区居委会、物业公司;乡镇卫生院、村卫生室。",
        "下属子公司、国有公司、施工公司、平台公司。",
        "对宾馆酒店、餐馆饭店、星级酒店、大型商场超市、私立学校、保险公司、空壳公司开展检查。",
        "康养中心项目已立项,规划调整为康养中心,新建幼儿园5所。",
        "集中学习中心组学习材料。",
        "被巡视县(市、区)党委和人大常委会、政府。",
        "开展“送法进党校”活动。",
        "7月至8月逐村公示,对2名教师所在学校校长进行约谈,小学部放假。",
        "全县各县市区(开发区、功能区)共计12个,房产交易中心EPC项目。",
        "教育、卫生等领域突出问题,交通、水利等参与度不高。",
        "柳湖社区与平山社区相邻,约谈教务处主任3人。",
        "经常开展活动,科学技术,行政处罚,社会稳定,实行公司化运营。",
    ],
)
def test_no_units(plain: str) -> None:
    assert rectnlp.extract(plain).units.text.tolist() == []


# A sentence for each kind of `unit_guards`, and the bodies that it names.
GUARDS = {
    "titled": ("约谈县{}书记。", []),
    "never_bare": ("{}整改。", []),
    "title": ("约谈党政办{}。", []),
    "committee_title": ("约谈县委{}。", []),
    "stage": ("柳林康养中心{}项目停工。", []),
    "project": ("柳林康养中心{}停工。", []),
    "counted": ("柳林康养中心3家{}。", ["柳林康养中心"]),
    "proper": ("约谈云枫{},小区{}。", ["云枫{}"]),
    "planned": ("旧址{}为康养中心。", []),
    "acts": ("柳林社区{}。", ["柳林社区"]),
    "object": ("{}柳林社区开展巡察。", ["柳林社区"]),
    "where": ("群众{}柳林社区避险。", []),
    "states": ("柳林社区{}。", []),
}


@pytest.mark.parametrize(
    ("word", "kind"),
    [(row["word"], kind) for row in Lexicons().rows("unit_guards") for kind in row["kind"].split("|")],
)
def test_what_makes_a_name_a_body_or_none(word: str, kind: str) -> None:
    sentence, expected = GUARDS[kind]
    assert rectnlp.extract(sentence.format(word, word)).units.text.tolist() == [name.format(word) for name in expected]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "中共云岭大学委员会",
            "校党委常委会研究,法学部、教务处、后勤保障部完成。",
            "校党委常委会 法学部 教务处 后勤保障部",
        ),
        ("中共云岭市人民医院委员会", "院党委会研究,科教科、后勤党支部整改。", "院党委 科教科 后勤党支部"),
        ("中共云岭市人民法院党组", "立案庭、执行局整改,约谈刑一庭庭长。", "立案庭 执行局 刑一庭"),
        ("中共云岭县柳湖镇委员会", "镇农技站、镇敬老院整改,全镇幼儿园自查。", "镇农技站 镇敬老院"),
        ("中共云岭县柳湖镇委员会", "先后召开党委会4次、党委(扩大)会议2次。", "党委 党委"),
        ("中共云岭城投集团有限公司委员会", "审计风控部、财务管理部整改。", "审计风控部 财务管理部"),
    ],
)
def test_parts_of_the_issuer(title: str, text: str, expected: str) -> None:
    units = rectnlp.extract(f"{title}关于巡察整改进展情况的通报\n{text}").units
    assert units.text.tolist()[1:] == expected.split()


def test_who_put_the_text_on_the_site_is_no_mention() -> None:
    text = "发布机构:\n\n云枫县教育局\n\n县教育局开展自查。"
    assert rectnlp.extract(text).units.text.tolist() == ["县教育局"]


def test_an_alias_is_a_mention_wherever_it_stands() -> None:
    units = rectnlp.extract("云岭城市投资有限公司(以下简称“云投”)整改,约谈云投负责人。").units
    assert units.text.tolist() == ["云岭城市投资有限公司", "云投", "云投"]
    assert units.unit_id.nunique() == 1


def test_a_town_named_before_lends_its_name_to_short_forms() -> None:
    text = "对青禾镇政府虚报问题,镇党委给予镇农业服务中心主任警告处分。"
    found = rectnlp.extract(text).units.set_index("text")
    assert found.loc["镇党委"].canonical == "青禾镇党委"
    assert rectnlp.extract("镇党委落实责任。").units.empty


def test_short_forms_need_a_body_to_stand_for() -> None:
    assert rectnlp.extract("集团召开会议,公司纪委监督。").units.text.tolist() == ["集团", "公司纪委"]
    county = "中共云岭县委关于巡视整改情况的通报\n各级党委落实责任,党委书记履职。"
    assert rectnlp.extract(county).units.text.tolist() == ["中共云岭县委"]
    town = "2024年,县委第四巡察组对我乡开展巡察。召开党委扩大会。"
    assert rectnlp.extract(town).units.text.tolist() == ["县委第四巡察组", "党委"]


def test_departments_are_named_in_their_own_bulletin_only() -> None:
    school = "中共北岭师范学院委员会关于巡视整改情况的通报\n教务处、后勤处牵头。"
    assert rectnlp.extract(school).units.text.tolist() == ["中共北岭师范学院委员会", "教务处", "后勤处"]
    assert rectnlp.extract("教务处、后勤处。").units.empty
    houses = school + "教务处、图书馆盘点,对图书馆、学生公寓核查。"
    assert rectnlp.extract(houses).units.text.tolist()[-2:] == ["教务处", "图书馆"]
    assert rectnlp.extract("某厅教务处、后勤处。").units.text.tolist() == ["某厅教务处", "后勤处"]


@pytest.mark.parametrize("lexicon", ["unit_suffixes"])
def test_every_example_of_the_lexicon_is_found(lexicon: str) -> None:
    context = "中共{}委员会关于巡察整改情况的通报\n{}。"
    homes = ["清河县水利局", "北岭师范学院", "清河县人民医院", "清河城市投资集团有限公司", "清河县柳林镇"]
    for row in Lexicons().rows(lexicon):
        if not row["example"] or row["shape"] == "section":
            continue
        found = set()
        for home in homes:
            for introduced in ("", "成立巡察整改领导小组、营商环境专班。"):
                units = rectnlp.extract(context.format(home, introduced + row["example"])).units
                found |= set(units[units.start > 0].unit_type)
        assert row["unit_type"] in found or row["unit_type"] == "other", (row["suffix"], row["example"], found)


@pytest.mark.parametrize("row", Lexicons().rows("unit_outposts"), ids=lambda row: row["outpost"])
def test_an_outpost_is_of_the_body_above(row: dict[str, str]) -> None:
    (unit,) = rectnlp.extract(row["example"]).units.text
    assert row["example"].startswith(unit)
    assert unit.endswith(row["outpost"])


@pytest.mark.parametrize("row", Lexicons().rows("unit_parties"), ids=lambda row: row["name"])
def test_committees_of_the_other_parties_are_bodies_and_the_parties_none(row: dict[str, str]) -> None:
    units = rectnlp.extract(row["example"]).units
    assert units.text.tolist() == [row["example"].removesuffix("报送材料")]
    assert units.unit_type.tolist() == ["party"]
    for name in (row["name"], *row["aliases"].split("|")):
        assert rectnlp.extract(f"走访{name}成员、{name}等民主党派。").units.empty


@pytest.mark.parametrize(
    "marked",
    [
        # rooms of a body behind words that no name has
        "[县林业局退耕办|unit_type=government]、[县水利局防汛办公室|unit_type=government]自查。",
        "[县委组织部干部科|unit_type=party]、[县水利局建管科|unit_type=government]自查。",
        "[柳坪镇村建办|unit_type=government level=township]、[柳坪镇企业办|unit_type=government]自查。",
        "[县林业局|unit_type=government]部分股室、[县水利局|unit_type=government]组织科室整改。",
        "[县水利局|unit_type=government]腾退办公室3间,[县教育局|unit_type=government]联合办班。",
        # offices away from home
        "[县人民政府驻省城办事处|unit_type=government]撤销,[市驻京办事处|unit_type=government]保留。",
        # two functions in a name
        "[市政务服务和数据管理局|unit_type=government]、[市住房保障和房地产管理局|unit_type=government]。",
        "[县就业创业和人力资源中心|unit_type=institution]、[市城市更新和物业管理局|unit_type=government]。",
        "县领导干部和建设管理局人员,[市发改委|unit_type=government]和[林业局|unit_type=government]。",
        "[县乡村旅游建设局|unit_type=government],县分管领导[水利局|unit_type=government]。",
        "[市委外事工作委员会办公室|unit_type=party]、[市委全面依法治市委员会办公室|unit_type=party]报送。",
        "[县第二幼儿园|unit_type=institution]、[区行政审批和政务服务局|unit_type=government]退费。",
        "[县文化市场综合执法大队|unit_type=government]检查。",
        # long functions, places that begin with a numeral
        "[清溪县城乡居民社会养老保险局|unit_type=government]追回资金。",
        "[七里铺街道|unit_type=subdistrict]、[三道沟镇|unit_type=subdistrict]、[五里庙村|unit_type=community]分别召开会议。",
        # committees of the people's congress and of the consultative conference
        "[区人大常委会财经工委|unit_type=congress]、[区政协提案委|unit_type=cppcc]、[区政协社法委|unit_type=cppcc]。",
    ],
)
def test_bodies_behind_words_that_stand_between(marked: str) -> None:
    check("units", marked)


FRAGMENTS = ["县委", "第三", "巡察组", "某", "镇", "局", "党组", "办", "中共", "委员会", "集团", "公司", "、", "和", "市", "省", "各", "3个", "社区", "村", "领导小组", "工作", "(", "”", "书记", "公检法", "十六届"]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=40))
def test_any_text_gives_disjoint_mentions(parts: list[str]) -> None:
    text = "".join(parts)
    tables = rectnlp.extract(text)
    assert tables.failures.empty
    units = tables.units
    assert units.text.tolist() == [text[start:end] for start, end in zip(units.start, units.end, strict=True)]
    assert all(end <= start for end, start in zip(units.end[:-1], units.start[1:], strict=True))
    assert units.unit_id.notna().all()
