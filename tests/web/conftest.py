"""A demo that is served to a test client: founded anew, its people seated, no case in it yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.served import Served, serve

Sign = Callable[[str], Served]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder, served by this process from now on."""
    return serve(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture
def person(demo: Path) -> Sign:
    """Signs a named person of the demo in."""
    return Served.signed_in
