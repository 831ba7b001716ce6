"""Sanctions: names, cues, talk that is none, recipients, numbers, decisions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import check

import rectnlp
from rectnlp.lexicons import Lexicons
from rectnlp.schema.mentions import SANCTIONS

LEXICON = Lexicons().rows("sanctions")


def rows(text: str, published: str | int | None = 2024) -> list[dict]:
    tables = rectnlp.extract(text, published)
    assert tables.failures.empty, tables.failures.message.tolist()
    return tables.to_arrow()["sanctions"].to_pylist()


@pytest.mark.parametrize("entry", LEXICON, ids=lambda entry: entry["code"])
def test_the_example_of_every_measure_gives_its_row(entry: dict[str, str]) -> None:
    found = rows(entry["example"])
    assert entry["code"] in [row["sanction"] for row in found]
    row = next(row for row in found if row["sanction"] == entry["code"])
    assert row["category"] == entry["category"]
    assert row["severity"] == (int(entry["severity"]) if entry["severity"] else None)


@pytest.mark.parametrize("entry", LEXICON, ids=lambda entry: entry["code"])
def test_every_alias_is_found_where_someone_receives_it(entry: dict[str, str]) -> None:
    for name in filter(None, entry["aliases"].split("|")):
        assert [row["sanction"] for row in rows(f"给予渔政站站长秦某{name}。")][:1] == [entry["code"]], name


def test_every_code_is_of_a_known_category_with_severities_in_order() -> None:
    assert {entry["category"] for entry in LEXICON} == set(SANCTIONS.column("category").values)
    for category in ("party", "administrative", "organisational"):
        order = [int(entry["severity"]) for entry in LEXICON if entry["category"] == category and entry["severity"]]
        assert order == sorted(set(order))
    assert all(entry["source"] and entry["example"] for entry in LEXICON)


@pytest.mark.parametrize(
    "marked",
    [
        # numbers behind the measure, in lists
        "[党内警告|sanction=party_warning n_persons=2]2人、[诫勉谈话|sanction=talk_admonition n_persons=3]3人。",
        "[立案|sanction=case_filing n_cases=2 n_persons=-]2起,[约谈提醒|n_persons=-]40次。",
        "[立案|n_cases=12 n_persons=15]12件15人,[留置|sanction=detention n_persons=1]1人。",
        "[立案查处|sanction=case_filing n_cases=6]违纪案件6件。",
        "[批评教育|n_persons=-]、[书面检查|sanction=written_inspection n_persons=-]等66人。",
        "[政务警告|n_persons=1]、[记过|n_persons=1]、[降级|sanction=admin_demotion n_persons=1]各1人。",
        "党纪处分0人,[政务处分|sanction=discipline_unspecified n_persons=3]3人。",
        "[第一种形态处理|sanction=form_1 n_persons=19]党员干部19人次,[第二种形态|n_persons=3]3人次。",
        "运用“[第一种形态|n_persons=19]”批评教育帮助和处理19人次。",
        "运用“四种形态”批评教育和处理47人次,[第三|sanction=form_3 n_persons=2]、[四种形态|sanction=form_4 n_persons=2]各2人次。",
        "[第一种|sanction=form_1 n_persons=31]、[第二种形态|n_persons=4]分别处理31人次、4人次。",
        # in brackets, behind a colon, behind the persons
        "问责9人:[党内警告|n_persons=2](2人)、[政务记过|n_persons=1](1人)、[诫勉|n_persons=6](6人),记大过(0人)。",
        "问责情况:[免职|n_persons=1]:1人;[停职|n_persons=3](3人)。",
        "[开除党籍|n_persons=3]党员3名,[除名|n_persons=2]党员2名,[政务处分|n_persons=4]干部4人。",
        "给予3人公开[通报批评|n_persons=3],3人全县[通报批评|n_persons=3],有2人同时被[调岗|n_persons=2]。",
        # 警告 of the party and of the state
        "[党纪处分|n_persons=9]9人([党内警告|sanction=party_warning]6人,[严重警告|sanction=party_serious_warning]3人)",
        "[政务处分|n_persons=7]7人([警告|sanction=admin_warning n_persons=5]5人,[记过|n_persons=2]2人)。",
        "[开除党籍|n_persons=1]1人、[留党察看|n_persons=1]1人、[警告|sanction=party_warning n_persons=2]2人。",
        "给予[党内严重警告处分|sanction=party_serious_warning]1人、[警告处分|sanction=party_warning n_persons=2]2人,[政务记过|n_persons=3]3人。",
        "[降低岗位等级处分|sanction=admin_demotion]1人、[警告处分|sanction=admin_warning n_persons=3]3人。",
        # recipients before the measure
        "对2名站长给予[政务警告处分|n_persons=2 target=站长]。",
        "一名站长公车私用,受到[行政记过处分|n_persons=1 target=站长 offence=公车私用]。",
        "孙某、曹某分别受到[党内警告处分|n_persons=2 target=孙某、曹某]。",
        "孙某、曹某分别受到[党内警告|n_persons=1 target=孙某]、[政务记过处分|n_persons=1 target=曹某]。",
        "两名干部分别受到[党内警告|n_persons=1]、[政务警告处分|n_persons=1]。",
        "对2个责任单位、5名责任人分别给予[通报批评|n_persons=-]、[提醒谈话|n_persons=5]。",
        "[党内警告|n_persons=3]、[诫勉谈话|n_persons=8]分别为3人、8人。",
        # two of one scale, or a talk, are no double measure; a party and a state one are
        "4名责任人被[党内警告|n_persons=-]、[诫勉谈话|n_persons=-]。",
        "4名责任人受到[党内警告|n_persons=4]、[政务警告处分|n_persons=4]。",
        # whom else a phrase names beside its number
        "对失职的站长、副站长和两名检查员[停职检查|n_persons=4]。",
        "对分公司经理、副经理2人[立案审查|n_persons=2]。",
        "以上5人均受到[党内警告处分|n_persons=5]。",
        "分管副镇长秦某向镇党委作出[书面检查|n_persons=1]。",
        "[组织处理|n_persons=9]9人(有2人同时受到[党纪、政务处分|n_persons=2])。",
        "二人均被[开除党籍|n_persons=2]并[移送司法机关|n_persons=2];3名干部被[诫勉|n_persons=3];组织者[党内警告|n_persons=-]。",
        "[约谈|n_persons=34]12次、34人,对3个村支书[诫勉谈话|n_persons=3],[立案查处|n_cases=5 n_persons=8]5案8人。",
        "原站长违规报销,已[立案审查|n_persons=1]。",
        "后勤服务公司2名会计[记过|n_persons=2],研究3名干部记过事宜。",
        # offices taken away, posts left
        "[罢免秦某村委会主任职务|sanction=removal_from_office n_persons=1]。",
        "[解除秦某副经理职务|sanction=removal_from_office n_persons=1]并解除合同。",
        "将2名收费员[调离收费岗位|sanction=transfer n_persons=2],1名会计[调离|n_persons=1]。",
        "[开除|n_persons=1]出纳秦某,移送公安机关案件2件。",
        "9名干部受到[诫勉|n_persons=-]、[批评教育|n_persons=-]等处理。",
        "某县畜牧局副局长己:[党内严重警告|n_persons=1 target=某县畜牧局副局长己],并[调离现岗位|sanction=transfer]",
        "给予镇长褚某[党内严重警告处分|target=镇长褚某]、会计卫某[诫勉谈话|target=会计卫某 n_persons=1]。",
        "县委对党组书记、局长周某进行[诫勉|n_persons=1 target=党组书记、局长周某]。",
        "镇纪委给予其[党内警告处分|n_persons=- authority=镇纪委]。",
        "查处违规补课教师3人,给予[记过处分|n_persons=1 target=违规补课教师]1人。",
        "[约谈|sanction=talk_summons n_persons=7 target=乡镇负责人]乡镇负责人7人次。",
        "14家企业被[立案|sanction=case_filing n_persons=- target=企业]。",
        "对药剂科[通报批评|target=药剂科]。",
        "副镇长吴伟受到[党内警告处分|target=副镇长吴伟 n_persons=1]。",
        "吴伟强、周强分别受到[政务撤职|target=吴伟强]、[政务降级处分|target=周强 n_persons=1]。",
        "给予李某某同志[党内警告处分|target=李某某 n_persons=1]。",
        "对违规操办酒席的2名党员给予[党内警告处分|target=党员 offence=违规操办酒席 n_persons=2]。",
        "对审计反馈的有关人员进行了[纪律处分|target=审计反馈的有关人员 offence=-]。",
        "对2019年发生的事故负有责任的3名站长予以[撤职|target=站长 date=- n_persons=3]。",
        "对相关责任人进行[批评教育|n_persons=-]并[责令检查|n_persons=1]1人。",
        "对5名村干部、2名镇干部进行[约谈|n_persons=7]。",
        "相关3人中1人受到[党内严重警告处分|n_persons=1],2人受到[党内警告处分|n_persons=2]。",
        "镇纪委对2名干部[立案调查|n_persons=2],其中1名干部给予[党内警告处分|n_persons=1]。",
        "会计贾某被[开除党籍|target=会计贾某],2023年3月被[移送审查起诉|target=会计贾某 n_persons=1 date=2023-03]。",
        "排查散乱污企业97家,关停46家,[立案|sanction=case_filing n_cases=38]处罚38起。",
        "会计贾某接受宴请;同年12月被[立案审查|target=会计贾某 n_persons=1],后受到[记过处分|n_persons=1]。",
        "镇长贾某被[撤职|n_persons=1],其涉嫌犯罪问题[移送检察机关|n_persons=-]。",
        "周立强(时任股长)受到[政务降级|target=周立强],罗春生(报账员)受到[批评教育|target=罗春生]。",
        "会计贾某被[免职|n_persons=1],[约谈提醒|n_persons=- target=-]40余次。",
        # numbers with 万, of enterprises, before the measure, and behind other words
        "各级共[立案|sanction=case_filing n_cases=34000]3.4万件,[处分|sanction=discipline_unspecified n_persons=26000]2.6万人。",
        "責令整改52家;[立案|sanction=case_filing n_cases=- n_persons=-]處罰19家。",
        "县纪委对5起问题[立案|n_cases=5 authority=县纪委],对3件线索[立案审查调查|n_cases=3]。",
        "全年查处问题23起,[批评教育|n_persons=-]和处理67人。",
        "对2名护林员超期问题分别给予[诫勉|n_persons=1]、[书面检查|n_persons=1]。",
        "孟建国、罗海生违规操办酒席,分别受到[党内警告|target=孟建国 n_persons=1]、[政务警告处分|target=罗海生]。",
        # 其, and numbers that belong to somebody else
        "对站长秦某[批评教育|n_persons=1],[责令其作出书面检查|n_persons=- target=站长秦某]。",
        "对4名学生所在班级的班主任[批评教育|n_persons=- target=4名学生所在班级的班主任]。",
        # the nearest recipient, its name uncut
        "院纪委[约谈|n_persons=9 target=中层干部]中层干部9人次,对1名药剂师给予[党内警告处分|target=药剂师 n_persons=1]。",
        "给予后湾村报账员[党内警告处分|target=后湾村报账员]。",
        "对5名、14名处级干部正式[立案调查|target=处级干部]。",
        "对秦某等7名违规接受宴请的干部予以[严肃处理|target=秦某等7名违规接受宴请的干部]。",
        "对2名部门负责人[批评教育|n_persons=2],对1名主管给予[记过处分|n_persons=1 target=主管]。",
        "给予责任人员2人[记过|n_persons=2]、3人[警告处分|n_persons=3]。",
        "[立案查处|n_cases=35 n_persons=41]案件35件41人,其中科级干部12人,[留置|n_persons=3 target=-]3人。",
        "已移送县公安局[立案侦查|n_persons=1 authority=-]1人。",
        # persons with 同志, with a number, in a matter, apart from each other
        "给予孙某东同志和韩某亮同志[党内警告处分|n_persons=2]。",
        "孙某波、韩某西二人分别受到[党内警告处分|n_persons=2 target=孙某波、韩某西]。",
        "若某波、韩某西二人受到[党内警告处分|n_persons=2]。",
        "对民政局救助科科长于某优亲厚友问题[立案审查|n_persons=1]。",
        "对秦某反映的问题[立案审查|n_persons=-]。",
        "北县、南县分别对4名、15名科级干部,合计19名正式[立案调查|n_persons=19]。",
        "其他参加宴请的13人进行[诫勉谈话|n_persons=13]。",
        "市委决定[免去其副区长职务|target=-]。",
        "对负有领导责任的副局长孙某、负有直接责任的科长韩某进行[诫勉谈话|n_persons=2]。",
        "尹秀兰、施某某互相代签,双双被[批评教育|n_persons=2]。",
        "汤秀兰、和某某分别受到[记大过|target=汤秀兰]、[政务警告处分|n_persons=1 target=和某某]。",
        "会计孙某均受到[党内警告处分|target=会计孙某]。",
        "出纳孙某良将补贴私分,受到[党内警告处分|target=出纳孙某良]。",
        "7名评标专家被[约谈|sanction=talk_summons n_persons=7 target=评标专家]。",
        "某公司超付工程款,4名项目经理[停职|sanction=suspension_from_duty n_persons=4 authority=-]。",
        "对孙建业[立案审查|n_persons=1 target=孙建业 scope=case]。",
        "对站长2人[诫勉|n_persons=2 target=站长],[谈话提醒|n_persons=5 target=-]5人。",
        "县纪委[约谈|sanction=talk_summons n_persons=5]了3名镇党委书记和2名局长。",
        "[约谈|sanction=talk_summons n_persons=- target=企业]8家企业。",
        # persons joined by commas, with brackets, or who held an office
        "县纪委对局长孙某,党组成员、副局长韩某分别给予[党内警告|n_persons=1 target=局长孙某]、[诫勉处理|n_persons=1]。",
        "副站长孙某军,会计卫某被[诫勉|n_persons=2 target=副站长孙某军,会计卫某]。",
        "镇长韩某带队检查,会计卫某被[诫勉|n_persons=1 target=会计卫某]。",
        "时任支书孙某国(已退休)、会计韩某(另案处理)受到[党内警告处分|n_persons=2]。",
        "孙某平作为分管领导,负有主要领导责任,受到[诫勉处理|n_persons=1 target=孙某平]。",
        "全县共有12名党员干部因酒驾受到[党纪政务处分|n_persons=12 target=党员干部]。",
        "镇纪委对孙志新等人的违纪问题[立案查处|n_persons=-]。",
        # cases behind other words
        "全县[立案|sanction=case_filing n_cases=1206]群众身边腐败案件1206件。",
        "[立案调查|n_cases=70]“雁过拔毛”式违纪案件70件。",
        "[立案查处|n_cases=128]违反中央八项规定精神问题128起。",
        "采取[留置|sanction=detention n_persons=1]措施1人。",
        # measures with persons inside
        "区法院判处供销社原主任冉某[有期徒刑三年|sanction=conviction n_persons=1 target=供销社原主任冉某]。",
        "法院判处孙某[拘役六个月|sanction=conviction n_persons=1]。",
        "[免去19名干部的相关职务|sanction=removal_from_office n_persons=19]:8名站长和11名副站长。",
        "[免去2人职务|n_persons=2],[责令3人辞职|sanction=resignation n_persons=3],[调整4人岗位|sanction=transfer n_persons=4]。",
        "原局长秦某平被[开除党籍|sanction=party_expulsion]和[公职|sanction=admin_discharge n_persons=1]。",
        # names with a hole, and consequences
        "给予秦某[撤销其镇党委书记职务处分|sanction=party_post_removal]。",
        "[免去1名中层干部职务|sanction=removal_from_office n_persons=1 target=中层干部]。",
        "[责令村委会主任秦某辞职|sanction=resignation target=村委会主任秦某]。",
        "秦某被[判处有期徒刑三年六个月|sanction=conviction n_persons=1]。",
        "给予秦某[留党察看二年处分|sanction=party_probation],[政务撤职|sanction=admin_dismissal],由正科级降为副科级。",
        "秦某由正科级[降为副科级|sanction=admin_demotion]。",
        # who decided: neither a verb with its object nor a bracket
        "经县纪委常委会议研究,决定给予秦某[党内警告处分|authority=县纪委常委会]。",
        "经县纪委常委会会议研究并报县委批准,给予秦某[开除党籍处分|authority=县纪委常委会]。",
        "终止某公司供餐合同,[立案|n_cases=1 authority=-]1件。",
        "对2名站长由市局纪委书记进行[提醒谈话|authority=市局纪委书记]。",
        "镇纪委对支书孙某[立案|authority=镇纪委],[诫勉谈话|authority=镇纪委]村干部2人,[提醒谈话|authority=镇纪委]11人。",
        "给予秦某[党内警告处分|authority=-];由县监委给予其[记过处分|authority=县监委 target=秦某]。",
        # decisions
        "2022年5月,经县纪委常委会研究,给予秦某[党内警告处分|authority=县纪委常委会 date=2022-05]。",
        "2022年5月6日,县委督导组[约谈|authority=县委督导组 date=2022-05-06]水利局负责人。",
        "责令其单位对经办人员进行[处理|authority=其单位 status=pending target=经办人员]。",
        "按程序拟给予秦某[政务警告处分|status=pending]。",
        "县监委受理线索9件,[立案|authority=县监委]5件;给予[党内警告|authority=县监委]2人。",
        "秦某被县监委[留置|authority=县监委 target=秦某]。",
        "经市委同意,市纪委对秦某[诫勉谈话|authority=市纪委]。",
        "市纪委、市监察局分别给予秦某[党内警告|authority=市纪委 n_persons=1]和[行政记过处分|authority=市监察局 n_persons=1]。",
        "县审计局移送问题线索8件,已[立案|n_cases=3 authority=-]3件。",
        "某公司公款吃喝,经理受到[党内警告处分|authority=-],并[免去职务|authority=-]。",
        "按照《某处分条例》第七十条规定,给予秦某[党内警告处分|basis_law=《某处分条例》第七十条]。",
    ],
)
def test_rows_and_columns(marked: str) -> None:
    check("sanctions", marked, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "开展《中国共产党纪律处分条例》专题学习,组织学习处分案例。",
        "加强对处分决定执行情况的监督检查。",
        "党内警告处分决定执行不到位。",
        "抽查2022年以来了结的立案免于处分案件6人,没有立案标准过宽的情形。",
        "免予党纪处分2人。",
        "对违反规定的,一律给予党纪政务处分。",
        "建立约谈制度,定期约谈乡镇主要负责人。",
        "开展“廉政大约谈”行动,力求约谈不漏一人。",
        "通过约谈提醒、通报批评等方式,压实整改责任。",
        "二是开展谈话提醒。",
        "(四)深入调查,严肃处理。",
        "查处问题9起,处理31人,问责12人,罚款62.5万元,责令改正。",
        "通报曝光2起3人,追缴违纪款6万元。",
        "发现一起、查处一起,当即转交执法机关查处。",
        "对函询或初核结果作出说明。",
        "相关问题线索已移送县纪委监委,待核查后依规依纪处理。",
        "对受到处分的15名党员开展回访教育。",
        "留置场所建设项目已完工。",
        "设置安全警告标志12处,对货物进行检查。",
        "说起镇党委的警示谈话,周某科感触颇深。",
        "回访教育受处分人员30余人,走访家属10户。",
        "谈话函询不走过场。",
    ],
)
def test_talk_of_sanctions_that_nobody_received_is_no_row(text: str) -> None:
    assert [row["text"] for row in rows(text)] == []


def test_a_means_by_which_persons_were_handled_is_a_row_each() -> None:
    found = rows("综合运用提醒谈话、批评教育、诫勉等方式处理干部27人次。")
    assert [(row["sanction"], row["n_persons"]) for row in found] == [
        ("talk_reminder", None),
        ("criticism_education", None),
        ("talk_admonition", None),
    ]


def test_two_measures_of_one_person_are_one_group() -> None:
    found = rows("秦某受到党内警告、政务记过处分,并被免职。韩某受到党内警告处分。")
    groups = [row["person_group"] for row in found]
    assert groups[0] is not None
    assert groups[:3] == [groups[0]] * 3
    assert groups[3] is None


def test_double_expulsion_is_two_rows_on_one_span_with_their_own_ids() -> None:
    found = rows("原局长何某被“双开”。")
    assert [row["sanction"] for row in found] == ["party_expulsion", "admin_discharge"]
    assert found[0]["start"] == found[1]["start"]
    assert found[0]["mention_id"] != found[1]["mention_id"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("秦某受到党内警告处分。", "case"),
        ("今年以来,县纪委给予党纪处分21人。", "statistic"),
        ("整改中给予党纪处分21人。", "result"),
        ("采取第一种形态87人次。", "statistic"),
    ],
)
def test_the_scope_says_what_a_row_tells_of(text: str, scope: str) -> None:
    assert [row["scope"] for row in rows(text)] == [scope]


def test_the_time_of_the_offence_is_not_the_date_of_the_measure() -> None:
    found = rows("2017年4月至10月,秦某在护林中多报工日63个,套取9450元,受到党内警告处分。")
    assert [row["date"] for row in found] == [None]


def test_traditional_characters_give_the_same_rows() -> None:
    found = rows("2019年10月,孫某受到黨內警告處分。")
    assert [(row["text"], row["sanction"], row["target"], row["date"]) for row in found] == [
        ("黨內警告處分", "party_warning", "孫某", "2019-10")
    ]


PARTS = [
    "对",
    "给予",
    "受到",
    "分别",
    "党内警告",
    "政务记过",
    "处分",
    "约谈",
    "2人",
    "3名干部",
    "秦某",
    "副镇长",
    "、",
    ",",
    "。",
    ";",
    ":",
    "等",
    "各",
]


@given(st.lists(st.sampled_from(PARTS), max_size=24))
def test_any_order_of_words_gives_true_spans_and_positive_numbers(parts: list[str]) -> None:
    text = "".join(parts)
    for row in rows(text):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["n_persons"] is None or row["n_persons"] > 0
        assert row["target"] is None or row["target"] in text
