"""Names the application for Django."""

from __future__ import annotations

from django.apps import AppConfig


class WarningsConfig(AppConfig):
    """Warnings received."""

    name = "tocsin.web.warnings"
    label = "warnings"
    default_auto_field = "django.db.models.BigAutoField"
