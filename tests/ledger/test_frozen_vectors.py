"""The frozen vectors of version 1, which every implementation shares: a change here is a change of format."""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tocsin.ledger import (
    canonical,
    checkpoint,
    cosignature,
    envelope,
    event,
    instants,
    jcs,
    leaf,
    merkle,
    note,
    policy,
)
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import Frontier
from tocsin.ledger.note import COSIGNATURE, ED25519
from tocsin.ledger.octets import from_base64
from tocsin.proof.signatures import verify_ed25519

FOLDER = Path(__file__).parents[1] / "vectors" / "ledger"
T = TypeVar("T")


def vectors(name: str, part: str) -> list[Any]:
    document = json.loads((FOLDER / f"{name}.json").read_bytes())
    assert document["format"] == f"tocsin-{name}-vectors/1"
    found = document[part]
    assert isinstance(found, list)
    assert found
    return found


def over(name: str, part: str) -> pytest.MarkDecorator:
    rows = vectors(name, part)
    return pytest.mark.parametrize("row", rows, ids=[f"{n}" for n in range(len(rows))])


def outcome(read: Callable[[], T]) -> tuple[T | None, str, str]:
    """What is read, or the code and place of the refusal."""
    try:
        return read(), "", ""
    except Malformed as fault:
        return None, fault.code, fault.where


@over("canonical", "texts")
def test_canonical_texts(row: dict[str, Any]) -> None:
    data, bounds = b64decode(row["input"]), (row["max_bytes"], row["max_depth"])
    value, code, _ = outcome(lambda: [canonical.parse(data, *bounds)])
    assert code == row["code"]
    if value is not None:
        assert canonical.encode(value[0], row["max_depth"]) == b64decode(row["canonical"])
    _, code, _ = outcome(lambda: canonical.parse_canonical(data, *bounds))
    assert (code == "") == row["is_canonical"]
    assert row["is_canonical"] == (row["code"] == "" and row["canonical"] == row["input"])


@over("canonical", "base64")
def test_base64(row: dict[str, Any]) -> None:
    octets, _, _ = outcome(lambda: from_base64(row["text"]))
    assert (None if octets is None else octets.hex()) == row["octets"]


@over("canonical", "instants")
def test_instants(row: dict[str, Any]) -> None:
    instant, _, _ = outcome(lambda: instants.parse(row["text"]))
    assert instant == row["milliseconds"]
    assert (None if instant is None else instants.render(instant)) == row["rendered"]


@over("canonical", "numbers")
def test_numbers(row: dict[str, Any]) -> None:
    (value,) = struct.unpack(">d", bytes.fromhex(row["bits"]))
    assert jcs.number(value) == row["text"]


@over("event", "events")
def test_events(row: dict[str, Any]) -> None:
    payload = b64decode(row["payload"])
    read, code, where = outcome(lambda: event.parse(payload))
    assert (code, where) == (row["code"], row["where"])
    assert (read.at if read else None) == row["at"]
    assert sha256(payload).hexdigest() == row["sha256"]


@over("envelope", "encodings")
def test_encodings(row: dict[str, Any]) -> None:
    assert envelope.pre_authentication_encoding(b64decode(row["payload"])) == b64decode(row["encoding"])


@over("envelope", "envelopes")
def test_envelopes(row: dict[str, Any]) -> None:
    read, code, where = outcome(lambda: envelope.parse(b64decode(row["input"]), row["founding"]))
    assert (code, where) == (row["code"], row["where"])
    if read is not None:
        assert envelope.encode(read) == b64decode(row["canonical"])
        assert read.payload == b64decode(row["payload"])


@over("leaf", "leaves")
def test_leaves(row: dict[str, Any]) -> None:
    data = b64decode(row["leaf"])
    read, code, _ = outcome(lambda: leaf.parse(data))
    assert code == row["code"]
    assert merkle.leaf_hash(data).hex() == row["hash"]
    if read is not None:
        assert (read.index, read.received_at, read.version) == (
            row["index"],
            row["received_at"],
            row["version"],
        )


@over("merkle", "roots")
def test_roots(row: dict[str, Any]) -> None:
    leaves = [merkle.leaf_hash(str(n).encode()) for n in range(row["size"])]
    assert merkle.root(merkle.extend(Frontier(), leaves)) == b64decode(row["root"])


@over("merkle", "inclusion")
def test_inclusion(row: dict[str, Any]) -> None:
    proof = [b64decode(part) for part in row["proof"]]
    place = (row["index"], row["size"])
    assert (
        merkle.verify_inclusion(b64decode(row["leaf"]), *place, proof, b64decode(row["root"])) == row["holds"]
    )


@over("merkle", "consistency")
def test_consistency(row: dict[str, Any]) -> None:
    proof = [b64decode(part) for part in row["proof"]]
    roots = (b64decode(row["root1"]), b64decode(row["root2"]))
    assert merkle.verify_consistency(row["first"], row["second"], *roots, proof) == row["holds"]


@over("note", "keys")
def test_verifier_keys(row: dict[str, Any]) -> None:
    key, code, _ = outcome(lambda: note.parse_verifier_key(row["text"]))
    assert code == row["code"]
    if key is not None:
        stated = (row["name"], row["type"], row["id"], row["public"])
        assert (key.name, key.algorithm, key.id.hex(), key.public.hex()) == stated
        assert str(key) == row["text"]


@over("note", "checkpoints")
def test_checkpoints(row: dict[str, Any]) -> None:
    keys = [note.parse_verifier_key(text) for text in row["keys"]]
    assert {key.algorithm for key in keys} == {ED25519, COSIGNATURE}

    def judged() -> dict[str, object]:
        head, signed = checkpoint.parse(b64decode(row["note"]))
        cosigned = {key.name: cosignature.verify(signed, key, verify_ed25519) for key in keys}
        return {
            "origin": head.origin,
            "size": head.size,
            "root": b64encode(head.root).decode(),
            "signed": sorted(key.name for key in note.verify(signed, keys, verify_ed25519)),
            "cosigned": {name: seconds for name, seconds in cosigned.items() if seconds is not None},
        }

    verdict, code, _ = outcome(judged)
    assert code == row["code"]
    if verdict is not None:
        assert verdict == {name: row[name] for name in verdict}


@over("note", "policies")
def test_policies(row: dict[str, Any]) -> None:
    read, code, where = outcome(lambda: policy.parse(row["policy"].encode()))
    assert (code, where) == (row["code"], row["where"])
    if read is not None:
        assert [[names, policy.reaches_quorum(read, set(names))] for names, _ in row["quorum"]] == row[
            "quorum"
        ]


def test_every_kind_of_vector_has_both_verdicts() -> None:
    for name, part in [
        ("event", "events"),
        ("envelope", "envelopes"),
        ("leaf", "leaves"),
        ("note", "checkpoints"),
    ]:
        assert {row["code"] == "" for row in vectors(name, part)} == {True, False}
    for part in ("inclusion", "consistency"):
        assert {row["holds"] for row in vectors("merkle", part)} == {True, False}
