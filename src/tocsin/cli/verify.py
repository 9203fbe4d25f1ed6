"""`tocsin verify`: a decision certificate checked from its file alone; 0 it holds, 1 it does not."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.frame import Fault, print_json, print_line, say
from tocsin.ledger.malformed import Malformed
from tocsin.proof.form import MAX_BYTES
from tocsin.proof.lines import Line, check_line, first_line, subject_lines
from tocsin.proof.verdict import Verdict
from tocsin.proof.verify import verify as verdict_on

app = typer.Typer(add_completion=False)
_MAX_POLICY = 64 * 1024


class Trust(StrEnum):
    """What may be required."""

    LOG = "log"
    ORGANISATION = "organisation"


@app.command()
def verify(
    file: Annotated[Path, typer.Argument()],
    log_key: Annotated[str | None, typer.Option(metavar="VKEY")] = None,
    root: Annotated[str | None, typer.Option(metavar="SHA256")] = None,
    policy: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    require: Annotated[Trust | None, typer.Option()] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    given = read_bounded(policy, _MAX_POLICY) if policy is not None else None
    data = read_bounded(file, MAX_BYTES)
    try:
        verdict = verdict_on(
            data, log_key=log_key, root=root, policy=given, require=str(require) if require else None
        )
    except Malformed as fault:
        raise _pin_fault(fault, policy) from None
    if as_json:
        print_json(verdict.as_json())
    else:
        _print(verdict)
    return 0 if verdict.valid else 1


def read_bounded(path: Path, most: int) -> bytes:
    """A file's content, of one that is too large just enough to tell so."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except IsADirectoryError:
        raise Fault("verify-folder", str(path)) from None
    except FileNotFoundError:
        raise Fault("verify-missing", str(path)) from None
    except (OSError, ValueError) as problem:
        raise Fault("verify-unreadable", str(path), reason=getattr(problem, "strerror", None) or "") from None


def _pin_fault(fault: Malformed, policy: Path | None) -> Fault:
    """Which of the given pins has no form: only the policy's faults have no place, or a line."""
    if fault.where in ("log_key", "root"):
        return Fault(f"verify-{fault.where.replace('_', '-')}", f"--{fault.where.replace('_', '-')}")
    return Fault(
        "verify-policy", f"{policy}: {fault.where}" if fault.where else str(policy), reason=fault.code
    )


def _print(verdict: Verdict) -> None:
    print_line(" ".join(map(_said, first_line(verdict))))
    for line in subject_lines(verdict):
        print_line(_said(line))
    for check in verdict.checks:
        mark = say("proof-mark-holds" if check.ok else "proof-mark-fails")
        print_line(f"  [{mark}] {_said(check_line(check))}")


def _said(line: Line) -> str:
    return say(line.key, **dict(line.values))
