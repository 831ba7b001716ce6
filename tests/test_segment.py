"""Words and their tags: known from text to text, and the same as the segmenter's own."""

from __future__ import annotations

import rjieba

from rectnlp.lexicons import Lexicons
from rectnlp.text.segment import domain_tags, tagger
from rectnlp.text.words import Words

# 已于 and 降至 are joined by the statistical model only: alone, each is two words.
TEXT = "该县已于2023年6月将超标办公用房面积降至12平方米,区委要求整改到位。"


def test_tags_are_those_of_the_whole_text() -> None:
    own, lexicons = rjieba.Jieba(), Lexicons()
    for row in lexicons.rows("words"):
        own.add_word(row["word"], int(row["freq"]), row["tag"])
    domain = domain_tags(lexicons)
    expected = [(word, domain.get(word, tag)) for word, tag in own.tag(TEXT)]
    for _ in range(2):  # unknown words at first, known ones then
        assert list(zip(*tagger("rjieba", lexicons)(TEXT), strict=True)) == expected


def test_positions() -> None:
    words = Words((["整改", "46", "项"], ["vn", "m", "q"]), {})
    assert [words.span(i) for i in range(3)] == [(0, 2), (2, 4), (4, 5)]
    assert [words.index(at) for at in range(5)] == [0, 0, 1, 1, 2]
    assert len(Words(([], []), {})) == 0
