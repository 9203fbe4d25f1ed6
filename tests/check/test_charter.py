"""Each way in which a charter cannot work is found in a copy of a shipped one that was broken in that way."""

from __future__ import annotations

import re
import time
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

import tocsin
from tocsin.check.charter import check_charter, has_error
from tocsin.check.procedures import circle_of, longest_chain
from tocsin.core.charter.findings import Finding, Severity
from tocsin.core.charter.model import Procedure, Source, Span, Step
from tocsin.wording import LANGUAGES, Language, has, say

FOLDER = resources.files("tocsin").joinpath("charters", "csto")
FILES = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.name.endswith(".toml")}
CHARTER = FILES["charter.toml"].decode()


def broken(*changes: tuple[str, str], file: str = "charter.toml") -> dict[str, bytes]:
    """The shipped files with each old text, which must be there, replaced once by the new one."""
    text = FILES[file].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return FILES | {file: text.encode()}


def row_of(table: str, *lines: str) -> str:
    """The text of the row of that table that holds all these lines, nested tables included."""
    rows = re.split(rf"(?m)^(?=\[\[{re.escape(table)}\]\])", CHARTER)[1:]
    ends = [
        re.split(r"(?m)^(?=# |\[\[(?!" + re.escape(table) + r"\.))", row[2:], maxsplit=1)[0] for row in rows
    ]
    (found,) = ["[[" + row for row in ends if all(f"\n{line}\n" in row for line in lines)]
    return found


def within(row: str, old: str, new: str) -> tuple[str, str]:
    assert old in row, old
    return row, row.replace(old, new, 1)


CSC = row_of("organ", 'id = "csc"')
USE = row_of("matter", 'id = "use-of-forces"')
CHANGE = row_of("matter", 'id = "charter-change"')
PLAN = row_of("matter", 'id = "training-plan"')
RECOMMENDATION = row_of("matter", 'organ = "military-committee"')
FIRST = row_of("procedure", "to = 2010-12-10")
SECOND = row_of("procedure", "to = 2023-11-23")
PEACEKEEPING = row_of("component", 'id = "peacekeeping-forces"')
DUTY = row_of("duty", 'id = "un-security-council"')
MINISTER = row_of("role", 'id = "defence-minister"')
GENERAL = row_of("role", 'id = "secretary-general"')
OBSERVER = row_of("role", 'id = "observer"')
ADMINISTRATOR = row_of("role", 'id = "administrator"')
TREATY = row_of("act", 'id = "treaty"')


def without(command: str) -> dict[str, bytes]:
    """The shipped files with the command taken from every role."""
    text, times = re.subn(rf'"(own:)?{re.escape(command)}",?', "", CHARTER)
    assert times
    return FILES | {"charter.toml": text.encode()}


def named(files: dict[str, bytes], kind: str, entry: str) -> dict[str, bytes]:
    """The files with one more name in both languages."""
    texts = {name: body for name, body in files.items() if name.startswith("texts.")}
    return files | {
        name: body.replace(
            f"\n[{kind}]\n".encode(), f'\n[{kind}]\n{entry} = {{ name = "X", plain = "X" }}\n'.encode()
        )
        for name, body in texts.items()
    }


CITING = 'source = "iplex360.com.ua: Treaty as amended 2010"'
IN_CIRCLE = 'id = "draft"\nactors = ["secretariat-lawyer", "secretary-general"]\nafter = ["consultations"]'
SLOW = SECOND.replace('basis = ["crisis', 'time_limit = "PT12H"\nbasis = ["crisis', 1).replace(
    'fulfilled_by = ["case.text_drafted"]\ntime_limit = "unspecified"',
    'fulfilled_by = ["case.text_drafted"]\ntime_limit = "P1D"',
)
LATE_NOTICE = SECOND.replace(
    'fulfilled_by = ["case.notice_given"]\ntime_limit = "at-once"',
    'fulfilled_by = ["case.notice_given"]\ntime_limit = "P2D"',
)
NEW_RULE = '[[rule]]\nid = "unanimity"\nword = "consensus"\n\n[[rule]]\nid = "consensus"'
EMPTY_PROCEDURE = '[[procedure]]\nid = "nothing"\n\n# National steps'
CHARTER_ACT = row_of("act", 'id = "charter"')
Mutant = tuple[str, dict[str, bytes], str, Severity, str]
MUTANTS: list[Mutant] = [
    (
        "a quorum above the membership",
        broken(within(CSC, '"unspecified"', '"10"')),
        "quorum_unreachable",
        Severity.ERROR,
        "organ[0].quorum",
    ),
    (
        "a quorum that stopped being reachable",
        broken(within(CSC, '"unspecified"', '"7"')),
        "quorum_unreachable",
        Severity.ERROR,
        "organ[0].quorum",
    ),
    (
        "an organ of members that left",
        broken(within(CSC, "languages", 'members = ["UZ"]\nlanguages')),
        "organ_empty",
        Severity.ERROR,
        "organ[0]",
    ),
    (
        "an organ without a language",
        broken(within(CSC, 'languages = ["ru"]', "languages = []")),
        "organ_without_language",
        Severity.ERROR,
        "organ[0].languages",
    ),
    (
        "an organ nobody speaks in",
        broken(within(MINISTER, '"military-committee"', '"csc"')),
        "organ_without_voice",
        Severity.ERROR,
        "organ[5]",
    ),
    (
        "an organ that decides nothing",
        broken((RECOMMENDATION, "")),
        "organ_without_matter",
        Severity.WARNING,
        "organ[5]",
    ),
    (
        "a referral in a circle",
        broken(('refers_to = "cdm"', 'refers_to = "military-committee"')),
        "referral_in_circle",
        Severity.ERROR,
        "organ[5].refers_to",
    ),
    (
        "a matter before its organ",
        broken(within(RECOMMENDATION, "from = 2012-12-19", "from = 2010-01-01")),
        "matter_without_organ",
        Severity.ERROR,
        ".organ",
    ),
    (
        "a matter of an organ that ended",
        broken(within(CSC, "from = 1994-04-20", "from = 1994-04-20\nto = 2020-01-01")),
        "matter_without_organ",
        Severity.ERROR,
        ".organ",
    ),
    (
        "a matter with a day without a rule",
        broken(within(USE, "from = 2010-12-10", "from = 2010-12-11")),
        "matter_without_rule",
        Severity.ERROR,
        "matter[0].rule",
    ),
    (
        "a matter without a rule",
        broken(within(CHANGE, 'rule = [{ id = "consensus" }]\n', "")),
        "matter_without_rule",
        Severity.ERROR,
        ".rule",
    ),
    (
        "a matter without a form",
        broken(within(CHANGE, 'forms = ["session", "correspondence"]\n', "")),
        "matter_without_form",
        Severity.ERROR,
        ".forms",
    ),
    (
        "a matter without a basis",
        broken(within(PLAN, 'bases = ["charter:15"]\n', "")),
        "matter_without_basis",
        Severity.WARNING,
        ".bases",
    ),
    (
        "a matter whose bases are not in force yet",
        broken(
            within(PLAN, "from = 2003-09-18", "from = 2003-09-18\nto = 2004-01-01"),
            within(row_of("act", 'id = "charter"'), "from = 2003-09-18", "from = 2004-06-18"),
        ),
        "bases_not_in_force",
        Severity.WARNING,
        ".bases",
    ),
    (
        "forces without an end",
        broken(within(USE, ', "stay"', "")),
        "mandate_without_end",
        Severity.WARNING,
        "matter[0].requires",
    ),
    (
        "forces that cannot be called back",
        broken(('makes = "ending"', 'makes = "aid"')),
        "mandate_without_change",
        Severity.WARNING,
        "matter",
    ),
    (
        "a component that is gone",
        broken(within(PEACEKEEPING, "from = 2007-10-06", "to = 2007-10-06")),
        "component_out_of_time",
        Severity.WARNING,
        ".components",
    ),
    (
        "more than the whole",
        broken(('share = "1/2"', 'share = "1/1"')),
        "share_unreachable",
        Severity.ERROR,
        "rule[2].share",
    ),
    (
        "a rule nobody uses",
        named(broken(('[[rule]]\nid = "consensus"', NEW_RULE)), "rule", "unanimity"),
        "rule_unused",
        Severity.INFO,
        "rule[0]",
    ),
    (
        "steps in a circle",
        broken(within(SECOND, IN_CIRCLE, IN_CIRCLE.replace("consultations", "adoption"))),
        "steps_in_circle",
        Severity.ERROR,
        "procedure[1]",
    ),
    (
        "a step that waits for itself",
        broken(within(SECOND, 'after = ["signal"]', 'after = ["assessment"]')),
        "steps_in_circle",
        Severity.ERROR,
        "procedure[1]",
    ),
    (
        "a step nothing fulfils",
        broken(within(FIRST, 'fulfilled_by = ["case.opened"]', "fulfilled_by = []")),
        "step_without_event",
        Severity.ERROR,
        "procedure[0].step[0].fulfilled_by",
    ),
    (
        "a step nobody takes",
        broken(within(FIRST, 'actors = ["csc"]\n', "")),
        "step_without_actor",
        Severity.ERROR,
        "procedure[0].step[5].actors",
    ),
    (
        "a step no role can fulfil",
        without("order.issue"),
        "step_without_power",
        Severity.ERROR,
        ".fulfilled_by",
    ),
    (
        "an actor without the power",
        broken(within(FIRST, 'actors = ["secretariat-lawyer", "secretary-general"]', 'actors = ["auditor"]')),
        "actor_without_power",
        Severity.WARNING,
        "procedure[0].step[1].actors",
    ),
    (
        "a step without an article",
        broken(within(FIRST, 'basis = ["charter:12"]\n', "")),
        "step_without_article",
        Severity.INFO,
        "procedure[0].step[0].basis",
    ),
    (
        "limits that exceed the whole",
        broken((SECOND, SLOW)),
        "steps_exceed_total",
        Severity.ERROR,
        "procedure[1].time_limit",
    ),
    (
        "a step slower than the duty",
        broken((SECOND, LATE_NOTICE)),
        "step_later_than_duty",
        Severity.ERROR,
        "duty[0].time_limit",
    ),
    ("a duty nobody can do", without("notice.give"), "duty_without_power", Severity.ERROR, "duty[0]"),
    (
        "a procedure without steps",
        named(broken(("# National steps", EMPTY_PROCEDURE)), "procedure", "nothing"),
        "procedure_without_step",
        Severity.ERROR,
        "procedure[3]",
    ),
    (
        "a gap between two procedures",
        broken(within(FIRST, "to = 2010-12-10", "to = 2010-12-01")),
        "procedure_gap",
        Severity.WARNING,
        "procedure[0].to",
    ),
    ("nobody may open a case", without("case.open"), "command_without_role", Severity.ERROR, "role"),
    ("nobody may correct", without("case.correct"), "command_without_role", Severity.WARNING, "role"),
    (
        "an organisation's role for its own member",
        broken(within(OBSERVER, "sees", 'may = ["own:case.attach"]\nsees')),
        "own_without_member",
        Severity.ERROR,
        ".may",
    ),
    (
        "a member that may speak for others",
        broken(within(MINISTER, '"own:offer.make"', '"offer.make"')),
        "power_not_limited",
        Severity.WARNING,
        ".may",
    ),
    (
        "a person that may declare the outcome",
        broken(within(ADMINISTRATOR, '"key.enrol"', '"outcome.declare", "key.enrol"')),
        "system_power",
        Severity.ERROR,
        ".may",
    ),
    (
        "a role that acts blindly",
        broken(within(ADMINISTRATOR, 'sees = ["charter", "ledger", "people"]', "sees = []")),
        "role_sees_nothing",
        Severity.WARNING,
        ".sees",
    ),
    (
        "an article nobody cites",
        named(broken(within(TREATY, '{ id = "2"', '{ id = "9" },\n    { id = "2"')), "article", '"treaty:9"'),
        "article_unused",
        Severity.INFO,
        "act[0].article[0]",
    ),
    ("a year without a chair", FILES, "chair_unknown", Severity.INFO, "chair"),
    ("statements that nobody checked", FILES, "not_all_verified", Severity.INFO, ""),
    (
        "a basis of another time",
        broken(within(FIRST, 'basis = ["collective-decisions-2000", ', 'basis = ["status-of-forces-2024", ')),
        "basis_never_in_force",
        Severity.WARNING,
        "procedure[0].basis",
    ),
    (
        "an outcome the rule does not give",
        broken(('expect = "undecided"', 'expect = "adopted"'), file="outcomes.toml"),
        "outcome_differs",
        Severity.ERROR,
        ".expect",
    ),
    (
        "an outcome of an unknown organ",
        broken(('organ = "csc"', 'organ = "senate"'), file="outcomes.toml"),
        "organ_unknown",
        Severity.ERROR,
        "case[0]",
    ),
    (
        "an outcome of an unknown matter",
        broken(('matter = "peacekeeping-operation"', 'matter = "war"'), file="outcomes.toml"),
        "matter_unknown",
        Severity.ERROR,
        "case[0]",
    ),
    (
        "an outcome under an unknown rule",
        broken(('under = "consensus"', 'under = "custom"'), file="outcomes.toml"),
        "rule_unknown",
        Severity.ERROR,
        "case[1]",
    ),
    (
        "an outcome with a stranger",
        broken(("positions = { AM", "positions = { FR"), file="outcomes.toml"),
        "stranger",
        Severity.ERROR,
        "case[0]",
    ),
    (
        "an outcome whose counts do not add up",
        broken(("counts = { yes = 6 }", "counts = { yes = 5 }"), file="outcomes.toml"),
        "counts_differ",
        Severity.ERROR,
        "case[4]",
    ),
    (
        "an outcome without a day",
        broken(("on = 2022-01-06\n", ""), file="outcomes.toml"),
        "day_unknown",
        Severity.ERROR,
        "case[0]",
    ),
    ("outcomes that are no TOML", FILES | {"outcomes.toml": b"x"}, "not_toml", Severity.ERROR, ""),
    (
        "no outcomes",
        {name: body for name, body in FILES.items() if name != "outcomes.toml"},
        "outcomes_missing",
        Severity.WARNING,
        "",
    ),
]


def test_the_shipped_charter_has_no_error_and_no_warning() -> None:
    findings = check_charter(FILES)
    assert {finding.severity for finding in findings} == {Severity.INFO}
    assert not has_error(findings)


@cache
def findings_of(name: str) -> list[Finding]:
    return check_charter(next(files for mutant, files, *_ in MUTANTS if mutant == name))


@pytest.mark.parametrize("mutant", MUTANTS, ids=[row[0] for row in MUTANTS])
def test_what_is_broken_is_found(mutant: Mutant) -> None:
    name, _, code, severity, key = mutant
    found = [row for row in findings_of(name) if row.code == code]
    assert [(row.severity, row.key.endswith(key)) for row in found[:1]] == [(severity, True)], found


def test_errors_come_first_and_each_has_its_place() -> None:
    findings = check_charter(without("case.open") | {"outcomes.toml": b"format = 1"})
    ranks = [list(Severity).index(row.severity) for row in findings]
    assert ranks == sorted(ranks)
    assert all(row.file in FILES for row in findings)


def emitted() -> set[str]:
    """Every code that reading and checking can give, from their source."""
    root = Path(tocsin.__file__).parent
    calls = re.compile(r'(?:\.error|\.add|notes\.error)\(\s*"([a-z_0-9]+)"|return "([a-z]+_[a-z_]+)"')
    found = set()
    for folder in ("check", "core/charter"):
        for path in sorted((root / folder).glob("*.py")):
            found |= {one or other for one, other in calls.findall(path.read_text(encoding="utf-8"))}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_words_and_its_remedy(lang: Language) -> None:
    keys = {code: f"charter-finding-{code.replace('_', '-')}" for code in emitted()}
    assert len(keys) > 50
    assert [code for code, key in keys.items() if not has(lang, key) or not has(lang, f"{key}.next")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_of_the_mutants_can_be_said(lang: Language) -> None:
    for name, *_ in MUTANTS:
        for finding in findings_of(name):
            assert "{" not in worded(lang, finding)


def worded(lang: Language, finding: Finding) -> str:
    key = f"charter-finding-{finding.code.replace('_', '-')}"
    params = dict(finding.params)
    return say(lang, key, **params) + say(lang, f"{key}.next", **params)


def step(name: str, after: tuple[str, ...] = (), limit: str = "unspecified", optional: bool = False) -> Step:
    return Step(name, ("members",), after, ("case.opened",), limit, optional, (), Source())


def procedure(*steps: Step) -> Procedure:
    return Procedure("p", Span(), steps, (), Source())


def test_a_circle_is_told_with_all_that_waits_for_it() -> None:
    circle = procedure(step("a"), step("b", ("d",)), step("c", ("b",)), step("d", ("c",)))
    assert circle_of(circle) == ("b", "c", "d")
    assert circle_of(procedure(step("a"), step("b", ("a",)))) == ()


def test_the_longest_chain_adds_known_limits_of_steps_that_are_not_optional() -> None:
    steps = (
        step("a", limit="PT6H"),
        step("b", ("a",), "P1D"),
        step("c", ("a",), "P9D", optional=True),
        step("d", ("b", "c"), "at-once"),
        step("e", ("d",)),
    )
    assert longest_chain(procedure(*steps)).total_seconds() == 30 * 3600


def test_a_large_charter_is_checked_in_time() -> None:
    rows = "".join(
        f'\n[[member]]\nid = "{first}{second}"\nfrom = 2000-01-{1 + number % 28:02d}\n'
        for number, (first, second) in enumerate((a, b) for a in "QWX" for b in "ABCDEFGHIJKLMNOPQRSTUVW")
    )
    names = "".join(
        f'{line[6:8]} = {{ name = "X", genitive = "X" }}\n'
        for line in rows.splitlines()
        if line.startswith("id")
    )
    files = broken(("# The chairmanship goes", rows + "\n# The chairmanship goes"))
    words = {
        name: body.replace(b"\n[member]\n", b"\n[member]\n" + names.encode())
        for name, body in FILES.items()
        if name.startswith("texts.")
    }
    started = time.process_time()
    findings = check_charter(files | words)
    assert time.process_time() - started < 10
    assert "outcome_differs" in {row.code for row in findings}
