"""Every command and every parameter is explained, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typer.core import TyperArgument, TyperGroup, TyperOption

from tocsin.cli.frame import commands
from tocsin.cli.frame.help_pages import option_name
from tocsin.wording import LANGUAGES, Language, has


def all_commands() -> Iterator[tuple[str, commands.Command]]:
    for name in commands.names():
        yield from within(f"cli-{name}", commands.load(name))


def within(key: str, command: commands.Command) -> Iterator[tuple[str, commands.Command]]:
    yield key, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            assert isinstance(inner, commands.Command)
            yield from within(f"{key}-{name}", inner)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_has_a_help_text(lang: Language) -> None:
    assert [key for key, _ in all_commands() if not has(lang, key)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_parameter_has_a_help_text(lang: Language) -> None:
    missing = []
    for key, command in all_commands():
        for parameter in command.params:
            if not isinstance(parameter, TyperArgument | TyperOption) or parameter.name == "help":
                continue
            name = option_name(parameter) if isinstance(parameter, TyperOption) else parameter.name
            own, shared = f"{key}.{name.replace('_', '-')}", f"cli-option-{name.replace('_', '-')}"
            if not has(lang, own) and not has(lang, shared):
                missing.append(own)
    assert missing == []


def test_no_command_explains_itself_in_code() -> None:
    assert [key for key, command in all_commands() if (command.help or "").strip()] == []
