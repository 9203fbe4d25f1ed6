"""The one installation of a test process, a demo with its two cases, and clients signed in as its people.

Django is configured once in a process, so all its tests share the demo; each makes its own cases in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from tests.web.house import Guest, guests
from tests.web.served import Served, serve
from tocsin.bootstrap.data_folder import Installation

Sign = Callable[[str], Served]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder, served by this process from now on."""
    return serve(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture
def person(demo: Path) -> Sign:
    """Signs a named person of the demo in."""
    return Served.signed_in


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
