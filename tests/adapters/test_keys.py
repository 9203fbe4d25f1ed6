"""Keys that a site holds: kept for their owner alone, replaced whole, the same from the same secret."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tocsin.adapters.ids import RandomIds, SeededIds
from tocsin.adapters.keys import (
    KeyFileError,
    SeedKeyring,
    derived_signer,
    new_signer,
    read_keys,
    write_keys,
)
from tocsin.ledger.event import is_uuid
from tocsin.proof.signatures import key_id, verify_ed25519


def test_a_signature_holds_under_the_keys_own_id() -> None:
    signer = new_signer("server")

    assert verify_ed25519(signer.public, b"message", signer.sign(b"message"))
    assert signer.key == key_id(signer.public)
    assert signer.seed.hex() not in repr(signer)


def test_keys_follow_from_secret_and_name() -> None:
    assert derived_signer("a", "x", "file") == derived_signer("a", "x", "file")
    assert len({derived_signer(s, n, "file").key for s in "ab" for n in "xy"}) == 4


def test_a_key_file_gives_the_keys_back(tmp_path: Path) -> None:
    keyring = SeedKeyring([new_signer("server"), new_signer("file")])
    path = tmp_path / "keys.json"

    write_keys(path, keyring)
    write_keys(path, keyring)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_keys(path).signers() == keyring.signers()
    assert [row.name for row in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize(
    ("content", "mode", "code"),
    [
        (b"{}", 0o600, "keys-unreadable"),
        (b'{"format":"other","keys":[]}', 0o600, "keys-format"),
        (b'{"format":"tocsin-keys/1","keys":[{"seed":"AAAA","custody":"file"}]}', 0o600, "keys-unreadable"),
        (b"\xff\xfe", 0o600, "keys-unreadable"),
        (b'{"format":"tocsin-keys/1","keys":[]}', 0o644, "keys-open-to-others"),
        (None, 0, "keys-missing"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    tmp_path: Path, content: bytes | None, mode: int, code: str
) -> None:
    path = tmp_path / "keys.json"
    if content is not None:
        path.write_bytes(content)
        path.chmod(mode)

    with pytest.raises(KeyFileError) as fault:
        read_keys(path)

    assert (fault.value.code, fault.value.where) == (code, str(path))


def test_ids_are_uuids_and_seeded_ones_repeat() -> None:
    first, second = SeededIds("a"), SeededIds("a")
    ids = [first.uuid() for _ in range(50)]

    assert ids == [second.uuid() for _ in range(50)]
    assert len({*ids, *(RandomIds().uuid() for _ in range(50))}) == 100
    assert all(is_uuid(name) for name in (*ids, RandomIds().uuid()))
