"""JSON answers of the API, and the door every one of its views has.

Errors are `{"error": {"code", "message", "next", …}}`, refusals `{"refusal": {"command", "reasons": […]}}`.
RFC 9110 for the status codes; 401 without a session, 404 for what the role does not see.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse

from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault
from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed
from tocsin.web.commands.reasons import fault_text, reasons_of
from tocsin.web.frame.faults import fault
from tocsin.web.people.access import Access
from tocsin.web.plain.limits import API_BYTES

View = Callable[..., HttpResponse]
STATUS_OF_FAULT = {
    "idempotency_mismatch": 422,
    "command_unknown": 404,
    "key_not_in_force": 403,
    "id_repeated": 409,
    "body_too_large": 413,
    "store_failed": 503,
    "head_moved": 503,
    "ledger_is_copy": 403,
    "ledger_behind_signed": 503,
}


class Unanswerable(Exception):
    """The request cannot be taken; `response` says why."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__(response.status_code)
        self.response = response


def json_answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """A JSON value as the whole answer."""
    return HttpResponse(
        msgspec.json.encode(value), status=status, content_type="application/json", headers=headers
    )


def api(*methods: str, sees: tuple[str, ...] = ()) -> Callable[[View], View]:
    """An address of the API: its methods, and the compartments of which a role must see one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
                answer = fault(request, 405, "method", method=request.method or "")
                answer.headers["Allow"] = ", ".join(methods)
                return answer
            access: Access | None = request.access  # type: ignore[attr-defined]
            if access is None:
                return fault(request, 401, "not-signed-in")
            if sees and not any(access.sees(name) for name in sees):
                raise Http404
            try:
                return view(request, access, *args, **kwargs)
            except Unanswerable as problem:
                return problem.response

        return login_not_required(guarded)

    return decorate


def body_of(request: HttpRequest, limit: int = API_BYTES) -> bytes:
    """The bytes of a request. Raises Unanswerable with 413."""
    try:
        content = request.body
    except RequestDataTooBig:
        raise Unanswerable(fault(request, 413, "too-large", limit=limit)) from None
    if len(content) > limit:
        raise Unanswerable(fault(request, 413, "too-large", limit=limit))
    return content


def streamed_body(request: HttpRequest, limit: int) -> bytes:
    """The bytes of a file sent as it is: larger than a form may be. Raises Unanswerable with 413."""
    content: bytes = request.read(limit + 1)
    if len(content) > limit:
        raise Unanswerable(fault(request, 413, "too-large", limit=limit))
    return content


def json_body(request: HttpRequest) -> tuple[bytes, Any]:
    """The bytes and the value of a JSON request. Raises Unanswerable with 413, 415 or 400."""
    kind, _, parameters = request.headers.get("Content-Type", "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if kind.strip().lower() != "application/json" or charset not in ("", "utf-8"):
        raise Unanswerable(fault(request, 415, "media-type"))
    content = body_of(request)
    try:
        return content, canonical.parse(content, API_BYTES)
    except Malformed as problem:
        raise Unanswerable(fault(request, 400, "not-json", detail=problem.code)) from None


def refusal_answer(access: Access, refusal: Refusal) -> HttpResponse:
    """409 with the reasons that the page would show."""
    reasons = reasons_of(access.language, access.texts, refusal.checks)
    return json_answer(
        {"refusal": {"command": refusal.command, "reasons": [row.as_json() for row in reasons]}}, 409
    )


def fault_answer(access: Access, found: Fault) -> HttpResponse:
    """What is wrong with the request itself."""
    body = {
        "code": found.code,
        "where": found.where,
        "detail": found.detail,
        "message": fault_text(access.language, found),
    }
    return json_answer({"error": body}, STATUS_OF_FAULT.get(found.code, 400))
