"""`tocsin init`: makes a real installation with its first ledger and its first administrator."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.charter_files import charter_files
from tocsin.bootstrap.data_folder import create_installation
from tocsin.bootstrap.people import every_role, only_administrator
from tocsin.cli.frame import Fault, print_line, say
from tocsin.cli.frame.office import ask_office
from tocsin.core.calendar import day_of
from tocsin.core.charter.read import examine
from tocsin.ledger import origin as origins
from tocsin.ledger.malformed import Malformed

app = typer.Typer(add_completion=False)


@app.command()
def init(
    data: Annotated[Path, typer.Option("--data")],
    charter: Annotated[str, typer.Option("--charter")],
    origin: Annotated[str, typer.Option("--origin")],
    login: Annotated[str, typer.Option("--login")] = "administrator",
) -> int:
    log = origin if "/" in origin else f"{origin}/live"
    try:
        parsed = origins.parse(log)
    except Malformed:
        raise Fault("ledger-origin", "--origin", origin=origin) from None
    files = charter_files(charter)
    reading = examine(files)
    if reading.charter is None:
        first = reading.findings[0]
        raise Fault(
            "charter-broken", f"{charter}/{first.file}", reason=first.code, count=len(reading.findings)
        )
    name = log.partition("/")[2]
    opened = create_installation(data.absolute())
    seats = only_administrator()
    if parsed.kind != "live":
        seats = every_role(reading.charter, day_of(time.time_ns() // 1_000_000, reading.charter.zone))
    opened.add_ledger(name, log, files, seats)
    opened.close()
    wish = {"do": "add", "login": login, "name": login, "member": "", "role": "administrator", "ledger": name}
    answer = ask_office(data.absolute(), wish)
    print_line(say("cli-init-done", data=str(data), ledger=name, origin=log))
    print_line(say("cli-init-link", path=f"/welcome/{answer['token']}", login=login))
    return 0
