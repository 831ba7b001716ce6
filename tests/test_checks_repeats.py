"""repeat: from which value on a figure is known again by its noun."""

from __future__ import annotations

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def repeats(text: str) -> list[tuple[str, str | None]]:
    rows = analyse(Bulletin(text, "2024-12-31")).rows["checks"]
    return [(row.status, row.expression) for row in rows if row.kind == "repeat"]


@pytest.mark.parametrize(("noun", "enough"), [("项目", 100), ("合作社", 30), ("养老中心", 10), ("整改任务", 9)])
def test_the_longer_the_noun_the_smaller_the_number(noun: str, enough: int) -> None:
    text = "全县共有{noun}{n}个。\n清理工作结束,{noun}{n}个全部建档。"
    assert repeats(text.format(noun=noun, n=enough - 1)) == []
    assert repeats(text.format(noun=noun, n=enough)) == [("ok", f"{enough} = {enough}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年查处312起。\n截至年底,312起均已办结。", [("ok", "312 = 312")]),
        ("全年查处99起。\n截至年底,99起均已办结。", []),
        ("开展督导312次。\n截至年底,312次均有记录。", []),
        ("全年约谈312人。\n截至年底,312人均已谈话。", []),
    ],
)
def test_a_number_without_a_noun(text: str, found: list[tuple[str, str]]) -> None:
    """A large one is known, but for persons, and for what is done over and over."""
    assert repeats(text) == found
