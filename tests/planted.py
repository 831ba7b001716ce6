"""Fictional bulletins whose arithmetic is known, and errors planted in them.

A statement is text with `{}` for each number, a rule that makes numbers which hold, and the places where one wrong
number makes the text contradict itself. Everything follows from the seed.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

Numbers = list[float]


@dataclass(frozen=True)
class Statement:
    """A sentence with numbers; `wrong` are the numbers whose change is a contradiction, `kind` the check that says so."""

    text: str
    numbers: Callable[[random.Random], Numbers]
    wrong: tuple[int, ...] = ()
    kind: str = "parts_sum"
    step: float = 1


def _parts(n: int, low: int = 3, high: int = 60) -> Callable[[random.Random], Numbers]:
    """A total, then its parts."""

    def draw(rng: random.Random) -> Numbers:
        parts = [float(rng.randint(low, high)) for _ in range(n)]
        return [sum(parts), *parts]

    return draw


def _total_last(n: int) -> Callable[[random.Random], Numbers]:
    def draw(rng: random.Random) -> Numbers:
        total, *parts = _parts(n)(rng)
        return [*parts, total]

    return draw


def _two_levels(rng: random.Random) -> Numbers:
    a, b, c = (float(rng.randint(5, 40)) for _ in range(3))
    return [a + b + c, a + b, a, b, c]


def _money(rng: random.Random) -> Numbers:
    a, b = (rng.randint(100, 9000) / 100 for _ in range(2))
    return [round(a + b, 2), a, b]


def _rate(digits: int) -> Callable[[random.Random], Numbers]:
    """A total, what is done of it, and the rate: its last digit is printed, and one less is no rate cut off."""

    def draw(rng: random.Random) -> Numbers:
        while True:
            total = rng.randint(23, 180)
            done = rng.randint(total * 3 // 5, total - 1)
            exact = 100 * done / total
            rate = math.floor(exact * 10**digits) / 10**digits
            if f"{rate:.{digits}f}"[-1] in "2345678" and round(exact, digits) == rate:
                return [float(total), float(done), rate]

    return draw


def _levels(rng: random.Random) -> Numbers:
    low, rise = rng.randint(300, 600) / 10, rng.randint(2, 29) + rng.randint(2, 8) / 10
    return [low, round(low + rise, 1), rise]


def _any(*ranges: tuple[int, int]) -> Callable[[random.Random], Numbers]:
    return lambda rng: [float(rng.randint(*each)) for each in ranges]


# What must be found when one of its numbers is wrong.
TESTED = (
    Statement("全县受理信访举报{}件,已办结{}件,剩余{}件正在办理。", _parts(2), (0, 1, 2)),
    Statement("给予党纪处分{}人(党内警告{}人,党内严重警告{}人,开除党籍{}人)。", _parts(3), (0, 1, 2, 3)),
    Statement("反馈的{}项整改任务,已完成{}项,其余{}项持续推进。", _parts(2), (0, 1, 2)),
    Statement("巡察反馈问题{}个,完成{}、持续{}、未完成{}。", _parts(3), (1, 2, 3)),
    Statement("按单位分,市直部门{}人,县直部门{}人,乡镇{}人,共{}人。", _total_last(3), (0, 1, 2, 3)),
    Statement("涉及干部{}名,其中处级{}名,其余{}名为科级。", _parts(2), (1, 2)),
    Statement(
        "全县{}个养老中心已实现社会化运营{}个(机构运营{}个,委托运营{}个),剩余{}个自主运营。", _two_levels, (2, 3)
    ),
    Statement("排查隐患{}处。截至目前,隐患已整改到位{}处,未整改{}处。", _parts(2), (1, 2)),
    Statement("检查发现问题{}个({}+{}+{})。", _parts(3), (0, 1, 2, 3)),
    Statement("追缴资金{}万元(违规补贴{}万元,接待费{}万元)。", _money, (0, 1, 2)),
    Statement("发现问题合同{}份,已整改{}份,正在整改{}份,涉诉{}份。", _parts(3, 40, 90), (1, 2, 3)),
    Statement("共{}个项目,{}个已完工,{}个在建,剩余{}个未开工。", _parts(3), (1, 2, 3)),
    Statement("清点物资{}类:完好{}类,短缺{}类,过期{}类。", _parts(3), (0, 1, 2, 3)),
    Statement("收到来信{}件,属实{}件,失实{}件,均已答复。", _parts(2), (0, 1, 2)),
    Statement("核查线索{}条,查实{}条、不属实{}条、正在核查{}条。", _parts(3), (0, 1, 2, 3)),
    Statement("梳理问题{}个,已整改{}个,整改率{}%。", _rate(1), (2,), "rate", 0.1),
    Statement("制定整改措施{}项,已完成{}项,完成率{}%。", _rate(2), (2,), "rate", 0.01),
    Statement("办理建议{}件,已办结{}件,办结率达到{}%。", _rate(1), (2,), "rate", 0.1),
    Statement("群众满意度由{}%提高到{}%,提高{}个百分点。", _levels, (2,), "rate", 0.1),
)
# What stands around them and must never be called wrong.
AROUND = (
    Statement("全县处分{}人,其中党内警告{}人、党内严重警告{}人。", _any((60, 90), (3, 20), (3, 20))),
    Statement("召开会议{}次,印发通报{}期,开展督导{}次。", _any((3, 30), (2, 9), (4, 40))),
    Statement("走访群众{}户,发现问题{}个,解决{}个。", _any((50, 400), (20, 60), (3, 19))),
    Statement("提拔干部{}人(女干部{}人,少数民族{}人)。", _any((15, 30), (5, 14), (3, 14))),
    Statement("组织培训{}期、{}人次,覆盖党员{}人。", _any((2, 9), (100, 900), (20, 99))),
    Statement("投入资金{}万元,新建道路{}公里,改造{}公里。", _any((100, 900), (3, 30), (3, 30))),
    Statement("立案{}件,移送线索{}件,移送检察机关{}人。", _any((20, 60), (3, 19), (1, 9))),
    Statement(
        "{}年整改{}个,{}年整改{}个,其余{}个正在推进。", _any((2019, 2020), (40, 90), (2021, 2022), (20, 39), (3, 19))
    ),
    Statement("任务{}项,今年完成{}项,资金到位率{}%。", _any((50, 90), (20, 45), (60, 99))),
    Statement("清理合同{}份,涉及{}个村、{}家企业,收回租金{}万元。", _any((30, 90), (5, 20), (5, 20), (10, 90))),
    Statement("新建制度{}项,修订{}项,废止{}项。", _any((20, 40), (5, 30), (2, 9))),
    Statement("约谈{}人次,批评教育{}人,诫勉{}人。", _any((30, 60), (5, 20), (3, 19))),
)
WIDE = str.maketrans(",:;()", "\uff0c\uff1a\uff1b\uff08\uff09")
TOPICS = (
    "工程建设管理",
    "财务报销审核",
    "干部日常监督",
    "惠民资金发放",
    "国有资产管理",
    "公务用车管理",
    "村级事务公开",
)


@dataclass(frozen=True)
class Planted:
    """A bulletin, and what is wrong in it: the kind of check and the wrong number as printed; None where all holds."""

    text: str
    error: tuple[str, str] | None


def bulletin(seed: int, *, plant: bool) -> Planted:
    """A bulletin of eight problems; with `plant`, one number is off by its last digit, or one problem's label is lost."""
    rng = random.Random(seed)
    n = 8
    lost = rng.randint(2, n - 1) if plant and rng.random() < 0.15 else 0
    target = rng.randint(1, n) if plant and not lost else 0
    error: tuple[str, str] | None = ("numbering", f"({lost + 1})") if lost else None
    lines = [
        "中共荻原县委关于巡察整改进展情况的通报",
        f"市委巡察组于2024年3月5日至5月20日开展巡察,反馈{n}个具体问题。",
        "一、主要整改情况",
    ]
    for number in range(1, n + 1):
        tested = rng.choice(TESTED)
        drawn = tested.numbers(rng)
        if number == target:
            at = rng.choice(tested.wrong)
            drawn[at] = round(drawn[at] + rng.choice((-1, 1)) * tested.step, 2)
            error = (tested.kind, _printed(drawn[at]))
        before, after = (_fill(each, each.numbers(rng)) for each in rng.sample(AROUND, 2))
        if number != lost:
            topic = TOPICS[number % len(TOPICS)]
            told = f"一是全面清理。{before}二是集中攻坚。{_fill(tested, drawn)}三是完善制度。{after}"
            lines.append(f"({number}){topic}不到位。\n整改情况:{told}")
    text = "\n".join([*lines, "二、下一步打算\n持续抓好后续整改。", "中共荻原县委\n2024年12月3日"])
    return Planted(text.translate(WIDE) if seed % 2 else text, error)


def _fill(statement: Statement, numbers: Numbers) -> str:
    return statement.text.format(*map(_printed, numbers))


def _printed(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
