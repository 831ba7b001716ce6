"""Labelled passages: 整改措施: …, 责任单位: …; where each label stands and what kind it is (lexicon `fields`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span
from rectnlp.structure import Passage

_LONGEST_LABEL = 18
_COLON = re.compile("[:】]")
_BEFORE = re.compile(r"(?:^|[\n。;!?、.)】【(①-⑳ ])([一-鿿]{1,12})[ ]?(?:[一二三四五六七八九十\d]{1,2})?[ ]?$")


def _glued(shown: str, kinds: dict[str, str]) -> str:
    """The label of at least four characters that a stretch ends in, or an empty string."""
    shown = shown.rstrip(" ")
    return next((shown[-n:] for n in range(8, 3, -1) if shown[-n:] in kinds), "")


@compiled
def _kinds(lexicons: Lexicons) -> dict[str, str]:
    return {surface: row["kind"] for surface, row in lexicons.words("fields").items()}


def find(text: str, lines: Sequence[Span], lexicons: Lexicons) -> list[Passage]:
    """Field labels in order: with a colon, in 【】, or alone on a line. Their ends are not known yet.

    >>> [(p.field, p.kind) for p in find("整改措施:清账。整改时限:6月底", [(0, 17)], Lexicons())]
    [('整改措施', 'response'), ('整改时限', 'deadline')]
    """
    kinds = _kinds(lexicons)
    found: list[Passage] = []
    for colon in _COLON.finditer(text):
        at = colon.start()
        shown = text[max(0, at - _LONGEST_LABEL) : at]
        before = _BEFORE.search(shown)
        label = before[1] if before else ""
        if label not in kinds:
            # 责任领导:钱某 责任科室:办公室 on one line, the space between them lost.
            label = _glued(shown, kinds) if found and "\n" not in text[found[-1].start : at] else ""
        if not label:
            continue
        label_start = at - len(shown) + shown.rindex(label)
        start = colon.end()
        while text.startswith((":", " "), start):
            start += 1
        found.append(Passage(label, kinds[label], label_start, start))
    known = {passage.label_start for passage in found}
    for start, end in lines:
        if 2 <= end - start <= 12:
            words = text[start:end].strip(" 。")
            if words in kinds and start not in known and kinds[words] in ("response", "problem") and len(words) >= 4:
                at = text.index(words, start)
                found.append(Passage(words, kinds[words], at, min(end + 1, len(text))))  # it may be the last line
    return sorted(found, key=lambda passage: passage.label_start)
