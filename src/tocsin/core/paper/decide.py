"""What the accepted commands on a paper derive beyond what was said."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from tocsin.core.calendar import day_of
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import electorate_on, rule_on
from tocsin.core.paper import legality
from tocsin.core.paper.events import DecisionAdopted, DecisionFailed, DecisionOpened, Heads
from tocsin.core.paper.outcome import counted, result
from tocsin.core.paper.state import Subject
from tocsin.core.values import Command


def opened(charter: Charter, subject: Subject, command: Command) -> tuple[str, Any]:
    """Rule and electorate follow from charter and date."""
    data = command.data
    on = day_of(command.at, charter.zone)
    rule = rule_on(charter, data.organ, data.matter, on)
    assert rule is not None
    event = DecisionOpened(
        **structs.asdict(data),
        rule=rule.id,
        electorate=electorate_on(charter, data.organ, on),
        findings=legality.findings(charter, data, on),
    )
    return "case.decision_opened", event


def declared(charter: Charter, subject: Subject, command: Command) -> tuple[str, Any]:
    """Adopted or failed, with the leaves that were counted and the heads they rest on."""
    assert subject.paper is not None
    given = result(subject.paper)
    adopted = given.outcome == "adopted"
    around = subject.surroundings
    made: type[DecisionAdopted] = DecisionAdopted if adopted else DecisionFailed
    event = made(
        decision=subject.paper.id,
        counted=tuple(row.leaf for row in counted(subject.paper)),
        outcome=given.outcome.value,
        heads=Heads(roster=around.roster_version, charter=around.charter_version),
    )
    return "case.decision_adopted" if adopted else "case.decision_failed", event


DERIVE = {"decision.open": opened, "outcome.declare": declared}
