"""PDF by Typst: the paper travels as data, so none of it can become markup. Same paper, same bytes."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import segno
import typst

from tocsin.engine.printable import Block, Code, Paper

TEMPLATE = "paper.typ"


def code_svg(content: str) -> str:
    """The two-dimensional code of a content as SVG."""
    out = io.BytesIO()
    segno.make(content, error="m").save(out, kind="svg", border=0, xmldecl=False, dark="#1b2430")
    return out.getvalue().decode()


def _block(block: Block) -> dict[str, Any]:
    row = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Code):
        row["svg"] = code_svg(block.content)
    return row


def pdf(paper: Paper) -> bytes:
    """The paper as PDF, tagged for readers that need it, with only the fonts that ship with the product."""
    data = {**asdict(paper), "blocks": [_block(block) for block in paper.blocks]}
    here = files("tocsin.adapters")
    template: bytes = (here / "documents" / TEMPLATE).read_bytes()
    made = typst.compile(
        template,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(here / "fonts")]),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made
