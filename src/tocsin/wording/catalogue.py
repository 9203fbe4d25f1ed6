"""Looks messages up in the Fluent catalogues (Project Fluent syntax 1.0).

One file holds the messages whose ids begin with its name: `cli-doctor.ftl` holds `cli-doctor` and
`cli-doctor-*`. So a command reads the few files it needs and not the whole catalogue. Terms used in
several files stand in `terms.ftl`.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import resources
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
STRICT_VARIABLE = "TOCSIN_STRICT_WORDING"
_TERMS = "terms"


class WordingError(LookupError):
    """A text is missing or one of its parameters is; raised only where TOCSIN_STRICT_WORDING is set."""


def say(lang: Language, key: str, **params: object) -> str:
    """The text of `key` ("message" or "message.attribute") with its parameters filled in.

    Where a text is missing, English is tried and then the key itself stands in its place, so that a page
    or a command still answers; with TOCSIN_STRICT_WORDING set (as in the tests) it raises WordingError.
    """
    for choice in (lang, "en"):
        found = _format(choice, key, params)
        if found is not None:
            return found
        _complain(f"no text for {key!r} in {choice!r}")
    return key


def has(lang: Language, key: str) -> bool:
    """Whether the catalogue of this language has the key."""
    message, _, attribute = key.partition(".")
    bundle = _bundle_of(lang, message)
    if bundle is None or not bundle.has_message(message):
        return False
    found = bundle.get_message(message)
    return attribute in found.attributes if attribute else found.value is not None


def _format(lang: Language, key: str, params: dict[str, object]) -> str | None:
    if not has(lang, key):
        return None
    message, _, attribute = key.partition(".")
    bundle = _bundle_of(lang, message)
    assert bundle is not None
    found = bundle.get_message(message)
    pattern = found.attributes[attribute] if attribute else found.value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, params)
    if errors:
        _complain(f"{key!r} in {lang!r}: {errors}")
    return str(text)


def _complain(fault: str) -> None:
    if os.environ.get(STRICT_VARIABLE):
        raise WordingError(fault)


def _bundle_of(lang: Language, message: str) -> FluentBundle | None:
    """The bundle whose file name is the longest beginning of the message id."""
    stems = _stems(lang)
    stem = message
    while stem not in stems:
        stem, dash, _ = stem.rpartition("-")
        if not dash:
            return None
    return _bundle(lang, stem)


@cache
def _stems(lang: Language) -> frozenset[str]:
    names = (entry.name for entry in resources.files(__package__).joinpath(lang).iterdir())
    return frozenset(name[:-4] for name in names if name.endswith(".ftl")) - {_TERMS}


@cache
def _resource(lang: Language, stem: str) -> ast.Resource:
    source = resources.files(__package__).joinpath(lang, f"{stem}.ftl")
    return FluentResource(source.read_text(encoding="utf-8")) if source.is_file() else FluentResource("")


@cache
def _bundle(lang: Language, stem: str) -> FluentBundle:
    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(_resource(lang, _TERMS))
    bundle.add_resource(_resource(lang, stem))
    return bundle
