"""Brings the web side of an installation to life: Django's settings, its tables, and what it serves.

The product's own SQLite engine is put in place by `bootstrap` before Django loads, so that every
connection of the process uses it.
"""

from __future__ import annotations

import logging
import os
import secrets
from pathlib import Path

from tocsin.bootstrap.data_folder import Installation
from tocsin.web.frame.installed import install
from tocsin.web.settings import Site, django_settings

COOKIE_KEY_FILE = "web-secret"
LOG_FILE = "tocsin-incidents.log"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


def start(opened: Installation, *, hosts: tuple[str, ...] = (), encrypted: bool = False) -> None:
    """Configure Django for this installation once, bring its tables up to date, and serve it."""
    configure(opened, hosts=hosts, encrypted=encrypted)
    install(opened)
    migrate()


def configure(opened: Installation, *, hosts: tuple[str, ...] = (), encrypted: bool = False) -> None:
    """Configure Django for this installation, once in a process."""
    from django.conf import settings

    if not settings.configured:
        import django

        site = Site(
            database=opened.database,
            secret=site_secret(opened.data),
            hosts=(*LOOPBACK, *hosts, *own_hosts(opened)),
            encrypted=encrypted,
        )
        settings.configure(**django_settings(site))
        django.setup()
        log_incidents(opened.data)


def migrate() -> None:
    """Django's own tables, up to date. The ledger's tables are none of its business."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def own_hosts(opened: Installation) -> tuple[str, ...]:
    """Host names of the ledgers' origins: a live installation is reached under them."""
    return tuple(sorted({host_of(row.origin) for row in opened.ledgers() if row.kind == "live"}))


def host_of(origin: str) -> str:
    """The organisation's host in an origin `<host>/<kind>[-<id>]`."""
    return origin.partition("/")[0]


def site_secret(data: Path) -> str:
    """The secret that signs cookies and links; made at first use, readable by the owner only."""
    path = data / COOKIE_KEY_FILE
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        secret = secrets.token_urlsafe(48)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret)
        return secret


def log_incidents(data: Path) -> None:
    """What nobody foresaw goes to `log/` of the installation, with its details."""
    folder = data / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    handler = logging.FileHandler(folder / LOG_FILE, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for name in ("tocsin.web", "django.request", "django.security"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.propagate = False
