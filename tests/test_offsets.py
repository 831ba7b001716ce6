"""The promise that everything stands on: text[start:end] == row.text, whatever was done to the text."""

from __future__ import annotations

from conftest import BULLETIN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises import kept

import rectnlp

JUNK = [
    "", " ", "　", "\u200b", "&nbsp;", "<br>", "(guān)", "\n", "\0", "\u202e", "\ud800", "😀", "１", "9" * 30,
    "〔", "《", "（", "“", "×年3月5日", "第", "一是", "其中", "關", "。", "年", "%", "，", "、", "亿",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of a bulletin with characters dropped, doubled, swapped, and junk put in."""
    start = draw(st.integers(0, len(BULLETIN) - 40))
    text = list(BULLETIN[start : start + draw(st.integers(0, 400))])
    for _ in range(draw(st.integers(0, 8))):
        if not text:
            break
        at = draw(st.integers(0, len(text) - 1))
        match draw(st.sampled_from(("drop", "double", "swap", "junk"))):
            case "drop":
                del text[at]
            case "double":
                text.insert(at, text[at])
            case "swap":
                text[at], text[at - 1] = text[at - 1], text[at]
            case _:
                text.insert(at, draw(st.sampled_from(JUNK)))
    return "".join(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated() | st.text(max_size=80), st.sampled_from((None, 2024, "2024-11-08")))
def test_every_row_points_at_what_it_prints(text: str, published: object) -> None:
    bulletin = rectnlp.Bulletin(text, published)
    kept(bulletin)
    assert len(bulletin.text) == len(text)
