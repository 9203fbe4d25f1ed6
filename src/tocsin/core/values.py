"""What commands, events and answers are made of: actors, entries, checks, refusals, and field kinds.

Field kinds are the words forms, command line and OpenAPI are generated from: `Digest` fields take a
text or a file in the faces, which store the body and pass its SHA-256 on.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct


def _kind(kind: str, **limits: Any) -> Meta:
    return Meta(extra={"kind": kind}, **limits)


HEX = r"^[0-9a-f]{64}$"
Digest = Annotated[str, _kind("body", pattern=HEX)]
"""SHA-256 of a body in the body store."""
FileDigest = Annotated[str, _kind("file", pattern=HEX)]
Leaf = Annotated[str, _kind("leaf", pattern=HEX)]
"""Leaf hash of an entry of the same ledger."""
Moment = Annotated[str, _kind("moment", pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$")]
"""RFC 3339 instant in UTC."""
Ref = Annotated[str, _kind("ref", pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""Id of a case, decision, order and the like: random or chosen, never a name of a person."""
Member = Annotated[str, _kind("member", pattern=r"^[A-Z]{2}$")]
Word = Annotated[str, _kind("word", pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
Article = Annotated[str, _kind("article", pattern=r"^[a-z0-9-]{1,64}:[A-Za-z0-9().-]{1,32}$")]
Line = Annotated[str, _kind("line", max_length=300)]
Note = Annotated[str, _kind("note", max_length=4000)]
Count = Annotated[int, _kind("count", ge=0, le=10_000_000)]
Hours = Annotated[int, _kind("hours", ge=1, le=87_600)]

Parameter = tuple[str, "str | int | tuple[str, ...]"]


class Actor(Struct, frozen=True):
    """Who acts: member (empty for the organisation's own people), role, key id."""

    member: str
    role: str
    key: str = ""


SYSTEM = Actor(member="", role="system")


class Command(Struct, frozen=True):
    """A wish: its name (`position.state`), the actor, the instant it was made, the stream id, its data."""

    name: str
    actor: Actor
    at: int
    """Milliseconds since 1970 UTC, from the signer's clock."""
    data: Any


class Proposal(Struct, frozen=True):
    """The event a command would cause, before identity, signature and place in the ledger."""

    stream: str
    type: str
    data: Any


class Entry(Struct, frozen=True):
    """An accepted event at its place in the ledger, as `evolve` sees it."""

    index: int
    version: int
    received_at: int
    leaf: str
    stream: str
    type: str
    at: int
    actor: Actor
    charter: str
    data: Any


class Check(Struct, frozen=True):
    """One condition of a command: met or not, by which article, with exact parameters."""

    code: str
    met: bool
    article: str = ""
    parameters: tuple[Parameter, ...] = ()


class Refusal(Struct, frozen=True):
    """Why a command is refused: the unmet checks, the first one leading."""

    command: str
    checks: tuple[Check, ...]

    @property
    def code(self) -> str:
        """The code of the leading reason."""
        return self.checks[0].code


class Due(Struct, frozen=True):
    """What time will do or ask: when, of what kind, about what, from whom.

    `command` names the system command that time brings by itself; empty where a person is awaited.
    """

    at: int
    kind: str
    subject: str
    owner: tuple[str, ...] = ()
    command: str = ""
    article: str = ""
