"""repeat, part_of and repeat_of: nothing is counted twice."""

import pytest

from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.checks.links import _under
from rectnlp.mentions import Count
from rectnlp.pipeline import analyse


def read(text: str) -> Analysis:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return analysis


def total(text: str, table: str = "counts", unit: str = "人") -> float:
    """What a user gets who sums the rows that are neither part nor repeat."""
    analysis = read(text)
    rows = [row for row in analysis.rows[table] if row.part_of is None and row.repeat_of is None]
    return sum(row.value for row in rows if row.unit and analysis.view.norm[slice(*row.unit)] == unit)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("给予党纪处分48人(党内警告29人,严重警告19人)。", 48),
        ("处分73人,其中党内警告20人、严重警告15人。", 73),
        ("市直8人,县直5人,共13人;处级4人,科级9人。", 13),
        ("给予党纪处分48人(党内警告29人,严重警告18人)。", 48),  # a wrong sum is a breakdown still
        ("约谈12人。诫勉5人。", 17),
    ],
)
def test_sums_over_persons(text: str, persons: int) -> None:
    assert total(text) == persons


def test_what_is_done_is_part_of_the_total() -> None:
    assert total("反馈的56项整改任务,已完成51项。", unit="项") == 56


def test_money() -> None:
    assert total("追缴资金75.5万元,其中承包费50.25万元、补贴25.25万元。", "amounts", "元") == 755_000


def test_the_same_figure_told_twice() -> None:
    text = "梳理问题后,细化为165项整改措施。\n二、下一步\n针对反馈问题制定整改措施165项,逐条落实。"
    analysis = read(text)
    assert [(c.status, c.stated) for c in analysis.rows["checks"] if c.kind == "repeat"] == [("ok", 165)]
    assert total(text, unit="项") == 165


@pytest.mark.parametrize(
    "text",
    [
        "一季度召开3次会议。\n二季度召开3次会议。",  # small numbers of common things
        "走访企业20家。\n走访学校20家。",  # another noun
    ],
)
def test_not_the_same_figure(text: str) -> None:
    analysis = read(text)
    assert all(count.repeat_of is None for count in analysis.rows["counts"])


def test_company_shows_that_one_thing_is_meant() -> None:
    text = "巡察反馈问题47个,制定整改措施165项。\n二、下一步\n针对47个问题,165项措施逐条销号。"
    wrong = text.replace("165项措施", "156项措施")
    assert "mismatch" not in [c.status for c in read(text).rows["checks"]]
    assert [(c.kind, c.stated, c.computed) for c in read(wrong).rows["checks"] if c.status == "mismatch"] == [
        ("repeat", 165, 156)
    ]


def test_figures_that_change_from_time_to_time_are_no_contradiction() -> None:
    text = "举办培训12期,培训干部500人。\n下半年举办培训12期,培训干部480人。"
    assert "mismatch" not in [c.status for c in read(text).rows["checks"]]


def test_sanctions_follow_the_counts_of_their_persons() -> None:
    analysis = read("给予党纪处分48人,其中党内警告27人、党内严重警告21人。")
    sanctions = analysis.rows["sanctions"]
    assert [s.n_persons for s in sanctions] == [48, 27, 21]
    assert [s.part_of for s in sanctions] == [None, sanctions[0], sanctions[0]]


def test_no_row_is_part_of_itself() -> None:
    analysis = read("共12项,其中5项、7项;12项中,6项完成、6项未完成,12项全部销号。")
    for count in analysis.rows["counts"]:
        above, steps = count.part_of, 0
        while above is not None and steps < 20:
            assert above is not count
            above, steps = above.part_of, steps + 1
        assert steps < 20


def parts_of(text: str, table: str = "counts") -> list[tuple[str, str | None]]:
    """Every row with the row that it is part of, as printed."""
    analysis = read(text)
    norm = analysis.view.norm
    return [
        (norm[row.start : row.end], norm[row.part_of.start : row.part_of.end] if row.part_of else None)
        for row in analysis.rows[table]
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("12项举措已完成7项。", [("12项", None), ("7项", "12项")]),
        ("12项举措已完成12项。", [("12项", None), ("12项", "12项")]),
        ("12项举措已完成13项。", [("12项", None), ("13项", None)]),  # more than all
        ("12项举措已完成7项任务。", [("12项", None), ("7项", None)]),  # another noun
        ("已完成12项举措,正在推进7项。", [("12项", None), ("7项", None)]),  # beside each other
        ("12项举措,新增7项。", [("12项", None), ("7项", None)]),  # nothing says so
        ("举措12项,其中重点任务7项。", [("12项", None), ("7项", "12项")]),
        # a number is part of the nearest total, and by it of the larger one
        ("处分73人,其中党内警告20人(科级8人,股级12人)。", [("73人", None), ("20人", "73人"), ("8人", "20人"), ("12人", "20人")]),
        # what has no measure word is no row
        ("检查发现问题84个(47+26+11)。", [("84个", None)]),
    ],
)  # fmt: skip
def test_what_a_number_is_part_of(text: str, links: list[tuple[str, str | None]]) -> None:
    assert parts_of(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("给予党纪处分48人(党内警告29人,严重警告19人)。", [("党纪处分", None), ("党内警告", "党纪处分"), ("严重警告", "党纪处分")]),
        ("约谈12人,其中诫勉谈话5人、批评教育7人。", [("约谈", None), ("诫勉谈话", "约谈"), ("批评教育", "约谈")]),
        # two of one number: each count has the sanction beside it
        ("给予党纪处分10人(党内警告5人,严重警告5人)。", [("党纪处分", None), ("党内警告", "党纪处分"), ("严重警告", "党纪处分")]),
        # nothing but one number
        ("给予党内警告29人。", [("党内警告", None)]),
        ("给予党内警告29人,严重警告19人。", [("党内警告", None), ("严重警告", None)]),
    ],
)  # fmt: skip
def test_sanctions_follow_their_numbers(text: str, links: list[tuple[str, str | None]]) -> None:
    assert parts_of(text, "sanctions") == links


def test_a_sanction_told_again_with_its_number() -> None:
    text = "全年给予312名党员干部党纪处分。\n截至年底,给予312名党员干部党纪处分。"
    analysis = read(text)
    for table in ("counts", "sanctions"):
        one, other = analysis.rows[table]
        assert (one.repeat_of, other.repeat_of) == (None, one)


def chain(length: int) -> list[Count]:
    """Counts of which each is part of the one before."""
    counts: list[Count] = []
    for start in range(length):
        counts.append(Count(start, start + 1, "test", value=1.0, part_of=counts[-1] if counts else None))
    return counts


@pytest.mark.parametrize("steps", [1, 2, 5, 10])
def test_a_number_is_part_of_what_its_total_is_part_of(steps: int) -> None:
    counts = chain(steps + 1)
    assert _under(counts[-1], counts[0])
    assert not _under(counts[0], counts[-1])
    assert not _under(counts[-1], Count(99, 100, "test", value=1.0))


def test_a_ring_of_totals_ends() -> None:
    counts = chain(3)
    counts[0].part_of = counts[2]
    assert _under(counts[0], Count(99, 100, "test", value=1.0))
