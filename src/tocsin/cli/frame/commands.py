"""Finds commands: each module of `tocsin.cli` but `main` is one, imported only when it is called for.

`plan_check.py` is the command `plan-check`. A module whose `app` registers one command of the module's own
name is that command itself; any other `app` is a group of commands.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build_command
from typer.main import get_group as build_group

from tocsin import cli

Command = TyperCommand | TyperGroup


def names() -> list[str]:
    """The names of all commands, sorted; imports none of them."""
    found = (entry.name for entry in pkgutil.iter_modules(cli.__path__) if not entry.ispkg)
    return sorted(name.replace("_", "-") for name in found if name != "main")


def load(name: str) -> Command:
    """Imports a command by a name that `names` gave."""
    app = import_module(f"tocsin.cli.{name.replace('-', '_')}").app
    assert isinstance(app, typer.Typer)
    command = build_command(app) if _is_single(app, name) else build_group(app)
    command.name = name
    assert isinstance(command, Command)
    return command


def follow(command: Command, words: list[str]) -> tuple[Command, list[str]]:
    """The command that the leading words name inside a group, and the names passed on the way."""
    path: list[str] = []
    for word in words:
        inner = command.commands.get(word) if isinstance(command, TyperGroup) else None
        if not isinstance(inner, Command):
            break
        command = inner
        path.append(word)
    return command, path


def _is_single(app: typer.Typer, name: str) -> bool:
    registered = app.registered_commands
    if len(registered) != 1 or app.registered_groups or app.registered_callback:
        return False
    function = registered[0].callback
    own = registered[0].name or (function.__name__.strip("_").replace("_", "-") if function else "")
    return own == name
