"""The revision of a charter: one hash that names charter.toml and its texts.

Norm: INTERFACE "Charters": the SHA-256 of the RFC 8785 form of each file's name with the SHA-256 of
the file in LF line ends.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from tocsin.ledger.canonical import encode

MAIN = "charter.toml"
TEXTS = re.compile(r"texts\.([a-z]{2,3})\.toml")


def normal_lines(content: bytes) -> bytes:
    """The content with LF line ends; a lone CR is a line end too."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def revision_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that make the revision, with LF line ends: charter.toml and texts.*.toml."""
    named = {name: normal_lines(body) for name, body in files.items() if _counts(name)}
    return dict(sorted(named.items()))


def revision_of(files: Mapping[str, bytes]) -> str:
    """The revision in lower-case hex."""
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in revision_files(files).items()}
    return hashlib.sha256(encode(hashes)).hexdigest()


def _counts(name: str) -> bool:
    return name == MAIN or TEXTS.fullmatch(name) is not None
