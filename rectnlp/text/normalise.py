"""The view that rules match on: one text, folded to one width and one script, with true offsets.

Real bulletins mix full-width and ASCII punctuation, traditional and simplified characters, and carry the damage of
their way through converters: spaces inside words and numbers, left-over markup, pinyin in brackets. Rules should not
know any of that. `View.norm` is the text with all of it folded away; `View.printed` is the same stretch of characters
as printed; `View.offsets` leads back to the text as read. The map is built while normalising, never by diffing.

Folding is one character to one character (so traditional characters keep their place); only damage is deleted.

>>> view = normalise("關(guān)于１，０００ 件（次）")
>>> view.norm
'关于1,000件(次)'
>>> view.printed
'關于１，０００件（次）'
>>> view.span(2, 7)
(8, 13)
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

CJK = "㐀-䶿一-鿿豈-龎〇"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00"
_SPACE = "[ \u00a0\u3000\t]"

# What is dropped. The first character is of one plain class, to which `re` skips at full speed; each kind of damage
# then looks back at it.
_DAMAGE = re.compile(
    rf"""
    [{_INVISIBLE}&<(\s](?:
      (?<=[{_INVISIBLE}])[{_INVISIBLE}]*                                    # invisible marks, NULs
    | (?<=&)(?:nbsp|ensp|emsp|lt|gt|amp|quot|\#160|\#12288);               # entities of half-stripped pages
    | (?<=<)/?(?:p|br|span|div|font|strong|b|o:p|td|tr|table|a)\b[^<>\n]{{0,200}}>  # tags of half-stripped pages
    | (?<=\()[a-z{_TONED}]{{0,6}}[{_TONED}][a-z{_TONED}]{{0,6}}\)            # pinyin junk: 關(guān)于
    | (?<=[{CJK}]\()(?:[zcs]h|[b-df-hj-np-twxyz])?[aeiouv]{{1,3}}(?:ng?|r)?\)(?=[{CJK}0-9])  # the same without tones
    | (?<=[0-9]{_SPACE}){_SPACE}{{0,2}}(?=[{CJK}%‰])                       # 27115.54 万元
    | (?<=[{CJK}]{_SPACE})(?=[0-9{CJK}])                                   # 第 3 期, 停产整 治
    # a line break inside a number; not before a label (2.…), a whole date or a word (项目)
    | (?:(?<=[0-9万亿]\n)|(?<=[0-9万亿]\x00\n)){_SPACE}*(?=[0-9年月日个名项件万亿元余多%])
      (?![0-9]{{1,3}}(?:[、)]|\.[^0-9])|(?:19|20)[0-9]{{2}}[年./-]|项目|个[人体别]|名[单称]|日[常前]|月度)
    )
    """,
    re.VERBOSE,
)
# One look tells whether the damage pattern can match at all.
_SUSPECT = re.compile(rf"[{_INVISIBLE}&<{_TONED}]|[^\S\n]|[0-9万亿]\n|\([a-z]")


_WIDE_COMMA = re.compile("，(?<=[0-9]，)(?=[0-9])")  # begins with a literal, to which `re` skips


@dataclass(frozen=True, slots=True)
class View:
    """A text as rules see it.

    `norm` and `printed` have one length; `offsets` is None where every character stands where it was read.
    """

    norm: str
    printed: str
    offsets: array[int] | None
    script: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text as read for a stretch of the view (half-open on both sides)."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


# Up to this many different characters are replaced one by one faster than the whole text is translated.
_MANY = 200


@cache
def folding() -> dict[str, str]:
    """Character by character, what `norm` writes for what is printed; only characters that change are in it."""
    fold = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table = files("rectnlp.lexicons").joinpath("characters.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            printed, folded = line.split("\t")[:2]
            fold[printed] = folded
    fold |= {
        "\u00a0": " ",
        "\u3000": " ",
        "\t": " ",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "﹝": "〔",
        "﹞": "〕",
    }
    return fold


@lru_cache(2)
def _numbers(bits: int) -> array[int]:
    """The numbers below a power of two as machine integers, of which a stretch is copied at once."""
    return array("I", range(1 << bits))


@cache
def _foldable() -> re.Pattern[str]:
    """One class of all characters that change: a look for them costs a tenth of making a set of the text."""
    return re.compile(f"[{re.escape(''.join(sorted(folding())))}]")


@cache
def _traditional() -> frozenset[str]:
    """Characters that only traditional text uses."""
    return frozenset(c for c, folded in folding().items() if "\u3400" <= c <= "\u9fff" and c != folded)


def normalise(text: str) -> View:
    """Fold `text` into a `View`. Linear in the length of the text; never raises.

    >>> normalise("只有一行").offsets is None
    True
    """
    fold = folding()
    folded = set(_foldable().findall(text))
    norm = text
    if "\r" in text:  # \r\n is an invisible mark and a line break, so that every character keeps its place
        norm = norm.replace("\r\n", "\0\n").replace("\r", "\n")
    # A full-width comma never groups half-width digits (整改12，300人受益 is 12 and 300): it ends a clause.
    norm = _WIDE_COMMA.sub(";", norm) if "，" in folded else norm
    if len(folded) > _MANY or not folded.isdisjoint(fold[c] for c in folded):  # 薴 is 苧, and 苧 is 苎
        norm = norm.translate({ord(c): fold[c] for c in folded})
    else:
        for c in folded:
            norm = norm.replace(c, fold[c])
    traditional = len(folded & _traditional())
    script = "traditional" if traditional > 2 and traditional > len(set(text)) // 50 else "simplified"
    if not _SUSPECT.search(norm):
        return View(norm, text, None, script)
    kept: list[tuple[int, int]] = []
    at = 0
    for match in _DAMAGE.finditer(norm):
        if match.start() > at:
            kept.append((at, match.start()))
        at = match.end()
    if at == 0:
        return View(norm, text, None, script)
    kept.append((at, len(text)))
    numbers = _numbers(len(text).bit_length())
    offsets = array("I")
    for start, end in kept:
        offsets += numbers[start:end]
    offsets.append(len(text))
    view = View("".join(norm[s:e] for s, e in kept), "".join(text[s:e] for s, e in kept), offsets, script)
    return view
