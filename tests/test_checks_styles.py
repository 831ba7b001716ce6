"""numbering: lists in every style of label, within a line and over lines, that run on, skip a number or repeat one."""

import pytest
from checked import said

HAN, CIRCLED = "一二三四五", "①②③④⑤"
STYLES = [
    "一是", "一要", "第一,", "第一、", "其一,", "其一是", "(一)", "(1)", "1.", "1、", "1)", "①",
    "问题一:", "问题1:", "案例一:", "任务1:", "措施1:", "第1项:",
]  # fmt: skip
ITEMS = ["食堂采购不规范,已询价", "公车加油登记不全,已补登", "会议费附件缺失,已补齐", "值班不严格,已督查"]
LAYOUTS = [
    "巡察整改工作进展:{};{};{};{}。",
    "巡察整改工作进展情况\n{}。\n{}。\n{}。\n{}。\n",
    "局党组认真整改。{}。{}。{}。{}。",
]


def label(style: str, n: int) -> str:
    return style.replace("一", HAN[n - 1]).replace("1", str(n)).replace("①", CIRCLED[n - 1])


def statuses(text: str) -> list[str]:
    return [each.status for each in said(text, "numbering")]


@pytest.mark.parametrize("layout", LAYOUTS, ids=["clauses", "lines", "sentences"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("numbers", "status"), [((1, 2, 3, 4), "ok"), ((1, 2, 4, 5), "mismatch"), ((1, 2, 3, 3), "mismatch")]
)
def test_a_list_in_any_style(layout: str, style: str, numbers: tuple[int, ...], status: str) -> None:
    if style == "一、" and "\n" not in layout:
        return
    text = layout.format(*(label(style, n) + item for n, item in zip(numbers, ITEMS, strict=True)))
    assert statuses(text)[:1] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "一是加强学习。一是自学;二是集中学。二是加强督导。三是严肃问责。",
        "一是加强学习。\n二是加强督导。一是日常督导;二是专项督导。\n三是严肃问责。",
        "第一、第二、第四党支部完成换届,第五党支部正在推进。",
        "一、二、四、五组已完成改造。",
        "问题1、问题2、问题4已整改,问题5正在整改。",
        "其中第1项、第2项、第4项已完成,第5项正在推进。",
        "整改中,一是自查;二是整改。\n下一步,一是巩固;二是提升;三是总结。",
        "案例一:某村虚报案。\n案例二:某站克扣案。\n案例三:某所吃拿卡要案。\n警示:案例二、案例三均属监管缺位。",
        "主要做法:(1)加强领导;(2)压实责任。成效:(1)问题清零;(2)群众满意;(3)制度健全。",
    ],
)
def test_numbers_that_are_no_broken_list(text: str) -> None:
    assert "mismatch" not in statuses(text)
