"""Names the application for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, posts and drafts."""

    name = "tocsin.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
