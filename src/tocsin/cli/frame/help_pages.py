"""Help pages of the command line, from the catalogue and the declared parameters.

The text of `tocsin charter check` is the message `cli-charter-check`; its parameters are described by
attributes of that message (`.c`, `.json`), or, where many commands share one, by `cli-option-<name>`.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

from typer.core import TyperArgument, TyperGroup, TyperOption

from tocsin.cli.frame.commands import Command
from tocsin.cli.frame.language import current, say
from tocsin.wording import LANGUAGES, has

_MARGIN = 2
_GAP = 2
_WIDEST_TERM = 30
Row = tuple[str, str]


def root_page(names: Sequence[str]) -> str:
    """`tocsin --help`: what the program is and its commands, each with the first line of its help."""
    rows = [(name, summary(f"cli-{name}")) for name in names]
    return _page(
        say("cli-usage-root"),
        say("cli"),
        (say("cli-title-commands"), rows),
        (say("cli-title-options"), [*_shared_rows(), ("--version", say("cli-option-version"))]),
    )


def command_page(command: Command, path: Sequence[str]) -> str:
    """`tocsin <path> --help`."""
    key = "-".join(["cli", *path])
    arguments = [p for p in command.params if isinstance(p, TyperArgument) and not p.hidden]
    options = [p for p in command.params if isinstance(p, TyperOption) and not p.hidden]
    inner = command.commands if isinstance(command, TyperGroup) else {}
    return _page(
        say("cli-usage", command=" ".join(["tocsin", *path]), rest=_rest(arguments, bool(inner))),
        say(key),
        (say("cli-title-arguments"), [(_argument_name(p), parameter_text(key, p.name)) for p in arguments]),
        (say("cli-title-commands"), [(name, summary(f"{key}-{name}")) for name in sorted(inner)]),
        (say("cli-title-options"), [_option_row(key, p) for p in options] + _shared_rows()),
    )


def summary(key: str) -> str:
    """The first paragraph of a help text."""
    return say(key).partition("\n\n")[0]


def parameter_text(key: str, name: str) -> str:
    """What a parameter means: the command's own words, else those shared by all commands."""
    own = f"{key}.{name.replace('_', '-')}"
    return say(own if has(current(), own) else f"cli-option-{name.replace('_', '-')}")


def option_name(parameter: TyperOption) -> str:
    """The long name of an option without its dashes; texts are filed under it."""
    return max(parameter.opts, key=len).lstrip("-")


def _rest(arguments: Iterable[TyperArgument], is_group: bool) -> str:
    words = [say("cli-word-command")] if is_group else [_argument_usage(p) for p in arguments]
    return " ".join([*words, say("cli-word-options")])


def _argument_name(parameter: TyperArgument) -> str:
    return parameter.metavar or parameter.name.upper()


def _argument_usage(parameter: TyperArgument) -> str:
    name = _argument_name(parameter) + ("…" if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _option_row(key: str, parameter: TyperOption) -> Row:
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    text = parameter_text(key, option_name(parameter))
    if parameter.is_flag or parameter.count:
        return names, text
    shown = parameter.default
    if shown not in (None, "") and not callable(shown) and parameter.show_default:
        text = f"{text} {say('cli-word-default', value=str(shown))}"
    return f"{names} {_value_name(parameter)}", text


def _value_name(parameter: TyperOption) -> str:
    kind = parameter.type_descriptor
    if parameter.metavar:
        return parameter.metavar
    if kind.choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in kind.choices)
    if kind.annotation in (int, float):
        return "N"
    return {"file": "FILE", "dir": "DIR", "path": "FILE"}[kind.path_type] if kind.is_path else "TEXT"


def _shared_rows() -> list[Row]:
    return [
        (f"--lang {'|'.join(LANGUAGES)}", say("cli-option-lang")),
        ("--help", say("cli-option-help")),
    ]


def _page(usage: str, text: str, *sections: tuple[str, Sequence[Row]]) -> str:
    width = max(40, min(shutil.get_terminal_size().columns, 100))
    paragraphs = [textwrap.fill(part, width) for part in text.split("\n\n")]
    tables = [f"{title}:\n{_table(rows, width)}" for title, rows in sections if rows]
    return "\n\n".join([usage, *paragraphs, *tables])


def _table(rows: Sequence[Row], width: int) -> str:
    first = min(max(len(name) for name, _ in rows), _WIDEST_TERM)
    indent = " " * (_MARGIN + first + _GAP)
    lines: list[str] = []
    for name, text in rows:
        head = f"{'':{_MARGIN}}{name:<{first}}{'':{_GAP}}"
        if len(name) > first:
            lines.append(head.rstrip())
            head = indent
        lines.append(textwrap.fill(text, width, initial_indent=head, subsequent_indent=indent))
    return "\n".join(lines)
