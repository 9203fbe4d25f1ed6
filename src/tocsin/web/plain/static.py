"""Static files of the package: whitenoise's table of files behind a plain ASGI door.

Built files carry a hash in their name and are kept by browsers for good (RFC 8246 `immutable`).
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from whitenoise.base import WhiteNoise
from whitenoise.responders import StaticFile

from tocsin.web.plain.answers import Receive, Scope, Send, header, send_bytes, send_file

PREFIX = "/static/"
HASHED = re.compile(r"^/static/built/assets/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$")
PASSED_ON = (
    (b"range", "HTTP_RANGE"),
    (b"if-none-match", "HTTP_IF_NONE_MATCH"),
    (b"if-modified-since", "HTTP_IF_MODIFIED_SINCE"),
    (b"accept-encoding", "HTTP_ACCEPT_ENCODING"),
)


class StaticFiles:
    """Answers GET and HEAD under `/static/`."""

    def __init__(self) -> None:
        self._table = WhiteNoise(
            None,
            max_age=3600,
            allow_all_origins=False,
            immutable_file_test=lambda _path, url: bool(HASHED.match(url)),
            mimetypes={".mjs": "text/javascript", ".geojson": "application/geo+json"},
        )
        self._table.add_files(str(Path(__file__).parents[1] / "static"), prefix=PREFIX)
        for package, folder in (("allauth.mfa", "mfa"), ("allauth.account", "account")):
            source = Path(str(resources.files(package))) / "static" / folder
            if source.is_dir():
                self._table.add_files(str(source), prefix=f"{PREFIX}{folder}/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._table.files.get(scope["path"])
        if not isinstance(found, StaticFile) or scope["path"].endswith("/manifest.json"):
            await send_bytes(send, 404, b"", {"content-type": "text/plain"})
            return
        asked = {name: header(scope, sent) for sent, name in PASSED_ON if header(scope, sent)}
        response = found.get_response(scope["method"], asked)
        rows = [*response.headers, ("X-Content-Type-Options", "nosniff")]
        await send_file(send, response.status, rows, response.file)
