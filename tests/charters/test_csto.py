"""The charter of the CSTO as it ships: complete, sourced, dated, and true to the cases on record."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from typing import Any

import pytest

from tocsin.core import catalogue
from tocsin.core.charter import vocabulary
from tocsin.core.charter.findings import Notes
from tocsin.core.charter.model import Standing
from tocsin.core.charter.outcomes import KnownOutcome, check_outcomes, count_known, read_outcomes
from tocsin.core.charter.query import (
    article_on,
    chair_on,
    consents_for,
    duties_for,
    electorate_on,
    matter_on,
    members_on,
    procedure_on,
    rule_on,
    steps_for,
    suspended_on,
)
from tocsin.core.charter.read import examine, read_charter, read_texts
from tocsin.core.charter.terms import count_positions

FOLDER = resources.files("tocsin").joinpath("charters", "csto")
FILES = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.name.endswith(".toml")}
CSTO = read_charter(FILES)
SIX = ("AM", "BY", "KG", "KZ", "RU", "TJ")


def cases() -> tuple[KnownOutcome, ...]:
    notes = Notes()
    found = read_outcomes(FILES["outcomes.toml"], notes)
    assert notes.findings == []
    return found


def test_it_reads_without_a_finding() -> None:
    assert examine(FILES).findings == ()


def test_both_languages_name_everything() -> None:
    texts = read_texts(FILES)
    assert set(texts) == {"en", "ru"}
    for language, row in texts.items():
        cyrillic = [
            name
            for table in row.entries.values()
            for forms in table.values()
            for name in forms.values()
            if bool(re.search("[а-яА-Я]", name)) != (language == "ru")
        ]
        assert cyrillic == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_on_record_has_its_outcome(case: KnownOutcome) -> None:
    found = count_known(CSTO, case)
    assert not isinstance(found, str), found
    assert (found.outcome.value, found.rule) == (case.expect, case.rule or found.rule)


def test_a_false_outcome_would_be_found() -> None:
    notes = Notes()
    check_outcomes(
        CSTO, FILES["outcomes.toml"].replace(b'expect = "undecided"', b'expect = "adopted"'), notes
    )
    assert {finding.code for finding in notes.findings} == {"outcome_differs"}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(1992, 5, 14), ()),
        (date(1995, 1, 1), ("AM", "AZ", "BY", "GE", "KG", "KZ", "RU", "TJ", "UZ")),
        (date(2003, 9, 18), SIX),
        (date(2009, 6, 14), (*SIX, "UZ")),
        (date(2010, 12, 10), (*SIX, "UZ")),
        (date(2012, 12, 18), (*SIX, "UZ")),
        (date(2012, 12, 19), SIX),
        (date(2022, 1, 6), SIX),
    ],
)
def test_members_by_date(on: date, expected: tuple[str, ...]) -> None:
    assert members_on(CSTO, on) == expected


def test_a_suspended_member_keeps_its_seat_and_has_no_voice() -> None:
    on = date(2012, 7, 1)
    assert suspended_on(CSTO, on) == ("UZ",)
    assert electorate_on(CSTO, "csc", on) == SIX


@pytest.mark.parametrize(
    ("year", "member"),
    [
        (2010, "RU"),
        (2011, "BY"),
        (2015, ""),
        (2022, "AM"),
        (2023, "BY"),
        (2024, "KZ"),
        (2025, "KG"),
        (2026, "RU"),
    ],
)
def test_the_chair_by_year_and_unknown_where_the_record_is_silent(year: int, member: str) -> None:
    assert chair_on(CSTO, date(year, 1, 1)) == chair_on(CSTO, date(year, 12, 31)) == member


MATTERS = {
    "csc": {
        "use-of-forces",
        "peacekeeping-operation",
        "monitoring-mission",
        "assistance",
        "extend-mandate",
        "end-mandate",
        "declaration",
        "charter-change",
        "procedural",
    },
    "cdm": {"implementing-measures", "training-plan"},
    "military-committee": {"recommendation"},
}


@pytest.mark.parametrize("organ", sorted(MATTERS))
def test_matters_that_scripts_may_name(organ: str) -> None:
    for matter in MATTERS[organ]:
        assert matter_on(CSTO, organ, matter, date(2024, 1, 1)) is not None


def rule_name(organ: str, matter: str, on: date) -> str:
    rule = rule_on(CSTO, organ, matter, on)
    assert rule is not None
    return rule.id


def test_limited_format_since_december_2010_in_the_council_only() -> None:
    day_before, day = date(2010, 12, 9), date(2010, 12, 10)
    for matter in MATTERS["csc"] - {"charter-change", "procedural"}:
        assert rule_name("csc", matter, day_before) == "consensus"
        assert rule_name("csc", matter, day) == "limited-format"
    assert rule_name("csc", "charter-change", date(2024, 1, 1)) == "consensus"
    assert rule_name("csc", "procedural", date(2024, 1, 1)) == "procedural-majority"
    for row in CSTO.matters:
        if row.organ != "csc":
            assert "limited-format" not in {period.rule for period in row.rules}


def test_no_silence_no_quorum_and_no_clock_stands_without_a_source() -> None:
    assert all("silence" not in row.forms for row in CSTO.matters)
    assert {row.quorum for row in CSTO.organs} == {"unspecified"}
    clocks = [
        (step.id, step.time_limit)
        for row in CSTO.procedures
        for step in row.steps
        if step.time_limit != "unspecified"
    ]
    assert set(clocks) == {("consultations", "at-once"), ("notice", "at-once")}
    at_once = [step for row in CSTO.procedures for step in row.steps if step.time_limit == "at-once"]
    assert {step.source.standing for step in at_once} == {Standing.VERIFIED}


def test_silence_settles_nothing_here() -> None:
    result = count_positions(
        CSTO, "csc", "charter-change", date(2024, 1, 1), [("AM", "silent")], silence=True
    )
    assert result.outcome == "undecided"
    assert result.reasons[-1].code == "silence_unknown"


def test_a_decision_to_send_forces_must_say_six_things() -> None:
    wanted = {"tasks", "components", "strength", "subordination", "places", "stay"}
    for matter in ("use-of-forces", "peacekeeping-operation"):
        row = matter_on(CSTO, "csc", matter, date(2022, 1, 6))
        assert row is not None
        assert set(row.requires) == wanted
        assert row.by_signature
        assert {"AM", "BY", "KG", "KZ", "RU", "TJ"} == {
            c.member for c in consents_for(CSTO, matter, date(2022, 1, 6))
        }
        assert [duty.to for duty in duties_for(CSTO, matter)] == ["un-security-council"]


def test_january_2022_stands_on_an_article_in_force_that_is_no_usual_basis() -> None:
    row = matter_on(CSTO, "csc", "peacekeeping-operation", date(2022, 1, 6))
    assert row is not None
    assert "treaty:4" not in row.bases
    assert article_on(CSTO, "treaty:4", date(2022, 1, 6)) is not None


def test_the_procedure_changes_with_the_acts() -> None:
    assert procedure_on(CSTO, "crisis-response", date(2010, 12, 9)) is not None
    second = procedure_on(CSTO, "crisis-response", date(2023, 11, 22))
    third = procedure_on(CSTO, "crisis-response", date(2023, 11, 23))
    assert second is not None
    assert third is not None
    assert "crisis-regulation-2010" in second.basis
    assert "crisis-response-system-2023" in third.basis
    assert third.source.standing is Standing.UNVERIFIED
    order = [step.id for step in steps_for(second, "mandate")]
    assert (
        order.index("appeal") < order.index("adoption") < order.index("commander") < order.index("withdrawal")
    )
    assert "commander" not in [step.id for step in steps_for(second, "statement")]


def test_what_is_verified_or_reported_says_where() -> None:
    rows: list[Any] = [
        *CSTO.acts,
        *(row for act in CSTO.acts for row in act.articles),
        *CSTO.members,
        *CSTO.chairs,
    ]
    rows += [*CSTO.organs, *CSTO.matters, *CSTO.consents, *CSTO.duties, *CSTO.components, *CSTO.centres]
    rows += [step for row in CSTO.procedures for step in row.steps]
    silent = [row for row in rows if row.source.standing is not Standing.UNVERIFIED and not row.source.text]
    assert silent == []


def test_the_words_of_the_vocabulary_are_those_of_the_catalogue() -> None:
    specs = catalogue.SPECS
    known = {spec.name for spec in specs} | {"position.record"}
    assert known >= vocabulary.COMMANDS
    for event, command in vocabulary.EVENT_COMMANDS.items():
        events = {spec.event for spec in catalogue.BY_EVENT.values() if spec.name == command}
        assert event in events or (event in vocabulary.WHOLE_PAGES and events)


def role(name: str) -> Any:
    return next(row for row in CSTO.roles if row.id == name)


@pytest.mark.parametrize(
    "name",
    [
        "head-of-state",
        "permanent-representative",
        "foreign-ministry",
        "defence-minister",
        "defence-duty-officer",
        "security-council-secretary",
    ],
)
def test_members_people_act_for_their_own_member_only(name: str) -> None:
    row = role(name)
    assert row.of == "member"
    assert {word for word in row.may if not word.startswith("own:")} <= {"signal.receive"}


def test_the_two_tracks_do_not_see_each_others_drafts() -> None:
    for row in CSTO.roles:
        if row.of == "member":
            hidden = "drafts-defence" if row.track == "political" else "drafts-political"
            assert hidden not in row.sees


def test_who_only_looks_may_nothing_and_only_the_system_declares() -> None:
    assert role("auditor").may == role("observer").may == frozenset()
    for row in CSTO.roles:
        assert bool(row.may & vocabulary.SYSTEM_COMMANDS) == (row.id == "system")


WEAPONS = re.compile(
    "weapon|missile|rocket|artillery|tank|bomb|mortar|howitzer|rifle|gun|munition|nuclear|chemical|strike|drone|uav"
    "|оруж|ракет|артиллер|танк|бомб|миномёт|гаубиц|винтовк|пулемёт|боеприпас|ядерн|химическ|ударн|беспилотн",
    re.IGNORECASE,
)


def test_no_weapon_stands_among_components_purposes_and_units() -> None:
    texts = read_texts(FILES)
    words = [row.id for row in CSTO.components]
    words += [word for row in CSTO.components for word in row.purposes]
    words += [figure.unit for row in CSTO.components for figure in row.figures]
    for row in texts.values():
        for kind in ("component", "purpose", "unit", "content"):
            words += [name for forms in row.entries[kind].values() for name in forms.values()]
    assert [word for word in words if WEAPONS.search(word)] == []
    assert WEAPONS.search("ракетная бригада")
