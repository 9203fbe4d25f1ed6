"""Addresses of the warnings."""

from __future__ import annotations

from django.urls import URLPattern, path

from tocsin.web.warnings import views

urlpatterns: list[URLPattern] = [
    path("", views.page, name="warnings"),
    path("/areas.json", views.areas, name="warning_areas"),
    path("/<int:id>", views.detail, name="warning"),
]
