"""Ten times the text takes ten times the work: calls are counted here, seconds only in the long suite.

What a pattern burns inside `re` makes no calls; `python tests/scaling.py` sees that.
"""

from __future__ import annotations

import sys

import pytest
from adversaries import ATOMS, of_length
from scaling import LENGTH, MOST, growths

import rectnlp

COUNTED = ("0", "一", "委", "、", "(", "月", "和", "第", "%", "““", "(()", "党内警告、", "2024年1月1日", "12个", "已完成1个", "同年", "今年", "反馈次日", "教育局、", "一是", "局长张某某", "关于“一”问题\n")  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called to read a text."""
    n = 0

    def count(*_: object) -> None:
        nonlocal n
        n += 1

    sys.setprofile(count)
    try:
        rectnlp.extract(text, "2024-11-08").to_arrow()
    finally:
        sys.setprofile(None)
    return n


@pytest.mark.parametrize("atom", COUNTED)
def test_ten_times_the_text_takes_ten_times_the_calls(atom: str) -> None:
    rectnlp.extract(atom)  # what is compiled once is compiled now
    short, long = (calls(of_length(atom, length)) for length in (LENGTH, 10 * LENGTH))
    assert long <= MOST * short


def test_calls_are_counted_the_same_on_every_run() -> None:
    text = of_length("12个", 200)
    assert calls(text) == calls(text) > 500


@pytest.mark.long
def test_ten_times_the_text_takes_at_most_fifteen_times_the_time() -> None:
    assert [each for each in growths(ATOMS) if each.ratio > MOST] == []
