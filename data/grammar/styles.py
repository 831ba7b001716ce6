"""Outline styles: how problems and measures are labelled and laid out. A style is data; `compose` walks it."""

from __future__ import annotations

from dataclasses import dataclass

from grammar.numerals import chinese

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Style:
    """Labels of a problem and of its measures, with the lines around them."""

    name: str
    parts: bool  # 一、 above
    sections: bool  # (一) aspects above the problems
    topics: bool  # 1. between
    item: str  # the label of a problem, {n} in digits or {c} in Chinese
    about: str  # the problem's heading
    measure: str  # 是 ① —— 第 1. plain
    lead: str = ""  # 整改情况：
    lines: bool = False  # a measure a line
    limits: bool = False  # 整改时限, 责任单位
    runs_on: bool = True  # items are numbered through

    def item_label(self, number: int) -> str:
        """The label of a problem."""
        return self.item.format(n=number, c=chinese(number))

    def measure_label(self, number: int) -> str:
        """The label of a measure, empty where it has none."""
        return {
            "是": f"{chinese(number)}是",
            "①": CIRCLED[number - 1],
            "——": "——",
            "第": f"第{chinese(number)}，",
            "plain": "",
        }[self.measure]


STYLES = {
    style.name: style
    for style in (
        Style("four", True, True, True, "（{n}）", "{t}", "是", "整改情况："),
        Style("labels", True, True, False, "{n}.", "{t}", "plain", "整改情况：", limits=True, runs_on=True),
        Style("wenti", True, False, False, "问题{n}：", "{t}", "①", "整改情况："),
        Style("dash", True, False, False, "{n}.", "关于“{t}”的问题", "——", lines=True),
        Style("ordinal", True, False, False, "（{c}）", "{t}问题", "第", "整改落实情况："),
        Style("sections", True, False, False, "（{c}）", "关于{t}问题", "是"),
        Style("bare", False, False, False, "{n}、", "{t}", "是", "整改措施："),
        Style("flat", False, False, False, "（{c}）", "{t}", "plain"),
        Style("circles", True, True, False, "{n}．", "针对“{t}”问题", "①", lines=True),
    )
}

# Styles that came later: the bulletins of earlier wordings keep theirs.
LATER = {
    style.name: style
    for style in (
        Style("progress", True, True, False, "{n}.", "关于{t}的问题", "plain", "整改进展：", limits=True),
        Style("results", True, False, False, "（{c}）", "反馈“{t}”问题", "是", "整改成效："),
        Style("brackets", True, False, False, "{n}、", "{t}方面", "是", lines=True),
        Style("plain", True, True, False, "{n}.", "{t}问题", "plain", "整改结果："),
    )
}
