"""Sessions: how long, how many, and the memory of whom they stand for.

A session ends 12 hours after sign-in or 2 hours after its last use; a person has at most eight. Whatever
takes a right away empties the memory before it is acknowledged, here and in the serving process.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tocsin.web.frame.installed import installation, ledger_named
from tocsin.web.people.access import post_in
from tocsin.web.people.models import Person, Post
from tocsin.web.plain.standing import Memory, Standing
from tocsin.web.plain.wire import FORGET, tell
from tocsin.web.settings import IDLE_HOURS, SESSION_HOURS

SIGNED_IN_AT = "signed_in_at"
USED_AT = "used_at"
MAX_SESSIONS = 8
NOTE_USE_SECONDS = 60


class SessionLimitMiddleware:
    """Ends a session that is too old or was not used for long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time())
            if not within_limits(request.session, now):
                end(request)
            elif now - int(request.session.get(USED_AT, 0)) >= NOTE_USE_SECONDS and not is_by_itself(request):
                request.session[USED_AT] = now
        return self._get_response(request)


def end(request: HttpRequest) -> None:
    """Sign out; the memory is emptied once the session is gone."""
    logout(request)
    MEMORY.empty()


def is_by_itself(request: HttpRequest) -> bool:
    """Whether a page asks by itself, without its reader doing anything: that is no use of the session."""
    return "X-Tocsin-Live" in request.headers


def within_limits(session: Any, now: int) -> bool:
    """Whether a session is neither too old nor too long unused."""
    begun = int(session.get(SIGNED_IN_AT, 0))
    used = int(session.get(USED_AT, begun))
    return now - begun < SESSION_HOURS * 3600 and now - used < IDLE_HOURS * 3600


def look(key: str) -> Standing | None:
    """Whom a session stands for, by the database."""
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
    values = store.load()
    person = Person.objects.filter(pk=values.get(SESSION_KEY, 0) or 0, is_active=True).first()
    known = person is not None and BACKEND_SESSION_KEY in values
    if person is None or not known or not within_limits(values, int(time())):
        return None
    if values.get(HASH_SESSION_KEY) != person.get_session_auth_hash():
        return None
    posts = {}
    for name in installation().names():
        ledger = ledger_named(name)
        post = post_in(person, ledger) if ledger is not None else None
        if post is not None:
            posts[name] = post
    return Standing(person.pk, person.language, posts)


MEMORY = Memory(look)


def forget() -> None:
    """Empty the memory of this process and of the serving one."""
    MEMORY.empty()
    tell(installation().data, "web", FORGET)


def _after_sign_in(sender: object, request: HttpRequest, user: Person, **kwargs: object) -> None:
    now = int(time())
    request.session[SIGNED_IN_AT] = now
    request.session[USED_AT] = now
    _end_oldest(user, request.session.session_key or "")


def _end_oldest(person: Person, keep: str) -> None:
    """Keep the newest sessions of a person; the database's clean-up of expired ones comes along."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    own = [
        row
        for row in Session.objects.order_by("-expire_date")
        if row.session_key != keep and str(row.get_decoded().get(SESSION_KEY, "")) == str(person.pk)
    ]
    for row in own[MAX_SESSIONS - 1 :]:
        row.delete()
    if len(own) >= MAX_SESSIONS:
        forget()


def _after_change(sender: object, **kwargs: object) -> None:
    """A sign-in only notes its time; anything else may take a right away."""
    if kwargs.get("update_fields") != frozenset({"last_login"}):
        transaction.on_commit(forget)


user_logged_in.connect(_after_sign_in, dispatch_uid="tocsin-sign-in")
for _model in (Person, Post):
    post_save.connect(_after_change, sender=_model, dispatch_uid=f"tocsin-{_model.__name__}-saved")
    post_delete.connect(_after_change, sender=_model, dispatch_uid=f"tocsin-{_model.__name__}-deleted")
