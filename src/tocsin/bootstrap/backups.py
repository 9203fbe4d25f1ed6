"""Backup and restore of a whole installation: the record as one consistent copy, and the site's keys.

A backup is a tar file of `tocsin.sqlite3`, `keys/…` and a manifest with the SHA-256 of each. A restored
log must not fork: how far each log was signed is recorded in `signed/`, beside the database and outside
the backup, and a ledger that has fallen behind it takes no entries until what it lacks has been imported.
"""

from __future__ import annotations

import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from tocsin.adapters.sql import schema, sqlite_engine
from tocsin.bootstrap.data_folder import (
    DATABASE,
    KEYS,
    OWNER_ONLY,
    SIGNED,
    Installation,
    InstallationFault,
    marked_size,
    open_installation,
)
from tocsin.engine.ports import StoreFault

FORMAT = "tocsin-backup/1"
MANIFEST = "manifest.json"
MAX_MEMBERS = 1000
MAX_SMALL_BYTES = 1024 * 1024
_OWNER_ONLY_FILE = 0o600


@dataclass(frozen=True, slots=True)
class Restored:
    """A ledger after a restore: `signed` is how far its log is known to have been signed."""

    ledger: str
    size: int
    signed: int


def back_up(installation: Installation, target: Path) -> dict[str, int]:
    """Write a backup, whole or not at all; the sizes of its ledgers."""
    fresh = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / DATABASE
            sizes = _copy_database(installation, copy)
            with _new_file(fresh) as file, tarfile.open(fileobj=file, mode="w") as archive:
                paths = sorted((installation.data / KEYS).glob("*.json"))
                keys = {f"{KEYS}/{path.name}": path.read_bytes() for path in paths}
                digests = {name: sha256(content).hexdigest() for name, content in keys.items()}
                digests[DATABASE] = _digest(copy)
                manifest = {"format": FORMAT, "ledgers": sizes, "files": digests}
                _add(archive, MANIFEST, json.dumps(manifest).encode())
                archive.add(copy, DATABASE, filter=_plain)
                for name, content in keys.items():
                    _add(archive, name, content)
        fresh.replace(target)
    except OSError as problem:
        raise InstallationFault("file-not-written", str(target), reason=problem.strerror or "") from problem
    finally:
        fresh.unlink(missing_ok=True)
    return sizes


def _copy_database(installation: Installation, copy: Path) -> dict[str, int]:
    """One consistent copy, made while others write; the ledgers' sizes in it."""
    target = installation.sqlite.module.connect(str(copy))
    try:
        installation.connection().backup(target)
        rows = target.execute("SELECT ledger, size FROM ledger_head WHERE size > 0 ORDER BY ledger")
        return dict(rows.fetchall())
    finally:
        target.close()


@contextmanager
def _new_file(path: Path) -> Iterator[Any]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as file:
        yield file
        file.flush()
        os.fsync(descriptor)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), _OWNER_ONLY_FILE
    archive.addfile(member, BytesIO(content))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = _OWNER_ONLY_FILE
    return member


def restore(source: Path, data: Path, *, replace: bool = False) -> tuple[Restored, ...]:
    """Put a backup in place of what is in the folder. Raises InstallationFault; then nothing has changed.

    With `replace`, an installation that stands there makes way; how far its logs were signed is kept.
    """
    if (data / DATABASE).exists() and not replace:
        raise InstallationFault("restore-in-use", str(data))
    with _folder(data), tempfile.TemporaryDirectory(dir=data) as unpacked:
        place = Path(unpacked)
        _unpack(source, place)
        sizes = _sizes_in(place / DATABASE)
        for folder in (data / KEYS, data / SIGNED, data / "log"):
            folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
        signed = {name: max(size, _signed_before(data, name)) for name, size in sizes.items()}
        for name, size in signed.items():
            (data / SIGNED / name).write_text(f"{size}\n", encoding="ascii")
        for path in (place / KEYS).glob("*.json"):
            path.replace(data / KEYS / path.name)
        for ending in ("-wal", "-shm"):
            (data / (DATABASE + ending)).unlink(missing_ok=True)
        (place / DATABASE).replace(data / DATABASE)
    return tuple(Restored(name, sizes[name], signed[name]) for name in sorted(sizes))


@contextmanager
def _folder(data: Path) -> Iterator[None]:
    """The folder, made where there is none; what was made for nothing goes again."""
    made = [folder for folder in (data, *data.parents) if not folder.exists()]
    try:
        data.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        yield
    except OSError as problem:
        _take_away(made)
        raise InstallationFault("data-not-writable", str(data), reason=problem.strerror or "") from problem
    except InstallationFault:
        _take_away(made)
        raise


def _take_away(made: Iterable[Path]) -> None:
    with suppress(OSError):
        for folder in made:
            folder.rmdir()


def _unpack(source: Path, place: Path) -> None:
    (place / KEYS).mkdir(mode=OWNER_ONLY)
    try:
        with tarfile.open(source, "r:") as archive:
            members = archive.getmembers()
            if len(members) > MAX_MEMBERS or {MANIFEST, DATABASE} - {row.name for row in members}:
                raise InstallationFault("backup-unreadable", str(source))
            for member in members:
                _unpack_one(archive, member, place, source)
        told = json.loads((place / MANIFEST).read_bytes())
        if told.get("format") != FORMAT:
            raise InstallationFault("backup-unreadable", str(source))
        kept = {member.name for member in members} - {MANIFEST}
        changed = told["files"].items() ^ {name: _digest(place / name) for name in kept}.items()
        if changed:
            raise InstallationFault("backup-damaged", str(source), reason=min(changed)[0])
    except (OSError, tarfile.TarError, LookupError, TypeError, ValueError, AttributeError) as problem:
        raise InstallationFault("backup-unreadable", str(source)) from problem


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path, source: Path) -> None:
    path = PurePosixPath(member.name)
    known = member.name in (MANIFEST, DATABASE) or (path.parts[:-1] == (KEYS,) and path.suffix == ".json")
    small = member.name == DATABASE or member.size <= MAX_SMALL_BYTES
    content = archive.extractfile(member) if member.isreg() and known and small else None
    if content is None:
        raise InstallationFault("backup-unreadable", str(source))
    with _new_file(place / path) as file:
        while block := content.read(1 << 20):
            file.write(block)


def _sizes_in(database: Path) -> dict[str, int]:
    """The ledgers' sizes in an unpacked database that is whole."""
    engine = sqlite_engine.put_in_place()
    connection = engine.module.connect(str(database))
    try:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or schema.missing(connection):
            raise InstallationFault("backup-damaged", str(database.name), reason=str(verdict))
        return dict(connection.execute("SELECT ledger, size FROM ledger_head WHERE size > 0").fetchall())
    except engine.module.Error as problem:
        raise InstallationFault("backup-damaged", str(database.name), reason=str(problem)) from problem
    finally:
        connection.close()


def _signed_before(data: Path, ledger: str) -> int:
    """How far the log of the installation that makes way was signed.

    Closing it empties its write-ahead log, which must not be played into the database that takes its place.
    """
    if not (data / DATABASE).is_file():
        return marked_size(data, ledger)
    standing = open_installation(data, guarded=False)
    try:
        sizes = {row.name: standing.store(row.name).size() for row in standing.ledgers()}
    except (StoreFault, standing.sqlite.module.Error):
        sizes = {}
    finally:
        standing.close()
    return max(sizes.get(ledger, 0), marked_size(data, ledger))
