"""`tocsin restore FILE`: puts a backup in place, and says which logs have been signed beyond it."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.backups import restore as restore_from
from tocsin.bootstrap.settings import read
from tocsin.cli.frame import print_json, print_line, say

app = typer.Typer(add_completion=False)


@app.command()
def restore(
    file: Path,
    data: Annotated[Path | None, typer.Option("--data")] = None,
    replace: Annotated[bool, typer.Option("--replace")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    settings = read(os.environ, data)
    restored = restore_from(file, settings.data, replace=replace)
    if as_json:
        print_json({"data": str(settings.data), "ledgers": [asdict(row) for row in restored]})
        return 0
    for row in restored:
        state = "behind" if row.signed > row.size else "whole"
        told = say(
            "cli-restore-ledger",
            ledger=row.ledger,
            count=row.size,
            state=state,
            lacking=row.signed - row.size,
        )
        print_line(told)
    print_line(say("cli-restore-done", data=str(settings.data)))
    return 0
