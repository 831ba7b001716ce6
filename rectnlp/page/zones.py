"""Zones of a page: its furniture, the title, the closing lines with the contact data, the signature."""

from __future__ import annotations

import re
from typing import NamedTuple

from rectnlp.analysis import BARRED, Analysis, mask
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.mentions import Span
from rectnlp.page import contacts, furniture
from rectnlp.page.furniture import DATE, SIGNED
from rectnlp.structure import Zones

_LINE = re.compile(r"[^\n]+")
_LONGEST_TITLE = 90
_LONGEST_CONTACT_LINE = 80

_SIGNED_TAIL = re.compile(rf"(?P<issuer>[^\n。,;:!?0-9]{{2,50}}?)[ ]*(?P<date>{DATE})[ ]*", re.VERBOSE)
_SENTENCE_MARK = re.compile("[。;!?]")
_HAN = re.compile("[一-鿿]")
_LABEL = re.compile(
    r"[(\[]?[一二三四五六七八九十0-9]{1,3}[ ]?[)\]、.]|第[一二三四五六七八九十]{1,3}[部章,、]|[①-⑳●•—]|问题|附件"
)


class _Shapes(NamedTuple):
    """How lines begin and end, by the lexicon `page_words`."""

    title: re.Pattern[str]
    body: re.Pattern[str]
    prose: re.Pattern[str]


@compiled
def _shapes(lexicons: Lexicons) -> _Shapes:
    title, body, prose = (lexicons.pattern("page_words", kind) for kind in ("title", "body", "prose"))
    return _Shapes(
        re.compile(rf"{title}(?:\([^)\n]{{1,30}}\))?"),
        re.compile(rf"{body}(?:\([^)\n]{{1,12}}\))?[ ]*"),
        re.compile(rf"\d{{1,4}}年?\d{{0,2}}[月日]|\d{{4}}年|{prose}"),
    )


@compiled
def _closing(lexicons: Lexicons) -> re.Pattern[str]:
    cues = "|".join(sorted(map(re.escape, lexicons.words("closings")), key=len, reverse=True))
    # 对整改情况有意见的,…: the object stands first.
    return re.compile(rf"[ (]*(?:{cues}|对[^。\n]{{0,30}}有[^。\n]{{0,12}}(?:意见|建议|异议))")


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
    header = furniture.find(text, lines, lexicons)
    closed = set(header)
    prose = [span for span in lines if span not in closed]
    shapes = _shapes(lexicons)
    title = _title(text, prose, shapes)
    if title:
        # (2023年9月8日) under the title is the page's date.
        below = [span for span in prose if span[0] >= title[1]][:1]
        dated = [span for span in below if SIGNED.fullmatch(text, *span)]
        header = sorted([*header, *dated])
        prose = [span for span in prose if span not in dated]
    signature, tail = _signature(text, prose, shapes)
    closing = _closing_start(text, prose[:tail], lexicons)
    found = contacts.find(text)
    barred = sorted([*header, *(contact.span for contact in found), *([signature] if signature else [])])
    analysis.zones = Zones(title, header, closing, signature, found, barred)
    analysis.body = mask(analysis.body, barred, BARRED)


def _title(text: str, prose: list[Span], shapes: _Shapes) -> Span | None:
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
            if len(joined) <= _LONGEST_TITLE and len(joined) >= 4 and _ends_with(shapes.title, joined):
                return _trimmed(text, prose[first][0], prose[last][1])
    # A headline has no kind of document in it; it must at least look like one, above a text.
    if top and len(prose) > 1 and 8 <= len(top[0]) <= 50 and not shapes.prose.match(top[0]):
        following = text[slice(*prose[1])]
        if _HAN.search(top[0]) and not _ends_with(shapes.body, top[0]) and len(following) > len(top[0]):
            return _trimmed(text, *prose[0])
    return None


def _ends_with(pattern: re.Pattern[str], line: str) -> bool:
    return any(match.end() == len(line) for match in pattern.finditer(line))


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - (len(stretch) - len(stretch.rstrip()))


def _signature(text: str, prose: list[Span], shapes: _Shapes) -> tuple[Span | None, int]:
    """The signature, and how many lines of prose stand before it (contact lines behind it don't).

    Under prose only a body with its date is one: what is added to a signed bulletin must not change how it is read.
    """
    prose_below = False
    for i in range(len(prose) - 1, max(len(prose) - 8, 0), -1):
        start, end = prose[i]
        line = text[start:end]
        if SIGNED.fullmatch(line):
            first = i
            while first > 1 and end - prose[first - 1][0] < 160 and _is_signer(text[slice(*prose[first - 1])], shapes):
                first -= 1
            if not prose_below or (first < i and _ends_with(shapes.body, text[slice(*prose[i - 1])].strip())):
                return _trimmed(text, prose[first][0], end), first
            continue
        tail = _SIGNED_TAIL.fullmatch(line)
        if not tail and not prose_below:
            tail = _SIGNED_TAIL.fullmatch(line, line.rfind("。") + 1)
        if tail and _ends_with(shapes.body, tail["issuer"].strip()):
            first = start + tail.start()
            return _trimmed(text, first, end), i if first == start else i + 1
        if i == len(prose) - 1 and _is_signer(line, shapes) and _ends_with(shapes.body, line.strip()):
            return _trimmed(text, start, end), i
        # Contact data, invitations and lists of annexes stand below a signature anyway.
        if _SENTENCE_MARK.search(line) and not contacts.find(text, start, end):
            prose_below = True
    return None, len(prose)


def _is_signer(line: str, shapes: _Shapes) -> bool:
    """A line that could name who signs: short, without punctuation, and no heading of a document."""
    line = line.strip()
    return 2 <= len(line) <= 40 and not re.search(r"[。,;:!?、0-9“《]", line) and not _ends_with(shapes.title, line)


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
