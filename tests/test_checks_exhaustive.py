"""Lists that name every part: by a colon, by 分别, by classes that exclude each other, by what is other, or by a hair."""

from __future__ import annotations

import pytest
from checked import said


def wrong(text: str, how: str) -> list[str]:
    """The arithmetic of what contradicts, told in that way."""
    rows = said(text, "parts_sum")
    return [
        row.expression.replace(" ", "") for row in rows if row.status == "mismatch" and f",{how}合计" in row.message
    ]


COLON, OFF, CLASSES, CLOSED = "冒号后各项", "“分别”所列各项", "互不重叠的各类", "至“其他”为止各项"


@pytest.mark.parametrize(
    ("parts", "found"),
    [((40, 25), True), ((40, 24), False), ((90, 60), True), ((90, 61), False), ((100, 50), True)],
)
@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("清查资产100类:相符{}类,盘亏{}类。", COLON),
        ("清查资产100类,具体为:相符{}类;盘亏{}类。", COLON),
        ("清查资产100类——相符{}类、盘亏{}类。", COLON),
        ("甲、乙资产100类,分别为相符{}类、盘亏{}类。", OFF),
        ("甲、乙资产100类,分别是相符{}类、盘亏{}类。", OFF),
        ("经核查,信访件100件,属实{}件,失实{}件。", CLASSES),
        ("收到信访件100件,逐件核查。属实{}件,失实{}件。", CLASSES),
    ],
)
def test_how_far_off_a_list_may_be(text: str, how: str, parts: tuple[int, int], found: bool) -> None:
    """Some of the total may be left out, up to 35 in a hundred; more than all of it there is up to one half."""
    assert wrong(text.format(*parts), how) == [f"100={parts[0]}+{parts[1]}"] * found


@pytest.mark.parametrize(
    ("text", "parts", "found"),
    [
        # what is going on leaves out what has not begun
        ("经研究,整改任务100项,已完成{}项,正在推进{}项。", (40, 30), True),
        ("经研究,整改任务100项,已完成{}项,正在推进{}项。", (40, 29), False),
        # a part of no side: the list may have left its subject
        ("经核查,信访件100件,属实{}件,失实{}件,村级{}件。", (40, 25, 20), True),
        ("经核查,信访件100件,属实{}件,失实{}件,村级{}件。", (40, 25, 19), False),
        ("经核查,信访件100件,属实{}件,失实{}件,村级{}件。", (40, 25, 50), True),
        # of small totals
        ("核查信访件2件,属实{}件,失实{}件。", (1, 2), True),
        ("核查信访件1件,属实{}件,失实{}件。", (1, 1), False),
    ],
)
def test_how_far_off_classes_may_be(text: str, parts: tuple[int, ...], found: bool) -> None:
    assert bool(wrong(text.format(*parts), CLASSES)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("核查信访件100件,属实40件,失实30件。", True),
        ("核查信访件100件,部分属实40件,失实30件。", True),
        ("受理信访件100件,实名60件,匿名30件。", True),
        ("处理干部100人,党员60人,非党员30人。", True),
        ("检测样品100个,合格60个,不合格30个。", True),
        ("检测样品100个,合格60个,基本合格30个。", False),  # one side only
        ("核查信访件100件,属实40件,查实30件。", False),
        ("核查信访件100件,属实40件,村级30件。", False),
        ("核查信访件100件,村级30件,属实40件,失实20件。", False),  # the first two tell both sides
        # a word and its negation
        ("专项资金100万元,已拨付60万元,未拨付30万元。", True),
        ("专项资金100万元,拨付60万元,尚未拨付30万元。", True),
        ("专项资金100万元,使用60万元,未拨付30万元。", False),
        # what is done, of another noun
        ("已整改问题32项,修订制度27项,废止3项。", False),
        # more than all, behind 其中
        ("处理干部100人,其中党员80人,非党员30人。", True),
        ("处理干部100人,其中党员60人,非党员30人。", False),
        ("处理干部100人中,党员60人,非党员30人。", True),
        # outcomes that only what was counted before can have, whatever they are called now
        ("核查信访件100件,属实问题40件,失实问题30件。", True),
        ("受理信访件100件,办结案件60件,未办结案件30件。", True),
        ("检测样品100个,合格产品60个,不合格产品30个。", True),
        ("专项资金100万元,拨付补贴60万元,未拨付补贴30万元。", True),
        # one person may have both, or be several things
        ("处分100人,党纪处分60人,政务处分30人。", False),
        ("提拔干部100人,合格60人,不合格女干部30人。", False),
        # a remainder
        ("整改问题100项,修订60项,其余30项。", True),
        ("经研究,整改问题100项,修订45项,其余20项。", True),
        ("经研究,整改问题100项,修订45项,其余19项。", False),
        ("经研究,整改问题100项,修订95项,其余55项。", True),
        ("经研究,整改问题100项,修订95项,其余56项。", False),
        # the total
        ("核查信访件近100件,属实40件,失实30件。", False),
        ("其中信访件100件,属实40件,失实30件。", False),
        # the end of the list
        ("核查信访件100件,属实40件,失实30件等。", False),
        ("核查信访件100件,属实40件,失实30件:", False),
        (f"核查信访件100件,属实40件,失实30件{'甲' * 23}。", True),
        (f"核查信访件100件,属实40件,失实30件{'甲' * 24}。", False),
    ],
)
def test_classes_that_exclude_each_other(text: str, found: bool) -> None:
    assert bool(wrong(text, CLASSES)) == found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (",组建3个组", True),
        (",组建3个组,已办结", True),
        (",组建3个组,逐件核查,已办结", False),  # three clauses at most
        (";组建3个组", False),
        (",包括3个组", False),
        (f",组建3个组{'甲' * 36}", True),
        (f",组建3个组{'甲' * 41}", False),
        (",组建3个组。", True),
    ],
)
def test_numbers_of_other_things_between_a_total_and_its_classes(between: str, found: bool) -> None:
    end = "" if between.endswith("。") else ","
    assert wrong(f"核查信访件100件{between}{end}属实40件,失实30件。", CLASSES) == ["100=40+30"] * found


def test_states_belong_to_the_number_before_them_alone() -> None:
    assert wrong("整改任务100项,组建3个组,已完成40项,正在推进30项。", CLASSES) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("收到信访件100件。", True),
        ("收到信访件100件。经县纪委认真核查,", True),
        ("收到信访件100件。经县纪委核查,逐件认定,", False),
        ("收到信访件100件。其中", True),
        ("收到信访件100件。包括", False),
        ("收到信访件近100件。", False),
        ("收到信访件100件。\n", False),
        ("收到线索100件。县委重视。", True),
        ("收到信访件1件。", False),
    ],
)
def test_a_list_that_opens_a_sentence(before: str, found: bool) -> None:
    assert wrong(f"{before}属实40件,失实30件。", CLASSES) == ["100=40+30"] * found


def test_a_list_in_brackets_is_of_what_stands_before_them() -> None:
    assert wrong("收到信访件100件。(属实40件,失实30件)", CLASSES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100件信访件涉及水40件、大气20件、其他11件。", True),
        ("100件信访件涉及水40件、大气20件、其他9件。", False),
        ("100件信访件涉及水60件、大气49件、其他20件。", True),
        ("100件信访件涉及水60件、大气50件、其他21件。", False),
        ("100件信访件涉及水40件、大气40件、其余11件。", True),
        ("100件信访件涉及水80件、其他11件。", False),  # two
        ("100件信访件涉及水40件,大气40件,其他11件。", False),  # no enumeration
        ("100件信访件涉及水40件、大气40件、土壤11件。", False),  # nothing closes it
        ("100件信访件涉及水40件、其他40件、土壤11件。", False),
    ],
)
def test_what_is_other_closes_a_list(text: str, found: bool) -> None:
    assert bool(wrong(text, CLOSED)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # eight in a hundred or one, of ten and more, from three parts on
        ("排查隐患100处,用电隐患40处、用气隐患30处、消防隐患22处均已整改。", True),
        ("排查隐患100处,用电隐患40处、用气隐患30处、消防隐患21处均已整改。", False),
        ("排查隐患100处,用电隐患40处、用气隐患38处、消防隐患30处均已整改。", True),
        ("排查隐患100处,用电隐患40处、用气隐患39处、消防隐患30处均已整改。", False),
        ("排查隐患10处,用电隐患4处、用气隐患3处、消防隐患2处均已整改。", True),
        ("排查隐患10处,用电隐患4处、用气隐患3处、消防隐患1处均已整改。", False),
        ("排查隐患9处,用电隐患4处、用气隐患3处、消防隐患1处均已整改。", False),
        ("排查隐患100处,用电隐患50处、用气隐患42处均已整改。", False),
        # of one noun, and joined throughout
        ("排查隐患100处,用电隐患40处、用气隐患30处,消防隐患22处均已整改。", False),
        ("投入100万元,修路40万元、建桥30万元、绿化22万元均已到位。", True),
        ("投入100万元,修路40万元、建桥30万元、绿化21万元均已到位。", False),
    ],
)
def test_a_list_that_nothing_calls_complete_misses_by_a_hair(text: str, found: bool) -> None:
    assert bool(wrong(text, CLASSES)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("信访件100件,交办100件,属实70件,失实60件。", ["100=70+60"]),
        # the larger number before may be the whole
        ("信访件160件,交办100件,属实70件,失实60件。", []),
        # the list may go on behind
        ("核查信访件100件,属实40件,失实30件;新增3件。", ["100=40+30"]),
        ("核查信访件100件,属实40件,失实30件。约谈5人。", ["100=40+30"]),
        ("核查信访件100件,属实40件,失实30件。其余25件。", []),
        ("核查信访件100件,属实40件,失实30件。其他25件。", []),
        ("核查信访件100件,属实40件,失实30件。另有25件。", []),
        ("核查信访件100件,属实40件,失实30件。县委重视。另有25件。", ["100=40+30"]),
        # not where it is too much already
        ("核查信访件100件,属实70件,失实60件。其余25件。", ["100=70+60"]),
    ],
)
def test_what_stands_around_a_list(text: str, found: list[str]) -> None:
    assert wrong(text, CLASSES) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清查资产100宗:甲类40宗、乙类30宗,丙类20宗。", ["100=40+30+20"]),
        ("清查资产100宗:甲类40宗、乙类30宗;丙类20宗。", ["100=40+30"]),
        ("清查资产100宗:甲类40宗;乙类30宗;丙类20宗。", ["100=40+30+20"]),
        ("清查资产100宗:甲类40宗、乙类30宗、包括丙类20宗。", []),
        ("清查资产100宗:甲类40宗、乙类30宗、其中丙类20宗。", []),
        (f"清查资产100宗:甲类40宗、{'乙' * 22}30宗、丙类20宗。", ["100=40+30+20"]),  # twenty-four characters
        (f"清查资产100宗:甲类40宗、{'乙' * 24}30宗、丙类20宗。", []),
        (f"清查资产100宗:{'甲' * 30}40宗、乙类30宗、丙类20宗。", ["100=40+30+20"]),
    ],
)
def test_where_a_list_behind_a_colon_ends(text: str, found: list[str]) -> None:
    assert wrong(text, COLON) == found


@pytest.mark.parametrize(("parts", "found"), [((60, 30), True), ((60, 50), False)])
def test_classes_that_overlap_are_more_than_all_by_themselves(parts: tuple[int, int], found: bool) -> None:
    text = f"处分100人:党纪处分{parts[0]}人、政务处分{parts[1]}人。"
    assert wrong(text, COLON) == [f"100={parts[0]}+{parts[1]}"] * found


@pytest.mark.parametrize(("n", "found"), [(40, True), (41, False)])
def test_lists_behind_a_colon_have_up_to_forty_parts(n: int, found: bool) -> None:
    parts = ",".join(f"{'甲乙丙丁'[i % 4]}类3宗" for i in range(n))
    assert bool(wrong(f"清查资产{3 * n + 1}宗:{parts}。", COLON)) == found


@pytest.mark.parametrize(
    ("lead", "how"),
    [
        (":", COLON),
        ("——", COLON),
        (",具体为:", COLON),
        (f",{'甲' * 14}:", COLON),
        (f",{'甲' * 15}:", None),
        (",分别为", OFF),
        (",分别有", OFF),
        (",分别是", OFF),
        (",分别", None),
        (f",分别是{'甲' * 10}", OFF),  # twelve characters with the label
        (f",分别是{'甲' * 11}", None),
        (f"{'甲' * 14},分别为", OFF),
        (f",{'甲' * 4}分别为", OFF),
        (f",{'甲' * 5}分别为", None),
        (";", None),
        ("、", None),
        (",主要为:", None),
        (",包括", None),
    ],
)
def test_what_leads_from_a_total_to_all_of_its_parts(lead: str, how: str | None) -> None:
    text = f"清查资产100类{lead}相符60类,盘亏15类,均已登记。"
    assert [by for by in (COLON, OFF, CLASSES, CLOSED) if wrong(text, by)] == ([how] if how else [])


@pytest.mark.parametrize(
    ("between", "found"), [(",", True), (",逐件核查,", True), (",逐件核查,逐件答复,", False), (f",{'甲' * 68},", True), (f",{'甲' * 69},", False)]
)  # fmt: skip
def test_one_clause_may_stand_between_a_total_and_its_classes(between: str, found: bool) -> None:
    """Seventy-two characters with the first label."""
    assert wrong(f"核查信访件100件{between}属实40件,失实30件。", CLASSES) == ["100=40+30"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a whole may be one of the three numbers of the family before, if it is as large as the sum
        ("信访件129件,交办100件,属实70件,失实60件。", True),
        ("信访件130件,交办100件,属实70件,失实60件。", False),
        ("信访件130件,1件,2件,交办100件,属实70件,失实60件。", False),
        ("信访件130件,1件,2件,3件,交办100件,属实70件,失实60件。", True),
        # done, mostly done, and not done
        ("经研究,整改任务100项,基本完成60项,正在推进30项。", True),
        ("经研究,整改任务100项,基本完成60项,未启动30项。", True),
        ("经研究,整改任务100项,已完成60项,基本完成30项。", False),
        # said to be all of them
        ("涉事100名司机全部查清,罚款40人、批评教育25人。", True),
        ("涉事100名司机全部查清,罚款40人,批评教育25人。", False),
        ("涉事100名司机全部查清,罚款40人、批评教育25人等。", False),
        ("涉事100名司机查清,罚款40人、批评教育25人。", False),
        # the list goes on
        ("核查信访件100件,属实40件,失实30件,新增3件。", False),
        ("核查信访件100件,属实40件、失实30件,新增3件。", True),  # a comma ends what 、 has joined
        ("核查信访件100件,属实40件,失实30件;新增3件。", True),
        ("核查信访件100件,属实40件,其中失实30件。", False),
        ("核查信访件100件,女方属实40件,失实30件。", False),
        # a class and its negation
        ("检测样品100个,达标60个,不达标30个。", True),
        ("检测样品100个,达标60个,未达标30个。", True),
        ("检测样品100个,入库60个,没有入库30个。", True),
        ("检测样品100个,入库60个,尚未入库30个。", True),
        ("检测样品100个,入库60个,待入库30个。", True),
    ],
)
def test_what_shows_that_parts_are_all_there(text: str, found: bool) -> None:
    assert any(row.status == "mismatch" for row in said(text, "parts_sum")) is found
