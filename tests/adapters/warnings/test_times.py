"""Times keep their offset, are read where their meaning is certain, and never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.adapters.warnings.times import Form, instant, read_time


@pytest.mark.parametrize(
    ("raw", "text", "form"),
    [
        ("2026-05-01T12:00:00+06:00", "2026-05-01T12:00:00+06:00", Form.CAP),
        (" \n2026-05-01T12:00:00-00:00\t", "2026-05-01T12:00:00-00:00", Form.CAP),
        ("2026-05-01T12:00:00Z", "2026-05-01T12:00:00Z", Form.RFC3339),
        ("2026-05-01T12:00:00.250+06:00", "2026-05-01T12:00:00.250+06:00", Form.RFC3339),
        ("Fri, 01 May 2026 12:00:00 GMT", "2026-05-01T12:00:00+00:00", Form.MAIL),
        ("1 May 26 12:00 PDT", "2026-05-01T12:00:00-07:00", Form.MAIL),
        ("Fri, 01 May 2026 12:00:00 +0600", "2026-05-01T12:00:00+06:00", Form.MAIL),
        ("2026-05-01T12:00:00+0600", "2026-05-01T12:00:00+06:00", Form.UNTIDY),
        ("2026-05-01 12:00:00 +06:00", "2026-05-01T12:00:00+06:00", Form.UNTIDY),
        ("2026-05-01T12:00+06:00", "2026-05-01T12:00:00+06:00", Form.UNTIDY),
        ("2026-5-1T9:00:00-5:00", "2026-05-01T09:00:00-05:00", Form.UNTIDY),
        ("20260501T120000Z", "2026-05-01T12:00:00Z", Form.UNTIDY),
        ("2026-05-01t12:00:00z", "2026-05-01T12:00:00Z", Form.UNTIDY),
        ("2026-05-01T12:00:00+06:00[Asia/Bishkek]", "2026-05-01T12:00:00+06:00", Form.UNTIDY),
        ("2026-05-31T24:00:00+06:00", "2026-06-01T00:00:00+06:00", Form.UNTIDY),
        ("2016-12-31T23:59:60+00:00", "2016-12-31T23:59:60+00:00", Form.UNTIDY),
        ("2026-05-01T12:00:00+15:00", "2026-05-01T12:00:00+15:00", Form.UNTIDY),
        ("2026-05-01T12:00:00", None, Form.NO_OFFSET),
        ("Fri, 01 May 2026 12:00:00 CEST", None, Form.NO_OFFSET),
        ("2026-02-30T12:00:00+06:00", None, Form.UNREADABLE),
        ("2026-02-30T12:00:00", None, Form.UNREADABLE),
        ("0000-01-01T00:00:00+00:00", None, Form.UNREADABLE),
        ("2026-05-01", None, Form.UNREADABLE),
        ("01/05/2026 12:00 +06:00", None, Form.UNREADABLE),
        ("tomorrow", None, Form.UNREADABLE),
        ("", None, Form.UNREADABLE),
        ("2" * 10_000, None, Form.UNREADABLE),
    ],
)
def test_a_time_is_read_or_left_alone(raw: str, text: str | None, form: Form) -> None:
    assert read_time(raw) == (text, form)


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)), st.integers(-840, 840))  # noqa: DTZ001
def test_the_form_of_cap_comes_back_as_it_was(local: datetime, minutes: int) -> None:
    sign = "-" if minutes < 0 else "+"
    raw = f"{local.replace(microsecond=0).isoformat()}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    assert read_time(raw) == (raw, Form.CAP)


@given(st.text(max_size=80))
def test_whatever_is_written_gives_a_time_or_none(raw: str) -> None:
    reading = read_time(raw)
    assert (reading.text is None) == (reading.form in (Form.NO_OFFSET, Form.UNREADABLE))
    assert (instant(reading.text) is None) == (reading.text is None)


def test_instants_compare_across_offsets() -> None:
    assert instant("2026-05-01T12:00:00+06:00") == datetime(2026, 5, 1, 6, tzinfo=UTC)
    assert instant("2026-05-01T12:00:00+06:00") == instant("2026-05-01T06:00:00Z")
    assert instant("2016-12-31T23:59:60Z") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert instant(None) is None
