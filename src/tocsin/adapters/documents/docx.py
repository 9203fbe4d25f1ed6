"""DOCX by python-docx: real styles, headings and tables, so that a secretariat can go on working in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import segno
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tocsin.engine.printable import Block, Code, Facts, Heading, Paper, Prose, SignaturePage, Table

FAINT = RGBColor(0x5B, 0x66, 0x73)
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""A file carries no time of its own making: the same paper gives the same content."""


def docx_bytes(paper: Paper) -> bytes:
    """The paper as DOCX."""
    document = docx.Document()
    _page(document, paper)
    _head(document, paper)
    for block in paper.blocks:
        WRITERS[type(block)](document, block)
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.title, "", LANGUAGES[paper.language]
    properties.created = properties.modified = EPOCH
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(10.5)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:cs", "w:eastAsia", "w:hAnsi"):
        fonts.set(qn(script), "Noto Sans")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[paper.language])
    normal.element.get_or_add_rPr().append(language)
    if paper.masthead.banner:
        _centred(section.header.paragraphs[0], paper.masthead.banner, bold=True, size=9)
    footer = section.footer.paragraphs[0]
    _run(footer, paper.masthead.footer, size=8, faint=True)
    _run(footer, f"    {paper.page_words[0]} ", size=8, faint=True)
    _field(footer, "PAGE")
    _run(footer, f" {paper.page_words[1]} ", size=8, faint=True)
    _field(footer, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _run(paragraph: Any, text: str, *, size: float = 10.5, bold: bool = False, faint: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    if faint:
        run.font.color.rgb = FAINT
    return run


def _centred(paragraph: Any, text: str, *, size: float, bold: bool = False, faint: bool = False) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, size=size, bold=bold, faint=faint)


def _head(document: Any, paper: Paper) -> None:
    _centred(document.add_paragraph(), paper.masthead.organisation, size=10, faint=True)
    _centred(document.add_paragraph(), paper.masthead.organ, size=12, bold=True)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(paper.title)
    run.font.size, run.bold = Pt(15), True
    if paper.subtitle:
        _centred(document.add_paragraph(), paper.subtitle, size=10.5, faint=True)


def _heading(document: Any, block: Heading) -> None:
    paragraph = document.add_paragraph(style=f"Heading {block.level}")
    run = paragraph.add_run(block.text)
    run.font.name, run.font.size = "Noto Sans", Pt(12 if block.level == 1 else 10.5)
    run.font.color.rgb = RGBColor(0x1B, 0x24, 0x30)


def _facts(document: Any, block: Facts) -> None:
    table = document.add_table(rows=0, cols=2)
    for label, value in block.rows:
        cells = table.add_row().cells
        _run(cells[0].paragraphs[0], label, size=9.5, faint=True)
        _run(cells[1].paragraphs[0], value, size=10)
    _widths(table, (34, 66))


def _prose(document: Any, block: Prose) -> None:
    if block.mark:
        _run(document.add_paragraph(), block.mark, size=9, faint=True).italic = True
    for text in block.text.split("\n\n"):
        paragraph = document.add_paragraph(text.strip())
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _table(document: Any, block: Table) -> None:
    table = document.add_table(rows=1, cols=len(block.headers))
    table.style = "Table Grid"
    for cell, header in zip(table.rows[0].cells, block.headers, strict=True):
        _run(cell.paragraphs[0], header, size=9, bold=True)
    _repeat(table.rows[0])
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _run(cell.paragraphs[0], text, size=9.5)
    _widths(table, block.widths)
    if block.note:
        _run(document.add_paragraph(), block.note, size=8.5, faint=True)


def _repeat(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _widths(table: Any, shares: tuple[int, ...]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Mm(162 * share / sum(shares))
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)


def _signatures(document: Any, block: SignaturePage) -> None:
    if block.caption:
        _run(document.add_paragraph(), block.caption, size=9.5, faint=True)
    table = document.add_table(rows=0, cols=2)
    for line in block.lines:
        cells = table.add_row().cells
        cells[0].paragraphs[0].paragraph_format.space_before = Pt(14)
        _run(cells[0].paragraphs[0], line.party, size=10)
        cells[1].paragraphs[0].paragraph_format.space_before = Pt(14)
        _run(cells[1].paragraphs[0], line.mark or "_" * 40, size=9.5)
    _widths(table, (46, 54))


def _code(document: Any, block: Code) -> None:
    picture = io.BytesIO()
    segno.make(block.content, error="m").save(picture, kind="png", scale=6, border=0)
    picture.seek(0)
    table = document.add_table(rows=1, cols=2)
    cells = table.rows[0].cells
    cells[0].paragraphs[0].add_run().add_picture(picture, width=Mm(30))
    _run(cells[1].paragraphs[0], block.caption, size=9.5)
    for label, value in block.long:
        _run(cells[1].add_paragraph(), label, size=8.5, faint=True)
        _run(cells[1].add_paragraph(), value, size=7.5)
    _widths(table, (24, 76))


WRITERS: dict[type[Block], Callable[[Any, Any], None]] = {
    Heading: _heading,
    Facts: _facts,
    Prose: _prose,
    Table: _table,
    SignaturePage: _signatures,
    Code: _code,
}
