"""The one installation of a test process, a demo with its two cases, and clients signed in as its people.

Django is configured once in a process, so all its tests share the demo; each makes its own cases in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from django.test import Client

from tests.web.house import Guest, guests
from tests.web.served import Served, serve
from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.demo import DEMO_CHARTER
from tocsin.bootstrap.demo_cases import play_demo_cases
from tocsin.bootstrap.people import every_role
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.core.charter.read import read_charter

Sign = Callable[[str], Served]
SignIn = Callable[..., Client]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder, served by this process from now on."""
    return serve(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture
def person(demo: Path) -> Sign:
    """Signs a named person of the demo in."""
    return Served.signed_in


@pytest.fixture
def opened(demo: Path) -> Installation:
    """The installation that is being served."""
    from tocsin.web.frame.installed import installation

    found = installation()
    assert isinstance(found, Installation)
    return found


@pytest.fixture
def sign_in(demo: Path) -> Iterator[SignIn]:
    """A client of somebody, `sign_in("observer", "ru")`, or of a stranger; answers tell what the page was given."""
    from django.test.utils import setup_test_environment, teardown_test_environment

    def made(login: str = "", language: str = "en") -> Client:
        client = Client(headers={"host": "localhost", "accept-language": language})
        if login:
            assert client.post("/sign-in", {"person": login}).status_code == 302
        return client

    setup_test_environment()
    yield made
    teardown_test_environment()


@pytest.fixture(scope="session")
def played(demo: Path) -> str:
    """An exercise's ledger beside the demo's, in which the shipped cases were played: its address."""
    from tocsin.web.frame.installed import installation

    found = installation()
    assert isinstance(found, Installation)
    charter = shipped_charter(DEMO_CHARTER)
    seats = every_role(read_charter(charter), datetime.now(tz=UTC).date())
    found.add_ledger("played", "csto.example/exercise-played", charter, seats)
    play_demo_cases(found, "played")
    return "/played"


@pytest.fixture
def house(demo: Path) -> Installation:
    """The installation served."""
    from tocsin.web.frame.installed import installation

    return cast(Installation, installation())


@pytest.fixture
def guest(house: Installation) -> Callable[[str], Guest]:
    """A guest signed in under a login; the same one each time."""
    return guests()


@pytest.fixture
def nobody(house: Installation) -> Guest:
    """A guest without sign-in."""
    return Guest()
