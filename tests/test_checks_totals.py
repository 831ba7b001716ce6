"""outline_total: which statements are held against which headings, and what their difference says."""

from __future__ import annotations

import pytest
from checked import said

LABELS = {
    "part": ["一、", "二、", "三、"],
    "section": ["(一)", "(二)", "(三)"],
    "topic": ["1.", "2.", "3."],
    "item": ["(1)", "(2)", "(3)"],
}


def cases(labels: list[str], heading: str) -> str:
    lines = (f"{label}第{i}镇违规收费问题。某人收费。\n" for i, label in enumerate(labels))
    return f"{heading}\n{''.join(lines)}"


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize(
    "heading",
    [
        "关于三起典型案例的通报",
        "三起典型案例的通报",
        "云岭县纪委通报\n现将三起典型问题通报如下:",
        "云岭县纪委通报\n现将三起典型案例通报如下:",
    ],
)
def test_cases_are_listed_at_any_level(labels: list[str], heading: str) -> None:
    (row,) = said(cases(labels, heading), "outline_total")
    assert row == ("ok", "三起", tuple(labels), "3 : 3", "称3起案例,正文实列3项,一致。")


@pytest.mark.parametrize(
    ("labels", "heading", "found"),
    [
        (["1.", "2.", "4."], "四起典型案例的通报", [("mismatch", "称4起案例,正文编号缺3,实列3项,不相符。")]),
        (["1.", "2.", "4."], "三起典型案例的通报", [("ok", "称3起案例,正文实列3项,一致。")]),
        (["1.", "2."], "两起典型案例的通报", []),  # too few to be a list
        (["1.", "2.", "3."], "五起典型案例的通报", []),
        (["1.", "2.", "3."], "云岭县纪委通报\n今年查处三起典型案例。", []),  # nobody says that they follow
        (["1.", "2.", "3."], "云岭县纪委通报\n今年查处三起典型案例。现将有关情况通报如下:", []),
    ],
)
def test_cases_that_are_and_are_not_a_list(labels: list[str], heading: str, found: list[tuple[str, str]]) -> None:
    rows = said(cases(labels, heading), "outline_total")
    assert [(row.status, row.message) for row in rows] == found


def test_of_two_statements_on_cases_the_first_counts() -> None:
    text = cases(LABELS["topic"], "三起典型案例的通报\n现将三起典型案例通报如下:")
    (row,) = said(text, "outline_total")
    assert row.total == "三起"
    text = cases(LABELS["topic"], "云岭县纪委通报\n现将3起典型案例通报如下,三起典型案例如下:")
    assert [row.total for row in said(text, "outline_total")] == ["3起"]


def test_headings_before_the_statement_are_none_of_its_cases() -> None:
    text = cases(LABELS["topic"], "云岭县纪委通报") + cases(["4.", "5.", "6."], "现将3起典型案例通报如下:")
    assert [row.parts for row in said(text, "outline_total")] == [("4.", "5.", "6.")]


def problems(total: int, numbers: list[int], noun: str = "问题") -> str:
    lines = (f"{n}.第{i}类台账管理不规范。\n整改情况:已清理,涉及5个问题。\n" for i, n in enumerate(numbers))
    return (
        f"中共云岭县委关于巡察整改情况的通报\n市委巡察组反馈{total}个{noun}。\n"
        f"一、整改落实情况\n(一)主体责任方面\n{''.join(lines)}"
    )


OPEN = "称5个问题,正文编号的共{}项;通报未说要逐条列出,不能判为矛盾。"


@pytest.mark.parametrize(
    ("numbers", "status", "message"),
    [
        ([1, 2, 3, 4, 5], "ok", "称5个问题,正文实列5项,一致。"),
        ([1, 2, 3, 5], "mismatch", "称5个问题,正文编号缺4,实列4项,不相符。"),
        ([1, 2, 2, 3, 4, 5], "mismatch", "称5个问题,正文实列6项,不相符。"),
        # the numbering does not reach the total, begin at one, or run on
        ([1, 2, 3, 4], "unclear", OPEN.format(4)),
        ([2, 3, 4, 5], "unclear", OPEN.format(4)),
        ([1, 2, 4, 3, 5, 5], "unclear", OPEN.format(6)),
    ],
)
def test_problems_that_are_numbered(numbers: list[int], status: str, message: str) -> None:
    (row,) = said(problems(5, numbers), "outline_total")
    assert (row.status, row.total, row.message) == (status, "5个", message)
    assert row.parts == tuple(f"{n}." for n in numbers)


@pytest.mark.parametrize(
    ("total", "listed", "found"),
    [(20, 16, ["unclear"]), (20, 15, []), (20, 24, ["unclear"]), (20, 25, []), (6, 5, ["unclear"]), (6, 4, [])],
)
def test_a_total_too_far_from_the_list_is_of_something_else(total: int, listed: int, found: list[str]) -> None:
    """A fifth of it, and one problem in any case."""
    assert [row.status for row in said(problems(total, list(range(1, listed + 1))), "outline_total")] == found


def test_what_is_no_number_of_problems_is_not_held_against_them() -> None:
    numbers = [1, 2, 3, 4, 5]
    for noun in ("方面问题", "意见", "方面建议"):
        assert said(problems(5, numbers, noun), "outline_total") == []
    # nor is one told under a problem
    assert [row.total for row in said(problems(9, numbers), "outline_total")] == []


def aspects(n: int, noun: str, labels: list[str]) -> str:
    heading = "一、整改情况\n" if labels[0] == "(一)" else ""
    listed = "".join(f"{label}第{i}责任方面\n1.制度不健全。\n2.检查不严格。\n" for i, label in enumerate(labels))
    return f"中共云岭县委关于巡察整改情况的通报\n市委巡察组反馈{n}个{noun},认真整改。\n{heading}{listed}"


@pytest.mark.parametrize(
    ("n", "noun", "found"),
    [
        (3, "方面问题", ["3 : 3"]),
        (2, "方面问题", ["2 : 2"]),  # without the last, which may hold suggestions
        (1, "方面问题", []),
        (4, "方面问题", []),
        (3, "方面建议", []),
        (3, "方面意见", []),
    ],
)
@pytest.mark.parametrize("level", ["part", "section"])
def test_aspects_are_the_headings_of_problems(n: int, noun: str, found: list[str], level: str) -> None:
    rows = said(aspects(n, noun, LABELS[level]), "outline_total")
    assert [row.expression for row in rows] == found
    assert [row.parts for row in rows] == [tuple(LABELS[level][:n])] * len(found)


def test_one_heading_of_two_is_no_list_of_aspects() -> None:
    assert said(aspects(1, "方面问题", ["(一)", "(二)"]), "outline_total") == []


def wrong(text: str) -> list[str]:
    return [row.expression.replace(" ", "") for row in said(text, "parts_sum") if row.status == "mismatch"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a number beside its parts: together they come to within a tenth of the number before
        ("党小组100个,优化60个(合并30个、保留20个)。", []),
        ("党小组100个,优化60个(合并31个、保留20个)。", ["60=31+20"]),
        ("党小组123个,优化60个(合并31个、保留20个)。", []),
        ("党小组124个,优化60个(合并31个、保留20个)。", ["60=31+20"]),
        # the text tells of what its numbers leave out
        ("获得荣誉17项,国家级1项,省级5项,市级8项,另有县级若干。", []),
        ("获得荣誉17项,国家级1项,省级5项,市级8项;另有县级若干。", ["17=1+5+8"]),  # of another list
        ("获得荣誉13项,国家级1项,省级5项,市级8项,另有县级若干。", ["13=1+5+8"]),  # too many as it is
        ("获得荣誉17项,国家级1项,省级5项,市级8项,均已公示。", ["17=1+5+8"]),
        ("获得荣誉17项,国家级1项,省级5项,市级8项,县级一项。", []),
        ("获得荣誉17项,国家级1项,省级5项,市级8项,县级一批。", ["17=1+5+8"]),
        # the beginning of a list that alone is the total: three parts at least
        ("涉案203人:干部57人,村干部98人,职工48人,留置9人。", []),
        ("涉案155人:干部57人,村干部98人,职工40人,留置9人。", ["155=57+98+40+9"]),
        # a stage before classes, and a class beside its parts
        ("信访件100件,交办60件,属实50件,失实20件。", []),
        ("培训100人:学习类60人,环境类20人,管理类10人。", ["100=60+20+10"]),
    ],
)
def test_what_takes_a_contradiction_back(text: str, found: list[str]) -> None:
    assert wrong(text) == found
