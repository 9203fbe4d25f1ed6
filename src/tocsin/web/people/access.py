"""What the person of a request is in its ledger: member, role, key, and the compartments the role sees.

Hidden and absent look the same: what a role does not see is answered as if it were not there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse

from tocsin.core.charter.model import Charter, Role
from tocsin.core.charter.query import role_named
from tocsin.core.charter.texts import Texts
from tocsin.engine.engine import Engine
from tocsin.web.frame.installed import Ledger, ledger_named
from tocsin.web.frame.language import language_of
from tocsin.web.people.models import Person, Post
from tocsin.wording import Language

View = Callable[..., HttpResponse]
WATCHED = ("replay", "exercise")
"""Kinds of ledger that a person without a post in them may watch with the role of the default ledger."""


@dataclass(frozen=True, slots=True)
class Access:
    """The person of a request in its ledger."""

    ledger: Ledger
    person: Person
    member: str
    role: Role
    key: str
    """Empty where the person only watches."""
    charter: Charter
    texts: Texts
    language: Language

    @property
    def engine(self) -> Engine:
        """The ledger's engine."""
        return self.ledger.engine

    @property
    def track(self) -> str:
        """The role's track: political, defence, secretariat, oversight."""
        return self.role.track

    def sees(self, compartment: str) -> bool:
        """Whether the role sees a compartment."""
        return compartment in self.role.sees


class AccessMiddleware:
    """Sets `request.access`: None for whoever is not signed in or has no post in the ledger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.access = access_of(request)  # type: ignore[attr-defined]
        return self._get_response(request)


def access_of(request: HttpRequest) -> Access | None:
    """The access of a signed-in person."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person) or not person.is_active:
        return None
    held: Ledger = request.ledger  # type: ignore[attr-defined]
    post = post_in(person, held)
    role = role_named(held.charter(), post[1]) if post is not None else None
    if post is None or role is None:
        return None
    language = language_of(request)
    return Access(held, person, post[0], role, post[2], held.charter(), held.texts(language), language)


def post_in(person: Person, ledger: Ledger) -> tuple[str, str, str] | None:
    """(member, role, key) of the person in the ledger; a replay is watched with the post held at home."""
    posts = {row.ledger: row for row in Post.objects.filter(person=person)}
    own = posts.get(ledger.name)
    if own is not None:
        return own.member, own.role, own.key
    default = ledger_named("")
    home = posts.get(default.name) if default is not None else None
    return (home.member, home.role, "") if home is not None and ledger.kind in WATCHED else None


def granted(request: HttpRequest) -> Access:
    """The access of a request that must have one."""
    found = cast("Access | None", getattr(request, "access", None))
    if found is None:
        raise Http404
    return found


def seeing(*compartments: str) -> Callable[[View], View]:
    """Answers 404 to a role that sees none of these compartments."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(granted(request).sees(name) for name in compartments):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate
