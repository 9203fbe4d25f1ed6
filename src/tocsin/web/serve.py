"""The process tree of `tocsin up`: the web server, and the worker beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import FrameType


def serve(host: str, port: int) -> int:
    """Serve the installation that the environment names until told to stop."""
    from granian import Granian
    from granian.constants import Interfaces

    data = os.environ["TOCSIN_DATA"]
    worker = subprocess.Popen([sys.executable, "-m", "tocsin.web.worker", data])  # noqa: S603 - our own module
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        server = Granian(
            "tocsin.web.asgi:create",
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            factory=True,
            workers=1,
            log_level="warning",  # type: ignore[arg-type]
            websockets=False,
        )
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        worker.terminate()
        worker.wait(timeout=10)
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1], int(sys.argv[2])))
