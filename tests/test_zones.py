"""Zones of a page: furniture, title, closing lines, contact data, signature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.analysis import BARRED, Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.page import contacts, furniture, zones
from rectnlp.text.normalise import normalise


def zoned(text: str) -> Analysis:
    analysis = Analysis(Bulletin(text))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    return analysis


def words(analysis: Analysis, span: tuple[int, int] | None) -> str | None:
    return analysis.printed(span).replace(" ", "") if span else None


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页>政务公开>通知公告",
        "您现在的位置： 首页 》 巡察工作",
        "索 引 号：120000/2023-1",
        "发文机关：云河市审计局　发文日期：2023年1月5日",
        "发布时间：2023-05-06 10:22:33 来源：云河网 作者：钱某 浏览次数：123次",
        "【字体：大 中 小】 【打印本页】 【关闭窗口】",
        "【信息来源：【信息时间：2024-01-02 08:00  阅读次数： 】【字号 】【我要打印】【关闭",
        "浏览量：分享：朗读",
        "（责任编辑：钱某）",
        "发布机构： | 云河市审计局 | ||",
        "| 索引号 | 000014/2020-123 | 主题分类 | 审计 |",
        "一审：甲丨二审：乙丨三审：丙",
        "00003版:专题",
        "附件2",
        "第3页 共12页",
        "2023-05-06 10:22 来源：云河网",
        "Posted: Oct 17, 2023",
        "地址：http://www.example.com/a/1.html",
        "本篇文章480字，读完约2分钟",
        "用户名 注册新用户",
        "现在时间是：2024年11月22日",
        "时间 : 2023年02月10日  来源 : https://www.example.com/a.html  作者 :   浏览次数 : 1156",
        "《 云河日报 》（ 2021年04月21日 04 版）",
        "网站标识码：4000000001 云公网安备40000000000003号 云ICP备12000000号-1",
        "(来源:云河新闻客户端 记者:钱某)",
        "扫一扫在手机打开当前页",
    ],
)
def test_furniture(line: str) -> None:
    assert furniture.is_furniture(normalise(line).norm)


@pytest.mark.parametrize(
    "line",
    [
        "整改时限：2023年9月",
        "整改完成时间：2023年12月31日",
        "责任单位：区教育局",
        "(1)来源不清。",
        "中共云河县委",
        "2023年9月8日",
        "市水务局",
        "问题：监管缺位",
        "关于打印机采购不规范问题",
        "公示时间：2023年1月3日至1月9日",
        "审核把关不严",
        "—— 债务风险",
        "1.",
        "（2）",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert not furniture.is_furniture(normalise(line).norm)


PAGE = """首页 > 公告
中共云河县委
关于巡察整改情况的通报
发布时间：2023-09-10 浏览量：5
县委认真整改，清退违规资金3万元。
责任编辑：钱某
共完成12项。
欢迎广大干部群众监督。联系电话：0900-1234567；邮政信箱：云河县人民路18号，邮编：100000；电子邮箱：a.b@example.cn。公示期15个工作日。
中共云河县委
2023年9月8日"""


def test_page() -> None:
    analysis = zoned(PAGE)
    found = analysis.zones
    assert words(analysis, found.title) == "中共云河县委\n关于巡察整改情况的通报"
    assert [words(analysis, span) for span in found.header] == [
        "首页>公告",
        "发布时间：2023-09-10浏览量：5",
        "责任编辑：钱某",
    ]
    assert found.closing == analysis.view.norm.index("欢迎")
    assert words(analysis, found.signature) == "中共云河县委\n2023年9月8日"
    assert [(contact.kind, words(analysis, contact.span)) for contact in found.contacts] == [
        ("phone", "0900-1234567"),
        ("address", "云河县人民路18号"),
        ("postcode", "100000"),
        ("email", "a.b@example.cn"),
    ]


def test_only_contact_data_of_closing_lines_is_barred() -> None:
    body = zoned(PAGE).body
    assert "公示期15个工作日" in body
    assert "关于巡察整改情况的通报" in body, "units of the title are mentions"
    assert "0900" not in body
    assert "人民路" not in body
    assert "2023年9月8日" not in body
    assert "09-10" not in body
    assert len(body) == len(zoned(PAGE).view.norm)
    assert BARRED in body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("云河县水利局党组巡察整改情况公示\n一、组织情况", "云河县水利局党组巡察整改情况公示"),
        (
            "关于2018年度云河市本级预算执行\n和其他财政收支的审计工作报告\n一、总体情况",
            "关于2018年度云河市本级预算执行\n和其他财政收支的审计工作报告",
        ),
        ("7省份督察任务完成近六成\n截至9月中旬,各省份已经完成任务300多项,其余正在推进。", "7省份督察任务完成近六成"),
        ("2024年5月16日至7月18日，县委第四巡察组对我乡开展巡察。\n一、组织情况", None),
        ("一、整改情况\n(一)加强领导。", None),
        ("3月15日通报了六起问题，处理如下：\n某局长甲：政务记过", None),
        ("2019年8月27日在云河市人大常委会会议上\n市审计局局长 钱某\n主任、各位委员：", None),
        ("市水务局\n问题：监管缺位\n整改：新增卡口14处。", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    analysis = zoned(text)
    assert words(analysis, analysis.zones.title) == title


@pytest.mark.parametrize(
    ("ending", "signature"),
    [
        ("整改完成。\n中共云河县水利局党组 2023年9月8日", "中共云河县水利局党组2023年9月8日"),
        ("整改完成。\n\n二〇二三年九月八日", "二〇二三年九月八日"),
        ("整改完成。\n云河县人民医院党委\nxxxx年xx月xx日", "云河县人民医院党委\nxxxx年xx月xx日"),
        ("整改完成。中共云河县委2023年9月8日", "中共云河县委2023年9月8日"),
        ("整改完成。\n云河县教育局", "云河县教育局"),
        ("整改完成。\n县纪委\n县委巡察办\n2023年9月8日\n【打印】【关闭】", "县纪委\n县委巡察办\n2023年9月8日"),
        ("整改完成。\n将于2023年9月8日前完成。", None),
    ],
)
def test_signature(ending: str, signature: str | None) -> None:
    analysis = zoned("现将整改情况公布如下。\n开展检查3次。\n" + ending)
    assert words(analysis, analysis.zones.signature) == signature


def test_invitation_inside_the_last_paragraph() -> None:
    text = "一、整改情况\n推动整改落实。欢迎社会各界监督。联系电话：010-12345678。"
    assert zoned(text).zones.closing == text.index("欢迎")


def test_invitation_with_its_object_first() -> None:
    text = "一、整改情况\n推动整改落实。\n对整改情况有意见和建议的，请在10个工作日内反映。"
    assert zoned(text).zones.closing == text.index("对整改")


def test_a_date_under_the_title_is_no_signature() -> None:
    analysis = zoned("云河县委关于巡察整改情况的公告\n（2023年9月8日）\n县委认真整改。\n共完成12项。")
    assert [words(analysis, span) for span in analysis.zones.header] == ["（2023年9月8日）"]
    assert analysis.zones.signature is None


def test_a_paragraph_below_the_signature() -> None:
    """Under prose a date needs the body that signs: else it may be any date on a line of its own."""
    signed = "整改完成。\n共3项。\n云河县教育局\n2023年9月8日\n另据通报，县教育局已完成移交。"
    assert words(zoned(signed), zoned(signed).zones.signature) == "云河县教育局\n2023年9月8日"
    assert zoned(signed.replace("云河县教育局\n", "")).zones.signature is None


def test_contact_lines_below_the_signature() -> None:
    analysis = zoned("整改完成。\n共3项。\n云河县教育局\n2023年9月8日\n联系电话：010-12345678。")
    assert words(analysis, analysis.zones.signature) == "云河县教育局\n2023年9月8日"


def test_link_captions_inside_the_text() -> None:
    text = "一是个别地方未完成，涉及18项。\n某试验机厂\n友情链接\n二是时限过紧的25项。"
    analysis = zoned(text)
    assert [words(analysis, span) for span in analysis.zones.header] == ["某试验机厂", "友情链接"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理时间为工作日8:30-12:00、14:30-18:00，公示期15个工作日", [("hours", "工作日8:30-12:00、14:30-18:00")]),
        ("工作时间内饮酒3次", []),
        ("受理举报电话时间：每天8:00~20:00", [("hours", "每天8:00~20:00")]),
        ("举报电话12388，见https://a.example/b.html。", [("phone", "12388"), ("url", "https://a.example/b.html.")]),
        ("罚款13800元，立案1300起", []),
        ("(0900)1234567或13900001111", [("bare", "")]),
    ],
)
def test_contacts(text: str, found: list[tuple[str, str]]) -> None:
    spots = contacts.spots(normalise(text).norm)
    if found == [("bare", "")]:
        assert [kind for kind, _ in spots] == ["phone", "phone"]
    else:
        assert [(kind, words.rstrip(".")) for kind, words in spots] == [(k, w.rstrip(".")) for k, w in found]


@given(st.text(alphabet="一二三是、。:：()（）1234567890\n 年月日关于问题整改措施欢迎联系电话-《》“”>|", max_size=200))
def test_any_text_keeps_its_length(text: str) -> None:
    analysis = zoned(text)
    assert len(analysis.body) == len(analysis.view.norm)
    assert analysis.zones.barred == sorted(analysis.zones.barred)
