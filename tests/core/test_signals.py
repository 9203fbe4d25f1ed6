"""Signals: received, acknowledged, assessed, merged, closed; each command once accepted, and each refusal."""

from __future__ import annotations

import pytest

from tests.core import given
from tests.core.given import Refused, check_refused, codes_in
from tests.core.record import START, Record

CABLE = {"channel": "cable", "title": "River rises", "received_from": "AA"}


def test_a_signal_is_received_with_what_is_claimed() -> None:
    record = Record()
    record.do("AA", "signal.receive", signal="s1", **CABLE, claimed="The dam breaks", occurred_at=START)
    row = record.signals["s1"]
    assert (row.stage, row.claimed, row.occurred_at, row.received_at) == (
        "received",
        "The dam breaks",
        record.now,
        record.now,
    )


def test_an_assessment_keeps_claimed_and_established_apart() -> None:
    record = given.acknowledged()
    record.do(
        "secretary",
        "signal.assess",
        signal="s1",
        verdict="watch",
        established="Water at 5 m",
        claimed="Dam broke",
    )
    row = record.signals["s1"]
    assert (row.stage, row.verdict, row.established, row.claimed) == (
        "assessed",
        "watch",
        "Water at 5 m",
        "Dam broke",
    )


def test_an_assessed_signal_may_be_assessed_again() -> None:
    record = given.acknowledged()
    for verdict in ("unclear", "crisis-situation"):
        record.do("secretary", "signal.assess", signal="s1", verdict=verdict)
    assert record.signals["s1"].verdict == "crisis-situation"


def test_a_merged_signal_stays_readable_and_names_the_other() -> None:
    record = given.acknowledged()
    record.do("secretary", "signal.receive", signal="s2", **CABLE)
    record.do("secretary", "signal.merge", signal="s2", into="s1", reason="Same river")
    assert (record.signals["s2"].stage, record.signals["s2"].merged_into) == ("merged", "s1")
    assert record.signals["s1"].stage == "acknowledged"


def test_a_signal_is_closed_with_a_reason() -> None:
    record = given.acknowledged()
    record.do("secretary", "signal.close", signal="s1", reason="A drill")
    assert (record.signals["s1"].stage, record.signals["s1"].closed_because) == ("closed", "A drill")


def test_a_case_is_noted_at_the_signals_it_is_opened_on() -> None:
    assert given.case().signals["s1"].cases == ("flood",)


def merged() -> Record:
    record = given.acknowledged()
    record.do("secretary", "signal.receive", signal="s2", **CABLE)
    record.do("secretary", "signal.merge", signal="s2", into="s1")
    return record


S1 = {"signal": "s1"}
REFUSED = [
    Refused("role_may", "guest", "signal.receive", given.nothing, {**S1, **CABLE}),
    Refused("signal_new", "secretary", "signal.receive", given.signal, {**S1, **CABLE}),
    Refused("title_given", "secretary", "signal.receive", given.nothing, {**S1, **CABLE, "title": " "}),
    Refused(
        "occurred_in_past",
        "secretary",
        "signal.receive",
        given.nothing,
        {**S1, **CABLE, "occurred_at": "2030-01-01T00:00:00Z"},
    ),
    Refused("signal_known", "secretary", "signal.acknowledge", given.nothing, S1),
    Refused("signal_stage", "secretary", "signal.acknowledge", given.acknowledged, S1),
    Refused("signal_stage", "secretary", "signal.assess", given.signal, {**S1, "verdict": "watch"}),
    Refused("signal_stage", "secretary", "signal.merge", merged, {"signal": "s2", "into": "s1"}),
    Refused("signal_other", "secretary", "signal.merge", given.signal, {**S1, "into": "s1"}),
    Refused("signal_into_known", "secretary", "signal.merge", given.signal, {**S1, "into": "s9"}),
    Refused("signal_into_known", "secretary", "signal.merge", merged, {**S1, "into": "s2"}),
    Refused("signal_stage", "secretary", "signal.close", given.signal, {**S1, "reason": "A drill"}),
    Refused("reason_given", "secretary", "signal.close", given.acknowledged, {**S1, "reason": ""}),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.id)
def test_refused(row: Refused) -> None:
    check_refused(row)


def test_every_condition_has_a_refusal() -> None:
    assert codes_in("signal/explain") <= {row.code for row in REFUSED}
