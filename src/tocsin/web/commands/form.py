"""A command's form: what is asked, what follows from the subject, and what was typed as the command's data.

Whatever is wrong is told beside its field. What the charter forbids is not judged here: that is `prepare`.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tocsin.core.catalogue import Spec
from tocsin.core.charter.query import matter_on
from tocsin.core.powers import ACTS_FOR
from tocsin.core.texts import spelled, text_body
from tocsin.engine.engine import MAX_BODY_BYTES
from tocsin.web.commands.choices import NEW_IDS, Choice, Choices
from tocsin.web.commands.fields import Field, fields_of
from tocsin.web.commands.labels import hint, label
from tocsin.web.commands.subject import Subject
from tocsin.web.commands.texts import fixed_text, languages_for, text_of
from tocsin.web.frame.language import instant
from tocsin.web.people.access import Access
from tocsin.wording import say, zone_text

Files = MultiValueDict[str, Any]
FROM_FILE = {"case.attach": ("name", "media_type", "size")}
FOLDED = {
    "position.state": frozenset(
        {"powers", "subject_to_confirmation_until", "reservation", "statement", "evidence", "received"}
    ),
    "case.open": frozenset({"case", "reported_at"}),
    "decision.draft": frozenset({"decision", "follows", "initiator"}),
    "decision.open": frozenset({"conditions", "host_consent"}),
}
"""Optional fields that stand folded, so that the usual form is short."""
TICKED = frozenset({"emergency", "last", "whole"})
"""Booleans that are a tick; the others are a question with two answers."""
NOW_FIRST = frozenset(
    {"brought_at", "done_at", "given_at", "held_at", "as_of", "at", "begins_at", "first_at"}
)
LOCAL = "%Y-%m-%dT%H:%M"
FEW = 9


@dataclass(slots=True)
class Shown:
    """A field as the template shows it."""

    name: str
    widget: str
    label: str
    hint: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    value: str = ""
    values: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)
    longest: int = 0
    folded: bool = False
    lang: str = ""

    @property
    def id(self) -> str:
        """Its id in the page."""
        return "field-" + self.name.replace(".", "-").replace("_", "-")


class CommandForm:
    """The form of one command about one subject, for one person."""

    def __init__(self, access: Access, spec: Spec, subject: Subject, zone: tzinfo) -> None:
        self.access = access
        self.spec = spec
        self.subject = subject
        self.zone = zone
        self.on = self._civil_day()
        signals = tuple(
            (row.id, row.title)
            for row in access.engine.refresh().signals.values()
            if row.stage not in ("merged", "closed") and row.id != subject.named.get("signal")
        )
        self.choices = Choices(access.charter, access.texts, access.language, self.on, subject, signals)
        self.fixed = self._fixed()
        self.wrong: dict[str, list[str]] = {}
        self.typed: QueryDict | None = None
        self.matter = self._matter()

    def _civil_day(self) -> date:
        return instant(self.access.engine.now(), self.zone).date()

    def _matter(self) -> Any:
        paper = self.subject.paper
        return matter_on(self.access.charter, paper.organ, paper.matter, self.on) if paper else None

    # What follows from the subject and the person

    def _fixed(self) -> dict[str, Any]:
        """Fields that are not asked for."""
        name, subject, access = self.spec.name, self.subject, self.access
        names = {row.name for row in fields_of(name)}
        fixed: dict[str, Any] = {
            key: int(value) if key == "condition" else value
            for key, value in subject.named.items()
            if key in names and NEW_IDS.get(name) != key
        }
        text = fixed_text(name, subject)
        if text and "text_sha256" in names:
            fixed["text_sha256"] = text
        if access.member and ACTS_FOR.get(name) in names:
            fixed[ACTS_FOR[name]] = access.member
        if name == "decision.open" and subject.paper is not None:
            fixed |= {"organ": subject.paper.organ, "matter": subject.paper.matter}
        return fixed

    def _is_new_id(self, row: Field) -> bool:
        """Whether the field names what the command brings into being, so that nothing is there to choose."""
        return NEW_IDS.get(self.spec.name) == row.name

    def _is_asked(self, row: Field) -> bool:
        if row.name in self.fixed or row.last in FROM_FILE.get(self.spec.name, ()):
            return False
        if NEW_IDS.get(self.spec.name) == row.name and row.name not in ("case", "decision"):
            return False
        if row.name == "recorded_for":
            return not self.access.member
        if row.name == "measure.revision":
            return bool(self.matter and self.matter.makes == "charter")
        return row.name != "decision" or self.spec.name != "case.correct"

    # What is shown

    def shown(self) -> list[Shown]:
        """The fields in order."""
        rows: list[Shown] = []
        for row in fields_of(self.spec.name):
            if self._is_asked(row):
                rows.extend(self._shown(row))
        return rows

    def _shown(self, row: Field) -> list[Shown]:
        choices = None if self._is_new_id(row) else self.choices.of(row)
        if row.kind == "body" and choices is None and row.last != "revision":
            return self._text_fields(row)
        one = Shown(
            name=row.name,
            widget=self._widget(row, choices),
            label=label(self.access.language, self.spec.name, row.name),
            hint=self._hint(row),
            required=self._is_required(row),
            choices=choices or self._yes_and_no(row),
            wrong=self.wrong.get(row.name, []),
            longest=row.longest,
            folded=self._is_folded(row),
        )
        one.values = self._values(row)
        one.value = one.values[0] if one.values else ""
        return [one]

    def _text_fields(self, row: Field) -> list[Shown]:
        """One area for each authentic language, or one in the writer's language."""
        organ = self.typed.get("organ", "") if self.typed is not None else ""
        languages = languages_for(
            self.spec.name, row.name, self.access.charter, self.on, self.subject, organ
        ) or (self.access.language,)
        rows = []
        for code in languages:
            name = f"{row.name}.{code}"
            title = label(self.access.language, self.spec.name, row.name)
            if len(languages) > 1 or code != self.access.language:
                title = f"{title} ({self.choices.word(LANGUAGE_FIELD, code)})"
            value = self.typed.get(name, "") if self.typed is not None else self._standing_text(row, code)
            wrong = [*self.wrong.get(name, []), *self.wrong.get(row.name, [])]
            rows.append(
                Shown(name, "text", title, self._hint(row), row.required, value=value, wrong=wrong, lang=code)
            )
        return rows

    def _standing_text(self, row: Field, code: str) -> str:
        """An amendment begins from the version that stands."""
        paper = self.subject.paper
        if (
            self.spec.name != "decision.amend"
            or row.name != "text_sha256"
            or paper is None
            or not paper.versions
        ):
            return ""
        return dict(text_of(self.access.engine, paper.versions[-1].text_sha256).languages).get(code, "")

    def _widget(self, row: Field, choices: tuple[Choice, ...] | None) -> str:
        if row.kind == "flag":
            return "tick" if row.last in TICKED else "radio"
        if choices is not None:
            if row.many:
                return "ticks"
            return "radio" if len(choices) < FEW and row.kind == "choice" else "select"
        if row.many:
            return "lines"
        simple = {"note": "note", "moment": "moment", "count": "number", "hours": "number", "file": "file"}
        return simple.get(row.kind, "line")

    def _yes_and_no(self, row: Field) -> tuple[Choice, ...]:
        if row.kind != "flag" or row.last in TICKED:
            return ()
        language = self.access.language
        return tuple(
            (value, say(language, f"word-flag-{row.last.replace('_', '-')}-{value}"))
            for value in ("yes", "no")
        )

    def _hint(self, row: Field) -> str:
        found = hint(self.access.language, self.spec.name, row.name)
        if row.kind == "moment":
            now = instant(self.access.engine.now(), self.zone)
            found = f"{found} {say(self.access.language, 'web-field-zone', zone=zone_text(now))}".strip()
        if row.many and self.choices.of(row) is None:
            found = f"{found} {say(self.access.language, 'web-field-one-a-line')}".strip()
        return found

    def _is_required(self, row: Field) -> bool:
        if row.name == "recorded_for":
            return True
        if row.name.startswith("measure.") and self.matter is not None:
            return _content_of(row.last) in self.matter.requires
        return row.required and row.kind != "flag"

    def _is_folded(self, row: Field) -> bool:
        if self.wrong.get(row.name):
            return False
        if row.name.startswith("measure."):
            return not self._is_required(row)
        return row.name in FOLDED.get(self.spec.name, ())

    def _values(self, row: Field) -> tuple[str, ...]:
        if self.typed is not None:
            return tuple(self.typed.getlist(row.name))
        if row.name in self.subject.given:
            return (self.subject.given[row.name],)
        if NEW_IDS.get(self.spec.name) == row.name:
            return (new_id(),)
        if row.kind == "moment" and row.required and row.last in NOW_FIRST:
            return (instant(self.access.engine.now(), self.zone).strftime(LOCAL),)
        if row.name == "articles" and self.subject.paper is not None:
            return self.subject.paper.articles
        if row.name == "emergency":
            return ("yes",)
        return (row.default,) if row.default else ()

    # What was typed

    def bind(self, typed: QueryDict, files: Files) -> dict[str, Any] | None:
        """The command's data, None where something typed is wrong; bodies are kept in the store."""
        self.typed = typed
        data: dict[str, Any] = dict(self.fixed)
        for row in fields_of(self.spec.name):
            if self._is_asked(row):
                self._take(row, typed, files, data)
            elif NEW_IDS.get(self.spec.name) == row.name:
                data[row.name] = typed.get(f"new.{row.name}") or new_id()
        return None if self.wrong else data

    def _take(self, row: Field, typed: QueryDict, files: Files, data: dict[str, Any]) -> None:
        value = self._value(row, typed, files, data)
        if value is None and self._is_required(row) and not self.wrong.get(row.name):
            self._say(row.name, "web-wrong-missing")
        if value is not None:
            _put(data, row.name, value)

    def _value(self, row: Field, typed: QueryDict, files: Files, data: dict[str, Any]) -> Any:
        if row.kind == "file":
            return self._file(row, files, data)
        if row.kind == "body" and self.choices.of(row) is None and row.last != "revision":
            return self._text(row, typed)
        if row.kind == "flag":
            return self._flag(row, typed.get(row.name))
        if row.many:
            rows = typed.getlist(row.name)
            if self.choices.of(row) is None:
                rows = [line.strip() for part in rows for line in part.splitlines()]
            return [line for line in rows if line] or None
        text = typed.get(row.name, "").strip()
        return self._single(row, text) if text else None

    def _single(self, row: Field, text: str) -> Any:
        if row.kind in ("count", "hours"):
            if not text.isascii() or not text.isdigit() or len(text) > 12:
                self._say(row.name, "web-wrong-number")
                return None
            return int(text)
        if row.kind == "moment":
            return self._moment(row, text)
        return text

    def _moment(self, row: Field, text: str) -> str | None:
        """What a `datetime-local` field gives, in the reader's zone."""
        for form in (LOCAL, "%Y-%m-%dT%H:%M:%S"):
            try:
                local = datetime.strptime(text, form).replace(tzinfo=self.zone)
            except ValueError:
                continue
            return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._say(row.name, "web-wrong-moment")
        return None

    def _flag(self, row: Field, value: str | None) -> bool | None:
        if row.last in TICKED:
            return True if value == "yes" else (False if row.last == "emergency" else None)
        if value not in ("yes", "no"):
            self._say(row.name, "web-wrong-choose")
            return None
        return value == "yes"

    def _file(self, row: Field, files: Files, data: dict[str, Any]) -> str | None:
        sent = files.get(row.name)
        if sent is None:
            return self.typed.get(f"kept.{row.name}") or None if self.typed is not None else None
        if (sent.size or 0) > MAX_BODY_BYTES:
            self._say(row.name, "web-wrong-file-size", limit=MAX_BODY_BYTES // (1024 * 1024))
            return None
        content = sent.read()
        if "size" in FROM_FILE.get(self.spec.name, ()):
            data |= {
                "name": (sent.name or "file")[-300:],
                "media_type": (sent.content_type or "application/octet-stream")[:300],
                "size": len(content),
            }
        return self.access.engine.put_body(content)

    def _text(self, row: Field, typed: QueryDict) -> str | None:
        languages = languages_for(
            self.spec.name, row.name, self.access.charter, self.on, self.subject, typed.get("organ", "")
        ) or (self.access.language,)
        if row.name == "translation_sha256":
            languages = (typed.get("language") or self.access.language,)
            words = {languages[0]: _only_text(typed, row.name)}
        else:
            words = {code: typed.get(f"{row.name}.{code}", "") for code in languages}
        if not any(text.strip() for text in words.values()):
            return None
        for code, text in words.items():
            if not spelled(text).strip():
                self._say(f"{row.name}.{code}", "web-wrong-missing")
        return self.access.engine.put_body(text_body(words))

    def _say(self, name: str, key: str, **params: object) -> None:
        self.wrong.setdefault(name, []).append(say(self.access.language, key, **params))

    def hidden(self) -> list[tuple[str, str]]:
        """Ids made for what is new, carried so that a form sent twice makes one thing."""
        made = NEW_IDS.get(self.spec.name)
        if made is None or made in ("case", "decision"):
            return []
        held = self.typed.get(f"new.{made}") if self.typed is not None else None
        return [(f"new.{made}", held or new_id())]


LANGUAGE_FIELD = Field("language", "word", False)


def _only_text(typed: Mapping[str, Any], name: str) -> str:
    """The one text area of a translation, whatever language it was shown for."""
    return next((str(typed[key]) for key in typed if key.startswith(f"{name}.")), "")


def _put(data: dict[str, Any], name: str, value: Any) -> None:
    outer, dot, inner = name.partition(".")
    if dot:
        data.setdefault(outer, {})[inner] = value
    else:
        data[name] = value


def _content_of(field: str) -> str:
    return "stay" if field in ("begins_at", "ends_at") else field


def new_id() -> str:
    """A random id for something new."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(8))
