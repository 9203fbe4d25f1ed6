"""The text voted on, in its only spelling: what its SHA-256 is taken of (INTERFACE section 5).

Canonical JSON with one member per authentic language; each text in NFC with LF line ends, no spaces at line
ends and one final newline. In a restricted case a member `salt` is hashed with them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed

SALT: Final = "salt"
MAX_SALT: Final = 256


def spelled(text: str) -> str:
    """The text in its one spelling; text that is empty then is none and is refused by `require_spelling`."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"


def text_bytes(languages: Mapping[str, str], salt: str = "") -> bytes:
    """The body to keep and to name by its SHA-256, from texts as people write them."""
    text = {language: spelled(words) for language, words in languages.items()}
    return canonical.encode(text | ({SALT: salt} if salt else {}))


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
