"""repeat: from which value on a figure is known again by its noun."""

from __future__ import annotations

import pytest
from checked import said

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def repeats(text: str) -> list[tuple[str, str | None]]:
    rows = analyse(Bulletin(text, "2024-12-31")).rows["checks"]
    return [(row.status, row.expression) for row in rows if row.kind == "repeat"]


@pytest.mark.parametrize(("noun", "enough"), [("项目", 100), ("合作社", 30), ("养老中心", 10), ("整改任务", 9)])
def test_the_longer_the_noun_the_smaller_the_number(noun: str, enough: int) -> None:
    text = "全县共有{noun}{n}个。\n清理工作结束,{noun}{n}个全部建档。"
    assert repeats(text.format(noun=noun, n=enough - 1)) == []
    assert repeats(text.format(noun=noun, n=enough)) == [("ok", f"{enough} = {enough}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年查处312起。\n截至年底,312起均已办结。", [("ok", "312 = 312")]),
        ("全年查处100起。\n截至年底,100起均已办结。", [("ok", "100 = 100")]),
        ("全年查处99起。\n截至年底,99起均已办结。", []),
        ("开展督导312场。\n截至年底,312场均有记录。", []),
        ("印发简报312期。\n截至年底,312期均有记录。", []),
        ("全年约谈312人次。\n截至年底,312人次均已谈话。", []),
        ("受理信访312件次。\n截至年底,312件次均已办结。", []),
        ("开展督导312次。\n截至年底,312次均有记录。", []),
        ("全年约谈312人。\n截至年底,312人均已谈话。", []),
    ],
)
def test_a_number_without_a_noun(text: str, found: list[tuple[str, str]]) -> None:
    """A large one is known, but for persons, and for what is done over and over."""
    assert repeats(text) == found


def mismatches(text: str) -> list[str]:
    return [row.expression for row in said(text, "repeat") if row.status == "mismatch"]


COMPANY = "巡察反馈问题{n}个,{lead}制定整改措施{first}项。\n二、下一步\n针对{n}个问题,{later}项措施逐条销号。"


@pytest.mark.parametrize(
    ("first", "later", "contradicts"),
    [
        (165, 149, True), (165, 148, False), (165, 181, True), (165, 182, False), (165, 165, False),
        (10, 11, True),
    ],
)  # fmt: skip
def test_a_tenth_more_or_less_in_the_same_company_is_a_slip(first: int, later: int, contradicts: bool) -> None:
    text = COMPANY.format(n=47, lead="", first=first, later=later)
    assert mismatches(text) == [f"{first} ≠ {later}"] * contradicts


@pytest.mark.parametrize(("n", "lead"), [(10, ""), (47, "由县委牵头会同有关部门研究后逐条地")])
def test_company_is_a_number_shortly_before(n: int, lead: str) -> None:
    """Twenty-four characters before at most."""
    assert mismatches(COMPANY.format(n=n, lead=lead, first=165, later=156)) == ["165 ≠ 156"]


def test_every_statement_that_differs_from_the_first_is_told() -> None:
    text = COMPANY.format(n=47, lead="", first=165, later=156)
    again = "\n针对47个问题,{}项措施逐条销号。"
    assert mismatches(text + again.format(170)) == ["165 ≠ 156 ≠ 170"]
    rows = said(text + again.format(165), "repeat")
    assert [(row.status, row.total, row.parts, row.message) for row in rows] == [
        ("ok", "47个", ("47个", "47个"), "反馈问题47个,前后3处一致。"),
        ("ok", "165项", ("165项",), "整改措施165项,前后2处一致。"),
        ("mismatch", "165项", ("156项",), "措施前称165项,后称156项,不一致。"),
    ]


def around(opening: str, closing: str, problems: int = 3) -> str:
    """A bulletin with so many problems between an opening and a closing part."""
    listed = "".join(f"({i})第{i}类台账管理不规范。\n整改情况:已清理。\n" for i in range(1, problems + 1))
    return (
        f"中共云岭县委关于巡察整改情况的通报\n一、组织推进情况\n县委认真研究,{opening}。\n"
        f"二、整改落实情况\n(一)主体责任不力\n{listed}三、下一步打算\n{closing}。\n"
    )


@pytest.mark.parametrize(
    ("first", "later", "contradicts"),
    [
        (22, 22, False), (22, 23, True), (22, 24, True), (22, 25, False), (30, 27, True), (30, 26, False), (30, 33, True), (30, 34, False),
        (10, 11, True), (10, 9, True), (10, 12, False), (9, 10, False),
    ],
)  # fmt: skip
def test_a_phrase_that_refers_back_may_not_differ_a_little(first: int, later: int, contradicts: bool) -> None:
    text = around(f"新建制度{first}项", f"对新建的{later}项制度开展回头看")
    assert mismatches(text) == [f"{first} ≠ {later}"] * contradicts


@pytest.mark.parametrize(
    ("opening", "closing", "contradicts"),
    [
        (
            "新建一批管用有效又好懂的制度22项",
            "对新建的23项制度开展回头看",
            True,
        ),  # fourteen characters from the verb on
        ("新建一批管用有效又好懂的的制度22项", "对新建的23项制度开展回头看", False),
        ("新建制度22项", "对新建23项制度开展回头看", False),  # no definite phrase
        ("新建制度22项", "对修订的23项制度开展回头看", False),
        ("新建制度22项", "对新建的23项措施开展回头看", False),
        ("新建制度22项", "对新建的23个制度开展回头看", False),
        ("修订制度40项,新建制度22项", "对新建的23项制度开展回头看", True),
        ("修订制度22项", "新建制度40项,对新建的23项制度开展回头看", False),
    ],
)
def test_what_a_phrase_refers_back_to(opening: str, closing: str, contradicts: bool) -> None:
    assert mismatches(around(opening, closing)) == ["22 ≠ 23"] * contradicts


def test_only_a_bulletin_of_three_problems_has_an_opening_and_a_closing_part() -> None:
    assert mismatches(around("新建制度22项", "对新建的23项制度开展回头看", problems=2)) == []


@pytest.mark.parametrize(
    ("told", "again", "found"),
    [
        (66, 66, [("ok", "66 = 66")]), (66, 67, [("mismatch", "66 ≠ 67")]), (66, 60, [("mismatch", "66 ≠ 60")]), (66, 59, []), (66, 72, [("mismatch", "66 ≠ 72")]),
        (66, 73, []), (4, 4, [("ok", "4 = 4")]), (5, 6, [("mismatch", "5 ≠ 6")]), (5, 4, [("mismatch", "5 ≠ 4")]), (5, 7, []),
    ],
)  # fmt: skip
def test_the_problems_handed_over(told: int, again: int, found: list[tuple[str, str]]) -> None:
    """Of any number: a tenth more or less contradicts, and one in any case."""
    text = f"中共云岭县委关于巡察整改情况的通报\n巡察组召开反馈会,指出问题{told}个。\n{again}个问题中,截至5月底已销号3个。\n"
    assert repeats(text) == found


@pytest.mark.parametrize(
    ("told", "again", "found"),
    [
        ("巡察组反馈了4个方面58个具体问题", "58个问题中,已销号3个", ["58 = 58"]),
        ("县委收到巡察反馈意见,共58个问题", "58个问题中,已销号3个", ["58 = 58"]),
        ("县委收到巡察反馈意见,共8个问题", "反馈的8个问题已整改3个", ["8 = 8"]),
        ("县委收到巡察反馈意见,共8个问题", "8项整改任务已完成3项", ["8 = 8"]),  # one task a problem
        ("县委收到巡察反馈意见,共8个问题", "9项整改任务已完成3项", []),
        ("县委收到巡察反馈意见,共8个问题", "新增8个问题已整改3个", []),
        ("县委收到巡察反馈意见,共8个问题", "8个问题由县委牵头督办", []),  # not how far they are
        ("县委收到巡察反馈意见,共8个问题", "已整改8个问题,办结3个", []),  # a part
        ("县委自查8个问题", "8个问题中,已销号3个", []),  # nobody handed them over
        ("巡察组反馈了8个线索", "8个线索中,已办结3个", []),
        *((f"巡察组反馈了8个{noun}", f"8个{noun}中,已销号3个", ["8 = 8"]) for noun in ("问题", "具体问题", "突出问题")),
        *(("巡察组反馈了8个问题", f"8项{noun}已完成3项", ["8 = 8"]) for noun in ("任务", "整改任务", "整改事项")),
        ("巡察组反馈了8个问题", "8项措施已完成3项", []),
    ],
)
def test_which_problems_are_those_handed_over(told: str, again: str, found: list[str]) -> None:
    text = f"中共云岭县委关于巡察整改情况的通报\n{told}。\n{again}。\n"
    assert [row.expression for row in said(text, "repeat")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # totals of rectification are known from nine on, under a problem only from what their length asks for
        ("制定措施9条。\n二、下一步\n措施9条全部落实。", ["9 = 9"]),
        ("制定措施8条。\n二、下一步\n措施8条全部落实。", []),
        ("制定措施9条。\n二、下一步\n已落实措施9条。", []),
        # what is left is left of more than one thing
        ("排查合作社37个。\n二、下一步\n剩余合作社37个。", []),
        ("排查合作社37个。\n二、下一步\n规范合作社37个。", ["37 = 37"]),
        ("排查合作社37个。\n二、下一步\n规范合作社37户。", []),
        ("排查合作社37个。\n二、下一步\n规范合作社近37个。", []),
    ],
)
def test_which_numbers_are_known_again(text: str, found: list[str]) -> None:
    assert [row.expression for row in said(text, "repeat")] == found


BULLETIN = (
    "中共云岭县水利局党组关于巡察整改情况的通报\n县委巡察组反馈了{}个{}。局党组制定整改措施{}条。\n一、整改落实情况\n"
    "1.关于学习不深入的问题。已整改。\n2.关于推进慢的问题。已整改。\n3.关于监管不严的问题。已整改。\n"
    "二、下一步打算\n{}。\n"
)


@pytest.mark.parametrize(
    ("problems", "noun", "measures", "end", "found"),
    [
        (43, "问题", 127, "反馈的43个问题已完成整改40个,127条整改措施已落实119条", [("ok", "43 = 43"), ("ok", "127 = 127")]),
        (48, "问题", 127, "反馈的43个问题已完成整改40个", [("mismatch", "48 ≠ 43")]),
        (43, "问题", 121, "127条整改措施已落实119条", [("mismatch", "121 ≠ 127")]),
        (75, "具体问题", 127, "57个具体问题,已完成整改52个", [("mismatch", "75 ≠ 57")]),
        # far off, another's, without progress, or a number that the text has told before
        (75, "问题", 127, "57个问题,已完成整改52个", []),
        (48, "问题", 127, "市委巡视反馈的43个问题已完成整改40个", []),
        (43, "问题", 121, "新增127条整改措施", []),
        (98, "具体问题", 127, "反馈的43个问题已完成整改40个", []),
        (66, "具体问题,其中本局38个具体问题", 127, "38个具体问题,已完成整改35个", []),
    ],
)  # fmt: skip
def test_what_was_handed_over_is_told_again_at_the_end(
    problems: int, noun: str, measures: int, end: str, found: list[tuple[str, str]]
) -> None:
    told = [row for row in repeats(BULLETIN.format(problems, noun, measures, end)) if row[0] != "ok" or len(found) > 1]
    assert told == found


@pytest.mark.parametrize(
    ("first", "later", "found"),
    [
        # a later number that says what it is may be off by forty in a hundred of the larger one
        (50, 30, True),
        (50, 29, False),
        (30, 50, True),
        (30, 51, False),
    ],
)
def test_how_far_off_a_named_number_of_problems_may_be(first: int, later: int, found: bool) -> None:
    text = BULLETIN.format(first, "问题", 127, f"反馈的{later}个问题已完成整改20个")
    assert mismatches(text) == [f"{first} ≠ {later}"] * found


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("反馈的43个问题已完成整改40个", True),
        ("43个问题已完成整改40个", False),
        ("整改的43个问题已完成整改40个", False),
    ],
)
def test_only_what_names_the_problems_handed_over_may_be_far_off(end: str, found: bool) -> None:
    assert mismatches(BULLETIN.format(60, "问题", 127, end)) == ["60 ≠ 43"] * found


@pytest.mark.parametrize(
    ("first", "later", "found"), [(100, 166, True), (100, 167, False), (100, 60, True), (100, 59, False)]
)
def test_how_far_off_a_number_of_measures_with_a_long_noun_may_be(first: int, later: int, found: bool) -> None:
    text = BULLETIN.format(43, "问题", first, f"{later}条整改措施已落实50条")
    assert mismatches(text) == [f"{first} ≠ {later}"] * found


@pytest.mark.parametrize(
    ("first", "later", "found"), [(50, 45, True), (50, 44, False), (50, 55, True), (50, 56, False)]
)
def test_how_far_off_a_number_of_measures_may_be(first: int, later: int, found: bool) -> None:
    text = BULLETIN.format(43, "问题", first, f"{later}条措施已落实20条")
    assert mismatches(text) == [f"{first} ≠ {later}"] * found


@pytest.mark.parametrize(
    ("noun", "n", "found"),
    [("养老中心", 9, False), ("农民合作社", 5, True), ("农民合作社", 4, False)],
)
def test_a_number_of_few_is_known_by_a_long_noun(noun: str, n: int, found: bool) -> None:
    text = f"全县共有{noun}{n}个。\n清理工作结束,{noun}{n}个全部建档。"
    assert repeats(text) == [("ok", f"{n} = {n}")] * found


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("58个问题中,已销号3个", True),
        ("反馈的58个问题,已销号3个", True),
        ("涉及的58个问题,已销号3个", True),
        ("4个方面58个问题,已销号3个", True),
        ("其中58个问题,已销号3个", False),
        ("剩余58个问题,已销号3个", False),
        ("全县58个问题,已销号3个", False),
    ],
)
def test_problems_are_told_again_as_a_whole(again: str, found: bool) -> None:
    """With another noun of the same kind, which nothing but this tells again."""
    text = f"中共云岭县委关于巡察整改情况的通报\n巡察组反馈了60个问题。\n{again}。\n"
    assert mismatches(text) == ["60 ≠ 58"] * found


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("巡察反馈问题47个,涉及整改任务165项", True),
        ("巡察反馈问题47个,已落实整改任务165项", False),  # each is told as a whole
        ("巡察反馈问题47个,其中整改任务165项", False),
        ("已整改问题47个,涉及整改任务165项", False),
        ("巡察反馈问题47个。涉及整改任务165项", False),
        ("巡察反馈企业47个,涉及整改任务165项", False),
    ],
)
def test_which_numbers_keep_company(first: str, found: bool) -> None:
    assert mismatches(f"{first}。\n二、下一步\n针对47个问题,156项任务逐条销号。") == ["165 ≠ 156"] * found
