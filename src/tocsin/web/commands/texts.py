"""Texts that a form takes in and pages show: bodies by language, in their one spelling.

A text voted on holds the organ's authentic languages (INTERFACE section 5); any other text holds the
language it was written in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import organ_on
from tocsin.core.texts import SALT
from tocsin.engine.engine import Engine
from tocsin.web.commands.subject import Subject

VOTED = (("decision.draft", "text_sha256"), ("decision.amend", "text_sha256"))
FIXED = frozenset({"decision.open", "position.state", "text.sign", "text.refuse", "decision.translate"})
"""Commands whose `text_sha256` is the text that stands there, not a new one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A body as people read it: by language, or as one piece where it names none."""

    sha256: str
    languages: tuple[tuple[str, str], ...]
    """(language, text); the language is empty for a plain body."""
    held: bool = True
    """False where the body is not here: never given, or shredded."""


def text_of(engine: Engine, sha256: str) -> Text:
    """A text by its digest."""
    content = engine.body(sha256) if sha256 else None
    if content is None:
        return Text(sha256, (), held=False)
    return Text(sha256, languages_of(content))


def languages_of(content: bytes) -> tuple[tuple[str, str], ...]:
    """The parts of a body by language."""
    try:
        found = msgspec.json.decode(content, type=dict[str, str])
    except msgspec.MsgspecError:
        return (("", content.decode("utf-8", "replace")),)
    return tuple((language, text) for language, text in found.items() if language != SALT)


def languages_for(
    command: str, field: str, charter: Charter, on: date, subject: Subject, organ: str
) -> tuple[str, ...]:
    """Languages in which a text field is asked for; empty where it is the writer's own language."""
    if (command, field) not in VOTED:
        return ()
    wanted = subject.paper.organ if subject.paper is not None else organ
    row = organ_on(charter, wanted, on) if wanted else None
    return row.languages if row is not None else (charter.default_language,)


def fixed_text(command: str, subject: Subject) -> str:
    """The digest of the text that a command must name, empty where it brings its own."""
    paper = subject.paper
    if command not in FIXED or paper is None:
        return ""
    if paper.opening is not None and command not in ("decision.open", "decision.translate"):
        return paper.opening.text_sha256
    return paper.versions[-1].text_sha256 if paper.versions else ""
