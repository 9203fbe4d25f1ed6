"""Expectations: each word of the vocabulary, met and not met."""

from __future__ import annotations

from functools import cache

import pytest

from tests.exercise.small import CASE, DECISION, HEAD, WHOLE, expect, judged, played
from tocsin.exercise.expect import Judged, judge
from tocsin.exercise.play import Performance
from tocsin.exercise.read import read_scenario
from tocsin.exercise.vocabulary import EXPECTATIONS

AID = """
[[act]]
at = 2021-03-04T11:00:00+03:00
who = "lawyer"
does = "decision.draft"
[act.with]
decision = "aid"
case = "flood"
organ = "csc"
matter = "assistance"
title = "О помощи"
text = "help"

[[act]]
at = 2021-03-04T12:00:00+03:00
who = "chair"
does = "decision.open"
[act.with]
decision = "aid"
form = "session"
articles = ["treaty:3"]
measure = { tasks = ["Откачать воду"], host = "KZ" }

[[act]]
id = "noted"
at = 2021-03-04T13:00:00+03:00
who = "lawyer"
does = "position.state"
[act.with]
decision = "aid"
recorded_for = "AM"
position = "yes"
channel = "note"
evidence = "scan"

[[act]]
at = 2021-03-04T13:10:00+03:00
who = ["by", "kg", "kz", "ru"]
does = "position.state"
[act.with]
decision = "aid"
position = "yes"

[[act]]
at = 2021-03-04T13:20:00+03:00
who = "chair"
does = "decision.close_voting"
[act.with]
decision = "aid"

[[act]]
at = 2021-03-04T14:00:00+03:00
who = ["am", "by", "kg", "kz", "ru"]
does = "text.sign"
[act.with]
decision = "aid"

[[act]]
at = 2021-03-05T10:00:00+03:00
who = "centre"
does = "movement.record"
[act.each]
with.stage = ["arrived", "arrived"]
with.at = [2021-03-04T20:00:00+03:00, 2021-03-05T09:00:00+03:00]
with.whole = [false, true]
with.standing = ["official", "reported"]
[act.with]
case = "flood"
decision = "aid"
member = "RU"
place = "Плотина"
source = "radio"

[[act]]
at = 2021-03-05T11:00:00+03:00
who = "centre"
does = "report.submit"
[act.each]
id = ["first", "second"]
with.report = ["r1", "r2"]
with.people = [40, 90]
[act.with]
case = "flood"
decision = "aid"
as_of = 2021-03-05T10:00:00+03:00

[[act]]
at = 2021-03-05T12:00:00+03:00
who = "centre"
does = "case.correct"
[act.with]
case = "flood"
entry = "@second"
reason = "Посчитано дважды"

[[act]]
at = 2021-03-05T13:00:00+03:00
who = "centre"
does = "report.schedule"
[act.with]
case = "flood"
decision = "aid"
owner = "crc-duty-officer"
first_at = 2021-03-06T13:00:00+03:00
every_hours = 24
"""
STORY = WHOLE + AID
AGREED = {"from": '"act agreed-1"', "to": '"adopted help"'}
ENTRY = {"from": '"adopted aid"', "to": '"first-arrived aid"'}
WHOLE_ENTRY = {"from": '"adopted aid"', "to": '"whole-arrived aid"'}


@cache
def story() -> Performance:
    """The story, played once."""
    return played(STORY)


def one(that: str, **values: str) -> Judged:
    """The answer to one expectation of the story."""
    performance = story()
    performance.scenario = read_scenario((STORY + expect(that, **values)).encode())
    return judge(performance)[-1]


ANSWERS: list[tuple[str, dict[str, str], bool, object]] = [
    ("outcome", {"of": '"help"', "is": '"adopted"'}, True, "adopted"),
    ("outcome", {"of": '"help"', "is": '"not_adopted"'}, False, "adopted"),
    ("outcome", {"of": '"nothing"', "is": '"adopted"'}, False, None),
    ("interval", {**AGREED, "at_most": '"PT1H"'}, True, 3_600_000),
    ("interval", {**AGREED, "at_least": '"PT2H"'}, False, 3_600_000),
    ("interval", {**ENTRY, "at_most": '"PT12H"'}, True, 6 * 3_600_000),
    ("interval", {**WHOLE_ENTRY, "days_at_most": "1"}, True, 24 * 3_600_000),
    ("interval", {**WHOLE_ENTRY, "days_at_most": "0"}, False, 24 * 3_600_000),
    ("interval", {"from": '"adopted help"', "to": '"ended aid"', "at_most": '"P9D"'}, False, None),
    ("peak", {"of": '"aid"', "figure": '"people"', "is": "40"}, True, 40),
    ("peak", {"of": '"aid"', "figure": '"people"', "is": "90"}, False, 40),
    ("peak", {"of": '"aid"', "figure": '"vehicles"', "is": "1"}, False, None),
    ("mandate", {"of": '"aid"', "is": '"in-force"'}, True, "in-force"),
    ("mandate", {"of": '"aid"', "is": '"ended"', "because": '"expired"'}, False, "in-force"),
    ("mandate", {"of": '"help"', "is": '"in-force"'}, False, None),
    ("count", {"of": '"decisions-adopted"', "in": '"flood"', "is": "2"}, True, 2),
    ("count", {"of": '"reports"', "in": '"flood"', "is": "2"}, True, 2),
    ("count", {"of": '"corrections"', "in": '"flood"', "is": "0"}, False, 1),
    ("step", {"of": '"flood"', "step": '"adoption"', "is": '"done"'}, True, "done"),
    ("step", {"of": '"flood"', "step": '"closing"', "is": '"done"'}, False, "waiting"),
    ("tally", {"of": '"aid"', "rule": '"limited-format"', "is": '"adopted"'}, True, "adopted"),
    ("tally", {"of": '"aid"', "rule": '"consensus"', "is": '"undecided"'}, True, "undecided"),
    ("tally", {"of": '"aid"', "rule": '"consensus"', "is": '"adopted"'}, False, "undecided"),
    ("finding", {"of": '"aid"', "is": '"basis_unusual treaty:3"'}, True, "basis_unusual treaty:3"),
    (
        "figures",
        {"of": '"aid"', "figure": '"movements"', "is": '"reported"'},
        False,
        "official; reported",
    ),
    ("figures", {"of": '"aid"', "figure": '"reports"', "is": '"official"'}, True, "official"),
    ("due", {"of": '"flood"', "kind": '"report_due"', "is": '"overdue"'}, True, "overdue"),
    ("due", {"of": '"flood"', "kind": '"order_due"', "is": '"awaited"'}, False, None),
    ("case", {"of": '"flood"', "is": '"open"'}, True, "open"),
    ("case", {"of": '"flood"', "is": '"closed"'}, False, "open"),
    ("position", {"of": '"aid"', "member": '"AM"', "is": '"yes"', "held": '"recorded"'}, True, "yes"),
    ("position", {"of": '"aid"', "member": '"AM"', "is": '"yes"', "held": '"stated"'}, False, "recorded"),
    ("position", {"of": '"aid"', "member": '"TJ"', "is": '"none"'}, True, "none"),
    (
        "bound",
        {"of": '"aid"', "is": '["AM", "BY", "KG", "KZ", "RU"]'},
        True,
        ("AM", "BY", "KG", "KZ", "RU"),
    ),
    ("bound", {"of": '"aid"', "is": '["AM"]'}, False, ("AM", "BY", "KG", "KZ", "RU")),
]


@pytest.mark.parametrize(("that", "values", "met", "actual"), ANSWERS)
def test_answers(that: str, values: dict[str, str], met: bool, actual: object) -> None:
    answer = one(that, **values)
    assert (answer.met, answer.actual) == (met, actual)


def test_every_word_of_the_vocabulary_is_answered_above() -> None:
    assert {that for that, _, _, _ in ANSWERS} == set(EXPECTATIONS)


def test_a_mandate_is_expected_until_an_instant() -> None:
    ending = AID.replace(
        'measure = { tasks = ["Откачать воду"], host = "KZ" }',
        'measure = { tasks = ["Вода"], ends_at = 2021-03-09T00:00:00+03:00 }',
    )
    text = WHOLE + ending[: ending.index("[[act]]\nat = 2021-03-05T10")]
    until = expect(
        "mandate", of='"aid"', **{"is": '"ended"'}, because='"expired"', until="2021-03-09T00:00:00+03:00"
    )
    other = until.replace("until = 2021-03-09", "until = 2021-03-10")
    assert [row.met for row in judged(text + until + other)] == [True, False]


def test_refusals_are_expectations_of_their_own() -> None:
    text = (HEAD + CASE + DECISION).replace(
        'does = "decision.open"', 'does = "decision.open"\nexpect_refusal = "form_allowed"'
    )
    rows = judged(text.replace('form = "correspondence"', 'form = "silence"'))
    assert (rows[0].that, rows[0].met, rows[0].actual) == ("refused", True, "form_allowed")
    assert {(row.that, row.met) for row in rows[1:]} == {("accepted", False)}, (
        "nothing was open to state positions on"
    )
