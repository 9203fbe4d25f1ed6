"""Texts that events name by digest: one spelling for one content, as canonical JSON by language.

Norm: INTERFACE section 5 "Text voted on": NFC, LF, no spaces at line ends, one final newline. A text that is
voted on holds the organ's authentic languages only, and in a restricted case a member `salt` with them;
others may hold all languages they exist in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import organ_on
from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed

SALT: Final = "salt"
MAX_SALT: Final = 256


def spelled(text: str) -> str:
    """The text in its only spelling; empty where nothing is written."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\n".join(line.rstrip(" \t") for line in lines).strip("\n")
    return f"{whole}\n" if whole else ""


def text_body(text: Mapping[str, str], salt: str = "") -> bytes:
    """The bytes whose SHA-256 names the text, by language; a restricted text has a salt."""
    body = {language: spelled(words) for language, words in text.items()}
    return canonical.encode(body | ({SALT: salt} if salt else {}))


def authentic_languages(charter: Charter, organ: str, on: date) -> tuple[str, ...]:
    """Languages of the organ's texts on that day; those of an unknown organ are none."""
    row = organ_on(charter, organ, on)
    return row.languages if row is not None else ()


def require_text(text: Mapping[str, str], languages: tuple[str, ...]) -> None:
    """Raise `Malformed` unless the text is in exactly these languages, each in its one spelling."""
    if not languages or text.keys() - {SALT} != set(languages):
        raise Malformed("text_languages")
    if SALT in text and not 1 <= len(text[SALT]) <= MAX_SALT:
        raise Malformed("text_salt", f"/{SALT}")
    for language in sorted(languages):
        require_spelling(text[language], f"/{language}")


def require_spelling(text: str, where: str) -> None:
    """Raise `Malformed` unless the text has the one spelling that its content has."""
    if not unicodedata.is_normalized("NFC", text):
        raise Malformed("text_not_nfc", where)
    if "\r" in text:
        raise Malformed("text_carriage_return", where)
    if " \n" in text or "\t\n" in text:
        raise Malformed("text_trailing_space", where)
    if not text.endswith("\n") or text.endswith("\n\n") or text == "\n":
        raise Malformed("text_last_line", where)
