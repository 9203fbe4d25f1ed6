"""How a ledger begins, and that a live one has no key in the server's custody."""

from __future__ import annotations

import base64
import json

import pytest

from tests.engine.house import ORIGIN, House, build
from tocsin.adapters.keys import derived_signer
from tocsin.core.values import Refusal
from tocsin.engine.desk import World
from tocsin.engine.founding import Seat, found
from tocsin.engine.ports import StoreFault
from tocsin.ledger import leaf, origin
from tocsin.ledger.envelope import pre_authentication_encoding
from tocsin.ledger.note import parse_verifier_key
from tocsin.ledger.octets import sha256_hex
from tocsin.proof.signatures import verify_ed25519


def test_entry_0_is_signed_by_all_its_keys_and_the_logs(house: House) -> None:
    first = leaf.parse(next(house.engine.store.leaves()))
    data = json.loads(first.envelope.payload)["data"]
    log = parse_verifier_key(data["log"])
    public = {row["key"]: base64.b64decode(row["public"]) for row in data["keys"]}
    public[sha256_hex(log.public)] = log.public

    assert {row.keyid for row in first.envelope.signatures} == set(public)
    encoding = pre_authentication_encoding(first.envelope.payload)
    assert all(verify_ed25519(public[row.keyid], encoding, row.sig) for row in first.envelope.signatures)


def test_entry_1_puts_the_charter_in_force(house: House) -> None:
    state = house.engine.refresh()

    assert state.size == 2
    assert house.engine.charters.charter(state.norms.current).id == "csto"
    assert set(house.engine.charters.files(state.norms.current)) >= {"charter.toml", "texts.ru.toml"}


def test_a_ledger_is_founded_once(house: House) -> None:
    world = World(origin.parse(ORIGIN), house.ports.charters, house.keyring, house.ports.ids)
    site = derived_signer("test", "/system", "file")

    with pytest.raises(StoreFault, match="ledger_founded"):
        found(world, house.ports.store, house.clock, site, [Seat("", "system", site)], "ab" * 32)


def test_a_live_ledger_takes_no_key_of_the_server() -> None:
    with pytest.raises(StoreFault, match="live_with_server_key"):
        build(log="odkb.example/live", custody="server")


def test_a_live_ledger_enrols_no_key_of_the_server() -> None:
    house = build(log="odkb.example/live", custody="file")
    signer = derived_signer("new", "AM", "server")
    data = {
        "key": signer.key,
        "member": "AM",
        "role": "permanent-representative",
        "algorithm": "ed25519",
        "public": base64.b64encode(signer.public).decode(),
    }
    administrator = house.key("", "administrator")

    refused = house.engine.prepare("key.enrol", {**data, "custody": "server"}, administrator)
    accepted = house.engine.prepare("key.enrol", {**data, "custody": "passkey"}, administrator)

    assert isinstance(refused, Refusal)
    assert refused.code == "custody_allowed"
    assert not isinstance(accepted, Refusal)
