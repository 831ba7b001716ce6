"""The labels that Word counts itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cn2an
import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from files.word import numbered, set_number
from hypothesis import given
from hypothesis import strategies as st

import rectnlp
from rectnlp.reading.numbering import label

Read = Callable[[Any], list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def lines(document: Any) -> list[str]:
        document.save(str(tmp_path / "a.docx"))
        return rectnlp.read(tmp_path / "a.docx").text.split("\n")

    return lines


def write(document: Any, number: str, *items: tuple[int, str]) -> None:
    for level, text in items:
        set_number(document.add_paragraph(text), number, level)


@given(st.integers(1, 9999))
def test_counting_is_chinese_counting(n: int) -> None:
    ours = label(n, "chineseCountingThousand")
    assert cn2an.cn2an(ours, "smart") == n
    assert ours == cn2an.an2cn(n).removeprefix("一" if 10 <= n < 20 else "")


@pytest.mark.parametrize(
    ("number_format", "labels"),
    [
        ("ideographTraditional", "甲 乙 丙"),
        ("ideographZodiac", "子 丑 寅"),
        ("chineseLegalSimplified", "壹 贰 叁"),
        ("ideographLegalTraditional", "壹 貳 參"),
        ("ideographDigital", "一 二 三"),
        ("decimalEnclosedCircleChinese", "① ② ③"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶"),
        ("decimalFullWidth", "１ ２ ３"),
        ("decimalZero", "01 02 03"),
        ("upperRoman", "I II III"),
        ("lowerLetter", "a b c"),
        ("some-later-format", "1 2 3"),
    ],
)
def test_formats(number_format: str, labels: str) -> None:
    assert [label(n, number_format) for n in (1, 2, 3)] == labels.split()


def test_levels_count_under_the_one_above_and_begin_anew(read: Read) -> None:
    document = docx.Document()
    items = [(0, "总体"), (1, "甲"), (2, "子"), (2, "丑"), (1, "乙"), (2, "寅"), (0, "下一步"), (1, "丙")]
    write(document, numbered(document), *items)
    assert read(document) == ["一、总体", "（一）甲", "1.子", "2.丑", "（二）乙", "1.寅", "二、下一步", "（一）丙"]


def test_a_label_that_names_the_levels_above(read: Read) -> None:
    document = docx.Document()
    number = numbered(document, (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "（%3）")))
    write(document, number, (0, "总体"), (1, "2023年情况"), (1, "2024年情况"), (2, "其他"))
    assert read(document) == ["1总体", "1.12023年情况", "1.22024年情况", "（1）其他"]


def test_a_tab_behind_the_label_parts_it_from_a_figure(read: Read) -> None:
    document = docx.Document()
    number = numbered(document, (("decimal", "%1."), ("decimal", "%1.%2")))
    for suffix in document.part.numbering_part.element.iter(qn("w:suff")):
        suffix.set(qn("w:val"), "tab")
    write(document, number, (0, "2023年情况"), (0, "总体"), (1, "其他"))
    assert read(document) == ["1. 2023年情况", "2.总体", "2.1 其他"]


def test_a_style_may_hold_the_list(read: Read) -> None:
    document = docx.Document()
    number = numbered(document)
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    document.add_paragraph("总体", style="Heading 1")
    document.add_paragraph("正文。")
    document.add_paragraph("下一步", style="Heading 1")
    assert read(document) == ["一、总体", "正文。", "二、下一步"]


def test_a_second_list_of_the_same_kind_may_begin_anew(read: Read) -> None:
    document = docx.Document()
    first = numbered(document)
    numbering = document.part.numbering_part.element
    abstract = numbering.findall(qn("w:num"))[-1].find(qn("w:abstractNumId")).get(qn("w:val"))
    for number, override in (
        ("98", ""),
        ("99", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    ):
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'))  # fmt: skip
    write(document, first, (0, "甲"))
    write(document, "98", (0, "乙"))
    write(document, "99", (0, "丙"), (0, "丁"))
    assert read(document) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_number_zero_takes_a_paragraph_out_of_its_list(read: Read) -> None:
    document = docx.Document()
    style = document.styles["List Number"]
    document.add_paragraph("甲", style=style)
    set_number(document.add_paragraph("乙", style=style), "0", 0)
    document.add_paragraph("丙", style=style)
    assert read(document) == ["1.甲", "乙", "2.丙"]


def test_tracked_changes_are_accepted_and_hidden_text_is_none(read: Read) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("完成整改")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>37项</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>45项</w:delText></w:r></w:del>"))
    paragraph.add_run("（内部）").font.hidden = True
    paragraph.add_run("。")
    assert read(document) == ["完成整改37项。"]


def test_merged_cells_keep_their_columns(read: Read) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, (("序号", "存在问题", "整改措施"), ("1", "甲问题", "措施甲。"), ("", "", "措施乙。")), strict=True):  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    assert read(document) == ["1.甲问题", "整改措施：措施甲。", "整改措施：措施乙。"]
