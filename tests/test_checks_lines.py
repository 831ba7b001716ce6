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
