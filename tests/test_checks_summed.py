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


def told(total: int, parts: tuple[int, ...], lead: str) -> str:
    return "".join(f"某村拆除违建{n}处。" for n in parts) + f"{lead}拆除违建{total}处。"


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # what is pointed at: 35 in a hundred may be missing, forty be too many
        (100, (30, 20, 15), True),
        (100, (30, 20, 14), False),
        (100, (30, 20, 90), True),
        (100, (30, 20, 91), False),
        (100, (40, 101), False),  # a part is no more than its total
    ],
)
def test_how_far_off_all_that_was_told_may_be(total: int, parts: tuple[int, ...], found: bool) -> None:
    expression = f"{total}={'+'.join(map(str, parts))}"
    assert sums(told(total, parts, "以上合计")) == [("mismatch", expression)] * found


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # a tenth, or two of few
        (100, (30, 20, 40), True),
        (100, (30, 20, 39), False),
        (100, (30, 20, 59), True),
        (100, (30, 20, 61), False),
        (8, (2, 2, 2), True),
        (8, (2, 2, 1), False),
        (8, (3, 3, 4), True),
        (8, (3, 3, 5), False),
    ],
)
def test_how_far_off_共_may_be(total: int, parts: tuple[int, ...], found: bool) -> None:
    rows = [row for row in sums(told(total, parts, "全镇共")) if row[0] == "mismatch"]
    assert rows == [("mismatch", f"{total}={'+'.join(map(str, parts))}")] * found


@pytest.mark.parametrize(
    ("parts", "found"), [((3.21, 3.22, 2.57), True), ((3.21, 3.22, 2.55), False), ((3.21, 3.22, 1.9), False)]
)
def test_共_of_money_has_no_units_to_spare(parts: tuple[float, ...], found: bool) -> None:
    text = "".join(f"某镇追缴承包费{n}万元。" for n in parts) + "全县共追缴承包费10.00万元。"
    assert bool(sums(text)) is found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("以上合计发现问题27个。", True),
        ("以上合计已整改问题27个。", False),  # some of them
        ("以上合计其余问题27个。", False),
        ("其中以上合计问题27个。", False),
        ("县委(以上合计问题27个)督办。", False),
        ("以上合计发现问题27个以上。", False),
        ("以上合计发现问题27。", False),
    ],
)
def test_a_total_that_sums_up_is_a_plain_number(last: str, found: bool) -> None:
    text = f"甲村发现问题14个。乙村发现问题7个。丙村发现问题5个。{last}"
    assert sums(text) == [("mismatch", "27=14+7+5")] * found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("48条线索均已办结。", True),
        ("这48条全部办结。", True),
        ("上述48条都已办结。", True),
        (f"48条{'线' * 14}均已办结。", True),
        (f"48条{'线' * 15}均已办结。", False),
        ("48条线索移交,均已办结。", False),  # another clause
        ("移交线索48条均已办结。", False),  # its own verb
        ("48条线索移交乡镇,都有答复。", False),
    ],
)
def test_all_of_a_number_right_behind_its_parts(behind: str, found: bool) -> None:
    assert sums(f"核实28条,谈话13条,暂存8条,{behind}") == [("mismatch", "48=28+13+8")] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # all in one sentence right before it, with nothing else in between
        ("核实28条,谈话13条,暂存8条。48条线索均已办结。", True),
        ("核实28条,谈话13条,组建3个组,暂存8条,48条线索均已办结。", False),
        ("核实28条,谈话13条,暂存8条,组建3个组,48条线索均已办结。", False),
        ("核实28条。谈话13条。暂存8条。48条线索均已办结。", False),
        ("核实28条,谈话13条,暂存8条。县委重视。48条线索均已办结。", False),
        # how far each is, where each is told so
        ("已办结28条,正在办理13条,尚未启动8条,48条线索均有台账。", True),
        ("已办结28条,正在办理13条,正在办理8条,48条线索均有台账。", True),
        ("正在办理28条,正在办理13条,正在办理8条,48条线索均有台账。", False),
        ("核实28条,谈话13条,尚未启动8条,48条线索均有台账。", False),
        ("核实28条,谈话13条,正在办理8条,48条线索均有台账。", False),
    ],
)
def test_the_list_that_a_number_right_behind_it_is_all_of(text: str, found: bool) -> None:
    assert any(expression.startswith("48=") for _, expression in sums(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲村拆除违建14处。乙村拆除违建7处。", True),
        ("甲村拆除违建14处。乙村拆除违建7处(含围墙3处)。", False),
        ("甲村拆除违建14处,其中围墙3处。乙村拆除违建7处。", True),
        ("甲村拆除违建14处,其中拆除违建3处。乙村拆除违建7处。", True),
        ("甲村拆除老旧违建14处。乙村拆除新增违建7处。", True),
        ("甲村拆除违建14处。县委重视。乙村拆除违建7处。", True),
        ("甲村拆除违建14处。县委重视。专题研究。乙村拆除违建7处。", False),  # two sentences at most between parts
        ("甲村拆除违建14处涉农。乙村拆除违建7处。", False),  # each closes its clause
        ("甲村尚未拆除违建14处。乙村拆除违建7处。", False),
        ("甲村正在拆除违建14处。乙村拆除违建7处。", False),
        ("甲村拆除违建14处。\n乙村拆除违建7处。", True),
    ],
)
def test_the_parts_that_are_pointed_at(text: str, found: bool) -> None:
    assert sums(f"{text}以上合计拆除违建22处。") == [("mismatch", "22=14+7")] * found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("两个村共拆除违建22处。", ("mismatch", "22=14+7")),
        ("2个村共拆除违建22处。", ("mismatch", "22=14+7")),
        ("三个村共拆除违建22处。", None),
        ("两个村拆除违建22处。", None),  # 共 or 总 says that it sums up, or years do
        ("两个村总计拆除违建22处。", ("mismatch", "22=14+7")),
        ("两年拆除违建22处。", ("mismatch", "22=14+7")),
    ],
)
def test_a_number_of_parts_that_is_named(text: str, row: tuple[str, str] | None) -> None:
    assert sums(f"甲村拆除违建14处。乙村拆除违建7处。{text}") == ([row] if row else [])


def test_of_more_numbers_than_are_named_the_last_are_summed_up() -> None:
    text = "甲村拆除违建9处。乙村拆除违建14处。丙村拆除违建7处。两个村共拆除违建{}处。"
    assert sums(text.format(21)) == [("ok", "21=14+7")]
    # but it is no longer sure which, nor are all of them a sum of two
    assert sums(text.format(22)) == []
    assert sums(text.format(30)) == []


@pytest.mark.parametrize(("n", "found"), [(23, True), (24, True), (25, False)])
def test_up_to_twenty_four_numbers_are_summed_up(n: int, found: bool) -> None:
    """Of more, those that are read may not be all."""
    text = ",".join(["某村拆除违建4处"] * n) + "。以上合计拆除违建{}处。"
    expression = "=" + "+".join(["4"] * n)
    assert sums(text.format(4 * n)) == [("ok", f"{4 * n}{expression}")] * found
    assert sums(text.format(4 * n + 1)) == [("mismatch", f"{4 * n + 1}{expression}")] * found


@pytest.mark.parametrize(("between", "found"), [(0, True), (1, True), (2, False)])
def test_twelve_sentences_are_summed_up(between: int, found: bool) -> None:
    text = "拆除违建10处。" + "县委重视。拆除违建10处。" * 5 + "县委重视。" * between + "以上合计拆除违建{}处。"
    assert sums(text.format(60)) == [("ok", "60=10+10+10+10+10+10")] * found
    assert sums(text.format(61)) == [("mismatch", "61=10+10+10+10+10+10")] * found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (("镇党委23个问题", "村级251个问题", 275), True),
        (("镇党委23个突出问题", "村级251个具体问题", 275), True),
        (("镇党委20个问题", "村级76个问题", 100), True),  # four in a hundred
        (("镇党委20个问题", "村级75个问题", 100), False),
        (("镇党委20个问题", "村级84个问题", 100), True),
        (("镇党委20个问题", "村级85个问题", 100), False),
        (("镇党委8个问题", "村级9个问题", 18), True),  # one of few, and no small parts
        (("镇党委8个问题", "村级9个问题", 19), False),
        (("镇党委7个问题", "村级251个问题", 259), False),
        (("镇党委8个问题", "村级251个问题", 251), False),
        (("镇党委8个问题、企业30个问题", "村级251个问题", 290), False),  # two, not three
        (("镇党委近23个问题", "村级251个问题", 275), False),
        (("镇党委23个项目", "村级251个问题", 275), False),
    ],
)
def test_which_two_numbers_are_taken_up(parts: tuple[str, str, int], found: bool) -> None:
    one, other, total = parts
    rows = sums(f"对{one}及{other}进行梳理,{total}个问题已销号。")
    assert any(row[0] == "mismatch" for row in rows) is found


@pytest.mark.parametrize(
    ("between", "found"), [("", True), ("县委重视。", False), ("\n", False)]
)  # fmt: skip
def test_numbers_are_taken_up_in_the_sentence_behind_them(between: str, found: bool) -> None:
    text = f"巡察反馈镇党委23个问题、村级党组织251个问题。{between}275个问题已分解到人。"
    assert bool(sums(text)) is found


def test_what_is_summed_up_already_ends_the_list() -> None:
    text = "甲村拆除违建14处,乙村拆除违建7处,共拆除违建21处。丙村拆除违建5处。丁村拆除违建3处。以上合计拆除违建9处。"
    assert ("mismatch", "9=5+3") in sums(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a number that a right sum explains takes part in no contradiction, nor is its total contradicted
        ("甲镇12人、乙镇9人,合计21人。丙镇5人。两项合计27人。", []),
        ("市直7人,县直3人,共10人,以上10人均已执行。", []),
        # without a noun beside it, a total is of the numbers of its sentence in its measure word
        ("拆除14处,整治7处,封闭5处,以上合计27处。", ["27=14+7+5"]),
        ("拆除14处,整治7个,封闭5处,以上合计20处。", ["20=14+5"]),
    ],
)
def test_what_a_total_without_a_noun_sums_up(text: str, found: list[str]) -> None:
    assert [expression for status, expression in sums(text) if status == "mismatch"] == found
