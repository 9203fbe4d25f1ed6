"""People of the installation: who there is, with which post; new people, lost passwords, leaving.

What a person may do follows from the post's role in the charter; nothing here stands in the ledger. Every
act is shown on a page of its own before it is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tocsin.core.charter.model import Role
from tocsin.core.charter.query import members_on, role_named
from tocsin.core.roster.state import Key
from tocsin.web.frame.flash import flash
from tocsin.web.frame.installed import Ledger
from tocsin.web.frame.language import instant, language_of, zone_of
from tocsin.web.frame.show import ledger_now, show
from tocsin.web.people.invitations import token_for
from tocsin.web.people.models import Person, Post
from tocsin.wording import Language, say

View = Callable[..., HttpResponse]
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
MAX_NAME = 120
MOST_PEOPLE = 1000
ACTS = ("close", "open", "link")


def administering(view: View) -> View:
    """Answers 404 to whoever does not manage people and keys."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not manages(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def manages(request: HttpRequest) -> bool:
    """Whether the person may change people and keys: an administrator of the installation or by role."""
    person, access = request.user, getattr(request, "access", None)
    if not (isinstance(person, Person) and person.is_active):
        return False
    return person.administers or (access is not None and is_administrative(access.role))


def is_administrative(role: Role) -> bool:
    """Whether the role may enrol keys for others."""
    return "key.enrol" in role.may


def ledger_of(request: HttpRequest) -> Ledger:
    """The ledger of the request."""
    return cast(Ledger, request.ledger)  # type: ignore[attr-defined]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """People, and the keys of the roster; an auditor sees them too."""
    access = getattr(request, "access", None)
    if not manages(request) and not (access is not None and access.sees("people")):
        raise Http404
    ledger = ledger_of(request)
    posts = {row.person_id: row for row in Post.objects.filter(ledger=ledger.name)}
    people = Person.objects.order_by("-is_active", "login")[:MOST_PEOPLE]
    roster = ledger.engine.refresh().roster
    held = {
        row.key: row.person.login for row in Post.objects.filter(ledger=ledger.name).select_related("person")
    }
    context = {
        "people": [{"person": row, "post": posts.get(row.pk), "self": row == request.user} for row in people],
        "keys": [
            _key(row, held)
            for row in sorted(roster.keys, key=lambda row: (row.to_index >= 0, row.member, row.role))
        ],
        "manages": manages(request),
        "may_sign": access is not None and bool(access.key) and is_administrative(access.role),
    }
    return show(request, "records/office.html", context)


def _key(row: Key, held: dict[str, str]) -> dict[str, Any]:
    return {"key": row, "whose": {"member": row.member, "role": row.role}, "login": held.get(row.key, "")}


@require_http_methods(["GET", "POST"])
@administering
def add(request: HttpRequest) -> HttpResponse:
    """A new person: form, confirmation, and then the one-time link."""
    ledger, language = ledger_of(request), language_of(request)
    typed = {name: request.POST.get(name, "").strip() for name in ("login", "name_ru", "name_en", "post")}
    context: dict[str, Any] = {"typed": typed, "posts": posts_of(request, ledger)}
    if request.method == "GET":
        return show(request, "records/person.html", context)
    wrong = _wrong(language, typed, dict(context["posts"]))
    if wrong or request.POST.get("step") == "edit":
        return show(request, "records/person.html", {**context, "wrong": wrong}, status=400 if wrong else 200)
    if request.POST.get("step") != "do":
        return show(
            request, "records/person.html", {**context, "sure": dict(context["posts"])[typed["post"]]}
        )
    try:
        person = _made(ledger, typed)
    except IntegrityError:
        wrong = {"login": say(language, "office-login-taken")}
        return show(request, "records/person.html", {**context, "wrong": wrong}, status=400)
    return _link_page(request, person)


def posts_of(request: HttpRequest, ledger: Ledger) -> list[tuple[str, str]]:
    """(value, name) of every post the charter knows today."""
    charter, texts = ledger.charter(), ledger.texts(language_of(request))
    on = instant(ledger_now(ledger), zone_of(request, charter.zone)).date()
    own = [(f"/{row.id}", texts.name("role", row.id)) for row in charter.roles if _is_of_organisation(row)]
    of_member = [row.id for row in charter.roles if row.of == "member"]
    for member in members_on(charter, on):
        name = texts.name("member", member)
        own += [(f"{member}/{role}", f"{name}: {texts.name('role', role)}") for role in of_member]
    return own


def _is_of_organisation(role: Role) -> bool:
    return role.of == "organisation" and role.track != "system"


def _wrong(language: Language, typed: dict[str, str], posts: dict[str, str]) -> dict[str, str]:
    found = {}
    if not LOGIN.fullmatch(typed["login"]):
        found["login"] = say(language, "office-login-wrong")
    elif Person.objects.filter(login=typed["login"]).exists():
        found["login"] = say(language, "office-login-taken")
    for name in ("name_ru", "name_en"):
        if not 0 < len(typed[name]) <= MAX_NAME or not typed[name].isprintable():
            found[name] = say(language, "office-name-wrong")
    if typed["post"] not in posts:
        found["post"] = say(language, "office-post-wrong")
    return found


def _made(ledger: Ledger, typed: dict[str, str]) -> Person:
    member, _, role = typed["post"].partition("/")
    held = ledger.engine.refresh().roster.in_force()
    taken = set(Post.objects.filter(ledger=ledger.name).values_list("key", flat=True))
    keys = [row.key for row in held if (row.member, row.role) == (member, role)]
    found = role_named(ledger.charter(), role)
    with transaction.atomic():
        person = Person(login=typed["login"], name_ru=typed["name_ru"], name_en=typed["name_en"])
        person.administers = found is not None and is_administrative(found)
        person.set_unusable_password()
        person.save()
        free = next((key for key in keys if key not in taken), "")
        Post.objects.create(person=person, ledger=ledger.name, member=member, role=role, key=free)
    return person


def _link_page(request: HttpRequest, person: Person) -> HttpResponse:
    address = request.build_absolute_uri(reverse("welcome", args=[token_for(person)]))
    return show(request, "records/link.html", {"person": person, "address": address})


@require_http_methods(["GET", "POST"])
@administering
def change(request: HttpRequest, login: str, act: str) -> HttpResponse:
    """Close or open an account, or give a new link after a lost password: asked first, then done."""
    person = Person.objects.filter(login=login).first()
    if person is None or act not in ACTS or (person == request.user and act != "link"):
        raise Http404
    if request.method == "GET":
        return show(request, "records/sure.html", {"person": person, "act": act})
    if act == "link":
        person.set_unusable_password()
    person.is_active = act != "close"
    person.save()
    if act == "link":
        return _link_page(request, person)
    flash(
        request,
        "good",
        say(language_of(request), f"office-done-{act}", name=person.name(language_of(request))),
    )
    return HttpResponseRedirect(reverse("office"))
