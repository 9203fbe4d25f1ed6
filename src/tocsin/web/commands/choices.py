"""Choices of a field: words of the charter and things of the case, named in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import matter_on, members_on
from tocsin.core.charter.texts import Texts
from tocsin.core.paper.count import Statement
from tocsin.web.commands.fields import Field
from tocsin.web.commands.subject import Subject
from tocsin.web.frame.names import owner_name
from tocsin.web.frame.tags import article_text, word_text
from tocsin.wording import Language

Choice = tuple[str, str]
"""(value, name)"""


class Choices:
    """Choices for the fields of one form."""

    def __init__(
        self,
        charter: Charter,
        texts: Texts,
        language: Language,
        on: date,
        subject: Subject,
        signals: tuple[Choice, ...] = (),
    ) -> None:
        self._signals = signals
        self._charter = charter
        self._texts = texts
        self._language = language
        self._on = on
        self._subject = subject

    def of(self, field: Field) -> tuple[Choice, ...] | None:
        """Choices of a field, None where anything may be written."""
        if field.kind == "choice":
            return tuple((word, self._word(field, word)) for word in field.words)
        if field.kind == "member":
            return self._sorted(
                (id, self._texts.name("member", id)) for id in members_on(self._charter, self._on)
            )
        if field.kind == "article":
            return tuple(self._articles())
        make = self._makers().get(field.last)
        return make() if make is not None and field.kind in ("word", "ref", "leaf", "count", "body") else None

    def word(self, field: Field, value: str) -> str:
        """One value of a field in words."""
        known = self.of(field)
        return dict(known).get(value, value) if known is not None else value

    def _word(self, field: Field, word: str) -> str:
        return word_text(self._language, field.last, word)

    def _sorted(self, rows: object) -> tuple[Choice, ...]:
        return tuple(sorted(rows, key=lambda row: row[1]))  # type: ignore[call-overload]

    def _makers(self) -> dict[str, Callable[[], tuple[Choice, ...]]]:
        return {
            "organ": self._organs,
            "matter": self._matters,
            "asks": self._matters,
            "region": lambda: self._named("region", [row.id for row in self._charter.regions]),
            "components": self._components,
            "owner": self._owners,
            "duty": self._duties,
            "language": self._languages,
            "role": lambda: self._named("role", [row.id for row in self._charter.roles]),
            "mandate": self._mandates,
            "by_decision": self._adopted,
            "follows": self._earlier,
            "appeal": self._appeals,
            "position": self._positions,
            "condition": self._conditions,
            "case": self._cases,
            "decision": self._earlier,
            "order": self._orders,
            "offer": self._offers,
            "consultation": self._consultations,
            "signals": lambda: self._signals,
            "into": lambda: self._signals,
        }

    def _named(self, kind: str, ids: list[str]) -> tuple[Choice, ...]:
        return self._sorted((id, self._texts.name(kind, id)) for id in dict.fromkeys(ids))

    def _organs(self) -> tuple[Choice, ...]:
        found = dict.fromkeys(row.id for row in self._charter.organs if row.span.holds(self._on))
        return tuple((id, self._texts.name("organ", id)) for id in found)

    def _matters(self) -> tuple[Choice, ...]:
        rows = [row for row in self._charter.matters if row.span.holds(self._on)]
        found: dict[str, str] = {}
        for row in rows:
            found.setdefault(row.id, self._texts.name("matter", f"{row.organ}:{row.id}"))
        return tuple(found.items())

    def _components(self) -> tuple[Choice, ...]:
        paper = self._subject.paper
        matter = matter_on(self._charter, paper.organ, paper.matter, self._on) if paper else None
        allowed = matter.components if matter else ()
        held = [row.id for row in self._charter.components if row.span.holds(self._on)]
        return self._named("component", [id for id in held if not allowed or id in allowed])

    def _owners(self) -> tuple[Choice, ...]:
        organs = [row[0] for row in self._organs()]
        roles = [row.id for row in self._charter.roles if row.of == "organisation" and row.track != "system"]
        return tuple((id, owner_name(self._language, self._texts, id)) for id in (*organs, *roles))

    def _duties(self) -> tuple[Choice, ...]:
        mandate = self._subject.mandate
        owed = [row.duty for row in mandate.notices if row.given_at is None] if mandate else []
        return self._named("duty", owed)

    def _languages(self) -> tuple[Choice, ...]:
        codes = ("ru", "en", "be", "hy", "kk", "ky", "tg")
        return tuple((code, word_text(self._language, "language", code)) for code in codes)

    def _articles(self) -> list[Choice]:
        rows = []
        for act in self._charter.acts:
            for article in act.articles:
                if article.span.holds(self._on):
                    reference = f"{act.id}:{article.id}"
                    label = self._article(reference)
                    rows.append((reference, f"{label} — {self._texts.name('article', reference)}"))
        return self._usual_first(rows)

    def _article(self, reference: str) -> str:
        return article_text(self._language, self._texts, reference)

    def _usual_first(self, rows: list[Choice]) -> list[Choice]:
        """The bases that the charter lists for the matter come first."""
        paper = self._subject.paper
        matter = matter_on(self._charter, paper.organ, paper.matter, self._on) if paper else None
        usual = matter.bases if matter else ()
        return sorted(rows, key=lambda row: row[0] not in usual)

    def _cases(self) -> tuple[Choice, ...]:
        file = self._subject.file
        return ((file.case.id, file.case.title),) if file else ()

    def _mandates(self) -> tuple[Choice, ...]:
        file = self._subject.file
        return tuple((row.decision, row.title) for row in file.mandates) if file else ()

    def _adopted(self) -> tuple[Choice, ...]:
        file = self._subject.file
        return tuple((row.id, row.title) for row in file.papers if row.stage == "adopted") if file else ()

    def _earlier(self) -> tuple[Choice, ...]:
        file = self._subject.file
        return tuple((row.id, row.title) for row in file.papers) if file else ()

    def _appeals(self) -> tuple[Choice, ...]:
        file = self._subject.file
        if file is None:
            return ()
        return tuple(
            (row.leaf, f"{self._texts.name('member', row.member)}, {self._article(row.article)}")
            for row in file.case.appeals
        )

    def _positions(self) -> tuple[Choice, ...]:
        paper = self._subject.paper
        if paper is None:
            return ()
        waiting = [
            row for row in paper.stated if row.statement.confirmed is None and not row.statement.lapsed
        ]
        return tuple((row.statement.leaf, self._position(row.statement)) for row in waiting)

    def _position(self, statement: Statement) -> str:
        stated = word_text(self._language, "position", statement.position)
        return f"{self._texts.name('member', statement.member)}: {stated}"

    def _conditions(self) -> tuple[Choice, ...]:
        mandate = self._subject.mandate
        return tuple((str(row.number), row.text) for row in mandate.conditions) if mandate else ()

    def _orders(self) -> tuple[Choice, ...]:
        mandate = self._subject.mandate
        return tuple((row.id, row.title) for row in mandate.orders) if mandate else ()

    def _offers(self) -> tuple[Choice, ...]:
        mandate = self._subject.mandate
        rows = [row for row in mandate.offers if row.answer == "open"] if mandate else []
        return tuple((row.id, f"{self._texts.name('member', row.member)}: {row.kind}") for row in rows)

    def _consultations(self) -> tuple[Choice, ...]:
        file = self._subject.file
        rows = [row for row in file.case.consultations if row.ended_at is None] if file else []
        return tuple((row.id, word_text(self._language, "consultation-form", row.form)) for row in rows)


NEW_IDS = {
    "signal.receive": "signal",
    "case.open": "case",
    "decision.draft": "decision",
    "consultation.start": "consultation",
    "order.issue": "order",
    "offer.make": "offer",
    "report.submit": "report",
}
"""Fields that give something new its id."""
