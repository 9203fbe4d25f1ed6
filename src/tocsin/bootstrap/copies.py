"""Copies of a ledger in and out of a data folder: the audit, the portable file, a verified copy.

A copy that others hold is named and read like a ledger of one's own, but takes no entries (`frozen`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from tocsin.adapters.clock import SystemClock
from tocsin.adapters.signatures import verify
from tocsin.adapters.sql import schema
from tocsin.adapters.sql.store import create
from tocsin.bootstrap.data_folder import Installation, InstallationFault
from tocsin.bootstrap.processes import spread
from tocsin.bootstrap.settings import LEDGER_NAME
from tocsin.engine.audit import Audit, audit
from tocsin.engine.portable import PortableFile, TakenIn, take_in, write
from tocsin.ledger.malformed import Malformed

T = TypeVar("T")
Show = Callable[[Iterable[T]], Iterator[T]]


def check_ledger(installation: Installation, ledger: str) -> tuple[Audit, tuple[str, ...]]:
    """The audit of a ledger over all cores, and what of the database's own guards is missing."""
    row = installation.info(ledger)
    found = audit(installation.store(row.name), row.origin, verify, spread)
    return found, schema.missing(installation.connection())


def export_ledger(installation: Installation, ledger: str, target: Path, show: Show[bytes] = iter) -> int:
    """Write a ledger to a portable file, whole or not at all; how many entries it has."""
    row = installation.info(ledger)
    store = installation.store(row.name)
    fresh = target.with_name(target.name + ".part")
    try:
        with fresh.open("xb") as file:
            for line in show(write(store, row.origin)):
                file.write(line)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as problem:
        raise InstallationFault("file-not-written", str(target), reason=problem.strerror or "") from problem
    finally:
        fresh.unlink(missing_ok=True)
    return store.size()


def read_portable(source: Path) -> PortableFile:
    """A portable file with its form checked. Raises InstallationFault."""

    def reopen() -> BinaryIO:
        return source.open("rb")

    try:
        return PortableFile(reopen)
    except OSError as problem:
        raise InstallationFault("file-not-read", str(source), reason=problem.strerror or "") from problem
    except Malformed as problem:
        raise _portable_fault(source, problem) from None


def import_ledger(installation: Installation, source: Path, ledger: str = "") -> tuple[str, TakenIn]:
    """Take a portable file in after its audit: as a copy, or what a ledger of this origin lacks."""
    file = read_portable(source)
    try:
        found = file.audit(verify, spread)
        file.check_bodies()
    except Malformed as problem:
        raise _portable_fault(source, problem) from None
    if not found.ok or found.size != file.header.size:
        first = found.findings[0] if found.findings else None
        code, index = (first.code, first.index) if first is not None else ("size_differs", -1)
        raise InstallationFault("portable-untrue", str(source), finding=code, index=index)
    name = _place_for(installation, file, ledger)
    taken = take_in(installation.store(name), file)
    engine = installation.open_engine(name)
    engine.rebuild()
    return name, taken


def _place_for(installation: Installation, file: PortableFile, ledger: str) -> str:
    """The ledger of the file's origin, or a new one under the name given."""
    for row in installation.ledgers():
        if row.origin == file.header.origin:
            return row.name
    name = ledger or file.header.ledger
    if LEDGER_NAME.fullmatch(name) is None:
        raise InstallationFault("ledger-name", "--ledger", name=name)
    if name in installation.names():
        raise InstallationFault("ledger-exists", str(installation.data), name=name, origin=file.header.origin)
    create(installation.connection(), name, file.header.origin, SystemClock().now())
    return name


def _portable_fault(source: Path, problem: Malformed) -> InstallationFault:
    where = f"{source}:{problem.where}" if problem.where else str(source)
    return InstallationFault("portable-unreadable", where, reason=problem.code)
