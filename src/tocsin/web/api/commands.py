"""Writing: `prepare` gives the exact event to sign and its texts, `commands` takes the signed envelope."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.http import HttpRequest, HttpResponse

from tocsin.core.calendar import moment
from tocsin.core.scope import Needs
from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault, NamedBody, Prepared
from tocsin.engine.engine import MAX_IDEMPOTENCY_KEY
from tocsin.engine.reading import read_submitted
from tocsin.ledger.envelope import PAYLOAD_TYPE
from tocsin.web.api.answers import (
    Unanswerable,
    api,
    fault_answer,
    json_answer,
    json_body,
    refusal_answer,
    streamed_body,
)
from tocsin.web.api.written import with_digests
from tocsin.web.commands.actions import OF_CASE, OF_DECISION, action, commands_for
from tocsin.web.commands.fields import spec_named
from tocsin.web.commands.reasons import reasons_of
from tocsin.web.commands.texts import languages_of
from tocsin.web.frame.faults import fault
from tocsin.web.frame.installed import written
from tocsin.web.people.access import Access
from tocsin.web.people.sessions import forget
from tocsin.web.plain.limits import BODY_BYTES

EVERY_COMPARTMENT = ("cases", "signals", "people", "ledger", "charter")


@api("POST")
def prepare(request: HttpRequest, access: Access, name: str) -> HttpResponse:
    """The event that a command would cause, or why it is refused."""
    _known(request, access, name)
    _, value = json_body(request)
    data, at = _wish(request, value)
    named = with_digests(access, name, data)
    answer = named if isinstance(named, Fault) else access.engine.prepare(name, named, access.key, at)
    if isinstance(answer, Fault):
        return fault_answer(access, answer)
    if isinstance(answer, Refusal):
        return refusal_answer(access, answer)
    return json_answer(prepared_json(answer))


def _known(request: HttpRequest, access: Access, name: str) -> None:
    if spec_named(name) is None:
        raise Unanswerable(fault(request, 404, "command-unknown"))
    if not access.key:
        raise Unanswerable(fault(request, 403, "watching"))


def _wish(request: HttpRequest, value: Any) -> tuple[dict[str, Any], int | None]:
    """`{"data": {…}, "at"?: "…Z"}`; nothing else."""
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("data"), dict)
        or value.keys() - {"data", "at"}
    ):
        raise Unanswerable(fault(request, 400, "input", reason='{"data": {…}, "at"?: "…Z"}'))
    at = value.get("at")
    if at is None:
        return value["data"], None
    instant = moment(at) if isinstance(at, str) else None
    if instant is None:
        raise Unanswerable(fault(request, 400, "input", reason="at"))
    return value["data"], instant


def prepared_json(prepared: Prepared) -> dict[str, Any]:
    """What `prepare` answers: the event as value and as the bytes to sign, and its texts."""
    return {
        "event": prepared.event,
        "payload": b64encode(prepared.payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "stream": prepared.stream,
        "texts": [_text(row) for row in prepared.texts],
    }


def _text(row: NamedBody) -> dict[str, Any]:
    value: dict[str, Any] = {"where": row.where, "sha256": row.sha256, "held": row.content is not None}
    if row.content is not None and len(row.content) <= 200_000:
        value["text"] = dict(languages_of(row.content))
    return value


@api("POST")
def submit(request: HttpRequest, access: Access, name: str) -> HttpResponse:
    """A signed envelope; the same Idempotency-Key with the same bytes gives the same receipt."""
    _known(request, access, name)
    key = request.headers.get("Idempotency-Key", "")
    if not 1 <= len(key) <= MAX_IDEMPOTENCY_KEY or not key.isprintable():
        return fault(request, 400, "idempotency-key", limit=MAX_IDEMPOTENCY_KEY)
    content, _ = json_body(request)
    taken = read_submitted(content)
    if isinstance(taken, Fault):
        return fault_answer(access, taken)
    if taken.spec.name != name:
        return fault(request, 400, "other-command")
    if taken.event.key != access.key:
        return fault(request, 403, "key-not-yours")
    answer = access.engine.submit(content, key)
    if isinstance(answer, Fault):
        return fault_answer(access, answer)
    if isinstance(answer, Refusal):
        return refusal_answer(access, answer)
    written(access.ledger.name)
    if name in ("key.revoke", "key.enrol"):
        forget()
    place = f"{access.ledger.prefix}/api/entries/{answer.index}"
    return json_answer(answer, 201, {"Location": place})


@api("POST", sees=("cases", "signals"))
def put_body(request: HttpRequest, access: Access) -> HttpResponse:
    """Keep a text or file; its digest is what commands name."""
    if not access.key:
        return fault(request, 403, "watching")
    content = streamed_body(request, BODY_BYTES)
    return json_answer({"sha256": access.engine.put_body(content), "size": len(content)}, 201)


@api("GET", sees=("cases",))
def explain_case(request: HttpRequest, access: Access, case: str) -> HttpResponse:
    """Every command this role may give on the case and its decisions, with every condition, met or not."""
    file = access.engine.refresh().files.get(case)
    if file is None:
        return fault(request, 404, "not-found")
    rows = [_explained(access, name, Needs(case=case), "") for name in commands_for(access, OF_CASE)]
    for paper in file.papers:
        about = Needs(case=case, decision=paper.id)
        rows += [_explained(access, name, about, paper.id) for name in commands_for(access, OF_DECISION)]
    return json_answer({"case": case, "commands": rows})


def _explained(access: Access, name: str, about: Needs, decision: str) -> dict[str, Any]:
    found = access.engine.explain(name, None, access.key, about)
    checks = [] if isinstance(found, Fault) else reasons_of(access.language, access.texts, found)
    return {
        "command": name,
        "decision": decision,
        "title": action(access, name, about).title,
        "allowed": not isinstance(found, Fault) and all(row.met for row in found),
        "checks": [row.as_json() for row in checks],
    }
