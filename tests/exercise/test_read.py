"""Reading scenario files: what is refused, where, and that everything wrong is found in one go."""

from __future__ import annotations

import pytest

from tests.exercise.small import CASE, DECISION, HEAD, WHOLE, expect, findings
from tocsin.exercise.read import MAX_FILE, ScenarioError, read_scenario
from tocsin.exercise.scenario import OfAct, OfText, When


def codes(text: str) -> list[str]:
    return [code for code, _, _ in findings(text)]


def changed(before: str, after: str) -> str:
    assert before in WHOLE
    return WHOLE.replace(before, after, 1)


def test_a_whole_scenario_is_read() -> None:
    scenario = read_scenario(WHOLE.encode())
    assert (scenario.id, len(scenario.acts), scenario.relative) == ("flood-2021", 15, False)
    draft = scenario.acts[1]
    assert draft.data["text_sha256"] == OfText("help")
    assert scenario.acts[2].data["closes_at"] == When(1614762000000)


def test_an_act_by_several_people_is_one_act_each_with_numbered_ids() -> None:
    acts = read_scenario(WHOLE.encode()).acts[3:9]
    assert [(act.id, act.who) for act in acts][:2] == [("agreed-1", "am"), ("agreed-2", "by")]


def test_each_set_of_values_is_one_act() -> None:
    text = (
        HEAD
        + CASE
        + """
[[act]]
at = 2021-03-02T11:00:00+03:00
who = "lawyer"
does = "case.record_fact"
[act.each]
id = ["one", "two"]
at = [2021-03-02T11:00:00+03:00, 2021-03-02T12:00:00+03:00]
with.text = ["Мост закрыт", "Мост открыт"]
[act.with]
case = "flood"
standing = "reported"
source = "radio"
"""
    )
    acts = read_scenario(text.encode()).acts[1:]
    assert [(act.id, act.data["text"]) for act in acts] == [("one", "Мост закрыт"), ("two", "Мост открыт")]
    assert acts[0].at.milliseconds < acts[1].at.milliseconds


def test_a_reference_names_an_earlier_act() -> None:
    text = (
        HEAD
        + CASE
        + """
[[act]]
at = 2021-03-02T11:00:00+03:00
who = "centre"
does = "case.correct"
[act.with]
case = "flood"
entry = "@case"
reason = "Опечатка"
"""
    )
    assert read_scenario(text.encode()).acts[1].data["entry"] == OfAct("case")
    assert codes(text.replace("@case", "@nothing")) == ["act_unknown"]
    assert codes(text.replace("@case", "case")) == ["wrong_value"]


def test_windows_line_ends_change_nothing() -> None:
    assert read_scenario(WHOLE.replace("\n", "\r\n").encode()) == read_scenario(WHOLE.encode())


@pytest.mark.parametrize(
    ("before", "after", "code", "key"),
    [
        ('"tocsin-scenario/1"', '"tocsin-scenario/2"', "wrong_format", "format"),
        ('id = "flood-2021"', 'id = "Flood 2021"', "wrong_value", "id"),
        ('id = "flood-2021"', 'id = "flood_2021"', "wrong_value", "id"),
        ('host = "csto.example"', 'host = "csto example"', "wrong_value", "host"),
        ('host = "csto.example"', f'host = "{"a" * 64}.example"', "wrong_value", "host"),
        ('zone = "+03:00"', 'zone = "Moscow"', "wrong_value", "zone"),
        ('zone = "+03:00"', 'zone = "+03:00"\ncolour = "red"', "unknown_key", "colour"),
        ("start = 2021-03-02T09:00:00+03:00", "start = 2021-03-02T09:00:00", "time_without_offset", "start"),
        ("start = 2021-03-02T09:00:00+03:00", 'start = "tomorrow"', "wrong_value", "start"),
        ('en = "A flood"', "", "words_missing", "title.en"),
        ('en = "A flood"', 'en = "A flood"\nde = "Flut"', "unknown_key", "title.de"),
        ('member = "AM"', 'member = "Armenia"', "wrong_value", "cast.am.member"),
        ('does = "case.open"', 'does = "case.burn"', "unknown_word", "act[0].does"),
        ('who = "centre"', 'who = "nobody"', "person_unknown", "act[0].who"),
        ('who = "centre"', 'who = "centre"\nstanding = "sure"', "unknown_word", "act[0].standing"),
        ('mode = "crisis"', 'mode = "panic"', "word_unknown", "act[0].with.mode"),
        ('mode = "crisis"', "mode = 3", "type_wrong", "act[0].with.mode"),
        ('mode = "crisis"', 'mode = "crisis"\ncolour = "red"', "field_unknown", "act[0].with.colour"),
        ('mode = "crisis"\n', "", "field_missing", "act[0].with.mode"),
        ('host = "KZ"', "host = 2021-03-02T10:00:00+03:00", "time_not_expected", "act[0].with.host"),
        ('text = "help"', 'text = "nothing"', "text_unknown", "act[1].with.text"),
        ("at = 2021-03-02T11:00:00+03:00", "at = 2021-03-02T09:30:00+03:00", "act_out_of_order", "act[1].at"),
        (
            "closes_at = 2021-03-03T12:00:00+03:00",
            'closes_at = "+1d"',
            "mixed_times",
            "act[2].with.closes_at",
        ),
        ('id = "agreed"', 'id = "case"\neach.id = ["case"]', "duplicate", "act[3].id"),
        ('id = "agreed"', 'each.who = ["am"]\neach.at = []', "wrong_value", "act[3].each.at"),
        ('id = "agreed"', 'each.with.decision = ["a"]\neach.id = ["b", "c"]', "each_uneven", "act[3].each"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(before: str, after: str, code: str, key: str) -> None:
    found = findings(changed(before, after))
    assert (code, key) in [(row[0], row[1]) for row in found]
    assert all(line is not None for _, key, line in found if "[" in key)


def test_all_errors_are_found_at_once() -> None:
    text = changed('mode = "crisis"', 'mode = "panic"').replace('who = "chair"', 'who = "nobody"')
    assert sorted(codes(text)) == ["person_unknown", "word_unknown"]


def test_the_line_is_that_of_the_act() -> None:
    text = changed('mode = "crisis"', 'mode = "panic"')
    line = 1 + text.split("\n").index('mode = "panic"')
    assert findings(text) == [("word_unknown", "act[0].with.mode", line)]


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        (expect("luck"), "unknown_word", "expect[0].that"),
        (expect("case", of='"flood"', **{"is": '"happy"'}), "unknown_word", "expect[0].is"),
        (expect("case", of='"flood"'), "missing_key", "expect[0].is"),
        (expect("case", of='"flood"', **{"is": '"open"'}, colour='"red"'), "unknown_key", "expect[0].colour"),
        (expect("peak", of='"help"', figure='"people"', **{"is": '"many"'}), "wrong_value", "expect[0].is"),
        (
            expect("interval", **{"from": '"act nothing"'}, to='"adopted help"', at_most='"PT1H"'),
            "act_unknown",
            "expect[0].from",
        ),
        (
            expect("interval", **{"from": '"dawn help"'}, to='"adopted help"', at_most='"PT1H"'),
            "unknown_word",
            "expect[0].from",
        ),
        (
            expect("interval", **{"from": '"act case"'}, to='"adopted help"', at_most='"soon"'),
            "wrong_value",
            "expect[0].at_most",
        ),
        (
            expect("interval", **{"from": '"act case"'}, to='"adopted help"'),
            "missing_key",
            "expect[0].at_most",
        ),
    ],
)
def test_expectations_hold_only_words_of_the_vocabulary(text: str, code: str, key: str) -> None:
    assert (code, key) in [(row[0], row[1]) for row in findings(WHOLE + text)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "not_utf8"),
        (b"format = ", "not_toml"),
        (b"a = " + b"[" * 5000, "not_toml"),
        (b"# " + b"x" * MAX_FILE, "too_large"),
        (b"", "missing_key"),
        (b'act = "many"', "wrong_value"),
        (b"act = [1, 2]", "wrong_value"),
        (b'[text]\na = "x"\n', "wrong_value"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ScenarioError) as problem:
        read_scenario(content)
    assert code in [row.code for row in problem.value.findings]


def test_too_many_acts_are_refused() -> None:
    people = ", ".join(['"am"'] * 2000)
    text = (HEAD + CASE + DECISION).replace('who = ["am", "by", "kg", "kz", "ru", "tj"]', f"who = [{people}]")
    many = text + "".join(
        text[text.index('[[act]]\nid = "agreed"') :].replace('id = "agreed"\n', "") for _ in range(3)
    )
    assert "too_many" in codes(many)
