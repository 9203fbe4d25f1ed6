"""The sentences for what was found while reading a warning (messages `warning-finding-*`)."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.wording.catalogue import Language, say


def warning_finding_text(lang: Language, code: str, params: Mapping[str, str]) -> str:
    """The sentence for a finding, by its code and facts (docs/warnings.md)."""
    return say(lang, f"warning-finding-{code.replace('_', '-')}", **params)
