"""Figures: which numbers can be added up, where each stands, and which words before it relate it to others."""

from __future__ import annotations

import pytest

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.checks.figures import Figure, gather, printed_number, slack, trailing_status
from rectnlp.pipeline import analyse


def read(text: str) -> tuple[Analysis, list[Figure]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return analysis, gather(analysis).every


def printed(text: str) -> list[str]:
    analysis, figures = read(text)
    return [analysis.view.norm[figure.start : figure.end] for figure in figures]


def families(text: str) -> list[tuple[str, str]]:
    analysis, figures = read(text)
    return [(analysis.view.norm[figure.start : figure.end], figure.family) for figure in figures]


def test_persons_are_one_family_and_visits_another() -> None:
    assert families("处分5人、4名、3位,约谈7人次,培训8人(次)。") == [
        ("5人", "人"), ("4名", "人"), ("3位", "人"), ("7人次", "人次"), ("8人(次)", "人次"),
    ]  # fmt: skip


def test_durations_and_ages_are_parts_of_nothing() -> None:
    text = "面积12亩、长3公里、重5吨、价值3万元、蓄水20立方米、节电30千瓦时、历时5天、年满50岁。"
    assert families(text) == [
        ("12亩", "亩"), ("3公里", "公里"), ("5吨", "吨"), ("3万元", "元"), ("20立方米", "立方米"), ("30千瓦时", "千瓦时"),
    ]  # fmt: skip


def test_a_rate_is_no_number_of_things() -> None:
    assert printed("每村3人,共5人。") == ["5人"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("问题84个,完成397、持续11,未完成4;其他5。", ["84个", "397", "11", "4", "5"]),
        ("问题84个(完成80)", ["84个", "80"]),
        ("完成80\n", ["80"]),
        ("完成80", []),  # nothing closes it
        ("完成80余", []),
        ("完成1,234、持续1,2。", []),  # thousands
        ("完成1234567、", ["1234567"]),
        ("完成12345678、", []),  # a telephone number rather
        ("第12、2024年、3月12、至12、届12。", []),  # ordinals and dates
        ("84个(47+26+11)", ["84个", "47", "26", "11"]),
        ("94个:47+26。", ["94个", "47", "26"]),
        ("94个=47+26。", ["94个", "47", "26"]),
        ("94个、47+26。", ["94个", "26"]),
        ("(47、)", []),
        ("完成率50%、完成3人。", ["3人"]),
        ("完成百分之50、完成3人。", ["3人"]),
        ("于2024.06、完成3人。", ["3人"]),
    ],
)
def test_numbers_without_a_measure_word(text: str, numbers: list[str]) -> None:
    assert printed(text) == numbers


def test_numbers_without_a_measure_word_are_of_the_family_before_them_in_their_sentence() -> None:
    assert families("问题84个,完成80、持续4。约谈3、诫勉5人,完成2。") == [
        ("84个", "个"), ("80", "个"), ("4", "个"), ("3", ""), ("5人", "人"), ("2", "人"),
    ]  # fmt: skip
    _, figures = read("问题84个,完成80、持续4。")
    assert [(figure.value, figure.grains, figure.exact) for figure in figures] == [
        (84, 840_000, True), (80, 800_000, True), (4, 40_000, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "exact"),
    [("处分5人。", True), ("处分近5人。", False), ("处分5人以上。", False), ("处分5至6人。", False)],
)
def test_bounds_and_ranges_are_not_exact(text: str, exact: bool) -> None:
    (figure,) = read(text)[1]
    assert figure.exact is exact


def test_figures_are_gathered_once() -> None:
    analysis, figures = read("处分5人。")
    assert gather(analysis).every is figures


def test_chains_are_of_one_family_sentence_and_bracket() -> None:
    text = "处分5人(党员3人、干部2人),追缴3万元,移送1人。约谈7人,8人。"
    analysis = analyse(Bulletin(text))
    norm = analysis.view.norm
    chains = [[norm[figure.start : figure.end] for figure in chain] for chain in gather(analysis).chains]
    assert chains == [["5人", "1人"], ["3人", "2人"], ["3万元"], ["7人", "8人"]]
    assert [(figure.order, figure.index) for figure in gather(analysis).every] == [
        (0, 0), (1, 1), (2, 2), (3, 0), (4, 3), (5, 4), (6, 5),
    ]  # fmt: skip


def test_the_innermost_bracket_counts_and_ends_with_its_line() -> None:
    _, figures = read("甲(乙(3人)4人)5人\n丙(6人\n7人),8人(9人)")
    assert [figure.bracket for figure in figures] == [3, 1, -1, 14, -1, -1, 24]


def test_a_figure_stands_in_its_sentence_and_problem() -> None:
    _, figures = read(
        "约谈1人。约谈2人。\n约谈3人。\n(1)台账管理不规范。约谈4人。约谈5人。\n(2)印章管理不规范。约谈6人。\n"
    )
    assert [figure.sentence for figure in figures] == sorted({figure.sentence for figure in figures})
    blocks = [figure.block for figure in figures]
    assert blocks[0] == blocks[1] == blocks[2] - 1  # paragraphs above the problems, one after another
    assert max(blocks[:3]) < 0 <= min(blocks[3:])
    assert blocks[3] == blocks[4] != blocks[5]


@pytest.mark.parametrize(
    ("text", "cues", "status"),
    [
        ("其中已完成8项。", "among", "done"),
        ("其余8项。", "rest", None),
        ("其他8项。", "other", None),
        ("共8项。", "sum", None),
        ("其中,共8项。", "among sum", None),
        ("已完成8项。", "", "done"),
        ("完成8项。", "", "done"),
        ("完成整治8项。", "", None),  # this word must stand next to its number
        ("已完成整治8项。", "", "done"),
        ("已完成,整治8项。", "", None),  # another clause
        ("已完成(整治8项。", "", None),
        ("正在推进8项。", "", "ongoing"),
        ("未完成8项。", "", "open"),
        ("基本完成8项。", "", "mostly_done"),
        ("已完成,正在推进8项。", "", "ongoing"),
    ],
)
def test_the_words_before_a_figure(text: str, cues: str, status: str | None) -> None:
    (figure,) = read(text)[1]
    assert (figure.cues.strip(), figure.status) == (cues, status)


@pytest.mark.parametrize(("between", "cues"), [(0, "among"), (38, "among"), (39, "")])
def test_words_are_read_forty_characters_back(between: int, cues: str) -> None:
    (figure,) = read(f"其中{'甲' * between}8项。")[1]
    assert figure.cues.strip() == cues


def test_words_are_read_back_to_the_figure_before_and_the_start_of_the_sentence() -> None:
    assert [figure.cues.strip() for figure in read("其中3人、5人。7人。")[1]] == ["among", "", ""]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2个正在推进,", "ongoing"),
        ("2个已完成。", "done"),
        ("2个项目完成。", "done"),
        ("2个完成整治。", None),  # this word must close its clause
        ("2个已完成整治;", "done"),
        ("2个已完成", None),  # the words may belong to another number
        ("2个,已完成。", None),
        (f"2个{'甲' * 36}已完成。", "done"),
        (f"2个{'甲' * 37}已完成。", None),
    ],
)
def test_the_words_behind_a_figure(text: str, status: str | None) -> None:
    analysis, figures = read(text)
    assert trailing_status(analysis, figures[0], len(text)) == status


def test_the_words_behind_a_figure_end_before_the_next() -> None:
    analysis, (two, three) = read("2个已完成,3个。")
    assert trailing_status(analysis, two, three.start) == "done"
    assert trailing_status(analysis, two, three.start - 1) is None


@pytest.mark.parametrize(
    ("text", "multiplier", "digit"),
    [
        ("追缴250元。", 1, 0), ("追缴1,250元。", 1, 0), ("追缴250.5元。", 1, 0.1), ("追缴1,250.55元。", 1, 0.01), ("追缴3万元。", 1e4, 1e4), ("追缴3.5万元。", 1e4, 1e3),
        ("追缴3.25亿元。", 1e8, 1e6), ("追缴2亿元。", 1e8, 1e8), ("排查1.2万户。", 1e4, 1e3),
    ],
)  # fmt: skip
def test_the_last_printed_digit(text: str, multiplier: float, digit: float) -> None:
    analysis, (figure,) = read(text)
    assert printed_number(analysis, figure) == pytest.approx((multiplier, digit), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("追缴10元:5元、3元。", 0.00005),  # whole numbers: nothing but what floating point adds
        ("追缴10.5元:5.25元、3元。", 0.055 - 0.00005),
        ("追缴1.5万元:0.55万元、0.75万元。", 600 - 0.00005),
    ],
)
def test_what_rounding_may_add_up_to(text: str, room: float) -> None:
    """Half of the last digit of the total and of every part; a difference that reaches it is none of rounding."""
    analysis, (total, *parts) = read(text)
    assert slack(analysis, total, parts) == pytest.approx(room, abs=1e-9)
