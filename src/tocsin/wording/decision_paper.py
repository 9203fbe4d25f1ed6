"""A decision as a paper to be signed, filed or published: reference, text, roll of positions, articles, code.

The words come from the catalogue and the charter, the facts from the decision's read document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tocsin.core.calendar import moment
from tocsin.core.charter.texts import Texts
from tocsin.engine.printable import (
    Block,
    Code,
    Facts,
    Heading,
    Masthead,
    Paper,
    Prose,
    SignatureLine,
    SignaturePage,
    Table,
)
from tocsin.wording.catalogue import Language, has, say
from tocsin.wording.moments import instant_text

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the paper is made of besides the words."""

    kind: str
    """Kind of the ledger: anything but live is marked on every page."""
    origin: str
    organisation: str
    zone: str
    """Fixed offset in which the organisation's days begin."""
    decision: Document
    text: Mapping[str, str]
    """The authentic text by language."""
    translations: Mapping[str, str]
    certificate_sha256: str = ""
    """Empty while there is no certificate."""


def decision_paper(lang: Language, texts: Texts, subject: Subject) -> Paper:
    """The paper in one language; the authentic text stands in its own, a translation is marked."""
    words = _Words(lang, texts, subject)
    decision = subject.decision
    banner = "" if subject.kind == "live" else say(lang, f"word-ledger-{subject.kind}")
    organisation = texts.name("organisation", subject.organisation)
    return Paper(
        language=lang,
        title=str(decision["title"]),
        subtitle=words.subtitle(),
        masthead=Masthead(organisation, texts.name("organ", decision["organ"]), banner, words.footer()),
        blocks=tuple(words.blocks()),
        page_words=(say(lang, "paper-page"), say(lang, "paper-page-of")),
    )


class _Words:
    def __init__(self, lang: Language, texts: Texts, subject: Subject) -> None:
        self.lang, self.texts, self.subject = lang, texts, subject
        self.decision = subject.decision

    def _say(self, key: str, **params: object) -> str:
        return say(self.lang, key, **params)

    def _word(self, group: str, value: str) -> str:
        key = f"word-{group}-{value}".replace("_", "-")
        return self._say(key) if has(self.lang, key) else value

    def _when(self, value: str | None) -> str:
        at = moment(value) if value else None
        if at is None:
            return "—"
        hours, minutes = self.subject.zone.lstrip("+-").split(":")
        sign = -1 if self.subject.zone.startswith("-") else 1
        zone = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
        civil = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)
        return instant_text(self.lang, civil.astimezone(zone))

    def _article(self, reference: str) -> str:
        act, _, number = reference.partition(":")
        return self._say("paper-article", act=self.texts.name("act", act), number=number or "none")

    def subtitle(self) -> str:
        """Whether and when it was decided."""
        state = self._word("stage", str(self.decision["stage"]))
        declared = self.decision.get("declared_at")
        return f"{state}, {self._when(declared)}" if declared else state

    def footer(self) -> str:
        """What every page carries at its foot."""
        return self._say("paper-footer", decision=self.decision["decision"], origin=self.subject.origin)

    def blocks(self) -> list[Block]:
        """All blocks in their order."""
        made: list[Block] = [Facts(self._facts()), Heading(self._say("paper-text"))]
        made += [Prose(text) for text in self.subject.text.values()]
        for language, text in self.subject.translations.items():
            made.append(Prose(text, mark=self._say("paper-translation", language=language)))
        if self.decision["board"]:
            made += [Heading(self._say("paper-positions")), self._positions()]
            made += [Heading(self._say("paper-signatures")), self._page()]
        made.append(self._code())
        return made

    def _facts(self) -> tuple[tuple[str, str], ...]:
        opening = self.decision["opening"] or {}
        measure = opening.get("measure", {})
        rows = [
            ("number", str(self.decision["decision"])),
            ("matter", self.texts.name("matter", f"{self.decision['organ']}:{self.decision['matter']}")),
            ("basis", "; ".join(self._article(row) for row in opening.get("articles", ()))),
            ("rule", self.texts.plain("rule", str(opening.get("rule", "")))),
            ("form", self._word("form", str(opening.get("form", "")))),
            ("opened", self._when(opening.get("opened_at"))),
            ("tasks", "; ".join(measure.get("tasks", ()))),
            (
                "components",
                "; ".join(self.texts.name("component", row) for row in measure.get("components", ())),
            ),
            ("strength", self._strength(measure)),
            ("subordination", str(measure.get("subordination", ""))),
            ("places", "; ".join(measure.get("places", ()))),
            ("stay", self._when(measure["ends_at"]) if measure.get("ends_at") else ""),
        ]
        return tuple((self._say(f"paper-{name}"), value) for name, value in rows if value and value != "—")

    def _strength(self, measure: Document) -> str:
        if measure.get("strength") is None:
            return ""
        standing = str(measure.get("strength_standing", ""))
        mark = f" ({self._word('standing', standing)})" if standing not in ("", "decided") else ""
        return f"{measure['strength']}{mark}"

    def _positions(self) -> Table:
        rows = []
        for line in self.decision["board"]:
            stated = line["position"]
            word = self._say("paper-none") if stated is None else self._position(stated)
            rows.append((self.texts.name("member", line["member"]), word, self._how(stated)))
        headers = tuple(self._say(f"paper-{name}") for name in ("member", "position", "how"))
        return Table(headers, tuple(rows), (3, 2, 4))

    def _position(self, stated: Document) -> str:
        return self._word("position", str(stated["statement"]["position"]))

    def _how(self, stated: Document | None) -> str:
        if stated is None:
            return ""
        statement = stated["statement"]
        parts = [self._word("channel", str(stated["channel"])), self._when(stated["at"])]
        if statement["recorded"]:
            state = {True: "confirmed", False: "contested", None: "unconfirmed"}[statement["confirmed"]]
            parts.append(self._say("paper-recorded", state=state))
        if stated["reservation"]:
            parts.append(self._say("paper-reservation", text=stated["reservation"]))
        return "; ".join(parts)

    def _page(self) -> SignaturePage:
        lines = []
        for line in self.decision["board"]:
            signed = line["signature"]
            mark = ""
            if signed is not None:
                state = "signed" if signed["signature"]["signed"] else "refused"
                mark = self._say(
                    f"paper-{state}", at=self._when(signed["at"]), by=signed["signatory"] or "none"
                )
            party = self._say("paper-for", member=self.texts.genitive("member", line["member"]))
            lines.append(SignatureLine(party, mark))
        return SignaturePage(tuple(lines), self._say("paper-signature-caption"))

    def _code(self) -> Code:
        opening = self.decision["opening"] or {}
        digest = self.subject.certificate_sha256
        text = str(opening.get("text_sha256") or self.decision["versions"][-1]["text_sha256"])
        content = f"tocsin:{self.subject.origin}#{self.decision['decision']}:{digest or text}"
        long = [(self._say("paper-text-digest"), text)]
        if digest:
            long.append((self._say("paper-certificate-digest"), digest))
        caption = self._say("paper-verify" if digest else "paper-no-certificate")
        return Code(content, caption, tuple(long))
