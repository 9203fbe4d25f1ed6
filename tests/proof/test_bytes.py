"""A certificate with any byte changed, left out or added is refused."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.proof.good import good_vectors
from tocsin.proof.verify import verify

SHARE = 250
SEED = 20_220_106


def changed(data: bytes, position: int, chance: Random) -> bytes:
    """The data with another byte at the position."""
    other = (data[position] + chance.randrange(1, 256)) % 256
    return data[:position] + bytes([other]) + data[position + 1 :]


def accepted(name: str, positions: list[int]) -> list[int]:
    """Positions at which a changed byte goes unnoticed."""
    data, chance = good_vectors()[name].data, Random(SEED)
    return [place for place in positions if verify(changed(data, place, chance)).valid]


@pytest.mark.parametrize("name", sorted(good_vectors()))
def test_a_changed_byte_is_refused(name: str) -> None:
    size = len(good_vectors()[name].data)
    assert accepted(name, sorted(Random(f"{SEED} {name}").sample(range(size), SHARE // 5))) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_changed_byte_is_refused() -> None:
    """Every byte in CI, one in twenty elsewhere."""
    assert accepted("cosigned", places_of(good_vectors()["cosigned"].data)) == []


def places_of(data: bytes) -> list[int]:
    """Every place of the data in CI, a share of them elsewhere."""
    everything = range(len(data))
    return list(everything) if os.environ.get("CI") else Random(SEED).sample(everything, len(data) // 20)


def test_a_missing_byte_is_refused() -> None:
    data, chance = good_vectors()["appeal"].data, Random(SEED)
    places = chance.sample(range(len(data)), SHARE)
    assert [place for place in places if verify(data[:place] + data[place + 1 :]).valid] == []


def test_an_added_byte_is_refused() -> None:
    data, chance = good_vectors()["appeal"].data, Random(SEED)
    places = chance.sample(range(len(data) + 1), SHARE)
    added = [data[:place] + bytes([chance.randrange(256)]) + data[place:] for place in places]
    assert [place for place, other in zip(places, added, strict=True) if verify(other).valid] == []


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\x00" * 4096, b"\xff\xfe\n", b"null\n", b"[]\n", b"{}\n", b"1" * 9000]
)
def test_what_is_no_certificate_is_refused(data: bytes) -> None:
    verdict = verify(data)
    assert not verdict.valid
    assert [check.code for check in verdict.checks] == ["form"]
    assert verdict.kind is None


def test_nesting_without_end_is_refused() -> None:
    assert not verify(b"[" * 1_000_000).valid
    assert not verify(b'{"a":' * 200_000 + b"\n").valid
