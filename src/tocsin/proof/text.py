"""The text voted on: canonical JSON with one member per authentic language, and a salt in restricted cases.

Each language's text is in NFC with LF line ends, no spaces at line ends, and one final newline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import sha256_hex

SALT: Final = "salt"
MAX_SALT: Final = 256


def text_bytes(text: Mapping[str, str]) -> bytes:
    """The bytes whose SHA-256 names the text."""
    return canonical.encode_checked(dict(text))


def require_text(text: Mapping[str, str], languages: tuple[str, ...], sha256: str) -> None:
    """The text is in exactly the authentic languages, in the only spelling, and the one that was opened."""
    if not languages or text.keys() - {SALT} != set(languages):
        raise Malformed("text_languages", "/text")
    if SALT in text and not 1 <= len(text[SALT]) <= MAX_SALT:
        raise Malformed("text_salt", f"/text/{SALT}")
    for language in sorted(languages):
        require_spelling(text[language], f"/text/{language}")
    if sha256_hex(text_bytes(text)) != sha256:
        raise Malformed("text_differs", "/text")


def require_spelling(text: str, where: str) -> None:
    """Raise `Malformed` unless the text has the one spelling that its content has."""
    if not unicodedata.is_normalized("NFC", text):
        raise Malformed("text_not_nfc", where)
    if "\r" in text:
        raise Malformed("carriage_return", where)
    if " \n" in text or "\t\n" in text:
        raise Malformed("text_trailing_space", where)
    if not text.endswith("\n") or text.endswith("\n\n") or text == "\n":
        raise Malformed("text_last_line", where)
