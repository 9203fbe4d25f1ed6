"""Conditions of commands on signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.core.calendar import moment
from tocsin.core.charter.model import Charter
from tocsin.core.powers import check
from tocsin.core.signal.state import Subject
from tocsin.core.values import Check, Command

Explainer = Callable[[Charter, Subject, Command, int], Iterator[Check]]


def receive(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A signal has an id of its own, a title, and did not occur in the future."""
    yield check("signal_new", subject.signal is None, signal=command.data.signal)
    yield check("title_given", bool(command.data.title.strip()))
    occurred = moment(command.data.occurred_at) if command.data.occurred_at else None
    yield check("occurred_in_past", occurred is None or occurred <= now)


def _at_stage(subject: Subject, *stages: str) -> Iterator[Check]:
    stage = subject.signal.stage if subject.signal else ""
    yield check("signal_known", subject.signal is not None)
    yield check("signal_stage", stage in stages, stage=stage, required=stages)


def acknowledge(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Only a signal just received is acknowledged."""
    yield from _at_stage(subject, "received")


def assess(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """An acknowledged signal is assessed, and may be assessed again."""
    yield from _at_stage(subject, "acknowledged", "assessed")


def merge(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The other signal exists, is another one, and was not merged away itself."""
    yield from _at_stage(subject, "received", "acknowledged", "assessed")
    if command.data is not None:
        yield check("signal_other", command.data.into != command.data.signal)
        into = subject.into
        yield check(
            "signal_into_known", into is not None and into.stage != "merged", signal=command.data.into
        )


def close(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A signal is closed with a reason."""
    yield from _at_stage(subject, "acknowledged", "assessed")
    if command.data is not None:
        yield check("reason_given", bool(command.data.reason.strip()))


def free(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Nothing stands before the receipt of a signal."""
    yield from ()


GATE: dict[str, Explainer] = {
    "signal.receive": free,
    "signal.acknowledge": acknowledge,
    "signal.assess": assess,
    "signal.merge": merge,
    "signal.close": close,
}
EXPLAIN: dict[str, Explainer] = {**GATE, "signal.receive": receive}
