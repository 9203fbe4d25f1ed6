"""`tocsin paper`: a decision as a paper, PDF or DOCX by the ending of the file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.bootstrap.papers import MEDIA_TYPES, paper_bytes
from tocsin.bootstrap.settings import DEMO_FOLDER
from tocsin.cli.frame import Fault, current_language, print_line, say
from tocsin.core.charter.read import read_texts
from tocsin.engine.certificates import NoCertificate
from tocsin.engine.engine import Engine
from tocsin.wording.decision_paper import Subject, decision_paper

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
    subject = decision_subject(opened, engine, name, decision)
    texts = read_texts(engine.charters.files(subject.decision["charter"]))
    made = paper_bytes(decision_paper(current_language(), texts[current_language()], subject), form)
    try:
        out.write_bytes(made)
    except OSError as problem:
        raise Fault("paper-not-written", str(out), reason=problem.strerror or "") from None
    print_line(say("cli-paper-done", file=str(out)))
    return 0


def decision_subject(opened: Installation, engine: Engine, ledger: str, decision: str) -> Subject:
    """What the paper is made of."""
    found = engine.store.row("decisions", decision)
    if found is None:
        raise Fault("decision-unknown", decision)
    document: dict[str, Any] = msgspec.json.decode(found)
    charter = engine.charters.charter(document["charter"])
    last = document["versions"][-1]
    translations = {
        row["language"]: _texts(engine, row["sha256"]).get(row["language"], "")
        for row in last["translations"]
    }
    return Subject(
        kind=engine.kind,
        origin=str(engine.origin),
        organisation=charter.organisation,
        zone=charter.zone,
        decision=document,
        text=_texts(engine, last["text_sha256"]),
        translations=translations,
        certificate_sha256=_certificate(opened, engine, ledger, decision),
    )


def _texts(engine: Engine, sha256: str) -> dict[str, str]:
    content = engine.body(sha256)
    return msgspec.json.decode(content, type=dict[str, str]) if content is not None else {}


def _certificate(opened: Installation, engine: Engine, ledger: str, decision: str) -> str:
    try:
        made = certificate_of(engine, opened.keyring(ledger), decision)
    except NoCertificate:
        return ""
    return hashlib.sha256(made).hexdigest()
