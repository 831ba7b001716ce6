"""The bulletin as Word writes it: headings numbered by a list, not by typed characters."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from files.content import BLOCKS, PROBLEMS, SIGNATURE, TITLE

LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def numbered(document: Word, levels: tuple[tuple[str, str], ...] = LEVELS) -> str:
    """Add a list with these levels to a document; its number."""
    numbering = document.part.numbering_part.element
    number = str(max([int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num"))], default=0) + 1)
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    first.addprevious(abstract) if first is not None else numbering.append(abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="9{number}"/></w:num>')
    )
    return number


def set_number(paragraph: object, number: str, level: int) -> None:
    """Put a paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def write(path: Path) -> None:
    """The bulletin as .docx."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "槐川县委办公室 内部页眉 第3号"
    number = numbered(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(TITLE).font.size = Pt(18)
    for level, text in BLOCKS:
        paragraph = document.add_paragraph()
        middle = len(text) // 2
        paragraph.add_run(text[:middle])
        paragraph.add_run(text[middle:]).bold = level == 1
        if level:
            set_number(paragraph, number, level - 1)
        else:
            paragraph.paragraph_format.first_line_indent = Pt(22)
    for line in SIGNATURE:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(path))


def write_table(path: Path) -> None:
    """The table of problems as .docx."""
    document = Document()
    document.add_paragraph("槐川县巡察反馈问题整改台账公示")
    document.add_paragraph("根据县委统一部署，现将2024年第一季度巡察反馈问题整改台账公布如下，请广大干部群众监督。")
    table = document.add_table(rows=0, cols=len(PROBLEMS[0]))
    table.style = "Table Grid"
    for row in PROBLEMS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))
