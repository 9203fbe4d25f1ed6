"""A data folder: what it holds, who may read it, which ledger is meant, and what is refused."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from tocsin.adapters.clock import SetClock
from tocsin.adapters.ids import SeededIds
from tocsin.bootstrap import data_folder
from tocsin.bootstrap.data_folder import (
    Installation,
    InstallationFault,
    create_installation,
    open_installation,
)
from tocsin.bootstrap.people import every_role, only_administrator
from tocsin.bootstrap.shipped import shipped_charter, shipped_charters
from tocsin.core.charter.read import read_charter
from tocsin.engine.answers import Prepared, Receipt
from tocsin.engine.engine import Engine
from tocsin.engine.ports import StoreFault
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding

FILES = shipped_charter("csto")
ON = date(2022, 1, 5)
START = 1_641_400_000_000


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return create_installation(tmp_path / "data")


def demo(installation: Installation, name: str = "demo", secret: str = "") -> Engine:
    seats = every_role(read_charter(FILES), ON, secret)
    return installation.add_ledger(
        name, f"odkb.example/demo-{name}", FILES, seats, SetClock(START), SeededIds(name)
    )


def live(installation: Installation, name: str = "main") -> Engine:
    return installation.add_ledger(name, "odkb.example/live", FILES, only_administrator())


def receive(installation: Installation, engine: Engine, signal: str) -> Receipt:
    """A signal entered by a key in the server's custody."""
    key = next(row.key for row in engine.refresh().roster.keys if row.role == "crc-duty-officer")
    told = {"signal": signal, "channel": "feed", "title": "x", "received_from": "y"}
    prepared = engine.prepare("signal.receive", told, key)
    signer = installation.signer(engine.ledger, key)
    assert isinstance(prepared, Prepared)
    assert signer is not None
    sig = signer.sign(pre_authentication_encoding(prepared.payload))
    receipt = engine.submit(envelope.encode(Envelope(prepared.payload, (Signature(key, sig),))))
    assert isinstance(receipt, Receipt), receipt
    return receipt


def test_what_lies_in_the_folder_is_its_owners_alone(installation: Installation) -> None:
    demo(installation)

    for path in (installation.data, *installation.data.rglob("*")):
        if path.name.endswith(("-wal", "-shm")):
            continue
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0 or path.parent.name == "signed", path


def test_the_people_of_a_demo_are_the_charters_roles(installation: Installation) -> None:
    engine = demo(installation)
    charter = read_charter(FILES)

    keys = engine.refresh().roster.keys
    of_member = [role.id for role in charter.roles if role.of == "member"]

    assert {row.role for row in keys if row.member == "KZ"} == set(of_member)
    assert {row.role for row in keys if not row.member} == {
        role.id for role in charter.roles if role.of == "organisation"
    }
    assert {row.custody for row in keys if row.role != "system"} == {"server"}


def test_more_people_than_a_founding_entry_can_carry_are_enrolled(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_folder, "FOUNDING_KEYS", 20)

    engine = demo(installation)

    keys = engine.refresh().roster.in_force()
    assert len(keys) == 47
    assert {row.from_index for row in keys} == {0, *range(2, 29)}
    assert receive(installation, engine, "s-1").index == 29


def test_a_real_ledger_begins_with_its_site_and_administrator(installation: Installation) -> None:
    keys = live(installation).refresh().roster.keys

    assert [(row.role, row.custody) for row in keys] == [("system", "file"), ("administrator", "file")]
    assert all(installation.signer("main", row.key) is None for row in keys)


def test_a_live_ledger_with_keys_of_the_server_is_not_founded(installation: Installation) -> None:
    seats = every_role(read_charter(FILES), ON)

    with pytest.raises(StoreFault, match="live_with_server_key"):
        installation.add_ledger("main", "odkb.example/live", FILES, seats)

    assert installation.ledgers() == ()
    assert live(installation).kind == "live"


def test_which_ledger_is_meant_where_none_is_named(installation: Installation) -> None:
    assert installation.default == ""
    seats = every_role(read_charter(FILES), ON)
    for number, kind in enumerate(("replay-a", "exercise-b")):
        clock = SetClock(START + number)
        installation.add_ledger(f"l{number}", f"odkb.example/{kind}", FILES, seats, clock)
    assert installation.default == "l1"

    demo(installation)
    assert installation.default == "demo"

    live(installation)
    assert installation.default == "main"
    assert installation.names()[0] == "main"
    assert sorted(row.kind for row in installation.ledgers()) == ["demo", "exercise", "live", "replay"]


def test_a_ledger_opened_again_is_the_same(installation: Installation) -> None:
    receipt = receive(installation, demo(installation), "s-1")

    again = open_installation(installation.data)
    engine = again.engine()

    assert engine is not None
    assert engine.refresh().size == receipt.index + 1
    assert receive(again, engine, "s-2").index == receipt.index + 1
    assert again.engine("nowhere") is None
    with pytest.raises(InstallationFault, match="ledger-unknown"):
        again.open_engine("nowhere")


def test_the_same_secret_gives_the_same_bytes(tmp_path: Path) -> None:
    roots = []
    for name in ("one", "two"):
        engine = demo(create_installation(tmp_path / name), secret="replay")
        roots.append(engine.store.head().checkpoint)

    assert roots[0] == roots[1]


@pytest.mark.parametrize(
    ("name", "origin", "code"),
    [
        ("Demo", "odkb.example/demo", "ledger-name"),
        ("", "odkb.example/demo", "ledger-name"),
        ("x/../y", "odkb.example/demo", "ledger-name"),
        ("demo", "odkb.example/other", "ledger-origin"),
        ("demo", "ODKB/demo", "ledger-origin"),
        ("taken", "odkb.example/demo-second", "ledger-exists"),
        ("second", "odkb.example/demo-taken", "ledger-exists"),
    ],
)
def test_a_ledger_is_named_plainly_and_once(
    installation: Installation, name: str, origin: str, code: str
) -> None:
    demo(installation, "taken")

    with pytest.raises(InstallationFault) as fault:
        installation.add_ledger(name, origin, FILES, every_role(read_charter(FILES), ON))

    assert fault.value.code == code
    assert installation.names() == ("taken",)


def test_an_installation_is_made_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    create_installation(tmp_path / "used")

    for name, code in (("full", "data-not-empty"), ("used", "data-in-use")):
        with pytest.raises(InstallationFault, match=code):
            create_installation(tmp_path / name)
    with pytest.raises(InstallationFault, match="data-not-initialised"):
        open_installation(tmp_path / "nowhere")


def test_a_database_that_guards_its_entries_no_more_is_not_opened(installation: Installation) -> None:
    demo(installation)
    installation.connection().execute("DROP TRIGGER ledger_entry_no_delete")

    with pytest.raises(InstallationFault) as fault:
        open_installation(installation.data)

    assert fault.value.code == "store-damaged"
    assert fault.value.params == {"lost": "ledger_entry_no_delete"}
    assert open_installation(installation.data, guarded=False).names() == ("demo",)


def test_how_far_the_log_was_signed_stands_beside_the_database(installation: Installation) -> None:
    engine = demo(installation)
    assert installation.signed_size("demo") == 2

    receipt = receive(installation, engine, "s-1")

    assert installation.signed_size("demo") == receipt.index + 1


def test_the_rows_of_the_roster_name_no_secret(installation: Installation) -> None:
    engine = demo(installation)
    seeds = {
        row["seed"] for row in json.loads((installation.data / "keys" / "demo.json").read_text())["keys"]
    }

    stored = installation.database.read_bytes()

    assert len(seeds) == len(engine.refresh().roster.keys) + 1
    assert not any(seed.encode() in stored for seed in seeds)


def test_shipped_charters_can_be_read() -> None:
    assert "csto" in shipped_charters()
    for name in shipped_charters():
        assert read_charter(shipped_charter(name)).id == name
    with pytest.raises(LookupError):
        shipped_charter("nowhere")
