"""Lists that no word calls complete: how far off they may be, and what must stand around them.

Fates that fill their sentence (bare), fates with words before them and kinds (nearly).
"""

from __future__ import annotations

import pytest
from checked import said, sums


def statuses(text: str) -> list[str]:
    return [status for status, _ in sums(text)]


MISMATCH, OPEN, NOTHING, OK = ["mismatch"], ["unclear"], [], ["ok"]  # type: ignore[var-annotated]


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        # of two parts three tenths may be missing, of more four; more than all is a slip up to one half more
        (100, (40, 30), MISMATCH), (100, (40, 29), OPEN), (100, (80, 70), MISMATCH), (100, (80, 71), OPEN),
        (100, (20, 20, 20), MISMATCH), (100, (20, 20, 19), OPEN), (100, (60, 60, 30), MISMATCH), (100, (60, 60, 31), OPEN),
        # two in any case
        (5, (2, 1), MISMATCH), (5, (1, 1), OPEN), (2, (1, 2), MISMATCH), (2, (2, 2), MISMATCH), (3, (1, 1), MISMATCH),
        (1, (1, 1), NOTHING),
        # a part is something, and not more than all
        (100, (100, 20), MISMATCH), (100, (101, 20), NOTHING), (100, (20, 101), NOTHING), (26, (15, 0), NOTHING), (26, (0, 15), NOTHING),
        (26, (15, 11), OK),
    ],
)  # fmt: skip
def test_how_far_off_fates_that_fill_their_sentence_may_be(
    total: int, parts: tuple[int, ...], found: list[str]
) -> None:
    fates = zip(("打通", "封闭", "保留"), parts, strict=False)
    text = f"断头巷{total}条,{','.join(f'{fate}{n}条' for fate, n in fates)}。"
    assert sums(text) == [(status, f"{total}={'+'.join(map(str, parts))}") for status in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("断头巷26条,打通15条,封闭9条", MISMATCH),
        ("断头巷26条,打通15条,封闭9条\n", MISMATCH),
        ("断头巷26条,打通15条,封闭9条;", MISMATCH),
        ("(断头巷26条,打通15条,封闭9条)", MISMATCH),
        ("全县查明:断头巷26条,打通15条,封闭9条。", MISMATCH),
        ("一是断头巷26条,打通15条,封闭9条。", MISMATCH),
        ("三、断头巷26条,打通15条,封闭9条。", MISMATCH),
        ("2024年断头巷26条,打通15条,封闭9条。", MISMATCH),
        (f"{'甲' * 23}巷26条,打通15条,封闭9条。", MISMATCH),
        (f"{'甲' * 24}巷26条,打通15条,封闭9条。", NOTHING),  # too long a head
        ("经查,断头巷26条,打通15条,封闭9条。", NOTHING),  # a clause before
        ("26条,打通15条,封闭9条。", NOTHING),  # of what
        ("断头巷26条,打通15条,封闭9条,还有其他。", NOTHING),  # goes on
        ("断头巷26条、小巷30条,打通15条,封闭9条。", NOTHING),
        ("断头巷10条,断头巷26条,打通15条,封闭9条。", NOTHING),
        ("断头巷近26条,打通15条,封闭9条。", NOTHING),
        ("断头巷26条,打通15条,封闭约9条。", NOTHING),
        ("断头巷26条,打通15条,封闭9处。", NOTHING),
        ("断头巷26条,打通15条,9条。", NOTHING),
        ("断头巷26条,打通15条。封闭9条。", NOTHING),
    ],
)
def test_what_fills_its_sentence(text: str, found: list[str]) -> None:
    assert statuses(text) == found


@pytest.mark.parametrize(
    ("fate", "found"),
    [
        ("打通", MISMATCH), ("已经打通", MISMATCH), ("拟打通", MISMATCH), ("正在打通", MISMATCH), ("正在", MISMATCH), ("划归社区", MISMATCH),
        ("大修", NOTHING),  # a noun may be one of many
        ("民生", NOTHING),
        ("“打通”", NOTHING),
        ("打通了全部的巷子", NOTHING),
        ("检查", NOTHING), ("培训", NOTHING), ("增加", NOTHING), ("减少", NOTHING),  # of all at once, or beside them
    ],
)  # fmt: skip
def test_which_words_are_a_fate(fate: str, found: list[str]) -> None:
    assert statuses(f"断头巷26条,{fate}15条,封闭9条。") == found
    assert statuses(f"断头巷26条,封闭15条,{fate}9条。") == found


@pytest.mark.parametrize(
    ("verb", "found"), [("排查", MISMATCH), ("存在", MISMATCH), ("新建", NOTHING), ("修订", NOTHING)]
)
def test_a_total_that_is_a_deed_itself_has_no_fates(verb: str, found: list[str]) -> None:
    assert statuses(f"{verb}断头巷26条,打通15条,封闭9条。") == found


def test_several_bare_lists_of_one_bulletin() -> None:
    text = "断头巷26条,打通15条,封闭9条。断头路36条,打通15条,封闭9条。断头桥46座,修复30座,停用10座。"
    assert sums(text) == [("mismatch", "26=15+9"), ("unclear", "36=15+9"), ("mismatch", "46=30+10")]


HAIR = [
    # two fates: three hundredths or one, from twenty on
    (100, (60, 37), MISMATCH), (100, (60, 36), NOTHING), (100, (60, 43), MISMATCH), (100, (60, 44), NOTHING),
    (30, (20, 11), MISMATCH), (30, (20, 12), NOTHING), (20, (10, 9), MISMATCH), (20, (10, 8), NOTHING), (19, (10, 8), NOTHING),
    (20, (20, 1), NOTHING), (100, (60, 40), OK),
    # three: six hundredths or two, from ten on
    (100, (60, 24, 10), MISMATCH), (100, (60, 23, 10), NOTHING), (100, (60, 36, 10), MISMATCH), (100, (60, 37, 10), NOTHING),
    (20, (10, 5, 3), MISMATCH), (20, (10, 5, 2), NOTHING), (10, (5, 2, 1), MISMATCH), (10, (5, 1, 1), NOTHING),
    (10, (5, 4, 3), MISMATCH), (9, (5, 2, 1), NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(("total", "parts", "found"), HAIR)
def test_fates_behind_other_words_miss_their_total_by_a_hair(
    total: int, parts: tuple[int, ...], found: list[str]
) -> None:
    fates = zip(("核对无误", "更正", "注销"), parts, strict=False)
    text = f"经清查,资产卡片{total}张,{','.join(f'{fate}{n}张' for fate, n in fates)}。"
    assert sums(text) == [(status, f"{total}={'+'.join(map(str, parts))}") for status in found]


KINDS = [
    # two kinds: a tenth or one, from twenty on
    (100, (60, 30), MISMATCH), (100, (60, 29), NOTHING), (100, (60, 50), MISMATCH), (100, (60, 51), NOTHING),
    (20, (10, 8), MISMATCH), (20, (10, 7), NOTHING),
    # three: a fifth or two, from ten on
    (100, (50, 20, 10), MISMATCH), (100, (50, 20, 9), NOTHING), (100, (50, 50, 20), MISMATCH), (100, (50, 50, 21), NOTHING),
    (10, (5, 2, 1), MISMATCH), (10, (4, 2, 1), NOTHING), (10, (5, 6, 1), MISMATCH), (10, (5, 6, 2), NOTHING), (9, (5, 2, 1), NOTHING),
    (27, (28, 1), NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(("total", "parts", "found"), KINDS)
def test_kinds_may_miss_their_total_by_more(total: int, parts: tuple[int, ...], found: list[str]) -> None:
    kinds = zip(("领导干部", "普通职工", "外单位"), parts, strict=False)
    text = f"周转房{total}套,{','.join(f'{kind}{n}套' for kind, n in kinds)}。"
    assert sums(text) == [(status, f"{total}={'+'.join(map(str, parts))}") for status in found]


@pytest.mark.parametrize(("parts", "found"), [((60, 30), MISMATCH), ((60, 29), NOTHING)])
def test_money_misses_by_its_share_alone(parts: tuple[int, int], found: list[str]) -> None:
    assert statuses(f"房租100万元,领导干部{parts[0]}万元,普通职工{parts[1]}万元。") == found
    assert statuses("房租9元,领导干部6元,普通职工2元,外单位2元。") == NOTHING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what stands behind the list
        ("周转房27套,领导干部20套,普通职工5套等。", NOTHING),
        ("周转房27套,领导干部20套,普通职工5套并全部交还了县机关事务管理服务中心。", NOTHING),
        ("周转房27套,领导干部20套,普通职工5套,其中出租3套。", NOTHING),
        ("周转房27套,领导干部20套,普通职工5套,另外修缮。", MISMATCH),
        ("周转房27套,领导干部20套,普通职工5套;公租房3套。", MISMATCH),
        # what stands between the total and the list
        ("周转房27套并登记造册编号入账,领导干部20套,普通职工5套。", MISMATCH),
        (f"周转房27套,{'甲' * 18},领导干部20套,普通职工5套。", MISMATCH),  # twenty-four characters
        (f"周转房27套,{'甲' * 19},领导干部20套,普通职工5套。", NOTHING),
        (f"周转房27套,领导干部20套,{'甲' * 21}职工5套。", MISMATCH),
        (f"周转房27套,领导干部20套,{'甲' * 22}职工5套。", NOTHING),
        ("周转房27套、领导干部20套,普通职工5套。", NOTHING),  # an enumeration
        ("周转房27套;领导干部20套,普通职工5套。", NOTHING),
        ("周转房27套,包括领导干部20套,普通职工5套。", OPEN),
        ("周转房27套,其中领导干部20套,普通职工5套。", OPEN),
        # rows
        ("周转房27套,领导干部20套;普通职工5套;外单位1套。", MISMATCH),
        # what the numbers are
        ("周转房近27套,领导干部20套,普通职工5套。", NOTHING),
        ("周转房27套,领导干部20套,普通职工近5套。", NOTHING),
        ("周转房由27套,领导干部20套,普通职工5套。", NOTHING),  # changed into the next
        ("周转房从原有的27套,领导干部20套,普通职工5套。", NOTHING),
        ("共计周转房27套,领导干部20套,普通职工5套。", MISMATCH),
        ("周转房27套,领导干部20套,其他5套。", NOTHING),
        ("周转房27套,领导干部15套,普通职工5套,其他6套。", MISMATCH),
        ("已收回周转房27套,领导干部20套,普通职工5套。", MISMATCH),
        # how the parts are named
        ("周转房27套,“甲”20套、“乙”5套。", MISMATCH),
        ("周转房27套,2022年20套、2023年5套。", MISMATCH),
        ("案件250件,适用简易程序96件,适用普通程序148件。", MISMATCH),
        ("新建周转房27套,改建20套,扩建6套。", NOTHING),
    ],
)
def test_a_list_that_all_but_adds_up(text: str, found: list[str]) -> None:
    assert statuses(text) == found


def test_the_sentence_says_where_the_parts_stand() -> None:
    (row,) = said("周转房27套,领导干部20套,普通职工5套。", "parts_sum")
    assert (row.total, row.parts) == ("27套", ("20套", "5套"))
    assert row.message == "称27套,同句各项合计20+5=25套,少2套,不相符。"
