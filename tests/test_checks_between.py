"""What the words between numbers say: where a list begins and ends, what is said by the way, what is of one kind."""

from __future__ import annotations

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.checks.figures import Figure, gather
from rectnlp.checks.sums.lists import Lists, without_nested
from rectnlp.pipeline import analyse


def read(text: str) -> tuple[Lists, list[Figure]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    figures = gather(analysis)
    return Lists(analysis, figures), figures.every


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("处,整治", [","]),
        ("处,已整治、", [",", "、"]),
        ("处;", [";"]),
        ("处:", [":"]),
        ("位校长助理和", ["和"]),
        ("位校长助理及副校长", ["及"]),
        ("位校长助理,和", [","]),  # a mark counts alone
        ("位校长助理", []),
        ("和谐", []),
    ],
)
def test_marks(words: str, marks: list[str]) -> None:
    lists, _ = read("约谈1人。")
    assert lists.marks(words) == marks


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("(含重复件5件),", ","),
        (f"({'甲' * 40}),", ","),
        (f"({'甲' * 41}),", f"({'甲' * 41}),"),
        ("占比37.5%,", ","),
        (",占总数的37.5%,", ","),
        ("、比例为37.5%,", ","),
        (",办结率达98%,", ","),
        ("、面积36.7万平方米,", ","),
        ("、金额12万元,", ","),
        (",同比下降5.5%,", ","),
        (",较上年增长5%,", ","),
        (",整治", ",整治"),
    ],
)
def test_what_is_said_by_the_way(words: str, left: str) -> None:
    lists, _ = read("约谈1人。")
    assert lists.without_asides(words) == left


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("泵站4座,其中1座。", True),
        ("4座泵站中,1座。", True),
        ("4座泵站中有1座。", True),
        ("4座泵站中1座。", True),
        (f"4座{'甲' * 16}中1座。", True),
        (f"4座{'甲' * 17}中1座。", False),
        ("4座泵站,中1座。", False),
        ("4座泵站,1座。", False),
    ],
)
def test_words_that_say_that_parts_follow(text: str, among: bool) -> None:
    lists, (total, part) = read(text)
    assert lists.among(total, part) is among


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        # for the second of three numbers
        ("1件、2件、3件。", False, False),
        ("1件、其中2件、3件。", True, False),
        ("1件;2件、3件。", True, False),
        ("1件:2件、3件。", True, False),
        ("1件、2件;3件。", False, True),
        ("1件、2件:3件。", False, True),
        ("1件、2件,3件。", False, True),  # a comma ends what 、 has joined
        ("1件,2件,3件。", False, False),
        ("1件、2件、共3件。", False, True),
        ("1件、2件、其中3件。", False, True),
        ("1件、其余2件、3件。", True, True),
    ],
)
def test_where_a_list_may_begin_and_end(text: str, opens: bool, closes: bool) -> None:
    lists, run = read(text)
    assert (lists.opens(run, 1), lists.closes(run, 1)) == (opens, closes)
    assert lists.closes(run, 2)  # the last of all


def test_a_comma_ends_nothing_before_a_second_number() -> None:
    lists, run = read("1件,2件、3件。")
    assert lists.closes(run, 0) is False


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("县级9人,处分7人;乡级20人,处分12人。", [[9, 20], [7, 12]]),
        ("县级9人,处分7人;乡级20人,处分12人;村级3人,处分1人。", [[9, 20, 3], [7, 12, 1]]),
        ("县级9人;乡级20人。", []),  # one column
        ("9人;乡级20人,处分12人。", []),
        ("县级9人,处分7人;乡级20人。", []),  # of different width
        ("县级9人,处分7人,乡级20人,处分12人。", []),
    ],
)
def test_columns_of_rows(text: str, rows: list[list[int]]) -> None:
    lists, chain = read(text)
    assert [[figure.value for figure in column] for column in lists.columns(chain)] == rows


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("1座完工。", True), ("尚有1座。", True), ("尚1座。", True), ("另1座。", True), ("仍有1座。", True), ("还1座。", True), ("中1座。", True), ("(1座)", True), ("有1座。", True),
        ("完工1座。", False), ("已有1座。", False), ("现1座。", False),
    ],
)  # fmt: skip
def test_a_number_that_opens_its_clause(text: str, opens: bool) -> None:
    lists, figures = read(f"泵站4座,{text}")
    assert lists.opens_clause(figures[-1]) is opens


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("甲镇12个、乙镇24个。", True),
        ("甲镇12个涉农,乙镇24个。", False),
        ("问题,12个涉农,24个涉企。", True),
        ("问题,12个涉农,乙镇24个涉企。", False),
        ("已办结12个涉农,正在推进24个涉企。", True),
        ("已办结12个涉农,已办结24个涉企。", False),  # one state tells nothing apart
        ("甲镇的4个项目停工,乙镇的7个项目复工。", True),
        ("甲镇的4个项目停工,乙镇的7个企业复工。", False),
        ("甲镇12个、其中乙镇24个。", False),
        ("其中甲镇12个、其中乙镇24个。", True),
        ("其中甲镇12个、乙镇24个。", True),
    ],
)
def test_parts_that_are_told_alike(text: str, alike: bool) -> None:
    lists, figures = read(text)
    assert lists.parallel(figures) is alike


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("已完成3项、正在推进2项、1项。", ["done", "ongoing", None]),
        ("任务,3项已完成,2项正在推进,1项。", ["done", "ongoing", None]),
        ("任务3项已完成,其余2项。", [None, "open"]),
        ("其余2项正在推进。", ["open"]),
        ("任务,3项已完成", [None]),
    ],
)
def test_how_far_a_number_is(text: str, states: list[str | None]) -> None:
    lists, figures = read(text)
    assert [lists.state(figures, i) for i in range(len(figures))] == states


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        ("问题36个,问题12个。", True, True),
        ("具体问题36个,突出问题12个。", True, True),
        ("历史遗留问题36个,突出问题12个。", True, True),
        ("突出问题36个,历史遗留问题12个。", True, True),
        ("问题36个,企业12个。", False, False),
        ("产业项目36个,产业企业12个。", False, False),
        ("问题36个,12个。", True, True),
        ("36个,企业12个。", True, True),
        ("问题36个,已办结企业12个。", True, False),  # how far it is says of what
        ("党员36人,干部12人。", True, True),
        ("补贴36万元,工资12万元。", True, False),
    ],
)
def test_numbers_of_one_kind(text: str, kind: bool, noun: bool) -> None:
    lists, (total, part) = read(text)
    assert (lists.same_kind(total, part), lists.one_noun(total, part)) == (kind, noun)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("处分43人(警告25人)", 43),
        ("处分43人(警告25人,撤职18人)", 43),
        ("处分50人,约谈43人(撤职18人)", 43),
        (f"处分43人{'甲' * 30}(警告25人)", 43),
        (f"处分43人{'甲' * 31}(警告25人)", None),
        ("处分43人。约谈(警告25人)", None),
        ("处分43人;约谈(警告25人)", None),
        ("处分43人\n(警告25人)", None),
        ("处分43件(警告25人)", None),
        ("(警告25人)", None),
    ],
)
def test_the_number_before_a_bracket(text: str, before: int | None) -> None:
    lists, figures = read(text)
    found = lists.before_bracket(figures[-1])
    assert (found.value if found else None) == before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("问题40件。问题33件。", 40),
        ("问题40件。县委重视。专题研究。问题33件。", 40),
        ("问题40件。县委重视。专题研究。逐项分解。问题33件。", None),
        ("问题40件。\n问题33件。", None),  # of another paragraph
        ("问题50件。其中问题40件。问题33件。", 50),
        ("问题50件。已办结问题40件。问题33件。", 50),
        ("问题50件(含问题40件)。问题33件。", 50),
        ("(问题40件)。问题33件。", None),
        ("问题40件。企业33件。", None),
        ("40件。问题33件。", None),
        ("问题33件。", None),
    ],
)
def test_the_total_in_a_sentence_before(text: str, before: int | None) -> None:
    lists, figures = read(text)
    found = lists.stated_before(figures[-1], set())
    assert (found.value if found else None) == before


def test_a_total_in_a_sentence_before_is_no_part_of_a_sum() -> None:
    lists, (larger, part_of_it, part) = read("问题50件。问题40件。问题33件。")
    assert lists.stated_before(part, set()) is part_of_it
    assert lists.stated_before(part, {id(part_of_it)}) is larger


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("问题40件。问题33件。", True),
        ("问题40件。\n问题33件。", True),  # a heading and its line
        ("问题40件。\n县委重视。\n问题33件。", False),
        (f"{'甲' * 55}问题4件\n问题3件。", True),
        (f"{'甲' * 56}问题4件\n问题3件。", False),  # too long for a heading
    ],
)
def test_one_passage(text: str, same: bool) -> None:
    lists, (total, part) = read(text)
    assert lists.same_passage(total, part) is same


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("任务56项,已完成51项,其中3项提前,剩余5项。", [56, 51, 5]),
        ("任务56项,已完成51项,其中3项提前、4项按期,正在推进5项。", [56, 51, 5]),
        ("任务56项,其中已完成51项,剩余5项。", [56, 51, 5]),
        ("任务56项,其中51项,剩余5项。", [56, 51, 5]),
        ("任务56项,已完成51项,3项,剩余5项。", [56, 51, 3, 5]),
    ],
)
def test_a_chain_without_what_its_parts_are_made_of(text: str, outer: list[int]) -> None:
    _, figures = read(text)
    assert [figure.value for figure in without_nested(figures)] == outer


@pytest.mark.parametrize(("between", "found"), [(38, True), (39, True), (40, False)])
def test_a_total_in_a_sentence_before_is_looked_for_among_forty_numbers(between: int, found: bool) -> None:
    lists, figures = read(f"问题90件({'、'.join(['问题1件'] * between)})。问题33件。")
    total = lists.stated_before(figures[-1], set())
    assert (total is figures[0]) is found


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        # for the second of three numbers: what begins another thought
        ("1件、2件并3件。", True),
        ("1件、2件另3件。", True),
        ("1件、2件还有3件。", True),
        ("1件、2件同时3件。", True),
        ("1件、2件此外3件。", True),
        ("1件、2件和3件。", False),
        ("1件、2件,其中3件。", True),
        ("1件,2件中,3件。", True),
    ],
)
def test_words_that_leave_a_list(text: str, closes: bool) -> None:
    lists, run = read(text)
    assert lists.closes(run, 1) is closes


@pytest.mark.parametrize(
    ("text", "ends", "noun"),
    [
        ("清理12处,", True, False),
        ("清理12处违建,", False, True),
        ("清理12处违建涉农,", False, False),
        ("清理12处", True, False),
        ("清理12处。", True, False),
        ("(清理12处)", True, False),
        ("清理12处\n", True, False),
        ("违建12处涉农,", False, False),
    ],
)
def test_where_the_clause_of_a_number_ends(text: str, ends: bool, noun: bool) -> None:
    lists, (figure,) = read(text)
    assert (lists.ends_clause(figure), lists.opens_noun(figure)) == (ends, noun)


@pytest.mark.parametrize(
    ("text", "beside"),
    [("清理违建12处。", "违建"), ("清理12处违建。", "违建"), ("违建已清理12处。", None), ("清理12处。", None)],
)
def test_the_noun_beside_a_number(text: str, beside: str | None) -> None:
    lists, (figure,) = read(text)
    assert lists.noun_beside(figure) == beside


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("35岁以下8人、36岁以上9人。", True),
        ("35岁以下8人、干部9人。", False),
        ("35岁以下8人、女9人。", False),
        ("其中35岁以下8人、36岁以上9人。", False),
    ],
)
def test_parts_that_are_told_by_age(text: str, ages: bool) -> None:
    lists, figures = read(text)
    assert lists.by_age(figures) is ages


@pytest.mark.parametrize(
    ("text", "before"),
    [
        # a gloss in a bracket may stand behind the full stop
        ("问责26人。(注:正科级9人)", 26),
        ("问责26人。(备注:正科级9人)", 26),
        ("问责26人。(其中正科级9人)", 26),
        ("问责26人。(正科级9人)", None),
        ("问责26人,均已执行。(注:正科级9人)", 26),
        ("问责26人;(注:正科级9人)", None),
    ],
)
def test_a_gloss_behind_a_sentence_is_of_its_last_number(text: str, before: int | None) -> None:
    lists, figures = read(text)
    found = lists.before_bracket(figures[-1])
    assert (found.value if found else None) == before
