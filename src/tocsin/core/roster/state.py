"""Keys in force: each may sign from the index that enrols it to `to_index`, both included."""

from __future__ import annotations

from msgspec import Struct


class Key(Struct, frozen=True):
    """A public key and whose it is; `to_index` is -1 while it is in force."""

    key: str
    member: str
    role: str
    algorithm: str
    public: str
    custody: str
    from_index: int
    to_index: int = -1
    rp_id: str = ""
    origins: tuple[str, ...] = ()

    def signs_at(self, index: int) -> bool:
        """Whether the key may sign the entry at that index."""
        return self.from_index <= index and (self.to_index < 0 or index <= self.to_index)


class Roster(Struct, frozen=True):
    """All keys ever enrolled, the log's key and the trust policy; `version` of the stream `roster`."""

    log: str = ""
    keys: tuple[Key, ...] = ()
    policy: str = ""
    version: int = 0

    def holding(self, key: str) -> Key | None:
        """The newest enrolment of a key id."""
        return next((row for row in reversed(self.keys) if row.key == key), None)

    def in_force(self) -> tuple[Key, ...]:
        """Keys that may sign the next entry."""
        return tuple(row for row in self.keys if row.to_index < 0)


class Revision(Struct, frozen=True):
    """A charter revision and the index from which it is in force."""

    revision: str
    from_index: int


class Norms(Struct, frozen=True):
    """Charter revisions once in force, the last one now; `version` of the stream `charter`."""

    revisions: tuple[Revision, ...] = ()
    version: int = 0

    @property
    def current(self) -> str:
        """The revision in force, empty before the first."""
        return self.revisions[-1].revision if self.revisions else ""


class Registers(Struct, frozen=True):
    """What commands on keys and revisions are decided on."""

    roster: Roster
    norms: Norms
