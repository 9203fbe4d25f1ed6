"""Faults as a person reads them: what, where, why and what to do, in the language of the command.

Exit codes (docs/adding-a-command.md): 0 done, 1 the answer is no, 2 bad usage or bad input. A fault of
the program itself also ends with 2; it prints an incident id and writes the details to a log file.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tocsin.cli.frame.language import current, say
from tocsin.wording import has

BAD_INPUT = 2
_LOG_NAME = "tocsin-incidents.log"


class Fault(Exception):
    """Bad input or bad usage: a code, the place, and parameters; the words are found by the code.

    `code` names the message `fault-<code>`: its value says what and why, its attribute `next` what to do.
    `where` is a file, a line or a key, and may be empty.
    """

    def __init__(self, code: str, where: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.where = where
        self.params: Mapping[str, object] = params


def public(problem: Exception) -> Fault | None:
    """The fault that an exception of a room below tells of; None where it is a fault of the program.

    A room raises its own class for the public with the attributes `code`, `where`, and `params` or `detail`.
    """
    if isinstance(problem, Fault):
        return problem
    code, where = getattr(problem, "code", None), getattr(problem, "where", None)
    params = getattr(problem, "params", {"detail": getattr(problem, "detail", "")})
    if not isinstance(code, str) or not isinstance(where, str) or not isinstance(params, Mapping):
        return None
    return Fault(code, where, **{str(name): value for name, value in params.items()})


def fault_text(fault: Fault) -> str:
    """The whole message of a fault, one to three lines."""
    key, params = f"fault-{fault.code}", dict(fault.params)
    if not has(current(), key):
        reason = ": ".join(filter(None, [fault.code, *map(str, params.values())]))
        key, params = "fault-unworded", {"reason": reason}
    lines = [say("fault-line-what", text=say(key, **params))]
    if fault.where:
        lines.append(say("fault-line-where", text=fault.where))
    if has(current(), f"{key}.next"):
        lines.append(say("fault-line-next", text=say(f"{key}.next", **params)))
    return "\n".join(lines)


def report(fault: Fault) -> int:
    """Prints a fault to standard error and gives the exit code."""
    sys.stderr.write(fault_text(fault) + "\n")
    return BAD_INPUT


def report_incident(problem: BaseException, data: Path | None = None) -> int:
    """Tells of a fault of the program: one message with an id; the traceback goes to a log file only."""
    incident = secrets.token_hex(4)
    details = "".join(traceback.format_exception(problem))
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')} incident {incident}\n{details}\n"
    return report(Fault("incident", where=_write(entry, data), incident=incident))


def _write(entry: str, data: Path | None) -> str:
    """Appends to the log of the installation, else to one in the temporary folder; gives its path or ''."""
    for folder in (data / "log" if data else None, Path(tempfile.gettempdir())):
        if folder is None or not folder.is_dir():
            continue
        path = folder / _LOG_NAME
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as log:
                log.write(entry)
        except OSError:
            continue
        return str(path)
    return ""
