"""Page furniture: breadcrumbs, metadata, counters, share and print lines, page numbers, blocks of links.

A line is furniture by its shape: nothing is left of it once known keys with their values, buttons, dates and marks are
taken away (lexicon `furniture`). So it is found wherever a converter has put it, also in the middle of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span

LONGEST = 200
_LONGEST_CAPTION = 16
DATE = r"""
    (?: (?:19|20)\d\d[ ]?[-/.年][ ]?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}[日号]?   # 2023-10-17, 2023年10月17日
      | (?:19|20)\d\d年?\d{3,4}日                                        # 年 and 月 lost on the way: 20231017日
      | [一二][〇零○O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日
      | [x*X]{2,4}年[x*X\d]{1,2}月[x*X\d]{1,2}日                          # a form nobody filled in
      | \d{1,2}[./]\d{1,2}[./](?:19|20)\d\d
    )"""
_TIME = r"(?:[T ]{0,3}\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?|分)?)"

_PATH = re.compile(r"[^\n。;>]{0,24}(?:(?:>{1,2}|»|›|→)[^\n。;>»›→]{0,24}){1,8}")
_PAGE = re.compile(
    r"""
      (?:第?[0-9A-Z]{1,6}版|第[一二三四五六七八九十]{1,3}版)[ ]?[:]?[ ]?[^。,;\n]{0,16}     # 00005版:专题
    | 附[ ]?件[ ]?[0-9一二三四五六七八九十]{0,3}[ ]?[:]?                                  # 附件2, alone on its line
    | [(]?《[^《》\n]{2,16}》[ ]?[(][^()\n]{6,20}版[)][)]?                                # 《…日报》(2023年1月2日 04版)
    | [^\n]*(?:ICP备|公网安备|Copyright|All[ ]Rights[ ]Reserved)[^\n]*
    | (?:本篇文章|本文|全文)(?:共|约)?\d+字[,,、 ]?(?:读完|阅读)?(?:约|大约|需)?[^。\n]{0,12}
    | [-—第 ]{0,3}\d{1,3}[ ]?(?:页|/[ ]?\d{1,3})?[-— ]{0,3}(?:共[ ]?\d{1,3}[ ]?页)?          # page numbers
    """,
    re.VERBOSE,
)
_DATE_AND_SOURCE = re.compile(rf"[ ]*{DATE}{_TIME}[ |丨]*(?:来源)?[: ]*[^\n。,;:]{{0,30}}", re.VERBOSE)
# The line of a signature that holds its date.
SIGNED = re.compile(rf"[ (]*(?P<date>{DATE})[ )]*(?:\([^)\n]{{1,20}}\))?[ ]*", re.VERBOSE)
_SENTENCE_MARK = re.compile("[。;!?]")
_LATIN = re.compile("[A-Za-z]+")
_LABEL = re.compile(r"[ ]*[(\[]?\d{1,3}[)\]、.][ ]*")
_CAPTION_MARK = re.compile(r"[。,;:!?()\d、“《]")


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What the lexicon `furniture` compiles to."""

    key: re.Pattern[str]  # a key with its colon
    values: dict[str, str]  # what a key's value may be
    bare: re.Pattern[str]  # buttons, dates, numbers and marks: what may stand on a line without saying anything
    path: re.Pattern[str]
    block: re.Pattern[str]


@compiled
def _furniture(lexicons: Lexicons) -> _Furniture:
    def spaced(surface: str) -> str:
        return "[ ]{0,3}".join(map(re.escape, surface))  # 索  引  号

    words = lexicons.words("furniture")
    by_kind: dict[str, list[str]] = {"key": [], "widget": [], "path": [], "block": []}
    for surface in sorted(words, key=len, reverse=True):
        by_kind[words[surface]["kind"]].append(surface)
    by_kind["key"] = sorted([*by_kind["key"], *by_kind["block"]], key=len, reverse=True)  # 相关阅读:某县召开大会
    keys, widgets, paths, blocks = ("|".join(map(spaced, by_kind[kind])) for kind in ("key", "widget", "path", "block"))
    values = {surface: words[surface]["value"].replace("-", "any") for surface in by_kind["key"]}
    return _Furniture(
        re.compile(rf"({keys})[ ]{{0,3}}(?:[:]+|[|])"),
        values,
        re.compile(rf"{widgets}|{DATE}{_TIME}?|[\W\d_]+", re.VERBOSE),
        re.compile(rf"[ ]*(?:{paths})[ ]?[:].*|[ ]*(?:首页|新闻频道|网站首页)[ ]?[>»].*"),
        re.compile(rf"[\W_]*(?:{blocks})[\W_]*(?:[:].{{0,80}})?"),
    )


# How much a key's value may hold besides what its kind allows.
_VALUE_REST = {"any": 60, "date": 3, "number": 3}


def is_furniture(line: str, lexicons: Lexicons | None = None) -> bool:
    """Whether a line of the view is page furniture.

    >>> is_furniture("发布时间: 2025-09-26  来源:某网 【打印】"), is_furniture("整改时间:2025年9月")
    (True, False)
    """
    if len(line) > LONGEST or _SENTENCE_MARK.search(line):
        return False
    shapes = _furniture(lexicons or Lexicons())
    if shapes.path.fullmatch(line) or shapes.block.fullmatch(line) or _PAGE.fullmatch(line):
        return True
    if _PATH.fullmatch(line) or _DATE_AND_SOURCE.fullmatch(line):
        return True
    rest = shapes.bare.sub("", line)
    if not rest:
        # A date alone may be the signature's, 1. alone a label, 25% alone a cell of a table.
        return not (SIGNED.fullmatch(line) or _LABEL.fullmatch(line) or "%" in line)
    keys = list(shapes.key.finditer(line)) if ":" in line or "|" in line else []
    if not keys or shapes.bare.sub("", line[: keys[0].start()]):
        return False
    ends = [key.start() for key in keys[1:]] + [len(line)]
    for key, end in zip(keys, ends, strict=True):
        kind = shapes.values[key[1].replace(" ", "")]
        value = line[key.end() : end]
        if kind == "url":
            if "http" not in value and "www." not in value and value.strip():
                return False
        elif kind == "any":
            if len(value.strip()) > _VALUE_REST[kind]:
                return False
        elif len(_LATIN.sub("", shapes.bare.sub("", value))) > _VALUE_REST[kind]:
            return False
    return True


def find(text: str, lines: Sequence[Span], lexicons: Lexicons) -> list[Span]:
    """The lines that are furniture, with the short captions around 友情链接 and its like (names of sites)."""
    found = {(start, end) for start, end in lines if end - start <= LONGEST and is_furniture(text[start:end], lexicons)}
    block, headings = _furniture(lexicons).block, lexicons.surfaces("page_words", "heading")
    for i, span in enumerate(lines):
        if span not in found or not block.fullmatch(text, *span):
            continue
        for step in (-1, 1):
            j = i + step
            while 0 < j < len(lines) and lines[j] not in found and _is_caption(text[slice(*lines[j])], headings):
                found.add(lines[j])
                j += step
    return sorted(found)


def _is_caption(line: str, headings: tuple[str, ...]) -> bool:
    line = line.strip()
    return len(line) <= _LONGEST_CAPTION and not _CAPTION_MARK.search(line) and not line.endswith(headings)
