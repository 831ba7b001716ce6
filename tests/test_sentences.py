"""Where sentences, clauses and lines end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectnlp.text.sentences import clauses, paragraphs, sentences

TEXT = "一、概况\n完成37项。“真改”吗?改了!共1,816户,其中甲500户;乙见3,后述。"


def parts(stretches: object, text: str) -> list[str]:
    return [text[slice(*stretches[i])] for i in range(len(stretches))]


def test_sentences_end_at_full_stops_and_line_breaks() -> None:
    assert [part for part in parts(sentences(TEXT), TEXT) if part] == [
        "一、概况",
        "完成37项",
        "“真改”吗",
        "改了",
        "共1,816户,其中甲500户;乙见3,后述",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    text = "他说“改了。”完成。"
    found = sentences(text)
    assert text[slice(*found.at(2))] == "他说“改了。”"


def test_clauses_end_at_commas_but_not_inside_a_number() -> None:
    text = "共1,816户,其中甲500户;乙见3,后述"
    assert parts(clauses(text), text) == ["共1,816户", "其中甲500户", "乙见3", "后述"]


def test_bare_leaves_the_mark_out_and_at_keeps_it() -> None:
    text = "截至6月底,完成37项。"
    found = clauses(text)
    assert (text[slice(*found.at(0))], text[slice(*found.bare(0))]) == ("截至6月底,", "截至6月底")
    assert found.index(7) == 1


def test_an_empty_text_is_one_empty_stretch() -> None:
    assert parts(sentences(""), "") == [""]
    assert sentences("").at(0) == (0, 0)


@given(st.text(alphabet="完成,，。;1\n”!", max_size=40))
def test_stretches_are_a_partition(text: str) -> None:
    for found in (sentences(text), clauses(text), paragraphs(text)):
        at = 0
        for i in range(len(found)):
            start, end = found.at(found.breaks[i]) if found.breaks[i] < len(text) else (found.breaks[i], len(text))
            assert start == at
            assert found[i][0] == start
            assert found[i][1] <= end
            at = end
        assert at == len(text)


def test_a_text_that_lost_its_marks_is_cut_at_pauses() -> None:
    text = "甲乙丙丁、" * 500 + "。完成"
    found = sentences(text)
    spans = [found.at(start) for start in found.breaks]
    assert [end for _, end in spans] == [*range(1000, 2501, 1000), 2501, 2503]
    assert "".join(text[start:end] for start, end in spans) == text
    assert clauses("甲" * 2500).breaks == [0, 1000, 2000]
    assert clauses("甲" * 1000 + ",乙").breaks == [0, 1001]
