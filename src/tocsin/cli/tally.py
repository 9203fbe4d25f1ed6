"""`tocsin tally`: a charter's decision rules applied to a file of ballots, one JSON line each."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from tocsin.cli.frame import Fault, say
from tocsin.cli.frame.charters import named_charter
from tocsin.core.charter.terms import terms_or_code
from tocsin.core.rules.ballots import Answer, BallotError, tally_sheet
from tocsin.core.rules.outcome import Tally
from tocsin.core.rules.sheet import HeaderError, Sheet, open_sheet

app = typer.Typer(add_completion=False)
BAD_INPUT = 2
KEPT_TALLIES = 20_000


@app.command()
def tally(
    charter: Annotated[str, typer.Argument()],
    ballots: Annotated[str, typer.Argument()],
    _as_json: Annotated[bool, typer.Option("--json")] = True,
) -> int:
    ask = partial(terms_or_code, named_charter(charter).charter)
    lines = _Lines()
    try:
        with _opened(ballots) as file:
            for answer in tally_sheet(_sheet(file, ballots), ask):
                sys.stdout.write(lines.of(answer))
    except OverflowError as problem:
        raise Fault("tally-too-many", ballots, limit=str(problem)) from None
    return BAD_INPUT if lines.failed else 0


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as problem:
        raise _unreadable(path, problem) from None


def _sheet(file: BinaryIO, path: str) -> Sheet:
    def readline(size: int) -> bytes:
        try:
            return file.readline(size)
        except OSError as problem:
            raise _unreadable(path, problem) from None

    try:
        return open_sheet(readline)
    except HeaderError as problem:
        code = f"tally-{problem.code.replace('_', '-')}"
        raise Fault(code, path, columns=", ".join(problem.columns)) from None


def _unreadable(path: str, problem: Exception) -> Fault:
    return Fault("tally-unreadable", path, reason=getattr(problem, "strerror", None) or str(problem))


class _Lines:
    """Answers as JSON lines; what equal tallies have in common is written out once."""

    def __init__(self) -> None:
        self.failed = False
        self._kept: dict[int, tuple[Tally, str]] = {}

    def of(self, answer: Answer) -> str:
        name = json.dumps(answer.ballot, ensure_ascii=False)
        if answer.error is not None:
            self.failed = True
            return f'{{"ballot": {name}, "error": {_error(answer.error)}}}\n'
        assert answer.tally is not None
        return f'{{"ballot": {name}, {self._tail(answer.tally)}\n'

    def _tail(self, result: Tally) -> str:
        """All but the ballot's name. Tallies are told apart by identity, and kept so that none is reused."""
        kept = self._kept.get(id(result))
        if kept is None:
            if len(self._kept) >= KEPT_TALLIES:
                self._kept.clear()
            kept = (result, json.dumps(result.as_json(), ensure_ascii=False)[1:])
            self._kept[id(result)] = kept
        return kept[1]


def _error(error: BallotError) -> str:
    words = say(f"tally-error-{error.code.replace('_', '-')}", **dict(error.params))
    return json.dumps({"line": error.line, "code": error.code, "message": words}, ensure_ascii=False)
