"""The view: one width, one script, no damage, and a way back for every character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectnlp.text.normalise import folding, normalise

DAMAGE = "整改 １，０００件\u200b（次）關guānxì(guān)於&nbsp;<br>第 3 期12\n月30日\0\u202e。\ud83d😀“”「」"


def test_width_is_folded() -> None:
    assert normalise("１，８１６户（次）：２０％；").norm == "1,816户(次):20%;"


def test_traditional_characters_are_folded_one_to_one() -> None:
    for printed, folded in folding().items():
        assert len(printed) == len(folded) == 1, (printed, folded)
    view = normalise("依據省委統一部署，巡視組對我縣開展了巡視。")
    assert view.norm == "依据省委统一部署,巡视组对我县开展了巡视。"
    assert (view.printed, view.script) == ("依據省委統一部署，巡視組對我縣開展了巡視。", "traditional")


def test_folding_is_stable() -> None:
    """What was folded is not folded again; the one exception is two old plants, 薴 (→ 苧) and 苧 (→ 苎)."""
    fold = folding()
    assert {target for target in fold.values() if fold.get(target, target) != target} == {"苧"}


def test_what_is_folded_is_not_folded_again_beside_its_like() -> None:
    assert normalise("薴与苧").norm == "苧与苎"


def test_a_few_traditional_characters_make_no_traditional_text() -> None:
    assert normalise("中共云岭县委关于巡察整改情况的通报，抄送錢某。" * 3).script == "simplified"


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("停产整 治", "停产整治"),
        ("追缴27115.54 万元", "追缴27115.54万元"),
        ("第 3 期", "第3期"),
        ("关于&nbsp;印发", "关于印发"),
        ("完成<br>整改<b>37</b>项", "完成整改37项"),
        ("關(guān)于(yú)整改", "关于整改"),
        ("走访2\n6户", "走访26户"),
        ("完成26\n项", "完成26项"),
        ("完\u200b成\ufeff37项", "完成37项"),
        ("完成\0\u202e37项", "完成37项"),
        ("走访2\r\n6户\r\n二、成效\r三、打算", "走访26户\n二、成效\n三、打算"),
        ("A组 B组", "A组 B组"),
        ("一、概况\n二、成效", "一、概况\n二、成效"),
        ("浏览量：5\n2023年1月5日", "浏览量:5\n2023年1月5日"),
        ("共清退12\n2.监管不严", "共清退12\n2.监管不严"),
        ("附件2\n项目建设慢", "附件2\n项目建设慢"),
        ("x < y and y > 2", "x < y and y > 2"),
    ],
)
def test_damage_is_taken_out_and_nothing_else(text: str, norm: str) -> None:
    assert normalise(text).norm == norm


def test_a_clean_text_is_its_own_view() -> None:
    text = "完成整改37项，完成率91.1%。"
    view = normalise(text)
    assert view.offsets is None
    assert view.printed is text
    assert view.span(4, 7) == (4, 7)


def assert_true(text: str) -> None:
    view = normalise(text)
    fold = folding()
    assert len(view.norm) == len(view.printed)
    for i, (seen, printed) in enumerate(zip(view.norm, view.printed, strict=True)):
        start, end = view.span(i, i + 1)
        assert text[start:end] == printed
        assert ("\n" if printed == "\r" else fold.get(printed, printed)) == seen
    if view.offsets is not None:
        assert list(view.offsets) == sorted(set(view.offsets))
        assert view.offsets[-1] == len(text)


@given(st.text(alphabet=st.sampled_from(DAMAGE), max_size=40))
def test_every_character_of_the_view_is_the_one_that_was_printed_there(text: str) -> None:
    assert_true(text)


@given(st.text(max_size=60))
def test_the_same_on_any_text(text: str) -> None:
    assert_true(text)


@pytest.mark.parametrize("text", ["", "\n", "\0", "\ud800", "&nbsp;", "(guān)", " ", "1\n", "\n1"], ids=ascii)
def test_edges(text: str) -> None:
    assert_true(text)


def test_only_width_and_script_are_folded() -> None:
    """No compatibility form that would change a number's reading: ² stays ², ① stays ①."""
    for printed, folded in folding().items():
        if unicodedata.category(printed) in ("No", "Nl"):
            assert unicodedata.category(folded) == unicodedata.category(printed), (printed, folded)
    assert normalise("①㎡²½").norm == "①㎡²½"
