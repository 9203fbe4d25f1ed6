"""`tocsin test` hands its words to pytest and its exit code back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import tocsin
from tocsin.cli.main import main


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    calls: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append(words[1:])
        return subprocess.CompletedProcess(words, 5)

    monkeypatch.setattr("tocsin.cli.test.subprocess.run", run)
    return calls


def test_words_go_to_pytest_and_its_code_comes_back(called: list[list[str]]) -> None:
    assert main(["test", "tests/core", "-k", "silence or quorum", "--lf"]) == 5
    assert called == [
        ["-m", "pytest", "-n", "2", "--dist", "loadgroup", "tests/core", "-k", "silence or quorum", "--lf"]
    ]


@pytest.mark.parametrize("words", [["-n0"], ["-n", "4"], ["--numprocesses=1"], ["--pdb"]])
def test_the_caller_may_choose_how_to_spread(words: list[str], called: list[list[str]]) -> None:
    main(["test", *words])
    assert called == [["-m", "pytest", *words]]


def test_an_installed_package_has_no_tests(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tocsin, "__file__", str(tmp_path / "lib" / "tocsin" / "__init__.py"))
    assert main(["test", "--lang", "en"]) == 2
    assert "not part of an installed package" in capsys.readouterr().err
