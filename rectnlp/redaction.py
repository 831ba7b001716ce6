"""Masking the names of sanctioned persons: 张三丰 → 张某某, of the same length, so that every offset stays true.

A name is masked wherever it stands, not only in the sanction's own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from rectnlp.analysis import Analysis

_WITHIN = r"[\s\u200b-\u200f\u2060\ufeff\u00ad]{0,4}"  # what damage puts between a name's characters
_VEIL = "某"


class Mask:
    """The names to hide, and the function that hides them.

    >>> Mask(["张三丰"]).text("张三丰受到警告处分,张 三丰退赔200元。")
    '张某某受到警告处分,张 某某退赔200元。'
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))

    @classmethod
    def of(cls, analysis: Analysis) -> Mask:
        """The mask for the persons of a bulletin whom a sanction names, alone or among others."""
        sanctions = analysis.rows.get("sanctions", [])
        named = [row for row in analysis.rows.get("people", []) if row.name and row.person_id]
        targets = [row.target for row in sanctions if row.target]
        sanctioned = {row.person_id for row in sanctions if row.person_id}
        sanctioned |= {row.person_id for row in named if any(s <= row.start and row.end <= e for s, e in targets)}
        people = [row for row in named if row.person_id in sanctioned]
        return cls(form for row in people for form in _forms(analysis, row.name))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(_WITHIN.join(map(re.escape, name)) for name in self.names))

    def text(self, text: str) -> str:
        """`text` with every name masked; of the same length."""
        return self._pattern.sub(_veil, text) if self.names else text


def _forms(analysis: Analysis, span: tuple[int, int]) -> tuple[str, str]:
    """A name as printed and in simplified characters, as ids write it."""
    return analysis.printed(span), analysis.view.norm[span[0] : span[1]]


def _veil(match: re.Match[str]) -> str:
    name = match[0]
    return name[0] + "".join(c if c.isspace() or not c.isprintable() else _VEIL for c in name[1:])
