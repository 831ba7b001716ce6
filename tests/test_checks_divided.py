"""Totals that the text divides by one criterion: what a criterion is, which total it divides, and what is too far off."""

from __future__ import annotations

import pytest
from checked import said


def divided(text: str) -> list[str]:
    """The arithmetic of what contradicts by one criterion."""
    return [row.expression.replace(" ", "") for row in said(text, "parts_sum") if "同一标准划分" in row.message]


@pytest.mark.parametrize(
    "criterion", ["按层级分,", "按照层级划分,", "从级别看,", "以职务区分,", "就来源来看,", "从职级上看,", "按人员统计,"]
)
def test_a_criterion_divides_all_of_a_total(criterion: str) -> None:
    assert divided(f"处理100人,{criterion}科级50人、一般干部40人。") == ["100=50+40"]


@pytest.mark.parametrize("lead", ["由", ",由", ",从"])
@pytest.mark.parametrize("made", ["构成", "组成", "共同构成"])
def test_what_a_total_is_made_of_is_all_of_it(lead: str, made: str) -> None:
    assert divided(f"债务100亿元{lead}一般债务60亿元、专项债务30亿元{made}。") == ["100=60+30"]
    text = f"债务100亿元{lead}一般债务60亿元、专项债务20亿元、其他债务10亿元{made}。"
    assert divided(text) == ["100=60+20+10"]


def test_what_comes_of_it_says_nothing() -> None:
    assert divided("债务100亿元,由一般债务60亿元、专项债务30亿元中。") == []
    assert divided("债务100亿元,一般债务60亿元、专项债务30亿元构成。") == []
    assert divided("债务100亿元,从一般债务60亿元、专项债务30亿元。") == []


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("学习类", "环境类", "管理类"), True),
        (("学习型", "环境型", "管理型"), True),
        (("学习教育类", "环境设施类", "安全隐患类"), True),
        (("学习类", "环境类"), False),  # two classes may be two of many
    ],
)
def test_labels_that_name_classes(labels: tuple[str, ...], found: bool) -> None:
    parts = ",".join(f"{label}{n}人" for label, n in zip(labels, (50, 30, 10), strict=False))
    assert divided(f"处理100人,{parts}。") == ["100=50+30+10"] * found


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # a quarter, of persons and of what has one noun
        ("处理100人", ("科级50人", "一般干部25人"), True), ("处理100人", ("科级50人", "一般干部24人"), False),
        ("处理100人", ("科级75人", "一般干部50人"), True), ("处理100人", ("科级75人", "一般干部51人"), False),
        ("受理线索100件", ("信访线索50件", "巡察线索25件"), True), ("受理线索100件", ("信访线索50件", "巡察线索24件"), False),
        # two, of few
        ("处理6人", ("科级3人", "一般干部1人"), True), ("处理6人", ("科级2人", "一般干部1人"), False),
        # a tenth, where the parts have nouns of their own
        ("受理线索100件", ("举报信50件", "移交函40件"), True), ("受理线索100件", ("举报信50件", "移交函39件"), False),
        # a total is larger than each of its parts
        ("处理100人", ("科级99人", "一般干部20人"), True), ("处理100人", ("科级100人", "一般干部20人"), False),
    ],
)  # fmt: skip
def test_how_far_off_a_division_may_be(total: str, parts: tuple[str, str], found: bool) -> None:
    assert len(divided(f"{total},按层级分,{'、'.join(parts)}。")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共处理100人。按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        ("共处理100人。县委高度重视。按层级分,科级50人、一般干部40人。", []),  # a sentence between
        ("县委高度重视。专题研究。处理100人。按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        ("共处理100人。\n按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        ("共处理100人。\n\n县委重视。\n按层级分,科级50人、一般干部40人。", []),
        ("处理近100人,按层级分,科级50人、一般干部40人。", []),
        ("其中100人,按层级分,科级50人、一般干部40人。", []),
        ("县局(100人),按层级分,科级50人、一般干部40人。", []),
        ("(100人),按层级分,科级50人、一般干部40人。", []),
        ("处理100人(另约谈20人),按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        ("处理100人,其中立案30人,按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        # six numbers before, and no farther
        ("处理100人,涉及1人、2人、3人、4人、5人,按层级分,科级50人、一般干部40人。", ["100=50+40"]),
        ("处理100人,涉及1人、2人、3人、4人、5人、6人,按层级分,科级50人、一般干部40人。", []),
    ],
)
def test_which_total_is_divided(text: str, found: list[str]) -> None:
    assert divided(text) == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ("科级50人、一般干部40人等。", []),
        ("科级50人、股级共30人、一般干部10人。", []),  # a sum
        ("科级50人、女干部40人。", []),  # these may be those
        ("科级50人、一般干部近40人。", []),
        ("科级50人;一般干部40人。", []),
        ("科级50人:一般干部40人。", []),
        ("科级50人,共,一般干部40人。", []),
        ("科级50人、其中一般干部40人。", []),
        ("科级50人、一般干部40人,共95人。", []),
        ("科级50人、12345678、一般干部40人。", []),
        (f"科级50人、{'各' * 25}干部40人。", ["100=50+40"]),  # twenty-eight characters
        (f"科级50人、{'各' * 26}干部40人。", []),
    ],
)
def test_a_division_fills_its_sentence(parts: str, found: list[str]) -> None:
    assert divided(f"处理100人,按层级分,{parts}") == found
