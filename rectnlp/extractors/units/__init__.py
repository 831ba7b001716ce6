"""Mentions of named organisational units (单位).

One pass of an automaton finds the last words of names (巡察组, 住建局, 公司). For each, its shape says how the left
border is found: a closed name takes levels and places before it, an open one goes left word by word until a word that
never stands inside a name. A body that ends where the next begins is part of one longer name (省委 + 第三巡视组). What
comes of it are candidates; places that do not act and short forms that stand for nothing are dropped at the end.

`grammar` compiles the lexicons; `shapes` makes candidates, with `left` and `places` for where a name begins and
`guards` for what is no body; `candidates` decides, asking `beside` whether a place acts; `lists` and `aliases` add
names that leave out their last word or were given in the text.

Source of what counts as a mention: the table `units` in the documentation of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rectnlp.analysis import Analysis
from rectnlp.extractors.units.aliases import aliased
from rectnlp.extractors.units.beside import Verbs, credited, spoils
from rectnlp.extractors.units.candidates import Candidate, accept
from rectnlp.extractors.units.grammar import Grammar, Head, grammar
from rectnlp.extractors.units.lists import elided
from rectnlp.extractors.units.shapes import Shapes
from rectnlp.mentions import Unit
from rectnlp.page.issuer import Issuer, identify

_POLICE = re.compile(r"公(?P<a>、?)检(?P=a)法(?:(?P=a)司)?(?!两|“|院)")

# How the candidate behind a last word is made, by the shape of the word. Functions, not methods: a table of methods in
# each bulletin's `Shapes` would hold it, with all the words of the text, until the next collection.
_BY_SHAPE: Mapping[str, Callable[[Shapes, Head, int, int], None]] = {
    "formal": Shapes.formal, "party": Shapes.party, "central": Shapes.central, "committee": Shapes.committee,
    "organ": Shapes.body_head, "body": Shapes.body_head, "place": Shapes.place, "part": Shapes.part,
    "section": Shapes.section, "whole": Shapes.central, "zone": Shapes.zone, "task": Shapes.task,
    "named": Shapes.named, "office": Shapes.office, "short": Shapes.short,
}  # fmt: skip


def extract(analysis: Analysis) -> None:
    """Fill `units`."""
    issuer, norm = identify(analysis), analysis.view.norm
    units = [
        Unit(
            c.start,
            c.end,
            f"units.{c.head.shape}",
            unit_type=c.head.unit_type,
            level=c.head.level,
            parent=c.above(norm),
        )
        for c in _mentions(analysis, issuer)
        if not credited(norm, c.start, c.end, analysis.lexicons)
    ]
    units.sort(key=lambda unit: unit.start)
    analysis.rows["units"] = units


def _mentions(analysis: Analysis, issuer: Issuer) -> list[Candidate]:
    body, lexicon = analysis.body, grammar(analysis.lexicons)
    shapes = Shapes(analysis, issuer, lexicon)
    short: list[tuple[int, int, Head]] = []  # words that stand for bodies in lists
    for index, _, end in lexicon.automaton.find_matches_as_indexes(body):
        head = lexicon.heads[index]
        start = end - len(head.surface)  # 市监委 is 监委 behind a level word
        if head.shape == "no" and body[start + 1 : start + 3] in lexicon.splits and len(head.surface) == 2:
            head, end = lexicon.by_surface.get(head.surface[0], head), end - 1  # 投促局|部署
        if start < shapes.closed or head.shape == "no":
            continue
        if head.shape == "elided":
            if body[start - 1 : start] == "、" or body[end : end + 1] == "、":
                short.append((start, end, head))
        elif whole := _unspoilt(body, head, end, lexicon):
            _BY_SHAPE[whole.shape](shapes, whole, start, start + len(whole.surface))
    accepted = accept(body, Verbs(analysis.lexicons, analysis.words), shapes.found + _police(body), issuer)
    accepted += aliased(body, accepted)
    return accepted + [Candidate(start, end, head, "unit") for start, end, head in elided(body, short, accepted)]


def _unspoilt(body: str, head: Head | None, end: int, lexicon: Grammar) -> Head | None:
    """The head, or a shorter one where the next character makes another word of its last (区委 in 区委办理)."""
    while head and head.shape not in ("no", "elided"):
        if not spoils(body, end, lexicon.after, lexicon.splits):
            return head
        head, end = lexicon.by_surface.get(head.surface[:-1]), end - 1
    return None


def _police(body: str) -> list[Candidate]:
    """公、检、法: three bodies."""
    return [
        Candidate(at, at + 1, Head(body[at], "government" if body[at] == "司" else "judicial", "elided"), "unit")
        for match in _POLICE.finditer(body)
        for at in range(match.start(), match.end())
        if body[at] != "、"
    ]
