"""What `doctor` tells of a data folder, sound and unsound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bootstrap.test_data_folder import demo
from tocsin.bootstrap.data_findings import inspect_data
from tocsin.bootstrap.data_folder import Installation, create_installation
from tocsin.bootstrap.installation import Level


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = create_installation(tmp_path / "data")
    demo(made)
    return made


def levels(folder: Path) -> dict[str, Level]:
    return {row.code: row.level for row in inspect_data(folder)}


def test_a_sound_folder(installation: Installation) -> None:
    found = levels(installation.data)

    assert set(found) == {"data", "guards", "durability", "keys", "ledger", "room"}
    assert all(level is Level.GOOD for code, level in found.items() if code != "room")


def test_a_folder_without_an_installation_is_no_failure(tmp_path: Path) -> None:
    assert levels(tmp_path) == {"data-missing": Level.WEAK}


def test_lost_guards_and_keys_open_to_others_are_failures(installation: Installation) -> None:
    installation.connection().execute("DROP TRIGGER ledger_entry_no_delete")
    (installation.data / "keys" / "demo.json").chmod(0o644)

    found = levels(installation.data)

    assert (found["guards"], found["keys"], found["ledger"]) == (Level.BROKEN,) * 3


def test_a_ledger_that_fell_behind_is_told(installation: Installation) -> None:
    (installation.data / "signed" / "demo").write_text("99\n")

    row = next(row for row in inspect_data(installation.data) if row.code == "ledger")

    assert (row.level, row.needed) == (Level.WEAK, "ledger_behind_signed")
