"""What a person is shown: the sentence of a mismatch, its numbers marked."""

from __future__ import annotations

import rectnlp
from rectnlp.findings import Finding, findings, passages


def marked(finding: Finding) -> list[str]:
    """The passages with their marks in brackets."""
    shown = []
    for passage in finding.passages:
        text = passage.text
        for start, end in reversed(passage.marks):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        shown.append(f"{passage.line}: {text}")
    return shown


def found(text: str) -> list[Finding]:
    return list(findings(rectnlp.extract(text)))


def test_a_sum_is_shown_in_its_sentence_with_total_and_parts_marked() -> None:
    (finding,) = found("概况良好。\n　　全县查处１２人（甲镇5人、乙镇4人、丙镇2人）。后续推进。\n")
    assert marked(finding) == ["2: 全县查处[１２人]（甲镇[5人]、乙镇[4人]、丙镇[2人]）。"]
    assert "12" in finding.message
    assert "12" in finding.message_en
    assert finding.kind == "parts_sum"


def test_numbers_without_a_measure_word_are_marked_too() -> None:
    (finding,) = found("检查发现问题94个（47+26+11）。")
    assert marked(finding) == ["1: 检查发现问题[94个]（[47]+[26]+[11]）。"]


def test_what_adds_up_is_not_shown() -> None:
    assert found("全县查处11人（甲镇5人、乙镇4人、丙镇2人）。") == []


def test_a_skipped_number_is_shown_beside_the_gap() -> None:
    items = "".join(f"{n}.关于第{n}类问题整改不到位的问题。已制定办法并落实。\n" for n in range(1, 12) if n != 9)
    finding = next(finding for finding in found(items) if finding.kind == "numbering")
    shown = marked(finding)
    assert len(shown) == 4
    assert shown[-3:-1] == ["8: [8.]关于第8类问题整改不到位的问题。", "9: [10.]关于第10类问题整改不到位的问题。"]


def test_passages_are_told_once_and_end_with_the_text() -> None:
    text = "甲1个，乙2个\n丙3个"
    assert [(p.line, p.text, p.marks) for p in passages(text, [(1, 3), (5, 7), (9, 11)], 1)] == [
        (1, "甲1个，乙2个", ((1, 3), (5, 7))),
        (2, "丙3个", ((1, 3),)),
    ]
