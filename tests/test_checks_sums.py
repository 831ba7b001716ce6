"""What adds up: where a total may stand, and which words, or which nouns, make a sum a breakdown and no accident."""

from __future__ import annotations

import pytest
from checked import said, sums


def right(text: str) -> list[str]:
    """The arithmetic of every sum that is right; none is wrong."""
    assert {status for status, _ in sums(text)} <= {"ok"}, text
    return [sum_ for _, sum_ in sums(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # behind the total
        ("处理35人,其中处分22人,组织处理13人,移送司法机关2人。", ["35=22+13"]),
        ("处理35人,处分22人、组织处理13人,移送司法机关2人。", ["35=22+13"]),  # a comma ends the list
        ("处理35人,处分22人,组织处理13人,移送司法机关2人。", []),  # nothing ends it
        ("处理10人,其中处分6人,组织处理4人,移送司法机关3人。", ["10=6+4"]),
        ("处理5人,其中处分3人,组织处理2人,移送2人。", []),  # small numbers add up by chance
        ("处理18人:甲镇8人、乙镇10人;丁镇17人。", ["18=8+10"]),
        ("处理18人,甲镇3人、乙镇5人、丙镇10人,丁镇7人。", ["18=3+5+10"]),
        # before it
        ("市直7人,县直3人,共10人。", ["10=7+3"]),
        ("市直7人,县直3人,移送10人。", []),
        ("党员7人+群众3人=10人。", ["10=7+3"]),
        ("乡镇4人,市直7人,县直3人,共10人。", ["10=7+3"]),
        ("市直10人,共10人。", []),
        # around it
        ("已完成346项,占587项的近六成,其余241项。", ["587=346+241"]),
        ("整改任务587项,完成346项,其余241项。", ["587=346+241"]),
        ("完成346项,整改任务587项,其余200项,其余41项。", ["587=346+200+41"]),
        ("整改任务587项,完成346项,其他241项。", ["587=346+241"]),
        # in front of a bracket, whatever its size and its nouns
        ("问题9个(甲镇企业4个、乙镇企业5个)。", ["9=4+5"]),
        ("处理35人,均已执行(处分22人、组织处理13人)。", ["35=22+13"]),
        # in a sentence before
        ("排查问题36个。经核实,甲街道12个、乙街道24个。", ["36=12+24"]),
        ("排查问题36个。经核实,甲街道12个、乙街道24个;新增3个。", ["36=12+24"]),
        ("排查问题36个。其中甲街道12个、乙街道24个。", ["36=12+24"]),
        ("排查问题36个。甲街道12个、其余24个。", ["36=12+24"]),
        ("排查问题近36个。经核实,甲街道12个、乙街道24个。", []),
        # a line of its own may be the heading of the next
        ("排查问题36个。\n经核实,甲街道12个、乙街道24个。", ["36=12+24"]),
        ("排查问题36个。\n县委重视。\n经核实,甲街道12个、乙街道24个。", []),
        (f"{'县' * 49}排查问题36个。\n经核实,甲街道12个、乙街道24个。", ["36=12+24"]),  # sixty characters with its end
        (f"{'县' * 60}排查问题36个。\n经核实,甲街道12个、乙街道24个。", []),
        # one sentence a part, down to the last
        ("排查问题36个。甲街道问题12个。乙街道问题24个。", ["36=12+24"]),
        ("排查问题36个。甲街道问题12个。乙街道问题20个。丙街道问题4个。", ["36=12+20+4"]),
        ("排查问题36个。甲街道问题12个。乙街道问题24个。丙街道问题3个。", []),
        ("排查问题36个,甲街道问题12个。乙街道问题24个。", []),
        ("排查问题10个。甲街道问题4个。乙街道问题6个。", ["10=4+6"]),
        ("排查问题9个。甲街道问题4个。乙街道问题5个。", []),
        ("排查问题36个。甲街道问题12个。乙街道问题近24个。", []),
        ("排查问题36个。甲街道项目12个。乙街道项目24个。", []),
        # columns of rows
        ("县级9人,其中处分7人;乡级20人,其中处分12人;共29人,其中处分19人。", ["29=9+20"]),
    ],
)  # fmt: skip
def test_where_a_total_stands(text: str, found: list[str]) -> None:
    assert right(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # of persons, and of one noun said with every number, small ones too
        ("5人,2人,3人。", ["5=2+3"]),
        ("5人。2人,3人。", []),
        ("5个问题,问题2个,问题3个。", ["5=2+3"]),
        ("5个问题,问题2个,任务3个。", []),
        ("处理10个,甲镇4个、乙镇6个。", ["10=4+6"]),
        # a word
        ("问题9个,其中甲镇4个、乙镇5个。", ["9=4+5"]),
        ("问题9个中,甲镇4个、乙镇5个。", ["9=4+5"]),
        ("问题9个,甲镇4个、剩余5个。", ["9=4+5"]),
        ("问题9个,甲镇4个、其他5个。", ["9=4+5"]),
        ("问题9个。甲镇4个、其他5个。", []),
        # parts of another noun: alone in their sentence, or three of a larger number
        ("问题20个,甲镇企业8个、乙镇企业12个。", ["20=8+12"]),
        ("问题30个,甲镇企业8个、乙镇企业12个、丙镇企业10个,均已整改。", ["30=8+12+10"]),
        ("问题20个,甲镇企业8个、乙镇企业6个、丙镇企业6个,均已整改。", ["20=8+6+6"]),
        # nothing is no total
        ("问题0个,甲镇0个、乙镇0个。", []),
        # told alike: each closes its clause, opens it, or says how far it is
        ("问题36个,甲镇12个已办结,乙镇24个正在推进。", []),
        ("问题36个,12个已办结,24个正在推进。", ["36=12+24"]),
        ("问题36个,12个由甲镇办理,24个由乙镇办理。", ["36=12+24"]),
        ("问题36个,已办结12个涉农,正在推进24个涉企。", ["36=12+24"]),
        ("问题36个,甲镇12个涉农,乙镇24个涉企。", []),
    ],
)  # fmt: skip
def test_what_makes_a_sum_a_breakdown(text: str, found: list[str]) -> None:
    assert right(text) == found


@pytest.mark.parametrize(("n", "found"), [(39, True), (40, True), (41, False)])
@pytest.mark.parametrize("in_sentences", [True, False])
def test_lists_of_up_to_forty_parts(n: int, found: bool, in_sentences: bool) -> None:
    parts = [f"第{'甲乙丙丁'[i % 4]}街道" for i in range(n)]
    each, between = ("问题10个", "。") if in_sentences else ("10个", "、")
    told = between.join(part + each for part in parts)
    assert right(f"排查问题{10 * n}个。经核实。{told}。") == [f"{10 * n}={'+'.join(['10'] * n)}"] * found


def test_a_sum_within_a_list_of_parts_is_an_accident() -> None:
    text = "共28人,其中处分11人、诫勉9人、约谈2人、提醒5人、批评1人。"
    assert right(text) == ["28=11+9+2+5+1"]


def test_what_a_part_is_made_of_is_a_sum_of_its_own() -> None:
    text = "共28人,其中处分11人(警告9人、撤职2人)、诫勉17人。"
    assert right(text) == ["28=11+17", "11=9+2"]
    text = "整改任务56项,已完成51项,其中3项提前,剩余5项。"
    assert right(text) == ["56=51+5"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # of two contradictions of one total the one with more parts is told
        ("档案196份,已整改158份,未整改33份,涉诉4份。", ["196 = 158+33+4"]),
        # a class beside its parts, or a stage before classes, is no total and no part
        ("全镇培训4期,学习类50人,环境类20人、管理类20人、安全类8人。", []),
        ("核查信访件100件,属实40件,失实30件,其余5件。", []),
        ("信访件200件,交办100件,属实70件,失实60件。", []),
    ],
)
def test_what_contradicts_no_total(text: str, found: list[str]) -> None:
    assert [row.expression for row in said(text, "parts_sum") if row.status == "mismatch"] == found


SHEDS, SHOPS, KILNS = "铁皮棚", "旧仓库", "砖厂"  # of no noun that the total has, and of no criterion


@pytest.mark.parametrize(
    ("total", "parts", "alone", "found"),
    [
        # all that follows in their sentence: two of twenty and more, three of any
        (20, (8, 12), True, True),
        (19, (8, 11), True, False),
        (10, (4, 3, 3), True, True),
        (9, (4, 3, 2), True, False),
        # more follows: three of twenty and more
        (20, (8, 6, 6), False, True),
        (19, (8, 5, 6), False, False),
        (30, (8, 22), False, False),
    ],
)
@pytest.mark.parametrize("between", ["", "涉及5户,"])
def test_parts_of_other_nouns_than_their_total(
    total: int, parts: tuple[int, ...], alone: bool, found: bool, between: str
) -> None:
    told = "、".join(f"{noun}{n}个" for noun, n in zip((SHEDS, SHOPS, KILNS), parts, strict=False))
    # A number of something else stands in between as well as behind.
    found = found and not (alone and between)
    assert right(f"排查隐患{total}个,{between}{told}{'' if alone else ',均已整改'}。") == (
        [f"{total}={'+'.join(map(str, parts))}"] if found else []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9件来信,来信2件、来信7件。", ["9=2+7"]),
        ("9件来信,来信2件、电话7件。", []),
        ("9件,信访2件、电话7件。", []),
        ("9名,党员2人、干部7人。", ["9=2+7"]),
        ("9件来信,涉及5户,来信2件、来信7件。", ["9=2+7"]),
        ("9件来信。来信2件、来信7件。", []),
    ],
)
def test_small_numbers_are_parts_of_what_is_said_three_times(text: str, found: list[str]) -> None:
    assert right(text) == found


@pytest.mark.parametrize(("between", "found"), [(10, True), (11, True), (12, False)])
def test_a_total_stands_at_most_twelve_numbers_before_a_list_in_another_sentence(between: int, found: bool) -> None:
    others = "、".join(f"涉及{n}个" for n in range(41, 41 + between))
    assert right(f"排查问题36个,{others}。经核实,甲街道12个、乙街道24个。") == ["36=12+24"] * found


@pytest.mark.parametrize(("n", "found"), [(7, True), (8, True), (9, False)])
def test_eight_numbers_stand_around_the_total_of_a_remainder(n: int, found: bool) -> None:
    done = "完成30项," * n
    rest = 587 - 30 * n
    assert right(f"{done}整改任务587项,其余{rest}项。") == [f"587={'30+' * n}{rest}"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a number that is no number of things, or is but about, parts what stands before it from what stands behind
        ("查处36件,近5件,甲镇12件、乙镇24件。", ["36=12+24"]),
        ("查处36件,甲镇12件、乙镇24件,近5件。", ["36=12+24"]),
        ("查处36件,甲镇12件、近24件。", []),
        ("查处近36件,甲镇12件、乙镇24件。", []),
        # the first of an enumeration is no total, unless a word says so
        ("处分35人、处分22人、处分13人。", []),
        ("处分35人、其中22人、13人。", ["35=22+13"]),
        # one sum is told once, two lists of one total are two
        ("处理35人,甲镇22人、乙镇13人;处理35人,甲镇22人、乙镇13人。", ["35=22+13", "35=22+13"]),
        ("处分9人、约谈2人,共11人,其中处长9人、科长2人。", ["11=9+2", "11=9+2"]),
        # in a bracket, what stands behind a mark or a word of parts is a list of its own
        ("问责26人(约谈3人;正科级9人,副科级17人)。", ["26=9+17"]),
        ("问责26人(约谈3人,其中正科级9人,副科级17人)。", ["26=9+17"]),
        ("(正科级9人,副科级17人)共问责26人。", []),
        # sentences of their own: no more than the total, and nothing of its noun behind
        ("排查问题36个。甲街道问题40个。乙街道问题24个。", []),
        ("排查问题36个。甲街道问题12个。乙街道问题24个。丙街道制度8个。", ["36=12+24"]),
    ],
)
def test_where_a_sum_begins_and_ends(text: str, found: list[str]) -> None:
    assert right(text) == found
