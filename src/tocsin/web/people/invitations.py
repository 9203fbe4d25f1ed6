"""One-time links: for the first administrator (`init`), for new people, and after a lost password.

A link is a signed person id bound to the state of the password, so it works once: setting a password
spends it. Nothing about it is stored.
"""

from __future__ import annotations

from django.core import signing

from tocsin.web.people.models import Person

SALT = "tocsin.invitation"
VALID_SECONDS = 7 * 24 * 3600


def token_for(person: Person) -> str:
    """A token for this person, good until a password is set with it."""
    return signing.dumps({"p": person.pk, "h": person.get_session_auth_hash()[:16]}, salt=SALT)


def person_of(token: str) -> Person | None:
    """Whose token it is, None where it is spent, too old or not ours."""
    try:
        value = signing.loads(token[:500], salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=value["p"], is_active=True).first()
    return person if person is not None and person.get_session_auth_hash()[:16] == value["h"] else None
