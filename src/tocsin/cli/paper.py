"""`tocsin paper`: a decision as a paper, PDF or DOCX by the ending of the file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.bootstrap.papers import MEDIA_TYPES, paper_bytes
from tocsin.bootstrap.settings import DEMO_FOLDER
from tocsin.cli.frame import Fault, current_language, print_line, say
from tocsin.core.charter.read import read_texts
from tocsin.engine.certificates import NoCertificate
from tocsin.engine.engine import Engine
from tocsin.proof.certificate import NotIssued
from tocsin.wording.decision_paper import decision_paper
from tocsin.wording.decision_subject import decision_subject

app = typer.Typer(add_completion=False)


@app.command()
def paper(
    decision: Annotated[str, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    data: Annotated[Path, typer.Option("--data")] = DEMO_FOLDER,
    ledger: Annotated[str, typer.Option("--ledger")] = "",
) -> int:
    form = out.suffix.lower().removeprefix(".")
    if form not in MEDIA_TYPES:
        raise Fault("paper-form", str(out), known=", ".join(MEDIA_TYPES))
    opened = open_installation(data)
    name = opened.info(ledger).name
    engine = opened.engine(name)
    assert engine is not None
    subject = decision_subject(engine, decision, _certificate(opened, engine, name, decision))
    if subject is None:
        raise Fault("decision-unknown", decision)
    texts = read_texts(engine.charters.files(subject.decision["charter"]))
    made = paper_bytes(decision_paper(current_language(), texts[current_language()], subject), form)
    try:
        out.write_bytes(made)
    except OSError as problem:
        raise Fault("paper-not-written", str(out), reason=problem.strerror or "") from None
    print_line(say("cli-paper-done", file=str(out)))
    return 0


def _certificate(opened: Installation, engine: Engine, ledger: str, decision: str) -> str:
    try:
        made = certificate_of(engine, opened.keyring(ledger), decision)
    except (NoCertificate, NotIssued):
        return ""
    return hashlib.sha256(made).hexdigest()
