"""Announced numbers of items against the labels that follow, and lists within a line that skip or repeat a number."""

import pytest

import rectnlp
from rectnlp.bulletin import Bulletin
from rectnlp.pipeline import analyse


def rows(text: str, kind: str) -> list[tuple[str, str]]:
    analysis = analyse(Bulletin(text))
    assert not analysis.rows.get("failures")
    return [(c.status, c.expression) for c in analysis.rows["checks"] if c.kind == kind]


LEADS = [
    "局党组从以下{}个方面持续用力:", "街道采取{}项措施:", "下一步,重点抓好{}件事:", "公司党委将着力做好{}项工作。\n", "镇党委突出{}个重点。",
]  # fmt: skip
STYLES = ["一是", "一要", "第一,", "(一)", "(1)", "1.", "①"]
NUMBERS = "一二三四五六"
CIRCLED = "①②③④⑤⑥"


def label(style: str, n: int) -> str:
    return style.replace("一", NUMBERS[n - 1]).replace("1", str(n)).replace("①", CIRCLED[n - 1])


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("stated", "status"), [("三", "mismatch"), ("四", "ok"), ("五", "mismatch")])
def test_an_announced_number_of_items(lead: str, style: str, stated: str, status: str) -> None:
    between = "\n" if lead.endswith("\n") else ""
    items = between.join(f"{label(style, n)}强化{what}。" for n, what in enumerate(("学习", "督导", "问责", "落实"), 1))
    found = rows(lead.format(stated) + items, "outline_total")
    assert found == [(status, f"{NUMBERS.index(stated) + 1} : 4")]


SILENT = [
    # an item without its label; one told in another spelling; one left out by the page
    "从三个方面抓好整改。一是加强领导。二是加强督导。同时,加强宣传。",
    "从三个方面抓好整改。一是加强领导。二是加强督导。三个方面见效的是宣传。三、加强宣传。",
    "从三个方面抓好整改。一是加强领导。二是加强督导。(略)",
    # headings below a number of problems
    "巡察组反馈了4个问题。\n一、组织领导情况\n成立专班。\n二、整改落实情况\n完成整改。\n三、下一步打算\n持续推进。",
    # far off; no announcement; a number that stands elsewhere
    "从九个方面抓好整改。一是加强领导。二是加强督导。",
    "会议听取了5个单位汇报。一是学习。二是督导。三是问责。",
    "抓好三项工作,完成了任务,成效明显。一是学习。二是督导。",
]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_announce_no_such_list(text: str) -> None:
    assert [row for row in rows(text, "outline_total") if row[0] == "mismatch"] == []


def test_a_skipped_label_is_told_once() -> None:
    text = "突出三个重点:第一,政治建设。第二,作风建设。第四,廉政建设。"
    assert rows(text, "outline_total") == [("ok", "3 : 3")]
    assert rows(text, "numbering") == [("mismatch", "第一, … 第四,: 3")]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("numbers", "broken"), [((1, 2, 4), True), ((1, 2, 2, 3), True), ((1, 2, 3, 4), False)])
def test_a_list_within_a_line_skips_or_repeats_a_number(style: str, numbers: tuple[int, ...], broken: bool) -> None:
    text = "下一步工作:" + ";".join(f"{label(style, n)}强化第{n}批检查" for n in numbers) + "。"
    assert ("mismatch" in [status for status, _ in rows(text, "numbering")]) is broken


def test_a_list_that_breaks_is_not_ok_as_far_as_it_goes() -> None:
    assert rows("下一步:(1)强化学习;(2)强化督导;(4)强化问责。", "numbering") == [("mismatch", "(1) … (4): 3")]


@pytest.mark.parametrize(
    "text",
    [
        "下一步:①学习;②督导,③问责在内;⑤落实;⑧总结。",  # two breaks: another numbering, or an excerpt
        "下一步:①学习;②督导;(三)问责;④落实。",  # spelt otherwise
        "下一步:①学习;③督导。",  # too short
    ],
)
def test_labels_within_a_line_that_break_for_another_reason(text: str) -> None:
    assert [row for row in rows(text, "numbering") if row[0] == "mismatch"] == []


def test_labels_within_a_line_are_of_no_node() -> None:
    tables = rectnlp.extract("下一步:①加强学习教育;②压实主体责任;④严格考核问责。")
    assert tables.checks.kind.tolist() == ["numbering"]
    assert tables.check_parts.mention_id.isna().all()


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("两", [("mismatch", "2 : 4")]),  # two more or less, and no more than that
        ("六", [("mismatch", "6 : 4")]),
        ("七", []),
        ("6", [("mismatch", "6 : 4")]),
        ("4", [("ok", "4 : 4")]),
        ("近四", []),
        ("一", []),
    ],
)
def test_how_far_off_an_announced_number_may_be(stated: str, found: list[tuple[str, str]]) -> None:
    items = "".join(f"{n}是强化管理。" for n in "一二三四")
    assert rows(f"街道采取{stated}项措施:{items}", "outline_total") == found


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("三是落实。", "ok"),
        ("。", "mismatch"),
        ("同时,加强宣传。", "unclear"),
        ("此外,加强宣传。", "unclear"),
        ("其三,加强宣传。", "unclear"),
        ("第三方面加强宣传。", "unclear"),
        ("(3)加强宣传。", "unclear"),
        ("3.加强宣传。", "unclear"),
        ("(略)", "unclear"),
        ("……", "unclear"),
        ("三个镇加强宣传。", "mismatch"),
    ],
)
def test_an_item_may_be_told_without_its_label(behind: str, status: str) -> None:
    text = f"街道采取三项措施:一是加强领导。二是加强督导。{behind}"
    assert [row[0] for row in rows(text, "outline_total")] == [status]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("(1) (2) (4)", ["mismatch"]),
        ("(1) (2) (2) (3)", ["mismatch"]),
        ("(1) (3)", []),  # three labels at least
        ("(1) (2) (5)", []),  # one number is lost, not two
        ("(1) (2) (4) (6)", []),  # it breaks once
        ("(1) (2) (3)", []),
        ("(1) (3) (4)", ["mismatch"]),
        ("(1) (2) (4) (5)", ["mismatch"]),
    ],
)
def test_where_a_list_within_a_line_breaks(labels: str, found: list[str]) -> None:
    items = ";".join(f"{each}强化管理" for each in labels.split())
    statuses = [status for status, _ in rows(f"下一步,局党组将持续抓好整改:{items}。", "numbering")]
    assert [status for status in statuses if status != "ok"] == found
