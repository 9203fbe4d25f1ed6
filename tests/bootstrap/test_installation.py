"""The installation that runs these tests is in order, and one that is not is found out."""

from __future__ import annotations

import sys

import pytest

from tocsin.bootstrap import installation
from tocsin.bootstrap.installation import Finding, Level, inspect


def found(code: str) -> Finding:
    return next(finding for finding in inspect() if finding.code == code)


def test_engine_is_new_enough() -> None:
    assert found("engine").level is Level.GOOD


def test_web_interface_and_fonts_are_built() -> None:
    assert found("web").level is Level.GOOD
    assert int(found("fonts").value) >= 6


def test_an_older_engine_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "ENGINE_NEEDED", (99, 0, 0))
    engine = found("engine")
    assert (engine.level, engine.needed) == (Level.BROKEN, "99.0.0")


def test_without_the_engines_package_the_installation_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    assert found("engine-missing").level is Level.WEAK


def test_an_older_python_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "PYTHON_NEEDED", (4, 0))
    assert found("python").level is Level.BROKEN
