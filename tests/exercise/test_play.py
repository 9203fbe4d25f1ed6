"""Playing scenarios: by the one write door, at their times, with the same bytes each time."""

from __future__ import annotations

import pytest

from tests.exercise.small import CASE, DECISION, HEAD, SIGNED, WHOLE, played
from tocsin.bootstrap.stages import memory_stage
from tocsin.core.calendar import HOUR
from tocsin.exercise.play import NobodyPlays, Performance
from tocsin.exercise.read import read_scenario
from tocsin.ledger.octets import sha256_hex


def test_every_act_leaves_its_entry_and_what_follows_from_it() -> None:
    performance = played(WHOLE)
    assert all(line.as_expected for line in performance.lines)
    last = performance.lines[-1]
    assert [row.type for row in last.entries] == ["case.text_signed/1", "case.decision_adopted/1"]


def test_entries_stand_at_the_times_of_the_scenario() -> None:
    performance = played(WHOLE)
    assert (
        performance.lines[0].entries[0].received_at == read_scenario(WHOLE.encode()).acts[0].at.milliseconds
    )
    assert performance.stage.clock.now() == performance.end


def test_the_same_scenario_gives_the_same_bytes() -> None:
    one, two = (played(WHOLE).stage.engine.store for _ in range(2))
    assert one.head().checkpoint == two.head().checkpoint
    assert list(one.leaves()) == list(two.leaves())


def test_another_scenario_gives_other_keys_and_ids() -> None:
    one, two = (
        played(text).stage.engine.store for text in (WHOLE, WHOLE.replace("flood-2021", "flood-2022"))
    )
    assert not set(one.leaves()) & set(two.leaves())


def test_a_text_voted_on_holds_the_authentic_language_only() -> None:
    engine = played(WHOLE).stage.engine
    paper = engine.refresh().files["flood"].papers[0]
    body = '{"ru":"Помочь.\\n"}'.encode()
    assert paper.versions[0].text_sha256 == sha256_hex(body)
    assert engine.body(paper.versions[0].text_sha256) == body


def test_what_time_brings_happens_between_the_acts() -> None:
    late = """
[[act]]
at = 2021-03-05T12:00:00+03:00
who = "am"
does = "position.state"
expect_refusal = "decision_stage"
[act.with]
decision = "help"
position = "no"
"""
    some = (HEAD + CASE + DECISION).replace(
        'who = ["am", "by", "kg", "kz", "ru", "tj"]', 'who = ["by", "kg"]'
    )
    performance = played(some + late)
    closed = next(line for line in performance.lines if line.act is None)
    assert closed.at == read_scenario(some.encode()).acts[2].at.milliseconds + 24 * HOUR
    assert [row.type for row in closed.entries] == ["case.voting_closed/1"], (
        "now the page waits for two signatures"
    )
    assert performance.lines[-1].as_expected


def test_who_acts_at_the_last_moment_is_late() -> None:
    late = """
[[act]]
at = 2021-03-03T12:00:00+03:00
who = "am"
does = "position.state"
expect_refusal = "decision_stage"
[act.with]
decision = "help"
position = "no"
"""
    some = (HEAD + CASE + DECISION).replace(
        'who = ["am", "by", "kg", "kz", "ru", "tj"]', 'who = ["by", "kg"]'
    )
    assert played(some + late).lines[-1].as_expected


def test_an_act_that_is_refused_is_told_and_the_rest_goes_on() -> None:
    performance = played(
        (HEAD + CASE + DECISION + SIGNED).replace('matter = "declaration"', 'matter = "war"')
    )
    refused = [line for line in performance.lines if not line.as_expected]
    assert refused[0].refusal is not None
    assert refused[0].refusal.code == "matter_in_competence"
    assert len(performance.lines) == len(performance.scenario.acts)


def test_a_refusal_that_was_expected_and_does_not_come_is_no_success() -> None:
    performance = played(
        WHOLE.replace('does = "case.open"', 'does = "case.open"\nexpect_refusal = "case_new"')
    )
    assert not performance.lines[0].as_expected


def test_a_performance_goes_on_in_steps_and_stops_where_it_is_told() -> None:
    scenario = read_scenario(WHOLE.encode())
    performance = Performance(scenario, memory_stage(scenario))
    first = performance.next_at()
    assert first == scenario.acts[0].at.milliseconds
    assert list(performance.advance(first - 1)) == []
    assert len(list(performance.advance(first))) == 1
    assert performance.stage.clock.now() == first
    assert not performance.over
    rest = list(performance.finish())
    assert len(rest) == len(scenario.acts) - 1
    assert performance.over


def test_steps_and_one_go_give_the_same_bytes() -> None:
    scenario = read_scenario(WHOLE.encode())
    stepped = Performance(scenario, memory_stage(scenario))
    while not stepped.over:
        at = stepped.next_at()
        assert at is not None
        list(stepped.advance(at))
    assert stepped.stage.engine.store.head().checkpoint == played(WHOLE).stage.engine.store.head().checkpoint


RELATIVE = (
    HEAD.replace(
        "start = 2021-03-02T09:00:00+03:00", 'start = "-3h"\nzero = 2021-03-02T12:00:00+03:00'
    ).replace("end = 2021-03-20T09:00:00+03:00", 'end = "+0m"')
    + CASE.replace("at = 2021-03-02T10:00:00+03:00", 'at = "-2h"')
    + CASE.replace("at = 2021-03-02T10:00:00+03:00", 'at = "+1h30m"')
    .replace('"flood"', '"later"')
    .replace('id = "case"', "")
)


def test_relative_times_count_from_the_moment_it_is_played_for() -> None:
    scenario = read_scenario(RELATIVE.encode())
    zero = scenario.zero + 7 * HOUR
    performance = Performance(scenario, memory_stage(scenario), zero)
    list(performance.finish())
    assert [line.at for line in performance.lines] == [zero - 2 * HOUR], "what lies after the end waits"
    list(performance.advance(zero + 2 * HOUR))
    assert performance.lines[-1].at == zero + HOUR * 3 // 2


def test_somebody_without_a_key_is_named() -> None:
    text = WHOLE.replace('am = { member = "AM"', 'am = { member = "UZ"')
    scenario = read_scenario(text.encode())
    with pytest.raises(NobodyPlays) as problem:
        Performance(scenario, memory_stage(scenario))
    assert (problem.value.code, problem.value.where) == ("person-without-key", "am")
