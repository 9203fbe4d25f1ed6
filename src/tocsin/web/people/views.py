"""Sign-in and sign-out, one-time links, and the choice of language, theme and zone."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from tocsin.web.frame.installed import Ledger, ledger_named
from tocsin.web.frame.language import LANGUAGE_KEY, THEME_KEY, THEMES, ZONE_KEY, language_of, zone_named
from tocsin.web.people.invitations import person_of
from tocsin.web.people.models import Person, Post
from tocsin.web.people.sessions import end
from tocsin.wording import LANGUAGES, say

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """In a demo one chooses a named person; elsewhere allauth asks for password and second factor."""
    default = ledger_named("")
    if default is None or default.kind != "demo":
        return cast(HttpResponse, LoginView.as_view()(request))
    if request.method == "POST":
        return _sign_in_as(request, default)
    return render(
        request, "people/demo.html", {"groups": _demo_groups(request, default), "next": _next(request)}
    )


def _sign_in_as(request: HttpRequest, default: Ledger) -> HttpResponse:
    chosen = request.POST.get("person", "")
    post = Post.objects.filter(ledger=default.name, person__login=chosen[:64], person__is_active=True).first()
    if post is None:
        raise Http404
    login(request, post.person, backend=BACKEND)
    return HttpResponseRedirect(_next(request) or reverse("situation"))


def _demo_groups(request: HttpRequest, default: Ledger) -> list[dict[str, object]]:
    """The demo's people: the organisation's own first, then member by member."""
    language = language_of(request)
    texts = default.texts(language)
    posts = Post.objects.filter(ledger=default.name, person__is_active=True).select_related("person")
    groups = []
    for member, rows in groupby(
        sorted(posts, key=lambda row: (row.member, row.pk)), key=lambda row: row.member
    ):
        people = [
            {
                "login": row.person.login,
                "name": row.person.name(language),
                "role": texts.name("role", row.role),
            }
            for row in rows
        ]
        title = texts.name("member", member) if member else say(language, "web-sign-in-organisation")
        groups.append({"member": member, "title": title, "people": people})
    return groups


def _next(request: HttpRequest) -> str:
    """Where to go after sign-in: only within this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe and asked.startswith("/") else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and now."""
    end(request)
    return redirect("situation")


class NewPassword(forms.Form):
    """Login and a password of one's own."""

    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False, max_length=200
    )
    again = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False, max_length=200
    )

    def __init__(self, person: Person, language: str, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._person = person
        self._language = language

    def clean(self) -> dict[str, object]:
        """Both the same, and hard to guess."""
        values: dict[str, object] = super().clean() or {}
        if values.get("password") != values.get("again"):
            self.add_error("again", say("ru" if self._language == "ru" else "en", "web-welcome-differ"))
        elif values.get("password"):
            try:
                validate_password(str(values["password"]), self._person)
            except ValidationError as problem:
                self.add_error("password", problem)
        return values


@login_not_required
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: choose a password, then set up a second factor."""
    person = person_of(token)
    if person is None:
        return render(request, "people/spent.html", status=410)
    form = NewPassword(person, language_of(request), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        person.set_password(str(form.cleaned_data["password"]))
        person.save()
        login(request, person, backend=BACKEND)
        record_authentication(request, person, method="password", reauthenticated=True)
        return redirect("mfa_index")
    shown = {"form": form, "person": person, "person_shown": person.name(language_of(request))}
    return render(request, "people/welcome.html", shown)


@login_not_required
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Language, theme, zone: for the person where one is signed in, else for the session."""
    wanted = {
        LANGUAGE_KEY: _one_of(request.POST.get("language", ""), LANGUAGES),
        THEME_KEY: _one_of(request.POST.get("theme", ""), THEMES),
        ZONE_KEY: request.POST.get("zone", "") if zone_named(request.POST.get("zone", "")) else "",
    }
    chosen = {key: value for key, value in wanted.items() if value}
    for key, value in chosen.items():
        request.session[key] = value
    if isinstance(request.user, Person) and chosen:
        Person.objects.filter(pk=request.user.pk).update(**chosen)
    return HttpResponseRedirect(_next(request) or reverse("situation"))


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else ""
