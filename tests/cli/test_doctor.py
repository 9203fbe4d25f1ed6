"""`tocsin doctor` says what is wrong, says it in words, and answers no when the installation cannot work."""

from __future__ import annotations

import json

import pytest

from tocsin.bootstrap.installation import Finding, Level
from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]
OLD_ENGINE = Finding("engine", Level.BROKEN, "3.40.1", "3.51.3")
NO_FONTS = Finding("fonts", Level.WEAK, "0")


def given(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    monkeypatch.setattr("tocsin.cli.doctor.inspect", lambda: findings)


def test_a_broken_finding_is_a_no(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    given(monkeypatch, OLD_ENGINE)
    assert main(["doctor", "--lang", "en"]) == 1
    page = capsys.readouterr().out
    assert "[FAIL] SQLite engine 3.40.1 is older than 3.51.3" in page
    assert "does not work" in page


def test_a_weak_finding_is_only_noted(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    given(monkeypatch, NO_FONTS)
    assert main(["doctor", "--lang", "ru"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("[важно] Шрифтов для документов нет")
    assert "Установка исправна." in page


def test_programs_get_the_same_as_json(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    given(monkeypatch, OLD_ENGINE, NO_FONTS)
    assert main(["doctor", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["healthy"] is False
    assert answer["findings"][0] == {
        "code": "engine",
        "level": "broken",
        "value": "3.40.1",
        "needed": "3.51.3",
    }
