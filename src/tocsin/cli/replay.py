"""`tocsin replay`: plays a scenario into a fresh ledger, prints the transcript, judges what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tocsin.bootstrap.certificates import certificate_of
from tocsin.bootstrap.scenario_files import scenario_file
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.bootstrap.stages import (
    installation_at,
    memory_stage,
    replay_stage,
    shipped_scenario,
    shipped_scenarios,
)
from tocsin.cli.frame import Fault, current_language, print_json, print_line, say
from tocsin.core.charter.read import read_texts
from tocsin.core.paper.state import Paper
from tocsin.exercise.expect import judge
from tocsin.exercise.play import Performance, Stage
from tocsin.exercise.read import ScenarioError, read_scenario
from tocsin.exercise.scenario import Scenario, words_in
from tocsin.wording.transcripts import Expected, Teller

app = typer.Typer(add_completion=False)


@app.command()
def replay(
    scenario: Annotated[str, typer.Argument()] = "",
    data: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    ledger: Annotated[str, typer.Option(metavar="NAME")] = "",
    certificates: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    list_: Annotated[bool, typer.Option("--list")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    if list_:
        return _list(as_json)
    if not scenario:
        raise Fault("replay-missing", "SCENARIO", known=", ".join(shipped_scenarios()))
    read = _read(scenario)
    if data is None:
        return _play(read, memory_stage(read), certificates, as_json)
    installation = installation_at(data)
    try:
        stage = replay_stage(installation, read, ledger)
        code = _play(read, stage, certificates, as_json)
    finally:
        installation.close()
    if not as_json:
        print_line(say("cli-replay-kept", ledger=stage.engine.ledger, data=str(data)))
    return code


def _list(as_json: bool) -> int:
    for name in shipped_scenarios():
        title = words_in(read_scenario(shipped_scenario(name)).title, current_language())
        if as_json:
            print_json({"id": name, "title": title})
        else:
            print_line(say("cli-replay-row", id=name, title=title))
    return 0


def _read(named: str) -> Scenario:
    file, content = scenario_file(named)
    try:
        return read_scenario(content, file)
    except ScenarioError as problem:
        first = problem.findings[0]
        key, params = f"scenario-finding-{first.code.replace('_', '-')}", dict(first.params)
        place = ":".join(filter(None, [first.file, str(first.line or "")]))
        raise Fault(
            "replay-broken",
            f"{place} {first.key}".strip(),
            reason=say(key, **params).rstrip("."),
            remedy=say(f"{key}.next", **params),
            count=len(problem.findings),
        ) from None


def _play(scenario: Scenario, stage: Stage, certificates: Path | None, as_json: bool) -> int:
    texts = read_texts(shipped_charter(scenario.charter))
    teller = Teller(current_language(), texts[current_language()], scenario)
    performance = Performance(scenario, stage)
    if not as_json:
        for text in teller.opening():
            print_line(text)
    for line in performance.finish():
        for text in teller.tell(line) if not as_json else ():
            print_line(text)
    expected = [teller.expectation(row) for row in judge(performance)]
    papers = list(_papers(stage))
    if as_json:
        print_json(_as_json(scenario, expected, papers))
    else:
        _print_end(expected, papers)
    if certificates is not None:
        _write_certificates(stage, certificates, papers, as_json)
    return 0 if all(row.met for row in expected) else 1


def _papers(stage: Stage) -> Iterator[Paper]:
    for file in stage.engine.refresh().files.values():
        yield from file.papers


def _as_json(scenario: Scenario, expected: list[Expected], papers: list[Paper]) -> dict[str, object]:
    return {
        "scenario": scenario.id,
        "expectations": [{"text": row.text, "met": row.met, "actual": row.actual} for row in expected],
        "decisions": [
            {"id": row.id, "outcome": row.outcome or row.stage, "title": row.title} for row in papers
        ],
    }


def _print_end(expected: list[Expected], papers: list[Paper]) -> None:
    print_line()
    print_line(say("cli-replay-decisions"))
    for paper in papers:
        outcome = say(f"expectation-word-{(paper.outcome or paper.stage).replace('_', '-')}")
        print_line("  " + say("cli-replay-decision", id=paper.id, outcome=outcome, title=paper.title))
    print_line()
    print_line(say("cli-replay-expected"))
    for row in expected:
        met = "yes" if row.met else "no"
        print_line("  " + say("cli-replay-expectation", met=met, text=row.text, actual=row.actual))
    failed = sum(not row.met for row in expected)
    print_line(say("cli-replay-verdict", failed=failed, count=len(expected)))


def _write_certificates(stage: Stage, folder: Path, papers: list[Paper], as_json: bool) -> None:
    """One certificate for each declared decision, named by it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            if paper.declared_at is None or not paper.outcome:
                continue
            target = folder / f"{paper.id}.json"
            target.write_bytes(certificate_of(stage.engine, stage.keyring, paper.id))
            if not as_json:
                print_line(say("cli-replay-certificate", file=str(target)))
    except OSError as problem:
        raise Fault("replay-certificates", str(folder), reason=problem.strerror or "") from None
