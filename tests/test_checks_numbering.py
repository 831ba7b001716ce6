"""numbering: which labels run on, which gaps are reported, and where a missing number may hide in the text."""

from __future__ import annotations

import pytest
from checked import said

from rectnlp.checks.numbering.runs import chinese_number

CHINESE = "零一二三四五六七八九"


def items(numbers: list[int], within: str = "") -> str:
    """Problems of these numbers under one heading; `within` stands in the second."""
    lines = [
        f"({n})第{i}类台账管理不规范{within if i == 1 else ''}。\n整改情况:已清理台账。" for i, n in enumerate(numbers)
    ]
    return "关于巡察整改情况的通报\n一、整改落实情况\n" + "\n".join(lines) + "\n二、下一步打算\n持续抓好整改。\n"  # fmt: skip


def across(numbers: list[int]) -> str:
    """Problems of these numbers, each under a heading of its own."""
    heads = "".join(
        f"({CHINESE[i]})第{i}方面\n({n})第{i}类台账管理不规范。\n整改情况:已清理台账。\n"
        for i, n in enumerate(numbers, start=1)
    )
    return f"关于巡察整改情况的通报\n一、整改落实情况\n{heads}二、下一步打算\n持续抓好整改。\n"


def runs(text: str) -> list[tuple[str, str, str]]:
    """Status, label and arithmetic of the runs of problems."""
    return [(each.status, each.total, each.expression) for each in said(text, "numbering") if "(1" in each.expression or "(2" in each.expression]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3], [("ok", "(1)", "(1) … (3): 3")]),
        ([1, 2], [("ok", "(1)", "(1) … (2): 2")]),
        ([1], []),
        ([2, 3, 4], []),  # an excerpt
        ([1, 2, 4], [("mismatch", "(4)", "(1) … (4): 3")]),
        ([1, 3], []),  # two labels show no order
        ([1, 2, 6], [("mismatch", "(6)", "(1) … (6): 3")]),
        ([1, 2, 7], []),  # another numbering
        ([1, 2, 2, 3], [("mismatch", "(2)", "(1) … (3): 4")]),
        ([1, 2, 4, 6], [("mismatch", "(4)", "(1) … (6): 4"), ("mismatch", "(6)", "(1) … (6): 4")]),
    ],
)
def test_a_run_under_one_heading(numbers: list[int], found: list[tuple[str, str, str]]) -> None:
    assert runs(items(numbers)) == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([1, 2, 3], [("ok", "(1)", "(1) … (3): 3")]),
        ([1, 2, 5], [("mismatch", "(5)", "(1) … (5): 3")]),
        ([1, 2, 3, 9], [("ok", "(1)", "(1) … (3): 3")]),  # nine begins another run
        ([2, 2, 3], []),  # nothing ran on before the second two
        ([1, 2, 3, 3], [("mismatch", "(3)", "(1) … (3): 4")]),
        ([1, 2, 3, 2], [("ok", "(1)", "(1) … (3): 3")]),
    ],
)
def test_a_run_across_headings(numbers: list[int], found: list[tuple[str, str, str]]) -> None:
    assert runs(across(numbers)) == found


@pytest.mark.parametrize(
    "within",
    [
        ",(3)印章管理混乱", ",3.印章管理混乱", ",3、印章管理混乱", ",3)印章管理混乱", ",第3,印章管理混乱", ",(三)印章管理混乱",
        ",三、印章管理混乱", ",其三印章管理混乱", ",第三印章管理混乱", ",③印章管理混乱", "。\n(略)", ",印章管理……",
    ],
)  # fmt: skip
def test_a_missing_number_may_be_in_the_text(within: str) -> None:
    (row,) = [each for each in said(items([1, 2, 4], within), "numbering") if each.status != "ok"]
    assert (row.status, row.total) == ("unclear", "(4)")
    assert row.message == "编号从(1)到(4),未见第3号作为标题,但(4)之前的文字中可能有它,不能判为缺号。"


@pytest.mark.parametrize(
    "within",
    ["13.印章", ",(2)印章", ",②印章", ",④印章", ",⑤印章", ",三是印章", ",三要印章", ",三类印章", "(略)", ",共3个印章"],
)
def test_what_is_no_label_hides_no_number(within: str) -> None:
    (row,) = [each for each in said(items([1, 2, 4], within), "numbering") if each.status != "ok"]
    assert (row.status, row.total) == ("mismatch", "(4)")
    assert row.message == "编号从(1)到(4),(4)之前缺第3号。"


@pytest.mark.parametrize(
    ("measures", "found"),
    [
        ("一是清理台账。二是约谈责任人。四是完善制度。", [("mismatch", "四是", "一是 … 四是: 3")]),
        ("一是清理台账。二是约谈责任人,三要加强督导。四是完善制度。", [("unclear", "四是", "一是 … 四是: 3")]),
        ("一是清理台账。二是约谈责任人。三是完善制度。", []),  # whole runs of measures are too many to be told
    ],
)
def test_measures_are_told_where_they_break(measures: str, found: list[tuple[str, str, str]]) -> None:
    text = f"关于巡察整改情况的通报\n一、整改落实情况\n(一)台账管理不规范\n整改情况:{measures}\n(二)印章管理不规范\n整改情况:{measures}\n"
    rows = [(each.status, each.total, each.expression) for each in said(text, "numbering") if "是" in each.total]
    assert rows == found * 2


def test_circled_numbers_reach_to_twenty() -> None:
    found = runs(items([18, 19, 21]).replace("第1类台账", "第1类⑳台账"))
    assert found == [("unclear", "(21)", "(18) … (21): 3")]
    assert runs(items([18, 19, 21]).replace("第1类台账", "第1类⑲台账")) == [("mismatch", "(21)", "(18) … (21): 3")]


def test_labels_of_three_digits_stay_arabic() -> None:
    assert (chinese_number(99), chinese_number(100), chinese_number(101)) == ("九十九", "100", "101")


def test_problems_that_are_told_together_are_not_missing() -> None:
    lines = "问题1:报销不规范。已完成。\n问题2:(涉密,不予公开)\n{}\n问题5:工会经费列支招待费。已完成。"
    told = [each.status for each in said(lines.format("问题3、问题4合并整改,见上一批公示。"), "numbering")]
    assert "mismatch" not in told
    assert "mismatch" in [each.status for each in said(lines.format("问题3:公车私用。已完成。"), "numbering")]
