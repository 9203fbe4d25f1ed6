"""`tocsin ledger …`: integrity, portable copies, read tables from the ledger (INTERFACE section 1)."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from tocsin.bootstrap.copies import check_ledger, export_ledger, import_ledger
from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.bootstrap.settings import Settings, read
from tocsin.cli.frame import current_language, print_json, print_line, progress, say
from tocsin.engine.audit import Audit
from tocsin.wording import has

app = typer.Typer(add_completion=False)
Data = Annotated[Path | None, typer.Option("--data")]
Ledger = Annotated[str, typer.Option("--ledger")]
AsJson = Annotated[bool, typer.Option("--json")]
FINDINGS_SHOWN = 20


def _opened(data: Path | None, ledger: str) -> tuple[Installation, Settings]:
    settings = read(os.environ, data, ledger)
    return open_installation(settings.data, guarded=False), settings


@app.command()
def check(data: Data = None, ledger: Ledger = "", as_json: AsJson = False) -> int:
    installation, settings = _opened(data, ledger)
    row = installation.info(settings.ledger)
    found, unguarded = check_ledger(installation, row.name)
    sound = found.ok and not unguarded
    if as_json:
        print_json(_report(row.name, row.origin, found, unguarded))
    else:
        _tell(row.name, found, unguarded)
    return 0 if sound else 1


def _report(name: str, origin: str, found: Audit, unguarded: tuple[str, ...]) -> dict[str, Any]:
    return {
        "ledger": name,
        "origin": origin,
        "sound": found.ok and not unguarded,
        "size": found.size,
        "root": found.root.hex(),
        "findings": [asdict(row) for row in found.findings],
        "equivocations": [asdict(row) for row in found.equivocations],
        "unguarded": list(unguarded),
    }


def _tell(name: str, found: Audit, unguarded: tuple[str, ...]) -> None:
    for row in found.findings[:FINDINGS_SHOWN]:
        place = "entry" if row.index >= 0 else "whole"
        key = f"fault-{row.code}"
        fault = say(key, detail=row.detail) if has(current_language(), key) else row.code
        print_line(say("cli-ledger-check-finding", place=place, index=row.index, fault=fault))
    if len(found.findings) > FINDINGS_SHOWN:
        print_line(say("cli-ledger-check-more", count=len(found.findings) - FINDINGS_SHOWN))
    for lost in unguarded:
        print_line(say("cli-ledger-check-unguarded", name=lost))
    for twice in found.equivocations[:FINDINGS_SHOWN]:
        print_line(say("cli-ledger-check-equivocation", entries=", ".join(map(str, twice.indexes))))
    verdict = "sound" if found.ok and not unguarded else "broken"
    print_line(say("cli-ledger-check-verdict", verdict=verdict, ledger=name, count=found.size))


@app.command()
def export(file: Path, data: Data = None, ledger: Ledger = "", as_json: AsJson = False) -> int:
    installation, settings = _opened(data, ledger)
    row = installation.info(settings.ledger)

    def show(lines: Any) -> Any:
        return progress(lines, say("cli-ledger-export-doing"))

    size = export_ledger(installation, row.name, file, show)
    if as_json:
        print_json({"ledger": row.name, "origin": row.origin, "size": size, "file": str(file)})
    else:
        print_line(say("cli-ledger-export-done", ledger=row.name, count=size, file=str(file)))
    return 0


@app.command(name="import")
def import_(file: Path, data: Data = None, ledger: Ledger = "", as_json: AsJson = False) -> int:
    installation, settings = _opened(data, ledger)
    name, taken = import_ledger(installation, file, settings.ledger)
    if as_json:
        print_json({"ledger": name, **asdict(taken)})
    else:
        told = say(
            "cli-ledger-import-done", ledger=name, count=taken.entries, bodies=taken.bodies, size=taken.size
        )
        print_line(told)
    return 0


@app.command()
def rebuild(data: Data = None, ledger: Ledger = "", as_json: AsJson = False) -> int:
    installation, settings = _opened(data, ledger)
    engine = installation.open_engine(settings.ledger)
    engine.rebuild()
    size = engine.store.size()
    if as_json:
        print_json({"ledger": engine.ledger, "size": size})
    else:
        print_line(say("cli-ledger-rebuild-done", ledger=engine.ledger, count=size))
    return 0
