"""`tocsin test`: runs the test suite of a checkout; every other word goes to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import typer

import tocsin
from tocsin.cli.frame import Fault

app = typer.Typer(add_completion=False)
_PARALLEL = ("-n", "2", "--dist", "loadgroup")
_ANYTHING = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}


@app.command(context_settings=_ANYTHING)
def test(context: typer.Context) -> int:
    root = Path(tocsin.__file__).parents[2]
    if not (root / "tests").is_dir() or not (root / "pyproject.toml").is_file():
        raise Fault("test-no-checkout", where=str(root))
    if find_spec("pytest") is None:
        raise Fault("test-no-pytest")
    given = context.args
    spread = () if any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in given) else _PARALLEL
    words = [sys.executable, "-m", "pytest", *spread, *given]
    return subprocess.run(words, cwd=root, env=os.environ, check=False).returncode  # noqa: S603
