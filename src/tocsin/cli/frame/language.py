"""Which language a command speaks: `--lang`, else TOCSIN_LANG, else the locale of POSIX, else English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from tocsin import wording
from tocsin.wording import LANGUAGES, Language

_current: ContextVar[Language] = ContextVar("language", default="en")


class UnknownLanguageError(ValueError):
    """`--lang` names no language of the catalogue, or nothing at all."""


def say(key: str, **params: object) -> str:
    """The text of a key in the language of this command."""
    return wording.say(current(), key, **params)


def current() -> Language:
    """The language of this command."""
    return _current.get()


def speak(lang: Language) -> None:
    """Sets the language of this command."""
    _current.set(lang)


def from_environment(environ: Mapping[str, str]) -> Language:
    """The first variable that is set decides, as POSIX has it; a language we do not speak means English."""
    for name in ("TOCSIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            tongue = value.partition("_")[0].partition(".")[0].lower()
            return tongue if tongue in LANGUAGES else "en"
    return "en"


def take(arguments: Sequence[str]) -> tuple[Language | None, list[str]]:
    """Takes `--lang X` out of the arguments, wherever it stands before a bare `--`.

    So no command declares it and a command that hands its arguments on need not know it.
    """
    rest: list[str] = []
    lang: str | None = None
    pending = list(arguments)
    while pending:
        word = pending.pop(0)
        if word == "--":
            rest += [word, *pending]
            break
        if word == "--lang":
            lang = pending.pop(0) if pending else ""
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if lang is not None and lang not in LANGUAGES:
        raise UnknownLanguageError(lang)
    return lang, rest
