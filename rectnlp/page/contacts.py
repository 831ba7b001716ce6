"""Telephone numbers, e-mail and postal addresses, opening hours, web addresses: no counts, no events, no units.

They are barred from mentions wherever they stand; the `documents` row reads its contact columns from them.

>>> [(kind, text) for kind, text in spots("欢迎监督。联系电话:010-12345678;邮编:100000。")]
[('phone', '010-12345678'), ('postcode', '100000')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rectnlp.mentions import Span

_PHONE = (
    r"(?:(?:\+?86[- ]?)?(?:\(0\d{2,3}\)|0\d{2,3})[- —]{0,3}\d{7,8}(?:-\d{1,5})?"
    r"|\d{3,4}-\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|12\d{3})"
)
_CLOCK = r"\d{1,2}[:时点]\d{0,2}分?"
_HOURS = "工作日每天周至到一二三四五六法定节假除外上下午夏冬季早晚()、,;"
_POSTAL = "通讯地址|通信地址|联系地址|来信地址|邮寄地址|来访地址|接待地址|办公地址|邮政信箱|来信来访地址|信箱"

_CONTACT = re.compile(
    rf"""
    (?=[01(a-zA-Z电热手传联监邮通来办接信地受工反值上])  # a cheap look before anything is tried
    (?:
      # a labelled number, or one with digits masked, and more of them behind the same label
      (?:电话|热线|手机|传真|联系方式|监督方式)(?:号码)?[ ]?[为是]?[:]?[ ]?\(?
      (?P<phone>(?:{_PHONE}|\d[\d*]{{2,3}}[-—]?[\d*]{{3,8}})(?:[ ]?[、,/;或转][ ]?(?:{_PHONE}|\d{{3,8}}))*)
      # a number that speaks for itself
    | (?<![0-9.])(?P<bare>(?:\(0\d{{2,3}}\)|0\d{{2,3}}-)[ ]?\d{{7,8}}|1[3-9]\d{{9}})(?![0-9])
    | (?:邮编|邮政编码)[ ]?[为是]?[:]?[ ]?(?P<postcode>\d{{6}})(?!\d)
    | (?:{_POSTAL}|(?<![一-鿿])地址)[ ]?[为是]?[:][ ]?
      (?P<address>(?!https?:|www|[\w.+-]+@)[^\n。;,:]{{3,60}}?)(?=[\n。;,:]|[ ]{{2}}|\(?邮[编政]|$)
    | (?P<url>(?:https?://|www\.)[\w./?=&%:+~\#@-]{{3,200}})
    | (?<![\w.+-])(?P<email>[a-zA-Z0-9][\w.+-]{{0,63}}@[a-zA-Z0-9-]{{1,63}}(?:\.[a-zA-Z0-9-]{{1,63}}){{1,4}})
    | (?:受理|办公|接待|工作|来访|接听|反映|监督|值班|上班)(?:反映|电话|来电|来访|信访|举报){{0,2}}的?时间
      [ ]?[为是]?[:]?[ ]?(?P<hours>(?:[{_HOURS} —~-]|{_CLOCK}){{3,80}})
    )
    """,
    re.VERBOSE | re.ASCII,
)
_CLOCK_TIME = re.compile(r"\d:\d\d|[时点]")


@dataclass(frozen=True, slots=True)
class Contact:
    """A piece of contact data: what kind, and where."""

    kind: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the view."""
        return self.start, self.end


def find(text: str, start: int = 0, end: int | None = None) -> list[Contact]:
    """Contact data in a stretch of the view, in order."""
    found = []
    for match in _CONTACT.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        first, last = match.span(kind)
        if kind == "hours":
            # 工作时间 also means working time: only clock times make opening hours.
            if not _CLOCK_TIME.search(text, first, last):
                continue
            last = first + len(text[first:last].rstrip(",;、 ("))
        found.append(Contact("phone" if kind == "bare" else kind, first, last))
    return found


def spots(text: str) -> list[tuple[str, str]]:
    """Kind and wording of the contact data in a text."""
    return [(contact.kind, text[contact.start : contact.end]) for contact in find(text)]
