"""A decision from draft to outcome: texts, opening through the gate of legality, positions, signatures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core import given
from tests.core.given import DRAFT, OPENING, TEXT, VOICES, agree, opening
from tests.core.record import Record, digest
from tocsin.core.paper.deadlines import waited_for
from tocsin.core.procedure import deadlines
from tocsin.core.scope import Needs

D1 = {"decision": "d1"}
YES = {**D1, "text_sha256": TEXT, "position": "yes"}


def code(record: Record, actor: str, command: str, *parts: dict[str, Any], **more: Any) -> str:
    """The leading reason of the refusal; empty where accepted."""
    data: dict[str, Any] = {}
    for part in parts:
        data |= part
    return record.refusal(actor, command, **{**data, **more})


# Texts


def test_a_draft_has_its_first_version() -> None:
    paper = given.draft().paper()
    assert (paper.stage, [row.number for row in paper.versions], paper.title) == ("draft", [1], "Help for AA")


def test_an_amendment_is_a_new_version_and_says_what_changed() -> None:
    record = given.draft()
    record.do(
        "BB", "decision.amend", **D1, text_sha256=digest("new"), change="Fewer people", proposed_by="BB"
    )
    last = record.paper().versions[-1]
    assert (last.number, last.member, last.change) == (2, "BB", "Fewer people")


def test_an_amendment_of_an_open_text_takes_all_positions_away() -> None:
    record = given.opened()
    record.do("AA", "position.state", **YES)
    record.do("secretary", "decision.amend", **D1, text_sha256=digest("new"), change="Fewer people")
    paper = record.paper()
    assert (paper.stage, paper.opening, paper.stated) == ("draft", None, ())
    record.do("secretary", "decision.open", **{**opening(record), "text_sha256": digest("new")})
    assert code(record, "BB", "position.state", YES) == "text_same"


def test_a_translation_stands_beside_the_current_version_and_delays_nothing() -> None:
    record = given.opened()
    record.do(
        "secretary",
        "decision.translate",
        **D1,
        text_sha256=TEXT,
        language="fr",
        translation_sha256=digest("fr"),
    )
    assert [row.language for row in record.paper().versions[-1].translations] == ["fr"]
    assert record.paper().stage == "open"


def test_a_draft_is_withdrawn_with_a_reason() -> None:
    record = given.opened()
    record.do("secretary", "decision.withdraw", **D1, reason="Not needed any more")
    assert record.paper().stage == "withdrawn"
    assert "case.positions_given" not in [row.name for row in record.case().milestones]


def test_refusals_of_texts() -> None:
    assert code(given.nothing(), "secretary", "decision.draft", DRAFT) == "case_known"
    assert code(given.closed(), "secretary", "decision.draft", DRAFT) == "case_open"
    case = given.case()
    assert code(given.draft(), "secretary", "decision.draft", DRAFT) == "decision_new"
    assert code(case, "secretary", "decision.draft", DRAFT, title=" ") == "title_given"
    assert code(case, "secretary", "decision.draft", DRAFT, organ="senate") == "organ_known"
    assert code(case, "secretary", "decision.draft", DRAFT, matter="war") == "matter_in_competence"
    assert code(case, "secretary", "decision.draft", DRAFT, initiator="ZZ") == "member_known"
    draft = given.draft()
    amend = {**D1, "text_sha256": digest("new"), "change": "x"}
    assert code(case, "secretary", "decision.amend", amend) == "decision_known"
    assert code(given.adopted(), "secretary", "decision.amend", amend) == "decision_stage"
    assert code(draft, "secretary", "decision.amend", amend, text_sha256=TEXT) == "text_changed"
    assert code(draft, "AA", "decision.amend", amend, proposed_by="BB") == "own_member"
    french = {**D1, "language": "fr", "translation_sha256": digest("fr")}
    assert code(draft, "secretary", "decision.translate", french, text_sha256=digest("x")) == "text_current"
    assert code(draft, "secretary", "decision.withdraw", D1, reason="") == "reason_given"


def test_the_refusal_of_a_matter_names_the_organ_that_is_competent() -> None:
    checks = given.case().checks("secretary", "decision.draft", **{**DRAFT, "organ": "board"})
    unmet = next(row for row in checks if not row.met)
    assert unmet.code == "matter_in_competence"
    assert dict(unmet.parameters)["competent"] == ("council",)


# Opening


def test_rule_and_electorate_follow_from_the_charter() -> None:
    opened = given.opened().entries[-1].data
    assert (opened.rule, opened.electorate) == ("together", VOICES), "DD is suspended on that day"


def test_a_basis_in_force_that_the_matter_does_not_list_is_a_finding() -> None:
    assert "basis_unusual pact:1" in given.opened(articles=("pact:1",)).entries[-1].data.findings


def test_reported_figures_of_a_measure_are_a_finding() -> None:
    measure = {"strength": 100, "strength_standing": "reported"}
    assert "strength_reported" in given.opened(measure=measure).entries[-1].data.findings


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ("case_same", {"case": "other"}),
        ("text_current", {"text_sha256": digest("x")}),
        ("organ_and_matter_of_draft", {"matter": "statement", "measure": {}}),
        ("last_moment_in_future", {"closes_at": "2021-01-01T00:00:00Z"}),
        ("silence_has_last_moment", {"form": "silence"}),
        ("form_allowed", {"form": "silence", "closes_at": "2022-01-09T00:00:00Z"}),
        ("article_given", {"articles": ()}),
        ("article_in_force", {"articles": ("pact:9",)}),
        ("appeal_given", {"appeal": None}),
        ("appeal_known", {"appeal": digest("none")}),
        ("contents_complete", {"measure": {"tasks": ()}}),
        ("component_known", {"measure": {"components": ("army",)}}),
        ("component_allowed", {"measure": {"components": ("band",)}}),
        ("stay_ends_later", {"measure": {"ends_at": "2021-01-01T00:00:00Z"}}),
        ("member_known", {"host_consent": "ZZ"}),
    ],
)
def test_an_opening_is_refused(expected: str, changes: dict[str, Any]) -> None:
    record = given.draft()
    record.files["other"] = record.files["flood"]
    assert code(record, "secretary", "decision.open", opening(record, **changes)) == expected


def test_an_incomplete_opening_names_what_lacks_and_the_article() -> None:
    record = given.draft()
    checks = record.checks(
        "secretary", "decision.open", **opening(record, measure={"tasks": (), "ends_at": None})
    )
    unmet = next(row for row in checks if not row.met)
    assert (unmet.code, unmet.article) == ("contents_complete", "pact:5")
    assert dict(unmet.parameters)["lacking"] == ("tasks", "stay")


def test_an_opened_decision_is_not_opened_again() -> None:
    record = given.opened()
    assert code(record, "secretary", "decision.open", opening(record)) == "decision_stage"


def test_an_ending_needs_a_mandate_that_runs() -> None:
    record = given.case()
    record.do("secretary", "decision.draft", **{**DRAFT, "matter": "ending"})
    data = {**OPENING, "matter": "ending"}
    assert code(record, "secretary", "decision.open", data, measure={"mandate": "d0"}) == "mandate_known"
    over = given.adopted()
    over.wait(241)
    over.do("secretary", "decision.draft", **{**DRAFT, "decision": "d2", "matter": "ending"})
    again = {**data, "decision": "d2", "measure": {"mandate": "d1"}}
    assert code(over, "secretary", "decision.open", again) == "mandate_in_force"


# Positions


def test_a_decision_is_adopted_when_the_last_voice_has_joined() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    assert (record.paper().stage, waited_for(record.paper())) == ("open", ("CC",))
    agree(record, voices=VOICES[2:])
    paper = record.paper()
    assert (paper.stage, paper.outcome, len(paper.counted)) == ("adopted", "adopted", 3)
    assert record.entries[-1].actor.role == "system"


def test_the_last_position_of_a_member_counts() -> None:
    record = given.opened()
    record.do("AA", "position.state", **{**YES, "position": "no"})
    last = record.do("AA", "position.state", **YES)
    agree(record, voices=VOICES[1:])
    assert record.paper().outcome == "adopted"
    assert last.leaf in record.paper().counted


def test_one_objection_stops_consensus_once_all_have_spoken() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    record.do("CC", "position.state", **{**YES, "position": "objection"})
    assert (record.paper().stage, record.paper().outcome) == ("failed", "not_adopted")


def test_voting_closed_with_a_voice_missing_leaves_consensus_undecided() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    record.do("secretary", "decision.close_voting", **D1)
    assert (record.paper().stage, record.paper().outcome) == ("failed", "undecided")


def test_the_last_moment_closes_by_itself_and_not_before() -> None:
    record = given.opened(closes_at="2022-01-05T18:00:00Z", form="correspondence")
    agree(record, voices=VOICES[:2])
    record.wait(5.9)
    assert record.paper().stage == "open"
    record.wait(0.1)
    assert (record.paper().stage, record.types()[-2:]) == (
        "failed",
        ["case.voting_closed", "case.decision_failed"],
    )


def test_silence_adopts_at_its_last_moment() -> None:
    record = given.silence()
    record.wait(12)
    assert record.paper().outcome == "adopted"


def test_an_objection_breaks_silence_at_once() -> None:
    record = given.silence()
    record.do("BB", "position.state", **{**YES, "position": "objection"})
    assert record.paper().outcome == "not_adopted"


def test_a_position_at_the_last_moment_is_late() -> None:
    record = given.silence()
    record.now += 12 * 3_600_000
    assert code(record, "BB", "position.state", YES) == "in_time"


def recorded(**changes: Any) -> dict[str, Any]:
    return {**YES, "recorded_for": "CC", "channel": "note", "evidence": digest("scan"), **changes}


def test_a_recorded_position_waits_for_the_members_own_word() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    noted = record.do("secretary", "position.state", **recorded())
    assert record.paper().stage == "open"
    record.do("CC", "position.confirm", **D1, position=noted.leaf, confirmed=True)
    assert record.paper().outcome == "adopted"


def test_a_contested_record_does_not_count() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    noted = record.do("secretary", "position.state", **recorded())
    record.do("CC", "position.confirm", **D1, position=noted.leaf, confirmed=False)
    record.do("secretary", "decision.close_voting", **D1)
    assert record.paper().outcome == "undecided"


def test_where_the_charter_says_so_a_record_counts_before_it_is_confirmed() -> None:
    record = given.mission()
    agree(record, voices=VOICES[:2])
    record.do("secretary", "position.state", **recorded())
    assert record.paper().stage == "signing"


def test_a_record_contested_during_signing_sends_the_text_back_to_the_members() -> None:
    record = given.mission()
    agree(record, voices=VOICES[:2])
    noted = record.do("secretary", "position.state", **recorded())
    record.do("CC", "position.confirm", **D1, position=noted.leaf, confirmed=False)
    assert record.paper().stage == "open"
    assert "case.page_signed" not in [row.name for row in record.case().milestones]


def test_a_confirmation_that_does_not_come_lapses() -> None:
    record = given.opened()
    agree(record, voices=VOICES[:2])
    record.do("CC", "position.state", **YES, subject_to_confirmation_until=record.later(3))
    due = deadlines(record.charter, record.scope(Needs(case="flood")))
    assert [(row.kind, row.owner) for row in due if row.kind == "confirmation"] == [("confirmation", ("CC",))]
    record.wait(3)
    assert record.types()[-1] == "case.confirmation_lapsed"
    assert record.paper().stated[-1].statement.lapsed


def test_a_corrected_position_does_not_count() -> None:
    record = given.opened()
    wrong = record.do("AA", "position.state", **YES)
    record.do(
        "secretary", "case.correct", case="flood", decision="d1", entry=wrong.leaf, reason="Typed wrong"
    )
    agree(record, voices=VOICES[1:])
    record.do("secretary", "decision.close_voting", **D1)
    assert record.paper().outcome == "undecided"


def test_refusals_of_positions() -> None:
    opened = given.opened()
    assert code(given.draft(), "AA", "position.state", YES) == "decision_stage"
    assert code(opened, "AA", "position.state", YES, text_sha256=digest("x")) == "text_same"
    assert code(opened, "DD", "position.state", YES) == "member_in_electorate"
    assert code(opened, "AA/officer", "position.state", YES) == "role_speaks_in_organ"
    assert code(opened, "guest", "position.state", YES) == "role_may"
    assert code(opened, "secretary", "position.state", YES) == "role_may"
    assert code(opened, "AA", "position.state", recorded()) == "role_may"
    assert code(opened, "secretary", "position.state", recorded(evidence=None)) == "evidence_given"
    assert (
        code(opened, "secretary", "position.state", recorded(evidence=None, channel="system"))
        == "evidence_given"
    )
    assert code(opened, "secretary", "position.state", recorded(evidence=None, channel="hall")) == ""
    past = {"subject_to_confirmation_until": opened.later(0)}
    assert code(opened, "AA", "position.state", YES, past) == "confirmation_in_future"


def test_refusals_of_confirmations() -> None:
    opened = given.opened()
    noted = opened.do("secretary", "position.state", **recorded())
    own = opened.do("AA", "position.state", **YES)
    confirm = {**D1, "position": noted.leaf, "confirmed": True}
    assert code(opened, "AA", "position.confirm", confirm) == "position_waiting"
    assert code(opened, "CC", "position.confirm", confirm, position=digest("x")) == "position_known"
    assert code(opened, "CC", "position.confirm", confirm, position=own.leaf) == "own_member"
    assert code(opened, "CC/officer", "position.confirm", confirm) == "role_speaks_in_organ"
    opened.do("CC", "position.confirm", **confirm)
    assert code(opened, "CC", "position.confirm", confirm) == "position_waiting"


def test_refusals_of_closing() -> None:
    assert code(given.draft(), "secretary", "decision.close_voting", D1) == "decision_stage"
    assert code(given.silence(), "secretary", "decision.close_voting", D1) == "last_moment_reached"
    signing = given.mission()
    agree(signing, voices=VOICES[:2])
    signing.do("secretary", "decision.close_voting", **D1)
    assert signing.paper().stage == "signing"
    assert code(signing, "secretary", "decision.close_voting", D1) == "decision_stage"


def test_an_outcome_is_declared_by_nobody_but_the_system_and_only_when_settled() -> None:
    record = given.opened()
    assert code(record, "secretary", "outcome.declare", D1) == "role_may"
    assert code(record, "system", "outcome.declare", D1) == "outcome_settled"
    noted = record.do("AA", "position.state", **YES, subject_to_confirmation_until=record.later(3))
    lapse = {**D1, "position": noted.leaf}
    assert code(record, "system", "confirmation.lapse", lapse) == "last_moment_reached"
    assert code(record, "system", "confirmation.lapse", lapse, position=digest("x")) == "position_known"


# Signature page


def sign(record: Record, *members: str) -> None:
    for member in members:
        record.do(member, "text.sign", **D1, text_sha256=TEXT, member=member)


def test_nothing_is_adopted_before_the_page_is_signed() -> None:
    record = given.signing()
    sign(record, "AA", "BB")
    assert (record.paper().stage, waited_for(record.paper())) == ("signing", ("CC",))
    sign(record, "CC")
    assert record.paper().stage == "adopted"


def test_one_refused_signature_fails_the_text() -> None:
    record = given.signing()
    sign(record, "AA", "BB")
    record.do("CC", "text.refuse", **D1, text_sha256=TEXT, member="CC", reason="Not this text")
    assert (record.paper().stage, record.paper().outcome) == ("failed", "not_adopted")


def test_a_page_closed_with_a_signature_missing_fails_the_text() -> None:
    record = given.signing()
    sign(record, "AA")
    record.do("secretary", "decision.close_signing", **D1)
    assert record.paper().outcome == "not_adopted"


def test_in_limited_format_only_those_sign_that_joined_and_only_they_are_bound() -> None:
    record = given.mission()
    agree(record, voices=VOICES[:2])
    record.do("secretary", "decision.close_voting", **D1)
    sign(record, "AA", "BB")
    assert (record.paper().outcome, record.mandate().bound) == ("adopted", ("AA", "BB"))


def test_who_stood_aside_may_sign_later() -> None:
    record = given.mission()
    agree(record, voices=VOICES[:2])
    record.do("secretary", "decision.close_voting", **D1)
    sign(record, "AA", "BB", "CC")
    assert [row.signature.member for row in record.paper().page] == ["AA", "BB", "CC"]


def test_a_signature_corrected_before_the_declaration_is_awaited_again() -> None:
    record = given.signing()
    sign(record, "AA")
    wrong = record.entries[-1].leaf
    record.do("secretary", "case.correct", case="flood", decision="d1", entry=wrong, reason="Wrong page")
    assert "AA" in waited_for(record.paper())
    sign(record, *VOICES)
    assert record.paper().stage == "adopted"


def test_refusals_of_signatures() -> None:
    record = given.signing()
    page = {**D1, "text_sha256": TEXT, "member": "AA"}
    assert code(given.mission(), "AA", "text.sign", page) == "decision_stage"
    assert code(record, "AA", "text.sign", page, text_sha256=digest("x")) == "text_same"
    assert code(record, "AA", "text.sign", page, member="BB") == "own_member"
    assert code(record, "DD", "text.sign", page, member="DD") == "member_in_electorate"
    assert code(record, "AA/officer", "text.sign", page) == "role_speaks_in_organ"
    assert code(record, "secretary", "text.sign", page) == "evidence_given"
    assert code(record, "secretary", "text.refuse", page) == "evidence_given"
    sign(record, "AA")
    assert code(record, "AA", "text.sign", page) == "not_signed_yet"
    assert code(record, "AA", "text.refuse", page) == "not_signed_yet"
    assert code(given.opened(), "secretary", "decision.close_signing", D1) == "decision_stage"
