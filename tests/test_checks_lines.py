"""Totals whose parts stand in the lines below them."""

import pytest
from checked import said

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


STYLES = [
    ("(一)", "(二)", "(三)"),
    ("1.", "2.", "3."),
    ("①", "②", "③"),
    ("(1)", "(2)", "(3)"),
    ("——", "——", "——"),
    ("", "", ""),
    ("一是", "二是", "三是"),
]
ANNOUNCED = ["共排查问题{}个:", "共排查问题{}个,其中:", "共排查问题{}个,具体情况如下:", "共排查问题{}个,分布如下。"]


@pytest.mark.parametrize("style", STYLES, ids="".join)
@pytest.mark.parametrize("lead", ANNOUNCED)
@pytest.mark.parametrize(("total", "status"), [(86, "ok"), (88, "mismatch"), (68, "mismatch"), (190, None)])
def test_a_list_over_lines(style: tuple[str, str, str], lead: str, total: int, status: str | None) -> None:
    lines = "\n".join(
        f"{label}{kind}{n}个{'。' if n == 22 else ';'}"
        for label, kind, n in zip(style, ("学习类", "纪律类", "财务类"), (37, 27, 22), strict=True)
    )
    found = sums(f"局党组逐条梳理,{lead.format(total)}\n{lines}\n截至3月底,开展检查5次。")
    assert found == ([(status, f"{total}=37+27+22")] if status else [])


def test_a_list_that_has_lost_its_first_item() -> None:
    text = "清理合同143份,情况如下:\n2.鱼塘合同38份,租金偏低;\n3.门面合同49份;\n4.其他合同15份。\n"
    assert sums(text) == [("mismatch", "143=38+49+15")]


def test_a_line_may_tell_more_of_its_part() -> None:
    text = (
        "2019年以来违规列支费用163.8万元,现分项说明:\n"
        "公务接待费47.2万元。已由责任人退缴31.5万元。\n办公用品费28.5万元。已补办手续。\n车辆租赁费88.3万元。正在核对。\n"
        "对5名经办人员批评教育。"
    )
    assert ("mismatch", "163.8=47.2+28.5+88.3") in sums(text)


def test_each_total_has_its_column() -> None:
    text = (
        "全区{}个单位上报自查问题{}个,分述如下。\n街道(7个):自查问题98个,已整改91个。\n"
        "区直部门(9个):自查问题112个,已整改105个。\n国有企业(3个):自查问题27个,已整改22个。\n"
        "对2个单位发函。"
    )
    assert sums(text.format(19, 237)) == [("ok", "19=7+9+3"), ("ok", "237=98+112+27")]
    assert sums(text.format(20, 237)) == [("mismatch", "20=7+9+3"), ("ok", "237=98+112+27")]
    assert sums(text.format(19, 239)) == [("ok", "19=7+9+3"), ("mismatch", "239=98+112+27")]


UNANNOUNCED = "镇纪委共立案19起,处分{}人。\n1.党内警告7人。主要涉及虚报问题。\n2.党内严重警告5人。主要涉及侵占问题。\n3.开除党籍3人。\n"


@pytest.mark.parametrize(("total", "status"), [(15, "ok"), (17, "mismatch")])
def test_a_list_that_no_line_announces(total: int, status: str) -> None:
    assert (status, f"{total}=7+5+3") in sums(UNANNOUNCED.format(total))


SILENT = [
    # some only
    "共排查问题86个,主要有:\n1.学习类37个;\n2.纪律类27个。",
    "共排查问题86个,典型问题如下:\n1.学习类37个;\n2.纪律类27个。",
    # lines of other things, or without numbers
    "制定整改措施96条。\n1.建立制度12项。\n2.开展培训9次。\n3.落实经费36万元。",
    "本次排查问题86个,情况如下:\n1.制度执行不到位,涉及单位6个,移交问题31个。\n2.资金管理不规范。\n3.档案缺失12份。",
    # not announced, and no criterion
    "反馈问题86个。\n1.关于学习不深入的问题,已整改37个。\n2.关于纪律松弛的问题,已整改29个。",
    # labels that do not go on, and one that begins anywhere
    "共排查问题86个:\n5.学习类37个;\n6.纪律类27个。",
    "共排查问题86个:\n1.学习类37个;\n4.纪律类27个。",
]


@pytest.mark.parametrize("text", SILENT)
def test_lines_that_are_no_list_of_all_parts(text: str) -> None:
    assert [row for row in sums(text) if row[0] == "mismatch"] == []


def test_a_list_of_ten_thousand_lines_is_followed_no_further_than_a_list_may_be() -> None:
    lines = "\n".join(f"{n}.第{n}类{n % 7 + 1}个;" for n in range(1, 10_001))
    assert [row for row in sums(f"共排查问题60个:\n{lines}") if row[0] == "mismatch"] == []


def test_a_heading_may_hold_its_total_in_a_bracket() -> None:
    text = "年度销号清单(共{}宗)\n——自行拆除:22宗\n——组织助拆:13宗\n——依法没收:10宗\n"
    assert sums(text.format(45)) == [("ok", "45=22+13+10")]
    assert sums(text.format(47)) == [("mismatch", "47=22+13+10")]


@pytest.mark.parametrize(("total", "status"), [("46.6", "ok"), ("49.6", "mismatch")])
def test_a_last_line_may_sum_up_those_before_it(total: str, status: str) -> None:
    text = f"补缴税款8.4万元;\n清退劳务费15.7万元;\n收回借款22.5万元;\n以上共收回资金{total}万元。"
    assert sums(text) == [(status, f"{total}=8.4+15.7+22.5")]


@pytest.mark.parametrize(("part", "status"), [("2.2", "ok"), ("2.1", "mismatch"), ("2.32", "ok"), ("2.42", "mismatch")])
def test_what_rounding_explains_is_no_contradiction(part: str, status: str) -> None:
    text = f"全县追缴资金3.5万元,具体情况如下:\n1.承包费1.2万元;\n2.补贴{part}万元。"
    assert [row.status for row in said(text, "parts_sum")] == [status]


def listed(total: int, parts: tuple[int, ...], lead: str = "共排查问题{}个:", labels: str = "1. 2. 3. 4.") -> str:
    lines = (f"{label}{kind}类{n}个;" for label, kind, n in zip(labels.split(), "甲乙丙丁", parts, strict=False))
    return lead.format(total) + "\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # 35 in a hundred may be missing, one half be too much
        (100, (40, 25), True),
        (100, (40, 24), False),
        (100, (90, 60), True),
        (100, (90, 61), False),
        (100, (120, 30), True),  # a part may be wrong, too
        (100, (151, 10), False),
        (2, (1, 2), True),
        (1, (1, 1), False),
    ],
)
def test_how_far_off_a_list_over_lines_may_be(total: int, parts: tuple[int, ...], found: bool) -> None:
    assert sums(listed(total, parts)) == [("mismatch", f"{total}={'+'.join(map(str, parts))}")] * found


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("1. 2.", True),
        ("2. 3.", True),
        ("3. 4.", False),
        ("① ②", True),
        ("② ③", True),
        ("③ ④", False),
        ("① ③", False),
        ("(一) (二)", True),
        ("(三) (四)", False),
        ("(十) (十一)", False),
        ("1. ②", False),  # of two styles
        ("1. 甲", False),
        ("一、 二、", True),
        ("1、 2、", True),
        ("1) 2)", True),
        ("· ·", True),
        ("— ——", True),
    ],
)
def test_labels_count_up_from_one_or_two(labels: str, found: bool) -> None:
    assert sums(listed(101, (60, 40), labels=labels)) == [("mismatch", "101=60+40")] * found


@pytest.mark.parametrize(
    ("announced", "found"),
    [
        (":", True),
        (",情况如下:", True),
        (",如下", True),
        (",如下。", True),
        (",如下;", True),
        (",如下,", True),
        (",如下:  ", True),
        ("。", False),
        (",", False),
        ("如下情形", False),
        (",主要情况如下:", False),
        (",包括:", False),
        (",典型的有:", False),
        (",下一步分工如下:", False),
        (",涉及教育等:", False),
    ],
)
def test_what_announces_all_of_a_list(announced: str, found: bool) -> None:
    """The labels of the lines are of no criterion: only the line above can make them all of its total."""
    text = f"共排查事项101个{announced}\n1.会场桌椅60个;\n2.旧账本40个;"
    assert sums(text) == [("mismatch", "101=60+40")] * found


def test_some_is_said_of_what_stands_behind_the_total() -> None:
    text = "按要求,共排查事项101个:\n1.会场桌椅60个;\n2.旧账本40个;"
    assert sums(text) == [("mismatch", "101=60+40")]


@pytest.mark.parametrize(("between", "found"), [(83, True), (84, False)])
def test_a_total_stands_near_the_end_of_its_line(between: int, found: bool) -> None:
    """Ninety characters with its own and the line's end."""
    lead = f"共排查问题{{}}个,{'县' * between}:"
    assert bool(sums(listed(101, (60, 40), lead=lead))) is found


@pytest.mark.parametrize(("between", "found"), [(45, True), (46, False)])
def test_a_part_stands_near_the_head_of_its_line(between: int, found: bool) -> None:
    text = f"共排查问题101个:\n1.{'甲' * between}60个;\n2.乙类40个;"
    assert bool(sums(text)) is found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # a part is the first number of the total's measure word in its line
        ("1.甲类60个,涉及7个村;\n2.乙类40个,涉及3个村;", ["101=60+40"]),
        ("1.甲类3户60个;\n2.乙类40个;", ["101=60+40"]),
        ("1.甲类近60个;\n2.乙类40个;", []),
        ("1.甲类60户;\n2.乙类40户;", []),
        ("1.甲类60个;\n2.乙类;\n3.丙类40个;", []),
        ("1.甲类60个以上,另有7个;\n2.乙类40个;", []),
        ("1.甲类60个涉农;\n2.乙类40个;", []),  # it closes its clause
        ("1.女职工60个;\n2.职工40个;", []),  # these may be those
        # a list without labels goes on as long as marks close its lines
        ("甲类60个;\n乙类40个;", ["101=60+40"]),
        ("甲类60个、\n乙类40个。", ["101=60+40"]),
        ("甲类60个。\n乙类40个", ["101=60+40"]),
        ("甲类60个\n乙类40个;", []),
        ("甲类60个;\n乙类40个;\n开展检查5次。", ["101=60+40"]),
        ("1.甲类60个;\n2.乙类40个;\n3.开展检查5次。", []),  # a label says that it is of the list
    ],
)
def test_the_part_of_a_line(lines: str, found: list[str]) -> None:
    assert [row[1] for row in sums(f"共排查问题101个:\n{lines}") if row[0] == "mismatch"] == found


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("共排查问题101个:", True),
        ("共排查问题101个以上:", False),
        ("已整改问题101个:", False),  # some of them
        ("县委(排查问题101个,移送3件)认真整改如下:", False),
        ("县委(排查问题101个)认真整改如下:", True),
    ],
)
def test_the_total_of_a_list_over_lines(lead: str, found: bool) -> None:
    assert sums(f"{lead}\n1.甲类60个;\n2.乙类40个;") == [("mismatch", "101=60+40")] * found


@pytest.mark.parametrize(
    ("parts", "found"),
    [((60, 40), []), ((60, 30, 10), [("ok", "100=60+30+10")]), ((70, 20, 10), [("ok", "100=70+20+10")])],
)
def test_three_lines_that_nothing_announces_confirm_a_total(
    parts: tuple[int, ...], found: list[tuple[str, str]]
) -> None:
    names = ("会场桌椅", "旧账本", "闲置电脑")
    lines = "\n".join(f"{i}.{name}{n}个,逐一核实。" for i, (name, n) in enumerate(zip(names, parts, strict=False), 1))
    assert sums(f"共排查事项100个。\n{lines}\n") == found


@pytest.mark.parametrize(("n", "found"), [(39, True), (40, True), (41, False)])
def test_lists_of_up_to_forty_lines(n: int, found: bool) -> None:
    lines = "\n".join(f"{i}.第{i}类3个;" for i in range(1, n + 1))
    expression = "=" + "+".join(["3"] * n)
    assert sums(f"共排查问题{3 * n}个:\n{lines}") == [("ok", f"{3 * n}{expression}")] * found
    assert sums(f"共排查问题{3 * n + 1}个:\n{lines}") == [("mismatch", f"{3 * n + 1}{expression}")] * found
