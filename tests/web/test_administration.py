"""The administrator's pages: people, one-time links, lost keys; nobody else sees them."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import SignIn
from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import DEMO_LEDGER

ADMINISTRATOR = "administrator"
NEW = {"login": "kz-duty-officer-2", "name_ru": "Новый Человек", "name_en": "New Person", "post": "/observer"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_administrator_sees_people_and_keys(sign_in: SignIn, language: str) -> None:
    answer = sign_in(ADMINISTRATOR, language).get("/office")
    assert answer.status_code == 200
    assert answer.context["people"]
    assert answer.context["keys"]


@pytest.mark.parametrize("login", ["secretariat-lawyer", "observer", "secretary-general"])
@pytest.mark.parametrize("path", ["/office", "/office/people/add", "/office/people/auditor/close"])
def test_nobody_else_does(sign_in: SignIn, login: str, path: str) -> None:
    assert sign_in(login).get(path).status_code == 404


def test_the_auditor_sees_it_and_changes_nothing(sign_in: SignIn) -> None:
    client = sign_in("auditor")
    page = client.get("/office")
    assert page.status_code == 200
    assert not page.context["manages"]
    assert client.post("/office/people/observer/close").status_code == 404
    assert client.post("/office/people/add", {**NEW, "step": "do"}).status_code == 404


def test_a_person_is_added_after_a_confirmation_and_comes_in_by_the_link_once(sign_in: SignIn) -> None:
    from tocsin.web.people.models import Person

    client = sign_in(ADMINISTRATOR)
    assert client.post("/office/people/add", NEW).context["sure"]
    assert not Person.objects.filter(login=NEW["login"]).exists()
    page = client.post("/office/people/add", {**NEW, "step": "do"})
    link = re.search(r"http://localhost(/welcome/[^\"<]+)", page.content.decode())
    assert link is not None
    guest, password = sign_in(), "correct-horse-battery-staple"
    assert guest.get(link[1]).status_code == 200
    assert guest.post(link[1], {"password": password, "again": password}).status_code == 302
    assert sign_in().get(link[1]).status_code == 410


def test_wrong_values_are_told_beside_their_fields(sign_in: SignIn) -> None:
    answer = sign_in(ADMINISTRATOR).post(
        "/office/people/add", {"login": "A B", "post": "XX/king", "step": "do"}
    )
    assert answer.status_code == 400
    assert set(answer.context["wrong"]) == {"login", "name_ru", "name_en", "post"}


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(sign_in: SignIn) -> None:
    client, observer = sign_in(ADMINISTRATOR), sign_in("observer")
    assert observer.get("/inbox").status_code == 200
    client.post("/office/people/observer/close")
    assert observer.get("/inbox").status_code in (302, 404)
    client.post("/office/people/observer/open")
    assert sign_in("observer").get("/inbox").status_code == 200


def test_the_administrator_cannot_close_their_own_account(sign_in: SignIn) -> None:
    assert sign_in(ADMINISTRATOR).post("/office/people/administrator/close").status_code == 404


def test_a_lost_key_is_replaced_and_the_person_signs_with_the_new_one(
    sign_in: SignIn, opened: Installation
) -> None:
    from tocsin.web.people.models import Post

    post = Post.objects.get(ledger=DEMO_LEDGER, person__login="joint-staff-planner")
    client = sign_in(ADMINISTRATOR)
    assert client.get(f"/office/keys/{post.key}/replace").status_code == 200
    assert client.post(f"/office/keys/{post.key}/replace", {"reason": "lost"}).status_code == 302
    engine = opened.engine(DEMO_LEDGER)
    assert engine is not None
    roster = engine.refresh().roster
    old, new = roster.holding(post.key), roster.holding(Post.objects.get(pk=post.pk).key)
    assert old is not None
    assert old.to_index >= 0
    assert new is not None
    assert (new.member, new.role, new.to_index) == (old.member, old.role, -1)
    assert opened.signer(DEMO_LEDGER, new.key) is not None


def test_a_revoked_key_cannot_be_revoked_again(sign_in: SignIn) -> None:
    from tocsin.web.people.models import Post

    key = Post.objects.get(ledger=DEMO_LEDGER, person__login="council-secretary").key
    client = sign_in(ADMINISTRATOR)
    assert client.post(f"/office/keys/{key}/revoke").status_code == 302
    assert client.post(f"/office/keys/{key}/revoke").status_code == 404
