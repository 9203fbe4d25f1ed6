"""The shipped scenarios: each plays, all it expects comes about, and what it rests on is said."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.bootstrap.stages import memory_stage, shipped_scenario, shipped_scenarios
from tocsin.core.calendar import DAY, HOUR, moment
from tocsin.core.charter.read import read_texts
from tocsin.exercise.expect import Judged, judge
from tocsin.exercise.play import Performance
from tocsin.exercise.read import read_scenario
from tocsin.exercise.scenario import Scenario
from tocsin.proof.verify import verify
from tocsin.wording import LANGUAGES, Language
from tocsin.wording.transcripts import Teller

PAST = tuple(name for name in shipped_scenarios() if name != "demo-live")
QUOTATION = re.compile(r'["«“].{60,}["»”]', re.DOTALL)


@cache
def scenario_of(name: str) -> Scenario:
    return read_scenario(shipped_scenario(name))


@cache
def played(name: str) -> Performance:
    scenario = scenario_of(name)
    performance = Performance(scenario, memory_stage(scenario))
    list(performance.finish())
    return performance


def answer(name: str, that: str, **values: object) -> Judged:
    """The answer to the one expectation with these values."""
    rows = [row for row in judge(played(name)) if row.that == that]
    found = [row for row in rows if all(row.values.get(key) == value for key, value in values.items())]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("name", shipped_scenarios())
def test_everything_expected_comes_about(name: str) -> None:
    assert [row for row in judge(played(name)) if not row.met] == []
    assert scenario_of(name).expectations


@pytest.mark.parametrize("name", shipped_scenarios())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_in_both_languages(name: str, lang: Language) -> None:
    performance = played(name)
    teller = Teller(lang, read_texts(shipped_charter("csto"))[lang], performance.scenario)
    told = [*teller.opening(), *(text for line in performance.lines for text in teller.tell(line))]
    expected = [teller.expectation(row) for row in judge(performance)]
    assert len(told) > len(performance.lines)
    assert all(row.text and row.actual for row in expected)


@pytest.mark.parametrize("name", PAST)
def test_every_act_of_the_past_says_what_it_rests_on(name: str) -> None:
    scenario = scenario_of(name)
    assert not scenario.invented
    assert [act.line for act in scenario.acts if not act.standing] == []
    unsourced = [act.line for act in scenario.acts if act.standing != "assumed" and not act.source]
    assert unsourced == []


@pytest.mark.parametrize("name", PAST)
def test_an_hour_is_on_record_or_marked(name: str) -> None:
    acts = scenario_of(name).acts
    assert {act.clock for act in acts} <= {"recorded", "day", "assumed"}
    assert [act.line for act in acts if act.clock == "recorded" and not act.source] == []


@pytest.mark.parametrize("name", shipped_scenarios())
def test_texts_are_no_quotations(name: str) -> None:
    texts = [words for text in scenario_of(name).texts.values() for words in text.values()]
    assert [words for words in texts if QUOTATION.search(words)] == []


# Kazakhstan, January 2022: the derived checks of the public record


def test_from_appeal_to_decision_it_took_less_than_twelve_hours() -> None:
    found = answer("kazakhstan-2022", "interval", to=("adopted", "kz-2022-forces"))
    assert isinstance(found.actual, int)
    assert 0 < found.actual < 12 * HOUR


def test_the_first_units_were_there_within_a_day_and_the_whole_force_in_three() -> None:
    first = answer("kazakhstan-2022", "interval", to=("first-arrived", "kz-2022-forces"))
    whole = answer("kazakhstan-2022", "interval", to=("whole-arrived", "kz-2022-forces"))
    assert isinstance(first.actual, int)
    assert 0 < first.actual < 24 * HOUR
    assert whole.actual == 3 * DAY


def test_the_last_unit_left_seven_days_after_the_request_to_end() -> None:
    rows = [
        row for row in judge(played("kazakhstan-2022")) if row.values.get("to", ("",))[0] == "whole-returned"
    ]
    assert [row.actual for row in rows] == [7 * DAY, 6 * DAY], (
        "from the request, and from the begin of withdrawal"
    )


def test_only_the_official_total_is_a_figure_of_the_force() -> None:
    state = played("kazakhstan-2022").stage.engine.refresh()
    mandate = state.files["kz-2022"].mandates[0]
    official = [
        (row.people, row.vehicles) for row in mandate.reports if row.standing == "official" and row.people
    ]
    assert official == [(2030, 250)]
    assert {row.standing for row in mandate.offers} == {"reported"}
    assert sum(row.people or 0 for row in mandate.offers) != 2030


def test_the_odd_basis_is_a_recorded_finding() -> None:
    paper = played("kazakhstan-2022").stage.engine.refresh().files["kz-2022"].papers[0]
    assert paper.opening is not None
    assert paper.opening.articles == ("treaty:4",)
    assert "basis_unusual treaty:4" in paper.opening.findings


def test_recorded_positions_stand_apart_from_confirmed_ones() -> None:
    paper = played("kazakhstan-2022").stage.engine.refresh().files["kz-2022"].papers[0]
    held = {row.statement.member: (row.statement.recorded, row.statement.confirmed) for row in paper.stated}
    assert held["TJ"] == (True, None)
    assert held["RU"] == (True, True)
    assert all(row.evidence for row in paper.stated)


def test_the_certificate_of_the_decision_verifies_and_says_what_it_is() -> None:
    stage = played("kazakhstan-2022").stage
    made = certificate_of(stage.engine, stage.keyring, "kz-2022-forces")
    verdict = verify(made)
    assert verdict.valid
    assert (verdict.outcome, verdict.kind) == ("adopted", "replay")
    assert "Treaty" not in json.loads(made)["text"]["ru"]


# The other cases


def test_one_refusal_fails_two_texts_and_fifteen_pass() -> None:
    papers = played("csto-2022-11-yerevan").stage.engine.refresh().files["yerevan-2022-11"].papers
    failed = [row.id for row in papers if row.stage == "failed"]
    assert failed == ["yerevan-2022-declaration", "yerevan-2022-aid"]
    assert sum(row.stage == "adopted" for row in papers) == 15


def test_one_absent_member_stands_aside_in_limited_format_and_leaves_consensus_undecided() -> None:
    name, of = "csto-2023-11-minsk", "minsk-2023-crisis-response"
    assert answer(name, "tally", of=of, rule="limited-format").actual == "adopted"
    assert answer(name, "tally", of=of, rule="consensus").actual == "undecided"


def test_seven_members_voted_by_strict_consensus_in_2009() -> None:
    paper = played("csto-2009-06").stage.engine.refresh().files["moscow-2009-06"].papers[0]
    assert paper.opening is not None
    assert (paper.opening.rule, len(paper.opening.question.electorate)) == ("consensus", 7)
    assert paper.outcome == "not_adopted"


def test_a_mission_is_no_force_and_reports_to_the_heads() -> None:
    mandate = played("csto-2022-09-armenia").stage.engine.refresh().files["am-2022-09"].mandates[0]
    assert (mandate.makes, mandate.components, mandate.strength) == ("mission", (), None)


# The demo


@pytest.mark.parametrize("now", ["2026-11-24T13:07:09.123Z", "2027-02-28T23:59:00Z", "2024-03-01T00:00:00Z"])
def test_the_demo_starts_at_any_moment_and_stops_in_the_middle(now: str) -> None:
    zero = moment(now)
    assert zero is not None
    scenario = scenario_of("demo-live")
    performance = Performance(scenario, memory_stage(scenario, zero), zero)
    list(performance.advance(zero))
    assert [row for row in judge(performance) if not row.met] == []


def test_every_delegation_has_something_to_do_when_the_demo_starts() -> None:
    file = played("demo-live").stage.engine.refresh().files["quake"]
    paper, mandate = file.papers[1], file.mandates[0]
    assert paper.opening is not None
    stated = {row.statement.member for row in paper.stated if row.statement.confirmed is not False}
    to_state = set(paper.opening.question.electorate) - stated
    to_confirm = {row.statement.member for row in paper.stated if row.statement.recorded}
    to_carry_out = {row.addressee for row in mandate.orders if row.done_at is None}
    to_answer = {mandate.host for row in mandate.offers if row.answer == "open"}
    assert to_state | to_confirm | to_carry_out | to_answer == {"AM", "BY", "KG", "KZ", "RU", "TJ"}


def test_the_demo_says_that_it_is_invented() -> None:
    scenario = scenario_of("demo-live")
    assert scenario.invented
    told = [text["ru"] for text in scenario.texts.values()]
    assert all("вымышлено" in text or "УЧЕБНЫЕ" in text for text in told)
