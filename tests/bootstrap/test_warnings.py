"""The faces get lines of warnings, and the time the program has run so far."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import tocsin
from tocsin.bootstrap.warnings import seconds_running, warning_lines


def test_lines_are_worded_by_the_face(tmp_path: Path) -> None:
    path = tmp_path / "empty.xml"
    path.write_text("")
    (line,) = warning_lines([str(path)], lambda code, params: f"<{code}{dict(params)}>")
    assert line["findings"] == [{"code": "empty_file", "path": "", "message": "<empty_file{}>"}]


def test_a_process_knows_how_long_it_has_run() -> None:
    program = (
        "import time; time.sleep(0.3); import tocsin.bootstrap.warnings as w; print(w.seconds_running())"
    )
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(Path(tocsin.__file__).parent.parent)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert 0.28 < float(done.stdout) < time.monotonic() - began + 0.05
    assert seconds_running() > 0
