"""The frozen signatures of version 1, which every verifier judges alike."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from tocsin.ledger.envelope import Assertion, Signature
from tocsin.proof.signatures import ALGORITHMS, SigningKey, signature_fault, verify_ed25519

FOLDER = Path(__file__).parents[1] / "vectors" / "ledger"


def vectors(name: str) -> list[Any]:
    document = json.loads((FOLDER / f"{name}.json").read_bytes())
    assert document["format"] == f"tocsin-{name}-vectors/1"
    found = document["signatures"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("row", vectors("ed25519"), ids=lambda row: row["name"])
def test_ed25519(row: dict[str, Any]) -> None:
    public, message, signature = (bytes.fromhex(row[part]) for part in ("public", "message", "signature"))
    assert verify_ed25519(public, message, signature) == row["holds"]


@pytest.mark.parametrize("row", vectors("signature"), ids=lambda row: row["name"])
def test_signatures_over_an_envelope(row: dict[str, Any]) -> None:
    stated, sent = row["key"], row["signature"]
    key = SigningKey(
        stated["algorithm"], b64decode(stated["public"]), stated["rp_id"], tuple(stated["origins"])
    )
    assertion = None
    if "webauthn" in sent:
        parts = sent["webauthn"]
        assertion = Assertion(b64decode(parts["authenticatorData"]), b64decode(parts["clientDataJSON"]))
    signature = Signature(sent["keyid"], b64decode(sent["sig"]), assertion)
    assert (signature_fault(key, b64decode(row["encoding"]), signature) or "") == row["fault"]


def test_both_verdicts_occur_for_each_algorithm() -> None:
    assert {row["holds"] for row in vectors("ed25519")} == {True, False}
    seen = {(row["key"]["algorithm"], row["fault"] == "") for row in vectors("signature")}
    assert seen >= {(algorithm, verdict) for algorithm in ALGORITHMS for verdict in (True, False)}
