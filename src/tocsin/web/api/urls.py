"""Addresses of the API. What is not there is answered in JSON too."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from tocsin.web.api import commands, docs, openapi, reading
from tocsin.web.frame.faults import fault


@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    """404 for everything else under /api/."""
    return fault(request, 404, "not-found")


urlpatterns = [
    path("openapi.json", openapi.document),
    path("docs", docs.page, name="api_docs"),
    path("me", reading.me),
    path("tasks", reading.tasks),
    path("bodies", commands.put_body),
    path("bodies/<str:sha256>", reading.body),
    path("prepare/<str:name>", commands.prepare),
    path("commands/<str:name>", commands.submit),
    path("cases/<str:case>/explain", commands.explain_case),
    path("decisions/<str:decision>/certificate", reading.certificate),
    path("charter", reading.charter),
    path("<str:noun>", reading.listing),
    path("<str:noun>/<path:id>", reading.detail),
    re_path(r".*", nothing),
]
