"""The four forms of supervision where one 形态 stands for several: 第三、四种形态各1人次.

Source of the forms: 中国共产党党内监督条例 (2016) 第七条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectnlp.mentions import Span

_SEVERAL = re.compile(r"第[一二三四]种?(?:形态)?(?:[、和及与]第?[一二三四]种?(?:形态)?)*[、和及与]第?[一二三四]种?形态")
_ONE = re.compile(r"第?(?P<number>[一二三四])种?(?:形态)?")
_CODES = {number: f"form_{i}" for i, number in enumerate("一二三四", start=1)}


def forms(text: str) -> Iterator[tuple[Span, str]]:
    """Every form of such a list, with its code.

    >>> [("第三、四种形态"[start:end], code) for (start, end), code in forms("第三、四种形态")]
    [('第三', 'form_3'), ('四种形态', 'form_4')]
    """
    for several in _SEVERAL.finditer(text):
        for one in _ONE.finditer(text, *several.span()):
            yield one.span(), _CODES[one["number"]]
