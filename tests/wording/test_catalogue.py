"""Texts are found by key, filled in, counted in the way of the language, and missed loudly."""

from __future__ import annotations

import pytest

from tocsin.wording import Language, WordingError, has, say


@pytest.mark.parametrize(
    ("lang", "count", "text"),
    [
        ("en", 1, "1 hour"),
        ("en", 2, "2 hours"),
        ("ru", 1, "1 час"),
        ("ru", 3, "3 часа"),
        ("ru", 11, "11 часов"),
        ("ru", 21, "21 час"),
        ("ru", 112, "112 часов"),
        ("en", 2030, "2,030 hours"),
        ("ru", 2030, "2\u00a0030 часов"),
    ],
)
def test_numbers_and_plural_forms(lang: Language, count: int, text: str) -> None:
    assert say(lang, "moments-hours", count=count) == text


def test_an_attribute_is_a_text_of_its_own() -> None:
    assert say("en", "fault-usage-choice.next", allowed="a, b") == "Choose one of: a, b."
    assert has("en", "fault-usage-choice.next")
    assert not has("en", "fault-usage-choice.nothing")


@pytest.mark.parametrize("key", ["no-such-key", "moments", "moments-centuries", "moments-hours.next", ""])
def test_a_missing_text_raises_where_texts_are_strict(key: str) -> None:
    with pytest.raises(WordingError):
        say("ru", key)


def test_a_missing_parameter_raises_where_texts_are_strict() -> None:
    with pytest.raises(WordingError):
        say("en", "moments-hours")


def test_in_service_a_missing_text_shows_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_STRICT_WORDING")
    assert say("ru", "no-such-key") == "no-such-key"


def test_a_parameter_is_text_and_never_a_pattern() -> None:
    said = say("en", "fault-usage-value", value="{ $name } { moments-hours }", name="FILE")
    assert said == "“{ $name } { moments-hours }” is no fitting value for FILE."
