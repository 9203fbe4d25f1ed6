"""Finds what the web build has made: names with their hash, by the name of the source (Vite's manifest)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

BUILT = Path(__file__).parents[1] / "static" / "built"
PREFIX = "/static/built/"


def script(source: str) -> str:
    """The address of the script that a source became."""
    return PREFIX + str(_manifest()[source]["file"])


def styles(source: str) -> tuple[str, ...]:
    """Addresses of the style sheets that a source needs."""
    return tuple(PREFIX + name for name in _manifest()[source].get("css", ()))


def font(part: str) -> str:
    """The address of the first font file whose name begins with this, for preloading; empty if there is none."""
    found = sorted(path.name for path in (BUILT / "assets").glob(f"{part}*.woff2"))
    return f"{PREFIX}assets/{found[0]}" if found else ""


@lru_cache(maxsize=1)
def _manifest() -> dict[str, Any]:
    built: dict[str, Any] = json.loads((BUILT / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    return built
