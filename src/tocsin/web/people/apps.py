"""Names the application for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, posts and drafts."""

    name = "tocsin.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of sign-ins and of changed people and posts."""
        from tocsin.web.people import sessions  # noqa: F401 - connects its receivers
