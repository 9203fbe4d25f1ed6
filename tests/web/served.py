"""A person of the demo at a client: reads, prepares, signs and submits as programs do, and fills forms."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from lxml import html

from tocsin.bootstrap.demo import DEMO_LEDGER, create_demo
from tocsin.bootstrap.demo_cases import play_demo_cases
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding

JSON = "application/json"
NUMBERS = count(1)


def serve(data: Path) -> Path:
    """Found a demo in the folder and serve it."""
    from tocsin.web.asgi import seat_demo
    from tocsin.web.start import start

    opened = create_demo(data, play_demo_cases)
    start(opened)
    seat_demo(opened)
    return data


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
        """Fill a form in as a browser does, read what will be signed, sign: where it leads."""
        review = self.review(address, **typed)
        done = self.client.post(address, {**values(form_with(review, "sealed")), "step": "sign"})
        assert done.status_code == 302, plainly(done.content)
        return str(done.headers["Location"])

    def review(self, address: str, **typed: Any) -> bytes:
        """The page that shows what will be signed."""
        answer = self.check(address, **typed)
        assert b'name="sealed"' in answer.content, plainly(answer.content)
        return bytes(answer.content)

    def check(self, address: str, **typed: Any) -> Any:
        """The answer to a form that is filled in."""
        page = self.client.get(address)
        assert page.status_code == 200, plainly(page.content)
        form = form_with(page.content, "csrfmiddlewaretoken", 'value="check"')
        for name, value in typed.items():
            put(form, name, value)
        return self.client.post(address, {**values(form), "step": "check"})


def tree(page: bytes) -> Any:
    """A page as a document."""
    return html.document_fromstring(page.decode())


def form_with(page: bytes, *marks: str) -> Any:
    """The form of a page in which these stand."""
    for form in tree(page).forms:
        if all(mark in html.tostring(form, encoding="unicode") for mark in marks):
            return form
    raise AssertionError(f"no form with {marks}: {plainly(page)}")


def put(form: Any, name: str, value: Any) -> None:
    """Type or choose; a choice that the form does not offer fails."""
    held = form.inputs[name]
    if isinstance(value, list):
        for box in held if isinstance(held, html.CheckboxGroup) else [held]:
            box.checked = box.get("value") in value
    else:
        held.value = value


def values(form: Any) -> dict[str, list[str]]:
    """What a browser would send."""
    found: dict[str, list[str]] = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value)
    return found


def plainly(page: bytes) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", tree(page).find(".//main").text_content())


def open_case(secretary: Served, **more: Any) -> str:
    """A case to work in."""
    case = fresh("case")
    secretary.act("case.open", case=case, title="Unrest", mode="crisis", **more)
    return case
