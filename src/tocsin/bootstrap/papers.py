"""Papers as files, for the faces: the file's ending chooses the form."""

from __future__ import annotations

from tocsin.adapters.documents.docx import docx_bytes
from tocsin.adapters.documents.pdf import pdf
from tocsin.engine.printable import Paper

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def paper_bytes(paper: Paper, form: str) -> bytes:
    """The paper as `pdf` or `docx`."""
    return pdf(paper) if form == "pdf" else docx_bytes(paper)
