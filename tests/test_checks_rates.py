"""rate: shares, points and what leaves more than one reading."""

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def rates(text: str) -> list[tuple[str, float, float]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.stated, c.computed) for c in analysis.rows["checks"] if c.kind == "rate"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("反馈的56项整改任务,已完成51项,完成率91.1%。", ("ok", 91.1, 91.1)),
        ("发现问题37个,已改34个,整改率91.9%。", ("ok", 91.9, 91.9)),
        # cut off instead of rounded
        ("发现问题37个,已改34个,整改率91.8%。", ("ok", 91.8, 91.9)),
        # printed without decimals
        ("提拔干部19名,其中乡镇9名,占比47%。", ("ok", 47, 47.4)),
        ("9条河流中7条水质优良,比例77.8%。", ("ok", 77.8, 77.8)),
        # a share of a total that is stated in the sentence before
        ("三期共通报523起。523起中,公款旅游117起,占22.37%。", ("ok", 22.37, 22.37)),
        # many numbers between a part and its total
        ("收到提案146件,已落实的有122件,占84%;基本落实的有24件,占16%。", ("ok", 84, 83.6)),
        # more than all, in its own sentence
        ("年底前完成25个泊位。\n完成情况:实际完成27个泊位,完成率108%。", ("ok", 108, 108)),
        # the total behind the part; a bound instead of a number
        ("已完成346项整改任务,占台账所列587项的近六成。", ("ok", 60, 58.9)),
        # thousands separators, and numbers in 万
        ("受理信访1,284件,已办结1,209件,办结率94.2%。", ("ok", 94.2, 94.2)),
        ("明确任务2.25万项,已完成1.93万项,占85.78%。", ("ok", 85.78, 85.78)),
        ("由63%下降到48.5%,下降14.5个百分点。", ("ok", 14.5, 14.5)),
        ("年租金由220万元升至363万元,增长65%。", ("ok", 65, 65)),
        ("去年办结案件120件,比上年的100件增长20%。", ("ok", 20, 20)),
        ("占比31.2%,比摸底时的48%降低近17个百分点。", ("ok", 17, 16.8)),
    ],
)
def test_a_rate_that_holds(text: str, row: tuple[str, float, float]) -> None:
    found = rates(text)
    assert row in found
    assert all(status == "ok" for status, _, _ in found)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("反馈的56项整改任务,已完成51项,完成率91.2%。", ("mismatch", 91.2, 91.1)),
        ("反馈的56项整改任务,已整改到位51项,剩余5项持续推进,完成比例92.1%。", ("mismatch", 92.1, 91.1)),
        ("受理信访1,284件,已办结1,209件,办结率94.3%。", ("mismatch", 94.3, 94.2)),
        ("由63%下降到48.5%,下降13.5个百分点。", ("mismatch", 13.5, 14.5)),
        ("会议费由120万元下降到90万元,下降24%。", ("mismatch", 24, 25)),
        # 占 speaks of the number before it
        ("共发现问题56个,已整改48个,占问题总数的86.7%,8个问题正在整改中。", ("mismatch", 86.7, 85.7)),
        ("处理580人次,其中第一种形态413人次,其余167人次,占28.9%。", ("mismatch", 28.9, 28.8)),
        # the total in the sentence before
        ("市委巡察组反馈36个具体问题。截至6月底,已完成整改问题34个,整改完成率95%。", ("mismatch", 95, 94.4)),
    ],
)
def test_a_rate_that_does_not_hold(text: str, row: tuple[str, float, float]) -> None:
    assert rates(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        # a rate of something else
        "反馈的56项整改任务,已完成51项,资金到位率92.1%。",
        "反馈的56项整改任务,已完成51项,群众满意率91.5%。",
        # far off: done in an earlier year, or of another total
        "反馈的56项整改任务,今年已完成21项,完成率91.1%。",
        # only one number
        "已整改面上问题467个,整改率92.6%。",
        # a bound
        "反馈的56项整改任务,已完成51项,完成率90%以上。",
    ],
)
def test_a_rate_that_cannot_be_told(text: str) -> None:
    assert [row for row in rates(text) if row[0] == "mismatch"] == []


def test_expression_and_sentences() -> None:
    analysis = analyse(Bulletin("反馈的56项整改任务,已完成51项,完成率91.2%。"))
    (check,) = [c for c in analysis.rows["checks"] if c.kind == "rate"]
    assert check.expression == "51 / 56 = 91.1%"
    assert check.message == "51÷56=91.1%,与所称91.2%不符。"
    assert check.message_en == "51 of 56 = 91.1%, but the text says 91.2%."


def test_rounded_numbers_leave_room_for_a_rate() -> None:
    checked = analyse(Bulletin("处理33万人次,其中第三种形态1.1万人次,占3.2%。")).rows["checks"]
    assert "mismatch" not in [check.status for check in checked]


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("90%", "ok"), ("90.0%", "ok"), ("89.5%", "mismatch"), ("90.4%", "mismatch"), ("超过85%", "ok"), ("超过90%", "ok"), ("超过80%", None),
        ("近95%", "ok"), ("近90%", None), ("近99.9%", "ok"), ("约92%", "ok"), ("约86%", "ok"), ("约95%", None), ("90%以上", "ok"), ("不到95%", "ok"),
    ],
)  # fmt: skip
def test_a_bound_is_a_side_and_a_reach(printed: str, status: str | None) -> None:
    found = [row[0] for row in rates(f"整改任务100项,已完成90项,完成率{printed}。")]
    assert found == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("由63%下降到48.5%,下降14.6个百分点。", [("mismatch", 14.6, 14.5)]), ("由63%下降到48.5%,整改率下降24.6个百分点。", []),
        ("由63%下降到48.5%,下降24.6个百分点。", [("mismatch", 24.6, 14.5)]),  # one sentence names both levels
        ("年租金由220万元升至363万元,增长66%。", [("mismatch", 66, 65)]), ("年租金由220万元升至363万元,增长165%。", []),
    ],
)  # fmt: skip
def test_what_is_far_off_is_no_slip(text: str, rows: list[tuple[str, float, float]]) -> None:
    assert rates(text) == rows


@pytest.mark.parametrize("overall", ["", "总体", "整体", "综合", "总", "整改", "阶段性"])
def test_a_rate_of_the_whole(overall: str) -> None:
    assert rates(f"整改任务56项,已完成51项,正在推进5项,{overall}完成率91.1%。") == [("ok", 91.1, 91.1)]
    text = f"反馈问题56个,已销号51个,正在推进5个,{overall}完成率92.1%。"
    assert rates(text) == [("mismatch", 92.1, 91.1)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the rate opens the next sentence; its total stands between it and its part, or is what should be
        ("对64家机构开展检查,发现违规机构27家。占比44.2%。", [("mismatch", 44.2, 42.2)]),
        ("收缴承包费87.6万元,占应收109.5万元的83%。", [("mismatch", 83, 80)]),
        ("追回医保基金318.6万元,应追回总额342.5万元,追回率90.5%。", [("mismatch", 90.5, 93)]),
        # the number before a part, and one told sentences before
        ("全镇1450户农户中,参加合作社的986户,占66%。", [("mismatch", 66, 68)]),
        ("发放问卷500份,收回有效问卷482份,回收率95.2%。", [("mismatch", 95.2, 96.4)]),
        ("下达资金6840万元,已拨付到项目单位6293万元,资金到位率80%。", [("mismatch", 80, 92)]),
        ("巡察组反馈问题52个。方案经审议后,各单位倒排工期。截至目前已完成整改47个,完成率93.4%。", [("mismatch", 93.4, 90.4)]),
        ("全区43个问题,已整改40个,整改率90%。", [("mismatch", 90, 93)]),
        # levels that one sentence names
        ("普及率达到78.5%,比2021年的71.2%提高8.5个百分点。", [("mismatch", 8.5, 7.3)]),
        ("满意度由上年的86.3%提高到92.1%,提升21.9个百分点。", [("mismatch", 21.9, 5.8)]),
        ("集体收入由214万元增长到267.5万元,增长42%。", [("mismatch", 42, 25)]),
        # of another subject, of another time, of another part
        ("整改率由年初的62%提升至94%,群众满意度提升12个百分点。", []),
        ("发生率由2015年的11.3%降至2018年的1.9%,年均下降3.1个百分点。", []),
        ("来信516件,占73.71%;来访4件,占0.57%。", []),
        ("受理投诉240件,办结221件,按时办结率99.1%。", []),
        ("抽查档案80份,发现问题12份,准确率98.5%。", []),
        ("项目总投资2400万元,已完成投资1680万元,占年度计划的96%。", []),
    ],
)  # fmt: skip
def test_which_two_numbers_a_rate_is_of(text: str, rows: list[tuple[str, float, float]]) -> None:
    assert rates(text) == rows
