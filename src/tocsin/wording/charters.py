"""A charter in plain words as it stood on a day: members, organs, matters and rules, procedure, acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.core.charter.model import Act, Charter, Matter, Source, Standing, Step
from tocsin.core.charter.query import chair_on, members_on, organ_on, procedure_on, rule_on
from tocsin.core.charter.texts import Texts
from tocsin.wording.catalogue import Language, say


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A charter as a person reads it."""

    title: str
    sections: tuple[Section, ...]

    def as_json(self) -> dict[str, object]:
        """Title and sections."""
        rows = [{"title": row.title, "lines": list(row.lines)} for row in self.sections]
        return {"title": self.title, "sections": rows}


def outline(lang: Language, charter: Charter, texts: Texts, on: date) -> Outline:
    """The charter on that day, each statement that is not verified marked so."""
    words = _Words(lang, charter, texts, on)
    parts = (
        ("members", words.members()),
        ("organs", words.organs()),
        ("matters", words.matters()),
        ("procedure", words.steps()),
        ("acts", words.acts()),
    )
    sections = tuple(Section(say(lang, f"charter-section-{name}"), tuple(lines)) for name, lines in parts)
    title = say(
        lang,
        "charter-title",
        name=texts.name("organisation", charter.organisation),
        on=on.isoformat(),
        revision=charter.revision,
    )
    return Outline(title, sections)


class _Words:
    def __init__(self, lang: Language, charter: Charter, texts: Texts, on: date) -> None:
        self.lang, self.charter, self.texts, self.on = lang, charter, texts, on

    def _name(self, kind: str, id: str) -> str:
        return self.texts.name(kind, id)

    def _marked(self, text: str, source: Source) -> str:
        if source.standing is Standing.VERIFIED:
            return text
        return f"{text} {say(self.lang, 'charter-mark', standing=source.standing.value)}"

    def members(self) -> Iterator[str]:
        """Members of the day, the presiding one marked."""
        chair = chair_on(self.charter, self.on)
        for member in members_on(self.charter, self.on):
            name = f"{member}  {self._name('member', member)}"
            yield f"{name} {say(self.lang, 'charter-presides')}" if member == chair else name

    def organs(self) -> Iterator[str]:
        """Organs of the day with the word for their sittings and their languages."""
        for organ in self.charter.organs:
            if organ.span.holds(self.on):
                text = say(
                    self.lang,
                    "charter-organ",
                    id=organ.id,
                    name=self._name("organ", organ.id),
                    meets=organ.meets,
                    languages=", ".join(organ.languages),
                    quorum=organ.quorum,
                )
                yield self._marked(text, organ.source)

    def matters(self) -> Iterator[str]:
        """Matters with the rule of the day in plain words."""
        for matter in self.charter.matters:
            if matter.span.holds(self.on) and organ_on(self.charter, matter.organ, self.on) is not None:
                yield self._marked(self._matter(matter), matter.source)

    def _matter(self, matter: Matter) -> str:
        rule = rule_on(self.charter, matter.organ, matter.id, self.on)
        return say(
            self.lang,
            "charter-matter",
            id=f"{matter.organ}:{matter.id}",
            name=self._name("matter", f"{matter.organ}:{matter.id}"),
            rule=self.texts.plain("rule", rule.id) or rule.id if rule is not None else "-",
        )

    def steps(self) -> Iterator[str]:
        """The steps of the procedures of the day."""
        for procedure in self.charter.procedures:
            if procedure_on(self.charter, procedure.id, self.on) is procedure:
                for number, step in enumerate(procedure.steps, start=1):
                    yield self._marked(self._step(number, step), step.source)

    def _step(self, number: int, step: Step) -> str:
        actors = ", ".join(self._actor(actor) for actor in step.actors)
        return say(
            self.lang,
            "charter-step",
            number=str(number),
            name=self._name("step", step.id),
            actors=actors,
            limit=step.time_limit,
            basis=", ".join(step.basis) or "none",
        )

    def _actor(self, actor: str) -> str:
        if actor in ("members", "unspecified"):
            return say(self.lang, f"charter-actor-{actor}")
        kind = "role" if any(role.id == actor for role in self.charter.roles) else "organ"
        return self._name(kind, actor)

    def acts(self) -> Iterator[str]:
        """Acts with the day of their adoption and entry into force as far as known."""
        for act in self.charter.acts:
            yield self._marked(self._act(act), act.source)

    def _act(self, act: Act) -> str:
        return say(
            self.lang,
            "charter-act",
            id=act.id,
            name=self._name("act", act.id),
            adopted=act.adopted_on.isoformat() if act.adopted_on else "unspecified",
            force=act.span.from_on.isoformat() if act.known and act.span.from_on else "unspecified",
            articles=", ".join(article.id for article in act.articles) or "none",
        )
