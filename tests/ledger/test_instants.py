"""RFC 3339 instants of one spelling."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import instants
from tocsin.ledger.malformed import Malformed


@given(st.integers(instants.EARLIEST, instants.LATEST))
def test_what_is_written_reads_back(milliseconds: int) -> None:
    text = instants.render(milliseconds)
    assert instants.parse(text) == milliseconds
    assert len(text) == (24 if milliseconds % 1000 else 20)


@given(st.datetimes(timezones=st.just(UTC)))
def test_seconds_agree_with_the_calendar(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    text = moment.strftime("%Y").zfill(4) + moment.strftime("-%m-%dT%H:%M:%SZ")
    assert instants.parse(text) == round(moment.timestamp()) * 1000


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.000Z", 0),
        ("1969-12-31T23:59:59.999Z", -1),
        ("2022-01-05T23:59:59.250Z", 1641427199250),
        ("2000-02-29T00:00:00Z", 951782400000),
        ("0001-01-01T00:00:00Z", instants.EARLIEST),
        ("9999-12-31T23:59:59.999Z", instants.LATEST),
    ],
)
def test_known_instants(text: str, milliseconds: int) -> None:
    assert instants.parse(text) == milliseconds


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-05T10:00:00",
        "2022-01-05T10:00:00+00:00",
        "2022-01-05T10:00:00z",
        "2022-01-05t10:00:00Z",
        "2022-01-05 10:00:00Z",
        "2022-01-05T10:00Z",
        "2022-01-05T10:00:00.5Z",
        "2022-01-05T10:00:00.0000Z",
        "2022-01-05T10:00:00,000Z",
        "2022-01-05T24:00:00Z",
        "2022-01-05T10:60:00Z",
        "2016-12-31T23:59:60Z",
        "2022-02-30T10:00:00Z",
        "2021-02-29T10:00:00Z",
        "2022-00-10T10:00:00Z",
        "0000-01-01T00:00:00Z",
        "+2022-01-05T10:00:00Z",
        "20220105T100000Z",
        "٢٠٢٢-01-05T10:00:00Z",
        "2022-01-05T10:00:00Z\n",
        " 2022-01-05T10:00:00Z",
        "",
    ],
)
def test_another_spelling_or_no_such_moment_is_refused(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        instants.parse(text, "/at")
    assert caught.value.where == "/at"


@pytest.mark.parametrize("milliseconds", [instants.EARLIEST - 1, instants.LATEST + 1])
def test_years_are_bounded(milliseconds: int) -> None:
    with pytest.raises(Malformed, match="instant_range"):
        instants.render(milliseconds)
