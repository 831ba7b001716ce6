"""The same bulletin in every format, written at test time, and what makes two bulletins' rows the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import Any

import docx
from files import sites
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from rectnlp.tables import Tables

# Columns that say where a row stands, not what it says.
_PLACES = ("doc_id", "mention_id", "node_id", "problem_id", "part_of", "repeat_of", "start", "end", "sentence_start", "sentence_end")  # fmt: skip
MENTIONS = ("events", "counts", "percentages", "amounts", "units", "sanctions", "citations", "people")


def html(title: str, paragraphs: list[str]) -> bytes:
    """A page of the portal kind."""
    return sites.portal(paragraphs, title).encode()


def html_in_gbk(title: str, paragraphs: list[str]) -> bytes:
    """A bare page in GB18030 whose header says otherwise, its paragraphs divided by <br>."""
    text = "<br>".join("&nbsp;&nbsp;" + escape(line) for line in paragraphs)
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h2>{title}</h2><div>{text}</div></body></html>'.encode("gb18030")  # fmt: skip


def word(title: str, paragraphs: list[str]) -> bytes:
    """A Word file."""
    document = docx.Document()
    for line in (title, *paragraphs):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(title: str, paragraphs: list[str]) -> bytes:
    """A PDF with page numbers and a running head."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=16, leading=26, firstLineIndent=0, alignment=1)

    def furniture(canvas: Any, template: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {template.page} —")
        canvas.drawString(60, A4[1] - 40, "内部资料 第12期")

    stream = BytesIO()
    story = [Paragraph(escape(title), head), *(Paragraph(escape(line), body) for line in paragraphs)]
    SimpleDocTemplate(stream, pagesize=A4).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


WRITERS: dict[str, tuple[str, Callable[[str, list[str]], bytes]]] = {
    "html": (".html", html),
    "html_in_gbk": (".htm", html_in_gbk),
    "word": (".docx", word),
    "pdf": (".pdf", pdf),
}


def rows(tables: Tables) -> Counter[tuple[Any, ...]]:
    """Every row of every mention table without its place."""
    found: Counter[tuple[Any, ...]] = Counter()
    for name in MENTIONS:
        table = tables.to_arrow()[name]
        for row in table.drop_columns([c for c in _PLACES if c in table.column_names]).to_pylist():
            found[name, *map(str, row.values())] += 1
    return found


def agreement(one: Tables, other: Tables) -> float:
    """The share of rows that two bulletins have in common (F1)."""
    a, b = rows(one), rows(other)
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)
