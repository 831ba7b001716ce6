"""rate: how near a number must stand and come to be a rate's own, and how the rate is recomputed and printed."""

from __future__ import annotations

import pytest
from checked import said


def rates(text: str) -> list[tuple[str, str, str]]:
    """Status, printed rate and arithmetic."""
    return [(each.status, each.total, each.expression) for each in said(text, "rate")]


def statuses(text: str) -> list[str]:
    return [status for status, _, _ in rates(text)]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("不到80%", {71: [], 72: ["ok"], 79: ["ok"], 80: []}),
        ("不到20%", {14: [], 15: ["ok"], 19: ["ok"], 20: []}),  # five points at least
        ("超过60%", {59: [], 60: ["ok"], 66: ["ok"], 67: []}),
        ("超过20%", {19: [], 20: ["ok"], 25: ["ok"], 26: []}),
        ("约60%", {56: [], 57: ["ok"], 63: ["ok"], 64: []}),
        ("约10%", {8: [], 9: ["ok"], 11: ["ok"], 12: []}),  # one point at least
        # off by three points it is a slip, by many it is of something else
        ("93.0%", {50: [], 90: ["mismatch"], 92: ["mismatch"], 93: ["ok"], 94: ["mismatch"], 96: ["mismatch"]}),
        ("80%至90%", {80: [], 85: [], 90: []}),
    ],
)
def test_how_far_a_share_may_be_off(printed: str, values: dict[int, list[str]]) -> None:
    found = {value: statuses(f"反馈问题100个,已整改{value}个,整改率{printed}。") for value in values}
    assert found == values


@pytest.mark.parametrize(
    ("part", "total", "printed", "status", "computed"),
    [
        (10, 80, "13%", "ok", "12.5%"),  # rounded half up
        (10, 80, "12%", "ok", "12.5%"),  # cut off
        (62, 500, "13%", "mismatch", "12.4%"),
        (13, 100, "12%", "mismatch", "13%"),
        (1, 800, "0.13%", "ok", "0.13%"),
        (1, 800, "0.12%", "ok", "0.13%"),
        (1, 800, "0.125%", "ok", "0.125%"),
        (1, 800, "0.14%", "mismatch", "0.13%"),
        (1, 800, "0.1%", "ok", "0.1%"),
        (2, 3, "66.67%", "ok", "66.67%"),
        (2, 3, "66.6%", "ok", "66.7%"),
        (2, 3, "66.8%", "mismatch", "66.7%"),
    ],
)
def test_a_rate_agrees_at_its_printed_precision(
    part: int, total: int, printed: str, status: str, computed: str
) -> None:
    text = f"反馈问题{total}个,已整改{part}个,整改率{printed}。"
    assert rates(text) == [(status, printed, f"{part} / {total} = {computed}")]


@pytest.mark.parametrize(
    ("total", "found"),
    [
        # 1.1 may be 1.05 to 1.15; 33 is exact
        ("33万", {"3.1%": ["mismatch"], "3.2%": [], "3.3%": ["ok"], "3.5%": [], "3.6%": ["mismatch"]}),
        # 3.3 may be 3.25 to 3.35 as well
        ("3.3万", {"31.2%": ["mismatch"], "31.3%": [], "33.3%": ["ok"], "35.4%": [], "35.5%": ["mismatch"]}),
    ],
)
def test_numbers_that_are_rounded_leave_room_for_other_rates(total: str, found: dict[str, list[str]]) -> None:
    texts = {printed: f"处理{total}人次,其中第三种形态1.1万人次,占{printed}。" for printed in found}
    assert {printed: statuses(text) for printed, text in texts.items()} == found


def test_amounts_that_are_rounded_leave_room_for_another_growth() -> None:
    assert statuses("年租金由3.3万元升至4.4万元,增长33.3%。") == ["ok"]
    assert statuses("年租金由3.3万元升至4.4万元,增长31.0%。") == []
    assert statuses("年租金由33万元升至44万元,增长31.0%。") == ["mismatch"]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("年租金由220万元升至363万元,增长65%。", "363 / 220 - 1 = 65%"),
        ("会议费由120万元下降到90万元,下降25%。", "90 / 120 - 1 = 25%"),
        ("总投资1.2亿元,已完成投资3600万元,完成率30%。", "36000000 / 120000000 = 30%"),
        ("总投资360万元,已完成投资180万元,完成率50%。", "180 / 360 = 50%"),
        ("由63%下降到48.5%,下降14.5个百分点。", "|48.5 - 63| = 14.5"),
    ],
)
def test_the_arithmetic_is_shown_in_the_unit_of_its_numbers(text: str, expression: str) -> None:
    assert [shown for _, _, shown in rates(text)] == [expression]


def test_the_numbers_of_a_rate_are_its_parts() -> None:
    (share,) = said("反馈的56项整改任务,已完成51项,完成率91.1%。", "rate")
    assert (share.total, share.parts) == ("91.1%", ("51项", "56项"))
    (points,) = said("由63%下降到48.5%,下降14.5个百分点。", "rate")
    assert (points.total, points.parts) == ("14.5个百分点", ("63%", "48.5%"))


FILLERS = ["3户", "7台", "4套", "6间", "8张", "9辆", "2座", "5棵"]


@pytest.mark.parametrize(("between", "status"), [(0, ["ok"]), (6, ["ok"]), (7, [])])
def test_a_total_is_looked_for_among_eight_numbers_before(between: int, status: list[str]) -> None:
    text = f"排查厂房160处,涉及{'、'.join(FILLERS[:between])},整治62处,占比38.75%。"
    assert statuses(text) == status


@pytest.mark.parametrize(("between", "status"), [(0, ["ok"]), (1, ["ok"]), (2, [])])
def test_a_total_is_looked_for_among_two_numbers_behind(between: int, status: list[str]) -> None:
    text = f"整治62处,占比38.75%,{''.join(f'涉及{each},' for each in FILLERS[:between])}即全部厂房160处的一部分。"
    assert statuses(text) == status


def test_a_total_behind_stands_in_the_same_sentence() -> None:
    assert statuses("整治62处,占比38.75%。全部厂房160处。") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("排查厂房100处,涉及3户,整治62处,占比62%。", ["ok"]),
        ("排查厂房100处,涉及3户7台,整治62处,占比62%。", []),
        ("排查厂房100处,整治62处,涉及3户,占比62%。", ["ok"]),
        ("排查厂房100处,整治62处,涉及3户7台,占比62%。", []),
        # the text makes one part of the other
        ("排查厂房100处,其中整治62处,涉及3户7台,占比62%。", ["ok"]),
        # its words name the pair
        ("整改任务50项,涉及3户7台,已销号45项,涉及2座5棵,完成率90%。", ["ok"]),
        # not printed roughly
        ("排查厂房100处,整治62处,涉及3户7台,占比62.0%。", ["ok"]),
    ],
)
def test_a_rate_printed_roughly_is_of_the_numbers_next_to_it(text: str, status: list[str]) -> None:
    """Whole percents are met by chance too easily."""
    assert statuses(text) == status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what 占 speaks of
        ("共发现问题56个,已整改48个,占问题总数的86.7%。", [("mismatch", "86.7%", "48 / 56 = 85.7%")]),
        ("共发现问题56个,已整改48个,占线索总数的86.7%。", []),
        ("共发现问题56个,已整改48个,占总数的86.7%。", [("mismatch", "86.7%", "48 / 56 = 85.7%")]),
        # what the rate is of: done, and all
        ("整改任务50项,已完成50项,完成率98%。", [("mismatch", "98%", "50 / 50 = 100%")]),
        ("整改任务50项,已完成52项,完成率102%。", []),  # more than all: another total
        ("整改任务50项,已完成0项,完成率2%。", []),
        ("整改任务50项,已销号45项,已办结3项,完成率92%。", []),  # two are done
        ("整改任务50项,整改事项60项,已完成45项,完成率92%。", []),  # two totals
        ("已完成45项,整改任务50项,完成率92%。", []),  # the total comes first
        ("整改任务50项,已完成45项,任务完成率92%。", [("mismatch", "92%", "45 / 50 = 90%")]),
        ("整改任务50项,已销号45项,资金完成率92%。", []),
        ("整改任务50项,已销号45项,县委为此高度重视,先后多次研究,完成率92%。", []),
        ("整改任务50项,已完成45项,总体完成率达92%。", [("mismatch", "92%", "45 / 50 = 90%")]),
        # the rate takes up the verb of its part
        ("问题63个,销号55个,尚余8个,销号比例88.3%。", [("mismatch", "88.3%", "55 / 63 = 87.3%")]),
        ("问题63个,销号55个,尚余8个,销号比例87.3%。", [("ok", "87.3%", "55 / 63 = 87.3%")]),
        ("问题63个,销号63个,尚余0个,销号比例98%。", [("mismatch", "98%", "63 / 63 = 100%")]),
        ("问题63个,未销号8个,销号比例13.7%。", []),
        ("问题63个,销号55个,尚余8个,办结比例88.3%。", []),
    ],
)
def test_the_one_pair_that_a_rate_can_be_of(text: str, found: list[tuple[str, str, str]]) -> None:
    assert rates(text) == found


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("反馈问题36个。", ["mismatch"]),
        ("反馈问题36个。县委高度重视。", ["mismatch"]),
        ("反馈问题(共36个)。", []),
        ("已整改问题36个。", []),
        ("反馈问题36个以上。", []),
        ("反馈问题36个。\n", []),
        ("(反馈问题36个)。", []),
    ],
)
def test_the_total_of_a_rate_in_a_sentence_before(before: str, status: list[str]) -> None:
    """A few sentences before at most, of the same problem, and a total itself."""
    assert statuses(f"{before}已完成整改问题34个,整改完成率95%。") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("由甲乙丙丁戊己庚180万元升至252万元,增长41%。", ["mismatch"]),
        ("由甲乙丙丁戊己庚辛180万元升至252万元,增长41%。", []),
        ("180万元升至252万元,增长41%。", []),
        ("由180万元升至252万元,增长43%。", ["mismatch"]),
        ("由180万元升至252万元,增长60%。", ["mismatch"]),  # the clause names both levels
        ("由180万元升至252万元,增长61%。", []),
        ("由180万元,252万元,增长41%。", []),
        ("由0万元升至252万元,增长41%。", []),
        ("由180万元升至252吨,增长41%。", []),
        ("由近180万元升至252万元,增长41%。", []),
        ("由180万元升至252万元,减免30万元,增长41%。", []),
    ],
)
def test_a_growth_from_one_amount_to_another(text: str, status: list[str]) -> None:
    assert statuses(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("由63%下降到48.5%,下降17.5个百分点。", ["mismatch"]),
        ("由63%下降到48.5%,下降11.5个百分点。", ["mismatch"]),
        ("由甲乙丙丁戊63%下降到48.5%,下降13.5个百分点。", ["mismatch"]),
        ("由甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳63%下降到48.5%,下降13.5个百分点。", []),
        ("63%下降到48.5%,下降13.5个百分点。", []),
        ("由70%到63%再到48.5%,下降13.5个百分点。", []),  # three levels
        ("由70%到63%再到48.5%,下降14.5个百分点。", ["ok"]),
        ("由63%。下降到48.5%,下降14.5个百分点。", []),  # another sentence
        ("由约63%下降到48.5%,下降14.5个百分点。", []),
        ("由63%下降到48.5%,下降近15个百分点。", ["ok"]),
        ("由63%下降到48.5%,下降近14个百分点。", []),
        ("由63%下降到48.5%,约1%、约2%,下降14.5个百分点。", ["ok"]),
        ("由63%下降到48.5%,约1%、约2%、约3%,下降14.5个百分点。", []),
    ],
)
def test_points_between_two_levels(text: str, status: list[str]) -> None:
    assert statuses(text) == status


def off(text: str, *printed: str) -> list[bool]:
    """For each printed rate, whether it contradicts."""
    return ["mismatch" in statuses(text.format(each)) for each in printed]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        # three points, where nothing but the words of the rate relate the numbers
        ("全镇农户1450户,合作社986户,占{}。", ("65.0%", "71.0%"), ("64.9%", "71.1%")),
        # six, where the total stands in a sentence before
        ("整改任务50项。已完成45项,完成率{}。", ("84.0%", "96.0%"), ("83.9%", "96.1%")),
        # twenty, where one sentence names both by its words
        ("整改任务50项,已完成45项,完成率{}。", ("70.0%", "110.0%"), ("69.9%", "110.1%")),
        ("追回基金45万元,应追回50万元,追回率{}。", ("70.0%", "110.0%"), ("69.9%", "110.1%")),
        ("收缴承包费45万元,占应收50万元的{}。", ("70.0%", "110.0%"), ("69.9%", "110.1%")),
        ("发放问卷50份,收回45份,回收率{}。", ("70.0%", "110.0%"), ("69.9%", "110.1%")),
    ],
)
def test_how_far_off_a_rate_may_be(text: str, inside: tuple[str, str], outside: tuple[str, str]) -> None:
    assert off(text, *inside, *outside) == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what stands between part and rate
        ("收缴承包费40万元,占应收50万元的83%。", True),
        (f"收缴承包费40万元,占应收{'甲' * 8}50万元的83%。", True),  # ten characters
        (f"收缴承包费40万元,占应收{'甲' * 9}50万元的83%。", False),
        ("收缴承包费40万元,达50万元的83%。", True),
        ("收缴承包费40万元,涉及应收50万元的83%。", False),
        ("收缴承包费近40万元,占应收50万元的83%。", False),
        ("收缴承包费40万元,占应收近50万元的83%。", False),
        ("收缴承包费40万元,占应收50亩的83%。", False),
        ("收缴承包费50万元,占应收50万元的97%。", True),
        ("收缴承包费51万元,占应收50万元的97%。", False),
        ("收缴承包费0万元,占应收50万元的3%。", False),
        # a share of the number right before it, in its sentence and bracket
        ("全镇农户1450户,合作社986户,占66%。", True),
        ("全镇已整改1450户,合作社986户,占66%。", False),
        ("全镇农户近1450户,合作社986户,占66%。", False),
        ("全镇农户1450户,合作社近986户,占66%。", False),
        ("全镇农户1450户(合作社986户),占66%。", False),
        ("全镇农户1450户;合作社986户,占66%。", False),
        ("全镇农户1450户。合作社986户,占66%。", False),
        ("全镇农户1450户,涉及3人,合作社986户,占66%。", False),
        ("全镇农户986户,合作社986户,占98%。", False),
        (f"全镇农户1450户,{'甲' * 39}986户,占66%。", True),
        (f"全镇农户1450户,{'甲' * 40}986户,占66%。", False),
        (f"全镇农户1450户,合作社986户{'甲' * 8},占66%。", True),
        (f"全镇农户1450户,合作社986户{'甲' * 9},占66%。", False),
        ("全镇农户1450户,合作社986户,占农户总数的66%。", False),  # only what the text itself makes a part
        # what should be
        ("追回基金45万元,应追回50万元,追回率92%。", True),
        ("追回基金45万元,需追回50万元,追回率92%。", True),
        ("追回基金45万元,另有50万元,追回率92%。", False),
        ("追回基金50万元,应追回50万元,追回率97%。", True),
        ("追回基金51万元,应追回50万元,追回率97%。", False),
        ("追回基金45万元,应追回50万元,应上缴48万元,追回率92%。", False),
        ("追回基金45万元,应追回50万元,资金追回率92%。", True),
        ("追回基金45万元,应追回50万元,医保基金追回率92%。", False),
        ("拟追回基金45万元,应追回50万元,追回率92%。", False),
        # the number right before a part, that only can be its whole
        ("发放问卷50份,收回45份,回收率92%。", True),
        ("发放问卷50份,收回50份,回收率97%。", True),
        ("发放问卷50份,收回51份,回收率97%。", False),
        ("发放问卷50份,收回0份,回收率3%。", False),
        ("发放问卷近50份,收回45份,回收率92%。", False),
        ("已完成问卷50份,收回45份,回收率92%。", False),
        ("其中问卷50份,收回45份,回收率92%。", False),
        ("发放问卷50份,寄送48份,收回45份,回收率92%。", False),
        ("收回45份,发放问卷50份,回收率92%。", False),
        # one of them is a part
        ("收缴欠条1张,占应收50张的3%。", True),
        ("全镇农户50户,合作社1户,占4%。", True),
        ("追回欠条1张,应追回50张,追回率3%。", True),
        ("发放问卷50份,收回1份,回收率3%。", True),
        ("整改任务50项,已完成1项,完成率3%。", True),
        ("问题50个,其中销号1个,销号比例3%。", True),
        # its verb, and no negation of it
        ("问题50个,销号45个,尚余5个,销号比例92%。", True),
        ("问题50个,销号45个,尚余5个,销号比例72%。", True),
        ("问题50个,已完成销号45个,未销号5个,销号比例92%。", True),
        ("问题50个,未销号45个,销号比例92%。", False),
        ("问题50个,应销号45个,销号比例92%。", False),
    ],
)
def test_which_numbers_the_words_of_a_rate_pair(text: str, found: bool) -> None:
    assert ("mismatch" in statuses(text)) is found


@pytest.mark.parametrize(("between", "found"), [(6, True), (7, True), (8, False)])
def test_a_total_stands_at_most_eight_sentences_before_the_part_of_a_rate(between: int, found: bool) -> None:
    text = f"反馈问题36个。{'县委重视。' * between}已完成整改问题34个,整改完成率95%。"
    assert ("mismatch" in statuses(text)) is found


@pytest.mark.parametrize(("between", "found"), [("", True), ("经统计,", False), ("县委重视。", False), ("\n", False)])
def test_a_rate_that_opens_its_sentence(between: str, found: bool) -> None:
    text = f"对64家机构开展检查,发现违规机构27家。{between}占比44.2%。"
    assert ("mismatch" in statuses(text)) is found


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("对64家机构开展检查,发现违规机构27家。", ["ok"]),
        ("排查乡镇3个。涉及村5个。对64家机构开展检查,发现违规机构27家。", ["ok"]),
        ("对64家机构开展检查。发现违规机构27家。", ["ok"]),
        ("对64家机构开展检查,发现违规机构27家。逐家反馈,限期整改,回头核查。", []),
    ],
)
def test_the_numbers_of_a_rate_that_opens_its_sentence(before: str, status: list[str]) -> None:
    assert statuses(f"{before}占比42.2%。") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # two exact numbers, or a rate that is no bound
        ("反馈问题100个,已整改近90个,整改率约90%。", []),
        ("反馈问题100个,已整改90个,整改率约90%。", ["ok"]),
        ("反馈问题100个,已整改近90个,整改率90%。", ["ok"]),
        # two levels before the points, of which neither is a bound or a range
        ("由63%下降到50%至53%,下降12个百分点。", []),
        ("由63%下降到53%以上,下降10个百分点。", []),
        ("由63%下降到53%。下降10个百分点。", []),
        ("达78%,比上年的71%提高7个百分点。", ["ok"]),
        ("达78%,比上年的71%提高9个百分点。", ["mismatch"]),
        ("达78%,上年71%,提高9个百分点。", []),
    ],
)
def test_numbers_that_are_but_about(text: str, status: list[str]) -> None:
    assert statuses(text) == status


@pytest.mark.parametrize(("behind", "before", "status"), [(9, 0, ["ok"]), (10, 0, []), (0, 8, ["ok"]), (0, 9, [])])
def test_ten_characters_between_a_number_and_the_rate_of_the_next_sentence(
    behind: int, before: int, status: list[str]
) -> None:
    """Behind the number to the end of its sentence, and from there to the rate."""
    assert statuses(f"对64家机构开展检查,发现违规机构27家{'甲' * behind}。{'甲' * before}占比42.2%。") == status
