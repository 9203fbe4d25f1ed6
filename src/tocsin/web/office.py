"""People of an installation from the command line: `init` and `user` call this in a process of its own.

Arguments and answers are JSON lines; it is the side that knows Django.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tocsin.bootstrap.data_folder import Installation, open_installation


class OfficeFault(Exception):
    """Something that cannot be done; `code` says what."""


def act(opened: Installation, wish: dict[str, Any]) -> dict[str, Any]:
    """Carry out one wish and tell what came of it."""
    from tocsin.web.people.models import Person

    if wish["do"] == "list":
        return {"people": [_row(person) for person in Person.objects.order_by("login")]}
    if wish["do"] == "add":
        if Person.objects.filter(login=wish["login"]).exists():
            raise OfficeFault("user-exists")
        person = _add(opened, wish)
        return {**_row(person), "token": _token(person)}
    found = Person.objects.filter(login=wish["login"]).first()
    if found is None:
        raise OfficeFault("user-unknown")
    if wish["do"] == "link":
        found.set_unusable_password()
        found.is_active = True
        found.save()
        return {**_row(found), "token": _token(found)}
    found.is_active = False
    found.save()
    return _row(found)


def _add(opened: Installation, wish: dict[str, Any]) -> Any:
    from django.db import transaction

    from tocsin.web.people.models import Person, Post

    ledger = opened.info(wish.get("ledger", "")).name
    with transaction.atomic():
        person = Person(
            login=wish["login"],
            name_ru=wish["name"],
            name_en=wish.get("name_en") or wish["name"],
            administers=wish["role"] == "administrator",
        )
        person.set_unusable_password()
        person.save()
        key = _key(opened, ledger, wish["member"], wish["role"])
        Post.objects.create(person=person, ledger=ledger, member=wish["member"], role=wish["role"], key=key)
    return person


def _key(opened: Installation, ledger: str, member: str, role: str) -> str:
    """The key in force of that member and role, empty where none is enrolled yet."""
    engine = opened.engine(ledger)
    assert engine is not None
    held = engine.refresh().roster.in_force()
    return next((row.key for row in held if (row.member, row.role) == (member, role)), "")


def _token(person: Any) -> str:
    from tocsin.web.people.invitations import token_for

    return token_for(person)


def _row(person: Any) -> dict[str, Any]:
    posts = [{"ledger": row.ledger, "member": row.member, "role": row.role} for row in person.posts.all()]
    return {
        "login": person.login,
        "name_ru": person.name_ru,
        "name_en": person.name_en,
        "active": person.is_active,
        "posts": posts,
    }


def main(data: Path) -> int:
    """One wish on standard input, one answer on standard output."""
    from tocsin.web.start import start

    opened = open_installation(data)
    start(opened)
    try:
        answer = act(opened, json.load(sys.stdin))
    except OfficeFault as fault:
        answer = {"fault": str(fault)}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
