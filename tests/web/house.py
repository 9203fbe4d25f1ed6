"""Guests of the demo: a browser or program of one person, and what it sends."""

from __future__ import annotations

import secrets
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from tocsin.bootstrap.data_folder import Installation
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding

LEDGER = "demo"


class Guest:
    """A browser or program of one person, or of nobody."""

    def __init__(self, login: str = "", language: str = "en", **options: Any) -> None:
        from django.test import Client

        headers = {"accept-language": language, "host": "localhost"}
        self.client = Client(headers=headers, raise_request_exception=False, **options)
        if login:
            answer = self.client.post("/sign-in", {"person": login})
            assert answer.status_code == 302, answer.status_code

    def page(self, path: str, **headers: str) -> str:
        """A page that must be there."""
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == 200, (path, answer.status_code, answer.content[:300])
        return str(answer.content.decode())

    def status(self, path: str) -> int:
        """The status of a page."""
        return int(self.client.get(path).status_code)

    def read(self, path: str) -> Any:
        """A JSON answer that must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.content[:300])
        return answer.json()

    def send(self, path: str, value: Any, **headers: str) -> tuple[int, Any]:
        """A JSON request and its answer."""
        body = value if isinstance(value, bytes | str) else msgspec.json.encode(value)
        answer = self.client.post(path, body, content_type="application/json", headers=headers)
        return answer.status_code, answer.json()

    def keep(self, content: bytes) -> str:
        """Put a body; its digest."""
        answer = self.client.post("/api/bodies", content, content_type="application/octet-stream")
        assert answer.status_code == 201, answer.content
        return str(answer.json()["sha256"])

    def do(self, made: Installation, name: str, **data: Any) -> dict[str, Any]:
        """A whole command by the API, which must be accepted."""
        status, prepared = self.send(f"/api/prepare/{name}", {"data": data})
        assert status == 200, prepared
        status, receipt = self.send(
            f"/api/commands/{name}", signed(made, prepared), **{"Idempotency-Key": secrets.token_hex(8)}
        )
        assert status == 201, receipt
        return dict(receipt)


def signed(made: Installation, prepared: dict[str, Any], key: str = "") -> bytes:
    """The envelope of what was prepared, signed by its actor's key (or by another one)."""
    payload = b64decode(prepared["payload"])
    signer = made.signer(LEDGER, key or prepared["event"]["actor"]["key"])
    assert signer is not None
    signature = Signature(signer.key, signer.sign(pre_authentication_encoding(payload)))
    return envelope.encode(Envelope(payload, (signature,)))


def new_id(kind: str = "t") -> str:
    """An id that no other test has."""
    return f"{kind}-{secrets.token_hex(5)}"


@cache
def guests() -> Callable[[str], Guest]:
    """One signed-in guest a person, made once."""
    return cache(Guest)
