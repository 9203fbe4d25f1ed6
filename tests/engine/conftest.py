"""Engines for tests, over every kind of store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.sql.stores import KINDS, make_store
from tests.engine.house import House, build


@pytest.fixture(params=KINDS)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """A founded demo ledger."""
    return build(lambda: make_store(request.param, tmp_path))
