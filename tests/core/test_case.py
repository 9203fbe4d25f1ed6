"""A case beside its decisions: opening, modes, facts, files, corrections, appeal, consultations, closing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core import given
from tests.core.given import APPEAL, Refused, check_refused, codes_in
from tests.core.record import START, Record, digest

FLOOD = {"case": "flood"}
OPEN = {**FLOOD, "title": "Flood in AA", "mode": "watch"}
FACT = {**FLOOD, "standing": "reported", "text": "Bridge gone", "source": "radio"}
FILE = {**FLOOD, "file": digest("map"), "name": "map.png", "media_type": "image/png", "size": 3}
TALKS = {**FLOOD, "consultation": "t1", "form": "calls", "article": "pact:1"}
TALK = {**FLOOD, "consultation": "t1", "members": ("BB",), "held_at": START}
VIEW = {**FLOOD, "member": "BB", "kind": "concern", "text": "Roads are bad"}
FUTURE = "2030-01-01T00:00:00Z"


def test_a_case_keeps_occurrence_and_report_apart() -> None:
    record = Record()
    record.do(
        "secretary",
        "case.open",
        **OPEN,
        occurred_at="2022-01-02T06:00:00Z",
        reported_at=START,
        region="north",
    )
    case = record.case()
    assert case.occurred_at is not None
    assert case.reported_at is not None
    assert case.occurred_at < case.reported_at == case.opened_at
    assert (case.procedure, case.charter, case.region) == ("response", record.charter.revision, "north")


def test_the_mode_is_raised_and_lowered() -> None:
    record = given.case()
    record.do("secretary", "case.set_mode", **FLOOD, mode="heightened", reason="Water falls")
    assert record.case().mode == "heightened"


def test_facts_carry_their_standing_and_source() -> None:
    record = given.case()
    record.do("secretary", "case.record_fact", **FACT)
    fact = record.case().facts[0]
    assert (fact.standing, fact.text, fact.source) == ("reported", "Bridge gone", "radio")


def test_files_are_attached_even_after_the_case_is_closed() -> None:
    record = given.closed()
    record.do("secretary", "case.attach", **FILE)
    assert [row.name for row in record.case().attachments] == ["map.png"]


def test_a_correction_names_the_entry_and_leaves_it() -> None:
    record = given.case()
    wrong = record.do("secretary", "case.record_fact", **FACT)
    record.do("secretary", "case.correct", **FLOOD, entry=wrong.leaf, reason="The bridge stands")
    case = record.case()
    assert [row.entry for row in case.corrections] == [wrong.leaf]
    assert [row.text for row in case.facts] == ["Bridge gone"]


def test_an_appeal_names_article_and_what_is_asked() -> None:
    record = given.appeal()
    row = record.case().appeals[0]
    assert (row.member, row.article, row.asks, row.leaf) == (
        "AA",
        "pact:2",
        ("operation",),
        record.entries[-1].leaf,
    )


def test_the_secretary_enters_an_appeal_that_came_by_cable_with_its_evidence() -> None:
    record = given.case()
    record.do("secretary", "appeal.make", **APPEAL, channel="cable", evidence=digest("scan"))
    assert record.case().appeals[0].channel == "cable"


def test_consultations_hold_their_talks_and_end() -> None:
    record = given.talks()
    record.do("secretary", "consultation.record", **TALK, result="BB agrees")
    record.do("secretary", "consultation.end", **FLOOD, consultation="t1", result="All heard")
    row = record.case().consultations[0]
    assert ([talk.members for talk in row.talks], row.ended_at, row.result) == (
        [("BB",)],
        record.now,
        "All heard",
    )


def test_a_view_is_no_position() -> None:
    record = given.case()
    record.do("BB", "view.state", **VIEW)
    assert [(row.member, row.kind) for row in record.case().views] == [("BB", "concern")]


def test_the_review_comes_even_after_the_case_is_closed() -> None:
    record = given.closed()
    record.do("secretary", "review.file", **FLOOD, text_sha256=digest("review"))
    assert record.case().review == digest("review")


def test_closing_ends_the_case_and_its_deadlines() -> None:
    record = given.closed()
    assert (record.case().closed_at, record.case().outcome) == (record.now, "no-measures")


def ended_talks() -> Record:
    record = given.talks()
    record.do("secretary", "consultation.end", **FLOOD, consultation="t1", result="")
    return record


def with_file() -> Record:
    record = given.case()
    record.do("secretary", "case.attach", **FILE)
    return record


def corrected() -> Record:
    record = given.case()
    first = record.entries[-1].leaf
    record.do("secretary", "case.correct", **FLOOD, entry=first, reason="Wrong title")
    return record


def refused(
    code: str, command: str, start: given.Given, *parts: dict[str, Any], actor: str = "secretary"
) -> Refused:
    data: dict[str, Any] = {}
    for part in parts:
        data |= part
    return Refused(code, actor, command, start, data)


CLOSE = {**FLOOD, "outcome": "settled", "reason": "Over"}
OPENED_LEAF = given.case().entries[-1].leaf
CORRECT = {**FLOOD, "entry": OPENED_LEAF, "reason": "Wrong"}
REFUSED = [
    refused("case_new", "case.open", given.case, OPEN),
    refused("title_given", "case.open", given.nothing, OPEN, {"title": " "}),
    refused("occurred_in_past", "case.open", given.nothing, OPEN, {"occurred_at": FUTURE}),
    refused("reported_in_past", "case.open", given.nothing, OPEN, {"reported_at": FUTURE}),
    refused("signal_known", "case.open", given.nothing, OPEN, {"signals": ("s1",)}),
    refused("signal_stage", "case.open", lambda: _closed_signal(), OPEN, {"signals": ("s1",)}),
    refused("member_known", "case.open", given.nothing, OPEN, {"host": "ZZ"}),
    refused("region_known", "case.open", given.nothing, OPEN, {"region": "south"}),
    refused("case_known", "case.set_mode", given.nothing, FLOOD, {"mode": "watch", "reason": "x"}),
    refused("case_open", "case.set_mode", given.closed, FLOOD, {"mode": "watch", "reason": "x"}),
    refused("mode_other", "case.set_mode", given.case, FLOOD, {"mode": "crisis", "reason": "x"}),
    refused("reason_given", "case.set_mode", given.case, FLOOD, {"mode": "watch", "reason": " "}),
    refused("text_given", "case.record_fact", given.case, FACT, {"text": ""}),
    refused("source_given", "case.record_fact", given.case, FACT, {"source": " "}),
    refused("occurred_in_past", "case.record_fact", given.case, FACT, {"occurred_at": FUTURE}),
    refused("case_known", "case.attach", given.nothing, FILE),
    refused("name_plain", "case.attach", given.case, FILE, {"name": "../map.png"}),
    refused("name_plain", "case.attach", given.case, FILE, {"name": "c:\\map.png"}),
    refused("file_new", "case.attach", with_file, FILE),
    refused("entry_known", "case.correct", given.case, CORRECT, {"entry": digest("no entry")}),
    refused("entry_not_corrected", "case.correct", corrected, CORRECT),
    refused("reason_given", "case.correct", given.case, CORRECT, {"reason": ""}),
    refused("no_open_decision", "case.close", given.draft, CLOSE),
    refused("no_running_mandate", "case.close", given.adopted, CLOSE),
    refused("reason_given", "case.close", given.case, CLOSE, {"reason": ""}),
    refused("case_open", "case.close", given.closed, CLOSE),
    refused("own_member", "appeal.make", given.case, APPEAL, actor="BB"),
    refused("member_known", "appeal.make", given.case, APPEAL, {"member": "ZZ"}),
    refused("article_in_force", "appeal.make", given.case, APPEAL, {"article": "pact:9"}, actor="AA"),
    refused("asks_given", "appeal.make", given.case, APPEAL, {"asks": ()}, actor="AA"),
    refused("evidence_given", "appeal.make", given.case, APPEAL, {"channel": "telephone"}),
    refused("consultation_new", "consultation.start", given.talks, TALKS),
    refused("article_in_force", "consultation.start", given.case, TALKS, {"article": "pact:7"}),
    refused("organ_known", "consultation.start", given.case, TALKS, {"organ": "senate"}),
    refused("reply_in_future", "consultation.start", given.case, TALKS, {"reply_by": START}),
    refused("consultation_running", "consultation.record", given.case, TALK),
    refused("consultation_running", "consultation.record", ended_talks, TALK),
    refused("held_in_past", "consultation.record", given.talks, TALK, {"held_at": FUTURE}),
    refused("members_given", "consultation.record", given.talks, TALK, {"members": ()}),
    refused("member_known", "consultation.record", given.talks, TALK, {"members": ("ZZ",)}),
    refused(
        "consultation_running", "consultation.end", ended_talks, FLOOD, {"consultation": "t1", "result": ""}
    ),
    refused("own_member", "view.state", given.case, VIEW, actor="AA"),
    refused("member_known", "view.state", given.case, VIEW, {"member": "ZZ"}),
    refused("text_given", "view.state", given.case, VIEW, {"text": ""}, actor="BB"),
    refused("case_known", "review.file", given.nothing, FLOOD, {"text_sha256": digest("r")}),
]


def _closed_signal() -> Record:
    record = given.acknowledged()
    record.do("secretary", "signal.close", signal="s1", reason="A drill")
    return record


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.id)
def test_refused(row: Refused) -> None:
    check_refused(row)


def test_every_condition_has_a_refusal() -> None:
    assert codes_in("case/explain") <= {row.code for row in REFUSED}
