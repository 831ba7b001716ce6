"""From printed lines to paragraphs, and from rules to tables."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectnlp.reading.layout import Line, body, paragraphs
from rectnlp.reading.ruled import Box, Cell, Grids

WIDTH = 20  # characters of a full line
LEFT, SIZE, PITCH, TOP, HEIGHT = 72.0, 12.0, 20.0, 700.0, 842.0


def typeset(texts: list[str], *, indent: int = 2, hang: int = 0, gap: float = 0, lines_a_page: int = 25) -> list[Line]:
    """Set paragraphs as a printer would: full lines, a first line indented or the others hanging."""
    found: list[Line] = []
    bottom, page, on_page = TOP, 0, 0
    for text in texts:
        first = True
        while text:
            start = indent if first else hang
            room = WIDTH - start
            piece, text = text[:room], text[room:]
            left = LEFT + start * SIZE
            found.append(Line(piece, left, left + len(piece) * SIZE, bottom, SIZE, page, HEIGHT))
            bottom, on_page, first = bottom - PITCH, on_page + 1, False
            if on_page == lines_a_page:
                bottom, page, on_page = TOP, page + 1, 0
        bottom -= gap
    return found


LONG = ["整改" * 31 + "。", "巡" * 17 + "。", "察" * 36 + "。", "县委" * 40 + "。", "完成整改。"]


@pytest.mark.parametrize(
    "style",
    [{}, {"indent": 0, "gap": 10}, {"indent": 0}, {"indent": 0, "hang": 2}, {"lines_a_page": 3}],
    ids=["indented", "spaced", "plain", "hanging", "over-pages"],
)
def test_broken_lines_are_joined(style: dict[str, int]) -> None:
    texts = LONG if style.get("indent") is None else [text for text in LONG if (len(text) % WIDTH) != 0]
    assert list(paragraphs(typeset(texts, **style))) == texts


@settings(max_examples=50)
@given(st.lists(st.integers(1, 90), min_size=3, max_size=12))
def test_indented_paragraphs_of_any_length(lengths: list[int]) -> None:
    texts = ["整" * n + "。" for n in [50, *lengths, 30, 4]]
    assert list(paragraphs(typeset(texts))) == texts


def test_a_line_that_ends_short_before_a_long_figure_goes_on() -> None:
    lines = typeset(["甲" * 38])
    short = Line("乙" * 16, LEFT, LEFT + 16 * SIZE, 500, SIZE, 0, HEIGHT)
    rest = Line("0900-1234567转8001，丙", LEFT, LEFT + 15 * SIZE, 480, SIZE, 0, HEIGHT)
    assert list(paragraphs([*lines, short, rest]))[-1] == "乙" * 16 + "0900-1234567转8001，丙"


def test_a_title_on_two_lines_is_one() -> None:
    title = [
        Line("中共某县委关于", 129, 255, 780, 18, 0, HEIGHT),
        Line("巡视整改情况的通报", 111, 273, 752, 18, 0, HEIGHT),
    ]
    assert next(paragraphs([*title, *typeset(LONG)])) == "中共某县委关于巡视整改情况的通报"


def test_furniture_is_dropped_and_prose_at_the_edge_is_not() -> None:
    pages = []
    for page in range(4):
        pages.append([
            Line("某县委办公室文件", 72, 170, 800, 9, page, HEIGHT),
            Line(f"第{'甲乙丙丁'[page]}段正文在页首。", 72, 200, 770, 12, page, HEIGHT),
            Line("正文。", 72, 120, 400, 12, page, HEIGHT),
            Line(f"— {page + 1} —", 280, 310, 40, 9, page, HEIGHT),
            Line(f"2024/5/17 10:2{page} 通报", 72, 200, 820, 8, page, HEIGHT),
            Line(f"https://a.example/art/1.html {page + 1}/4", 72, 200, 20, 8, page, HEIGHT),
        ])  # fmt: skip
    pages[2][1] = Line("只此一次。", 72, 200, 770, 12, 2, HEIGHT)
    kept = [line.text for line in body(pages)]
    assert kept == [
        "第甲段正文在页首。",
        "正文。",
        "第乙段正文在页首。",
        "正文。",
        "只此一次。",
        "正文。",
        "第丁段正文在页首。",
        "正文。",
    ]


def rules(columns: list[float], rows: list[float], missing: Collection[tuple[str, int, int]] = ()) -> list[Box]:
    """The rules of a table, field by field, from the bottom; some missing: ("|", wall, row) or ("-", floor, column)."""
    boxes = []
    for i, x in enumerate(columns):
        boxes += [(x, a, x + 0.5, b) for row, (a, b) in enumerate(pairwise(rows)) if ("|", i, row) not in missing]
    for i, y in enumerate(rows):
        boxes += [(a, y, b, y + 0.5) for at, (a, b) in enumerate(pairwise(columns)) if ("-", i, at) not in missing]
    return boxes


def test_rules_make_cells() -> None:
    grids = Grids(rules([100, 200, 300, 400], [500, 550, 600]))
    assert grids.cell(150, 575) == Cell(0, 0, 0, 3)
    assert grids.cell(350, 525) == Cell(0, 1, 2, 3)
    assert grids.cell(50, 575) is None
    assert grids.cell(150, 650) is None


def test_a_missing_rule_joins_two_fields() -> None:
    grids = Grids(rules([100, 200, 300], [400, 500, 600, 700], {("|", 1, 2), ("-", 1, 0)}))
    assert grids.cell(150, 650) == grids.cell(250, 650) == Cell(0, 0, 0, 2)  # the head spans both columns
    assert grids.cell(150, 550) == grids.cell(150, 450) == Cell(0, 1, 0, 2)  # a cell over two rows
    assert grids.cell(250, 450) == Cell(0, 2, 1, 2)


def test_a_frame_and_an_underline_are_no_table() -> None:
    assert Grids(rules([50, 550], [50, 800])).cell(300, 400) is None
    assert Grids([(50, 700, 550, 701)]).cell(300, 700) is None
    assert Grids([]).cell(1, 1) is None


def test_a_table_goes_on_over_the_page_under_its_head_again() -> None:
    def cell(page: int, row: int, column: int, text: str) -> Line:
        return Line(text, 100, 150, 700 - row, 12, page, HEIGHT, Cell(0, row, column, 3))

    head = ("序号", "存在问题", "整改措施")
    lines = [cell(page, 0, i, text) for page in (0, 1) for i, text in enumerate(head)]
    lines[3:3] = [cell(0, 1, 0, "1"), cell(0, 1, 1, "账目"), cell(0, 1, 1, "不清"), cell(0, 1, 2, "清理账目，")]
    lines += [cell(1, 1, 0, "2"), cell(1, 1, 1, "超标"), cell(1, 1, 2, "退回。")]
    assert list(paragraphs(lines)) == ["1.账目不清", "整改措施：清理账目，", "2.超标", "整改措施：退回。"]
    without = [line for line in lines if not (line.page == 1 and line.cell and line.cell.row == 0)]
    without += [cell(2, 0, 2, "公开。")]
    assert list(paragraphs(without))[-1] == "整改措施：退回。公开。"
