"""The `tocsin` command: chooses the language, finds the command, turns every ending into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path

from tocsin import __version__
from tocsin.cli.frame import Fault, language, print_line
from tocsin.cli.frame.faults import public, report, report_incident

INTERRUPTED = 130


def run() -> None:
    """Entry point of the installed script; it writes UTF-8 whatever the locale, so that bytes are the same."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code; whatever happens, no traceback reaches the person."""
    language.speak(language.from_environment(os.environ))
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - the last door: everything becomes one message
        fault = public(problem)
        return report(fault) if fault else report_incident(problem, _data_folder(arguments))
    return code


def _dispatch(arguments: Sequence[str]) -> int:
    try:
        chosen, words = language.take(arguments)
    except language.UnknownLanguageError as fault:
        raise Fault("unknown-language", value=str(fault)) from None
    if chosen:
        language.speak(chosen)
    match words:
        case [] | ["--help" | "-h" | "help", *_]:
            return _root_help()
        case ["--version", *_]:
            print_line(f"tocsin {__version__}")
            return 0
    return _invoke(words[0], words[1:])


def _root_help() -> int:
    from tocsin.cli.frame import commands, help_pages

    print_line(help_pages.root_page(commands.names()))
    return 0


def _invoke(name: str, words: list[str]) -> int:
    from typer import Abort
    from typer.core import TyperGroup

    from tocsin.cli.frame import commands, help_pages, usage

    if name not in commands.names():
        near = get_close_matches(name, commands.names(), n=3)
        raise Fault("unknown-command", name=name, near=", ".join(near), count=len(near))
    command, path = commands.follow(commands.load(name), words)
    asked = words[: words.index("--")] if "--" in words else words
    if "--help" in asked or (len(path) == len(words) and isinstance(command, TyperGroup)):
        print_line(help_pages.command_page(command, [name, *path]))
        return 0
    if isinstance(command, TyperGroup):
        raise Fault("unknown-command", name=" ".join([name, *words[: len(path) + 1]]), near="", count=0)
    whole = " ".join(["tocsin", name, *path])
    try:
        ending = command.main(words[len(path) :], prog_name=whole, standalone_mode=False)
    except usage.Objection as objection:
        raise usage.fault_of(objection, whole) from objection
    except Abort:
        return INTERRUPTED
    return ending if isinstance(ending, int) else 0


def _data_folder(arguments: Sequence[str]) -> Path | None:
    """The folder that `--data` names, read by hand since parsing may be what failed."""
    for at, word in enumerate(arguments):
        if word.startswith("--data="):
            return Path(word.removeprefix("--data="))
        if word == "--data" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
    return None
