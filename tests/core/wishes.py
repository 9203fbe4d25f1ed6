"""Random commands of the catalogue, built from their field kinds: mostly sensible, never guarded."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Meta, Struct
from msgspec.structs import fields

from tests.core.given import TEXT
from tests.core.record import Record, digest, who
from tests.core.tiny import TINY
from tocsin.core.calendar import HOUR, moment_text
from tocsin.core.catalogue import SPECS, Spec
from tocsin.core.powers import SYSTEM_COMMANDS
from tocsin.core.values import Actor, Command

ACTORS = ("AA", "BB", "CC", "DD", "AA/officer", "BB/officer", "secretary", "admin", "guest", "system")
POOLS: dict[str, tuple[Any, ...]] = {
    "case": ("flood", "other"),
    "decision": ("d1", "d2"),
    "follows": ("d1",),
    "mandate": ("d1", "d2"),
    "by_decision": ("d1", "d2"),
    "signal": ("s1", "s2"),
    "into": ("s2", "s1"),
    "signals": ((), ("s1",), ("s2",)),
    "consultation": ("t1", "t2"),
    "order": ("o1", "o2"),
    "offer": ("f1", "f2"),
    "report": ("r1", "r2"),
    "organ": ("council", "board", "senate"),
    "matter": ("operation", "mission", "statement", "extension", "ending", "measures"),
    "article": ("pact:1", "pact:2", "pact:9"),
    "articles": (("pact:2",), ("pact:1",), ()),
    "asks": (("operation",), ()),
    "owner": ("secretary", "board", "senate"),
    "region": ("north", "south"),
    "role": ("delegate", "secretary", "king"),
    "duty": ("tell-the-world", "sing"),
    "components": (("relief",), ("band",)),
    "language": ("fr",),
    "key": (digest("AA"), digest("new")),
    "condition": (1, 2),
    "text_sha256": (TEXT, digest("other")),
    "position": ("yes", "no", "abstain", "objection"),
}
MEMBERS = ("AA", "BB", "CC", "DD", "ZZ")
FUTURE = frozenset({"closes_at", "ends_at", "reply_by", "due_at", "until", "subject_to_confirmation_until"})


def wish(draw: Any, record: Record) -> Command:
    """A command of the catalogue by somebody, about what is there or is not."""
    spec: Spec = draw(st.sampled_from(SPECS))
    wild = draw(st.integers(0, 3)) == 0
    actor = who(draw(st.sampled_from(ACTORS if wild else _able(spec.name))))
    return Command(spec.name, actor, record.now, _Wish(draw, record, actor).struct(spec.data))


def _able(command: str) -> tuple[str, ...]:
    """Who holds the power, everybody where nobody does."""
    if command in SYSTEM_COMMANDS:
        return ("system", "secretary")
    roles = {row.id for row in TINY.roles if {command, f"own:{command}"} & row.may}
    return tuple(name for name in ACTORS if who(name).role in roles) or ACTORS


class _Wish:
    """Builds the data: each value sensible but for one in eight."""

    def __init__(self, draw: Any, record: Record, actor: Actor) -> None:
        self.draw, self.record, self.actor = draw, record, actor

    def struct(self, kind: type[Struct]) -> Struct:
        hints = get_type_hints(kind, include_extras=True)
        given = [row.name for row in fields(kind) if row.required or self.draw(st.integers(0, 2)) == 0]
        return kind(**{name: self.value(name, hints[name]) for name in given})

    def one_of(self, choices: tuple[Any, ...]) -> Any:
        wild = self.draw(st.integers(0, 7)) == 0
        return self.draw(st.sampled_from(choices)) if wild else choices[0]

    def value(self, name: str, hint: Any) -> Any:
        origin, parts = get_origin(hint), get_args(hint)
        if name in ("matter", "position", "decision", "signal"):
            return self.draw(st.sampled_from(POOLS[name]))
        if name in POOLS:
            return self.one_of(POOLS[name])
        if isinstance(hint, type) and issubclass(hint, Struct):
            return self.struct(hint)
        if origin in (Union, types.UnionType):
            return self.value(name, next(part for part in parts if part is not type(None)))
        if origin is Literal:
            return self.draw(st.sampled_from(parts))
        if origin is tuple:
            return tuple(self.value(name, parts[0]) for _ in range(self.one_of((1, 0, 2))))
        return self.plain(name, hint)

    def plain(self, name: str, hint: Any) -> Any:
        kind = next(
            (part.extra["kind"] for part in get_args(hint) if isinstance(part, Meta) and part.extra), ""
        )
        base = get_args(hint)[0] if get_args(hint) else hint
        if kind == "member":
            return self.one_of((self.actor.member or "AA", *MEMBERS))
        if kind == "leaf":
            leaves = [row.leaf for row in self.record.entries[-8:]]
            return self.draw(st.sampled_from([*leaves, digest("no leaf")]))
        if kind == "moment":
            return self.moment(name)
        if kind in ("body", "file"):
            return self.one_of((digest("one"), digest("two")))
        if base is bool:
            return self.draw(st.booleans())
        if base is int:
            return self.draw(st.integers(1, 40))
        return self.one_of(("words", "", "  "))

    def moment(self, name: str) -> str:
        hours = self.draw(st.integers(1, 60)) * (1 if name in FUTURE else -1)
        return moment_text(self.record.now + self.one_of((hours, -hours)) * HOUR)
