"""`tocsin tally`: a charter's decision rules applied to a file of ballots, one JSON line each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.charter_files import charter_files
from tocsin.cli.frame import Fault, print_json, say
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import matter_on, organ_on
from tocsin.core.charter.read import examine
from tocsin.core.charter.terms import terms_on
from tocsin.core.rules.ballot import Terms
from tocsin.core.rules.ballots import Answer, tally_sheet
from tocsin.core.rules.sheet import HeaderError, open_sheet

app = typer.Typer(add_completion=False)
BAD_INPUT = 2


@app.command()
def tally(
    charter: Annotated[str, typer.Argument()],
    ballots: Annotated[str, typer.Argument()],
    as_json: Annotated[bool, typer.Option("--json")] = True,  # noqa: ARG001 - it prints nothing else
) -> int:
    rules = _charter(charter)
    failed = False
    try:
        with Path(ballots).open("rb") as file:
            sheet = open_sheet(file.readline)
            for answer in tally_sheet(sheet, lambda organ, matter, on: _ask(rules, organ, matter, on)):
                failed = failed or answer.error is not None
                print_json(_line(answer))
    except HeaderError as problem:
        columns = ", ".join(problem.columns)
        raise Fault(f"tally-{problem.code.replace('_', '-')}", ballots, columns=columns) from None
    except OverflowError as problem:
        raise Fault("tally-too-many", ballots, limit=str(problem)) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Fault("tally-unreadable", ballots, reason=reason) from None
    return BAD_INPUT if failed else 0


def _charter(named: str) -> Charter:
    reading = examine(charter_files(named))
    if reading.charter is None:
        first = reading.findings[0]
        place = f"{named}/{first.file}" + (f":{first.line}" if first.line else "")
        raise Fault("charter-broken", place, reason=first.code, count=len(reading.findings))
    return reading.charter


def _ask(charter: Charter, organ: str, matter: str, on: date) -> Terms | str:
    terms = terms_on(charter, organ, matter, on)
    if terms is not None:
        return terms
    if organ_on(charter, organ, on) is None:
        return "organ_unknown"
    return "matter_unknown" if matter_on(charter, organ, matter, on) is None else "rule_unknown"


def _line(answer: Answer) -> dict[str, object]:
    if answer.tally is not None:
        return {"ballot": answer.ballot, **answer.tally.as_json()}
    error = answer.error
    assert error is not None
    words = say(f"tally-error-{error.code.replace('_', '-')}", **dict(error.params))
    return {"ballot": answer.ballot, "error": {"line": error.line, "code": error.code, "message": words}}
