"""The one installation of the web tests, and guests by login."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.house import Guest, guests, open_house
from tocsin.bootstrap.data_folder import Installation


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A demo installation served by this process."""
    return open_house(tmp_path_factory.mktemp("web") / "data")


@pytest.fixture
def guest(house: Installation) -> Callable[[str], Guest]:
    """A guest signed in under a login; the same one each time."""
    return guests()


@pytest.fixture
def nobody(house: Installation) -> Guest:
    """A guest without sign-in."""
    return Guest()
