"""Problems with their status, deadline, units and aspect; labelled passages."""

from __future__ import annotations

import datetime as dt

import pytest

import rectnlp
from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.documents import problems
from rectnlp.mentions import Unit
from rectnlp.outlining import outline
from rectnlp.page import zones

LIST = """云河镇党委关于巡察整改情况的公示
一、关于落实党的路线方针政策方面
问题1:产业项目推进缓慢。
整改措施:一是加快进度。新开工2个。二是加强调度。
整改成效:已完成3个项目。
整改时限:2023年12月底
责任单位:镇农业办、镇财政所
责任领导:钱某
整改状态:已完成
问题2:环境整治不彻底。
整改措施:开展清理。
整改时限:长期坚持
整改状态:尚未启动
二、关于全面从严治党方面
问题3:谈心谈话制度执行不严(持续整改)
整改措施:建立台账。
问题4:公车管理不规范。
整改措施:修订办法。该问题已整改到位。
三、工作建议落实情况
问题5:进一步加强班子建设。
整改措施:已召开会议。"""


def collected(text: str, *units: str) -> Analysis:
    analysis = Analysis(Bulletin(text, doc_id="d"))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    outline.infer(analysis)
    found = [(text.index(words), words) for words in units]
    analysis.rows["units"] = [Unit(at, at + len(words), "test", unit_id=f"u:{words}") for at, words in found]
    problems.collect(analysis)
    return analysis


def test_problems() -> None:
    rows = collected(LIST, "镇农业办", "镇财政所").rows["problems"]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.status for row in rows] == ["done", "not_started", "ongoing", "done", None]
    assert [row.deadline for row in rows] == [dt.date(2023, 12, 31), None, None, None, None]
    assert [row.aspect for row in rows] == ["political", "political", "discipline", "discipline", "suggestion"]
    assert [row.kind for row in rows] == ["problem"] * 4 + ["suggestion"]
    assert rows[0].responsible_unit_ids == "u:镇农业办|u:镇财政所"
    assert rows[1].responsible_unit_ids is None
    assert [row.n_measures for row in rows] == [2, 0, 0, 0, 0]
    assert LIST[slice(*rows[0].title)] == "产业项目推进缓慢"


def test_fields() -> None:
    rows = collected(LIST).rows["fields"]
    first = [(row.field, LIST[slice(*row.text)], row.node_id) for row in rows[:6]]
    assert first == [
        ("整改措施", "一是加快进度。新开工2个。二是加强调度。", "d:p1.i1"),
        ("整改成效", "已完成3个项目。", "d:p1.i1"),
        ("整改时限", "2023年12月底", "d:p1.i1"),
        ("责任单位", "镇农业办、镇财政所", "d:p1.i1"),
        ("责任领导", "钱某", "d:p1.i1"),
        ("整改状态", "已完成", "d:p1.i1"),
    ]
    assert LIST[slice(*rows[-1].text)] == "已召开会议。"


def test_wording_behind_a_field_of_work() -> None:
    text = "1.理论学习方面\n反馈问题:中心组学习不规范。\n整改情况:印发办法。\n2.选人用人方面\n反馈问题:审核不严。\n整改情况:复核。"
    rows = collected(text).rows["problems"]
    assert [text[slice(*row.title)] for row in rows] == ["中心组学习不规范", "审核不严"]


def test_labels_that_share_a_line() -> None:
    text = "1.决策不规范\n责任领导:钱某 责任科室:办公室 整改时限:2023年8月底前\n整改措施:修订规则。"
    rows = collected(text).rows
    assert [row.field for row in rows["fields"]] == ["责任领导", "责任科室", "整改时限", "整改措施"]
    assert rows["problems"][0].deadline == dt.date(2023, 8, 31)


def test_no_list_no_rows() -> None:
    rows = collected("县委巡察组发现问题164个,整改完成151个。").rows
    assert (rows["problems"], rows["fields"]) == ([], [])


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("已完成", "done"),
        ("完成整改", "done"),
        ("已完成并长期坚持", "done"),
        ("阶段性完成", "ongoing"),
        ("基本完成", "ongoing"),
        ("长期坚持", "ongoing"),
        ("未完成", "ongoing"),
        ("尚未启动", "not_started"),
        ("见附件", None),
    ],
)
def test_status(words: str, status: str | None) -> None:
    assert problems.status_of(words) == status


@pytest.mark.parametrize(
    ("heading", "aspect"),
    [
        ("学习贯彻党的创新理论不深入，落实重大决策部署有差距方面", "political"),
        ("落实全面从严治党主体责任和监督责任不够有力", "discipline"),
        ("贯彻新时代党的组织路线有差距，干部队伍和基层党组织建设薄弱", "organisation"),
        ("落实巡视、审计等监督发现问题整改不到位", "rectification"),
        ("关于巡察组提出的意见建议", "suggestion"),
        ("其他问题的整改落实情况", None),
    ],
)
def test_aspect(heading: str, aspect: str | None) -> None:
    assert problems.aspect_of(heading) == aspect


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年2月底前", dt.date(2024, 2, 29)),
        ("2023.6", dt.date(2023, 6, 30)),
        ("2023年11月5日", dt.date(2023, 11, 5)),
        ("2023年13月", None),
        ("立行立改", None),
    ],
)
def test_deadline(text: str, day: dt.date | None) -> None:
    assert problems.end_of(text) == day


def test_a_heading_that_quotes_a_fault_is_a_problem_and_styles_may_change_within_a_part():
    text = (
        "中共云岭县委关于巡察整改情况的通报\n一、总体情况\n县委高度重视。\n二、问题整改\n(一)政治建设方面\n"
        "1.针对“学习教育走过场”问题\n①开展自查。\n2.针对“台账管理混乱”问题\n①清理台账。\n(二)作风建设方面\n"
        "(3)文山会海反弹。\n整改情况:精简文件。\n(4)服务群众不主动。\n整改情况:走访群众。\n"
    )
    outline = rectnlp.extract(text).outline
    items = outline[outline.level == "item"]
    assert list(items.number) == [1, 2, 3, 4]
    assert list(outline[outline.level == "section"].number) == [1, 2]


def test_a_node_ends_at_its_line_break_with_the_spaces_and_markup_before_it():
    text = "中共云岭县委关于巡察整改情况的通报\n一、总体情况<br/>\n开展整改。<br/>\n二、下一步打算\n继续整改。  \n"
    outline = rectnlp.extract(text).outline
    assert [text[end] for end in outline[outline.level == "part"].end] == ["\n", "\n"]
