"""The draft of an after-action review in words: intervals, refusals, what was late or is open, time line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from tocsin.core.charter.texts import Texts
from tocsin.engine.review import Point, Review
from tocsin.wording.catalogue import Language, say
from tocsin.wording.moments import duration_text, instant_text
from tocsin.wording.names import event_name, owner_name

MAX_LINES = 300
"""Lines of the time line that are written out; the record has them all."""


def review_text(lang: Language, texts: Texts, review: Review, zone: timezone) -> str:
    """The draft as plain text, a heading a section; sections with nothing in them say so."""
    return "\n".join(_Words(lang, texts, review, zone).lines()) + "\n"


class _Words:
    def __init__(self, lang: Language, texts: Texts, review: Review, zone: timezone) -> None:
        self._lang, self._texts, self._review, self._zone = lang, texts, review, zone

    def lines(self) -> Iterator[str]:
        review = self._review
        yield self._say("review-title", title=review.title)
        yield self._say("review-drawn", at=self._when(review.drawn_at))
        yield from self._section("spans", list(self._spans()))
        for name in ("refusals", "late", "open", "corrections"):
            yield from self._section(name, [self._point(row) for row in getattr(review, name)])
        yield from self._section("timeline", list(self._timeline()))

    def _say(self, key: str, **params: object) -> str:
        return say(self._lang, key, **params)

    def _when(self, at: int) -> str:
        return instant_text(self._lang, datetime.fromtimestamp(at // 1000, self._zone))

    def _section(self, name: str, rows: list[str]) -> Iterator[str]:
        yield ""
        yield self._say(f"review-section-{name}")
        yield from (f"— {row}" for row in rows or [self._say("review-none")])

    def _spans(self) -> Iterator[str]:
        for row in self._review.spans:
            taken = duration_text(self._lang, timedelta(milliseconds=row.taken))
            key = f"review-span-{row.code.replace('_', '-')}"
            yield self._say(key, about=row.about, taken=taken, end=self._when(row.end))

    def _point(self, row: Point) -> str:
        about = self._about(row)
        whom = ", ".join(owner_name(self._lang, self._texts, name) for name in row.whom if name)
        parts = [self._say(f"review-point-{row.code.replace('_', '-')}", about=about)]
        parts += [whom] if whom else []
        parts += [self._when(row.at)] if row.at is not None else []
        parts += [row.note] if row.note else []
        return " · ".join(parts)

    def _about(self, row: Point) -> str:
        if row.code in ("step_waiting", "step_due"):
            return self._texts.name("step", f"crisis-response:{row.about}")
        if row.code.startswith("notice"):
            return self._texts.name("duty", row.about)
        return row.about.partition("/")[0] if row.code != "corrected" else row.about[:12]

    def _timeline(self) -> Iterator[str]:
        rows = self._review.timeline
        for row in rows[:MAX_LINES]:
            who = self._texts.name("role", row.role)
            member = f" ({self._texts.name('member', row.member)})" if row.member else ""
            what = event_name(self._lang, row.event)
            yield f"{self._when(row.at)} · {what} · {who}{member} · № {row.index}"
        if len(rows) > MAX_LINES:
            yield self._say("review-more", count=len(rows) - MAX_LINES)
