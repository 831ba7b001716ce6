"""progress: statements of how far."""

import datetime as dt

import pytest

from rectnlp.bulletin import Bulletin
from rectnlp.documents.progress import Progress
from rectnlp.pipeline import analyse


def statements(text: str) -> list[Progress]:
    analysis = analyse(Bulletin(text, "2024-12-01"))
    assert not analysis.rows.get("failures")
    return list(analysis.rows["progress"])


def columns(row: Progress) -> tuple[object, ...]:
    return row.basis, row.total, row.done, row.mostly_done, row.ongoing, row.not_started, row.rate


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("反馈的56项整改任务,已整改到位51项,剩余5项,完成比例91.1%。", ("task", 56, 51, None, 5, None, 91.1)),
        ("反馈的问题37个,已改33个,整改率89.2%。", ("problem", 37, 33, None, None, None, 89.2)),
        ("列出62项具体任务,其中完成41项、基本完成15项、未启动6项。", ("task", 62, 41, 15, None, 6, None)),
        ("制定整改措施54条,已完成50条,正在推进4条。", ("measure", 54, 50, None, 4, None, None)),
        ("细化为127项举措,目前127项举措已完成113项。", ("measure", 127, 113, None, None, None, None)),
        ("意见建议6条,已采纳落实4条,正在推进2条。", ("suggestion", 6, 4, None, 2, None, None)),
        ("巡察反馈问题312个,完成297、持续11、未启动4。", ("problem", 312, 297, None, 11, 4, None)),
        # only what is done, with its rate
        ("已整改面上问题467个,整改率92.6%。", ("problem", None, 467, None, None, None, 92.6)),
        # the total in a sentence before
        ("发现问题175个。反馈问题整改完成158个,未完成17个。", ("problem", 175, 158, None, 17, None, None)),
        # the total between its parts
        (
            "已完成346项整改任务,占台账所列587项的近六成,其余241项正在推进。",
            ("task", 587, 346, None, 241, None, None),
        ),
    ],
)
def test_a_statement(text: str, row: tuple[object, ...]) -> None:
    assert [columns(statement) for statement in statements(text)] == [row]


@pytest.mark.parametrize(
    "text",
    [
        "23件积案办结19件。",  # not of rectification
        "召开会议5次,印发通报2期。",
        "制定整改措施54条。",  # no word of how far
        "反馈问题36个,其中立行立改12个、限期整改18个、长期整改6个。",  # kinds, not states
    ],
)
def test_no_statement(text: str) -> None:
    assert statements(text) == []


def test_as_of_and_span() -> None:
    text = "截至2024年10月底,反馈的56项整改任务,已完成51项,完成率91.1%。"
    (row,) = statements(text)
    assert row.as_of == dt.date(2024, 10, 31)
    assert text[row.start : row.end] == "56项整改任务,已完成51项,完成率91.1%"
