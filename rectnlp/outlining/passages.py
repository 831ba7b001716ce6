"""Labelled passages: 整改措施: …, 责任单位: …; where each label stands and what kind it is (lexicon `fields`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span
from rectnlp.structure import Passage

_COLON = re.compile("[:】]")
_BEFORE = re.compile(r"(?:^|[\n。;!?、.)】【(①-⑳ ])([一-鿿]{1,12})[ ]?(?:[一二三四五六七八九十\d]{1,2})?[ ]?$")


@compiled
def _kinds(lexicons: Lexicons) -> dict[str, str]:
    return {surface: row["kind"] for surface, row in lexicons.words("fields").items()}


def kind_of(words: str, lexicons: Lexicons) -> str | None:
    """The kind of a field label, or None."""
    return _kinds(lexicons).get(words)


def find(text: str, lines: Sequence[Span], lexicons: Lexicons) -> list[Passage]:
    """Field labels in order: with a colon, in 【】, or alone on a line. Their ends are not known yet.

    >>> [(p.field, p.kind) for p in find("整改措施:清账。整改时限:6月底", [(0, 17)], Lexicons())]
    [('整改措施', 'response'), ('整改时限', 'deadline')]
    """
    kinds = _kinds(lexicons)
    found = []
    for colon in _COLON.finditer(text):
        at = colon.start()
        before = _BEFORE.search(text[max(0, at - 18) : at])
        if before is None:
            continue
        label = before[1]
        kind = kinds.get(label)
        if kind is None:
            continue
        label_start = max(0, at - 18) + before.start(1)
        start = colon.end()
        while text.startswith((":", " "), start):
            start += 1
        found.append(Passage(label, kind, label_start, start))
    known = {passage.label_start for passage in found}
    for start, end in lines:
        if 2 <= end - start <= 12:
            words = text[start:end].strip(" 。")
            if words in kinds and start not in known and kinds[words] in ("response", "problem") and len(words) >= 4:
                at = text.index(words, start)
                found.append(Passage(words, kinds[words], at, end + 1))
    return sorted(found, key=lambda passage: passage.label_start)
