"""chronology: deeds of one matter whose order is fixed, and what was done behind something handed over."""

import re

import pytest
from checked import said

from rectnlp.lexicons import Lexicons, Row

LEXICONS = Lexicons()
DAY = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")


def statuses(text: str) -> list[str]:
    return [each.status for each in said(text, "chronology", "2024-06-01")]


def swapped(text: str) -> str:
    """The text with its two days exchanged."""
    first, later = DAY.findall(text)
    return text.replace(first, "#").replace(later, first).replace("#", later)


@pytest.mark.parametrize("row", LEXICONS.rows("deed_orders"), ids=lambda row: row["pair"])
def test_deed_orders(row: Row) -> None:
    """In order each example is confirmed; with its days exchanged it is contradicted."""
    text = row["example"] + "。"
    assert (statuses(text), statuses(swapped(text))) == (["ok"], ["mismatch"])


BRIDGE = "该桥2022年6月1日{}开工,{}2021年12月30日{}竣工{}。"
FED_BACK = "2023年7月12日,县委巡察组向我镇{}了意见。{}{}意见后,{}镇党委于2023年6月20日{}会议。"


def test_what_the_words_are_put_into() -> None:
    assert statuses(BRIDGE.format("", "", "", "")) == ["mismatch"]
    assert statuses(FED_BACK.format("反馈", "收到", "反馈", "", "召开")) == ["mismatch"]


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "apart"))
def test_words_of_another_time(word: str) -> None:
    assert statuses(BRIDGE.format(word, "", "", "")) == []


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "joins"))
def test_words_that_name_nothing_new(word: str) -> None:
    assert "mismatch" in statuses(BRIDGE.format("", word, "", "")) + statuses(BRIDGE.format("", "", word, ""))


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "same"))
def test_words_that_point_back(word: str) -> None:
    text = "2022年6月1日对赵某立案。经县纪委研究,2021年12月30日{}警告处分。"
    assert (statuses(text.format(word)), statuses(text.format("钱某"))) == (["mismatch"], [])


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "not_yet"))
def test_words_before_what_is_not_told_as_done(word: str) -> None:
    assert statuses(BRIDGE.format("", "", word, "")) == []


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "of_it"))
def test_words_behind_a_deed_that_is_but_spoken_of(word: str) -> None:
    assert statuses(BRIDGE.format("", "", "", word)) == []


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "received"))
def test_words_of_receiving(word: str) -> None:
    assert statuses(FED_BACK.format("反馈", word, "反馈", "", "召开")) == ["mismatch"]


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "handed"))
def test_words_of_handing_over(word: str) -> None:
    assert statuses(FED_BACK.format(word, "收到", word, "", "召开")) == ["mismatch"]


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "responds"))
def test_words_of_what_is_done_then(word: str) -> None:
    assert statuses(FED_BACK.format("反馈", "收到", "反馈", "", word)) == ["mismatch"]


@pytest.mark.parametrize("word", LEXICONS.surfaces("order_words", "learnt"))
def test_what_was_found_may_have_happened_before(word: str) -> None:
    assert statuses(FED_BACK.format("反馈", "收到", "反馈", word + ",", "召开")) == []


REVERSED = [
    "2023年9月6日,县监委对赵某立案审查调查,2023年5月18日给予其党内严重警告处分。",
    "该局于2023年9月6日立案,2023年6月20日结案。",
    "县市场监管局2023年9月6日对某超市立案查处,并于2023年8月2日作出行政处罚决定,罚款3万元。",
    "城东水厂2022年6月1日开工,2021年12月30日竣工。",
    "东岭大桥2022年11月开工建设,2021年3月建成通车。",
    "2023年7月12日,县委第三巡察组向我镇反馈了意见。收到反馈意见后,镇党委于2023年6月20日召开会议研究整改。",
    "张某2023年9月15日被采取留置措施,2023年3月8日移送检察机关审查起诉。",
    "2024年2月18日,县法院一审判决,2023年12月8日二审裁定维持原判。",
    "县应急局2023年5月8日对该矿责令停产,2023年3月20日恢复生产。",
    "2021年9月15日与承包户签订合同,2020年10月10日解除合同。",
    "3.某砂场超范围开采问题。县水利局2024年2月18日对该砂场立案查处。2024年1月5日作出行政处罚决定,罚款8万元。",
    "2023年9月6日,县监委将林某移送审查起诉,2023年1月18日县法院判处林某有期徒刑三年。",
    "该件2023年9月8日交办,2023年6月20日办结。",
    "2023年9月6日,县监委将副局长林强移送审查起诉,2023年1月18日县法院判处林强有期徒刑三年。",
]
IN_ORDER = [
    "2023年3月6日,县监委对赵某立案审查调查,2023年7月18日给予其党内严重警告处分。",
    "东岭大桥2021年3月开工建设,2022年11月建成通车。",
    "该项目2021年9月15日开工。项目于2022年11月30日通过竣工验收。",
    "2023年7月12日,县委第三巡察组向我镇反馈了意见。收到反馈意见后,镇党委于2023年7月20日召开会议研究整改。",
    "2022年5月8日受理该信访件,2022年6月20日办结。",
    "张某2023年2月立案,2023年3月被留置,2023年8月移送检察机关审查起诉,2024年1月判处有期徒刑三年。",
    "该厂房2022年6月1日开工建设,2023年5月20日竣工。",
    "3.某砂场超范围开采问题。县水利局2023年2月18日对该砂场立案查处。2024年1月5日作出行政处罚决定,罚款8万元。",
]
# two matters, two persons, plans, statistics, faults that are told of, earlier stages
SILENT = [
    "县市场监管局2023年9月6日对甲超市立案查处,2023年8月2日对乙超市作出行政处罚决定。",
    "2023年9月6日对赵某立案,2023年8月2日给予钱某党内警告处分。",
    "城东水厂2022年6月1日开工,城西水厂2021年12月30日竣工。",
    "城东水厂二期2022年6月1日开工,一期2021年12月30日已竣工。",
    "城东水厂2022年6月1日复工建设,2021年12月30日曾完工。",
    "东岭大桥2022年11月开工建设,预计2024年3月建成通车。",
    "该项目2021年9月15日开工。道路项目于2020年11月30日通过竣工验收。",
    "反馈问题:某工程2021年8月才签订合同,2021年5月已中标。",
    "经查,该工程2021年9月10日确定中标单位,2021年8月5日即已签订合同,违反规定。",
    "2023年7月12日,县委第三巡察组向我镇反馈了意见。收到反馈意见后,镇党委对此前2023年6月20日召开的会议进行复盘。",
    "2023年7月12日反馈了意见。收到反馈意见后,镇党委对2023年6月20日印发的制度进行修订。",
    "2023年7月12日反馈了意见。收到反馈后,镇党委全面核查,对2022年1月至2023年3月期间的票据逐张核对。",
    "2023年7月12日,巡察组反馈意见。收到反馈意见后,追回2022年3月违规发放的补贴3万元。",
    "2023年7月12日,巡察组反馈意见。收到反馈意见后,我局严肃处理,对2022年3月5日违规接待的责任人给予警告处分。",
    "2024年2月18日,县纪委监委对李某立案,2023年12月8日其子李某某被给予政务警告处分。",
    "2023年9月6日,县纪委对王某涉嫌受贿问题立案审查。此前,王某因酒驾于2022年1月5日受到党内警告处分。",
    "2023年9月6日,县纪委对王某立案审查,王某2022年1月5日因酒驾受到党内警告处分。",
    "王某,男,2019年5月6日受到党内警告处分。2023年9月6日,县纪委对王某立案审查。",
    "督察组于2023年9月6日进驻,2023年8月5日起县里开展自查,2023年8月20日反馈意见。",
    "县应急局2023年5月8日对该矿责令停产整顿,该矿2023年3月20日恢复生产后仍不达标。",
    "2021年9月15日与新承包户签订合同,2020年10月10日与原承包户解除合同。",
    "2021年9月15日与该公司签订合同,原合同2020年10月10日解除合同。",
    "2022年6月1日,污水管网改造项目开工,2021年底竣工的泵站同步投用。",
    "该厂房2022年6月1日开工建设,2021年12月取得施工许可,2023年5月竣工。",
    "2021年9月15日开工建设县医院门诊楼,2020年11月30日建成住院楼。",
    "2023年9月立案12件,2023年8月结案9件。",
    "县住建局2023年9月6日立案3起。2023年8月2日作出行政处罚决定5份。",
    "2023年9月6日,县监委将林某移送审查起诉,2023年1月18日县法院判处李某有期徒刑三年。",
    "全县2023年9月开工农村公路项目,2022年6月建成通村路。",
    "截至2023年9月开工5个,2022年12月完工3个。",
    "县中医院迁建项目于2022年6月1日开工,门诊楼2021年12月30日完工,住院楼在建。",
    "2023年5月8日向我镇交办第5号信访件,2023年4月20日办结第3号信访件。",
    "该案2023年5月8日重新立案,2022年4月20日结案。",
    "该公司2022年3月提出申请,2021年12月获批的用地指标已收回。",
    "2023年6月5日进场施工,2023年3月完工的一标段已验收。",
    "2022年6月1日,县住建局组织开工,2022年5月30日取得施工许可证,工程于2023年9月30日竣工。",
    "2023年9月8日,市纪委监委对周某立案审查调查,2023年1月至6月期间其违规收受礼金问题移送检察机关。",
    "县法院2023年9月8日受理,2023年6月20日起诉,2023年12月20日审结。",
    "2023年9月6日,县监委将副局长林强移送审查起诉,2023年1月18日县法院判处副局长李刚有期徒刑三年。",
]


@pytest.mark.parametrize("text", REVERSED)
def test_deeds_of_one_matter_in_the_wrong_order(text: str) -> None:
    assert "mismatch" in statuses(text)


@pytest.mark.parametrize("text", IN_ORDER)
def test_deeds_of_one_matter_in_order(text: str) -> None:
    assert set(statuses(text)) == {"ok"}


@pytest.mark.parametrize("text", SILENT)
def test_deeds_of_two_matters(text: str) -> None:
    assert "mismatch" not in statuses(text)


def test_the_message_says_which_days() -> None:
    (found,) = said("该桥2021年9月15日开工,2022年11月30日竣工。", "chronology")
    assert (found.total, found.parts) == ("2021年9月15日", ("2022年11月30日",))
    assert found.message == "同一事项前后两步的日期2021-09-15、2022-11-30先后有序。"
