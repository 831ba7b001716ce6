"""checks and check_parts as tables: the columns of every kind, and to which rows of other tables they point."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pandas
import pytest

import rectnlp
from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.checks.chronology import Order
from rectnlp.checks.figures import Figure
from rectnlp.checks.model import Check, CheckPart, Ledger, Member
from rectnlp.checks.numbering.announced import Words
from rectnlp.checks.numbering.outline_totals import OutlineTotal
from rectnlp.checks.numbering.runs import Run
from rectnlp.checks.rates.pairs import Pair
from rectnlp.checks.rates.recomputing import Rate
from rectnlp.checks.repeats.handover import Handover
from rectnlp.checks.repeats.told_again import Repeat
from rectnlp.checks.sums.breakdowns import Breakdown
from rectnlp.checks.sums.criteria import Criterion
from rectnlp.checks.sums.exhaustive import Side
from rectnlp.checks.sums.summed import Summing
from rectnlp.pipeline import analyse

TEXT = """\
中共云岭县委关于巡察整改情况的通报
2024年3月5日至5月20日,市委第二巡察组对云岭县委进行了巡察。2024年7月12日,市委巡察组反馈了3个问题,制定整改措施20项。
一、整改落实情况
(一)主体责任不力
1.台账管理不规范。
整改情况:追缴资金75.5万元(承包费50.25万元、补贴25.35万元)。一是清理台账。二是约谈责任人。四是完善制度。
2.印章管理不规范。
整改情况:给予党纪处分53人(党内警告31人,严重警告22人)。问题84个(47+26+11)。整改任务56项,已完成51项,完成率91.1%。
3.公车管理不规范。
整改情况:闲置率由63%下降到48.5%,下降14.5个百分点。一是清理车辆。二是约谈责任人。三是完善制度。
二、下一步打算
对3个问题,20项措施逐条销号。
中共云岭县委
2024年11月8日
"""


def columns(kind: str) -> list[tuple[object, ...]]:
    checks = rectnlp.extract(TEXT).checks
    wanted = ["status", "stated", "computed", "difference", "expression"]
    found = checks[checks["kind"] == kind][wanted].astype(object)
    return [tuple(row) for row in found.where(found.notna(), None).values.tolist()]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (
            "parts_sum",
            [
                ("mismatch", 75.5, 75.6, 0.1, "75.5 = 50.25+25.35"),
                ("ok", 53.0, 53.0, 0.0, "53 = 31+22"),
                ("ok", 84.0, 84.0, 0.0, "84 = 47+26+11"),
            ],
        ),
        (
            "rate",
            [
                ("ok", 91.1, 91.1, 0.0, "51 / 56 = 91.1%"),
                ("ok", 14.5, 14.5, 0.0, "|48.5 - 63| = 14.5"),
            ],
        ),
        (
            "numbering",
            [
                ("ok", 2.0, 2.0, 0.0, "一 … 二: 2"),
                ("ok", 3.0, 3.0, 0.0, "1 … 3: 3"),
                ("mismatch", 4.0, 3.0, -1.0, "一是 … 四是: 3"),
            ],
        ),
        (
            "outline_total",
            [
                ("ok", 3.0, 3.0, 0.0, "3 : 3"),
                ("unclear", 20.0, 6.0, -14.0, "20 : 6"),
            ],
        ),
        ("chronology", [("ok", None, None, None, "2024-05-20 ≤ 2024-07-12 ≤ 2024-11-08")]),
        ("repeat", [("ok", 20.0, 20.0, 0.0, "20 = 20")]),
    ],
)
def test_the_columns_of_a_check(kind: str, rows: list[tuple[object, ...]]) -> None:
    assert columns(kind) == rows


def test_every_part_points_at_a_row_that_is_there() -> None:
    """At a mention, at a heading, or, for a number without a measure word and the signature, at nothing."""
    tables = rectnlp.extract(TEXT)
    parts = tables.check_parts.merge(tables.checks[["check_id", "kind"]])
    tables_of = {
        "parts_sum": {"counts", "amounts", None},
        "rate": {"percentages", "counts"},
        "numbering": {"outline"},
        "outline_total": {"counts", "outline"},
        "chronology": {"events", None},
        "repeat": {"counts"},
    }
    ids = {name: set(getattr(tables, name)["mention_id"]) for name in ("counts", "amounts", "percentages", "events")}
    ids["outline"] = set(tables.outline["node_id"])
    found: dict[str, set[str | None]] = {kind: set() for kind in tables_of}
    for row in parts.itertuples():
        at = [name for name in ids if row.mention_id in ids[name]]
        found[row.kind] |= set(at) or {None}
        if not at:
            assert pandas.isna(row.mention_id)
    assert found == tables_of


def test_a_check_stands_under_the_problem_of_its_total() -> None:
    tables = rectnlp.extract(TEXT)
    titles = tables.checks.merge(tables.outline, on="node_id", how="left")
    under = {row.expression: str(row.title) for row in titles.itertuples()}
    assert "台账" in under["75.5 = 50.25+25.35"]
    assert "印章" in under["53 = 31+22"]


def test_totals_of_measures_name_no_measure() -> None:
    tables = rectnlp.extract(TEXT)
    (check_id,) = tables.checks[tables.checks["expression"] == "20 : 6"]["check_id"]
    assert list(tables.check_parts[tables.check_parts["check_id"] == check_id]["role"]) == ["total"]


def test_a_sum_in_two_units_is_shown_in_the_plain_one() -> None:
    analysis = analyse(Bulletin("追缴资金1.2万元,其中承包费1万元、补贴2000元。"))
    (check,) = analysis.rows["checks"]
    assert (check.stated, check.expression) == (12000.0, "12000 = 10000+2000")
    assert check.message == "12000元=10000+2000,各部分相加与合计一致。"


@pytest.mark.parametrize(("total", "unit"), [("1.5亿元", "1.5亿元"), ("1.5万元", "1.5万元")])
def test_a_sum_in_one_unit_is_shown_in_it(total: str, unit: str) -> None:
    big = total[-2]
    analysis = analyse(Bulletin(f"追缴资金{total},其中承包费1.2345{big}元、补贴0.2655{big}元。"))
    (check,) = analysis.rows["checks"]
    assert (check.stated, check.computed, check.difference) == (1.5, 1.5, 0)
    assert check.expression == "1.5 = 1.2345+0.2655"
    assert check.message == f"{unit}=1.2345+0.2655,各部分相加与合计一致。"


def test_two_checks_at_one_place_have_two_ids() -> None:
    ledger = Ledger(Analysis(Bulletin("处分5人。", doc_id="d")))
    for _ in range(3):
        ledger.add("rate", "ok", Member(2, 4, "counts"), [], messages=("。", "."))
    assert [check.check_id for check in ledger.checks] == [f"d:check:rate:2-4{again}" for again in ("", "~2", "~3")]
    assert {check.difference for check in ledger.checks} == {None}


def test_a_difference_is_what_was_computed_less_what_is_stated() -> None:
    ledger = Ledger(Analysis(Bulletin("处分5人。")))
    for stated, computed in ((0.3, 0.1 + 0.2), (5.0, 3.0), (5.0, None), (None, 3.0)):
        ledger.add("rate", "ok", Member(2, 4), [], stated=stated, computed=computed, messages=("。", "."))
    assert [check.difference for check in ledger.checks] == [0, -2, None, None]


@pytest.mark.parametrize(
    "record", [Breakdown, Check, CheckPart, Figure, Member, Order, OutlineTotal, Rate, Repeat, Run], ids=lambda r: r.__name__
)  # fmt: skip
def test_numbers_that_look_alike_are_still_two(record: type) -> None:
    """What is found twice is told twice: records are known by themselves, not by what they hold."""
    assert record.__eq__ is object.__eq__
    assert record.__hash__ is object.__hash__


@pytest.mark.parametrize("record", [Criterion, Handover, Pair, Side, Summing, Words], ids=lambda r: r.__name__)
def test_what_all_bulletins_share_cannot_be_written_on(record: type) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(object.__new__(record), fields(record)[0].name, None)
