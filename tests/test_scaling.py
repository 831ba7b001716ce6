"""Ten times the text takes ten times the work: calls are counted here, seconds only in the long suite.

What a pattern burns inside `re` makes no calls; `python tests/scaling.py` sees that.
"""

from __future__ import annotations

import sys

import pytest
from adversaries import ATOMS, VARIED, Piece, of_length
from conftest import BULLETIN
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


@pytest.mark.parametrize("piece", [*COUNTED, VARIED[0], VARIED[-1]], ids=[*COUNTED, VARIED[0](0), VARIED[-1](0)])
def test_ten_times_the_text_takes_ten_times_the_calls(piece: Piece) -> None:
    rectnlp.extract(BULLETIN)  # what is compiled once is compiled now
    before = "" if isinstance(piece, str) else BULLETIN
    short, long = (calls(before + of_length(piece, length)) for length in (LENGTH, 10 * LENGTH))
    assert long <= MOST * short


def test_calls_are_counted_the_same_on_every_run() -> None:
    text = of_length("12个", 200)
    assert calls(text) == calls(text) > 500


@pytest.mark.long
def test_ten_times_the_text_takes_at_most_fifteen_times_the_time() -> None:
    assert [each for each in growths((*ATOMS, *VARIED)) if each.ratio > MOST] == []
