"""Zones of a page: its furniture, the title, the closing lines with the contact data, the signature.

A line is furniture by its shape: nothing is left of it once known keys with their values, buttons, dates and marks are
taken away. So it is found wherever a converter has put it, also in the middle of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp import contacts
from rectnlp.analysis import BARRED, Analysis, mask
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span
from rectnlp.structure import Zones

_LINE = re.compile(r"[^\n]+")
_LONGEST_FURNITURE = 200
_LONGEST_TITLE = 90
_LONGEST_CONTACT_LINE = 80

DATE = r"""
    (?: (?:19|20)\d\d[ ]?[-/.年][ ]?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}[日号]?   # 2023-11-24, 2023年11月24日
      | (?:19|20)\d\d年?\d{3,4}日                                        # 年 and 月 lost on the way: 20231124日
      | [一二][〇零○O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日
      | [x*X]{2,4}年[x*X\d]{1,2}月[x*X\d]{1,2}日                          # a form nobody filled in
      | \d{1,2}[./]\d{1,2}[./](?:19|20)\d\d
    )"""
_TIME = r"(?:[T ]{0,3}\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?|分)?)"

_PATH = re.compile(r"[^\n。;>]{0,24}(?:(?:>{1,2}|»|›|→)[^\n。;>»›→]{0,24}){1,8}")
_PAGE = re.compile(
    r"""
      (?:第?[0-9A-Z]{1,6}版|第[一二三四五六七八九十]{1,3}版)[ ]?[:]?[ ]?[^。,;\n]{0,16}     # 00007版:要闻
    | 附[ ]?件[ ]?[0-9一二三四五六七八九十]{0,3}[ ]?[:]?                                  # 附件2, alone on its line
    | [(]?《[^《》\n]{2,16}》[ ]?[(][^()\n]{6,20}版[)][)]?                                # 《…日报》(2023年1月2日 04版)
    | [^\n]*(?:ICP备|公网安备|Copyright|All[ ]Rights[ ]Reserved)[^\n]*
    | (?:本篇文章|本文|全文)(?:共|约)?\d+字[,,、 ]?(?:读完|阅读)?(?:约|大约|需)?[^。\n]{0,12}
    | [-—第 ]{0,3}\d{1,3}[ ]?(?:页|/[ ]?\d{1,3})?[-— ]{0,3}(?:共[ ]?\d{1,3}[ ]?页)?          # page numbers
    """,
    re.VERBOSE,
)
_DATE_AND_SOURCE = re.compile(rf"[ ]*{DATE}{_TIME}[ |丨]*(?:来源)?[: ]*[^\n。,;:]{{0,30}}", re.VERBOSE)
_SIGNED = re.compile(rf"[ ]*(?P<date>{DATE})[ ]*(?:\([^)\n]{{1,20}}\))?[ ]*", re.VERBOSE)
_SIGNED_TAIL = re.compile(rf"(?P<issuer>[^\n。,;:!?0-9]{{2,50}}?)[ ]*(?P<date>{DATE})[ ]*", re.VERBOSE)
# The last words of a body that signs: committees, governments, offices, companies, schools.
_BODY_ENDING = re.compile(
    r"(?:委|政府|局|厅|部|会|党组|办公室|领导小组|办事处|公司|集团|学院|大学|学校|医院|法院|检察院|支部|党总支|中心|银行|研究院"
    r"|研究所|管理处|街道|联社|[视察督]组)(?:\([^)\n]{1,12}\))?[ ]*"
)
# The last word of a title: the kind of document, or what the document tells of.
_TITLE_ENDING = re.compile(
    r"(?:通报|公告|公示|通告|报告|通知|情况|方案|意见|决定|说明|清单|函|纪要|简报|办法|规定|台账|进展|反馈|成效|案例|问题|公布|启事|声明)"
    r"(?:\([^)\n]{1,30}\))?"
)
_SENTENCE_MARK = re.compile("[。;!?]")
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]+")
_LABEL = re.compile(
    r"[(\[]?[一二三四五六七八九十0-9]{1,3}[ ]?[)\]、.]|第[一二三四五六七八九十]{1,3}[部章,、]|[①-⑳●•—]|问题|附件"
)
_PROSE_OPENING = re.compile(
    r"\d{1,4}年?\d{0,2}[月日]|\d{4}年|根据|按照|为了?|现将|截至|截止|主任|各|记者|本报|近日|日前|今年|在|从"
)


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
    if len(line) > _LONGEST_FURNITURE or _SENTENCE_MARK.search(line):
        return False
    shapes = _furniture(lexicons or Lexicons())
    if shapes.path.fullmatch(line) or shapes.block.fullmatch(line) or _PAGE.fullmatch(line):
        return True
    if _PATH.fullmatch(line) or _DATE_AND_SOURCE.fullmatch(line):
        return True
    rest = shapes.bare.sub("", line)
    if not rest:
        return not _SIGNED.fullmatch(line)  # a date alone may be the signature's
    keys = list(shapes.key.finditer(line))
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


@compiled
def _closing(lexicons: Lexicons) -> re.Pattern[str]:
    cues = "|".join(sorted(map(re.escape, lexicons.words("closings")), key=len, reverse=True))
    return re.compile(rf"[ (]*(?:{cues})")


# The invitation to supervise, as the last sentences of a paragraph.
_INVITATION = re.compile(
    r"""
      (?<=。)[ ]*欢迎[^。\n]{0,40}(?:监督|提出|反映|来电|来信)
    | (?<=。)[ ]*如[有对果][^。\n]{0,30}(?:意见|建议|异议|问题|情况)[^。\n]{0,12}(?:请|可|反映|联系)
    """,
    re.VERBOSE,
)


def find(analysis: Analysis) -> None:
    """Recognise the zones of a page and mask what is barred from mentions."""
    text, lexicons = analysis.view.norm, analysis.lexicons
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    short = [span for span in lines if span[1] - span[0] <= _LONGEST_FURNITURE]
    header = [span for span in short if is_furniture(text[span[0] : span[1]], lexicons)]
    header = _with_link_blocks(text, lines, header, lexicons)
    furniture = set(header)
    prose = [span for span in lines if span not in furniture]
    title = _title(text, prose)
    signature, tail = _signature(text, prose)
    closing = _closing_start(text, prose[:tail], lexicons)
    found = contacts.find(text)
    barred = sorted([*header, *(contact.span for contact in found), *([signature] if signature else [])])
    analysis.zones = Zones(title, header, closing, signature, found, barred)
    analysis.body = mask(analysis.body, barred, BARRED)


def _with_link_blocks(text: str, lines: list[Span], header: list[Span], lexicons: Lexicons) -> list[Span]:
    """Furniture with the short captions around 友情链接 and its like: names of sites, one a line."""
    shapes = _furniture(lexicons)
    known = set(header)
    for i, span in enumerate(lines):
        if span not in known or not shapes.block.fullmatch(text, *span):
            continue
        for step in (-1, 1):
            j = i + step
            while 0 < j < len(lines) and lines[j] not in known and _is_caption(text[slice(*lines[j])]):
                known.add(lines[j])
                j += step
    return sorted(known)


def _is_caption(line: str) -> bool:
    return len(line.strip()) <= 16 and not re.search(r"[。,;:!?()\d、“《]", line) and not _TITLE_ENDING.search(line)


def _title(text: str, prose: list[Span]) -> Span | None:
    """The title: the first line or lines (up to three) that end as a title does, else a headline."""
    top = []
    for start, end in prose[:5]:
        line = text[start:end].strip()
        if len(line) > _LONGEST_TITLE or line[-1] in ",:、" or _SENTENCE_MARK.search(line) or _LABEL.match(line):
            break
        top.append(line)
    for first in range(len(top)):
        joined = ""
        for last in range(first, min(first + 3, len(top))):
            joined += top[last]
            if len(joined) <= _LONGEST_TITLE and len(joined) >= 4 and _ends_with(_TITLE_ENDING, joined):
                return _trimmed(text, prose[first][0], prose[last][1])
    # A headline has no kind of document in it; it must at least look like one, above a text.
    if top and len(prose) > 1 and 8 <= len(top[0]) <= 50 and not _PROSE_OPENING.match(top[0]):
        following = text[slice(*prose[1])]
        if _HAN.search(top[0]) and not _ends_with(_BODY_ENDING, top[0]) and len(following) > len(top[0]):
            return _trimmed(text, *prose[0])
    return None


def _ends_with(pattern: re.Pattern[str], line: str) -> bool:
    return any(match.end() == len(line) for match in pattern.finditer(line))


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def _signature(text: str, prose: list[Span]) -> tuple[Span | None, int]:
    """The signature, and how many lines of prose stand before it (contact lines behind it don't)."""
    for i in range(len(prose) - 1, max(len(prose) - 8, 0), -1):
        start, end = prose[i]
        line = text[start:end]
        if _SIGNED.fullmatch(line):
            while i > 1 and end - prose[i - 1][0] < 160 and _is_signer(text[slice(*prose[i - 1])]):
                i -= 1
            return _trimmed(text, prose[i][0], end), i
        tail = _SIGNED_TAIL.fullmatch(line) or _SIGNED_TAIL.fullmatch(line, line.rfind("。") + 1)
        if tail and _ends_with(_BODY_ENDING, tail["issuer"].strip()):
            first = start + tail.start()
            return _trimmed(text, first, end), i if first == start else i + 1
        if i == len(prose) - 1 and _is_signer(line) and _ends_with(_BODY_ENDING, line.strip()):
            return _trimmed(text, start, end), i
    return None, len(prose)


def _is_signer(line: str) -> bool:
    """A line that could name who signs: short, without punctuation, and no heading of a document."""
    line = line.strip()
    return 2 <= len(line) <= 40 and not re.search(r"[。,;:!?、0-9“《]", line) and not _ends_with(_TITLE_ENDING, line)


def _closing_start(text: str, prose: list[Span], lexicons: Lexicons) -> int | None:
    """Where the closing lines begin: the first of the lines at the end that are all invitation or contact data."""
    pattern = _closing(lexicons)
    closing = None
    for start, end in reversed(prose[-12:]):
        if pattern.match(text, start, end):
            closing = start
            continue
        # The invitation may be the last sentences of a paragraph.
        inside = _INVITATION.search(text, max(start + 1, end - 300), end)
        if inside:
            closing = inside.start()
            break
        if end - start > _LONGEST_CONTACT_LINE:
            break
        data = sum(contact.end - contact.start for contact in contacts.find(text, start, end))
        if 3 * data < end - start:
            break
        closing = start
    if closing is None:
        return None
    return closing + len(text[closing:]) - len(text[closing:].lstrip(" "))
