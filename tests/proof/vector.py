"""A vector of the verifiers: a certificate, what is pinned, and the verdict that is expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.proof.decisions import Decision

Options = dict[str, str]


@dataclass(frozen=True)
class Vector:
    """`failed` are the codes of the checks that must not hold, in order; none where it is valid."""

    name: str
    told: str
    data: bytes
    failed: tuple[str, ...] = ()
    options: Options = field(default_factory=dict)
    trust: str = "self-declared"
    of: str = ""
    """The good certificate of which this one is an edited copy."""
    edits: tuple[tuple[str, str], ...] = ()


Make = Callable[[], tuple[Decision, dict[str, Any]]]
"""Writes a decision; gives it and what its certificate says otherwise than the scribe's default."""


def certificate(make: Make) -> bytes:
    """The certificate of a decision that was written."""
    decision, changes = make()
    return decision.scribe.certificate(decision.id, **changes)


def named(function: Callable[..., Any]) -> str:
    """The vector's name after the function that makes it."""
    return function.__name__.strip("_").replace("_", "-")


def edited(vector: Vector, old: str, new: str) -> bytes:
    """The certificate with one place changed; the place must be the only one of its kind."""
    text = vector.data.decode()
    assert text.count(old) == 1, (vector.name, old, text.count(old))
    return text.replace(old, new).encode()
