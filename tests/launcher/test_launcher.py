"""The `./tocsin` script: what it installs and when, and how it fails, with a Python that only notes calls.

The real installation is what CI does before any test runs.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tidy.tree import ROOT

TOOLS = "cat chmod cksum dirname env find grep ln ls mkdir mv printf readlink rm sh sleep sort touch".split()

# Stands in for Python: makes a `.venv` whose python and tocsin note what they are asked to do.
FAKE_PYTHON = r"""#!/bin/sh
case $* in
    *version_info*) exit "${FAKE_TOO_OLD:-0}" ;;
    *ensurepip*) exit "${FAKE_NO_VENV:-0}" ;;
    "-m venv --clear "*)
        echo "venv" >>"$FAKE_LOG"
        rm -rf "$4" && mkdir -p "$4/bin"
        for name in python tocsin; do
            printf '#!/bin/sh\nexec "%s" note %s "$@"\n' "$0" "$name" >"$4/bin/$name"
            chmod +x "$4/bin/$name"
        done ;;
    "note python -m pip "*)
        case $* in *--editable*) what=package ;; *) what=${*##*/} ;; esac
        echo "pip $what" >>"$FAKE_LOG"
        [ ! -e "$FAKE_LOG.slow" ] || sleep 1
        [ "$what" != "${FAKE_BROKEN-}" ] || { echo "no such package"; exit 1; } ;;
    "note tocsin "*) shift 2; echo "tocsin $*" >>"$FAKE_LOG" ;;
esac
"""


class Checkout:
    """A copy of what the script reads, in a folder whose name has a space and Cyrillic letters."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "Набат копия"
        self.log = folder / "calls"
        self.path = folder / "bin"
        self.path.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, f"the script needs {tool}"
            (self.path / tool).symlink_to(found)
        (self.root / "requirements").mkdir(parents=True)
        (self.root / "src/tocsin/web/frontend/node_modules").mkdir(parents=True)
        for name in ("tocsin", "pyproject.toml", "hatch_build.py"):
            shutil.copy(ROOT / name, self.root / name)
        for name in ("build", "run", "test"):
            (self.root / f"requirements/{name}.txt").write_text(name, encoding="ascii")
        (self.root / "src/tocsin/web/frontend/main.ts").write_text("1", encoding="ascii")

    def add_python(self, name: str = "python3") -> None:
        (self.path / name).write_text(FAKE_PYTHON, encoding="utf-8")
        (self.path / name).chmod(0o755)

    def start(self, *words: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.root / "tocsin"), *words],
            env={"PATH": str(self.path), "HOME": "/nonexistent", "FAKE_LOG": str(self.log), **environ},
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def call(self, *words: str, **environ: str) -> tuple[int, str]:
        """Exit code and what went to standard error."""
        process = self.start(*words, **environ)
        error = process.communicate(timeout=60)[1]
        return process.returncode, error

    def calls(self) -> list[str]:
        """What was asked of Python and of the tool since the last look."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


FIRST_USE = ["venv", "pip build.txt", "pip run.txt", "pip package"]


@pytest.fixture
def bare(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def checkout(bare: Checkout) -> Checkout:
    bare.add_python()
    return bare


def test_without_python_both_languages_say_what_is_needed(bare: Checkout) -> None:
    code, error = bare.call("doctor")
    assert code == 2
    assert "Python 3.11 or newer is needed" in error
    assert "Нужен Python 3.11 или новее" in error
    assert not (bare.root / ".venv.lock").exists()


def test_an_older_python_does_not_count(checkout: Checkout) -> None:
    code, error = checkout.call("doctor", FAKE_TOO_OLD="1")
    assert code == 2
    assert "Python 3.11 or newer is needed" in error


def test_a_python_without_venv_is_named(checkout: Checkout) -> None:
    code, error = checkout.call("doctor", FAKE_NO_VENV="1")
    assert code == 2
    assert "python3-venv" in error
    assert "нет модуля venv" in error
    assert str(checkout.path / "python3") in error


def test_a_shim_that_runs_nothing_is_passed_over(checkout: Checkout) -> None:
    shim = checkout.path / "python3.11"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="ascii")
    shim.chmod(0o755)
    assert checkout.call("doctor")[0] == 0


def test_first_use_installs_all_and_the_second_nothing(checkout: Checkout) -> None:
    code, error = checkout.call("doctor", "--json")
    assert (code, len(error.splitlines())) == (0, 2)
    assert "Setting up Tocsin" in error
    assert "Идёт установка «Набата»" in error
    assert checkout.calls() == [*FIRST_USE, "tocsin doctor --json"]
    assert checkout.call("a b", "в г") == (0, "")
    assert checkout.calls() == ["tocsin a b в г"]
    assert not list(checkout.root.glob(".venv.*"))


def test_tests_need_more_and_only_when_asked_for(checkout: Checkout) -> None:
    assert checkout.call("--lang", "ru", "test", "-k", "x")[0] == 0
    assert checkout.calls() == [*FIRST_USE, "pip test.txt", "tocsin --lang ru test -k x"]
    (checkout.root / "requirements/test.txt").write_text("changed", encoding="ascii")
    assert checkout.call("doctor")[0] == 0
    assert checkout.calls() == ["tocsin doctor"]
    assert checkout.call("test")[0] == 0
    assert checkout.calls() == ["pip test.txt", "tocsin test"]


def test_changed_locks_make_the_environment_anew(checkout: Checkout) -> None:
    checkout.call("doctor")
    checkout.calls()
    (checkout.root / "requirements/run.txt").write_text("changed", encoding="ascii")
    checkout.call("doctor")
    assert checkout.calls() == [*FIRST_USE, "tocsin doctor"]


@pytest.mark.parametrize(
    "name", ["src/tocsin/web/frontend/main.ts", "src/tocsin/web/frontend/new.ts", "hatch_build.py"]
)
def test_changed_web_sources_build_the_package_again(name: str, checkout: Checkout) -> None:
    checkout.call("doctor")
    checkout.calls()
    (checkout.root / name).write_text("changed", encoding="ascii")
    checkout.call("doctor")
    assert checkout.calls() == ["pip package", "tocsin doctor"]


@pytest.mark.parametrize("name", ["src/tocsin/core.py", "src/tocsin/web/frontend/node_modules/x.js"])
def test_other_sources_need_no_installation(name: str, checkout: Checkout) -> None:
    checkout.call("doctor")
    checkout.calls()
    (checkout.root / name).write_text("changed", encoding="ascii")
    checkout.call("doctor")
    assert checkout.calls() == ["tocsin doctor"]


def test_a_moved_checkout_is_set_up_again(checkout: Checkout) -> None:
    checkout.call("doctor")
    checkout.calls()
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    checkout.call("doctor")
    assert checkout.calls() == [*FIRST_USE, "tocsin doctor"]


def test_a_python_that_is_gone_is_replaced(checkout: Checkout) -> None:
    checkout.call("doctor")
    checkout.calls()
    (checkout.root / ".venv/bin/python").unlink()
    checkout.call("doctor")
    assert checkout.calls() == [*FIRST_USE, "tocsin doctor"]


def test_a_failed_step_says_why_and_is_tried_again(checkout: Checkout) -> None:
    code, error = checkout.call("doctor", FAKE_BROKEN="package")
    assert code == 2
    assert "no such package" in error
    assert "Установка не удалась" in error
    assert checkout.calls() == FIRST_USE
    assert checkout.call("doctor")[0] == 0
    assert checkout.calls() == ["pip package", "tocsin doctor"]


def test_two_at_once_install_once(checkout: Checkout) -> None:
    checkout.log.with_name("calls.slow").touch()
    both = [checkout.start("first"), checkout.start("second")]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    calls = checkout.calls()
    assert [call for call in calls if not call.startswith("tocsin")] == FIRST_USE
    assert {"tocsin first", "tocsin second"} <= set(calls)


def test_a_killed_set_up_leaves_nothing_in_the_way(checkout: Checkout) -> None:
    checkout.log.with_name("calls.slow").touch()
    process = checkout.start("doctor")
    wait_for(lambda: checkout.log.exists() and "pip" in checkout.log.read_text(encoding="utf-8"))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=10)
    assert (checkout.root / ".venv.lock").exists()
    checkout.calls()
    assert checkout.call("doctor")[0] == 0
    assert checkout.calls() == [*FIRST_USE, "tocsin doctor"]


def test_it_can_be_called_through_a_link(checkout: Checkout) -> None:
    link = checkout.root.parent / "link"
    link.symlink_to(checkout.root / "tocsin")
    process = subprocess.run(
        [str(link), "doctor"],
        env={"PATH": str(checkout.path), "FAKE_LOG": str(checkout.log)},
        capture_output=True,
        check=False,
    )
    assert process.returncode == 0
    assert (checkout.root / ".venv").is_dir()


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "nothing happened in 30 seconds"
        time.sleep(0.05)
