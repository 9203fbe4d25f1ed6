"""Papers as files: all that is said stands in them; the same paper gives the same file."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from tocsin.adapters.documents.docx import docx_bytes
from tocsin.adapters.documents.pdf import code_svg, pdf
from tocsin.engine.printable import (
    Code,
    Facts,
    Heading,
    Masthead,
    Paper,
    Prose,
    SignatureLine,
    SignaturePage,
    Table,
)

HOSTILE = '#set page(width: 1cm) *bold* $x$ "quote" \\ #image("secret.png") =HYPERLINK("x") <b>&amp;'


def paper(text: str = "1. Направить силы.\n\n2. Қазақстан, Հայաստան, Тоҷикистон.") -> Paper:
    return Paper(
        language="ru",
        title="Решение",
        subtitle="от 6 января 2022 г.",
        masthead=Masthead("Организация", "Совет", "Учение", "Свидетельство"),
        blocks=(
            Heading("Текст"),
            Prose(text, mark="Неофициальный перевод"),
            Facts((("Номер", "№ 1"),)),
            Table(("Государство", "Позиция"), (("Армения", "за"),), (1, 1), note="Примечание"),
            SignaturePage((SignatureLine("За Армению"), SignatureLine("За Беларусь", "подписано"))),
            Code("https://example.org/verify#1", "Проверить", (("SHA-256", "ab" * 32),)),
        ),
        page_words=("стр.", "из"),
    )


def words_of(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_pdf_is_made_without_system_fonts_and_is_the_same_each_time() -> None:
    made = pdf(paper())
    assert made.startswith(b"%PDF-")
    assert made == pdf(paper())
    assert made != pdf(paper("Другой текст"))


def test_text_never_becomes_markup_in_pdf() -> None:
    assert pdf(paper(HOSTILE)).startswith(b"%PDF-")


def test_docx_says_everything_the_paper_says() -> None:
    said = words_of(docx_bytes(paper(HOSTILE)))
    for words in ("Решение", HOSTILE, "Неофициальный перевод", "№ 1", "Армения", "подписано", "ab" * 32):
        assert words in said


def test_docx_carries_the_banner_and_no_time_of_its_making() -> None:
    made = docx_bytes(paper())
    assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == "Учение"
    core = zipfile.ZipFile(io.BytesIO(made)).read("docProps/core.xml").decode()
    assert "2000-01-01" in core


@pytest.mark.parametrize("language", ["ru", "en"])
def test_both_languages_are_set(language: str) -> None:
    values = paper()
    other = Paper(language, values.title, "", values.masthead, values.blocks, values.page_words)
    assert pdf(other)
    assert docx_bytes(other)


def test_code_holds_its_content_as_a_picture() -> None:
    assert code_svg("x").startswith("<svg")
    assert code_svg("x") != code_svg("y")
