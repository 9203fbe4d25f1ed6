"""Reading the data of an event: typed members at their places; what is not asked for may be there too.

INTERFACE section 5 fixes some data of each type and allows more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tocsin.ledger import instants
from tocsin.ledger.canonical import Json
from tocsin.ledger.event import is_member, is_role
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import is_sha256_hex
from tocsin.proof.entries import Entry

_WORD = re.compile(r"[a-z][a-z0-9_-]{0,63}")
MAX_LIST = 2_000


class Data:
    """The members of one object; faults name the place."""

    __slots__ = ("_fields", "where")

    def __init__(self, fields: Mapping[str, Json], where: str) -> None:
        self._fields = fields
        self.where = where

    def has(self, key: str) -> bool:
        """Whether the member is there."""
        return key in self._fields

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default it must be there."""
        value = self._fields.get(key, default)
        if not isinstance(value, str):
            raise self.fault("not_a_string", key)
        return value

    def digest(self, key: str) -> str:
        """A SHA-256 in hex."""
        value = self.text(key)
        if not is_sha256_hex(value):
            raise self.fault("not_a_digest", key)
        return value

    def word(self, key: str) -> str:
        """An id or word of the charter."""
        value = self.text(key)
        if _WORD.fullmatch(value) is None:
            raise self.fault("not_a_word", key)
        return value

    def role(self, key: str) -> str:
        """A role's id."""
        value = self.text(key)
        if not is_role(value):
            raise self.fault("not_a_role", key)
        return value

    def member(self, key: str, default: str | None = None) -> str:
        """A member's code, or "" where the default or the data say so."""
        value = self.text(key, default)
        if not is_member(value):
            raise self.fault("not_a_member", key)
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._fields.get(key)
        if not isinstance(value, bool):
            raise self.fault("not_a_flag", key)
        return value

    def count(self, key: str) -> int:
        """A whole number from 0."""
        value = self._fields.get(key)
        if type(value) is not int or value < 0:
            raise self.fault("not_a_count", key)
        return value

    def moment(self, key: str) -> int | None:
        """An instant in milliseconds since 1970, None where it is not there."""
        if key not in self._fields:
            return None
        return instants.parse(self.text(key), f"{self.where}/{key}")

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        if key not in self._fields and default is not None:
            return default
        value = self._list(key)
        if not all(isinstance(item, str) for item in value):
            raise self.fault("not_a_string", key)
        return tuple(str(item) for item in value)

    def rows(self, key: str) -> tuple[Data, ...]:
        """A list of objects."""
        rows = []
        for n, item in enumerate(self._list(key)):
            if not isinstance(item, dict):
                raise self.fault("not_an_object", f"{key}/{n}")
            rows.append(Data(item, f"{self.where}/{key}/{n}"))
        return tuple(rows)

    def inner(self, key: str) -> Data:
        """An object."""
        value = self._fields.get(key)
        if not isinstance(value, dict):
            raise self.fault("not_an_object", key)
        return Data(value, f"{self.where}/{key}")

    def fault(self, code: str, key: str) -> Malformed:
        """A fault at a member."""
        return Malformed(code, f"{self.where}/{key}")

    def _list(self, key: str) -> list[Json]:
        value = self._fields.get(key)
        if not isinstance(value, list):
            raise self.fault("not_an_array", key)
        if len(value) > MAX_LIST:
            raise self.fault("count", key)
        return value


def data_of(entry: Entry) -> Data:
    """The data of an entry's event."""
    return Data(entry.event.data, f"{entry.where}/event/data")
