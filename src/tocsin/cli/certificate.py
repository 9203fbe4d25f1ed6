"""`tocsin certificate`: writes the certificate of a declared decision, which `verify` checks anywhere."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.data_folder import open_installation
from tocsin.cli.frame import Fault, print_json, print_line, say
from tocsin.engine.certificates import NoCertificate
from tocsin.engine.ports import NotHeld
from tocsin.proof.form import parse
from tocsin.proof.verify import root_of, verify

app = typer.Typer(add_completion=False)


@app.command()
def certificate(
    decision: Annotated[str, typer.Argument()],
    data: Annotated[Path, typer.Option(metavar="DIR")],
    out: Annotated[Path, typer.Option(metavar="FILE")],
    ledger: Annotated[str, typer.Option(metavar="NAME")] = "",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    made = _made(decision, data, ledger)
    _write(out, made)
    outcome, log, root = verify(made).outcome, parse(made).log, root_of(made)
    if as_json:
        row = {"decision": decision, "outcome": outcome, "file": str(out), "bytes": len(made)}
        print_json({**row, "log": log, "root": root})
        return 0
    print_line(say("cli-certificate-written", decision=decision, file=str(out)))
    print_line(say("cli-certificate-pins", log=log, root=root))
    return 0


def _made(decision: str, data: Path, ledger: str) -> bytes:
    installation = open_installation(data)
    try:
        name = installation.info(ledger).name
        engine = installation.engine(name)
        assert engine is not None
        return certificate_of(engine, installation.keyring(name), decision)
    except NoCertificate as problem:
        raise Fault(problem.code, problem.where, **problem.params) from None
    except NotHeld as problem:
        raise Fault("certificate-not-held", f"decision/{decision}", detail=problem.detail) from None
    finally:
        installation.close()


def _write(out: Path, content: bytes) -> None:
    """The file appears whole or not at all."""
    try:
        handle, draft = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(draft, 0o644)
            os.replace(draft, out)
        except OSError:
            os.unlink(draft)
            raise
    except OSError as problem:
        raise Fault("certificate-not-written", str(out), reason=problem.strerror or "") from None
