"""Mutated bulletins: a stretch of a fictional one with damage of every kind done to it. All follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from conftest import BULLETIN, ROOT
from planted import bulletin as planted

import rectnlp
from rectnlp.lexicons import Lexicons
from rectnlp.text.normalise import folding

_LONGEST = 400  # characters of the stretch: twenty thousand of them are a matter of minutes
_JUNK = (
    " ", "\u3000", "\t", "\n", "\r\n", "\r", "\0", "\u200b", "\u202e", "\u200f", "\u2067", "\ufeff", "\ud800", "\udfff", "😀", "é", "ﷺ",
    "&nbsp;", "<br>", "(guān)", "①", "½", "²", "٣", "Ⅷ", "×年3月5日", "2024年2月30日", "0年0月0日", "9999年12月31日", "99月99日", "1/0",
    "百分之", "0%", "-1", "1e400", "零分之一", "万亿亿", "一是", "其中", "第", "“", "”", "《", "》", "（", "）", "〔", "〕", "、", "和", "%", "共", "分别为",
)  # fmt: skip
_LISTED = ("verbs", "measures", "sanctions", "unit_suffixes", "part_cues", "number_bounds", "markers", "positions")
Mutation = Callable[[str, random.Random], str]


@cache
def sources() -> tuple[str, ...]:
    """Fictional bulletins to start from."""
    samples = sorted((ROOT / "data" / "samples").glob("*.txt"))
    return (BULLETIN, *(planted(seed, plant=True).text for seed in range(4)), *(p.read_text("utf-8") for p in samples))


@cache
def _words() -> tuple[str, ...]:
    """Words of the lexicons that rules turn on."""
    rows = (row for name in _LISTED for row in Lexicons().rows(name))
    return tuple(dict.fromkeys(next(iter(row.values())) for row in rows))


@cache
def _traditional() -> dict[str, str]:
    return {folded: printed for printed, folded in folding().items() if printed >= "\u4e00"}


def _drop(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + dice.choice((1, 1, 1, 9)) :]


def _double(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + dice.choice((1, 1, 9, 40))] * 2 + text[at:]


def _swap(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _move(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    lost = text[at : at + 30]
    rest = text[:at] + text[at + 30 :]
    to = dice.randrange(len(rest) + 1)
    return rest[:to] + lost + rest[to:]


def _put(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(_JUNK if dice.random() < 0.6 else _words()) + text[at:]


def _widen(text: str, dice: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and dice.random() < 0.5 else c for c in text)


def _complicate(text: str, dice: random.Random) -> str:
    return "".join(_traditional().get(c, c) if dice.random() < 0.5 else c for c in text)


def _renumber(text: str, dice: random.Random) -> str:
    return "".join(dice.choice("0123456789") if c.isdecimal() and dice.random() < 0.3 else c for c in text)


def _splice(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + _stretch(dice)[: _LONGEST // 2] + text[at:]


def _number(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice("9０一百万1,") * 10_000 + text[at:]


def _nest(text: str, dice: random.Random) -> str:
    at, to = sorted((dice.randrange(len(text)), dice.randrange(len(text))))
    opening, closing = dice.choice(("()", "（）", "《》", "“”", "〔〕", "【】"))
    return text[:at] + opening * 1000 + text[at:to] + closing * dice.choice((1000, 999, 0)) + text[to:]


_COMMON: tuple[Mutation, ...] = (
    _drop,
    _double,
    _swap,
    _move,
    _put,
    _put,
    _put,
    _widen,
    _complicate,
    _renumber,
    _splice,
)
_HUGE: tuple[Mutation, ...] = (_number, _nest)  # dear, so that they are rare


def _stretch(dice: random.Random) -> str:
    text = dice.choice(sources())
    at = dice.randrange(max(len(text) - 40, 1))
    return text[at : at + dice.randint(20, _LONGEST)]


def damaged(text: str, dice: random.Random) -> str:
    """A text with one to ten things done to it."""
    for _ in range(dice.randint(1, 10)):
        text = dice.choice(_COMMON)(text or "。", dice)
    return text


def mutant(seed: int) -> rectnlp.Bulletin:
    """The mutated bulletin of a seed."""
    dice = random.Random(seed)
    text = damaged(_stretch(dice), dice)
    if dice.random() < 0.02:
        text = dice.choice(_HUGE)(text or "。", dice)
    return rectnlp.Bulletin(text, dice.choice((None, 2024, "2024-11-08")))
