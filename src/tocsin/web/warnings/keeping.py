"""Keeps what a file of warnings says: its octets as a body, each warning as a row, all of them or none.

A warning known already by sender, identifier and time sent is kept as it first came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from tocsin.bootstrap.warnings import MAX_FILE_SECONDS, Kept, take
from tocsin.engine.engine import MAX_BODY_BYTES
from tocsin.engine.ports import StoreFault
from tocsin.web.frame.installed import Ledger
from tocsin.web.people.models import Person
from tocsin.web.warnings.models import ReceivedWarning

NAME_MAX = 120
_AT_ONCE = 400
Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told of a file, by its code and facts (docs/warnings.md)."""

    code: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    name: str
    new: int
    known: int
    told: tuple[Told, ...]

    @property
    def is_refused(self) -> bool:
        """Whether nothing at all was taken from it."""
        return not (self.new or self.known) and any(row.code != "empty_feed" for row in self.told)


@dataclass(frozen=True, slots=True)
class Came:
    """A file as it came in; its name is what somebody says it is called."""

    name: str
    content: bytes
    way: str
    person: Person | None = None


def keep(ledger: Ledger, came: Came, seconds: float = MAX_FILE_SECONDS) -> Outcome:
    """Read a file and keep its warnings; what cannot be taken is told."""
    name = shown_name(came.name)
    if len(came.content) > MAX_BODY_BYTES:
        return Outcome(name, 0, 0, (too_large(),))
    taken = take(came.content, name, seconds)
    told = tuple(Told(row.code, dict(row.params)) for row in taken.told)
    if not taken.kept:
        return Outcome(name, 0, 0, told)
    try:
        body = ledger.engine.put_body(came.content)
    except StoreFault:
        return Outcome(name, 0, 0, (Told("not_kept", {}),))
    first: dict[Name, Kept] = {}
    for row in taken.kept:
        first.setdefault(_name(row), row)
    new = _enter(ledger, came, name, body, first)
    return Outcome(name, new, len(taken.kept) - new, told)


def too_large() -> Told:
    """The file is larger than a record may hold."""
    return Told("too_large", {"limit": str(MAX_BODY_BYTES // (1024 * 1024))})


def shown_name(name: str) -> str:
    """The last part of a name in characters that can be seen; nothing on a disk is found by it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable()).strip()[-NAME_MAX:]


def _enter(ledger: Ledger, came: Came, name: str, body: str, kept: Mapping[Name, Kept]) -> int:
    at = ledger.engine.now()
    with transaction.atomic():
        known = set(_known(ledger.name, [row.identifier for row in kept.values()]))
        rows = [
            ReceivedWarning(
                ledger=ledger.name,
                sender=row.sender,
                identifier=row.identifier,
                sent=row.sent,
                status=row.status,
                message_type=row.message_type,
                format=row.format,
                refers_to=list(row.refers_to),
                expires=list(row.expires),
                said=row.said,
                body=body,
                file_name=name,
                way=came.way,
                received_at=at,
                received_by=came.person,
            )
            for row in kept.values()
            if _name(row) not in known
        ]
        ReceivedWarning.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return len(rows)


def _known(ledger: str, identifiers: list[str]) -> Iterator[Name]:
    for start in range(0, len(identifiers), _AT_ONCE):
        part = identifiers[start : start + _AT_ONCE]
        rows = ReceivedWarning.objects.filter(ledger=ledger, identifier__in=part)
        yield from rows.values_list("sender", "identifier", "sent")


def _name(row: Kept) -> Name:
    return row.sender, row.identifier, row.sent
