"""The local socket between the processes of one installation: wake-ups, and orders to forget.

A message is a line; the answer `ok` comes when it has been acted upon. Where no one listens nothing is
lost: readers poll too. Sockets lie in `run/` of the data folder, open to its owner only.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

WAKE = "wake"
FORGET = "forget"
MAX_LINE = 200
ANSWER_SECONDS = 2.0
Handler = Callable[[str, str], None]
"""(message, its argument)"""


def address(data: Path, name: str) -> str:
    """Path of the socket of the process with that name (`web`, `worker`)."""
    return str(data / "run" / f"{name}.sock")


def tell(data: Path, name: str, message: str, argument: str = "") -> bool:
    """Send a message and wait until it has been acted upon; False where no one listens."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(ANSWER_SECONDS)
            link.connect(address(data, name))
            link.sendall(f"{message} {argument}\n".encode())
            return link.recv(8) == b"ok\n"
    except OSError:
        return False


class Listener:
    """Listens on a thread of its own until closed."""

    def __init__(self, data: Path, name: str, handler: Handler) -> None:
        self._path = address(data, name)
        self._handler = handler
        self._socket: socket.socket | None = None

    def open(self) -> bool:
        """Begin to listen; False where the folder cannot hold a socket, and then polling must do."""
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            Path(self._path).parent.mkdir(mode=0o700, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._path)
            listening.bind(self._path)
            os.chmod(self._path, 0o600)
            listening.listen(16)
        except OSError:
            listening.close()
            return False
        self._socket = listening
        threading.Thread(target=self._serve, args=(listening,), name="wire", daemon=True).start()
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            with contextlib.suppress(OSError):
                os.unlink(self._path)

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                link, _ = listening.accept()
            except OSError:
                return
            with link, contextlib.suppress(OSError):
                link.settimeout(ANSWER_SECONDS)
                message, _, argument = (
                    link.makefile("r", encoding="utf-8").readline(MAX_LINE).strip().partition(" ")
                )
                self._handler(message, argument)
                link.sendall(b"ok\n")
