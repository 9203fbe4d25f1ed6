"""Asks the process that keeps the people of an installation (`tocsin.web.office`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tocsin.cli.frame.faults import Fault


def ask_office(data: Path, wish: dict[str, Any]) -> dict[str, Any]:
    """The answer to one wish; raises Fault where it cannot be done."""
    command = [sys.executable, "-m", "tocsin.web.office", str(data)]
    done = subprocess.run(command, input=json.dumps(wish), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    answer: dict[str, Any] = json.loads(done.stdout)
    if "fault" in answer:
        raise Fault(str(answer["fault"]), str(data), login=wish.get("login", ""))
    return answer
