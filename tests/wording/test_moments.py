"""Days, instants with their zone, and durations, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tocsin.wording import Language, date_text, duration_text, instant_text

ALMATY_2022 = timezone(timedelta(hours=6))


@pytest.mark.parametrize(("lang", "text"), [("en", "6 January 2022"), ("ru", "6 января 2022 г.")])
def test_a_day(lang: Language, text: str) -> None:
    assert date_text(lang, date(2022, 1, 6)) == text


@pytest.mark.parametrize(
    ("lang", "moment", "text"),
    [
        ("en", datetime(2022, 1, 6, 3, 5, tzinfo=ALMATY_2022), "6 January 2022, 03:05 UTC+06:00"),
        ("ru", datetime(2022, 1, 6, 3, 5, tzinfo=ALMATY_2022), "6 января 2022 г., 03:05 UTC+06:00"),
        ("en", datetime(2022, 1, 5, 21, 5, 9, tzinfo=UTC), "5 January 2022, 21:05:09 UTC"),
        (
            "en",
            datetime(2022, 1, 5, 21, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
            "5 January 2022, 21:05 UTC−03:30",
        ),
    ],
)
def test_an_instant_has_its_zone(lang: Language, moment: datetime, text: str) -> None:
    assert instant_text(lang, moment) == text


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        instant_text("en", datetime(2022, 1, 6, 3, 5))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("span", "english", "russian"),
    [
        (timedelta(0), "0 minutes", "0 минут"),
        (timedelta(seconds=59), "0 minutes", "0 минут"),
        (timedelta(minutes=35, seconds=30), "35 minutes", "35 минут"),
        (timedelta(hours=12), "12 hours", "12 часов"),
        (timedelta(hours=11, minutes=1), "11 hours 1 minute", "11 часов 1 минута"),
        (timedelta(days=2, hours=4, minutes=9), "2 days 4 hours", "2 суток 4 часа"),
        (timedelta(days=21, minutes=9), "21 days", "21 сутки"),
    ],
)
def test_a_duration_in_its_two_largest_units(span: timedelta, english: str, russian: str) -> None:
    assert duration_text("en", span) == english
    assert duration_text("ru", span) == russian
