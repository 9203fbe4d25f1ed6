"""Every fault of the ledger formats and of signatures has words in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from tocsin.wording import LANGUAGES, Language, has, say

PACKAGE = Path(tocsin.__file__).parent


def raised(path: Path) -> Iterator[str]:
    """Codes given to `Malformed` in full; a code put together from a field's name is in `FIELDS`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Malformed":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


FIELDS = {f"event_{name}" for name in "log charter stream type member role key prev id".split()}
MALFORMED = {code for path in (PACKAGE / "ledger").glob("*.py") for code in raised(path)} | FIELDS
SOURCE = (PACKAGE / "proof" / "signatures.py").read_text(encoding="utf-8")
SIGNATURES = set(re.findall(r'"((?:signature|webauthn)_[a-z_]+)"', SOURCE))


def test_the_codes_are_found() -> None:
    assert {"json_syntax", "not_canonical", "note_signature_false"} <= MALFORMED
    assert {"signature_false", "webauthn_challenge"} <= SIGNATURES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted(MALFORMED | SIGNATURES))
def test_a_code_has_words(lang: Language, code: str) -> None:
    key = f"fault-{code}"
    assert has(lang, key)
    assert has(lang, f"{key}.next")
    text = say(lang, key, detail="DETAIL")
    assert text.endswith(".")
    assert say(lang, f"{key}.next", detail="DETAIL").endswith(".")
    assert bool(re.search("[а-яё]", text)) == (lang == "ru")
