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


@lru_cache(maxsize=1)
def _manifest() -> dict[str, Any]:
    built: dict[str, Any] = json.loads((BUILT / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    return built
