"""Puts what the argument parser objects to into the words of our faults, in either language.

The parser is typer's own copy of click. It says everything in English; what is needed to say it again is
read from the exception's type and the parameter's declaration.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from typer._click import exceptions as objections
from typer.core import TyperArgument, TyperOption

from tocsin.cli.frame.faults import Fault

Objection = objections.UsageError


def fault_of(objection: Objection, command: str) -> Fault:
    """The fault that says what the parser objected to in the words after `command`."""
    match objection:
        case objections.MissingParameter():
            return Fault("usage-missing", where=command, name=_name(objection))
        case objections.BadParameter():
            return _bad_value(objection, command)
        case objections.NoSuchOption():
            return Fault("usage-no-such-option", where=command, name=objection.option_name)
        case objections.BadOptionUsage():
            return Fault("usage-option-value", where=command, name=objection.option_name)
    return Fault("usage-extra", where=command)


def _bad_value(objection: objections.BadParameter, command: str) -> Fault:
    name, parameter = _name(objection), objection.param
    if not isinstance(parameter, TyperArgument | TyperOption):
        return Fault("usage-value", where=command, name=name, value="")
    kind, value = parameter.type_descriptor, _value(objection)
    if kind.choices:
        allowed = ", ".join(str(getattr(choice, "value", choice)) for choice in kind.choices)
        return Fault("usage-choice", where=command, name=name, value=value, allowed=allowed)
    if kind.annotation in (int, float):
        low, high = (str(bound) if bound is not None else "…" for bound in (parameter.min, parameter.max))
        code = "usage-range" if kind.is_ranged else "usage-number"
        return Fault(code, where=command, name=name, value=value, low=low, high=high)
    if kind.is_path or kind.is_file:
        return Fault("usage-path", where=command, name=name, value=value)
    return Fault("usage-value", where=command, name=name, value=value)


def _value(objection: objections.BadParameter) -> str:
    """What was given: the parser keeps it in the error it wraps, or between quotes in its message."""
    cause = objection.__cause__
    given: object = cause.errors()[0]["input"] if isinstance(cause, ValidationError) else None
    if given is None:
        given = objection.message.partition("'")[2].rpartition("'")[0]
    return str(given) if isinstance(given, str | int | float | Path) else ""


def _name(objection: objections.BadParameter) -> str:
    parameter = objection.param
    if isinstance(parameter, TyperOption):
        return parameter.opts[0]
    if isinstance(parameter, TyperArgument):
        return parameter.metavar or parameter.name.upper()
    return ""
