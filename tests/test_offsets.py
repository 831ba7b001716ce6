"""The promise that everything stands on: text[start:end] == row.text, whatever was done to the text."""

from __future__ import annotations

import datetime as dt
import math

from conftest import BULLETIN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rectnlp
from rectnlp.schema import MENTIONS, TABLES

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
    tables = rectnlp.extract(bulletin)
    arrow = tables.to_arrow()
    assert arrow["failures"].num_rows == 0, arrow["failures"].to_pylist()
    assert len(bulletin.text) == len(text)
    for table in MENTIONS:
        ids = set()
        for row in arrow[table.name].to_pylist():
            assert bulletin.text[row["start"] : row["end"]] == row["text"] != ""
            assert 0 <= row["sentence_start"] <= row["start"] < row["end"] <= len(text)
            assert row["mention_id"] not in ids
            ids.add(row["mention_id"])
    for name in TABLES:
        for row in arrow[name].to_pylist():
            assert all(math.isfinite(value) for value in row.values() if isinstance(value, float))
            for start, end in (("start", "end"), ("total_start", "total_end")):
                if row.get(start) is not None:
                    assert 0 <= row[start] <= row[end] <= len(text), (name, row)
            first, last = row.get("date_start"), row.get("date_end")
            if isinstance(first, dt.date) and isinstance(last, dt.date):
                assert first <= last, row
