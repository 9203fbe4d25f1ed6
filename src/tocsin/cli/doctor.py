"""`tocsin doctor`: the state of the installation in plain words."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.installation import Finding, Level, inspect
from tocsin.bootstrap.settings import read
from tocsin.cli.frame import print_json, print_line, say

app = typer.Typer(add_completion=False)


@app.command()
def doctor(
    data: Annotated[Path | None, typer.Option("--data")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    from tocsin.bootstrap.data_findings import inspect_data

    findings = (*inspect(), *inspect_data(read(os.environ, data).data))
    healthy = all(finding.level is not Level.BROKEN for finding in findings)
    if as_json:
        print_json({"healthy": healthy, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            print_line(_text(finding))
        print_line(say("cli-doctor-verdict", healthy=str(healthy).lower()))
    return 0 if healthy else 1


def _text(finding: Finding) -> str:
    words = say(
        f"cli-doctor-{finding.code}", level=finding.level.value, value=finding.value, needed=finding.needed
    )
    return f"{say('cli-doctor-level', level=finding.level.value)} {words}"
