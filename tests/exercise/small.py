"""A small scenario of its own, and the means to change it and to play it."""

from __future__ import annotations

from tocsin.bootstrap.stages import memory_stage
from tocsin.exercise.expect import Judged, judge
from tocsin.exercise.play import Performance
from tocsin.exercise.read import ScenarioError, read_scenario

HEAD = """
format = "tocsin-scenario/1"
id = "flood-2021"
charter = "csto"
host = "csto.example"
zone = "+03:00"
start = 2021-03-02T09:00:00+03:00
end = 2021-03-20T09:00:00+03:00

[title]
ru = "Паводок"
en = "A flood"

[about]
ru = "Вымышлено для проверки."
en = "Invented for a test."

[cast]
centre = { role = "crc-duty-officer" }
lawyer = { role = "secretariat-lawyer" }
chair = { role = "chair-office" }
am = { member = "AM", role = "head-of-state" }
by = { member = "BY", role = "head-of-state" }
kg = { member = "KG", role = "head-of-state" }
kz = { member = "KZ", role = "head-of-state" }
ru = { member = "RU", role = "head-of-state" }
tj = { member = "TJ", role = "head-of-state" }

[text.help]
ru = "Помочь."
en = "To help."

[text.scan]
ru = "Нота."
en = "A note."
"""
CASE = """
[[act]]
id = "case"
at = 2021-03-02T10:00:00+03:00
who = "centre"
does = "case.open"
[act.with]
case = "flood"
title = "Паводок"
mode = "crisis"
host = "KZ"
"""
DECISION = """
[[act]]
at = 2021-03-02T11:00:00+03:00
who = "lawyer"
does = "decision.draft"
[act.with]
decision = "help"
case = "flood"
organ = "csc"
matter = "declaration"
title = "О помощи"
text = "help"

[[act]]
at = 2021-03-02T12:00:00+03:00
who = "chair"
does = "decision.open"
[act.with]
decision = "help"
form = "correspondence"
articles = ["charter:13"]
closes_at = 2021-03-03T12:00:00+03:00

[[act]]
id = "agreed"
at = 2021-03-02T13:00:00+03:00
who = ["am", "by", "kg", "kz", "ru", "tj"]
does = "position.state"
[act.with]
decision = "help"
position = "yes"
"""
SIGNED = """
[[act]]
at = 2021-03-02T14:00:00+03:00
who = ["am", "by", "kg", "kz", "ru", "tj"]
does = "text.sign"
[act.with]
decision = "help"
"""
WHOLE = HEAD + CASE + DECISION + SIGNED


def expect(that: str, **values: str) -> str:
    """An expectation; values are written as TOML."""
    return f'\n[[expect]]\nthat = "{that}"\n' + "".join(
        f"{name} = {value}\n" for name, value in values.items()
    )


def played(text: str) -> Performance:
    """The scenario, played to its end in memory."""
    scenario = read_scenario(text.encode())
    performance = Performance(scenario, memory_stage(scenario))
    list(performance.finish())
    return performance


def judged(text: str) -> tuple[Judged, ...]:
    """What came of each expectation."""
    return judge(played(text))


def findings(text: str) -> list[tuple[str, str, int | None]]:
    """(code, key, line) of everything wrong in the file; empty where it can be read."""
    try:
        read_scenario(text.encode())
    except ScenarioError as problem:
        return [(row.code, row.key, row.line) for row in problem.findings]
    return []
