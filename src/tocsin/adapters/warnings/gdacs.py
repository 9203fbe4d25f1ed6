"""The fields of the Global Disaster Alert and Coordination System (gdacs.org) in an RSS item.

An alert level says how great the expected humanitarian impact is; it is given as the CAP severity that
comes nearest (docs/warnings.md). The end of an event is no expiry and stands among the parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from tocsin.adapters.warnings.times import read_time
from tocsin.adapters.warnings.values import Notes, Pair

GDACS = "http://www.gdacs.org"
_EVENTS = {
    "EQ": ("Geo", "Earthquake"),
    "TS": ("Geo", "Tsunami"),
    "VO": ("Geo", "Volcano"),
    "TC": ("Met", "Tropical cyclone"),
    "FL": ("Met", "Flood"),
    "DR": ("Met", "Drought"),
    "WF": ("Fire", "Wildfire"),
}
_SEVERITIES = {"green": "Minor", "orange": "Severe", "red": "Extreme"}


@dataclass(frozen=True, slots=True)
class GdacsFields:
    """What the item's own elements say, in the terms of CAP."""

    categories: tuple[str, ...]
    event: str | None
    severity: str | None
    onset: str | None
    area: str | None
    geocodes: tuple[Pair, ...]
    parameters: tuple[Pair, ...]
    link: str | None


def gdacs_fields(elements: Sequence[etree._Element], notes: Notes, path: str) -> GdacsFields:
    """Reads the elements of one item."""
    texts: dict[str, str] = {}
    for element in elements:
        if not len(element):
            texts.setdefault(str(element.tag).rpartition("}")[2], (element.text or "").strip())
    kind = texts.get("eventtype", "")
    category, event = _EVENTS.get(kind.upper(), ("Other", kind or None))
    level = texts.get("alertlevel", "")
    severity = _SEVERITIES.get(level.lower())
    if kind and kind.upper() not in _EVENTS:
        notes.add("unknown_value", f"{path}/gdacs:eventtype", value=kind, name="eventtype")
    if level and severity is None:
        notes.add("unknown_value", f"{path}/gdacs:alertlevel", value=level, name="alertlevel")
    codes = (("ISO 3166-1 alpha-3", texts.get("iso3")), ("GLIDE", texts.get("glide")))
    return GdacsFields(
        (category,) if kind else (),
        event,
        severity,
        _onset(texts.get("fromdate", ""), notes, path),
        texts.get("country") or texts.get("eventname") or None,
        tuple(Pair(name, value) for name, value in codes if value),
        tuple(Pair(f"gdacs:{name}", value) for name, value in texts.items() if value and name != "cap"),
        texts.get("cap") or None,
    )


def _onset(raw: str, notes: Notes, path: str) -> str | None:
    reading = read_time(raw)
    if raw and reading.text is None:
        notes.add("bad_time", f"{path}/gdacs:fromdate", value=raw, read="")
    return reading.text
