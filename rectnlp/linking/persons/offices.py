"""The office that somebody holds, where the text says it: before the name, in brackets behind it, or in apposition.

县委常委、副县长张某; 张某(时任站长); 张某同志作为县水利局局长; 张某,男,汉族,1970年5月生,时任县水利局局长.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.persons.grammar import Grammar
from rectnlp.mentions import Span

REACH = 40
_CUTS = (
    r"[,。:;!?\n(“)”]|对|由|给予|予以|将|向|经|其中|责令|邀请|聘请|免去|撤销|约谈|判处|决定|成立|以|及|与|和|问题"
    r"|[一二三四五六七八九十]是|是(?=[一-鿿])|[0-9]+[.、]|[0-9]+[年月日]|[①-⑳—•■●◆]|的"
)
_BRACKET = re.compile(r"\((?P<office>[^()\n,。;:]{2,24})\)")
_BIOGRAPHY = re.compile(r"\(?,?[男女][,、](?:[^,。;\n()]{1,16}[,、]){0,8}")
_LAST = re.compile(r"(?P<office>[^,。;:\n()]{2,40})(?=[。;\n])")


@dataclass(frozen=True)
class _Cues:
    cuts: re.Pattern[str]
    kept: re.Pattern[str]
    holding: re.Pattern[str]


@compiled
def _cues(lexicons: Lexicons) -> _Cues:
    words = {row["role"]: row["words"].split("|") for row in lexicons.rows("name_cues")}
    holding = "|".join(words["holding"])
    return _Cues(
        re.compile(_CUTS),
        re.compile("|".join(words["of_a_word"])),
        re.compile(rf"(?:同志)?(?:{holding})(?P<office>[^,。;:\n()]{{2,40}})"),
    )


class OfficeReader:
    """Reads offices in one text."""

    def __init__(self, text: str, grammar: Grammar, lexicons: Lexicons) -> None:
        self.text = text
        self.grammar = grammar
        self.cues = _cues(lexicons)

    def office(self, start: int, end: int) -> Span | None:
        """The office of the person whose name stands here."""
        return self._before(start) or self._behind(end)

    def _before(self, name: int) -> Span | None:
        """The offices directly before a name, back to where the phrase begins."""
        low = max(0, name - REACH)
        lead = self.text[low:name]
        closing = self.grammar.heads.search(lead)
        if closing is None:
            return None
        spared = [match.span() for match in self.cues.kept.finditer(lead)]
        begin = 0
        for match in self.cues.cuts.finditer(lead):
            if match.end() > closing.start():
                break
            if not any(start <= match.start() < end for start, end in spared):
                begin = match.end()
        pieces = lead[begin:].split("、")
        kept = len(pieces) - 1
        while kept > 0 and self.grammar.heads.search(pieces[kept - 1]):
            kept -= 1
        begin += sum(len(piece) + 1 for piece in pieces[:kept])
        end = len(lead.rstrip())
        return (low + begin, low + end) if begin < end else None

    def _behind(self, end: int) -> Span | None:
        """The office in brackets behind a name, or in apposition to it."""
        text = self.text
        if match := _BRACKET.match(text, end):
            office = match.span("office")
            return office if self.grammar.heads.search(text, *office) else None
        life = _BIOGRAPHY.match(text, end)
        match = self.cues.holding.match(text, life.end() if life else end)
        if match is None and life:  # 秦某,男,1970年5月生,县水利局原局长。
            match = _LAST.match(text, life.end())
        if match is None:
            return None
        start, stop = match.span("office")
        if self.grammar.heads.search(text, start, stop):
            return start, stop
        return None
