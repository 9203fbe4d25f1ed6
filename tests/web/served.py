"""A person of the demo at a client: reads, prepares, signs and submits as programs do, and fills forms."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import DEMO_LEDGER, create_demo
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding

JSON = "application/json"
NUMBERS = count(1)


def serve(data: Path) -> Path:
    """Found a demo in the folder and serve it."""
    from tocsin.web.asgi import seat_demo
    from tocsin.web.start import start

    opened = create_demo(data, empty)
    start(opened)
    seat_demo(opened)
    return data


def empty(installation: Installation, ledger: str) -> None:
    """Plays no case."""


def fresh(kind: str) -> str:
    """An id that no other test uses."""
    return f"{kind}-{next(NUMBERS)}-{uuid4().hex[:6]}"


@dataclass
class Served:
    """One signed-in person."""

    login: str
    client: Any
    me: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def signed_in(cls, login: str, *, language: str = "en") -> Served:
        from django.test import Client

        client = Client(
            headers={"host": "localhost", "accept-language": language}, raise_request_exception=False
        )
        if login:
            assert client.post("/sign-in", {"person": login}).status_code == 302
        found = cls(login, client)
        found.me = found.get("/api/me")[1]
        return found

    @property
    def key(self) -> str:
        return str(self.me["key"])

    def get(self, path: str) -> tuple[int, Any]:
        answer = self.client.get(path)
        return answer.status_code, msgspec.json.decode(answer.content)

    def post(self, path: str, content: bytes, kind: str = JSON, **headers: str) -> tuple[int, Any]:
        answer = self.client.post(path, content, content_type=kind, headers=headers)
        return answer.status_code, msgspec.json.decode(answer.content)

    def prepare(self, command: str, **data: Any) -> tuple[int, Any]:
        return self.post(f"/api/prepare/{command}", msgspec.json.encode({"data": data}))

    def signed(self, command: str, **data: Any) -> bytes:
        """The signed envelope of a command that may be given."""
        status, prepared = self.prepare(command, **data)
        assert status == 200, prepared
        return self.sign(b64decode(prepared["payload"]))

    def sign(self, payload: bytes, key: str = "") -> bytes:
        """An envelope over these bytes by the person's key."""
        from tocsin.web.frame.installed import installation

        signer = installation().signer(DEMO_LEDGER, key or self.key)
        assert signer is not None
        signature = Signature(signer.key, signer.sign(pre_authentication_encoding(payload)))
        return envelope.encode(Envelope(payload, (signature,)))

    def submit(self, command: str, signed: bytes, idempotency: str = "") -> tuple[int, Any]:
        headers = {"idempotency-key": idempotency or uuid4().hex}
        return self.post(f"/api/commands/{command}", signed, **headers)

    def act(self, command: str, **data: Any) -> Any:
        """Prepare, sign and submit what is not refused; the receipt."""
        status, receipt = self.submit(command, self.signed(command, **data))
        assert status == 201, receipt
        return receipt

    def fill(self, address: str, **typed: Any) -> str:
        """Fill a form in, read what will be signed, sign: where it leads."""
        page = self.client.get(address)
        assert page.status_code == 200, page.content.decode()
        form = page.content.decode()
        answer = self.client.post(address, {**hidden(form), **typed, "step": "check"})
        review = answer.content.decode()
        assert 'name="sealed"' in review, re.sub(r"<[^>]+>|\s+", " ", review)
        done = self.client.post(address, {**typed, **hidden(review), "step": "sign"})
        assert done.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", done.content.decode())
        return str(done.headers["Location"])


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def open_case(secretary: Served, **more: Any) -> str:
    """A case to work in."""
    case = fresh("case")
    secretary.act("case.open", case=case, title="Unrest", mode="crisis", **more)
    return case
