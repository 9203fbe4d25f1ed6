"""Settings of an installation that does not exist, from which mypy's Django plugin learns the models."""

from __future__ import annotations

from pathlib import Path

from tocsin.web.settings import Site, django_settings

globals().update(
    django_settings(
        Site(
            database=Path("nowhere.sqlite"),
            secret="only for type checking",  # noqa: S106
            hosts=("localhost",),
            encrypted=False,
        )
    )
)
