"""Addresses of the pages of this room."""

from __future__ import annotations

from django.urls import URLPattern, path

from tocsin.web.records import record, verification

urlpatterns: list[URLPattern] = [
    path("record", record.page, name="record"),
    path("record/<int:index>", record.detail, name="entry"),
    path("verify", verification.page, name="verify"),
]
