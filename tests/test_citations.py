"""Cited documents: spans, numbers, kinds and what was done with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.analysis import BARRED, TITLE, Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.extractors import citations
from rectnlp.lexicons import Lexicons


def read(text: str) -> Analysis:
    analysis = Analysis(Bulletin(text))
    analysis.body = analysis.view.norm
    citations.extract(analysis)
    return analysis


def rows(text: str) -> list[tuple[str, str | None, str]]:
    analysis = read(text)
    return [(analysis.printed((c.start, c.end)), c.doc_type, c.action) for c in analysis.rows.get("citations", [])]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("县局制定印发《用车管理办法》", ["issued"]),
        ("先后出台《采购办法》《差旅细则(试行)》等制度", ["issued", "issued"]),
        ("印发了《公务接待办法》和县委《会议制度》", ["issued", "issued"]),
        ("按照《工作规则》要求,修订《议事清单》", ["followed", "issued"]),
        ("《用车管理规定》已经局党组会议审议通过", ["issued"]),
        ("《财务制度》印发后,各股室抓好落实", ["issued"]),
        ("《财务制度》未印发", ["mentioned"]),
        ("出台制度12项,如《财务管理办法》《采购管理办法》", ["issued", "issued"]),
        ("拟于年底前出台《管理办法》", ["mentioned"]),
        ("将于下月印发《管理办法》", ["mentioned"]),
        ("要求各股室制定《内控手册》", ["mentioned"]),
        ("按照上级要求制定《内控手册》", ["issued"]),
        ("责令其制定《印章管理制度》《物品管理制度》", ["mentioned", "mentioned"]),
        ("审议《资产处置方案》", ["mentioned"]),
        ("审议《资产处置方案》,经修改完善后印发各科室", ["issued"]),
        ("已拟定《资产处置方案》,经局务会议核定后将予以落实", ["mentioned"]),
        ("严格按照年初制定的《学习计划》开展", ["followed"]),
        ("执行《差旅办法》不到位", ["mentioned"]),
        ("在公众号开设《清风讲堂》专栏", ["mentioned"]),
        ("不积极整改的科室,印发《督办函》", ["issued"]),
    ],
)
def test_the_governing_verb_gives_the_action(text: str, actions: list[str]) -> None:
    assert [action for _, _, action in rows(text)] == actions


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("公务用车管理办法(试行)", "办法"),
        ("关于规范津贴的通知", "通知"),
        ("巡察工作规划(2023-2027年)", "规划"),
        ("党员违纪处分条例〈修订〉", "条例"),
        ("责任承诺书", "承诺书"),
        ("清风讲堂", None),
        ("从业人员培训班", None),
    ],
)
def test_the_last_word_of_the_title_is_its_kind(title: str, kind: str | None) -> None:
    assert citations.document_type(title, citations._kinds(Lexicons())) == kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("印发《工作说明》(鹭教办发〔2023〕9号)", "鹭教办发〔2023〕9号"),
        ("印发《工作说明》(鹭教办发[2023]9 号)", "鹭教办发[2023]9号"),
        ("印发《工作说明》（鹭教办发【2023】９号）", "鹭教办发【2023】９号"),
        ("根据《督办通知》(某政传发〔 * 〕58号)要求", "某政传发〔 * 〕58号"),
        ("依据《处分条例》(国务院令第495号)第二十条", "国务院令第495号"),
        ("印发《工作说明》(以下简称《说明》,鹭发〔2023〕9号)", "鹭发〔2023〕9号"),
        ("印发《工作说明》3期", None),
    ],
)
def test_the_number_behind_a_title(text: str, number: str | None) -> None:
    analysis = read(text)
    citation = analysis.rows["citations"][0]
    assert (analysis.printed(citation.doc_number) if citation.doc_number else None) == number


def test_a_title_within_a_title_stays_inside() -> None:
    text = "印发《关于落实<派驻办法>和《报告制度》的通知》。"
    assert rows(text) == [("《关于落实<派驻办法>和《报告制度》的通知》", "通知", "issued")]


def test_the_inside_of_titles_is_masked_and_their_brackets_stay() -> None:
    analysis = read("编印《2023年参考》12期")
    assert analysis.body == "编印《" + TITLE * 7 + "》12期"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("县委印发鹭发〔2023〕11号文件", "县委印发文件"),
        ("依据鹭办〔2020〕15号文", "依据文"),
        ("一审判决(2021)云0102刑初123号", "一审判决"),
    ],
)
def test_a_number_that_stands_alone_is_masked_and_no_row(text: str, left: str) -> None:
    analysis = read(text)
    assert analysis.body.replace(BARRED, "") == left
    assert "citations" not in analysis.rows


def test_an_unclosed_title_is_no_citation() -> None:
    assert rows("印发《关于规范津贴的通知\n制定《会议制度》") == [("《会议制度》", "制度", "issued")]


@given(st.text(alphabet="《》〈〉()〔〕2023号发按照制定通知,。\n甲", max_size=80))
def test_any_brackets_leave_lengths_and_spans_true(text: str) -> None:
    analysis = read(text)
    assert len(analysis.body) == len(analysis.view.norm)
    for citation in analysis.rows.get("citations", []):
        assert analysis.view.norm[citation.start] == "《"
        assert analysis.view.norm[citation.end - 1] == "》"
