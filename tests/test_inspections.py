"""Inspections: kind, round, phase, inspector, inspected bodies, days."""

from __future__ import annotations

import datetime as dt

import pytest

import rectnlp


def rows(text: str, published: str | int | None = None) -> list[dict]:
    tables = rectnlp.extract(text, published)
    assert tables.failures.empty, tables.failures.message.tolist()
    return tables.to_arrow()["inspections"].to_pylist()


def test_a_bulletin_of_one_body() -> None:
    text = (
        "中共云岭县水利局党组关于巡察集中整改进展情况的通报\n\n"
        "2024年3月5日至5月20日,县委第二巡察组对县水利局党组进行了常规巡察。7月12日,巡察组反馈了巡察意见。"
    )
    (row,) = rows(text)
    assert (row["kind"], row["phase"], row["inspector"]) == ("巡察", "集中整改", "县委第二巡察组")
    assert (row["date_start"], row["date_end"]) == (dt.date(2024, 3, 5), dt.date(2024, 5, 20))
    assert row["feedback_date"] == dt.date(2024, 7, 12)
    assert "水利局党组" in row["inspected_unit_id"]


def test_every_inspected_body_is_a_row() -> None:
    found = rows("2022年4月8日至6月10日,县委第七轮两个巡察组对青桥镇党委、县医保局党组开展巡察。")
    assert [row["round"] for row in found] == [7, 7]
    assert len({row["inspected_unit_id"] for row in found}) == 2
    assert len({row["inspection_id"] for row in found}) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2021年3月1日至4月2日,省委第一巡视组对该区开展巡视。", "巡视"),
        ("2021年3月1日至4月2日,省第三生态环境保护督察组进驻该市开展督察。", "环保督察"),
        ("2021年3月1日至4月2日,市审计局对县水利局进行了审计。", "审计"),
    ],
)
def test_the_kind_of_inspection(text: str, kind: str) -> None:
    assert [row["kind"] for row in rows(text)] == [kind]


def test_a_text_without_an_inspection_has_no_row() -> None:
    assert rows("2021年3月1日,县水利局召开会议,学习文件。") == []
