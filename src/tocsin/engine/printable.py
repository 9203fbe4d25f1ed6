"""A paper as values, ready to be set as PDF, DOCX or HTML; its words are already in one language.

A paper is a masthead and a row of blocks. Renderers know how a block looks, nothing of what it says.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands at the head of every paper; `banner` marks anything that is not live."""

    organisation: str
    organ: str
    banner: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the paper; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts, one a line: (label, value)."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text as given, blank lines between paragraphs; `mark` stands above (unofficial translation)."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the line."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the signature page: for whom, and what stands there already (empty: to be signed)."""

    party: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SignaturePage:
    """The signature page."""

    lines: tuple[SignatureLine, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A two-dimensional code with its content in words beside it; `long` is set in small monospace."""

    content: str
    caption: str
    long: tuple[tuple[str, str], ...] = ()


Block = Heading | Facts | Prose | Table | SignaturePage | Code


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `language` chooses hyphenation and page words; `page_of` is `page {n} of {all}`."""

    language: str
    title: str
    subtitle: str
    masthead: Masthead
    blocks: tuple[Block, ...]
    page_words: tuple[str, str] = ("", "")
    """What stands before the page number and between it and the count."""
