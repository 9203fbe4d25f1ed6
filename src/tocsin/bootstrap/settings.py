"""What an installation is told from outside: options and environment, read once and strictly.

A variable of ours that the program does not know is an error, not a guess: a misspelt setting that is
silently ignored is found out in the night it matters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

PREFIX = "TOCSIN_"
KNOWN = frozenset(
    {
        "TOCSIN_DATA",
        "TOCSIN_LEDGER",
        "TOCSIN_LANG",
        "TOCSIN_HOSTS",
        "TOCSIN_PYTHON",
        "TOCSIN_CONFORMANCE_DATA",
        "TOCSIN_REQUIRE_ALL",
    }
)
OWN_OF_TESTS = frozenset({"TOCSIN_STRICT_WORDING"})
DEMO_FOLDER = Path("data-demo")
LEDGER_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")


class SettingFault(Exception):
    """A setting that cannot be used: which, and why (`code`)."""

    def __init__(self, code: str, where: str, **params: object) -> None:
        self.code = code
        self.where = where
        self.params: Mapping[str, object] = params
        super().__init__(code, where)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the installation lies and which ledger is meant; an empty name means the default one."""

    data: Path
    ledger: str = ""


def read(environ: Mapping[str, str], data: Path | None = None, ledger: str = "") -> Settings:
    """Settings from options, else from the environment, else the demo's folder. Raises SettingFault."""
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in KNOWN | OWN_OF_TESTS:
            near = get_close_matches(name, KNOWN, n=1)
            raise SettingFault("setting-unknown", name, near="".join(near), count=len(near))
    folder = data or Path(environ.get("TOCSIN_DATA") or DEMO_FOLDER)
    name = ledger or environ.get("TOCSIN_LEDGER", "")
    if name and LEDGER_NAME.fullmatch(name) is None:
        raise SettingFault("ledger-name", "--ledger", name=name)
    return Settings(folder.absolute(), name)
