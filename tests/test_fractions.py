"""Rates in words: looked for only before what each of them holds, and nothing is missed by that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectnlp.grammars import fractions
from rectnlp.lexicons import Lexicons

PIECES = [
    *"一二三两十百千万0459./成半之过数约超近的",
    "分之",
    "不少于",
    "百分点",
    "半数以上",
    "12.5成",
    "一百万分之",
    "3/4",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_as_many_as_a_scan_of_every_position_finds(text: str) -> None:
    grammar = fractions._grammar(Lexicons())
    found = [match.span() for match in fractions._matches(text, grammar)]
    assert found == [match.span() for match in grammar.pattern.finditer(text)]
