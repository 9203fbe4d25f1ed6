"""Reads kept warnings: how each stands now, what replaced it, and its areas for the map."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tocsin.bootstrap.warnings import Stand, features, infos_for, said_of, stands
from tocsin.web.warnings.models import ReceivedWarning

MOST = 20_000
"""Warnings, the last received, among which updates and cancellations are followed."""
MOST_FEATURES = 5_000
LINE_MAX = 300
LIGHT = ("pk", "sender", "identifier", "sent", "status", "message_type", "format", "refers_to", "expires")
STATES = ("in_force", "superseded", "cancelled", "expired", "message")


@dataclass(frozen=True, slots=True)
class Standings:
    """All warnings of a ledger by the number of their row, and how each stands."""

    ids: tuple[int, ...]
    stands: tuple[Stand, ...]

    def of(self, id: int) -> Stand | None:
        """How one stands; None where it is too old to be among them."""
        return dict(zip(self.ids, self.stands, strict=True)).get(id)

    def ended_by(self, id: int) -> int | None:
        """The warning that replaced or cancelled one."""
        stand = self.of(id)
        return None if stand is None or stand.ended_by is None else self.ids[stand.ended_by]

    def ended(self, id: int) -> list[int]:
        """The warnings that one replaced or cancelled."""
        return [
            own
            for own, stand in zip(self.ids, self.stands, strict=True)
            if stand.ended_by is not None and self.ids[stand.ended_by] == id
        ]

    def in_state(self, state: str) -> list[int]:
        """Rows in a state, the last received first; of all states where none is named, those in force first."""
        pairs = list(zip(self.ids, self.stands, strict=True))[::-1]
        if state:
            return [id for id, stand in pairs if stand.state == state]
        return [id for id, _ in sorted(pairs, key=lambda pair: pair[1].state != STATES[0])]


@dataclass(frozen=True, slots=True)
class Line:
    """A warning as lists show it."""

    row: ReceivedWarning
    title: str
    severity: str
    areas: str
    stand: Stand | None


def standings(ledger: str, now: int) -> Standings:
    """How the warnings of a ledger stand at `now`."""
    found = ReceivedWarning.objects.filter(ledger=ledger).order_by("-pk")
    rows: list[Any] = list(found.values_list(*LIGHT, named=True)[:MOST])[::-1]
    return Standings(tuple(row.pk for row in rows), tuple(stands(rows, now)))


def lines(ledger: str, ids: list[int], known: Standings, language: str) -> list[Line]:
    """Warnings in the order of their numbers given."""
    rows = ReceivedWarning.objects.filter(ledger=ledger).in_bulk(ids)
    held = dict(zip(known.ids, known.stands, strict=True))
    return [_line(rows[id], held.get(id), language) for id in ids if id in rows]


def map_areas(ledger: str, known: Standings, language: str, now: int) -> dict[str, object]:
    """The areas of warnings in force as one GeoJSON collection."""
    found: list[dict[str, object]] = []
    rows = ReceivedWarning.objects.filter(ledger=ledger)
    ids = known.in_state(STATES[0])
    for start in range(0, len(ids), 200):
        part = ids[start : start + 200]
        held = rows.in_bulk(part)
        for id in part:
            own = features(said_of(held[id].said), language, now)
            found.extend({**feature, "id": id} for feature in own)
        if len(found) >= MOST_FEATURES:
            break
    return {"type": "FeatureCollection", "features": found[:MOST_FEATURES]}


def title_of(row: ReceivedWarning, language: str) -> str:
    """Headline, event or name of a warning, on one line."""
    infos = infos_for(said_of(row.said), language)
    found = next((info.headline or info.event for info in infos if info.headline or info.event), None)
    return one_line(found or row.identifier)


def reference_of(row: ReceivedWarning) -> str:
    """`sender,identifier,sent`; empty where that is too long to stand in an entry."""
    text = one_line(f"{row.sender},{row.identifier},{row.sent}")
    return text if len(text) < LINE_MAX else ""


def signal_query(row: ReceivedWarning, language: str) -> str:
    """What the form of a signal is filled in with, as the query of its address."""
    given = {
        "channel": "feed",
        "title": title_of(row, language),
        "received_from": one_line(row.sender),
        "warning": reference_of(row),
        "evidence": row.body,
    }
    return urlencode({name: value for name, value in given.items() if value})


def one_line(text: str) -> str:
    """The text on one line in visible characters, cut to what an entry's line holds."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in plain if char.isprintable())[:LINE_MAX]


def _line(row: ReceivedWarning, stand: Stand | None, language: str) -> Line:
    infos = infos_for(said_of(row.said), language)
    areas = list(dict.fromkeys(area.description for info in infos for area in info.areas if area.description))
    shown = "; ".join(areas[:3]) + (" …" if len(areas) > 3 else "")
    severity = next((info.severity for info in infos if info.severity), "")
    return Line(row, title_of(row, language), severity, one_line(shown), stand)
