"""Texts that events name by digest: one spelling for one content, as canonical JSON by language.

Norm: INTERFACE section 5 "Text voted on": NFC, LF, no spaces at line ends, one final newline. A text that is
voted on holds the organ's authentic languages only; others may hold all languages they exist in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import organ_on
from tocsin.ledger import canonical


def spelled(text: str) -> str:
    """The text in its only spelling; empty where nothing is written."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\n".join(line.rstrip(" \t") for line in lines).strip("\n")
    return f"{whole}\n" if whole else ""


def text_body(text: Mapping[str, str]) -> bytes:
    """The bytes whose SHA-256 names the text, by language."""
    return canonical.encode({language: spelled(words) for language, words in text.items()})


def authentic_languages(charter: Charter, organ: str, on: date) -> tuple[str, ...]:
    """Languages of the organ's texts on that day; those of an unknown organ are none."""
    row = organ_on(charter, organ, on)
    return row.languages if row is not None else ()
