"""Labels of lists, read off the text in the style of their first one: where they stand, how far they are followed."""

from __future__ import annotations

import pytest

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.checks.numbering import enumeration

STYLES = [
    ("一是", "二是", "三是"),
    ("一要", "二要", "三要"),
    ("第一,", "第二,", "第三,"),
    ("第一、", "第二、", "第三、"),
    ("第一是", "第二是", "第三是"),
    ("(一)", "(二)", "(三)"),
    ("一、", "二、", "三、"),
    ("(1)", "(2)", "(3)"),
    ("1.", "2.", "3."),
    ("1、", "2、", "3、"),
    ("①", "②", "③"),
]


def followed(text: str, first: str) -> list[str]:
    return [text[start:end] for start, end in enumeration.followed(text, first, text.index(first))]


def firsts(text: str) -> list[tuple[str, int]]:
    analysis = Analysis(Bulletin(text))
    assert enumeration.firsts(analysis) is enumeration.firsts(analysis)
    return enumeration.firsts(analysis)


@pytest.mark.parametrize("style", STYLES, ids="".join)
class TestEveryStyle:
    """What holds of labels however they are written."""

    def test_the_first_label_stands_at_the_head_of_a_clause(self, style: tuple[str, str, str]) -> None:
        first = style[0]
        for before in ("", "甲。", "甲;", "甲:", "甲,", "甲\n", "甲、", "甲!", "甲?", "甲”", "(甲)"):
            assert firsts(f"{before}{first}清理") == [(first, len(before))]
        for before in ("甲", "甲的", "甲-"):
            assert firsts(f"{before}{first}清理") == []

    def test_a_list_within_a_line(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        text = f"做好:{one}清理;{two}核对;{three}归档。"
        assert followed(text, one) == [one, two, three]
        assert enumeration.goes_on(text, one, 3)
        assert [n for n, _ in enumeration.within_line(text, one, 3)] == [1, 2, 3]
        assert [text[a:b] for _, (a, b) in enumeration.within_line(text, one, 3)] == [one, two, three]

    def test_a_list_over_lines(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        text = f"做好:\n{one}清理。\n  {two}核对。\n\u3000\u3000{three}归档。"
        assert followed(text, one) == [one, two, three]
        assert not enumeration.goes_on(text, one, 4)
        assert [n for n, _ in enumeration.within_line(text, one, 4)] == [1]

    def test_a_list_that_begins_a_line_goes_on_at_the_heads_of_lines_alone(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        assert followed(f"{one}清理;{two}核对。\n{three}归档。", one) == [one, three]
        # within a line, labels go on in it, and then over lines
        assert followed(f"做好:{one}清理。\n甲,{two}核对。", one) == [one]
        assert followed(f"做好:{one}清理。\n{two}核对。", one) == [one, two]

    def test_one_number_may_be_skipped_and_no_more(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        assert followed(f"做好:{one}清理;{three}归档。", one) == [one, three]
        four = three.replace("三", "四").replace("3", "4").replace("③", "④")
        assert followed(f"做好:{one}清理;{four}归档。", one) == [one]
        assert followed(f"做好:{one}清理;{two}核对;{four}归档。", one) == [one, two, four]

    def test_a_list_ends_where_another_begins(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        text = f"做好:{one}清理;{two}核对。另做好:{one}清理;{two}核对;{three}归档。"
        assert followed(text, one) == [one, two]
        assert [n for n, _ in enumeration.within_line(text, one, 3)] == [1, 2]

    def test_a_label_within_a_clause_is_none(self, style: tuple[str, str, str]) -> None:
        one, two, three = style
        text = f"做好:{one}清理;按{two}核对;{three}归档。"
        assert followed(text, one) == [one, three]
        assert [n for n, _ in enumeration.within_line(text, one, 3)] == [1, 3]


@pytest.mark.parametrize("text", ["二是清理", "第一年清理", "1.5亿元", "1、2月份", "一类清理", "(二)清理", "11.清理"])
def test_what_opens_no_list(text: str) -> None:
    assert firsts(f"做好:{text}") == []


@pytest.mark.parametrize(("n", "found"), [(29, 29), (30, 30), (31, 30)])
def test_thirty_labels_are_followed(n: int, found: int) -> None:
    text = "做好:" + ";".join(f"({i})清理" for i in range(1, n + 1))
    assert len(followed(text, "(1)")) == found


@pytest.mark.parametrize(("between", "found"), [(3996, 2), (3997, 2), (3998, 1)])
def test_labels_stand_at_most_four_thousand_characters_apart(between: int, found: int) -> None:
    assert len(followed(f"做好:(1){'甲' * (between - 1)};(2)清理", "(1)")) == found


@pytest.mark.parametrize(("indent", "found"), [(39, 2), (40, 1)])
def test_a_line_may_be_indented_by_less_than_forty(indent: int, found: int) -> None:
    assert len(followed(f"(1)清理\n{' ' * indent}(2)核对", "(1)")) == found


def test_numbers_in_circles_end_at_twenty() -> None:
    circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    text = "做好:" + ";".join(f"{each}清理" for each in circled)
    assert followed(f"{text};㉑清理", "①") == list(circled)
    assert [n for n, _ in enumeration.within_line(text, "①", 3)] == list(range(1, 21))


def test_labels_of_two_digits() -> None:
    text = "做好:" + ";".join(f"{n}.清理" for n in range(1, 13))
    assert followed(text, "1.") == [f"{n}." for n in range(1, 13)]
    text = "做好:" + ";".join(
        f"{n}是清理" for n in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    )
    assert followed(text, "一是")[-3:] == ["十是", "十一是", "十二是"]
    assert [n for n, _ in enumeration.within_line(text, "一是", 3)] == list(range(1, 13))
