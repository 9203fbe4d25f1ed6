"""Addresses of warnings."""

from __future__ import annotations

from django.urls import URLPattern, path

from tocsin.web.warnings import views

urlpatterns: list[URLPattern] = [
    path("warnings", views.page, name="warnings"),
    path("warnings/<str:sha256>/<int:place>/receive", views.receive, name="warning_receive"),
    path("map/areas.json", views.areas, name="map_areas"),
]
