"""A charter in plain words: organs, rules, matters, procedure, forces and acts, as they stood on a day.

Every statement that is not verified is marked so, and what the public record does not give says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from babel.numbers import format_decimal

from tocsin.core.charter.model import (
    Act,
    Charter,
    Component,
    Figure,
    Matter,
    Organ,
    Procedure,
    Source,
    Span,
    Standing,
    Step,
)
from tocsin.core.charter.query import chair_on, members_on, organ_on, procedure_on, rule_on, suspended_on
from tocsin.core.charter.texts import Texts
from tocsin.wording.catalogue import Language, say
from tocsin.wording.moments import date_text, duration_text


class Dated(Protocol):
    """A row that holds in a period."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class Item:
    """A statement and what belongs to it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of statements."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A charter as a person reads it."""

    title: str
    as_of: str
    sections: tuple[Section, ...]


def outline(lang: Language, charter: Charter, texts: Texts, on: date) -> Outline:
    """The charter on that day; sections with nothing to say are left out."""
    words = _Words(lang, charter, texts, on)
    parts: tuple[tuple[str, Iterable[Item]], ...] = (
        ("members", words.members()),
        ("organs", words.organs()),
        ("rules", words.rules()),
        ("matters", words.matters()),
        ("procedures", words.procedures()),
        ("consents", words.consents()),
        ("duties", words.duties()),
        ("components", words.components()),
        ("regions", words.regions()),
        ("centres", words.centres()),
        ("acts", words.acts()),
    )
    sections = (Section(say(lang, f"charter-section-{name}"), tuple(items)) for name, items in parts)
    own = charter.organisation
    title = say(
        lang, "charter-title", name=texts.name("organisation", own), short=texts.short("organisation", own)
    )
    as_of = say(lang, "charter-as-of", date=date_text(lang, on), revision=charter.revision)
    return Outline(title, as_of, tuple(section for section in sections if section.items))


def limit_text(lang: Language, limit: str) -> str:
    """A time limit of the charter: a duration, at once, or not in the public record."""
    if limit in ("unspecified", "at-once"):
        return say(lang, f"charter-limit-{limit}")
    number = int(limit.strip("PTHD"))
    span = timedelta(days=number) if limit.endswith("D") else timedelta(hours=number)
    return duration_text(lang, span)


class _Words:
    def __init__(self, lang: Language, charter: Charter, texts: Texts, on: date) -> None:
        self.lang, self.charter, self.texts, self.on = lang, charter, texts, on

    def members(self) -> Iterator[Item]:
        chair, silent = chair_on(self.charter, self.on), suspended_on(self.charter, self.on)
        for member in members_on(self.charter, self.on):
            marks = [self._say("charter-presides")] if member == chair else []
            marks += [self._say("charter-suspended")] if member in silent else []
            yield Item(", ".join([f"{self._name('member', member)} ({member})", *marks]))
        if not chair and members_on(self.charter, self.on):
            yield Item(self._say("charter-chair-unknown"))

    def organs(self) -> Iterator[Item]:
        for organ in self._standing(self.charter.organs):
            name = f"{self._name('organ', organ.id)} ({organ.id})"
            yield Item(self._marked(name, organ.source), tuple(self._organ(organ)))

    def _organ(self, organ: Organ) -> Iterator[str]:
        yield from filter(None, [self.texts.plain("organ", organ.id)])
        languages = ", ".join(organ.languages)
        yield self._say("charter-sittings", meets=organ.meets, languages=languages, quorum=organ.quorum)
        if organ.refers_to:
            yield self._say("charter-refers", organ=self._name("organ", organ.refers_to))
        yield from self._basis(organ.basis)

    def rules(self) -> Iterator[Item]:
        for rule in self.charter.rules:
            name, plain = self._name("rule", rule.id), self.texts.plain("rule", rule.id)
            yield Item(f"{name} ({rule.id})", (plain, *self._basis(rule.basis)))

    def matters(self) -> Iterator[Item]:
        for matter in self._standing(self.charter.matters):
            key = f"{matter.organ}:{matter.id}"
            name = self._say(
                "charter-matter",
                organ=self.texts.short("organ", matter.organ),
                name=self._name("matter", key),
                id=key,
            )
            yield Item(self._marked(name, matter.source), tuple(self._matter(matter)))

    def _matter(self, matter: Matter) -> Iterator[str]:
        rule = rule_on(self.charter, matter.organ, matter.id, self.on)
        facts = [self._name("rule", rule.id) if rule else self._say("charter-no-rule")]
        facts += [self._say("charter-by-signature")] if matter.by_signature else []
        facts += [self._say("charter-needs-appeal")] if matter.needs_appeal else []
        organ = organ_on(self.charter, matter.organ, self.on)
        meets = organ.meets if organ else "meeting"
        facts += [self._say(f"charter-form-{form}", meets=meets) for form in matter.forms]
        yield "; ".join(facts)
        if matter.requires:
            yield self._say("charter-requires", list=self._names("content", matter.requires))
        if matter.components:
            yield self._say("charter-allows", list=self._names("component", matter.components))
        if matter.bases:
            yield self._say("charter-bases", list="; ".join(map(self._article, matter.bases)))

    def procedures(self) -> Iterator[Item]:
        for procedure in self.charter.procedures:
            if procedure_on(self.charter, procedure.id, self.on) is procedure:
                name = self._name("procedure", procedure.id)
                period = self._period(procedure.span)
                title = self._marked(f"{name}{period}", procedure.source)
                yield Item(title, tuple(self._basis(procedure.basis)))
                for number, step in enumerate(procedure.steps, start=1):
                    yield self._step(procedure, number, step)

    def _step(self, procedure: Procedure, number: int, step: Step) -> Item:
        name = self._name("step", f"{procedure.id}:{step.id}")
        facts = [", ".join(self._actor(actor) for actor in step.actors)]
        facts.append(self._say("charter-limit", limit=self._limit(step.time_limit)))
        facts += [self._say("charter-optional")] if step.optional else []
        text = self._marked(f"{number}. {name}", step.source)
        return Item(text, ("; ".join(facts), *self._basis(step.basis)))

    def consents(self) -> Iterator[Item]:
        for row in self._standing(self.charter.consents):
            kind = self._say(f"charter-consent-{row.kind}")
            yield Item(self._marked(f"{self._name('member', row.member)}: {kind}", row.source))

    def duties(self) -> Iterator[Item]:
        for row in self.charter.duties:
            owner = self._actor(row.owner)
            limit = self._say("charter-limit", limit=self._limit(row.time_limit))
            text = self._marked(self._name("duty", row.id), row.source)
            yield Item(text, (f"{self._say('charter-owner', owner=owner)}; {limit}", *self._basis(row.basis)))

    def components(self) -> Iterator[Item]:
        for row in self._standing(self.charter.components):
            text = self._marked(self._name("component", row.id), row.source)
            yield Item(text, tuple(self._component(row)))

    def _component(self, row: Component) -> Iterator[str]:
        known = self._names("purpose", row.purposes) or self._say("charter-unknown")
        yield self._say("charter-purposes", list=known)
        for figure in row.figures:
            yield self._marked(self._figure(figure), figure.source)

    def _figure(self, figure: Figure) -> str:
        unit = self._name("unit", figure.unit)
        if figure.value is None:
            return f"{unit}: {self._say('charter-unknown')}"
        number = format_decimal(figure.value, locale=self.lang)
        text = f"{unit}: {self._say('charter-about', number=number) if figure.about else number}"
        facts = [date_text(self.lang, figure.on) if figure.on else "", figure.source.text]
        return f"{text} ({'; '.join(filter(None, facts))})" if any(facts) else text

    def regions(self) -> Iterator[Item]:
        for row in self.charter.regions:
            name = f"{self._name('region', row.id)}: {self._names('member', row.members)}"
            yield Item(self._marked(name, row.source))

    def centres(self) -> Iterator[Item]:
        for row in self._standing(self.charter.centres):
            body = self.texts.form("centre", row.id, "body") or self._say("charter-unknown")
            yield Item(self._marked(f"{self._name('centre', row.id)}: {body}", row.source))

    def acts(self) -> Iterator[Item]:
        for act in self.charter.acts:
            standing = self._say("charter-standing", standing=act.source.standing.value)
            text = f"{self._name('act', act.id)} ({act.id}). {self._force(act)} [{standing}]"
            yield Item(text, tuple(self._articles(act)))

    def _articles(self, act: Act) -> Iterator[str]:
        for row in act.articles:
            name = self._say("charter-article-alone", article=row.id)
            standing = self._say("charter-standing", standing=row.source.standing.value)
            yield f"{name}: {self._name('article', f'{act.id}:{row.id}')} [{standing}]"
        if act.address:
            yield self._say("charter-address", address=act.address)

    def _force(self, act: Act) -> str:
        if not act.known or act.span.from_on is None:
            return self._say("charter-force-unknown")
        if act.span.holds(self.on):
            return self._say("charter-in-force", date=date_text(self.lang, act.span.from_on))
        return self._say("charter-not-in-force")

    def _standing(self, rows: Iterable[T]) -> Iterator[T]:
        return (row for row in rows if row.span.holds(self.on))

    def _say(self, key: str, /, **params: object) -> str:
        return say(self.lang, key, **params)

    def _name(self, kind: str, key: str) -> str:
        return self.texts.name(kind, key)

    def _names(self, kind: str, keys: Iterable[str]) -> str:
        return ", ".join(self._name(kind, key) for key in keys)

    def _marked(self, text: str, source: Source) -> str:
        if source.standing is Standing.VERIFIED:
            return text
        return f"{text} [{self._say('charter-standing', standing=source.standing.value)}]"

    def _article(self, reference: str) -> str:
        act, _, article = reference.partition(":")
        name = self.texts.short("act", act)
        return self._say("charter-article", act=name, article=article) if article else name

    def _basis(self, references: Iterable[str]) -> Iterator[str]:
        listed = "; ".join(self._article(reference) for reference in references)
        if listed:
            yield self._say("charter-basis", list=listed)

    def _actor(self, actor: str) -> str:
        if actor in ("members", "unspecified"):
            return self._say(f"charter-actor-{actor}")
        kind = "role" if any(role.id == actor for role in self.charter.roles) else "organ"
        return self._name(kind, actor)

    def _limit(self, limit: str) -> str:
        return limit_text(self.lang, limit)

    def _period(self, span: Span) -> str:
        start = self._say("charter-since", date=date_text(self.lang, span.from_on)) if span.from_on else ""
        end = self._say("charter-until", date=date_text(self.lang, span.to_on)) if span.to_on else ""
        return f" ({', '.join(filter(None, [start, end]))})" if start or end else ""
