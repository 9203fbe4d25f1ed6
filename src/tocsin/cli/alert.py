"""`tocsin alert`: warnings read from files, one JSON line each (docs/warnings.md)."""

from __future__ import annotations

from typing import Annotated

import typer

from tocsin.bootstrap.warnings import seconds_running, warning_lines
from tocsin.cli.frame import current_language, print_json
from tocsin.wording.findings import warning_finding_text

app = typer.Typer(add_completion=False)


@app.callback()
def alert() -> None:
    pass


@app.command()
def read(
    files: Annotated[list[str], typer.Argument()],
    as_json: Annotated[bool, typer.Option("--json")] = True,  # noqa: ARG001 - it prints nothing else
) -> int:
    lang = current_language()
    lines = warning_lines(
        files, lambda code, params: warning_finding_text(lang, code, params), spent=seconds_running()
    )
    for line in lines:
        print_json(line)
    return 0
