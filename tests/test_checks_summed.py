"""Totals behind their parts, in a sentence of their own."""

import pytest
from checked import said

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def sums(text: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression.replace(" ", "")) for c in analysis.rows["checks"] if c.kind == "parts_sum"]


LED = [
    "一是压实街道责任。牵头拆除违建14处。二是压实社区责任。督促拆除违建7处。三是压实部门责任。依法拆除违建5处。三个层面共拆除违建{}处。",
    "2021年拆除违建14处,收回土地4亩;2022年拆除违建7处;2023年拆除违建5处。三年累计拆除违建{}处。",
    "通过劝导拆除违建14处,通过约谈拆除违建7处,通过强制拆除违建5处。上述三种方式拆除违建总量{}处。",
    "第一轮拆除违建14处。第二轮拆除违建7处。第三轮拆除违建5处。以上合计拆除违建{}处。",
    "春季拆除违建14处。夏季拆除违建7处。秋季拆除违建5处。至此,违建{}处全部拆除。",
    "甲村拆除违建14处。乙村拆除违建7处。丙村拆除违建5处。全镇共拆除违建{}处。",
]


@pytest.mark.parametrize("text", LED)
@pytest.mark.parametrize(("total", "status"), [(26, "ok"), (27, "mismatch"), (24, "mismatch"), (60, None)])
def test_a_total_sums_up_the_sentences_before_it(text: str, total: int, status: str | None) -> None:
    assert sums(text.format(total)) == ([(status, f"{total}=14+7+5")] if status else [])


@pytest.mark.parametrize("text", LED)
def test_a_total_that_only_says_共_contradicts_by_a_hair(text: str) -> None:
    far = [row for row in sums(text.format(33)) if row[0] == "mismatch"]
    assert far == ([] if "全镇共" in text else [("mismatch", "33=14+7+5")])


BEHIND = [
    ("作初步核实28条,谈话函询13条,暂存待查8条,{}条线索处置方式全部确定。", "28+13+8"),
    ("已完成整改28个,正在推进13个,尚未启动8个,{}个问题均建立台账。", "28+13+8"),
    ("28家加油站、13家油库、8家运输企业,这{}家单位均接受了检查。", "28+13+8"),
]


@pytest.mark.parametrize(("text", "parts"), BEHIND)
@pytest.mark.parametrize(("total", "status"), [(49, "ok"), (48, "mismatch"), (90, None)])
def test_a_number_right_behind_its_parts_is_said_to_be_all_of_them(
    text: str, parts: str, total: int, status: str | None
) -> None:
    assert sums(text.format(total)) == ([(status, f"{total}={parts}")] if status else [])


SILENT = [
    # 累计 and 共 may reach farther back, or be of other things
    "2021年处置26宗,2022年处置31宗。2020年以来累计处置94宗。",
    "一季度处分7人。二季度处分9人。三季度处分11人。全年共处分41人。",
    "处置房产12处。处置土地9宗。处置车辆7辆。共处置资产31件。",
    "发现问题12个。完成整改7个。召开会议5次。共发现线索26条。",
    # the number of parts is not that which is named
    "甲镇拆除违建14处。乙镇拆除违建7处。四个镇共拆除违建29处。",
    # what is left, what is about, what is summed up already
    "拆除违建约12处。拆除违建7处。以上合计拆除违建23处。",
    "甲村拆除违建14处,乙村拆除违建7处,共拆除违建21处。丙村拆除违建5处。丁村拆除违建3处。以上合计拆除违建27处。",
    # done, of another total
    "以上问题均已整改。对36个村开展回头看,发现问题17个,整改17个。",
    "排查问题43个,制定措施65条,完成整改38个,问题均已整改。",
]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_sum_up_nothing(text: str) -> None:
    assert [row for row in sums(text) if row[0] == "mismatch"] == []


def test_many_sentences_before_a_total_are_read_no_farther_than_it_may_reach() -> None:
    text = "".join(f"某村拆除违建{n % 9 + 1}处。" for n in range(10_000))
    assert [row for row in sums(f"{text}以上合计拆除违建900处。") if row[0] == "mismatch"] == []


TAKEN_UP = [
    "对镇党委23个问题及村级党组织251个问题进行梳理,{}个问题已销号。",
    "反馈镇党委问题23个,5个村的问题共计251个,党委将{}个问题分解到人。",
]


@pytest.mark.parametrize("text", TAKEN_UP)
@pytest.mark.parametrize(("total", "status"), [(274, "ok"), (275, "mismatch"), (320, None)])
def test_two_numbers_are_taken_up_as_one(text: str, total: int, status: str | None) -> None:
    found = [row for row in sums(text.format(total)) if row[1].startswith(f"{total}=")]
    assert found == ([(status, f"{total}=23+251")] if status else [])


@pytest.mark.parametrize(("total", "status"), [(383, "ok"), (384, "mismatch")])
def test_parts_with_numbers_of_other_things_between(total: int, status: str) -> None:
    text = f"城关镇9个村发现问题87个、移交线索6条,东山乡14个村发现问题132个、移交线索11条,西河镇18个村发现问题164个、移交线索14条,共发现问题{total}个。"
    assert (status, f"{total}=87+132+164") in sums(text)


@pytest.mark.parametrize(("part", "status"), [("2.2", "ok"), ("2.1", "mismatch"), ("2.42", "mismatch")])
def test_what_rounding_explains_is_no_contradiction(part: str, status: str) -> None:
    text = f"甲镇追缴承包费1.2万元。乙镇追缴承包费{part}万元。上述承包费合计3.5万元。"
    assert [row.status for row in said(text, "parts_sum")] == [status]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # 共 alone sums up from eight on, or more than three parts
        ("甲村拆除违建4处。乙村拆除违建3处。丙村拆除违建1处。全镇共拆除违建8处。", ["8 = 4+3+1"]),
        ("甲村拆除违建3处。乙村拆除违建3处。丙村拆除违建1处。全镇共拆除违建7处。", []),
    ],
)
def test_the_smallest_total_that_共_sums_up(text: str, found: list[str]) -> None:
    assert [row.expression for row in said(text, "parts_sum")] == found
