"""Seats the demo's named people: a person and a post for every key that people sign with."""

from __future__ import annotations

from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import demo_people
from tocsin.web.people.models import Person, Post


def seat_people(opened: Installation, ledger: str) -> None:
    """Make the people that are not there yet."""
    held = set(Post.objects.filter(ledger=ledger).values_list("key", flat=True))
    for login, member, role, key, (ru, en) in demo_people(opened, ledger):
        if key in held:
            continue
        person, _ = Person.objects.get_or_create(
            login=login, defaults={"name_ru": ru, "name_en": en, "administers": role == "administrator"}
        )
        Post.objects.update_or_create(
            person=person, ledger=ledger, defaults={"member": member, "role": role, "key": key}
        )
