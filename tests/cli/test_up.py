"""`tocsin up` and `init` as a person runs them: a process, an address, an end that leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]
TOCSIN = (sys.executable, "-c", "from tocsin.cli.main import run; run()")
PATIENCE = 60
pytestmark = pytest.mark.xdist_group("up")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    data, port = tmp_path_factory.mktemp("Набат demo") / "data", free_port()
    words = [*TOCSIN, "up", "--data", str(data), "--demo", "--port", str(port)]
    process = subprocess.Popen(
        words, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield process, port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            page(port, "en")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not answer")


def page(port: int, language: str) -> tuple[int, str, str]:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Accept-Language": language})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return answer.status, answer.headers["Content-Language"], answer.read().decode()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_front_page_answers_without_sign_in_in_the_readers_language(
    served: tuple[subprocess.Popen[bytes], int], language: str
) -> None:
    status, spoken, _ = page(served[1], language)
    assert (status, spoken) == (200, language)


@pytest.mark.slow
def test_a_port_in_use_is_one_message(
    served: tuple[subprocess.Popen[bytes], int], tmp_path: Path, capsys: Capture
) -> None:
    assert main(["init", "--data", str(tmp_path / "real"), "--charter", "csto", "--origin", "a.example"]) == 0
    assert main(["up", "--data", str(tmp_path / "real"), "--port", str(served[1])]) == 2
    assert "--port" in capsys.readouterr().err


@pytest.mark.slow
def test_the_end_leaves_no_process(served: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = served
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=PATIENCE)
    with pytest.raises(OSError):
        page(port, "en")


def test_a_folder_without_installation_names_init(tmp_path: Path, capsys: Capture) -> None:
    assert main(["up", "--data", str(tmp_path)]) == 2
    assert "tocsin init" in capsys.readouterr().err


def test_a_demo_refuses_an_address_of_the_network(tmp_path: Path, capsys: Capture) -> None:
    words = ["init", "--data", str(tmp_path / "demo"), "--charter", "csto", "--origin", "a.example/demo"]
    assert main(words) == 0
    capsys.readouterr()
    assert main(["up", "--data", str(tmp_path / "demo"), "--host", "0.0.0.0"]) == 2
    assert "--host" in capsys.readouterr().err


def test_init_makes_an_administrator_with_a_one_time_link(tmp_path: Path, capsys: Capture) -> None:
    data = str(tmp_path / "real")
    assert main(["init", "--data", data, "--charter", "csto", "--origin", "a.example"]) == 0
    assert "/welcome/" in capsys.readouterr().out
    assert main(["user", "list", "--data", data]) == 0
    assert "live: - administrator" in capsys.readouterr().out
    assert main(["init", "--data", data, "--charter", "csto", "--origin", "a.example"]) == 2


@pytest.mark.parametrize("origin", ["a b.example", "a.example/war", "a.example/live/1", ""])
def test_init_refuses_an_origin_that_is_none(tmp_path: Path, capsys: Capture, origin: str) -> None:
    assert main(["init", "--data", str(tmp_path / "x"), "--charter", "csto", "--origin", origin]) == 2
    assert not (tmp_path / "x").exists()


def test_a_person_is_added_once(tmp_path: Path, capsys: Capture) -> None:
    data = str(tmp_path / "real")
    main(["init", "--data", data, "--charter", "csto", "--origin", "a.example"])
    words = ["user", "add", "petrov", "--name", "Петров", "--role", "secretariat-lawyer", "--data", data]
    assert main(words) == 0
    assert main(words) == 2
    assert main(["user", "stop", "petrov", "--data", data]) == 0
    capsys.readouterr()
    main(["user", "list", "--data", data])
    assert "may not sign in" in capsys.readouterr().out


def test_a_demo_that_cannot_be_served_is_not_made_first(tmp_path: Path, capsys: Capture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["up", "--demo", "--data", str(tmp_path / "a"), "--host", "0.0.0.0"]) == 2
        assert main(["up", "--demo", "--data", str(tmp_path / "b"), "--port", port]) == 2

    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []
