"""A demo installation served in this process, and its people signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import DEMO_LEDGER, create_demo
from tocsin.bootstrap.demo_cases import play_demo_cases

SignIn = Callable[..., Client]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo with its cases played, served by Django."""
    from tocsin.web.start import start

    opened = create_demo(tmp_path_factory.mktemp("demo") / "data", play_demo_cases)
    start(opened, hosts=("testserver",))

    from django.test.utils import setup_test_environment, teardown_test_environment

    from tocsin.web.people.demo import seat_people

    setup_test_environment()
    seat_people(opened, DEMO_LEDGER)
    yield opened
    teardown_test_environment()
    opened.close()


@pytest.fixture
def sign_in(demo: Installation) -> SignIn:
    """Signs somebody in: `sign_in("kz-permanent-representative", "ru")`; nobody where no login is given."""

    def made(login: str = "", language: str = "en") -> Client:
        from tocsin.web.people.models import Person

        client = Client(headers={"accept-language": language})
        if login:
            person = Person.objects.get(login=login)
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return made
