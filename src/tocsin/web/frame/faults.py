"""What goes wrong, told calmly: a page for people, JSON for programs, and never a traceback.

What nobody foresaw is answered with 503 and an incident number; its details go to the installation's
log only. Nothing was done then: a command is either wholly in the ledger or not at all.
"""

from __future__ import annotations

import logging
import secrets
import sys
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from tocsin.web.frame.language import language_of
from tocsin.wording import say

LOG = logging.getLogger("tocsin.web")
UNEXPECTED = 503


def fault(request: HttpRequest, status: int, code: str, **params: object) -> HttpResponse:
    """An answer that tells what, why and what next; `code` names `web-fault-<code>` in the catalogue."""
    language = language_of(request)
    message = say(language, f"web-fault-{code}", **params)
    ahead = say(language, f"web-fault-{code}.next", **params)
    if is_for_programs(request):
        body: dict[str, Any] = {"error": {"code": code.replace("-", "_"), "message": message, "next": ahead}}
        if "incident" in params:
            body["error"]["incident"] = params["incident"]
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    page = render_to_string(
        "fault.html", {"status": status, "message": message, "ahead": ahead, "lang": language}, request
    )
    return HttpResponse(page, status=status)


def is_for_programs(request: HttpRequest) -> bool:
    """Whether the answer is read by a program."""
    return request.path_info.startswith(("/api/", "/log/"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came is no request this program understands."""
    return fault(request, 400, "bad-request")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: hidden and absent look the same, so this says no more than 404 would."""
    return fault(request, 403, "forbidden")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from a page of this session."""
    return fault(request, 403, "csrf")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this person."""
    return fault(request, 404, "not-found")


def unexpected(request: HttpRequest) -> HttpResponse:
    """503 with an incident number, for what nobody foresaw."""
    return fault(request, UNEXPECTED, "unexpected", incident=record_incident(request.path_info))


def record_incident(place: str) -> str:
    """Writes the exception being handled to the log; its number."""
    incident = secrets.token_hex(4)
    LOG.error("incident %s at %r", incident, place[:200], exc_info=sys.exc_info())
    return incident
