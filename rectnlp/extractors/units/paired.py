"""Names of two functions: 县|政务服务和数据管理|局, 市|住房保障和房地产|管理局.

A level or place stands before both. Where the second function with its last word is a name of its own (园林局), what
stands before 和 must be made of functions that bodies are named after (from the names of the lexicon
`unit_abbreviations`); two that each stand for a body in lists (财政和审计局) make a pair of bodies instead.
Elsewhere it must be made of nouns, and be no word for persons or bodies.
"""

from __future__ import annotations

import re

from rectnlp.extractors.units.left import Left
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.linking.bodies.official import LEVEL_CHARS

_PAIR = re.compile(r"(?P<first>[一-龥]{2,12})[和与](?P<second>[一-龥]{0,10})$")
_LAST_WORD = re.compile("(?:管理|服务|事务)?(?:局|厅|委员会|委|中心|办公室|办)$")
_PLAIN = ("管理", "服务", "建设", "保障", "事务", "发展", "促进", "登记", "监督", "规划", "保护")
_REACH = 24


@compiled
def _functions(lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Functions that bodies are named after, those that stand for bodies by themselves, and words for persons."""
    named: set[str] = set(_PLAIN)
    elided: set[str] = set()
    for row in lexicons.rows("unit_abbreviations"):
        if row["unit_type"] not in ("government", "institution"):
            continue
        elided.update(filter(None, row["elided"].split("|")))
        for surface in (row["name"], *row["aliases"].split("|")):
            if _LAST_WORD.search(surface):
                named.update(part for part in re.split("[和与]", _LAST_WORD.sub("", surface)) if len(part) > 1)
    return frozenset(named | elided), frozenset(elided), tuple(row["word"] for row in lexicons.rows("positions"))


def paired(left: Left, start: int, lexicons: Lexicons, closed: str | None = None) -> int | None:
    """Where a name of two functions begins whose last word begins here; `closed`: the second with its last word."""
    body = left.body
    if closed and body[start - 1 : start] not in ("和", "与"):
        return None
    match = _PAIR.search(body, max(left.stop, start - _REACH, 0), start)
    if match is None or bool(match["second"]) is bool(closed) or len(match["second"]) == 1:
        return None
    functions, elided, persons = _functions(lexicons)
    middle = match.end("first")
    if match["second"] and not left.proper_or_noun(middle + 1, start):
        return None
    for at in range(middle - 2, match.start("first"), -1):
        if body[at - 1] not in LEVEL_CHARS or left.common(body[at - 2 : at]):
            continue
        first = body[at:middle]
        if closed and not _made_of(first, functions):
            continue
        if closed and first in elided and _LAST_WORD.sub("", closed) in elided:  # 财政和|审计局
            continue
        if not closed and (not left.proper_or_noun(at, middle) or first.endswith(persons)):
            continue
        border = left.places(at)
        if border.start < at and not border.quantified:
            return border.start
    return None


def lengthened(left: Left, start: int, lexicons: Lexicons) -> int | None:
    """Where a longer name begins that ends like a closed one: 县|营商环境|建设局."""
    begin = left.function(start)
    if begin is None or start < 2 or begin >= start:
        return None
    level = next(at for at in range(start, begin - 1, -1) if at == begin or left.body[at - 1] in LEVEL_CHARS)
    own = left.body[level:start]
    if len(own) < 2 or level == begin or not left.begins(level) or not left.proper_or_noun(level, start):
        return None
    return None if own.endswith(_functions(lexicons)[2]) else begin


def _made_of(text: str, parts: frozenset[str]) -> bool:
    """Whether a text is made of such parts."""
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached.update(at + size for size in range(2, 9) if text[at : at + size] in parts)
    return len(text) in reached
