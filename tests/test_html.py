"""Web pages: where the article stands, and how its lines are broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import sites
from files.content import BLOCKS, SIGNATURE, TITLE, lines
from lxml.html import fragment_fromstring

import rectnlp
from rectnlp.reading.markup import lines as rendered

FIRST, SECOND = BLOCKS[0][1], BLOCKS[2][1]


def read(tmp_path: Path, page: str) -> list[str]:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    return rectnlp.read(tmp_path / "a.html").text.split("\n")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>完成\n  整改37项。</p>", ["完成整改37项。"]),
        ("<p>the first\nround</p>", ["the first round"]),
        ("甲<br>乙<br/><br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲</p>乙<div>丙<span>丁</span></div>戊", ["甲", "乙", "丙丁", "戊"]),
        ("<p>&nbsp;&nbsp;\u3000甲&nbsp;乙</p><p>&nbsp;</p>", ["甲\xa0乙"]),
        ("<p>甲<span style='display: none'>隐</span><script>x</script><!-- 注 -->乙</p>", ["甲乙"]),
        ("<ol><li>甲</li><li><p>乙</p></li></ol>", ["1. 甲", "2. 乙"]),
        ("<ol start='3' type='a'><li>甲</li><li value='9'>乙</li><li>丙</li></ol>", ["c. 甲", "i. 乙", "j. 丙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</li><li>乙</li></ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style: none'><li>一、甲</li></ol><ul><li>乙</li></ul>", ["一、甲", "乙"]),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td></td></tr></table>", ["甲 | 乙", "丙"]),
        ("<table><tr><td><p>甲</p></td></tr><tr><td>乙</td></tr></table>", ["甲", "乙"]),
        (
            "<table><tr><th>方面</th><th>存在问题</th><th>责任单位</th></tr><tr><td rowspan=2>党建</td><td>甲</td>"
            "<td>县委办</td></tr><tr><td>乙</td><td>县委组织部</td></tr></table>",
            ["方面：党建", "存在问题：甲", "责任单位：县委办", "存在问题：乙", "责任单位：县委组织部"],
        ),
        ("<table><tr><td colspan='99999'>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>", ["甲 | 乙", "丙 | 丁"]),
    ],
)  # fmt: skip
def test_lines(markup: str, expected: list[str]) -> None:
    assert rendered(fragment_fromstring(f"<div>{markup}</div>")) == expected


def test_a_title_that_only_the_name_of_the_page_gives(tmp_path: Path) -> None:
    page = f"<html><head><title>{TITLE}-某县党建网</title></head><body><div><p>{FIRST}</p><p>{SECOND}</p></div></body></html>"
    assert read(tmp_path, page) == [TITLE, FIRST, SECOND]


def test_a_signature_in_elements_of_its_own(tmp_path: Path) -> None:
    text = "".join(f"<p>{line}</p>" for line in lines()[1:-2])
    page = f"<html><body><h1>{TITLE}</h1><div class='text'>{text}</div><div class='by'>{SIGNATURE[0]}</div><div>{SIGNATURE[1]}</div><div>【打印】</div></body></html>"
    assert read(tmp_path, page) == lines()


def test_prose_in_the_frame_is_not_taken_for_the_article(tmp_path: Path) -> None:
    notes = "<div class='recommend'><p>据介绍，全县春耕备耕工作有序展开，各乡镇抢抓农时，已完成整地99万亩。</p></div>"
    page = sites.portal().replace("<aside>", f"{notes}<aside>")
    assert read(tmp_path, page) == lines()


def test_links_inside_the_article_are_read(tmp_path: Path) -> None:
    paragraphs = [f"<p>{line.replace('县委', '<a href=/x>县委</a>')}</p>" for line in lines()[1:]]
    page = f"<html><body><div class='nav'><a href=/>首页</a></div><div><h1>{TITLE}</h1>{''.join(paragraphs)}</div></body></html>"
    assert read(tmp_path, page) == lines()


def test_one_sentence_is_an_article(tmp_path: Path) -> None:
    assert read(tmp_path, "<html><body><p>截至6月底，完成整改37项。</p></body></html>") == ["截至6月底，完成整改37项。"]
