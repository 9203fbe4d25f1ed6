"""`tocsin backup FILE`: one file with the record and the site's keys, made while the service runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.backups import back_up
from tocsin.bootstrap.data_folder import open_installation
from tocsin.bootstrap.settings import read
from tocsin.cli.frame import print_json, print_line, say

app = typer.Typer(add_completion=False)


@app.command()
def backup(
    file: Path,
    data: Annotated[Path | None, typer.Option("--data")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    settings = read(os.environ, data)
    sizes = back_up(open_installation(settings.data), file)
    if as_json:
        print_json({"file": str(file), "ledgers": sizes})
        return 0
    for name, size in sizes.items():
        print_line(say("cli-backup-ledger", ledger=name, count=size))
    print_line(say("cli-backup-done", file=str(file)))
    return 0
