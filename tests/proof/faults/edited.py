"""Registers good certificates changed after the fact: what somebody can do who holds no key of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from tests.proof.good import good_vectors
from tests.proof.vector import Vector, named
from tocsin.ledger import canonical

Value = dict[str, Any]
Change = Callable[[Any], Any]

_MAKERS: list[tuple[Change, str, tuple[str, ...], bool]] = []


def changed(*failed: str, of: str = "consensus") -> Callable[[Change], Change]:
    """Register a change of the certificate's value, written again in canonical form."""
    return _register(of, failed, False)


def rewritten(*failed: str, of: str = "consensus") -> Callable[[Change], Change]:
    """Register a change of the certificate's text."""
    return _register(of, failed or ("form",), True)


def _register(of: str, failed: tuple[str, ...], as_text: bool) -> Callable[[Change], Change]:
    def register(change: Change) -> Change:
        _MAKERS.append((change, of, failed, as_text))
        return change

    return register


@cache
def edited_vectors() -> dict[str, Vector]:
    """All of them by name."""
    rows = [_vector(*maker) for maker in _MAKERS]
    return {row.name: row for row in rows}


def _vector(change: Change, of: str, failed: tuple[str, ...], as_text: bool) -> Vector:
    base = good_vectors()[of].data
    if as_text:
        data = change(base.decode()).encode()
    else:
        value: Any = canonical.parse(base, len(base))
        value = change(value) or value
        data = canonical.encode(value) + b"\n"
    told = " ".join((change.__doc__ or "").split())
    return Vector(named(change), told, data, failed, of=of, edits=(_edit(base.decode(), data.decode()),))


def _edit(old: str, new: str) -> tuple[str, str]:
    """The one replacement that makes `new` of `old`, its first part standing there once only."""
    start = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    limit = min(len(old), len(new)) - start
    end = next((n for n in range(limit) if old[-1 - n] != new[-1 - n]), limit)
    while old.count(old[start : len(old) - end]) != 1:
        start, end = max(0, start - 8), max(0, end - 8)
    return old[start : len(old) - end], new[start : len(new) - end]
