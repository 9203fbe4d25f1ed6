"""What was built loads nothing from elsewhere: closed networks have only this server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.tree import PACKAGE

BUILT = PACKAGE / "web" / "static" / "built"
LOADS = re.compile(r"""(?:url\(|@import|import\(|from|src=|href=|fetch\()\s*["'`]?((?:https?:)?//[\w.-]+)""")
HOSTS = re.compile(r"unpkg\.com|jsdelivr|cdnjs|googleapis|gstatic|fonts\.bunny|openstreetmap|mapbox\.com")


def built_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(BUILT.rglob("*")):
        if path.suffix in {".css", ".js", ".mjs", ".html", ".json", ".svg"}:
            yield path.name, path.read_text(encoding="utf-8")


def test_no_address_elsewhere_is_loaded() -> None:
    texts = list(built_texts())
    assert texts
    assert [(name, found) for name, text in texts for found in LOADS.findall(text)] == []
    assert [(name, found) for name, text in texts for found in HOSTS.findall(text)] == []


@pytest.mark.parametrize(
    "text", ["@import 'https://x.org/a.css'", "url(//x.org/f.woff2)", 'import("https://x.org/m.js")']
)
def test_an_address_elsewhere_is_found(text: str) -> None:
    assert LOADS.search(text)


def test_every_file_of_the_index_is_there() -> None:
    index = json.loads((BUILT / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    files = [entry["file"] for entry in index.values()] + [
        sheet for entry in index.values() for sheet in entry.get("css", [])
    ]
    assert [file for file in files if not (BUILT / file).is_file()] == []
    assert index["src/main.ts"]["isEntry"] is True


@pytest.mark.parametrize("letters", ["cyrillic-", "cyrillic-ext-", "latin-", "armenian-"])
def test_letters_of_the_members_languages_have_a_font(letters: str) -> None:
    assert any(f"-{letters}400" in path.name for path in Path(BUILT / "assets").glob("*.woff2"))
