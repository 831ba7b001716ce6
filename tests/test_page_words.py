"""Every word of the lexicon `page_words` does what its kind says."""

from __future__ import annotations

import pytest

import rectnlp
from rectnlp.analysis import Analysis
from rectnlp.bulletin import Bulletin
from rectnlp.lexicons import Lexicons
from rectnlp.page import furniture, zones
from rectnlp.page.issuer import Issuer, identify
from rectnlp.pipeline import analyse


def words(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("word", Lexicons().surfaces("page_words", kind))


def zoned(text: str) -> Analysis:
    analysis = Analysis(Bulletin(text))
    analysis.body = analysis.view.norm
    zones.find(analysis)
    return analysis


def issuer(text: str) -> Issuer:
    return identify(zoned(text))


@words("title")
def test_titles(word: str) -> None:
    text = f"云河县水利局{word}\n整改完成。共3项。"
    assert zoned(text).zones.title == (0, 6 + len(word))


@words("title_line")
def test_lines_that_serve_as_title(word: str) -> None:
    found = issuer(f"云河县水利局\n党组,共3项。\n云河县水利局关于巡察整改{word}\n整改完成。共3项。")
    assert found.name == "云河县水利局"


@words("heading")
def test_headings_are_no_captions(word: str) -> None:
    lines = ["友情链接", f"云河{word}", "云河网"]
    text = "\n".join(["正文一行,共3项。", *lines])
    spans = [(text.index(line), text.index(line) + len(line)) for line in text.split("\n")]
    assert furniture.find(text, spans, Lexicons()) == [spans[1]]


@words("body")
def test_signers(word: str) -> None:
    text = f"关于整改情况的通报\n整改完成。共3项。\n云河县某某{word} 2023年9月8日"
    assert zoned(text).zones.signature is not None


@words("prose")
def test_prose_is_no_headline(word: str) -> None:
    headline, text = "县里防汛工作取得新进步", "\n县里召开会议,研究防汛工作,压实各方面责任。"
    assert zoned(headline + text).zones.title is not None
    assert zoned(word + headline + text).zones.title is None


@words("publisher")
def test_publishers(word: str) -> None:
    (row,) = analyse(Bulletin(f"{word}:云河县审计局\n关于审计整改情况的公告\n整改完成。共3项。")).rows["documents"]
    assert row.issuer is not None


@words("credit")
def test_who_put_the_text_on_the_site(word: str) -> None:
    assert rectnlp.extract(f"{word}:\n\n云枫县教育局\n\n县教育局开展自查。").units.text.tolist() == ["县教育局"]


@words("party")
def test_committees_are_left_off(word: str) -> None:
    assert issuer(f"云河县水利局{word}关于巡察整改情况的通报\n整改完成。").name == "云河县水利局"


@words("office")
def test_organs_are_left_off(word: str) -> None:
    assert issuer(f"云河县{word}关于巡察整改情况的通报\n整改完成。").name == "云河县"


@words("speaker")
def test_whose_committee_speaks(word: str) -> None:
    assert issuer(f"整改完成。\n云河{word}党委研究。").name == f"云河{word}"


@words("does")
def test_what_an_issuer_does(word: str) -> None:
    assert issuer(f"整改完成。学校{word}。").kind == "school"


@words("field")
def test_what_texts_of_this_kind_speak_of(word: str) -> None:
    def warned(text: str) -> bool:
        return any(warning.code == "not_a_bulletin" for warning in analyse(Bulletin(text)).rows.get("warnings", ()))

    assert warned("今天天气很好。")
    assert not warned(f"今天天气很好,{word}。")
