"""Lists that the text presents as complete: brackets, sums behind, equations, remainders, what is done and what is not."""

from __future__ import annotations

import pytest
from checked import said


def told(text: str) -> list[tuple[str, str, str]]:
    """Status and arithmetic of every sum, and the words of its sentence that say how it is told."""
    rows = said(text, "parts_sum")
    return [(row.status, row.expression.replace(" ", ""), row.message.split(",")[1].split("合计")[0]) for row in rows]


def wrong(text: str, how: str) -> list[str]:
    """The arithmetic of what contradicts, all of it told in that way."""
    found = told(text)
    assert {by for status, _, by in found if status == "mismatch"} <= {how}, found
    return [sum_ for status, sum_, _ in found if status == "mismatch"]


BRACKET = "括号内"


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # a quarter more or less, and two in any case
        (100, (50, 25), True), (100, (50, 4), False), (100, (75, 50), True), (100, (95, 91), False), (5, (2, 1), True), (5, (1, 1), False),
        (100, (100, 5), True),
    ],
)  # fmt: skip
def test_how_far_off_a_bracket_may_be(total: int, parts: tuple[int, int], found: bool) -> None:
    text = f"给予党纪处分{total}人(党内警告{parts[0]}人,撤职{parts[1]}人)。"
    assert wrong(text, BRACKET) == [f"{total}={parts[0]}+{parts[1]}"] * found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("党内警告25人,撤职15人", True),
        ("党内警告25人、撤职15人", True),
        ("党内警告25人;撤职15人", True),
        ("党内警告25人+撤职15人", True),
        ("25人受到党内警告,15人受到撤职处分", True),
        (f"25人受到党内警告,15人{'甲' * 24}", True),
        (f"25人受到党内警告,15人{'甲' * 25}", False),
        ("党内警告25人,撤职15人等", False),
        ("其中党内警告25人,撤职15人", False),
        ("党内警告25人,撤职15人,均已执行", False),  # more than parts
        ("党内警告25人,撤职15人、村干部", False),
        ("党内警告25人、撤职近15人", False),
        ("党内警告40人", False),  # one is no list
        ("党纪处分25人,政务处分15人", False),  # one person may have both
    ],
)
def test_a_bracket_with_nothing_but_parts(inside: str, found: bool) -> None:
    assert bool(wrong(f"处理43人({inside})。", BRACKET)) == found


def test_the_parts_of_a_bracket_may_have_long_names() -> None:
    assert wrong(f"处理43人(党内警告25人,撤职8人,{'甲' * 30}5人)。", BRACKET) == ["43=25+8+5"]


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (f"处理43人{'甲' * 30}", True),
        (f"处理43人{'甲' * 31}", False),
        ("处理43人,均已执行", True),
        ("处理43人;约谈", False),
        ("处理43人。约谈", False),
        ("处理43人:约谈", False),
        ("处理近43人", False),
        ("处理43件", False),
    ],
)
def test_the_total_of_a_bracket_stands_before_it(before: str, found: bool) -> None:
    assert wrong(f"{before}(党内警告25人,撤职15人)。", BRACKET) == ["43=25+15"] * found


def summed(text: str) -> list[str]:
    """The arithmetic of what contradicts a sum behind its parts."""
    return [sum_ for status, sum_, by in told(text) if status == "mismatch" and by.startswith("前")]


@pytest.mark.parametrize(
    "sum_", ["共", "合计", "总计", "共计", "一共", "共有", "三项合计", "两类共", "合计为", "以上合计"]
)
def test_the_words_of_a_sum(sum_: str) -> None:
    assert summed(f"市直部门50人,县直部门40人,{sum_}100人。") == ["100=50+40"]


@pytest.mark.parametrize(
    ("parts", "found"),
    [((50, 25), True), ((50, 24), False), ((75, 50), True), ((75, 51), False), ((100, 5), True)],
)
def test_how_far_off_a_sum_may_be(parts: tuple[int, int], found: bool) -> None:
    text = f"市直部门{parts[0]}人,县直部门{parts[1]}人,共100人。"
    assert summed(text) == [f"100={parts[0]}+{parts[1]}"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # words between the sum and its number: it must come nearer
        ("市直部门50人,县直部门40人,合计涉及各级干部100人。", ["100=50+40"]),
        ("市直部门50人,县直部门39人,合计涉及各级干部100人。", []),
        ("市直部门60人,县直部门50人,合计涉及各级干部100人。", ["100=60+50"]),
        ("市直部门61人,县直部门50人,合计涉及各级干部100人。", []),
        ("市直部门50人,县直部门40人,以上100人。", ["100=50+40"]),
        # 累计 may reach farther back
        ("4轮常规巡察、2轮交叉巡察,累计7轮。", ["7=4+2"]),
        ("4轮常规巡察,2轮交叉巡察,累计7轮。", []),
        # where the list begins
        (f"乡镇8人,{'甲' * 19}市直部门50人,县直部门40人,共100人。", ["100=8+50+40"]),  # twenty-four characters between
        # what is counted by other words may belong to the sum
        ("市直部门50人,企业3家,县直部门40人,共100人。", []),
        ("市直部门近50人,县直部门40人,共100人。", []),
        ("市直部门50人,县直部门40人,共约100人。", []),
        ("市直部门90人,共100人。", []),
    ],
)  # fmt: skip
def test_a_sum_behind_its_parts(text: str, found: list[str]) -> None:
    assert summed(text) == found


def test_numbers_of_another_noun_are_no_part_of_a_sum() -> None:
    text = "甲镇16个问题,四个村42个问题,两项合计59个问题。"
    assert summed(text) == ["59=16+42"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("问题84个:47+26+10。", ["84=47+26+10"]),
        ("问题84个=47+26+10。", ["84=47+26+10"]),
        ("问题84个(47+26+10)。", ["84=47+26+10"]),
        ("问题84个:47+26+10+40。", []),  # too far off
        ("问题84个:47+26+10,新增50个。", ["84=47+26+10"]),
        ("问题84个:47+26+11。", []),
        ("问题84个:80。", []),
    ],
)
def test_the_terms_of_an_equation(text: str, found: list[str]) -> None:
    assert [sum_ for status, sum_, _ in told(text) if status == "mismatch"] == found


REST, STATES = "剩余部分连同前项", "完成与未完成各项"


@pytest.mark.parametrize(
    ("text", "how", "found"),
    [
        ("整改任务100项,已完成50项,剩余25项。", REST, ["100=50+25"]),
        ("整改任务100项,已完成75项,剩余50项。", REST, ["100=75+50"]),
        ("整改任务5项,已完成2项,剩余1项。", REST, ["5=2+1"]),
        ("整改任务100项,已完成60项,未完成30项。", STATES, ["100=60+30"]),
        ("整改任务100项,已完成60项,未启动30项。", STATES, ["100=60+30"]),
        ("整改任务100项,已完成60项,正在推进20项,未启动10项。", STATES, ["100=60+20+10"]),
        ("整改任务100项,已完成60项,基本完成20项,正在推进10项。", STATES, ["100=60+20+10"]),
        ("整改任务100项,已完成60项,已办结20项,未完成10项。", STATES, ["100=60+20+10"]),
        ("整改任务100项,已完成60项,未完成30项,正在推进8项。", STATES, ["100=60+30+8"]),
        ("整改任务100项,已完成60项,未完成20项,其余8项。", REST, ["100=60+20+8"]),
        ("整改任务60项,已完成60项,未完成3项。", STATES, ["60=60+3"]),  # as large as its largest part
        # numbers of the family between, up to three of them
        ("整改任务100项,涉及1项,已完成60项,未完成30项。", STATES, ["100=60+30"]),
        ("整改任务100项,涉及1项、2项、3项,已完成60项,未完成30项。", STATES, ["100=60+30"]),
        # the total in a sentence before, up to three of them
        ("整改任务100项。已完成60项,未完成30项。", STATES, ["100=60+30"]),
        ("整改任务100项。县委重视。专题研究。已完成60项,未完成30项。", STATES, ["100=60+30"]),
        ("整改任务100项。县委重视。专题研究。逐项分解。已完成60项,未完成30项。", STATES, []),
        # no whole
        ("整改任务100项,其中重点任务70项,已完成60项,未完成30项。", STATES, []),
        ("其中整改任务100项,已完成60项,未完成30项。", STATES, []),
        ("未完成整改任务100项,已完成60项,未完成30项。", STATES, []),
        ("已完成整改任务100项,已完成60项,剩余30项。", REST, []),
        # what is left behind 其中
        ("党员69名,其中处级54名,其余10名为科级。", REST, ["69=54+10"]),
        ("党员69名,其中处级54名,科级3名,其余10名。", REST, ["69=54+3+10"]),
        ("党员100名,在岗党员69名,其中处级54名,科级3名,其余10名。", REST, ["69=54+3+10"]),
        ("已整改37项,其中提前6项,其余5项。", REST, []),  # left of a larger number
        # states and something else, a hair off
        ("档案196份,已整改158份,正在整改33份,涉诉4份。", STATES, ["196=158+33+4"]),
        ("档案196份,已整改158份,正在整改31份,涉诉4份。", STATES, ["196=158+31+4"]),
        ("档案250份,已整改200份,正在整改40份,涉诉5份。", STATES, ["250=200+40+5"]),
        ("档案20份,已整改15份,正在整改3份,涉诉1份。", STATES, ["20=15+3+1"]),
    ],
)
def test_what_is_done_and_what_is_left(text: str, how: str, found: list[str]) -> None:
    assert wrong(text, how) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a quarter off; farther below it only where the parts are of the total's kind
        ("处理100人,其中科级50人、股级25人。", ["100=50+25"]),
        ("处理100人,其中科级5人、股级2人。", ["100=5+2"]),
        ("处理100人,其中科级75人、股级51人。", []),
        ("查处问题100个,其中发现线索50个、移送线索25个。", ["100=50+25"]),
        ("查处问题100个,其中发现线索50个、移送线索24个。", []),
        ("查处问题100个,其中发现线索75个、移送线索50个。", ["100=75+50"]),
        ("查处问题100个,其中发现线索75个、移送线索51个。", []),
        ("查处问题100个,其中违纪问题50个、违法问题4个。", ["100=50+4"]),
        # one part alone, a part that is more than all, or one that is not exact
        ("处理100人,其中科级50人。", []),
        ("处理100人,其中科级101人、股级2人。", []),
        ("处理100人,其中科级50人、股级近25人。", []),
        ("处理近100人,其中科级50人、股级25人。", []),
        # where the list ends
        ("处理100人,其中科级50人、股级25人,移送司法机关5人。", ["100=50+25"]),
        ("处理100人,科级50人、股级25人。", None),
    ],
)
def test_what_comes_behind_among_stays_open(text: str, found: list[str] | None) -> None:
    rows = [(sum_, by.startswith("所列部分")) for status, sum_, by in told(text) if status == "unclear"]
    assert rows == [(each, True) for each in found or []]


@pytest.mark.parametrize("n", [39, 40, 41])
def test_the_first_forty_that_come_behind_among(n: int) -> None:
    parts = "、".join(f"{'甲乙丙丁'[i % 4]}类10人" for i in range(n))
    (row,) = said(f"处理900人,其中{parts}。", "parts_sum")
    assert (row.status, row.parts) == ("unclear", ("10人",) * min(n, 40))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # half of 0.1, and twice half of 0.01
        ("追缴资金3.5万元(承包费1.24万元、补贴2.21万元)。", "ok"),
        ("追缴资金3.5万元(承包费1.24万元、补贴2.20万元)。", "mismatch"),
        ("追缴资金3.5万元(承包费1.24万元、补贴2.31万元)。", "ok"),
        ("追缴资金3.5万元(承包费1.24万元、补贴2.32万元)。", "mismatch"),
        ("追缴资金3.5万元(承包费1.2万元、补贴2.2万元)。", "ok"),
        ("追缴资金3.5万元(承包费1.1万元、补贴2.2万元)。", "mismatch"),
        ("追缴资金35万元(承包费12万元、补贴22万元)。", "ok"),
    ],
)
def test_what_rounding_explains_is_no_contradiction(text: str, status: str) -> None:
    assert [row[0] for row in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a part beside its parts is no total of them
        ("党小组12个,优化7个(合并4个、保留1个)。", []),
        ("党小组13个,优化7个(合并4个、保留1个)。", []),  # nor where both sums are a slip
        ("党小组12个。优化7个(合并4个、保留1个)。", ["mismatch"]),
        ("优化7个(合并4个、保留1个),党小组12个。", ["mismatch"]),
        ("党小组10个,优化5个(合并4个、保留1个)。", ["ok"]),
        # the text says that parts overlap
        ("处分12人(警告7人、撤职4人),一人多类的重复计算。", []),
        ("处分12人(警告7人、撤职5人),一人多类的重复计算。", ["ok"]),
        ("处分12人(警告7人、撤职4人)。一人多类的重复计算。", ["mismatch"]),
    ],
)
def test_what_takes_a_contradiction_back(text: str, found: list[str]) -> None:
    assert [status for status, _, _ in told(text)] == found


@pytest.mark.parametrize(
    ("text", "how", "found"),
    [
        # forty in a hundred, where nothing else stands between
        ("处理100人(警告50人,撤职10人)。", BRACKET, True),
        ("处理100人(警告50人,撤职9人)。", BRACKET, False),
        ("处理100人(警告95人,撤职45人)。", BRACKET, True),
        ("处理100人(警告95人,撤职46人)。", BRACKET, False),
        ("整改任务100项,已完成50项,剩余10项。", REST, True),
        ("整改任务100项,已完成50项,剩余9项。", REST, False),
        ("整改任务100项,已完成95项,未完成45项。", STATES, True),
        ("整改任务100项,已完成95项,未完成46项。", STATES, False),
        # a quarter, where something does
        ("整改任务100项,涉及3户,已完成50项,剩余25项。", REST, True),
        ("整改任务100项,涉及3户,已完成50项,剩余24项。", REST, False),
        ("整改任务100项,涉及3户,已完成75项,剩余50项。", REST, True),
        ("整改任务100项,涉及3户,已完成75项,剩余51项。", REST, False),
        ("整改任务100项,涉及3户,已完成101项,剩余5项。", REST, False),
        # a hair, where one of the parts is no state
        ("档案250份,已整改200份,正在整改40份,涉诉5份。", STATES, True),
        ("档案250份,已整改200份,正在整改39份,涉诉5份。", STATES, False),
        ("档案250份,已整改200份,正在整改50份,涉诉5份。", STATES, True),
        ("档案250份,已整改200份,正在整改50份,涉诉6份。", STATES, False),
        ("档案20份,已整改15份,正在整改2份,涉诉1份。", STATES, False),
        ("共有档案250份,已整改200份,正在整改40份,涉诉5份。", STATES, False),
        # some of a larger number
        ("职工100人,已办结60人,未办结30人。", STATES, True),
        ("女职工100人,已办结60人,未办结30人。", STATES, False),
        ("其中职工100人,已办结60人,未办结30人。", STATES, False),
        # up to three numbers of the family between
        ("整改任务100项,涉及1项、2项、3项,已完成60项,未完成30项。", STATES, True),
        ("整改任务100项,涉及1项、2项、3项、4项,已完成60项,未完成30项。", STATES, False),
    ],
)
def test_how_far_off_what_is_left_may_be(text: str, how: str, found: bool) -> None:
    assert any(status == "mismatch" and by == how for status, _, by in told(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the list that a sum closes goes back to a semicolon, a word of parts, or a long clause
        ("乡镇30人;市直部门50人,县直部门40人,共100人。", ["100=50+40"]),
        ("乡镇30人,其中市直部门50人,县直部门40人,共100人。", ["100=50+40"]),
        (f"乡镇30人,{'甲' * 20}市直部门50人,县直部门40人,共100人。", ["100=50+40"]),
        ("乡镇30人,企业3家,市直部门50人,县直部门40人,共100人。", []),
        # women may be among them
        ("市直部门50人,女干部40人,共100人。", []),
        # a sum of two, with words between
        ("市直部门50人,县直部门40人,总量100人。", ["100=50+40"]),
        ("市直部门50人。以上100人。", []),
    ],
)
def test_where_the_list_of_a_sum_begins(text: str, found: list[str]) -> None:
    assert summed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # as many as all of it is right; beyond it, classes that exclude each other contradict
        ("处理100人,其中科级60人、股级40人。", "ok"),
        ("立案100件,其中2022年60件,2023年50件。", "mismatch"),
        ("立案100件,其中2022年60件,2023年65件。", "mismatch"),
        ("立案100件,其中2022年60件,2023年66件。", None),
        ("立案100件,其中村级60件,信访50件。", "unclear"),
        ("立案100件,其中2022年60件涉农,2023年50件涉企。", "unclear"),
        ("立案100件,其中2022年60件,2023年30件。", "unclear"),
    ],
)
def test_what_goes_beyond_its_total_behind_among(text: str, found: str | None) -> None:
    assert [status for status, _, _ in told(text)] == [found] * (found is not None)
