"""What a warning says, in the reader's words: states, CAP's closed lists, findings, and all parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.bootstrap.warnings import Stand, moment_of
from tocsin.wording import Language, has, say
from tocsin.wording.findings import warning_finding_text

TONES = {"in_force": ("warn", "●"), "superseded": ("calm", "○"), "cancelled": ("calm", "✕")}
OWN_CODES = ("too_large", "not_kept")
MOST_SHAPES = 20
MOST_AREAS = 100


@dataclass(frozen=True, slots=True)
class Area:
    """An area as the page shows it."""

    description: str
    codes: tuple[str, ...]
    shapes: tuple[str, ...]
    """Polygons and circles as CAP writes them."""
    left_out: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a warning says in one language."""

    language: str
    title: str
    words: tuple[tuple[str, str], ...]
    """(label, value) of CAP's closed lists and short texts."""
    times: tuple[tuple[str, int], ...]
    """(label, milliseconds)."""
    texts: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]
    areas: tuple[Area, ...]
    areas_left_out: int


def sentence(language: Language, code: str, params: Mapping[str, str]) -> str:
    """Why something was not taken, or what was noticed."""
    if code in OWN_CODES:
        return say(language, f"warnings-page-fault-{code.replace('_', '-')}", **params)
    return warning_finding_text(language, code, params)


def shown_stand(stand: Stand | None) -> dict[str, str]:
    """The stamp of a state; a warning too old to be followed has none."""
    if stand is None:
        return {"state_key": "", "tone": "", "sign": ""}
    tone, sign = TONES.get(stand.state, ("", ""))
    return {"state_key": f"warnings-page-state-{stand.state.replace('_', '-')}", "tone": tone, "sign": sign}


def cap_word(language: Language, value: str | None) -> str:
    """A word of CAP in the reader's language; the word itself where it is none of CAP's."""
    key = f"warnings-page-word-{''.join(char for char in (value or '').lower() if char.isalnum())}"
    return say(language, key) if value and value.isascii() and has(language, key) else value or ""


def shown_findings(language: Language, said: Any) -> list[tuple[str, str]]:
    """(place, sentence) of what was noticed while reading."""
    return [(row.path, sentence(language, row.code, dict(row.params))) for row in said.findings]


def shown_infos(language: Language, said: Any) -> list[Part]:
    """All parts of a warning, those in the reader's language first."""
    parts = [_part(language, info) for info in said.infos]
    return sorted(parts, key=lambda part: not part.language.lower().startswith(language))


def _part(language: Language, info: Any) -> Part:
    def label(name: str) -> str:
        return say(language, f"warnings-page-field-{name}")

    def words(*values: str | None) -> str:
        return ", ".join(cap_word(language, value) for value in values if value)

    pairs = (
        ("event", info.event or ""),
        ("category", words(*info.categories)),
        ("severity", words(info.severity)),
        ("urgency", words(info.urgency)),
        ("certainty", words(info.certainty)),
        ("response", words(*info.response_types)),
        ("audience", info.audience or ""),
        ("author", info.sender_name or ""),
        ("contact", info.contact or ""),
        ("web", info.web or ""),
    )
    times = (("effective", info.effective), ("onset", info.onset), ("expires", info.expires))
    texts = (("description", info.description or ""), ("instruction", info.instruction or ""))
    moments = ((name, moment_of(text)) for name, text in times)
    return Part(
        language=info.language or "",
        title=info.headline or info.event or "",
        words=tuple((label(name), value) for name, value in pairs if value),
        times=tuple((label(name), at) for name, at in moments if at is not None),
        texts=tuple((label(name), text) for name, text in texts if text),
        parameters=tuple((pair.name, pair.value) for pair in (*info.event_codes, *info.parameters)),
        areas=tuple(_area(area) for area in info.areas[:MOST_AREAS]),
        areas_left_out=max(0, len(info.areas) - MOST_AREAS),
    )


def _area(area: Any) -> Area:
    shapes = (*area.polygons, *area.circles)
    codes = tuple(f"{pair.name}: {pair.value}" for pair in area.geocodes)
    left_out = max(0, len(shapes) - MOST_SHAPES) + max(0, len(codes) - MOST_SHAPES)
    return Area(area.description or "", codes[:MOST_SHAPES], shapes[:MOST_SHAPES], left_out)
