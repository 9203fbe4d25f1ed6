"""Portable copies, backups and restores: what comes back is what was signed, and no log forks."""

from __future__ import annotations

import json
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.bootstrap.test_data_folder import demo, receive
from tocsin.bootstrap.backups import back_up, restore
from tocsin.bootstrap.copies import check_ledger, export_ledger, import_ledger
from tocsin.bootstrap.data_folder import (
    Installation,
    InstallationFault,
    create_installation,
    open_installation,
)
from tocsin.engine.ports import StoreFault


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = create_installation(tmp_path / "data")
    engine = demo(made)
    for number in range(3):
        receive(made, engine, f"s-{number}")
    return made


@pytest.fixture
def portable(installation: Installation, tmp_path: Path) -> Path:
    export_ledger(installation, "demo", tmp_path / "demo.ledger")
    return tmp_path / "demo.ledger"


def test_a_whole_ledger_is_checked_over_processes(installation: Installation) -> None:
    found, unguarded = check_ledger(installation, "demo")

    assert (found.ok, found.size, unguarded) == (True, 5, ())


def test_an_imported_copy_is_whole_and_read_only(
    installation: Installation, portable: Path, tmp_path: Path
) -> None:
    other = create_installation(tmp_path / "other")

    name, taken = import_ledger(other, portable)
    copy, original = other.open_engine(name), installation.open_engine("demo")

    assert (taken.entries, taken.size) == (5, 5)
    assert copy.store.head() == original.store.head()
    assert copy.refresh().signals == original.refresh().signals
    assert copy.store.rows("entries") == original.store.rows("entries")
    assert check_ledger(other, name)[0].ok
    with pytest.raises(AssertionError, match="ledger_is_copy"):
        receive(installation, copy, "s-9")


def test_what_is_there_already_is_not_taken_in_again(installation: Installation, portable: Path) -> None:
    _, taken = import_ledger(installation, portable)

    assert (taken.entries, taken.bodies, taken.size) == (0, 0, 5)


def damaged(portable: Path, name: str) -> Path:
    """A copy of the file with one thing wrong."""
    lines = portable.read_bytes().splitlines(keepends=True)
    if name == "leaf changed":
        lines[4] = lines[4].replace(b'"index":3', b'"index":4')
    elif name == "leaf removed":
        del lines[4]
    elif name == "end removed":
        lines = [line for number, line in enumerate(lines) if number != 5]
    elif name == "body changed":
        at = next(n for n, line in enumerate(lines) if line.startswith(b'{"body"'))
        lines[at] = lines[at].replace(b'"content":"', b'"content":"AAAA')
    elif name == "cut short":
        lines = lines[:-1]
    elif name == "cut in a line":
        lines[-1] = lines[-1][:-20]
    elif name == "other format":
        lines[0] = lines[0].replace(b"tocsin-ledger/1", b"tocsin-ledger/9")
    elif name == "header lies":
        lines[0] = lines[0].replace(b'"size":5', b'"size":4')
    elif name == "other origin":
        lines[0] = lines[0].replace(b"demo-demo", b"demo-others")
    elif name == "stray line":
        lines.insert(6, b'{"note":"hello"}\n')
    elif name == "empty":
        lines = []
    path = portable.with_name("damaged.ledger")
    path.write_bytes(b"".join(lines))
    return path


@pytest.mark.parametrize(
    "name",
    [
        "leaf changed",
        "leaf removed",
        "end removed",
        "body changed",
        "cut short",
        "cut in a line",
        "other format",
        "header lies",
        "other origin",
        "stray line",
        "empty",
    ],
)
def test_a_damaged_file_is_refused(portable: Path, tmp_path: Path, name: str) -> None:
    other = create_installation(tmp_path / "other")

    with pytest.raises(InstallationFault, match="portable-"):
        import_ledger(other, damaged(portable, name))

    assert other.ledgers() == ()


def test_an_export_leaves_no_half_file(installation: Installation, tmp_path: Path) -> None:
    with pytest.raises(InstallationFault, match="file-not-written"):
        export_ledger(installation, "demo", tmp_path / "nowhere" / "x.ledger")

    (tmp_path / "x.ledger").write_text("older")
    export_ledger(installation, "demo", tmp_path / "x.ledger")
    assert not list(tmp_path.glob("*.part"))
    assert (tmp_path / "x.ledger").read_bytes().startswith(b'{"format":"tocsin-ledger/1"')


def test_a_backup_brings_everything_back(installation: Installation, tmp_path: Path) -> None:
    sizes = back_up(installation, tmp_path / "b.tar")

    restored = restore(tmp_path / "b.tar", tmp_path / "fresh")
    again = open_installation(tmp_path / "fresh")
    engine = again.engine()

    assert sizes == {"demo": 5}
    assert [(row.ledger, row.size, row.signed) for row in restored] == [("demo", 5, 5)]
    assert engine is not None
    assert check_ledger(again, "demo")[0].ok
    assert receive(again, engine, "s-9").index == 5


def test_a_restored_log_does_not_fork(installation: Installation, tmp_path: Path) -> None:
    back_up(installation, tmp_path / "b.tar")
    engine = installation.open_engine("demo")
    receive(installation, engine, "later-1")
    export_ledger(installation, "demo", tmp_path / "members.ledger")
    installation.close()

    restored = restore(tmp_path / "b.tar", installation.data, replace=True)
    again = open_installation(installation.data)
    behind = again.open_engine("demo")

    assert [(row.size, row.signed) for row in restored] == [(5, 6)]
    assert behind.refresh().size == 5
    with pytest.raises(AssertionError, match="ledger_behind_signed"):
        receive(again, behind, "other-1")

    _, taken = import_ledger(again, tmp_path / "members.ledger")
    assert taken.entries == 1
    whole = again.open_engine("demo")
    assert "later-1" in whole.refresh().signals
    assert receive(again, whole, "other-1").index == 6


def test_another_continuation_of_the_log_is_told(installation: Installation, tmp_path: Path) -> None:
    back_up(installation, tmp_path / "b.tar")
    restore(tmp_path / "b.tar", tmp_path / "twin")
    twin = open_installation(tmp_path / "twin")
    receive(twin, twin.open_engine("demo"), "theirs")
    export_ledger(twin, "demo", tmp_path / "twin.ledger")
    receive(installation, installation.open_engine("demo"), "ours")

    with pytest.raises(StoreFault) as fault:
        import_ledger(installation, tmp_path / "twin.ledger")

    assert (fault.value.code, fault.value.detail) == ("ledger_forks", "5")
    assert installation.store("demo").size() == 6


def test_an_installation_makes_way_only_when_told(installation: Installation, tmp_path: Path) -> None:
    back_up(installation, tmp_path / "b.tar")

    with pytest.raises(InstallationFault, match="restore-in-use"):
        restore(tmp_path / "b.tar", installation.data)


def archive(path: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w") as file:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            file.addfile(member, BytesIO(content))
    return path


def test_what_is_no_backup_is_refused_and_nothing_is_changed(
    installation: Installation, tmp_path: Path
) -> None:
    manifest = json.dumps({"format": "tocsin-backup/1", "ledgers": {}}).encode()
    whole = ("manifest.json", manifest), ("tocsin.sqlite3", b"no database")
    bad = [
        archive(tmp_path / "1.tar"),
        archive(tmp_path / "2.tar", *whole),
        archive(tmp_path / "3.tar", *whole, ("keys/../../outside.json", b"{}")),
        archive(tmp_path / "4.tar", *whole, ("/etc/x.json", b"{}")),
        archive(tmp_path / "5.tar", ("manifest.json", b"[]"), whole[1]),
    ]
    (tmp_path / "6.tar").write_bytes(b"\x1f\x8b" + b"x" * 100)
    before = installation.store("demo").head()

    for path in (*bad, tmp_path / "6.tar", tmp_path / "missing.tar"):
        with pytest.raises(InstallationFault, match="backup-"):
            restore(path, installation.data, replace=True)

    assert not (tmp_path / "outside.json").exists()
    assert open_installation(installation.data).store("demo").head() == before


def test_a_restore_that_fails_leaves_no_folder_behind(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "no.tar").write_bytes(b"no backup")
    (tmp_path / "there").mkdir()

    for folder in (tmp_path / "new" / "deeper", tmp_path / "there"):
        with pytest.raises(InstallationFault, match="backup-unreadable"):
            restore(tmp_path / "no.tar", folder)

    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "there").iterdir()) == []


def test_a_restore_into_what_is_no_folder_is_refused(installation: Installation, tmp_path: Path) -> None:
    back_up(installation, tmp_path / "b.tar")

    for place in (tmp_path / "b.tar", tmp_path / "b.tar" / "below"):
        with pytest.raises(InstallationFault, match="data-not-writable"):
            restore(tmp_path / "b.tar", place)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_backup_with_a_changed_byte_is_refused(
    installation: Installation, tmp_path: Path, share: float
) -> None:
    back_up(installation, tmp_path / "b.tar")
    content = bytearray((tmp_path / "b.tar").read_bytes())
    content[int(len(content) * share)] ^= 1
    (tmp_path / "b.tar").write_bytes(content)

    with pytest.raises(InstallationFault, match=r"backup-(damaged|unreadable)"):
        restore(tmp_path / "b.tar", tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()
