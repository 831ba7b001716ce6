"""Bodies inside bodies, bodies beside their peers, and what stands before a name and is no part of it."""

from __future__ import annotations

import pytest
from marked import check

import rectnlp


@pytest.mark.parametrize(
    "marked",
    [
        # prepositions, conjunctions and adverbs before a name
        "并就[槐树村|unit_type=community]拖欠补偿款一事约谈。",
        "像[槐树村|unit_type=community]这样整改。",
        "如[渝州师范大学|unit_type=institution]等校。",
        "召开大会暨[巡察整改工作领导小组|unit_type=taskforce]会议。",
        "[中共云枫实业集团有限公司党委|unit_type=party]关于六届[区委|unit_type=party]第八轮巡察整改情况的通报",
        "其中[县财政局|unit_type=government level=county]支付3万元。",
        "该[市教育局|unit_type=government level=city]整改。",
        # villages and towns that act, or are but places
        "[槐树村|unit_type=community level=village]于次日召开会议。",
        "[槐树村|unit_type=community]与[绿枫合作社|unit_type=enterprise]终止合同1份。",
        "[槐树村|unit_type=community]等4个村已完成整改。",
        "[槐树村|unit_type=community]平分低保资金3万元。",
        "对[槐树村|unit_type=community]、[河湾村党组织|unit_type=party level=village]进行了巡察。",
        "对柳湖镇6个贫困村开展了巡察。",
        "[柳湖街道余家岭社区党委|unit_type=party level=village]整改。",
        "[白音苏木政府|unit_type=subdistrict level=township]整改。",
        # quantified bodies are classes
        "各县委督查室、各县委巡察机构整改。",
        "组建7个专门的核查组。",
        "[市委巡察机构|unit_type=inspection level=city]开展巡察。",
        # parts of bodies, of their kind
        "[县民政局社会救助科|unit_type=government level=county]整改。",
        "[县医保中心稽核股|unit_type=institution]整改。",
        "[云枫分局滨湖派出所|unit_type=judicial]整改。",
        "[县环卫处柳湖中队|unit_type=government level=county]整改。",
        "[云枫工业园区管委会|unit_type=government]、[云枫景区管委会|unit_type=government]整改。",
        "[柳湖保护区管理局|unit_type=institution]拆除围栏。",
        # beside their peers, behind a label
        "责任单位:[产权管理科|unit_type=government]、[考核分配科|unit_type=government]。",
        "责任科室:[规划股|unit_type=government]、[安全生产监管股|unit_type=government]。",
        "责任部门:[办公室|unit_type=institution]、[资产财务处|unit_type=government]。",
        "由[柳湖街道党建办公室|level=township]、[公共安全办公室|level=township]牵头。",
        "[交警支队|unit_type=judicial]、[特警支队|unit_type=judicial]、[看守所|unit_type=judicial]退款。",
        # trades and press
        "改制[西湖饭店|unit_type=enterprise]、[运河宾馆|unit_type=enterprise]。",
        "[北枫特钢股份公司|unit_type=enterprise]2座窑炉停产。",
        "[云枫旅投公司|unit_type=enterprise]、[云枫配餐公司|unit_type=enterprise]、[云枫物业公司|unit_type=enterprise]退款。",
        "[云枫农村商业银行|unit_type=enterprise]、[云枫热电厂|unit_type=enterprise]退款。",
        "判处[赵家供销社|unit_type=institution]原主任有期徒刑。",
        "[云枫时报|unit_type=media]记者报道。",
        "[云枫茶叶专业合作社|unit_type=enterprise]、[鑫枫砂场|unit_type=enterprise]、[云枫一中|unit_type=institution]退款。",
        "[云枫造价咨询公司|unit_type=enterprise]、[国网云枫供电公司|unit_type=enterprise]退款。",
        "[中巡组|unit_type=inspection level=central]、[国土部直属机关纪委|unit_type=discipline]通报。",
        # a body before a word that begins with its last character's other half
        "[县教育局|unit_type=government]部署工作,[县教育局|unit_type=government]面向群众公开。",
        "[县水利局|unit_type=government]限期整改,[县投促局|unit_type=government]部署整改。",
        "[县法院|unit_type=judicial]落实责任,[县委组织部|unit_type=party]分别约谈,[巡察组|unit_type=inspection]建议整改。",
        "[巡察组|unit_type=inspection]成立,[柳湖镇|unit_type=subdistrict]上报材料。",
        "[县住建局|unit_type=government]部分股室整改,局部地区受灾,结合部署整改。",
        # counties that are a conjunction and a level word
        "余某和[县林业局|unit_type=government]、[市纪委|unit_type=discipline]会同[县财政局|unit_type=government]核查。",
        "[云岭市云枫区纪委监委|unit_type=discipline level=county]通报。",
        "巡察[槐树村|unit_type=community],[槐树村|unit_type=community]清收承包费3万元,槐树村整改情况良好。",
        # verbs that take no body
        "叫停楼堂馆所17处,电话督导学校、走访学校3次。",
    ],
)
def test_names_begin_and_end_where_they_do(marked: str) -> None:
    check("units", marked)


def test_inner_offices_of_the_police() -> None:
    title = "中共云枫市公安局委员会关于巡察整改进展情况的通报\n"
    units = rectnlp.extract(f"{title}警务保障处牵头清理,市局整改,筼湖分局退款。").units
    assert units.text.tolist()[1:] == ["警务保障处", "市局", "筼湖分局"]
    assert set(units.unit_type[1:]) == {"judicial"}


def test_offices_of_a_town() -> None:
    text = "中共云枫县柳湖镇委员会关于巡察整改进展情况的通报\n镇民政办取消低保6户,镇农业农村办摸底,镇财政所配合。"
    assert rectnlp.extract(text).units.text.tolist()[1:] == ["镇民政办", "镇农业农村办", "镇财政所"]


def test_numbered_groups_of_one_committee_share_its_level() -> None:
    units = rectnlp.extract("市委第一巡察组、第六巡察组进驻,区医保局、市监等部门参加。").units
    assert units.level.tolist()[:2] == ["city", "city"]
    listed = rectnlp.extract("县应急局、市监局、住建局联合检查。").units
    assert not (listed.level == "city").any()


def test_a_community_speaks_of_its_own_committee() -> None:
    text = "中共柳湖街道余岭社区委员会关于巡察整改进展情况的通报\n我社区立即召开了党委会议。"
    assert rectnlp.extract(text).units.text.tolist()[1:] == ["党委"]


def test_a_bureau_without_a_name_has_its_level() -> None:
    units = rectnlp.extract("市局党组召开会议。\n局党组成立领导小组,责任单位:人事处。").units
    assert set(units.level) == {"city"}


@pytest.mark.parametrize(
    "marked",
    [
        # companies of the state, by their short names, and their branches; they have no rank
        "[中铁十二局|unit_type=enterprise level=-]、[中国建筑第八工程局|unit_type=enterprise]、[中石化|unit_type=enterprise]中标。",
        "[国家开发银行云岭省分行|unit_type=enterprise level=-]、[农发行云枫县支行|unit_type=enterprise]批复贷款。",
        "[中国移动云枫分公司|unit_type=enterprise]、[国网云枫县供电公司|unit_type=enterprise]退款。",
        "[中国银行保险监督管理委员会|unit_type=government level=central]通报,其中建议整改,全国网络整改。",
        # registered names have a word of their own
        "子公司[安居物业服务有限公司|unit_type=enterprise]清收租金。",
        # committees of a congress, a town that is named only before a post, an experimental school
        "[县人大常委会预算工作委员会|unit_type=congress]调研。",
        "柳湖镇纪委书记走访,[镇纪委|unit_type=discipline level=township]约谈7人。",
        "责成[实验小学|unit_type=institution]、[第二实验幼儿园|unit_type=institution]退费。",
        "[驻市检察院纪检监察组|unit_type=discipline level=city]约谈5人,[区市政工程处|unit_type=institution]、[市政协|unit_type=cppcc]整改。",
        "[省环境监测中心站|unit_type=institution]、[省环科院|unit_type=institution]参与。",
        "[县委第五专项巡察组|unit_type=inspection level=county]进驻。",
        "[县土地收购储备中心|unit_type=institution]退款。",
        "[省高速公路管理局柳湖分局|unit_type=government]、[省柳湖控股集团|unit_type=enterprise]、[省话剧院|unit_type=institution]整改。",
        "[柳湖市场监管所|unit_type=institution level=-]、[柳湖中心所|unit_type=institution]、[柳湖人民法庭|unit_type=judicial]整改。",
        "[县工商银行|unit_type=enterprise level=county]、[县新华书店|unit_type=enterprise]、[海川证监局|unit_type=government]整改。",
        "[中共云枫区委办公室|unit_type=party]整改,[区委办综合科|unit_type=party]、[县财政局人事科|unit_type=government]整改。",
        "社属企业[市农资公司|unit_type=enterprise level=city]、[县农机校|unit_type=institution]整改。",
        "[县打击整治专项工作组|unit_type=taskforce level=county]、[县森防指|unit_type=taskforce]进驻。",
        "[开发区管委会办公室|unit_type=government]、[县农业综合行政执法大队|unit_type=government]、[特巡警大队|unit_type=judicial]整改。",
        "与各乡镇农服中心对账,[县委实施乡村振兴战略领导小组办公室|unit_type=taskforce level=county]督导。",
        "[县民政局殡葬管理所|unit_type=institution]、[县婚姻登记处|unit_type=institution]整改。",
        "[县市政园林服务中心|unit_type=institution level=county]整改。",
    ],
)
def test_names_of_more_than_one_word(marked: str) -> None:
    check("units", marked)
