"""Which language a command speaks, and how `--lang` is taken out of its words."""

from __future__ import annotations

import pytest

from tocsin.cli.frame.language import UnknownLanguageError, from_environment, take


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "ru"}, "ru"),
        ({"LC_ALL": "en_GB.UTF-8", "TOCSIN_LANG": "ru"}, "ru"),
        ({"LANG": "hy_AM.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ru"}, "ru"),
    ],
)
def test_the_first_variable_that_is_set_decides(environ: dict[str, str], lang: str) -> None:
    assert from_environment(environ) == lang


@pytest.mark.parametrize(
    ("words", "lang", "rest"),
    [
        (["doctor"], None, ["doctor"]),
        (["--lang", "ru", "doctor"], "ru", ["doctor"]),
        (["doctor", "--lang=ru", "--json"], "ru", ["doctor", "--json"]),
        (["test", "-k", "x", "--lang", "en"], "en", ["test", "-k", "x"]),
        (["test", "--", "--lang", "ru"], None, ["test", "--", "--lang", "ru"]),
        (["--lang", "ru", "doctor", "--lang", "en"], "en", ["doctor"]),
    ],
)
def test_lang_is_taken_wherever_it_stands(words: list[str], lang: str | None, rest: list[str]) -> None:
    assert take(words) == (lang, rest)


@pytest.mark.parametrize("words", [["--lang"], ["--lang="], ["--lang", "RU"], ["--lang", "doctor"]])
def test_another_language_is_refused(words: list[str]) -> None:
    with pytest.raises(UnknownLanguageError):
        take(words)
