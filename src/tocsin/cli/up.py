"""`tocsin up`: serves an installation, by default a demo that it makes first (INTERFACE section 1)."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tocsin.bootstrap.data_folder import DATABASE, Installation, open_installation
from tocsin.bootstrap.demo import create_demo, demo_people
from tocsin.bootstrap.demo_cases import play_demo_cases
from tocsin.bootstrap.settings import DEMO_FOLDER
from tocsin.cli.frame import Fault, current_language, print_line, say

app = typer.Typer(add_completion=False)


@app.command()
def up(
    data: Annotated[Path | None, typer.Option("--data")] = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8700,
    demo: Annotated[bool, typer.Option("--demo")] = False,
) -> int:
    folder = (data or DEMO_FOLDER).absolute()
    if not (folder / DATABASE).exists() and (demo or data is None):
        _serveable_as_demo(host)
        _free(host, port)
    opened = _open(folder, demo or data is None)
    is_demo = any(row.kind == "demo" for row in opened.ledgers())
    if is_demo:
        _serveable_as_demo(host)
    _free(host, port)
    if is_demo:
        _tell_people(opened)
    opened.close()
    print_line(say("cli-up-address", address=f"http://{_shown(host)}:{port}/", data=str(folder)))
    sys.stdout.flush()
    _serve(folder, host, port)


def _open(folder: Path, demo: bool) -> Installation:
    if (folder / DATABASE).exists():
        return open_installation(folder)
    if not demo:
        raise Fault("up-not-initialised", str(folder))
    print_line(say("cli-up-making-demo", data=str(folder)))
    sys.stdout.flush()
    return create_demo(folder, play_demo_cases)


def _serveable_as_demo(host: str) -> None:
    if not _is_loopback(host):
        raise Fault("up-demo-not-loopback", "--host", host=host)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), port))
    except OSError as problem:
        raise Fault("up-port", f"{host}:{port}", reason=problem.strerror or str(problem)) from None


def _tell_people(opened: Installation) -> None:
    ledger = next(row.name for row in opened.ledgers() if row.kind == "demo")
    print_line(say("cli-up-people"))
    russian = current_language() == "ru"
    for login, member, _role, _key, (ru, en) in demo_people(opened, ledger):
        if member in ("", "KZ", "AM"):
            print_line(f"  {login:<34} {ru if russian else en}")
    print_line(say("cli-up-more-people"))


def _serve(folder: Path, host: str, port: int) -> NoReturn:
    environ = {**os.environ, "TOCSIN_DATA": str(folder), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "tocsin.web.serve", host.strip("[]"), str(port)]
    os.execve(sys.executable, command, environ)  # noqa: S606 - our own module takes this process's place
