"""Addresses of the pages of this room."""

from __future__ import annotations

from django.urls import URLPattern, path

from tocsin.web.records import administration, charter, keys, mapped, record, verification

urlpatterns: list[URLPattern] = [
    path("record", record.page, name="record"),
    path("record/<int:index>", record.detail, name="entry"),
    path("charter", charter.page, name="charter"),
    path("charter/<str:revision>.zip", charter.archive, name="charter_archive"),
    path("charter/<str:revision>/<str:name>", charter.file, name="charter_file"),
    path("office", administration.page, name="office"),
    path("office/people/add", administration.add, name="office_add"),
    path("office/people/<str:login>/<str:act>", administration.change, name="office_person"),
    path("office/keys/<str:key>/<str:act>", keys.change, name="office_key"),
    path("map", mapped.page, name="map"),
    path("verify", verification.page, name="verify"),
]
